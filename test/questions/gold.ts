import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/**
 * Right answers for the question set, computed from the sample's CSV files alone. Nothing here comes from the code that
 * answers questions: fractions are compared with whole numbers, dates as text.
 */
export type Row = Record<string, string | number | null>;

export interface Gold {
  readonly kind: string | readonly string[];
  readonly rows: readonly Row[] | null;
  readonly ordered?: boolean;
  readonly count?: number;
}

export type Operator = "<" | "<=" | "=" | ">=" | ">";

interface Figure {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly top: bigint;
  readonly bottom: bigint;
}

const folder = join(import.meta.dirname, "..", "..", "src", "sample", "data");
const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name)), { columns: true, skip_empty_lines: true });

const units = read("units.csv");
const reports = read("reports.csv");
const periods = read("periods.csv");
const directives = read("directives.csv");
export const targets = new Map(
  read("indicators.csv").map((row) => [
    row["code"] ?? "",
    { comparison: row["comparison"] as Operator, target: row["target"] ?? "" },
  ]),
);

const SCALE = 1_000_000n;
/** A decimal text as whole millionths. */
const millionths = (text: string | number): bigint => BigInt(Math.round(Number(text) * Number(SCALE)));

const figures: Figure[] = read("figures.csv").map((row) => ({
  unit: row["unit"] ?? "",
  indicator: row["indicator"] ?? "",
  period: row["period"] ?? "",
  // a rate is 100 × numerator / denominator
  top: row["value"] ? millionths(row["value"]) : 100n * SCALE * BigInt(row["numerator"] ?? 0),
  bottom: row["value"] ? SCALE : SCALE * BigInt(row["denominator"] ?? 0),
}));

export const LATEST = "2024-Q3";
export const districts = units.filter((row) => row["level"] === "district").map((row) => row["code"] ?? "");
export const communesOf = (district: string): string[] =>
  units.filter((row) => row["parent"] === district && row["level"] === "commune").map((row) => row["code"] ?? "");

function find(unit: string, indicator: string, period: string): Figure | undefined {
  const found = figures.find((row) => row.unit === unit && row.indicator === indicator && row.period === period);
  return found && found.bottom > 0n ? found : undefined;
}

const row = (figure: Figure): Row => ({
  unit: figure.unit,
  indicator: figure.indicator,
  period: figure.period,
  value: number(figure),
});
const number = (figure: Pick<Figure, "top" | "bottom">): number =>
  Number((figure.top * 10n ** 10n) / figure.bottom) / 1e10;

function holds(figure: Figure, operator: Operator, value: number | string): boolean {
  const left = figure.top * SCALE;
  const right = figure.bottom * millionths(value);
  const order = left < right ? -1 : left > right ? 1 : 0;
  return { "<": order < 0, "<=": order <= 0, "=": order === 0, ">=": order >= 0, ">": order > 0 }[operator];
}

const byValue = (a: Figure, b: Figure): number => {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
};

interface Selection {
  readonly period?: string;
  readonly units?: readonly string[];
}

function select(indicator: string, selection: Selection = {}): Figure[] {
  const { period = LATEST, units: chosen = districts } = selection;
  return chosen.flatMap((unit) => find(unit, indicator, period) ?? []);
}

/** Units whose figure satisfies every condition. */
export function where(indicator: string, conditions: readonly [Operator, number][], selection: Selection = {}): Gold {
  const rows = select(indicator, selection).filter((figure) =>
    conditions.every(([op, value]) => holds(figure, op, value)),
  );
  return { kind: "answer", rows: rows.map(row), ordered: false };
}

export function counted(gold: Gold): Gold {
  return { ...gold, count: gold.rows?.length ?? 0 };
}

const isMet = (figure: Figure): boolean => {
  const target = targets.get(figure.indicator);
  if (!target) throw new Error(`no target for ${figure.indicator}`);
  return holds(figure, target.comparison, target.target);
};

export function met(indicator: string, selection: Selection = {}): Gold {
  return { kind: "answer", rows: select(indicator, selection).filter(isMet).map(row), ordered: false };
}

