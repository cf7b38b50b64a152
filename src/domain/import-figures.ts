import { decimal, plain, type Decimal } from "./decimal.ts";
import { findProblem, type FigureMeasure, type FigureProblem } from "./figure-input-limits.ts";
import type { FigureValue } from "./figure.ts";
import { decideRows } from "./import-rows.ts";
import {
  UnitDirectory,
  type Changes,
  type ImportDecision,
  type ImportFault,
  type ImportTable,
  type RowReader,
} from "./import-table.ts";
import type { UnitRecord } from "./import-units.ts";
import { parsePeriod, periodEnd, periodStart, type Period, type PeriodKind } from "./period.ts";

/** A figure as files have it: units and indicators by code, numbers in plain notation, null where the cell is empty. */
export interface FigureRecord {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

/** An indicator as the plans describe it: how it is measured, and in which reports it is asked for. */
export interface ImportIndicator extends FigureMeasure {
  readonly code: string;
  readonly periods: readonly PeriodKind[];
}

/** Indicators as several plans describe them: asked for in every report that one of them names, as lenient as the most lenient. */
export function mergeIndicators(
  plans: readonly { readonly indicators: readonly ImportIndicator[] }[],
): ImportIndicator[] {
  const merged = new Map<string, ImportIndicator>();
  for (const indicator of plans.flatMap((plan) => plan.indicators)) {
    const known = merged.get(indicator.code);
    const periods = [...new Set([...(known?.periods ?? []), ...indicator.periods])];
    merged.set(indicator.code, { ...indicator, ...known, ...leniencyOf(indicator), periods });
  }
  return [...merged.values()];
}

function leniencyOf({ signed, decimals, mostPercent }: ImportIndicator): Partial<ImportIndicator> {
  return { ...(signed && { signed }), ...(decimals && { decimals }), ...(mostPercent && { mostPercent }) };
}

/** What the file is checked against. */
export interface FigureContext {
  readonly units: readonly UnitRecord[];
  readonly indicators: readonly ImportIndicator[];
  /** The figures now in force of the periods in the file. */
  readonly existing: readonly FigureRecord[];
}

/** The key under which two records are figures of the same thing. */
export function figureKey(record: Pick<FigureRecord, "unit" | "indicator" | "period">): string {
  return `${record.unit} ${record.indicator} ${record.period}`;
}

/**
 * Checks a file of figures: known units that exist in the period, indicators asked for in it, parts within their whole,
 * whole numbers where things are counted. A number that is there already is unchanged; another one becomes a new version.
 */
export function decideFigureImport(table: ImportTable, context: FigureContext): ImportDecision<Changes<FigureRecord>> {
  const units = new UnitDirectory(context.units);
  const indicators = new Map(context.indicators.map((indicator) => [indicator.code, indicator]));
  return decideRows(
    table,
    {
      required: ["unit", "indicator", "period", "numerator", "denominator", "value"],
      keyColumn: "unit",
      read: (row) => readFigure(row, units, indicators),
      keyOf: figureKey,
      saidBy: ({ numerator, denominator, value }) => [numerator, denominator, value],
    },
    context.existing,
  );
}

function readFigure(
  row: RowReader,
  units: UnitDirectory<UnitRecord>,
  indicators: ReadonlyMap<string, ImportIndicator>,
): FigureRecord | undefined {
  const unit = units.read(row, "unit");
  const indicator = readIndicator(row, indicators);
  const period = readPeriod(row);
  if (unit && period && !existedIn(unit, period))
    row.object("unit", { code: "unit-not-then", value: unit.name, from: unit.validFrom, until: unit.validUntil });
  if (indicator && period && !indicator.periods.includes(period.kind))
    row.object("period", { code: "period-not-asked", allowed: indicator.periods });
  const value = indicator && readValue(row, indicator);
  if (!unit || !indicator || !period || !value || !row.isSound) return undefined;
  return { unit: unit.code, indicator: indicator.code, period: period.code, ...columnsOf(value) };
}

function readIndicator(row: RowReader, indicators: ReadonlyMap<string, ImportIndicator>): ImportIndicator | undefined {
  const code = row.required("indicator");
  if (code === undefined) return undefined;
  const known = indicators.get(code);
  return known ?? row.object("indicator", { code: "unknown-indicator", value: code, allowed: [...indicators.keys()] });
}

function readPeriod(row: RowReader): Period | undefined {
  const code = row.required("period");
  if (code === undefined) return undefined;
  return parsePeriod(code) ?? row.object("period", { code: "not-a-period", value: code });
}

function existedIn(unit: UnitRecord, period: Period): boolean {
  return unit.validFrom <= periodEnd(period) && (unit.validUntil === null || unit.validUntil > periodStart(period));
}

type NumberColumn = "numerator" | "denominator" | "value";

/** Undefined for an empty cell and for one that is no number, which is objected to. */
function readNumber(row: RowReader, column: NumberColumn): Decimal | undefined {
  const text = row.text(column);
  if (text === "") return undefined;
  const written = text.replace("−", "-");
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(written)) return row.object(column, { code: "not-a-number", value: text });
  // 3.546 is three and a half to a computer and three and a half thousand to whoever typed it.
  if (column !== "value" && /^\d{1,3}\.\d{3}$/.test(written))
    return row.object(column, { code: "thousands-point", value: text, joined: written.replace(".", "") });
  return decimal(written);
}

