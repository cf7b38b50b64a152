import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Reply } from "../render/message.ts";
import type { Db, Trx } from "./database.ts";

/** Replies overtake broadcasts. */
export const PRIORITY = { reply: 0, broadcast: 1 } as const;

/** Something to say, to which chat, once. */
export interface Outgoing {
  /** Unique: a second row with the same key is not stored. */
  readonly key: string;
  readonly chatId: number;
  readonly reply: Reply;
  readonly priority: keyof typeof PRIORITY;
  /** The message that it answers. */
  readonly inboxId?: string;
}

/** The statement that stores what is to be said, in its order. Rows whose key exists are left alone. */
export function insertIntoOutbox(messages: readonly Outgoing[], at: DateTime) {
  const rows = messages.map((message) => ({
    key: message.key,
    chat_id: message.chatId,
    inbox_id: message.inboxId ?? null,
    priority: PRIORITY[message.priority],
    body: message.reply,
  }));
  return sql`
    insert into outbox (key, chat_id, inbox_id, priority, body, created_at)
    select key, chat_id, inbox_id, priority, body, ${at}
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as (key text, chat_id int, inbox_id bigint, priority smallint, body jsonb)) with ordinality
    order by ordinality
    on conflict (key) do nothing`;
}

/** Stores what is to be said, in the transaction of the change that it tells of. Rows whose key exists are left alone. */
export async function addToOutbox(trx: Trx, messages: readonly Outgoing[], at: DateTime): Promise<void> {
  if (messages.length > 0) await insertIntoOutbox(messages, at).execute(trx);
}

/** The choices of a sent message and the chat it went to, for a press on one of them. */
export async function findSentChoices(db: Db, outboxId: string): Promise<{ chatId: number; reply: Reply } | undefined> {
  if (!/^\d{1,18}$/.test(outboxId)) return undefined;
  const row = await db.selectFrom("outbox").select(["chat_id", "body"]).where("id", "=", outboxId).executeTakeFirst();
  return row && { chatId: row.chat_id, reply: row.body as Reply };
}

/** The newest message of a chat that has choices; `isUnasked` when nobody in the chat had asked for it. */
export async function findNewestChoices(
  db: Db,
  chat: { readonly platform: string; readonly bot: string; readonly externalId: string },
): Promise<{ outboxId: string; reply: Reply; isUnasked: boolean } | undefined> {
  const { rows } = await sql<{ id: string; body: Reply; unasked: boolean }>`
    select o.id, o.body, o.priority = ${PRIORITY.broadcast} or i.chat_id is distinct from o.chat_id as unasked
    from outbox o left join inbox i on i.id = o.inbox_id
    where o.chat_id = (
        select id from chat
        where platform = ${chat.platform} and bot = ${chat.bot} and external_id = ${chat.externalId}
      ) and jsonb_array_length(coalesce(o.body -> 'choices', '[]')) > 0
    order by o.id desc limit 1`.execute(db);
  return rows[0] && { outboxId: rows[0].id, reply: rows[0].body, isUnasked: rows[0].unasked };
}

/** The newest message of a chat, with or without choices. */
export async function findNewestMessage(
  trx: Trx,
  chat: { readonly id: number },
): Promise<{ outboxId: string; reply: Reply; createdAt: DateTime } | undefined> {
  const row = await trx
    .selectFrom("outbox")
    .select(["id", "body", "created_at"])
    .where("chat_id", "=", chat.id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { outboxId: row.id, reply: row.body as Reply, createdAt: row.created_at };
}
