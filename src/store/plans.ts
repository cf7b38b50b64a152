import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import { decimal, plain, type Decimal } from "../domain/decimal.ts";
import type { FigureCheck } from "../domain/figure-input-checks.ts";
import type { Indicator, Plan, PlannedTarget, UnitTarget } from "../domain/plan.ts";
import { Fault } from "../fault.ts";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";
import { listDeadlineExceptions, type PlannedException } from "./deadlines.ts";

/** A plan with its key in the database. */
export interface StoredPlan {
  readonly id: number;
  /** The unit whose plan it is. */
  readonly scopeId: number;
  readonly plan: Plan;
}

/** Why a plan cannot be stored. */
export type PlanRefusal =
  | { readonly code: "unknown-unit"; readonly unit: string }
  /** The code is already a measure of another kind, in another plan. */
  | { readonly code: "kind-differs"; readonly indicator: string }
  /** Reports for the period are already owed, so it cannot leave the calendar. */
  | { readonly code: "period-owed"; readonly period: string };

/** What storing a plan did. */
export type PlanSaved =
  | { readonly kind: "created" | "changed" | "unchanged"; readonly id: number }
  | { readonly kind: "refused"; readonly refusals: readonly PlanRefusal[] };

/** Who stores a plan, when, and why: for the audit log. */
export interface PlanAuthor {
  readonly at: DateTime;
  readonly actorId?: number | undefined;
  readonly reason?: string | undefined;
}

/** The exact numbers of a plan are bigints, which JSON does not have: it holds them as plain text. */
type Written<T> = Omit<T, "value" | "alsoWritten"> & {
  readonly value: string;
  readonly alsoWritten?: readonly string[];
};
type WrittenIndicator = Omit<Indicator, "target" | "mostPercent"> & {
  readonly target?: Written<PlannedTarget>;
  readonly mostPercent?: string;
};
type WrittenCheck = Omit<FigureCheck, "threshold"> & { readonly threshold?: string };
type Definition = Omit<Plan, "indicators" | "unitTargets" | "checks"> & {
  readonly checks: readonly WrittenCheck[];
  readonly indicators: readonly WrittenIndicator[];
  readonly unitTargets: readonly Written<UnitTarget>[];
};

function writeTarget<T extends PlannedTarget>({ value, alsoWritten, ...rest }: T): Written<T> {
  return { ...rest, value: plain(value), ...(alsoWritten && { alsoWritten: alsoWritten.map(plain) }) };
}

function readTarget<T extends PlannedTarget>({ value, alsoWritten, ...rest }: Written<T>): T {
  const numbers: { value: Decimal; alsoWritten?: Decimal[] } = { value: decimal(value) };
  if (alsoWritten) numbers.alsoWritten = alsoWritten.map((number) => decimal(number));
  return { ...rest, ...numbers } as unknown as T;
}

function writeIndicator({ target, mostPercent, ...rest }: Indicator): WrittenIndicator {
  return {
    ...rest,
    ...(target && { target: writeTarget(target) }),
    ...(mostPercent && { mostPercent: plain(mostPercent) }),
  };
}

function readIndicator({ target, mostPercent, ...rest }: WrittenIndicator): Indicator {
  return {
    ...rest,
    ...(target && { target: readTarget<PlannedTarget>(target) }),
    ...(mostPercent !== undefined && { mostPercent: decimal(mostPercent) }),
  };
}

function writeCheck(check: FigureCheck): WrittenCheck {
  return check.kind === "outlier" ? { ...check, threshold: plain(check.threshold) } : check;
}

function readCheck({ threshold, ...rest }: WrittenCheck): FigureCheck {
  return { ...rest, ...(threshold !== undefined && { threshold: decimal(threshold) }) } as FigureCheck;
}

function toDefinition(plan: Plan): Definition {
  return {
    ...plan,
    indicators: plan.indicators.map(writeIndicator),
    unitTargets: plan.unitTargets.map(writeTarget),
    checks: plan.checks.map(writeCheck),
  };
}

