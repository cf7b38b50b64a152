import { sql, type RawBuilder } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import type { Recipient } from "../domain/plan.ts";
import type { NoticeDecision } from "../domain/reminder-notice.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language, Reply } from "../render/message.ts";
import { holdsOn, isHandedIn, isUnlockedOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { addToOutbox } from "./outbox.ts";
import { PLAN_VERSION } from "./plans.ts";

/** What was decided for one reader. */
export interface DecidedReader {
  /** Null for a group, which is then the decision's chat. */
  readonly personId: number | null;
  readonly groupChatId: number | null;
  readonly decision: NoticeDecision;
  /** The deadline's date of each report, by obligation. */
  readonly dueOn: ReadonlyMap<number, IsoDate>;
}

/**
 * Writes what was decided for a page of readers: notices, ledger lines, ends of snoozes. Returns the ids of the notices,
 * whose messages are still to be put into the outbox. A rung that is in the ledger already breaks the transaction.
 */
export async function addNotices(
  trx: Trx,
  readers: readonly DecidedReader[],
  on: { readonly now: DateTime; readonly today: IsoDate },
): Promise<string[]> {
  const noticed = readers.flatMap(({ personId, decision: { notice } }) => (notice ? [{ personId, ...notice }] : []));
  const { rows } = await sql<{ id: string; person_id: number | null; chat_id: number }>`
    insert into notice (person_id, chat_id, on_day, is_extra, created_at)
    select n."personId", n."chatId", ${on.today}, n."isExtra", ${on.now}
    from jsonb_to_recordset(${JSON.stringify(noticed)}::jsonb) as n ("personId" int, "chatId" int, "isExtra" boolean)
    returning id, person_id, chat_id`.execute(trx);
  const keyOf = (personId: number | null, chatId: number | null): string => (personId ? `p${personId}` : `g${chatId}`);
  const ids = new Map(rows.map((row) => [keyOf(row.person_id, row.chat_id), row.id]));
  const lines = readers.flatMap(({ personId, groupChatId, decision, dueOn }) =>
    decision.lines.map(({ dueAt, ...line }) => ({
      ...line,
      ...{ personId, chatId: groupChatId, dueAt: dueAt.toISO(), dueOn: dueOn.get(line.obligationId) },
      noticeId: line.outcome === "sent" || line.outcome === "late" ? ids.get(keyOf(personId, groupChatId)) : null,
    })),
  );
  await sql`
    insert into reminder (obligation_id, due_on, rung, snooze_id, person_id, chat_id, recipient, due_at, decided_at,
      outcome, reason, notice_id)
    select n."obligationId", n."dueOn", n.rung, n."snoozeId", n."personId", n."chatId", n.recipient, n."dueAt",
      ${on.now}, n.outcome, n.reason, n."noticeId"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as n ("obligationId" int, "dueOn" date, rung int, "snoozeId" int, "personId" int, "chatId" int, recipient text,
        "dueAt" timestamptz, outcome text, reason text, "noticeId" bigint)`.execute(trx);
  const snoozes = readers.flatMap(({ decision }) => decision.snoozes);
  if (snoozes.length > 0)
    await sql`
      update snooze s set ended_at = ${on.now}, ending = n.ending
      from jsonb_to_recordset(${JSON.stringify(snoozes)}::jsonb) as n (id int, ending text) where n.id = s.id`.execute(
      trx,
    );
  return rows.map((row) => row.id);
}

/** One report of a notice, with all that its text needs. */
export interface NoticeLine {
  readonly noticeId: string;
  readonly reminderId: string;
  /** Null for a group. */
  readonly personId: number | null;
  readonly name: string | null;
  readonly language: Language;
  readonly chatId: number;
  readonly obligationId: number;
  readonly unitName: string;
  readonly period: string;
  readonly planId: number;
  readonly deadline: Deadline;
  readonly rung: number | null;
  readonly recipient: Recipient;
  readonly dueAt: DateTime;
  /** Why it is said later than on its day; null when it is not. */
  readonly reason: string | null;
  /** The draft of the report, for the unit's own people; null for others and when nobody has begun. */
  readonly draftEntries: unknown;
  /** Names of the unit's officers, for its head. */
  readonly officers: readonly string[];
  /** Not sent, not locked, and the reader still has a role. */
  readonly isNeeded: boolean;
  /** The reader has put the report off since it was decided to speak of it. */
  readonly isPutOff: boolean;
  readonly planVersion: string;
}

interface NoticeRow extends Omit<NoticeLine, "deadline"> {
  readonly kind: Deadline["kind"];
  readonly dueOn: IsoDate;
}

interface Moment {
  readonly now: DateTime;
  readonly today: IsoDate;
}

/** What notices say, in the order in which it was decided, as of a moment: needed or not. */
export async function listNoticeLines(db: Db, noticeIds: readonly string[], on: Moment): Promise<NoticeLine[]> {
  return listLines(db, sql`m.notice_id = any(${noticeIds}::bigint[])`, on);
}

/** What a message of the outbox says, if it carries a notice; none for any other message. */
export async function listLinesOfMessage(db: Db, outboxId: string, on: Moment): Promise<NoticeLine[]> {
  return listLines(db, sql`m.notice_id = (select id from notice where outbox_id = ${outboxId})`, on);
}

async function listLines(db: Db, which: RawBuilder<unknown>, on: Moment): Promise<NoticeLine[]> {
  const holds = holdsOn("a", on.today);
  const { rows } = await sql<NoticeRow>`
    select m.notice_id as "noticeId", m.id as "reminderId", n.person_id as "personId", reader.name,
      coalesce(reader.language, 'vi') as language, n.chat_id as "chatId", o.id as "obligationId", u.name as "unitName",
      o.period, o.plan_id as "planId", d.kind, d.due_on as "dueOn", m.rung, m.recipient, m.due_at as "dueAt", m.reason,
      case when m.recipient in ('officer', 'deputy', 'head') then (
        select f.entries from draft f where f.obligation_id = o.id and f.form = 'report') end as "draftEntries",
      case when m.recipient = 'head' then (
        select jsonb_agg(q.name order by a.id) from assignment a join person q on q.id = a.person_id
        where a.unit_id = o.unit_id and a.role = 'officer' and ${holds}) end as officers,
      not ${isHandedIn("o.id", on.now)}
        and ${isUnlockedOn(on.today)}
        and (n.person_id is null or exists (
          select 1 from assignment a where a.person_id = n.person_id and ${holds}
            and (a.unit_id = o.unit_id or m.recipient in ('secretariat', 'leaders')))) as "isNeeded",
      exists (
        select 1 from snooze s where s.obligation_id = o.id and s.person_id = n.person_id and s.ended_at is null
          and s.until_at > ${on.now} and s.created_at >= n.created_at) as "isPutOff",
      ${PLAN_VERSION} as "planVersion"
    from reminder m join notice n on n.id = m.notice_id join obligation o on o.id = m.obligation_id
    join unit u on u.id = o.unit_id join obligation_deadline d on d.obligation_id = o.id
    join plan p on p.id = o.plan_id left join person reader on reader.id = n.person_id
    where ${which} and m.outcome in ('sent', 'late')
    order by m.notice_id, m.id`.execute(db);
  return rows.map(({ kind, dueOn, officers, ...row }) => ({
    ...row,
    officers: officers ?? [],
    deadline: { kind, on: dueOn },
  }));
}

/** Puts the messages of notices into the outbox. */
export async function addNoticesToOutbox(
  trx: Trx,
  messages: readonly { readonly noticeId: string; readonly chatId: number; readonly reply: Reply }[],
  at: DateTime,
): Promise<void> {
  const outgoing = messages.map(({ noticeId, chatId, reply }) => ({ key: `notice~${noticeId}`, chatId, reply }));
  await addToOutbox(
    trx,
    outgoing.map((one) => ({ ...one, priority: "broadcast" as const })),
    at,
  );
  await sql`
    update notice n set outbox_id = x.id from outbox x
    where x.key = 'notice~' || n.id and n.id = any(${messages.map(({ noticeId }) => noticeId)}::bigint[])`.execute(trx);
}

/** Notes in the ledger that lines were no longer needed when their turn came. */
export async function markUnneeded(db: Db, reminderIds: readonly string[], reason: string): Promise<void> {
  await sql`
    update reminder set outcome = 'unneeded', reason = ${reason}
    where id = any(${reminderIds}::bigint[])`.execute(db);
}

/** Keeps the text with which a message really goes out, so that its choices are the ones on the screen. */
export async function replaceOutgoing(db: Db, outboxId: string, reply: Reply): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ body: JSON.stringify(reply) })
    .where("id", "=", outboxId)
    .execute();
}
