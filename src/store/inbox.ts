import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Content, Incoming } from "../domain/incoming.ts";
import type { Db, Trx } from "./database.ts";

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

async function findOrAddChat(db: Db, incoming: Incoming): Promise<number> {
  const { platform, bot, chat } = incoming;
  const found = await db
    .selectFrom("chat")
    .select("id")
    .where("platform", "=", platform)
    .where("bot", "=", bot)
    .where("external_id", "=", chat.externalId)
    .executeTakeFirst();
  if (found) return found.id;
  const added = await db
    .insertInto("chat")
    .values({ platform, bot, external_id: chat.externalId, kind: chat.kind, title: chat.title ?? null })
    .onConflict((conflict) =>
      conflict
        .columns(["platform", "bot", "external_id"])
        .doUpdateSet({ title: (excluded) => excluded.ref("excluded.title") }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return added.id;
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
  const chatId = await findOrAddChat(db, incoming);
  const stored = await db
    .insertInto("inbox")
    .values({
      platform: incoming.platform,
      bot: incoming.bot,
      message_id: incoming.messageId,
      chat_id: chatId,
      sender: incoming.sender.externalId,
      content: JSON.stringify(incoming.content),
      received_at: receivedAt,
    })
    .onConflict((conflict) => conflict.columns(["platform", "bot", "message_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return { chatId, isNew: stored !== undefined };
}

/**
 * Takes the lane of a chat until the transaction ends, waiting for whoever holds it: no two messages of one chat are
 * handled at once, on any number of processes. The lock leaves the chat readable and referable, so receiving goes on.
 */
export async function lockLane(trx: Trx, chatId: number): Promise<Chat> {
  const row = await trx
    .selectFrom("chat")
    .select(["id", "platform", "bot", "external_id", "kind", "unit_id"])
    .where("id", "=", chatId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    platform: row.platform,
    bot: row.bot,
    externalId: row.external_id,
    kind: row.kind,
    unitId: row.unit_id,
  };
}

/** The oldest message of a lane that has not been handled. */
export async function findNextWaiting(trx: Trx, chatId: number): Promise<Waiting | undefined> {
  const row = await trx
    .selectFrom("inbox")
    .select(["id", "sender", "content", "received_at"])
    .where("chat_id", "=", chatId)
    .where("handled_at", "is", null)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, sender: row.sender, content: row.content as Content, receivedAt: row.received_at };
}

/** Marks a message as handled, with the incident code when it failed for good. */
export async function markHandled(trx: Trx, inboxId: string, at: DateTime, incident?: string): Promise<void> {
  await trx
    .updateTable("inbox")
    .set({ handled_at: at, incident: incident ?? null })
    .where("id", "=", inboxId)
    .execute();
}

/** Chats with unhandled messages: what a lost wake-up has left behind. */
export async function listWaitingLanes(db: Db): Promise<{ chatId: number; platform: string }[]> {
  const { rows } = await sql<{ chat_id: number; platform: string }>`
    select distinct chat_id, platform from inbox where handled_at is null order by chat_id limit 1000`.execute(db);
  return rows.map((row) => ({ chatId: row.chat_id, platform: row.platform }));
}
