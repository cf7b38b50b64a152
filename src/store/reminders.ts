import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language } from "../render/message.ts";
import type { Db, Trx } from "./database.ts";

/** A report that has not been sent, a person who should send it, and what the ledger says of the two. */
export interface OwedReport {
  readonly obligationId: number;
  readonly unitName: string;
  readonly period: string;
  readonly deadline: Deadline;
  readonly opensOn: IsoDate;
  readonly planId: number;
  readonly draftEntries: unknown;
  readonly personId: number;
  readonly language: Language;
  /** The private chat last used; null when the person has none. */
  readonly chatId: number | null;
  readonly decidedRungs: readonly number[];
}

/** How many unsent reports are read at a time. */
export const OWED_PAGE = 500;

/**
 * Unsent reports with their officers, for the reminder sweep, a page at a time in the order of (obligation, person).
 * A returned report is owed again.
 */
export async function listOwedReports(
  db: Db,
  now: DateTime,
  today: IsoDate,
  after: { readonly obligationId: number; readonly personId: number },
): Promise<OwedReport[]> {
  const { rows } = await sql<{
    obligation_id: number;
    unit_name: string;
    period: string;
    deadline_kind: Deadline["kind"];
    due_on: IsoDate;
    opens_on: IsoDate;
    plan_id: number;
    entries: unknown;
    person_id: number;
    language: Language;
    chat_id: number | null;
    decided: number[];
  }>`
    select o.id as obligation_id, u.name as unit_name, o.period, d.kind as deadline_kind, d.due_on, d.opens_on,
      o.plan_id, f.entries, a.person_id, n.language,
      chat_of(a.person_id) as chat_id,
      (select coalesce(jsonb_agg(r.rung), '[]') from reminder r
       where r.obligation_id = o.id and r.person_id = a.person_id) as decided
    from obligation o
    join unit u on u.id = o.unit_id
    join obligation_deadline d on d.obligation_id = o.id
    join assignment a on a.unit_id = o.unit_id and a.role = 'officer'
      and a.valid_from <= ${today} and (a.valid_until is null or a.valid_until > ${today})
    join person n on n.id = a.person_id
    left join draft f on f.obligation_id = o.id and f.form = 'report'
    where (o.id, a.person_id) > (${after.obligationId}, ${after.personId})
      and d.opens_on <= ${today} and (d.locked_on > ${today} or exists (
        select 1 from lock_exception e where e.obligation_id = o.id and e.until_on >= ${today}))
      and not exists (
        select 1 from report r where r.obligation_id = o.id and r.submitted_at <= ${now}
          and r.version = (select max(l.version) from report l where l.obligation_id = o.id)
          and r.status in ('submitted', 'approved', 'accepted'))
    order by o.id, a.person_id
    limit ${OWED_PAGE}`.execute(db);
  return rows.map((row) => ({
    obligationId: row.obligation_id,
    unitName: row.unit_name,
    period: row.period,
    deadline: { kind: row.deadline_kind, on: row.due_on },
    opensOn: row.opens_on,
    planId: row.plan_id,
    draftEntries: row.entries,
    personId: row.person_id,
    language: row.language,
    chatId: row.chat_id,
    decidedRungs: row.decided,
  }));
}

/** A line of the reminder ledger. */
export interface LedgerLine {
  readonly obligationId: number;
  readonly rung: number;
  readonly personId: number;
  readonly dueAt: DateTime;
  readonly outcome: "sent" | "late" | "overtaken" | "unreachable";
}

/** Writes into the ledger; returns the new line's id, or undefined when the rung was there already. */
export async function addToLedger(trx: Trx, line: LedgerLine, now: DateTime): Promise<string | undefined> {
  const row = await trx
    .insertInto("reminder")
    .values({
      obligation_id: line.obligationId,
      rung: line.rung,
      person_id: line.personId,
      due_at: line.dueAt,
      decided_at: now,
      outcome: line.outcome,
    })
    .onConflict((conflict) => conflict.columns(["obligation_id", "rung", "person_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Whether a reminder still holds: false once the report has been sent, even in the middle of a wave. */
export async function isReminderNeeded(db: Db, reminderId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from reminder m
    where m.id = ${reminderId} and not exists (
      select 1 from report r where r.obligation_id = m.obligation_id
        and r.version = (select max(l.version) from report l where l.obligation_id = m.obligation_id)
        and r.status in ('submitted', 'approved', 'accepted'))`.execute(db);
  return rows.length > 0;
}

/** Notes in the ledger that a reminder was no longer needed when its turn came. */
export async function markReminderUnneeded(db: Db, reminderId: string): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ outcome: "unneeded", reason: "report sent before the reminder" })
    .where("id", "=", reminderId)
    .execute();
}
