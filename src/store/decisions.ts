import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { ReportEvent, ReportStatus } from "../domain/report-status.ts";
import type { IsoDate } from "../domain/time.ts";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";

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
  readonly submittedBy: number | null;
}

const SENT_REPORT = sql`
  select r.id, r.obligation_id as "obligationId", r.version, r.status, o.unit_id as "unitId", u.name as "unitName",
    o.period, r.submitted_at as "submittedAt", r.submitted_by as "submittedBy"
  from report r join obligation o on o.id = r.obligation_id join unit u on u.id = o.unit_id
  where r.version = (select max(l.version) from report l where l.obligation_id = r.obligation_id)`;

/** The version in effect of a report, locked until the transaction ends so that it is decided once. */
export async function findReportForDecision(trx: Trx, reportId: number): Promise<SentReport | undefined> {
  const { rows } = await sql<SentReport>`${SENT_REPORT} and r.id = ${reportId} for update of r`.execute(trx);
  return rows[0];
}

/** Reports in given statuses of given units, the longest waiting first. */
export async function listReportsAwaiting(
  db: Db,
  waiting: readonly { readonly planId: number; readonly statuses: readonly ReportStatus[] }[],
  unitIds: readonly number[],
): Promise<SentReport[]> {
  const wanted = waiting.flatMap(({ planId, statuses }) => statuses.map((status) => ({ plan: planId, status })));
  const { rows } = await sql<SentReport>`
    ${SENT_REPORT} and o.unit_id = any(${unitIds}::int[]) and exists (
      select 1 from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (plan int, status text)
      where w.plan = o.plan_id and w.status = r.status)
    order by r.submitted_at, r.id`.execute(db);
  return rows;
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
      new: { status: to, indicators },
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
