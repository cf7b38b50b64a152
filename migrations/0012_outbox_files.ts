import { sql, type Kysely } from "kysely";

/** Finds the messages that carry a file, so that one nobody needs any more can be forgotten without reading them all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index outbox_files on outbox using gin ((body -> 'attachments') jsonb_path_ops) where body ? 'attachments'
  `.execute(db);
}
