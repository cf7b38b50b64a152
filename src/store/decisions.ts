import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { ReportEvent, ReportStatus } from "../domain/report-status.ts";
import type { IsoDate } from "../domain/time.ts";
import { recordAudit } from "./audit.ts";
import { holdsOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { listOf } from "./prepared.ts";

/** A sent report that waits for a decision. */
export interface SentReport {
  readonly id: number;
  readonly obligationId: number;
  readonly version: number;
  readonly status: ReportStatus;
  readonly unitId: number;
  readonly unitName: string;
  readonly period: string;
  readonly submittedAt: DateTime;
  /** When the unit first sent the report and did not take it back: by this it is on time or late. */
  readonly firstSentAt: DateTime;
  readonly submittedBy: number | null;
  readonly submittedByName: string | null;
  /** Why it replaced a version that had been approved; null for one that did not. */
  readonly reason: string | null;
  /** Who approves it: the unit's head, or nobody, and the secretariat decides at once. */
  readonly approval: "head" | "none";
  /** Names of the unit's heads of that day besides whoever sent it. */
  readonly otherHeads: readonly string[];
}

/** Trap: a plan that wants a head's approval cannot have it of a unit without a head; the secretariat then decides. */
const sentReports = (on: IsoDate) => sql`
  select r.id, r.obligation_id as "obligationId", r.version, r.status, o.unit_id as "unitId", u.name as "unitName",
    o.period, r.submitted_at as "submittedAt",
    coalesce((select min(f.submitted_at) from report f where f.obligation_id = r.obligation_id
      and f.status <> 'withdrawn'), r.submitted_at) as "firstSentAt", r.submitted_by as "submittedBy", s.name as "submittedByName", r.reason,
    case when p.definition ->> 'approval' = 'head' and exists (
      select 1 from assignment a where a.unit_id = o.unit_id and a.role = 'head' and ${holdsOn("a", on)}
    ) then 'head' else 'none' end as approval,
    (select coalesce(jsonb_agg(h.name order by a.id), '[]') from assignment a join person h on h.id = a.person_id
      where a.unit_id = o.unit_id and a.role = 'head' and a.person_id is distinct from r.submitted_by
        and ${holdsOn("a", on)}) as "otherHeads"
  from report r join obligation o on o.id = r.obligation_id join unit u on u.id = o.unit_id
  join plan p on p.id = o.plan_id left join person s on s.id = r.submitted_by
  where r.version = (select max(l.version) from report l where l.obligation_id = r.obligation_id)`;

/** To which owed report a version belongs, also one that has been replaced. */
export async function findObligationOf(db: Db, reportId: number): Promise<number | undefined> {
  const row = await db.selectFrom("report").select("obligation_id").where("id", "=", reportId).executeTakeFirst();
  return row?.obligation_id;
}

/**
 * The version in effect of a report, locked until the transaction ends so that it is decided once; undefined when a newer
 * version has replaced it.
 *
 * @param on the date whose heads count.
 */
export async function findReportForDecision(trx: Trx, reportId: number, on: IsoDate): Promise<SentReport | undefined> {
  const { rows } = await sql<SentReport>`${sentReports(on)} and r.id = ${reportId} for update of r`.execute(trx);
  return rows[0];
}

/** The same, for reading. */
export async function findSentReport(db: Db, reportId: number, on: IsoDate): Promise<SentReport | undefined> {
  const { rows } = await sql<SentReport>`${sentReports(on)} and r.id = ${reportId}`.execute(db);
  return rows[0];
}

/** Reports of units that nobody has accepted or sent back, the newest first: those of closed periods come last. */
export async function listUndecidedReports(db: Db, unitIds: readonly number[], on: IsoDate): Promise<SentReport[]> {
  const { rows } = await sql<SentReport>`
    ${sentReports(on)} and o.unit_id = any(${listOf(unitIds, "int")}) and r.status in ('submitted', 'approved')
    order by r.submitted_at desc, r.id desc`.execute(db);
  return rows;
}

/** The last decision about a version of a report. */
export async function findLastDecision(
  db: Db,
  reportId: number,
): Promise<{ readonly event: ReportEvent; readonly byName: string; readonly at: DateTime } | undefined> {
  const { rows } = await sql<{ event: ReportEvent; byName: string; at: DateTime }>`
    select d.event, p.name as "byName", d.decided_at as at
    from report_decision d join person p on p.id = d.person_id
    where d.report_id = ${reportId} order by d.id desc limit 1`.execute(db);
  return rows[0];
}

/** A decision about a sent report. */
export interface Decision {
  readonly report: SentReport;
  readonly event: ReportEvent;
  readonly to: ReportStatus;
  readonly personId: number;
  readonly inboxId: string;
  readonly reason?: string;
  /** Codes of the disputed figures; none means the report as a whole. */
  readonly indicators?: readonly string[];
  /** Whoever approves it has sent it, too: the audit log says so. */
  readonly isOwn?: boolean;
}

/** Moves a report to its new status, with the decision and its trace. */
export async function recordDecision(trx: Trx, decision: Decision, at: DateTime): Promise<void> {
  const { report, event, to, personId, reason, indicators = [] } = decision;
  await trx.updateTable("report").set({ status: to }).where("id", "=", report.id).execute();
  await sql`
    insert into report_decision (report_id, event, person_id, decided_at, reason, indicators)
    values (${report.id}, ${event}, ${personId}, ${at}, ${reason ?? null}, ${indicators}::text[])`.execute(trx);
  await recordAudit(trx, [
    {
      at,
      actorId: personId,
      action: `report.${event}`,
      subject: `report/${report.id}`,
      old: { status: report.status },
      new: { status: to, indicators, ...(decision.isOwn ? { isOwn: true } : {}) },
      reason,
      inboxId: decision.inboxId,
    },
  ]);
}

/** Why a report came back, if the version in effect did. */
export interface Return {
  readonly reason: string;
  readonly indicators: readonly string[];
  readonly byName: string;
  readonly at: DateTime;
}

/** The last return of a report's version in effect. */
export async function findLastReturn(db: Db, obligationId: number): Promise<Return | undefined> {
  const { rows } = await sql<Return>`
    select d.reason, d.indicators, p.name as "byName", d.decided_at as at
    from report_decision d join report r on r.id = d.report_id join person p on p.id = d.person_id
    where r.obligation_id = ${obligationId} and r.status = 'returned' and d.event = 'return'
      and r.version = (select max(l.version) from report l where l.obligation_id = ${obligationId})
    order by d.id desc limit 1`.execute(db);
  return rows[0];
}

/** Lets one unit change a locked report until a day, with the reason. */
export async function grantLockException(
  trx: Trx,
  exception: {
    readonly obligationId: number;
    readonly untilOn: IsoDate;
    readonly reason: string;
    readonly personId: number;
    readonly inboxId: string;
  },
  at: DateTime,
): Promise<void> {
  await trx
    .insertInto("lock_exception")
    .values({
      obligation_id: exception.obligationId,
      until_on: exception.untilOn,
      reason: exception.reason,
      granted_by: exception.personId,
      granted_at: at,
    })
    .execute();
  await recordAudit(trx, [
    {
      at,
      actorId: exception.personId,
      action: "lock.except",
      subject: `obligation/${exception.obligationId}`,
      new: { untilOn: exception.untilOn },
      reason: exception.reason,
      inboxId: exception.inboxId,
    },
  ]);
}
