import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import type { FigureValue } from "../domain/figure.ts";
import type { Plan } from "../domain/plan.ts";
import type { ReportStatus } from "../domain/report-status.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Db } from "./database.ts";
import { toFigureValue, type FigureRow } from "./figure-rows.ts";
import { getPlanTexts, PLAN_VERSION } from "./plans.ts";

/** One report that a unit owes, with its dates, its plan and how far it is. */
export interface Obligation {
  readonly id: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly period: string;
  readonly deadline: Deadline;
  readonly lockedOn: IsoDate;
  /** Last day on which it may be changed although it is locked; null without an exception. */
  readonly exceptionUntil: IsoDate | null;
  readonly planId: number;
  readonly plan: Plan;
  /** The version in effect; null before the first is sent. */
  readonly report: {
    readonly id: number;
    readonly version: number;
    readonly status: ReportStatus;
    readonly submittedAt: DateTime;
  } | null;
  /** Why what was sent is being revised; null while it is not. */
  readonly revisionReason: string | null;
}

/** The deadline that holds for each report: its unit's, else its level's, else the plan's. */
const HOLDING_DEADLINE = sql<{
  obligation_id: number;
  kind: Deadline["kind"];
  due_on: IsoDate;
  opens_on: IsoDate;
  locked_on: IsoDate;
}>`obligation_deadline`.as("d");

function obligationQuery(db: Db) {
  return db
    .selectFrom("obligation as o")
    .innerJoin("unit as u", "u.id", "o.unit_id")
    .innerJoin("plan as p", "p.id", "o.plan_id")
    .innerJoin(HOLDING_DEADLINE, "d.obligation_id", "o.id")
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("report")
          .select(["report.id", "version", "status", "submitted_at"])
          .whereRef("report.obligation_id", "=", "o.id")
          .orderBy("version", "desc")
          .limit(1)
          .as("r"),
      (join) => join.onTrue(),
    )
    .leftJoin("draft as f", (join) => join.onRef("f.obligation_id", "=", "o.id").on("f.form", "=", "report"))
    .select((eb) =>
      eb
        .selectFrom("lock_exception as e")
        .select((max) => max.fn.max("e.until_on").as("until_on"))
        .whereRef("e.obligation_id", "=", "o.id")
        .as("exception_until"),
    )
    .select([
      "o.id",
      "o.plan_id",
      "o.unit_id",
      "u.code as unit_code",
      "u.name as unit_name",
      "o.period",
      "d.kind",
      "d.due_on",
      "d.locked_on",
      PLAN_VERSION.as("plan_version"),
      "f.reason as revision_reason",
      "r.id as report_id",
      "r.version",
      "r.status",
      "r.submitted_at",
    ]);
}

type ObligationRow = Awaited<ReturnType<ReturnType<typeof obligationQuery>["executeTakeFirstOrThrow"]>>;

async function toObligations(db: Db, rows: readonly ObligationRow[]): Promise<Obligation[]> {
  const plans = await getPlanTexts(
    db,
    rows.map((row) => ({ id: row.plan_id, version: row.plan_version })),
  );
  return rows.map((row) => toObligation(row, plans.get(row.plan_id) as Plan));
}

function toObligation(row: ObligationRow, plan: Plan): Obligation {
  const { report_id: id, version, status, submitted_at: submittedAt } = row;
  const isThere = id !== null && version !== null && status !== null && submittedAt !== null;
  return {
    id: row.id,
    unitId: row.unit_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    period: row.period,
    deadline: { kind: row.kind, on: row.due_on },
    lockedOn: row.locked_on,
    exceptionUntil: row.exception_until,
    planId: row.plan_id,
    plan,
    report: isThere ? { id, version, status, submittedAt } : null,
    revisionReason: row.revision_reason,
  };
}

/** The reports that units can fill in on a date, those due first at the front. */
export async function listOpenObligations(db: Db, unitIds: readonly number[], today: IsoDate): Promise<Obligation[]> {
  if (unitIds.length === 0) return [];
  const rows = await obligationQuery(db)
    .where("o.unit_id", "in", unitIds)
    .where("d.opens_on", "<=", today)
    .where((eb) =>
      eb.or([
        eb("d.locked_on", ">", today),
        eb.exists(
          eb
            .selectFrom("lock_exception as e")
            .select("e.id")
            .whereRef("e.obligation_id", "=", "o.id")
            .where("e.until_on", ">=", today),
        ),
      ]),
    )
    .orderBy("d.due_on")
    .orderBy("o.id")
    .execute();
  return toObligations(db, rows);
}

