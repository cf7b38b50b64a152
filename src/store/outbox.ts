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
  /** The reminder that it carries: looked at again just before sending. */
  readonly reminderId?: string;
}

/** Stores what is to be said, in the transaction of the change that it tells of. Rows whose key exists are left alone. */
export async function addToOutbox(trx: Trx, messages: readonly Outgoing[], at: DateTime): Promise<void> {
  if (messages.length === 0) return;
  await trx
    .insertInto("outbox")
    .values(
      messages.map((message) => ({
        key: message.key,
        chat_id: message.chatId,
        inbox_id: message.inboxId ?? null,
        reminder_id: message.reminderId ?? null,
        priority: PRIORITY[message.priority],
        body: JSON.stringify(message.reply),
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

/** An outbox row taken for sending. */
export interface Claimed {
  readonly id: string;
  readonly chatId: number;
  readonly platform: string;
  readonly bot: string;
  readonly externalChatId: string;
  readonly chatKind: "private" | "group";
  readonly reply: Reply;
  readonly reminderId: string | null;
  /** An earlier attempt died between sending and settling: it may have arrived. */
  readonly isRepeat: boolean;
  /** From 1. */
  readonly attempt: number;
}

export type ClaimResult =
  | { readonly kind: "claimed"; readonly message: Claimed }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "empty" };

/**
 * A sender whose connections are gone is dead, one that has not said a word for this long is taken for dead: its message
 * is sent again, marked as a repeat.
 */
const LEASE = "60 seconds";

/**
 * Takes the next message of a chat: in order, replies before broadcasts, never two at once, and not before the chat's
 * pace allows. Leases and paces go by the database's clock, which all processes share.
 *
 * @param spacingMs least time between two messages to the chat.
 */
export async function claimNextDelivery(
  db: Db,
  chatId: number,
  spacingMs: (chatKind: "private" | "group") => number,
): Promise<ClaimResult> {
  return db.transaction().execute(async (trx) => {
    const { rows: chats } = await sql<{
      platform: string;
      bot: string;
      external_id: string;
      kind: "private" | "group";
      wait_ms: number;
    }>`
      select platform, bot, external_id, kind,
        case when next_send_at > clock_timestamp()
          then ceil(extract(epoch from next_send_at - clock_timestamp()) * 1000)::int else 0 end as wait_ms
      from chat where id = ${chatId} for no key update`.execute(trx);
    const chat = chats[0];
    if (!chat) return { kind: "empty" };
    const { rows } = await sql<{
      id: string;
      body: Reply;
      reminder_id: string | null;
      was_sending: boolean;
      attempts: number;
      wait_ms: number;
    }>`
      select id, body, reminder_id, status = 'sending' as was_sending, attempts,
        case when not_before > clock_timestamp() and (status = 'pending' or exists (
            select 1 from pg_stat_activity where application_name = outbox.claimed_by and datname = current_database()))
          then ceil(extract(epoch from not_before - clock_timestamp()) * 1000)::int else 0 end as wait_ms
      from outbox where chat_id = ${chatId} and status in ('pending', 'sending')
      order by status = 'sending' desc, priority, id limit 1`.execute(trx);
    const next = rows[0];
    if (!next) return { kind: "empty" };
    const wait = Math.max(next.wait_ms, chat.wait_ms);
    if (wait > 0) return { kind: "wait", ms: wait };
    await sql`
      update outbox set status = 'sending', attempts = attempts + 1, not_before = clock_timestamp() + ${LEASE}::interval,
        claimed_by = current_setting('application_name'), position = coalesce(position, nextval('message_position'))
      where id = ${next.id}`.execute(trx);
    await sql`
      update chat set next_send_at = clock_timestamp() + make_interval(secs => ${spacingMs(chat.kind) / 1000})
      where id = ${chatId}`.execute(trx);
    return {
      kind: "claimed",
      message: {
        id: next.id,
        chatId,
        platform: chat.platform,
        bot: chat.bot,
        externalChatId: chat.external_id,
        chatKind: chat.kind,
        reply: next.body,
        reminderId: next.reminder_id,
        isRepeat: next.was_sending,
        attempt: next.attempts + 1,
      },
    };
  });
}

/** How a taken message ended. `unknown` may or may not have arrived: it is never called sent and never repeated blindly. */
export type Settlement =
  | { readonly status: "sent"; readonly externalId?: string | undefined }
  | { readonly status: "failed" | "unknown" | "dropped"; readonly reason: string };

/** Writes down how a send ended. */
export async function settleDelivery(db: Db, outboxId: string, settlement: Settlement, at: DateTime): Promise<void> {
  await db
    .updateTable("outbox")
    .set({
      status: settlement.status,
      settled_at: at,
      not_before: null,
      external_id: settlement.status === "sent" ? (settlement.externalId ?? null) : null,
      reason: settlement.status === "sent" ? null : settlement.reason,
    })
    .where("id", "=", outboxId)
    .execute();
}

/** Puts a message back, not to be tried before `afterMs` from now (the platform asked for patience: nothing was sent). */
export async function postponeDelivery(db: Db, outboxId: string, afterMs: number): Promise<void> {
  await sql`
    update outbox set status = 'pending', not_before = clock_timestamp() + make_interval(secs => ${afterMs / 1000})
    where id = ${outboxId}`.execute(db);
}

/** Chats with something to send, those with replies first: what a lost wake-up has left behind. */
export async function listChatsToSend(
  db: Db,
  platforms: readonly string[],
  limit = 1000,
): Promise<{ chatId: number; platform: string; isReply: boolean }[]> {
  const { rows } = await sql<{ chat_id: number; platform: string; priority: number }>`
    select o.chat_id, c.platform, min(o.priority) as priority
    from outbox o join chat c on c.id = o.chat_id
    where (o.status = 'sending' or o.status = 'pending' and coalesce(o.not_before, '-infinity') <= clock_timestamp())
      and c.platform = any(${platforms})
    group by o.chat_id, c.platform order by priority, o.chat_id limit ${limit}`.execute(db);
  return rows.map((row) => ({ chatId: row.chat_id, platform: row.platform, isReply: row.priority === PRIORITY.reply }));
}

/** The choices of a sent message and the chat it went to, for a press on one of them. */
export async function findSentChoices(db: Db, outboxId: string): Promise<{ chatId: number; reply: Reply } | undefined> {
  if (!/^\d{1,18}$/.test(outboxId)) return undefined;
  const row = await db.selectFrom("outbox").select(["chat_id", "body"]).where("id", "=", outboxId).executeTakeFirst();
  return row && { chatId: row.chat_id, reply: row.body as Reply };
}

/** The newest message of a chat that offered choices, for answers by number or label. */
export async function findNewestChoices(
  db: Db,
  chat: { readonly platform: string; readonly bot: string; readonly externalId: string },
): Promise<{ outboxId: string; reply: Reply } | undefined> {
  const { rows } = await sql<{ id: string; body: Reply }>`
    select o.id, o.body from outbox o join chat c on c.id = o.chat_id
    where c.platform = ${chat.platform} and c.bot = ${chat.bot} and c.external_id = ${chat.externalId}
      and jsonb_array_length(coalesce(o.body -> 'choices', '[]')) > 0
    order by o.id desc limit 1`.execute(db);
  return rows[0] && { outboxId: rows[0].id, reply: rows[0].body };
}
