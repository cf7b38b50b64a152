import { sql } from "kysely";
import type { DateTime } from "luxon";
import { decimal } from "../domain/decimal.ts";
import type { Deadline } from "../domain/deadline.ts";
import type { FigureValue, IndicatorKind } from "../domain/figure.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Succession, Unit } from "../domain/unit.ts";
import { listDaysBetween, type StoredDay } from "./calendar.ts";
import type { Db } from "./database.ts";
import { listPlans, type StoredPlan } from "./plans.ts";
import { listOf } from "./prepared.ts";

/** Everything that questions can name. */
export interface QuestionWorld {
  readonly units: readonly Unit[];
  readonly successions: readonly Succession[];
  readonly plans: readonly StoredPlan[];
  /** The days that differ from the plain week, in order. */
  readonly days: readonly StoredDay[];
  readonly directives: readonly { readonly id: number; readonly title: string }[];
  /** Words that were added by chat. */
  readonly synonyms: readonly AddedWord[];
}

/** A word that was added to the vocabulary, for an indicator or a unit. */
export interface AddedWord {
  readonly phrase: string;
  readonly indicator: string | null;
  readonly unitId: number | null;
}

/** What tells whether the vocabulary of somebody still holds. */
export interface VocabularyKey {
  /** Changes with every commit that changes what questions can name, in any database. */
  readonly version: string;
  /** Ids of the topmost units above some units, in order: provinces, usually one. */
  readonly roots: readonly number[];
}

async function listRoots(db: Db, unitIds: readonly number[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive above as (
      select id, parent_id from unit where id = any(${unitIds}::int[])
      union select u.id, u.parent_id from above a join unit u on u.id = a.parent_id
    )
    select id from above where parent_id is null order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Of so many lists of units the provinces are remembered. */
const MOST_ROOTS = 10_000;
const rootsOf = new Map<string, readonly number[]>();

/**
 * The version of everything that questions can name (units, successions, plans, titles of directives, added words) and of
 * the calendar, and the provinces of some units. One row, whatever the size of the country.
 *
 * Trap: a table that is kept with the vocabulary needs the trigger `vocabulary_changed` of migration 0024.
 */
export async function getVocabularyKey(db: Db, unitIds: readonly number[]): Promise<VocabularyKey> {
  // who reads behind the wall between provinces does not see the others' units
  const { rows } = await sql<{ version: string; wall: string | null }>`
    select current_database() || '/' || string_agg(change::text, '.' order by slot) as version,
      current_setting('dondoc.tenants', true) as wall
    from vocabulary_version`.execute(db);
  const { version, wall } = rows[0] as { version: string; wall: string | null };
  const key = `${version} ${wall ?? ""} ${unitIds.join()}`;
  const known = rootsOf.get(key);
  if (known) return { version, roots: known };
  const roots = await listRoots(db, unitIds);
  if (rootsOf.size >= MOST_ROOTS) rootsOf.clear();
  rootsOf.set(key, roots);
  return { version, roots };
}

/**
 * What can be named below some topmost units: a province's units of all times, its plans, and the titles of its directives;
 * and the calendar of everybody.
 */
export async function loadQuestionWorld(db: Db, roots: readonly number[]): Promise<QuestionWorld> {
  const { rows: units } = await sql<Unit>`
    with recursive below as (
      select * from unit where id = any(${roots}::int[])
      union all select u.* from below b join unit u on u.parent_id = b.id
    )
    select id, code, name, short_name as "shortName", level, parent_id as "parentId", valid_from as "validFrom",
      valid_until as "validUntil"
    from below order by id`.execute(db);
  const ids = units.map((unit) => unit.id);
  const { rows: successions } = await sql<Succession>`
    select old_id as "oldId", new_id as "newId", extent, happened_on as "on"
    from unit_successor where old_id = any(${ids}::int[]) or new_id = any(${ids}::int[])
    order by old_id, new_id`.execute(db);
  const { rows: directives } = await sql<QuestionWorld["directives"][number]>`
    select id, title from directive where unit_id = any(${ids}::int[]) order by id`.execute(db);
  const codes = new Set(units.map((unit) => unit.code));
  const plans = (await listPlans(db)).filter(({ plan }) => codes.has(plan.scope));
  const days = await listDaysBetween(db, "0001-01-01", "9999-12-31");
  const { rows: synonyms } = await sql<AddedWord>`
    select s.phrase, i.code as indicator, s.unit_id as "unitId"
    from synonym s left join indicator i on i.id = s.indicator_id
    where s.removed_at is null and s.scope_id = any(${roots}::int[]) and (s.unit_id is null or s.unit_id = any(${ids}::int[])) order by s.id`.execute(
    db,
  );
  return { units, successions, plans, days, directives, synonyms };
}

interface FigureColumns {
  readonly state: "value" | "missing" | "not-applicable";
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

function toValue(row: FigureColumns, kind: IndicatorKind): FigureValue {
  if (row.state !== "value") return { kind: row.state };
  if (row.numerator !== null && row.denominator !== null)
    return { kind: "ratio", numerator: decimal(row.numerator), denominator: decimal(row.denominator) };
  const value = decimal(row.value ?? "0");
  return kind === "count" ? { kind: "count", count: value } : { kind: "percent", percent: value };
}

/** A figure as it stands now. */
export interface QuestionFigure {
  /** Of the version in force. */
  readonly id: string;
  readonly unitId: number;
  readonly indicator: string;
  readonly period: string;
  readonly value: FigureValue;
}

/** The figures of units for indicators and periods, as they stand now. */
export async function listFiguresForQuestion(
  db: Db,
  wanted: {
    readonly unitIds: readonly number[];
    readonly indicators: readonly string[];
    readonly periods: readonly string[];
  },
): Promise<QuestionFigure[]> {
  if (wanted.unitIds.length === 0 || wanted.indicators.length === 0 || wanted.periods.length === 0) return [];
  const { rows } = await sql<FigureColumns & Omit<QuestionFigure, "value"> & { kind: IndicatorKind }>`
    select f.id, f.unit_id as "unitId", i.code as indicator, i.kind, f.period, f.state, f.numerator, f.denominator, f.value
    from figure f join indicator i on i.id = f.indicator_id
    where i.code = any(${listOf(wanted.indicators, "text")}) and f.period = any(${listOf(wanted.periods, "text")})
      and f.unit_id = any(${listOf(wanted.unitIds, "int")}) and f.superseded_at is null`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unitId,
    indicator: row.indicator,
    period: row.period,
    value: toValue(row, row.kind),
  }));
}

