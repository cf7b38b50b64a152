import { sql, type Kysely } from "kysely";

/** What was said last in a chat is looked at with every message: found without reading all that was ever said there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_recent on outbox (chat_id, id)`.execute(db);
}