export function unmet(indicator: string, selection: Selection = {}): Gold {
  const rows = select(indicator, selection).filter((figure) => !isMet(figure));
  return { kind: "answer", rows: rows.map(row), ordered: false };
}

/** Figures of named units; none where there is none. */
export function values(indicator: string, chosen: readonly string[], period = LATEST): Gold {
  const rows = select(indicator, { period, units: chosen });
  return rows.length === 0 ? none : { kind: "answer", rows: rows.map(row), ordered: false };
}

/** The first `count` from the highest or the lowest. */
export function ranked(indicator: string, direction: "desc" | "asc", count: number, selection: Selection = {}): Gold {
  const rows = select(indicator, selection).toSorted((a, b) => (direction === "asc" ? byValue(a, b) : byValue(b, a)));
  // those that share the last place come along
  const last = rows[count - 1];
  const chosen = rows.filter((figure, at) => at < count || (last !== undefined && byValue(figure, last) === 0));
  return { kind: "answer", rows: chosen.map(row), ordered: true };
}

/** The place of a unit among the districts, the best first. */
export function place(unit: string, indicator: string): Gold {
  const all = select(indicator).toSorted((a, b) => byValue(b, a));
  const own = all.find((figure) => figure.unit === unit);
  if (!own) return none;
  return { kind: "answer", rows: [{ ...row(own), rank: all.filter((figure) => byValue(figure, own) > 0).length + 1 }] };
}

/** Sum over sum of a group, named as `unit`. */
export function total(unit: string, indicator: string, selection: Selection = {}): Gold {
  const parts = select(indicator, selection);
  const isRate = parts.some((figure) => figure.bottom !== SCALE);
  const top = parts.reduce((sum, figure) => sum + figure.top, 0n);
  const bottom = isRate ? parts.reduce((sum, figure) => sum + figure.bottom, 0n) : SCALE;
  return {
    kind: "answer",
    rows: [{ unit, indicator, period: selection.period ?? LATEST, value: number({ top, bottom }) }],
  };
}

const ALL_PERIODS = periods.map((entry) => entry["code"] ?? "");

export function trend(unit: string, indicator: string, chosen: readonly string[] = ALL_PERIODS): Gold {
  const rows = chosen.flatMap((period) => find(unit, indicator, period) ?? []);
  return { kind: "answer", rows: rows.map(row), ordered: true };
}

export function provinceTrend(unit: string, indicator: string, chosen: readonly string[]): Gold {
  return {
    kind: "answer",
    rows: chosen.flatMap((period) => total(unit, indicator, { period }).rows ?? []),
    ordered: true,
  };
}

interface Change {
  readonly from: string;
  readonly to?: string;
  readonly units?: readonly string[];
  readonly keep?: "up" | "down";
  readonly top?: ["asc" | "desc", number];
}

/** Differences between two periods; units without one of both figures are left out. */
export function changed(indicator: string, change: Change): Gold {
  const rows = (change.units ?? districts).flatMap((unit) => {
    const now = find(unit, indicator, change.to ?? LATEST);
    const before = find(unit, indicator, change.from);
    return now && before ? [{ ...row(now), change: number(now) - number(before) }] : [];
  });
  const kept = rows.filter((entry) =>
    change.keep === "up" ? entry.change > 0 : change.keep === "down" ? entry.change < 0 : true,
  );
  if (!change.top) return { kind: "answer", rows: kept, ordered: false };
  const [direction, count] = change.top;
  const sorted = kept.toSorted((a, b) => (direction === "asc" ? a.change - b.change : b.change - a.change));
  return { kind: "answer", rows: sorted.slice(0, count), ordered: true };
}

/** Units that satisfy a test over several indicators. */
export function unitsWhere(test: (unit: string) => boolean | undefined, chosen: readonly string[] = districts): Gold {
  return { kind: "answer", rows: chosen.filter((unit) => test(unit)).map((unit) => ({ unit })), ordered: false };
}

