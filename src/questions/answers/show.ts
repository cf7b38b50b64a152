import { approximate, compareDecimals, decimal, subtractDecimals, type Decimal } from "../../domain/decimal.ts";
import { measure, type FigureValue } from "../../domain/figure.ts";
import { formatFigure, formatNumber, formatSigned } from "../../domain/number-format.ts";
import type { Period } from "../../domain/period.ts";
import type { PlannedTarget } from "../../domain/plan.ts";
import type { Unit } from "../../domain/unit.ts";
import { italic, text, type Block } from "../../render/message.ts";
import type { FigureDraft } from "../draft.ts";
import { isYearPeriod, periodsOfYear } from "../when.ts";
import { unitName } from "../wording.ts";
import { momentText, type Frame, type Row } from "./answer.ts";
import { findTarget, hasNumber, type Cell } from "./figure-data.ts";

/** The longest list that an answer spells out; the rest is one tap away. */
export const LIST_LIMIT = 15;

/** Whether the text of a long list is cut: unless the whole of it was asked for. */
export function isCut({ view }: Pick<FigureDraft, "view">): boolean {
  return view !== "detail" && view !== "why";
}

export function nameOf(unit: Unit, frame: Frame): string {
  return unitName(unit, frame.vocabulary, frame.language);
}

export function namesOf(units: readonly Unit[], frame: Frame): string {
  const shown = units.slice(0, LIST_LIMIT).map((unit) => (units.length > 3 ? unit.shortName : nameOf(unit, frame)));
  return shown.join(", ") + (units.length > LIST_LIMIT ? ", …" : "");
}

export function measureOf(value: FigureValue): Decimal {
  return measure(value) ?? decimal(0);
}

/** A cell for programs: the number in full precision. */
export function rowOf(cell: Cell): Row {
  const exact = cell.value && measure(cell.value);
  return {
    unit: cell.unit.code,
    indicator: cell.indicator,
    period: cell.period.code,
    value: exact ? approximate(exact) : null,
  };
}

/** "45%" or "48 hồ sơ". */
export function withUnit(number: string, indicator: string, frame: Frame): string {
  const known = frame.vocabulary.indicators.get(indicator);
  return known?.kind === "count" ? `${number} ${known.measure[frame.language]}` : number;
}

export function targetText(indicator: string, target: PlannedTarget, frame: Frame): string {
  const isRate = frame.vocabulary.indicators.get(indicator)?.kind === "ratio";
  const number = `${formatNumber(target.value, 10)}${isRate ? "%" : ""}`;
  return frame.words.target(target.comparison, withUnit(number, indicator, frame));
}

/** A figure as text, with enough decimals not to contradict its target or the numbers it was compared with. */
export function valueText(cell: Cell, frame: Frame, thresholds: readonly Decimal[] = []): string {
  if (!hasNumber(cell))
    return frame.words.standings[cell.value?.kind === "missing" || !cell.value ? "no-figure" : "not-applicable"];
  const target = findTarget(frame, cell.indicator, cell.unit, cell.period)?.target.value;
  return formatFigure(cell.value, target ? [...thresholds, target] : thresholds) ?? "";
}

/** The parts of a rate: " (3.546/7.880)". */
export function partsText(value: FigureValue): string {
  return value.kind === "ratio" ? ` (${formatNumber(value.numerator)}/${formatNumber(value.denominator)})` : "";
}

/** "+3,09 điểm %" between two numbers of one indicator. */
export function changeText(change: Decimal, indicator: string, frame: Frame): string {
  if (change.digits === 0n) return frame.words.unchanged;
  const known = frame.vocabulary.indicators.get(indicator);
  return `${formatSigned(change)} ${known?.kind === "count" ? known.measure[frame.language] : frame.words.points}`;
}

export function distance(a: Decimal, b: Decimal): Decimal {
  const difference = subtractDecimals(a, b);
  return compareDecimals(difference, decimal(0)) < 0
    ? { digits: -difference.digits, scale: difference.scale }
    : difference;
}

/** A period in the middle of a sentence; a year of reports with those that have fallen due. */
export function periodText(period: Period, frame: Frame): string {
  const { words } = frame;
  if (!isYearPeriod(period)) return words.period(period.kind, period.year);
  const parts = periodsOfYear(period.year, frame).map((part) => words.shortPeriods[part.kind]);
  return words.yearOfReports(period.year, words.list(parts));
}

/** Period, moment, how many of how many, who is missing. */
export function footer(
  frame: Frame,
  about: {
    readonly period: Period;
    readonly indicators: readonly string[];
    readonly have: number;
    readonly all: number;
    readonly missing: readonly Unit[];
    readonly notApplicable?: readonly Unit[];
  },
): Block[] {
  const { words } = frame;
  const cumulative = about.indicators.every(
    (code) => frame.vocabulary.indicators.get(code)?.accumulation === "cumulative",
  );
  const counted = about.all > 1 ? ` ${words.reported(about.have, about.all)}.` : "";
  const lines = [words.asOf(periodText(about.period, frame), momentText(frame.now), cumulative) + counted];
  if (about.missing.length > 0)
    lines.push(
      words.missing(namesOf(about.missing, frame), about.missing.length > LIST_LIMIT ? about.missing.length : 0),
    );
  if (about.notApplicable?.length) lines.push(words.notApplicable(namesOf(about.notApplicable, frame)));
  return lines.map((line) => text(line));
}

export function understoodLine(question: string, frame: Frame): Block {
  return text(italic(frame.words.understoodAs(question)));
}