/** The newest reports that units have sent at least once, whatever has become of them, the latest due first. */
export async function listSentObligations(db: Db, unitIds: readonly number[], limit: number): Promise<Obligation[]> {
  if (unitIds.length === 0) return [];
  const rows = await obligationQuery(db)
    .where("o.unit_id", "in", unitIds)
    .where("r.version", "is not", null)
    .orderBy("d.due_on", "desc")
    .orderBy("o.id")
    .limit(limit)
    .execute();
  return toObligations(db, rows);
}

/** Reports of units that are locked on a date, those locked last first. */
export async function listLockedObligations(
  db: Db,
  unitIds: readonly number[],
  today: IsoDate,
  limit: number,
): Promise<Obligation[]> {
  if (unitIds.length === 0) return [];
  const rows = await obligationQuery(db)
    .where("o.unit_id", "in", unitIds)
    .where("d.locked_on", "<=", today)
    .orderBy("d.due_on", "desc")
    .orderBy("u.name")
    .limit(limit)
    .execute();
  return toObligations(db, rows);
}

/** One owed report by its id. */
export async function findObligation(db: Db, id: number): Promise<Obligation | undefined> {
  const [found] = await toObligations(db, await obligationQuery(db).where("o.id", "=", id).execute());
  return found;
}

/** How many earlier reports of a unit its figures are held against. */
const HISTORY_LENGTH = 8;

/** So many siblings tell what is usual; a province has hundreds of communes, and every message about a report asks. */
const MOST_PEERS = 40;

/** Figures by indicator code. */
export type FiguresByIndicator = ReadonlyMap<string, readonly FigureValue[]>;

function groupByIndicator(
  rows: readonly (FigureRow & { code: string; kind: "ratio" | "count" })[],
): FiguresByIndicator {
  const groups = Map.groupBy(rows, (row) => row.code);
  return new Map([...groups].map(([code, group]) => [code, group.map((row) => toFigureValue(row, row.kind))]));
}

/** What the figures of a report are held against. */
export interface FiguresToCompare {
  /** The unit's own of the report before. */
  readonly previous: ReadonlyMap<string, FigureValue>;
  /** The unit's own of its latest earlier reports of the same kind. */
  readonly history: FiguresByIndicator;
  /** Those of its siblings, at most forty of them, of the same period. */
  readonly peers: FiguresByIndicator;
}

/** A unit's own figures of earlier reports, and its siblings' figures of the period, as they stand now, in one statement. */
export async function getFiguresToCompare(
  db: Db,
  unitId: number,
  { period, before }: { readonly period: string; readonly before: string },
): Promise<FiguresToCompare> {
  const kind = period.slice(period.indexOf("-"));
  type Row = FigureRow & { part: keyof FiguresToCompare; code: string; kind: "ratio" | "count" };
  const columns = sql`i.code, i.kind, f.state, f.numerator, f.denominator, f.value, f.reason`;
  const { rows } = await sql<Row>`
    (select 'history' as part, ${columns} from figure f join indicator i on i.id = f.indicator_id
    where f.unit_id = ${unitId} and f.superseded_at is null and f.period like ${`%${kind}`} and f.period < ${period}
    order by f.period desc limit ${HISTORY_LENGTH * 40})
    union all
    select 'peers', ${columns} from (
      select u.id from unit me join unit u on u.parent_id = me.parent_id and u.level = me.level and u.id <> me.id
      where me.id = ${unitId}
        and exists (select from figure f where f.unit_id = u.id and f.superseded_at is null and f.period = ${period})
      order by u.id limit ${MOST_PEERS}
    ) u join figure f on f.unit_id = u.id and f.superseded_at is null and f.period = ${period}
    join indicator i on i.id = f.indicator_id
    union all
    select 'previous', ${columns} from figure f join indicator i on i.id = f.indicator_id
    where f.unit_id = ${unitId} and f.superseded_at is null and f.period = ${before}`.execute(db);
  const parts = Map.groupBy(rows, (row) => row.part);
  const previous = (parts.get("previous") ?? []).map((row): [string, FigureValue] => [
    row.code,
    toFigureValue(row, row.kind),
  ]);
  return {
    previous: new Map(previous),
    history: groupByIndicator(parts.get("history") ?? []),
    peers: groupByIndicator(parts.get("peers") ?? []),
  };
}
