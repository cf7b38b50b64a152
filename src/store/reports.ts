import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import type { FigureValue } from "../domain/figure.ts";
import { decimal, plain } from "../domain/decimal.ts";
import type { Plan } from "../domain/plan.ts";
import type { IsoDate } from "../domain/time.ts";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";
import { readDefinition } from "./plans.ts";

export type ReportStatus = "submitted" | "approved" | "accepted" | "returned" | "withdrawn";

/** One report that a unit owes, with its dates, its plan and how far it is. */
export interface Obligation {
  readonly id: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly period: string;
  readonly deadline: Deadline;
  readonly lockedOn: IsoDate;
  readonly plan: Plan;
  /** The version in effect; null before the first is sent. */
  readonly report: { readonly version: number; readonly status: ReportStatus; readonly submittedAt: DateTime } | null;
}

function obligationQuery(db: Db) {
  return db
    .selectFrom("obligation as o")
    .innerJoin("unit as u", "u.id", "o.unit_id")
    .innerJoin("plan as p", "p.id", "o.plan_id")
    .innerJoin("deadline as d", (join) => join.onRef("d.plan_id", "=", "o.plan_id").onRef("d.period", "=", "o.period"))
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("report")
          .select(["version", "status", "submitted_at"])
          .whereRef("report.obligation_id", "=", "o.id")
          .orderBy("version", "desc")
          .limit(1)
          .as("r"),
      (join) => join.onTrue(),
    )
    .select([
      "o.id",
      "o.unit_id",
      "u.code as unit_code",
      "u.name as unit_name",
      "o.period",
      "d.kind",
      "d.due_on",
      "d.locked_on",
      "p.definition",
      "r.version",
      "r.status",
      "r.submitted_at",
    ]);
}

type ObligationRow = Awaited<ReturnType<ReturnType<typeof obligationQuery>["executeTakeFirstOrThrow"]>>;

function toObligation(row: ObligationRow): Obligation {
  const { version, status, submitted_at: submittedAt } = row;
  return {
    id: row.id,
    unitId: row.unit_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    period: row.period,
    deadline: { kind: row.kind, on: row.due_on },
    lockedOn: row.locked_on,
    plan: readDefinition(row.definition),
    report: version !== null && status !== null && submittedAt !== null ? { version, status, submittedAt } : null,
  };
}

/** The reports that units can fill in on a date, those due first at the front. */
export async function listOpenObligations(db: Db, unitIds: readonly number[], today: IsoDate): Promise<Obligation[]> {
  if (unitIds.length === 0) return [];
  const rows = await obligationQuery(db)
    .where("o.unit_id", "in", unitIds)
    .where("d.opens_on", "<=", today)
    .where("d.locked_on", ">", today)
    .orderBy("d.due_on")
    .orderBy("o.id")
    .execute();
  return rows.map(toObligation);
}

/** One owed report by its id. */
export async function findObligation(db: Db, id: number): Promise<Obligation | undefined> {
  const row = await obligationQuery(db).where("o.id", "=", id).executeTakeFirst();
  return row && toObligation(row);
}

/** How many earlier reports of a unit its figures are held against. */
const HISTORY_LENGTH = 8;

/** Figures by indicator code. */
export type FiguresByIndicator = ReadonlyMap<string, readonly FigureValue[]>;

function groupByIndicator(
  rows: readonly (FigureRow & { code: string; kind: "ratio" | "count" })[],
): FiguresByIndicator {
  const groups = Map.groupBy(rows, (row) => row.code);
  return new Map([...groups].map(([code, group]) => [code, group.map((row) => toFigureValue(row, row.kind))]));
}

/** A unit's own figures of its latest earlier reports of the same kind, and its siblings' figures of the period. */
export async function getFiguresToCompare(
  db: Db,
  unitId: number,
  period: string,
): Promise<{ history: FiguresByIndicator; peers: FiguresByIndicator }> {
  const kind = period.slice(period.indexOf("-"));
  type Row = FigureRow & { code: string; kind: "ratio" | "count" };
  const columns = sql`i.code, i.kind, f.state, f.numerator, f.denominator, f.value, f.reason`;
  const { rows: history } = await sql<Row>`
    select ${columns} from figure f join indicator i on i.id = f.indicator_id
    where f.unit_id = ${unitId} and f.superseded_at is null and f.period like ${`%${kind}`} and f.period < ${period}
    order by f.period desc limit ${HISTORY_LENGTH * 40}`.execute(db);
  const { rows: peers } = await sql<Row>`
    select ${columns} from unit me join unit u on u.parent_id = me.parent_id and u.level = me.level and u.id <> me.id
    join figure f on f.unit_id = u.id and f.superseded_at is null and f.period = ${period}
    join indicator i on i.id = f.indicator_id
    where me.id = ${unitId}`.execute(db);
  return { history: groupByIndicator(history), peers: groupByIndicator(peers) };
}

