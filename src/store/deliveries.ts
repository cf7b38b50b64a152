import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { StoredDelivery } from "../domain/delivery.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language, Reply } from "../render/message.ts";
import { holdsOn, isHandedIn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { addToOutbox } from "./outbox.ts";

/** A reminder that did not arrive and about which nothing has been done. */
export interface UnreachedReminder {
  readonly reminderId: string;
  readonly obligationId: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly period: string;
  readonly personId: number;
  readonly personName: string;
  readonly why: "blocked" | "no-chat" | "quota" | "failed";
  /** The message that failed, with where else the person can be written to; null where there was no message. */
  readonly notice: { readonly id: string; readonly body: Reply } | null;
  /** Another chat of the person; null when there is none. */
  readonly otherChatId: number | null;
}

/** Reminders decided since an instant that reached nobody, for reports that are still owed, oldest first. */
export async function listUnreached(db: Db, since: DateTime, limit: number): Promise<UnreachedReminder[]> {
  const { rows } = await sql<
    Omit<UnreachedReminder, "notice"> & { readonly noticeId: string | null; readonly body: Reply | null }
  >`
    select m.id as "reminderId", m.obligation_id as "obligationId", u.id as "unitId", u.name as "unitName", o.period,
      p.id as "personId", p.name as "personName", n.id as "noticeId", x.body, chat_of(p.id) as "otherChatId",
      case when m.outcome = 'unreachable' then 'no-chat' when x.reason in ('blocked', 'quota') then x.reason
        else 'failed' end as why
    from reminder m
    join obligation o on o.id = m.obligation_id join unit u on u.id = o.unit_id join person p on p.id = m.person_id
    left join notice n on n.id = m.notice_id left join outbox x on x.id = n.outbox_id
    where m.decided_at >= ${since} and not ${isHandedIn("m.obligation_id")}
      and (m.outcome = 'unreachable' or m.outcome in ('sent', 'late') and x.status = 'failed')
      and not exists (select 1 from reminder_fallback f where f.reminder_id = m.id)
    order by m.id limit ${limit}`.execute(db);
  return rows.map(({ noticeId, body, ...row }) => ({
    ...row,
    notice: noticeId !== null && body !== null ? { id: noticeId, body } : null,
  }));
}

/** Sends a notice again, to another chat of its reader: the notice is then that message's. */
export async function redirectNotice(
  trx: Trx,
  notice: { readonly id: string; readonly body: Reply },
  chatId: number,
  at: DateTime,
): Promise<void> {
  const key = `notice~${notice.id}~${chatId}`;
  await addToOutbox(trx, [{ key, chatId, reply: notice.body, priority: "broadcast" }], at);
  await sql`
    update notice n set outbox_id = x.id, chat_id = ${chatId} from outbox x where x.key = ${key} and n.id = ${notice.id}`.execute(
    trx,
  );
}

/** Notes what was done about reminders that did not arrive. */
export async function noteFallbacks(
  trx: Trx,
  fallbacks: readonly { readonly reminderId: string; readonly way: "channel" | "head" | "none" }[],
  at: DateTime,
): Promise<void> {
  if (fallbacks.length === 0) return;
  await trx
    .insertInto("reminder_fallback")
    .values(fallbacks.map(({ reminderId, way }) => ({ reminder_id: reminderId, way, at })))
    .onConflict((conflict) => conflict.column("reminder_id").doNothing())
    .execute();
}

/** The last reminder of each reader for each report of a period, with how it ended. */
export interface LastDelivery extends StoredDelivery {
  readonly personId: number;
  readonly personName: string;
  readonly unitName: string;
  readonly decidedAt: DateTime;
  readonly way: "channel" | "head" | "none" | null;
}

/** How the last reminders ended, for the units' own people, by unit and person. */
export async function listLastDeliveries(
  db: Db,
  of: { readonly planId: number; readonly period: string },
  unitIds: readonly number[],
): Promise<LastDelivery[]> {
  const { rows } = await sql<LastDelivery>`
    select distinct on (u.name, u.id, p.id) p.id as "personId", p.name as "personName", u.name as "unitName",
      m.decided_at as "decidedAt", m.outcome, x.status, x.reason, f.way
    from obligation o join reminder m on m.obligation_id = o.id
    join unit u on u.id = o.unit_id join person p on p.id = m.person_id
    left join notice n on n.id = m.notice_id left join outbox x on x.id = n.outbox_id
    left join reminder_fallback f on f.reminder_id = m.id
    where o.plan_id = ${of.planId} and o.period = ${of.period} and o.unit_id = any(${unitIds}::int[])
      and m.recipient in ('officer', 'deputy', 'head') and m.outcome <> 'overtaken'
    order by u.name, u.id, p.id, m.decided_at desc, m.id desc`.execute(db);
  return rows;
}

/** The newest period of which anybody has been reminded, of some units; undefined when nobody ever was. */
export async function findLastReminded(
  db: Db,
  unitIds: readonly number[],
): Promise<{ readonly planId: number; readonly period: string } | undefined> {
  const { rows } = await sql<{ planId: number; period: string }>`
    select o.plan_id as "planId", o.period from reminder m join obligation o on o.id = m.obligation_id
    where o.unit_id = any(${unitIds}::int[]) order by m.decided_at desc, m.id desc limit 1`.execute(db);
  return rows[0];
}

/** People who keep an eye on deliveries for some units, with their chats. */
export async function listWatchers(
  db: Db,
  unitIds: readonly number[],
  on: IsoDate,
): Promise<{ personId: number; chatId: number; language: Language; unitId: number }[]> {
  const { rows } = await sql<{ personId: number; chatId: number; language: Language; unitId: number }>`
    with recursive above as (
      select id as unit_id, id as above_id from unit where id = any(${unitIds}::int[])
      union select b.unit_id, x.parent_id from above b join unit x on x.id = b.above_id where x.parent_id is not null
    )
    select w.* from (
      select p.id as "personId", chat_of(p.id) as "chatId", p.language, b.unit_id as "unitId"
      from above b join assignment a on a.unit_id = b.above_id and a.role = 'secretary'
        and ${holdsOn("a", on)}
      join person p on p.id = a.person_id
    ) w where w."chatId" is not null order by w."personId", w."unitId"`.execute(db);
  return rows;
}
