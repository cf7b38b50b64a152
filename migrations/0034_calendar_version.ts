import { sql, type Kysely } from "kysely";

/** Days off and worked days are kept with the vocabulary: its version tells when they have changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger vocabulary_changed after insert or delete or truncate or update on working_day_exception
      for each statement execute function vocabulary_changed();
    update vocabulary_version set change = default;
  `.execute(db);
}
