import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Language, Reply } from "../render/message.ts";
import { transaction, type Db, type Trx } from "./database.ts";
import { PLANNED_ANEW } from "./prepared.ts";

/** An outbox row taken for sending. */
export interface Claimed {
  readonly id: string;
  readonly chatId: number;
  readonly platform: string;
  readonly bot: string;
  readonly externalChatId: string;
  readonly chatKind: "private" | "group";
  /** That of the person of a private chat; Vietnamese in groups. */
  readonly language: Language;
  readonly reply: Reply;
  /** Said unasked: it is read again before it is sent. */
  readonly isBroadcast: boolean;
  /** An earlier attempt died between sending and settling: it may have arrived. */
  readonly isRepeat: boolean;
  /** From 1. */
  readonly attempt: number;
  /** How many of its messages have gone out before, when it takes several. */
  readonly partsSent: number;
}

/**
 * `empty`: nothing waits; `wait`: what waits may not go out yet, and with `wholePlatform` neither may anything that is
 * stored meanwhile.
 */
export type ClaimResult =
  /** `restMs`: so long nothing more of the platform may go out. */
  | { readonly kind: "claimed"; readonly message: Claimed; readonly restMs: number }
  | { readonly kind: "wait"; readonly ms: number; readonly wholePlatform: boolean }
  | { readonly kind: "empty" };

/** What to take: the next message of a platform, or of one chat of it. */
export interface ClaimScope {
  readonly platform: string;
  readonly chatId?: number;
}

/**
 * Least distance between messages in milliseconds. A chat that was silent may have a few at once: as many as fit into
 * `burstMs` at its distance. The platform's own pace catches up at most `PLATFORM_BURST_MS`.
 */
export interface Pace {
  readonly platformMs: number;
  chat(kind: "private" | "group"): { readonly spacingMs: number; readonly burstMs: number };
}

/** A sender that was late by less than this loses none of the platform's pace. */
const PLATFORM_BURST_MS = 300;

/**
 * A sender whose connections are gone is dead, one that has not said a word for this long is taken for dead: its message
 * is sent again, marked as a repeat.
 */
const LEASE = "60 seconds";

const msUntil = (instant: ReturnType<typeof sql.raw>) =>
  sql`ceil(extract(epoch from greatest(${instant}, clock_timestamp()) - clock_timestamp()) * 1000)::int`;

/**
 * Locks the chat whose message is the next: replies first, then by age. Chats that are being handled are passed over. The
 * platform's pace is only looked at here; it is held when the message is claimed.
 *
 * Trap: the pace is compared within its own select, once. Compared outside of it, by a clock that moves on, it would be
 * asked for every message that waits.
 */
async function lockNextChat(trx: Trx, scope: ClaimScope, pace: Pace): Promise<number | undefined> {
  const { rows } = await sql<{ chat_id: number }>`
    select ${PLANNED_ANEW} o.chat_id from outbox o join chat c on c.id = o.chat_id
    where o.platform = ${scope.platform} and o.status = 'pending' and c.next_send_at <= clock_timestamp()
      and (${scope.chatId ?? null}::int is null or o.chat_id = ${scope.chatId ?? null}::int)
      and (${pace.platformMs}::float8 = 0
        or (select next_send_at <= clock_timestamp() from platform_pace where platform = ${scope.platform}))
      and not exists (select 1 from outbox s
        where s.platform = ${scope.platform} and s.chat_id = o.chat_id and s.status = 'sending')
    order by o.priority, o.id limit 1
    for no key update of c skip locked`.execute(trx);
  return rows[0]?.chat_id;
}

type ClaimedRow = Omit<Claimed, "chatId" | "platform"> & { readonly restMs: number };

/**
 * Marks the first message of a locked chat as being sent, and moves the chat's and the platform's pace on; undefined when
 * another process was quicker to take the platform's turn. The pace is held from here to the commit, which follows at once.
 *
 * Trap: asked for by both states, it is found by the index of a chat's waiting messages. Asked for as 'pending', it would
 * be looked for among everything that waits on the platform.
 */
async function claimFirst(
  trx: Trx,
  at: { readonly chatId: number; readonly platform: string },
  pace: Pace,
): Promise<ClaimedRow | undefined> {
  const { private: person, group } = { private: pace.chat("private"), group: pace.chat("group") };
  const { rows } = await sql<ClaimedRow>`
    ${PLANNED_ANEW} with first as (
      select id from outbox where chat_id = ${at.chatId} and status in ('pending', 'sending')
        and not exists (select 1 from outbox s where s.chat_id = ${at.chatId} and s.status = 'sending')
      order by priority, id limit 1
    ), slot as (
      update platform_pace set next_send_at =
        greatest(next_send_at, clock_timestamp() - make_interval(secs => ${PLATFORM_BURST_MS / 1000}::float8))
        + make_interval(secs => ${pace.platformMs / 1000}::float8)
      from first where platform_pace.platform = ${at.platform} and next_send_at <= clock_timestamp()
        and ${pace.platformMs}::float8 > 0
      returning ${msUntil(sql.raw("next_send_at"))} as rest_ms
    ), taken as (
      update outbox set status = 'sending', attempts = attempts + 1, not_before = clock_timestamp() + ${LEASE}::interval,
        claimed_by = current_setting('application_name'), position = coalesce(position, nextval('message_position'))
      from first where outbox.id = first.id and (${pace.platformMs}::float8 = 0 or exists (select 1 from slot))
      returning outbox.*
    ), paced as (
      update chat set next_send_at =
        greatest(next_send_at, clock_timestamp()
          - make_interval(secs => (case kind when 'group' then ${group.burstMs}::float8 else ${person.burstMs}::float8 end) / 1000))
        + make_interval(secs => (case kind when 'group' then ${group.spacingMs}::float8 else ${person.spacingMs}::float8 end) / 1000)
      from taken where chat.id = taken.chat_id
      returning chat.*
    )
    select t.id, c.bot, c.external_id as "externalChatId", c.kind as "chatKind", coalesce(p.language, 'vi') as language,
      t.body as reply, t.priority = 1 as "isBroadcast", t.is_repeat as "isRepeat", t.attempts as attempt,
      t.parts_sent as "partsSent", coalesce((select rest_ms from slot), 0) as "restMs"
    from taken t join paced c on c.id = t.chat_id left join person p on p.id = c.person_id`.execute(trx);
  return rows[0];
}