/** The plan in a `plan.definition` column. Trap: a cast will not do, the column holds exact numbers as text. */
export function readDefinition(column: unknown): Plan {
  const definition = column as Definition;
  return {
    ...definition,
    indicators: definition.indicators.map(readIndicator),
    unitTargets: definition.unitTargets.map((target) => readTarget<UnitTarget>(target)),
    checks: definition.checks.map(readCheck),
  };
}

/**
 * Every plan, or some by id, those first stored at the front, with the calendar that holds: deadlines moved since are moved
 * in it.
 */
export async function listPlans(db: Db, ids?: readonly number[]): Promise<StoredPlan[]> {
  const rows = await db
    .selectFrom("plan")
    .select(["id", "scope_id", "definition"])
    .$if(ids !== undefined, (query) => query.where("id", "in", [...(ids ?? []), 0]))
    .orderBy("id")
    .execute();
  const exceptions = await listDeadlineExceptions(db);
  return rows.map((row) => ({
    id: row.id,
    scopeId: row.scope_id,
    plan: withExceptions(readDefinition(row.definition), exceptions),
  }));
}

function withExceptions(plan: Plan, all: readonly PlannedException[]): Plan {
  const mine = all.filter((one) => one.plan === plan.code);
  if (mine.length === 0) return plan;
  const isForAll = (one: PlannedException): boolean => one.unit === undefined && one.level === undefined;
  const moved = new Map(mine.filter(isForAll).map((one) => [one.period, one]));
  return {
    ...plan,
    calendar: plan.calendar.map((report) => {
      const { deadline, opensOn, lockedOn } = moved.get(report.period) ?? report;
      return { period: report.period, deadline, opensOn, lockedOn };
    }),
    exceptions: mine.filter((one) => !isForAll(one)),
  };
}

/** Some plans by id, without the deadlines moved since: what is asked and how, not when. */
export async function getPlansOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Plan>> {
  const rows = await db
    .selectFrom("plan")
    .select(["id", "definition"])
    .where("id", "in", [...ids, 0])
    .execute();
  return new Map(rows.map((row) => [row.id, readDefinition(row.definition)]));
}

/** A text of a plan: another one has another `version`, in whatever database. */
export interface PlanVersion {
  readonly id: number;
  readonly version: string;
}

/** What a query selects of a row `p` of `plan` to name its text: who wrote it, and where it lies. */
export const PLAN_VERSION = sql<string>`current_database() || p.xmin::text || p.ctid::text`;

const MOST_KEPT = 500;
const kept = new Map<string, Plan>();
const keyOf = ({ id, version }: PlanVersion): string => `${id}/${version}`;

/**
 * Plans by id, as {@link getPlansOf}, without asking for texts that this process has read before: a plan is long, and
 * every message about a report needs one.
 */
export async function getPlanTexts(db: Db, wanted: readonly PlanVersion[]): Promise<ReadonlyMap<number, Plan>> {
  const missing = wanted.filter((one) => !kept.has(keyOf(one)));
  if (missing.length > 0) {
    const read = await getPlansOf(db, [...new Set(missing.map(({ id }) => id))]);
    if (kept.size >= MOST_KEPT) kept.clear();
    for (const one of missing) {
      const plan = read.get(one.id);
      if (plan) kept.set(keyOf(one), plan);
    }
  }
  return new Map(wanted.map((one) => [one.id, kept.get(keyOf(one)) as Plan]));
}

/** The plan of a code. */
async function findPlan(db: Db, code: string): Promise<StoredPlan | undefined> {
  const row = await db
    .selectFrom("plan")
    .select(["id", "scope_id", "definition"])
    .where("code", "=", code)
    .executeTakeFirst();
  return row && { id: row.id, scopeId: row.scope_id, plan: readDefinition(row.definition) };
}

/** The plan of a code that must be there. Throws a fault when it is not. */
export async function getPlan(db: Db, code: string): Promise<StoredPlan> {
  const found = await findPlan(db, code);
  if (!found) throw new Fault("plan-not-found", "never", new Error(code));
  return found;
}

