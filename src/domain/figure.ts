import {
  addDecimals,
  compareDecimals,
  decimal,
  divideDecimals,
  isZero,
  multiplyDecimals,
  type Decimal,
} from "./decimal.ts";

/** How an indicator is measured: a ratio keeps numerator and denominator apart, a count is one number. */
export type IndicatorKind = "ratio" | "count";

/**
 * What is known of one indicator for one unit and period.
 *
 * `missing` (nobody has the number) and `not-applicable` (nothing occurred that could be measured)
 * are facts of their own: neither is zero, neither is met or unmet.
 */
export type FigureValue =
  | { readonly kind: "ratio"; readonly numerator: Decimal; readonly denominator: Decimal }
  | { readonly kind: "percent"; readonly percent: Decimal }
  | { readonly kind: "count"; readonly count: Decimal }
  | { readonly kind: "missing"; readonly reason?: string }
  | { readonly kind: "not-applicable"; readonly reason?: string };

const HUNDRED = decimal(100);

/** A ratio of nothing to nothing measures nothing: a zero denominator means the indicator did not apply. */
export function isApplicable(value: FigureValue): boolean {
  return value.kind !== "not-applicable" && !(value.kind === "ratio" && isZero(value.denominator));
}

/** Whether there is a number to compare. */
export function isMeasured(value: FigureValue): boolean {
  return value.kind !== "missing" && isApplicable(value);
}

/**
 * Compares a figure with a number in the figure's own measure (percent for ratios), exactly:
 * `3545/7880` is less than 45 although it rounds to 44.99. Undefined when there is no number.
 */
export function compareFigure(value: FigureValue, threshold: Decimal): -1 | 0 | 1 | undefined {
  if (!isMeasured(value)) return undefined;
  switch (value.kind) {
    case "ratio":
      return compareDecimals(
        multiplyDecimals(value.numerator, HUNDRED),
        multiplyDecimals(threshold, value.denominator),
      );
    case "percent":
      return compareDecimals(value.percent, threshold);
    case "count":
      return compareDecimals(value.count, threshold);
    default:
      return undefined;
  }
}

/** Orders two figures of one indicator exactly, by cross-multiplication. Undefined when either has no number. */
export function compareFigures(a: FigureValue, b: FigureValue): -1 | 0 | 1 | undefined {
  if (!isMeasured(a) || !isMeasured(b)) return undefined;
  if (a.kind === "ratio" && b.kind === "ratio")
    return compareDecimals(multiplyDecimals(a.numerator, b.denominator), multiplyDecimals(b.numerator, a.denominator));
  if (b.kind === "ratio") {
    const reversed = compareFigure(b, measure(a) as Decimal) as -1 | 0 | 1;
    return reversed === 0 ? 0 : reversed === 1 ? -1 : 1;
  }
  return compareFigure(a, measure(b) as Decimal);
}

/** Whether two figures are the same fact, part for part: 45 % and 90/200 are not, nor is the same lack for two reasons. */
export function isSameValue(a: FigureValue, b: FigureValue): boolean {
  const isSame = (x: Decimal, y: Decimal): boolean => compareDecimals(x, y) === 0;
  if (a.kind === "ratio" && b.kind === "ratio")
    return isSame(a.numerator, b.numerator) && isSame(a.denominator, b.denominator);
  if (a.kind === "percent" && b.kind === "percent") return isSame(a.percent, b.percent);
  if (a.kind === "count" && b.kind === "count") return isSame(a.count, b.count);
  return (
    a.kind === b.kind && "reason" in a === "reason" in b && (!("reason" in a) || a.reason === (b as typeof a).reason)
  );
}

/** The number in the figure's measure, rounded to `places` (percent for ratios). Undefined when there is none. */
export function measure(value: FigureValue, places = 10): Decimal | undefined {
  if (!isMeasured(value)) return undefined;
  switch (value.kind) {
    case "ratio":
      return divideDecimals(multiplyDecimals(value.numerator, HUNDRED), value.denominator, places);
    case "percent":
      return value.percent;
    case "count":
      return value.count;
    default:
      return undefined;
  }
}

/**
 * The figure of a group: rates by the sums of their parts, counts by sum, never an average of rates.
 *
 * Members without a number are left out and must be named by the caller. A member that gave only a
 * percentage has no weight, so the result is undefined as soon as one of them does.
 */
export function aggregate(values: readonly FigureValue[]): FigureValue | undefined {
  const measured = values.filter(isMeasured);
  if (measured.length === 0 || measured.some((value) => value.kind === "percent")) return undefined;
  let numerator = decimal(0);
  let denominator = decimal(0);
  for (const value of measured) {
    if (value.kind === "ratio") {
      numerator = addDecimals(numerator, value.numerator);
      denominator = addDecimals(denominator, value.denominator);
    } else if (value.kind === "count") numerator = addDecimals(numerator, value.count);
  }
  return measured[0]?.kind === "ratio"
    ? { kind: "ratio", numerator, denominator }
    : { kind: "count", count: numerator };
}