interface FigureRow {
  readonly state: "value" | "missing" | "not-applicable";
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
  readonly reason: string | null;
}

function toFigureValue(row: FigureRow, kind: "ratio" | "count"): FigureValue {
  const reason = row.reason === null ? {} : { reason: row.reason };
  if (row.state !== "value") return { kind: row.state, ...reason };
  if (row.numerator !== null && row.denominator !== null)
    return { kind: "ratio", numerator: decimal(row.numerator), denominator: decimal(row.denominator) };
  const value = decimal(row.value ?? "0");
  return kind === "count" ? { kind: "count", count: value } : { kind: "percent", percent: value };
}

/** A unit's figures of a period as they stand now, by indicator code. */
export async function getFiguresOf(db: Db, unitId: number, period: string): Promise<Map<string, FigureValue>> {
  const rows = await db
    .selectFrom("figure as f")
    .innerJoin("indicator as i", "i.id", "f.indicator_id")
    .select(["i.code", "i.kind", "f.state", "f.numerator", "f.denominator", "f.value", "f.reason"])
    .where("f.unit_id", "=", unitId)
    .where("f.period", "=", period)
    .where("f.superseded_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.code, toFigureValue(row, row.kind)]));
}

function columnsOf(value: FigureValue): FigureRow {
  const empty = { numerator: null, denominator: null, value: null, reason: null };
  switch (value.kind) {
    case "ratio":
      return { ...empty, state: "value", numerator: plain(value.numerator), denominator: plain(value.denominator) };
    case "percent":
      return { ...empty, state: "value", value: plain(value.percent) };
    case "count":
      return { ...empty, state: "value", value: plain(value.count) };
    case "missing":
    case "not-applicable":
      return { ...empty, state: value.kind, reason: value.reason ?? null };
  }
}

/** What is sent, by whom, from which message. */
export interface Submission {
  readonly obligation: Obligation;
  readonly figures: ReadonlyMap<string, FigureValue>;
  readonly personId: number;
  readonly inboxId: string;
  readonly receipt: string;
}

/** Puts the figures of a report in force; those they replace are kept, with the time until which they held. */
async function replaceFigures(trx: Trx, submission: Submission, reportId: number, at: DateTime): Promise<void> {
  const { obligation, figures, personId } = submission;
  const rows = [...figures].map(([code, value]) => ({ code, ...columnsOf(value) }));
  const json = JSON.stringify(rows);
  await sql`
    update figure f set superseded_at = ${at}
    from indicator i, jsonb_to_recordset(${json}::jsonb) as n (code text)
    where i.code = n.code and f.indicator_id = i.id and f.unit_id = ${obligation.unitId}
      and f.period = ${obligation.period} and f.superseded_at is null`.execute(trx);
  await sql`
    insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, value, reason, source,
      report_id, recorded_by, recorded_at)
    select ${obligation.unitId}, i.id, ${obligation.period},
      1 + coalesce((select max(v.version) from figure v
        where v.unit_id = ${obligation.unitId} and v.indicator_id = i.id and v.period = ${obligation.period}), 0),
      n.state, n.numerator, n.denominator, n.value, n.reason, 'report', ${reportId}, ${personId}, ${at}
    from jsonb_to_recordset(${json}::jsonb)
      as n (code text, state text, numerator numeric, denominator numeric, value numeric, reason text)
    join indicator i on i.code = n.code`.execute(trx);
}

/**
 * Stores a sent report as a new version with its figures, and removes the draft. Nothing is overwritten.
 *
 * @returns the version's number.
 */
export async function submitReport(trx: Trx, submission: Submission, at: DateTime): Promise<number> {
  const { obligation, personId, receipt } = submission;
  const version = (obligation.report?.version ?? 0) + 1;
  const report = await trx
    .insertInto("report")
    .values({
      obligation_id: obligation.id,
      version,
      status: "submitted",
      submitted_at: at,
      submitted_by: personId,
      receipt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const before = await getFiguresOf(trx, obligation.unitId, obligation.period);
  await replaceFigures(trx, submission, report.id, at);
  await trx.deleteFrom("draft").where("obligation_id", "=", obligation.id).where("form", "=", "report").execute();
  const common = { at, actorId: personId, inboxId: submission.inboxId };
  await recordAudit(trx, [
    {
      ...common,
      action: "report.submit",
      subject: `report/${report.id}`,
      old: obligation.report && { version: obligation.report.version, status: obligation.report.status },
      new: { obligation: obligation.id, version, receipt },
    },
    ...[...submission.figures].map(([code, value]) => {
      const old = before.get(code);
      return {
        ...common,
        action: "figure.record",
        subject: `figure/${obligation.unitCode}/${code}/${obligation.period}`,
        old: old && columnsOf(old),
        new: columnsOf(value),
      };
    }),
  ]);
  return version;
}