/**
 * How long until the platform may be written to, and when it may, how long until one of the chats may for which something
 * waits. Null where there is none.
 */
async function findWaits(db: Db, scope: ClaimScope): Promise<{ platform: number | null; chats: number | null }> {
  const { rows } = await sql<{ platform: number | null; chats: number | null }>`
    select ${PLANNED_ANEW} pace.wait as platform,
      case when pace.wait > 0 then null else (
        select min(${msUntil(sql.raw("c.next_send_at"))}) from outbox o join chat c on c.id = o.chat_id
        where o.platform = ${scope.platform} and o.status = 'pending'
          and (${scope.chatId ?? null}::int is null or o.chat_id = ${scope.chatId ?? null}::int)) end as chats
    from (select (select ${msUntil(sql.raw("next_send_at"))} from platform_pace where platform = ${scope.platform}) as wait) pace
    `.execute(db);
  return rows[0] ?? { platform: null, chats: null };
}

/** What waits although its time has come waits for a chat that is being handled or sent to: looked at again after this. */
const BUSY_MS = 50;

/**
 * Takes the next message of a platform: replies before broadcasts, a chat's messages in order and never two at once,
 * and not before the paces of chat and platform allow. All go by the database's clock, which all processes share.
 *
 * Trap: two statements on purpose. The chat is locked first; only then is it read what is its next message.
 */
export async function claimNextDelivery(db: Db, scope: ClaimScope, pace: Pace): Promise<ClaimResult> {
  const { platform } = scope;
  const taken = await transaction(db, async (trx): Promise<ClaimResult | undefined> => {
    const chatId = await lockNextChat(trx, scope, pace);
    const row = chatId === undefined ? undefined : await claimFirst(trx, { chatId, platform }, pace);
    if (!row || chatId === undefined) return undefined;
    const { restMs, ...message } = row;
    return { kind: "claimed", message: { ...message, chatId, platform }, restMs };
  });
  if (taken) return taken;
  const waits = await findWaits(db, scope);
  if (pace.platformMs > 0 && waits.platform === null) {
    await sql`insert into platform_pace (platform) values (${platform}) on conflict do nothing`.execute(db);
    return claimNextDelivery(db, scope, pace);
  }
  if (waits.platform !== null && waits.platform > 0) return { kind: "wait", ms: waits.platform, wholePlatform: true };
  if (waits.chats === null) return { kind: "empty" };
  return { kind: "wait", ms: waits.chats || BUSY_MS, wholePlatform: false };
}

/**
 * Puts back what senders have left behind who died while sending: it goes out again, marked as a repeat.
 *
 * @returns how many.
 */
export async function releaseLostDeliveries(db: Db, platforms: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    ${PLANNED_ANEW} update outbox set status = 'pending', is_repeat = true, not_before = null
    where platform = any(${platforms}) and status = 'sending'
      and (not_before <= clock_timestamp() or not exists (
        select 1 from pg_stat_activity where application_name = outbox.claimed_by and datname = current_database()))`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
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

/**
 * Puts a message back of which the platform took nothing, or only the first parts: its chat, and with `wholePlatform`
 * every chat of the platform, is left alone for `afterMs`.
 */
export async function postponeDelivery(
  db: Db,
  message: Pick<Claimed, "id" | "chatId" | "platform">,
  patience: { readonly afterMs: number; readonly wholePlatform: boolean; readonly partsSent: number },
): Promise<void> {
  const until = sql`clock_timestamp() + make_interval(secs => ${patience.afterMs / 1000}::float8)`;
  await transaction(db, async (trx) => {
    await sql`update chat set next_send_at = greatest(next_send_at, ${until}) where id = ${message.chatId}`.execute(
      trx,
    );
    await sql`
      update outbox set status = 'pending', not_before = null, parts_sent = ${patience.partsSent} where id = ${message.id}
    `.execute(trx);
    // In the order in which claiming locks them.
    if (patience.wholePlatform)
      await sql`
        insert into platform_pace (platform, next_send_at) values (${message.platform}, ${until})
        on conflict (platform) do update set next_send_at = greatest(platform_pace.next_send_at, excluded.next_send_at)
      `.execute(trx);
  });
}

/** Counts further messages that one delivery has become against the paces of its chat and platform. */
export async function chargePace(
  db: Db,
  message: Pick<Claimed, "chatId" | "chatKind" | "platform">,
  parts: number,
  pace: Pace,
): Promise<void> {
  const chatMs = parts * pace.chat(message.chatKind).spacingMs;
  if (chatMs > 0)
    await sql`
      update chat set next_send_at = next_send_at + make_interval(secs => ${chatMs / 1000}::float8)
      where id = ${message.chatId}`.execute(db);
  if (pace.platformMs > 0)
    await sql`
      update platform_pace set next_send_at = next_send_at + make_interval(secs => ${(parts * pace.platformMs) / 1000}::float8)
      where platform = ${message.platform}`.execute(db);
}