/** Which of some periods have any figure of the indicators for any of the units, in the order given. */
export async function listPeriodsWithFigures(
  db: Db,
  wanted: {
    readonly indicators: readonly string[];
    readonly periods: readonly string[];
    readonly unitIds: readonly number[];
  },
): Promise<string[]> {
  if (wanted.unitIds.length === 0 || wanted.periods.length === 0) return [];
  const { rows } = await sql<{ period: string }>`
    select period from unnest(${wanted.periods}::text[]) with ordinality as p (period, place)
    where exists (
      select 1 from figure f
      where f.indicator_id = any(array(select id from indicator where code = any(${listOf(wanted.indicators, "text")})))
        and f.period = p.period and f.unit_id = any(${listOf(wanted.unitIds, "int")}) and f.superseded_at is null)
    order by place`.execute(db);
  return rows.map((row) => row.period);
}

/** A report that is owed, and what has become of it. */
export interface QuestionReport {
  readonly unitId: number;
  readonly period: string;
  readonly deadline: Deadline;
  /** Of the newest version; missing before the first and after a withdrawal. */
  readonly status: "missing" | "submitted" | "approved" | "accepted" | "returned";
  /** When it was first sent: decides whether it was on time. */
  readonly sentAt: DateTime | null;
}

/** The reports owed by units for periods. */
export async function listReportsForQuestion(
  db: Db,
  wanted: { readonly unitIds: readonly number[]; readonly periods: readonly string[] },
): Promise<QuestionReport[]> {
  if (wanted.unitIds.length === 0) return [];
  const { rows } = await sql<{
    unitId: number;
    period: string;
    kind: Deadline["kind"];
    on: IsoDate;
    status: "submitted" | "approved" | "accepted" | "returned" | "withdrawn" | null;
    sentAt: DateTime | null;
  }>`
    select distinct on (o.unit_id, o.period)
      o.unit_id as "unitId", o.period, d.kind, d.due_on as "on", last.status, first.submitted_at as "sentAt"
    from obligation o
    join obligation_deadline d on d.obligation_id = o.id
    left join lateral (select status from report where obligation_id = o.id order by version desc limit 1) last on true
    left join lateral (
      select submitted_at from report where obligation_id = o.id and status <> 'withdrawn' order by version limit 1) first on true
    where o.period = any(${listOf(wanted.periods, "text")}) and o.unit_id = any(${listOf(wanted.unitIds, "int")})
    order by o.unit_id, o.period, d.due_on`.execute(db);
  return rows.map(({ unitId, period, kind, on, status, sentAt }) => {
    const isThere = status !== null && status !== "withdrawn";
    return {
      unitId,
      period,
      deadline: { kind, on },
      status: isThere ? status : "missing",
      sentAt: isThere ? sentAt : null,
    };
  });
}

