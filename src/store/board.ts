import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { BoardReport } from "../domain/board.ts";
import type { Deadline } from "../domain/deadline.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Db } from "./database.ts";
import { listOf } from "./prepared.ts";

/** A period of a plan for which some units owe reports. */
export interface BoardPeriod {
  readonly planId: number;
  readonly period: string;
  /** The latest date of any of them. */
  readonly dueOn: IsoDate;
  /** Whether any of them can still be filled in on the date asked about. */
  readonly isOpen: boolean;
}

/** The periods and plans for which some units owe reports, the latest due first. */
export async function listBoardPeriods(db: Db, unitIds: readonly number[], today: IsoDate): Promise<BoardPeriod[]> {
  if (unitIds.length === 0) return [];
  const mine = listOf(unitIds, "int");
  // report by report only where a deadline of the period was moved
  const { rows } = await sql<BoardPeriod>`
    select o.plan_id as "planId", o.period, coalesce(moved.due_on, d.due_on) as "dueOn",
      coalesce(moved.is_open, d.opens_on <= ${today} and d.locked_on > ${today}) as "isOpen"
    from (select plan_id, period from obligation where unit_id = any(${mine}) group by plan_id, period) o
    join deadline d on d.plan_id = o.plan_id and d.period = o.period
    left join lateral (
      select max(x.due_on) as due_on, bool_or(x.opens_on <= ${today} and x.locked_on > ${today}) as is_open
      from obligation_deadline x
      where x.plan_id = o.plan_id and x.period = o.period and x.unit_id = any(${mine})
        and exists (select from deadline_exception e where e.plan_id = o.plan_id and e.period = o.period)
    ) moved on true
    order by "dueOn" desc, o.plan_id`.execute(db);
  return rows;
}

/** A report of a board, with what its lists show. */
export interface StoredBoardReport extends BoardReport {
  readonly obligationId: number;
  /** When the version in effect came back or was decided otherwise; null while nobody has decided. */
  readonly decidedAt: DateTime | null;
  /** Whether it was there at the instant asked about: sent by then, and not taken back by then. */
  readonly wasReceived: boolean;
}

/**
 * The reports that units owe for a period of a plan. Like questions: the first sending that was not taken back decides
 * on time, and a report whose newest version was withdrawn is missing.
 */
export async function listBoardReports(
  db: Db,
  wanted: {
    readonly planId: number;
    readonly period: string;
    readonly unitIds: readonly number[];
    /** The instant of {@link StoredBoardReport.wasReceived}. */
    readonly before: DateTime;
  },
): Promise<StoredBoardReport[]> {
  if (wanted.unitIds.length === 0) return [];
  const { rows } = await sql<{
    obligationId: number;
    unitId: number;
    kind: Deadline["kind"];
    on: IsoDate;
    status: "submitted" | "approved" | "accepted" | "returned" | "withdrawn" | null;
    sentAt: DateTime | null;
    decidedAt: DateTime | null;
    wasReceived: boolean;
  }>`
    select o.id as "obligationId", o.unit_id as "unitId", d.kind, d.due_on as "on", last.status,
      first.submitted_at as "sentAt", decided.decided_at as "decidedAt",
      was.id is not null and (was.status <> 'withdrawn' or exists (
        select 1 from report_decision w
        where w.report_id = was.id and w.event = 'withdraw' and w.decided_at > ${wanted.before})) as "wasReceived"
    from obligation o
    join obligation_deadline d on d.obligation_id = o.id
    left join lateral (select id, status from report where obligation_id = o.id order by version desc limit 1) last on true
    left join lateral (
      select submitted_at from report where obligation_id = o.id and status <> 'withdrawn' order by version limit 1) first on true
    left join lateral (select max(decided_at) as decided_at from report_decision where report_id = last.id) decided on true
    left join lateral (
      select id, status from report where obligation_id = o.id and submitted_at <= ${wanted.before}
      order by version desc limit 1) was on true
    where o.plan_id = ${wanted.planId} and o.period = ${wanted.period}
      and o.unit_id = any(${listOf(wanted.unitIds, "int")})
    order by o.unit_id`.execute(db);
  return rows.map(({ kind, on, status, sentAt, ...row }) => {
    const isThere = status !== null && status !== "withdrawn";
    return {
      ...row,
      deadline: { kind, on },
      status: isThere ? status : "missing",
      sentAt: isThere ? sentAt : null,
    };
  });
}
