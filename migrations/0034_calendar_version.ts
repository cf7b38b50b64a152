import { sql, type Kysely } from "kysely";

/**
 * Days off and worked days are kept with the vocabulary: its version tells when they have changed. And the moment of an
 * answer is found without passing over the newer figures of all other provinces.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger vocabulary_changed after insert or delete or truncate or update on working_day_exception
      for each statement execute function vocabulary_changed();
    update vocabulary_version set change = default;

    -- The newest rows of the tables that grow, whosever they are: three numbers that tell nothing, read with the owner's
    -- rights. Behind the wall the newest row of one's own province may lie far below those of the others.
    create function newest_rows() returns table (figure bigint, report int, decision int)
    language sql stable security definer set search_path from current as $$
      select coalesce((select max(id) from figure), 0), coalesce((select max(id) from report), 0),
        coalesce((select max(id) from report_decision), 0)
    $$;
  `.execute(db);
}