/** Whether a unit's figure satisfies a condition; undefined when it has none. */
export function check(
  unit: string,
  indicator: string,
  condition: [Operator, number] | "met",
  period = LATEST,
): boolean | undefined {
  const figure = find(unit, indicator, period);
  if (!figure) return undefined;
  return condition === "met" ? isMet(figure) : holds(figure, ...condition);
}

export const indicatorCodes = [...targets.keys()];

/** The indicators of a unit that are met, or not. */
export function indicatorsOf(unit: string, wanted: boolean, period = LATEST): Gold {
  const rows = indicatorCodes
    .flatMap((indicator) => find(unit, indicator, period) ?? [])
    .filter((figure) => isMet(figure) === wanted);
  return { kind: "answer", rows: rows.map(row), ordered: false };
}

export function profile(unit: string, period = LATEST): Gold {
  const rows = indicatorCodes.flatMap((indicator) => find(unit, indicator, period) ?? []);
  return { kind: "answer", rows: rows.map(row), ordered: false };
}

const due = new Map(periods.map((entry) => [entry["code"] ?? "", entry["due_before"] ?? ""]));

/** Reports of a period that satisfy a test. A report is late from 00:00 of its due date on (+07:00 throughout). */
export function reportsWhere(
  test: (report: { status: string; late: boolean; sent: boolean }) => boolean,
  period = LATEST,
  chosen: readonly string[] = districts,
): Gold {
  const rows = reports.filter((entry) => {
    const sentAt = entry["submitted_at"] ?? "";
    const late = sentAt !== "" && sentAt.slice(0, 10) >= (due.get(period) ?? "");
    const fits = entry["period"] === period && chosen.includes(entry["unit"] ?? "");
    return fits && test({ status: entry["status"] ?? "", late, sent: sentAt !== "" });
  });
  return { kind: "answer", rows: rows.map((entry) => ({ unit: entry["unit"] ?? "", period })), ordered: false };
}

/** Units that have sent every report, none of them late. */
export function neverLate(): Gold {
  const isLate = (entry: Record<string, string>): boolean =>
    (entry["submitted_at"] ?? "").slice(0, 10) >= (due.get(entry["period"] ?? "") ?? "");
  const failed = new Set(
    reports.filter((entry) => !entry["submitted_at"] || isLate(entry)).map((entry) => entry["unit"]),
  );
  return { kind: "answer", rows: districts.filter((unit) => !failed.has(unit)).map((unit) => ({ unit })) };
}

export function withoutFigure(indicator: string, period = LATEST): Gold {
  const rows = districts.filter((unit) => !find(unit, indicator, period)).map((unit) => ({ unit, period }));
  return { kind: "answer", rows, ordered: false };
}

export function deadlines(...chosen: string[]): Gold {
  return {
    kind: "answer",
    rows: chosen.map((period) => ({ period, due_before: due.get(period) ?? "" })),
    ordered: false,
  };
}

export function target(...indicators: string[]): Gold {
  const rows = indicators.map((indicator) => {
    const found = targets.get(indicator);
    return { indicator, comparison: found?.comparison ?? "", target: Number(found?.target) };
  });
  return { kind: "answer", rows, ordered: false };
}

export function tasks(
  test: (task: { unit: string; title: string; done: number; total: number; due: string }) => boolean,
): Gold {
  const rows = directives.flatMap((entry) => {
    const task = {
      unit: entry["unit"] ?? "",
      title: entry["title"] ?? "",
      done: Number(entry["done"]),
      total: Number(entry["total"]),
      due: entry["due"] ?? "",
    };
    return test(task)
      ? [{ directive: entry["code"] ?? "", unit: task.unit, done: task.done, total: task.total, due: task.due }]
      : [];
  });
  return { kind: "answer", rows, ordered: false };
}

export const none: Gold = { kind: "none", rows: [] };
export const clarify: Gold = { kind: "clarify", rows: [] };
export const unknown: Gold = { kind: "unknown", rows: [] };
export const refuse: Gold = { kind: "refuse", rows: [] };
export const anyAnswer: Gold = { kind: "answer", rows: null };
/** Not an answer: whichever way the program declines is right. */
export const noAnswer: Gold = { kind: ["unknown", "clarify", "none", "refuse"], rows: [] };
