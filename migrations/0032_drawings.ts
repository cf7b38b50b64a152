import { sql, type Kysely } from "kysely";

/** A picture of the bot's own is kept as what is to be drawn until somebody first looks at it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table attachment
      alter column content drop not null,
      -- as text: its bytes are what the hash is of, and the database never looks into it
      add column drawing text,
      add constraint attachment_content_or_drawing check (num_nonnulls(content, drawing) = 1)
  `.execute(db);
}