/**
 * Stores a new plan, or the new text of one with the same code, with its indicators and deadlines. A change leaves an
 * audit row with the old and the new text. Nothing is written when it is refused or says the same as before.
 *
 * Reports that the new calendar makes owed appear with the next `openObligations`.
 */
export async function savePlan(trx: Trx, plan: Plan, author: PlanAuthor): Promise<PlanSaved> {
  const stored = await trx
    .selectFrom("plan")
    .select(["id", "definition"])
    .where("code", "=", plan.code)
    .forUpdate()
    .executeTakeFirst();
  const definition = JSON.stringify(toDefinition(plan));
  if (stored && isDeepStrictEqual(stored.definition, JSON.parse(definition)))
    return { kind: "unchanged", id: stored.id };
  const refusals = [
    ...(await findUnknownUnits(trx, plan)),
    ...(await findKindConflicts(trx, plan)),
    ...(stored ? await findOwedPeriods(trx, plan, stored.id) : []),
  ];
  if (refusals.length > 0) return { kind: "refused", refusals };

  const id = await writePlan(trx, plan, definition);
  await writeIndicators(trx, plan);
  await writeDeadlines(trx, plan, id);
  await recordAudit(trx, [
    {
      at: author.at,
      actorId: author.actorId,
      action: "plan.save",
      subject: `plan/${plan.code}`,
      old: stored?.definition,
      new: JSON.parse(definition),
      reason: author.reason,
    },
  ]);
  return { kind: stored ? "changed" : "created", id };
}

async function findUnknownUnits(trx: Trx, plan: Plan): Promise<PlanRefusal[]> {
  const codes = [...new Set([plan.scope, ...plan.unitTargets.map((target) => target.unit)])];
  const rows = await trx.selectFrom("unit").select("code").where("code", "in", codes).execute();
  const known = new Set(rows.map((row) => row.code));
  return codes.filter((code) => !known.has(code)).map((unit) => ({ code: "unknown-unit", unit }));
}

async function findKindConflicts(trx: Trx, plan: Plan): Promise<PlanRefusal[]> {
  const rows = await trx.selectFrom("indicator").select(["code", "kind"]).execute();
  const kinds = new Map(rows.map((row) => [row.code, row.kind]));
  return plan.indicators
    .filter((indicator) => (kinds.get(indicator.code) ?? indicator.kind) !== indicator.kind)
    .map((indicator) => ({ code: "kind-differs", indicator: indicator.code }));
}

async function findOwedPeriods(trx: Trx, plan: Plan, id: number): Promise<PlanRefusal[]> {
  const rows = await trx.selectFrom("obligation").select("period").distinct().where("plan_id", "=", id).execute();
  const planned = new Set(plan.calendar.map((report) => report.period));
  return rows.filter((row) => !planned.has(row.period)).map((row) => ({ code: "period-owed", period: row.period }));
}

async function writePlan(trx: Trx, plan: Plan, definition: string): Promise<number> {
  const scope = await trx.selectFrom("unit").select("id").where("code", "=", plan.scope).executeTakeFirstOrThrow();
  const values = { definition, scope_id: scope.id, valid_from: plan.validFrom, valid_until: plan.validUntil };
  const row = await trx
    .insertInto("plan")
    .values({ code: plan.code, ...values })
    .onConflict((conflict) => conflict.column("code").doUpdateSet(values))
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

async function writeIndicators(trx: Trx, plan: Plan): Promise<void> {
  await trx
    .insertInto("indicator")
    .values(plan.indicators.map(({ code, kind }) => ({ code, kind })))
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
}

async function writeDeadlines(trx: Trx, plan: Plan, id: number): Promise<void> {
  await trx.deleteFrom("deadline").where("plan_id", "=", id).execute();
  await trx
    .insertInto("deadline")
    .values(
      plan.calendar.map(({ period, deadline, opensOn, lockedOn }) => ({
        plan_id: id,
        period,
        kind: deadline.kind,
        due_on: deadline.on,
        opens_on: opensOn,
        locked_on: lockedOn,
      })),
    )
    .execute();
}
