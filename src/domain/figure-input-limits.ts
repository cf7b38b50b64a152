import { compareDecimals, decimal, isNegative, isWhole, isZero, multiplyDecimals, type Decimal } from "./decimal.ts";
import type { FigureValue, IndicatorKind } from "./figure.ts";

/** What has to be known of an indicator to read and to check a figure of it; an `Indicator` is one. */
export interface FigureMeasure {
  readonly kind: IndicatorKind;
  /** A count that may fall below zero, such as a change of rank. */
  readonly signed?: boolean;
  /** Counts and parts that may have decimals, such as days or money. Without it they are whole. */
  readonly decimals?: boolean;
  /** The largest percentage of a ratio that may exceed its whole, such as work done ahead of plan. 100 without it. */
  readonly mostPercent?: Decimal;
  /** What is counted: these words may stand beside a number ("3546 hồ sơ"). */
  readonly measure?: { readonly vi: string; readonly en: string };
  readonly numerator?: { readonly vi: string; readonly en: string };
  readonly denominator?: { readonly vi: string; readonly en: string };
}

/** Why something that is a figure cannot be this indicator's figure. The numbers are those a reader needs to see. */
export type FigureProblem =
  | { readonly rule: "part-over-whole"; readonly numerator: Decimal; readonly denominator: Decimal }
  | { readonly rule: "zero-of-zero" }
  | { readonly rule: "denominator-zero"; readonly numerator: Decimal }
  | { readonly rule: "not-whole"; readonly number: Decimal }
  | { readonly rule: "negative"; readonly number: Decimal }
  | { readonly rule: "percent-over-most"; readonly number: Decimal; readonly most: Decimal }
  | { readonly rule: "needs-denominator"; readonly number: Decimal }
  | { readonly rule: "percent-for-count" }
  | { readonly rule: "ratio-for-count" }
  | { readonly rule: "approximate" }
  | {
      readonly rule: "percent-mismatch";
      readonly stated: Decimal;
      readonly numerator: Decimal;
      readonly denominator: Decimal;
    };

const HUNDRED = decimal(100);

/** The largest percentage the indicator can have. */
function mostPercentOf(measure: FigureMeasure): Decimal {
  return measure.mostPercent ?? HUNDRED;
}

function findNumberProblem(number: Decimal, measure: FigureMeasure): FigureProblem | undefined {
  if (isNegative(number) && !(measure.kind === "count" && measure.signed)) return { rule: "negative", number };
  if (!isWhole(number) && !measure.decimals) return { rule: "not-whole", number };
  return undefined;
}

function findRatioProblem(numerator: Decimal, denominator: Decimal, measure: FigureMeasure): FigureProblem | undefined {
  const ofPart = findNumberProblem(numerator, measure) ?? findNumberProblem(denominator, measure);
  if (ofPart) return ofPart;
  if (isZero(denominator))
    return isZero(numerator) ? { rule: "zero-of-zero" } : { rule: "denominator-zero", numerator };
  const exceeds =
    compareDecimals(multiplyDecimals(numerator, HUNDRED), multiplyDecimals(mostPercentOf(measure), denominator)) > 0;
  return exceeds ? { rule: "part-over-whole", numerator, denominator } : undefined;
}

/**
 * The hard rule that a figure breaks, if any: a part within its whole, whole numbers where things are counted, nothing
 * below zero unless the plan says so, percentages up to 100. A figure that breaks one is never stored.
 */
export function findProblem(value: FigureValue, measure: FigureMeasure): FigureProblem | undefined {
  switch (value.kind) {
    case "ratio":
      return measure.kind === "count"
        ? { rule: "ratio-for-count" }
        : findRatioProblem(value.numerator, value.denominator, measure);
    case "percent":
      if (measure.kind === "count") return { rule: "percent-for-count" };
      if (isNegative(value.percent)) return { rule: "negative", number: value.percent };
      return compareDecimals(value.percent, mostPercentOf(measure)) > 0
        ? { rule: "percent-over-most", number: value.percent, most: mostPercentOf(measure) }
        : undefined;
    case "count":
      return measure.kind === "ratio"
        ? { rule: "needs-denominator", number: value.count }
        : findNumberProblem(value.count, measure);
    case "missing":
    case "not-applicable":
      break;
  }
  return undefined;
}
