import { sql, type Kysely } from "kysely";

/** Platforms that push over several connections may overtake themselves: what waits is handled in their own order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- the platform's own order within a chat, where it has one
    alter table inbox add column place bigint;
    drop index inbox_waiting;
    create index inbox_waiting on inbox (chat_id, place nulls first, id) where handled_at is null;
  `.execute(db);
}