/** The newest period of which any report has been sent, among those given. */
export async function findLatestReportedPeriod(db: Db, periods: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ period: string }>`
    select period from unnest(${periods}::text[]) with ordinality as p (period, place)
    where exists (select 1 from obligation o join report r on r.obligation_id = o.id where o.period = p.period)
    order by place desc limit 1`.execute(db);
  return rows[0]?.period;
}

/** A task from a conclusion, and how far it is. */
export interface QuestionDirective {
  readonly id: number;
  readonly code: string;
  readonly unitId: number;
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly dueOn: IsoDate;
  readonly source: string | null;
}

/** The directives of units, those due first at the front. */
export async function listDirectivesForQuestion(db: Db, unitIds: readonly number[]): Promise<QuestionDirective[]> {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom("directive")
    .select(["id", "code", "unit_id as unitId", "title", "done", "total", "due_on as dueOn", "source"])
    .where("unit_id", "in", unitIds)
    .orderBy("due_on")
    .orderBy("id")
    .execute();
}

/** Versions of one figure: what replaced what, and when. */
export interface QuestionRevision {
  readonly unitId: number;
  readonly indicator: string;
  readonly period: string;
  readonly version: number;
  readonly value: FigureValue;
  readonly before: FigureValue | null;
  readonly recordedAt: DateTime;
}

/** Figures of units that were changed after they had been recorded, the newest first; at most `limit`. */
export async function listRevisionsForQuestion(
  db: Db,
  wanted: { readonly unitIds: readonly number[]; readonly indicators?: readonly string[]; readonly period?: string },
  limit: number,
): Promise<QuestionRevision[]> {
  if (wanted.unitIds.length === 0) return [];
  const { rows } = await sql<
    FigureColumns & Omit<QuestionRevision, "value" | "before"> & { kind: IndicatorKind; before: FigureColumns | null }
  >`
    select f.unit_id as "unitId", i.code as indicator, i.kind, f.period, f.version, f.state, f.numerator, f.denominator,
      f.value, f.recorded_at as "recordedAt",
      jsonb_build_object('state', b.state, 'numerator', b.numerator::text, 'denominator', b.denominator::text,
        'value', b.value::text) as before
    from figure f
    join indicator i on i.id = f.indicator_id
    join figure b on b.unit_id = f.unit_id and b.indicator_id = f.indicator_id and b.period = f.period and b.version = f.version - 1
    where f.unit_id = any(${listOf(wanted.unitIds, "int")})
      and (${wanted.indicators ?? null}::text[] is null or i.code = any(${wanted.indicators ?? null}::text[]))
      and (${wanted.period ?? null}::text is null or f.period = ${wanted.period ?? null})
    order by f.recorded_at desc, f.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    unitId: row.unitId,
    indicator: row.indicator,
    period: row.period,
    version: row.version,
    value: toValue(row, row.kind),
    before: row.before && toValue(row.before, row.kind),
    recordedAt: row.recordedAt,
  }));
}

/** What reached the database since an instant: reports sent, the newest first. */
export async function listReportsSince(
  db: Db,
  wanted: { readonly unitIds: readonly number[]; readonly since: DateTime; readonly until: DateTime },
): Promise<{ unitId: number; period: string; status: string; submittedAt: DateTime }[]> {
  if (wanted.unitIds.length === 0) return [];
  return db
    .selectFrom("report as r")
    .innerJoin("obligation as o", "o.id", "r.obligation_id")
    .select(["o.unit_id as unitId", "o.period", "r.status", "r.submitted_at as submittedAt"])
    .where("o.unit_id", "in", wanted.unitIds)
    .where("r.submitted_at", ">=", wanted.since)
    .where("r.submitted_at", "<=", wanted.until)
    .orderBy("r.submitted_at", "desc")
    .execute();
}
