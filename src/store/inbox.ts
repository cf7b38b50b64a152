import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Content, Incoming } from "../domain/incoming.ts";
import type { Db } from "./database.ts";

/** A stored message whose turn it is. */
export interface Waiting {
  readonly id: string;
  readonly sender: string;
  readonly content: Content;
  readonly receivedAt: DateTime;
}

/** The chat of a lane. */
export interface Chat {
  readonly id: number;
  readonly platform: string;
  readonly bot: string;
  readonly externalId: string;
  readonly kind: "private" | "group";
  readonly unitId: number | null;
}

async function addChat(db: Db, { platform, bot, chat }: Incoming): Promise<void> {
  await db
    .insertInto("chat")
    .values({ platform, bot, external_id: chat.externalId, kind: chat.kind, title: chat.title ?? null })
    .onConflict((conflict) =>
      conflict
        .columns(["platform", "bot", "external_id"])
        .doUpdateSet({ title: (excluded) => excluded.ref("excluded.title") }),
    )
    .execute();
}

/** Stores a message of a chat that is known already; undefined when it is not. */
async function storeInKnown(
  db: Db,
  incoming: Incoming,
  receivedAt: DateTime,
): Promise<{ chatId: number; isNew: boolean } | undefined> {
  const { platform, bot, messageId, place = null, chat, sender, content } = incoming;
  const { rows } = await sql<{ chatId: number; isNew: boolean }>`
    with known as (
      select id from chat where platform = ${platform} and bot = ${bot} and external_id = ${chat.externalId}
    ), stored as (
      insert into inbox (platform, bot, message_id, place, chat_id, sender, content, received_at)
      select ${platform}, ${bot}, ${messageId}, ${place}::bigint, id, ${sender.externalId},
        ${JSON.stringify(content)}::jsonb, ${receivedAt}
      from known
      on conflict (platform, bot, message_id) do nothing
      returning id
    )
    select id as "chatId", exists (select from stored) as "isNew" from known`.execute(db);
  return rows[0];
}

/**
 * Stores a message once. A platform may be told "received" only after this has returned.
 *
 * @returns the lane to wake; `isNew` is false for a repeat, which has no effect.
 */
export async function storeIncoming(
  db: Db,
  incoming: Incoming,
  receivedAt: DateTime,
): Promise<{ chatId: number; isNew: boolean }> {
  const stored = await storeInKnown(db, incoming, receivedAt);
  if (stored) return stored;
  await addChat(db, incoming);
  return (await storeInKnown(db, incoming, receivedAt)) as { chatId: number; isNew: boolean };
}

/** Chats with unhandled messages: what a lost wake-up has left behind. */
export async function listWaitingLanes(db: Db): Promise<{ chatId: number; platform: string }[]> {
  const { rows } = await sql<{ chat_id: number; platform: string }>`
    select distinct chat_id, platform from inbox where handled_at is null order by chat_id limit 1000`.execute(db);
  return rows.map((row) => ({ chatId: row.chat_id, platform: row.platform }));
}