function readValue(row: RowReader, indicator: ImportIndicator): FigureValue | undefined {
  const numerator = readNumber(row, "numerator");
  const denominator = readNumber(row, "denominator");
  const value = readNumber(row, "value");
  if (!row.isSound) return undefined;
  if (!numerator && !denominator && !value) return row.object("value", { code: "figure-empty" });
  const figure =
    indicator.kind === "count"
      ? readCount(row, { numerator, denominator, value })
      : readRatio(row, { numerator, denominator, value });
  const problem = figure && findProblem(figure, indicator);
  // Nothing of nothing is a fact: the indicator did not apply.
  if (!problem || problem.rule === "zero-of-zero") return figure;
  const { column, fault } = faultOf(problem, figure);
  return row.object(column, fault);
}

type Numbers = Record<NumberColumn, Decimal | undefined>;

function readCount(row: RowReader, { numerator, denominator, value }: Numbers): FigureValue | undefined {
  if (numerator || denominator) return row.object("numerator", { code: "count-has-parts" });
  return value ? { kind: "count", count: value } : row.object("value", { code: "count-needs-value" });
}

function readRatio(row: RowReader, { numerator, denominator, value }: Numbers): FigureValue | undefined {
  if (value && (numerator || denominator)) return row.object("value", { code: "ratio-both-ways" });
  if (value) return { kind: "percent", percent: value };
  if (numerator && denominator) return { kind: "ratio", numerator, denominator };
  return row.object(numerator ? "denominator" : "numerator", { code: "ratio-needs-parts" });
}

function faultOf(problem: FigureProblem, figure: FigureValue): { column: NumberColumn; fault: ImportFault } {
  if (problem.rule === "part-over-whole") {
    const { numerator, denominator } = problem;
    const parts = { numerator: plain(numerator), denominator: plain(denominator) };
    return { column: "numerator", fault: { code: problem.rule, ...parts } };
  }
  if (problem.rule === "denominator-zero") return { column: "denominator", fault: { code: problem.rule } };
  if (problem.rule === "percent-over-most")
    return { column: "value", fault: { code: problem.rule, value: plain(problem.number), most: plain(problem.most) } };
  if (problem.rule === "not-whole" || problem.rule === "negative") {
    const { rule, number } = problem;
    const isPart = figure.kind === "ratio";
    const column = !isPart ? "value" : number === figure.numerator ? "numerator" : "denominator";
    return { column, fault: { code: rule, value: plain(number) } };
  }
  // The other rules concern typed text; a file has a column for each part.
  return { column: "value", fault: { code: "ratio-needs-parts" } };
}

function columnsOf(value: FigureValue): Pick<FigureRecord, NumberColumn> {
  const empty = { numerator: null, denominator: null, value: null };
  if (value.kind === "ratio")
    return { ...empty, numerator: plain(value.numerator), denominator: plain(value.denominator) };
  if (value.kind === "percent") return { ...empty, value: plain(value.percent) };
  return value.kind === "count" ? { ...empty, value: plain(value.count) } : empty;
}
