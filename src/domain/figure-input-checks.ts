import {
  compareDecimals,
  decimal,
  divideDecimals,
  isZero,
  multiplyDecimals,
  subtractDecimals,
  type Decimal,
} from "./decimal.ts";
import { measure, type FigureValue } from "./figure.ts";
import type { Accumulation } from "./period.ts";

/**
 * A soft rule of a plan: a figure that breaks it is probably mistyped, so the officer is asked, and may keep it.
 *
 * `below-previous`: a cumulative part or count lower than last period's, within one year. `repeats-last-year`: the
 * cumulative parts of the year before once more, although counting begins anew on 1 January. `percent-only`: a percentage without
 * its parts, which can never be part of a group's figure. `outlier`: far from the unit's own history or from its peers
 * by the modified z-score. `late-count`: the count differs from denominator − numerator of a ratio.
 */
export type FigureCheck = { readonly only?: readonly string[] } & (
  | { readonly kind: "below-previous" | "repeats-last-year" | "percent-only" }
  | {
      readonly kind: "outlier";
      readonly against: "history" | "peers";
      /** The modified z-score beyond which a figure stands out; 3.5 is usual. */
      readonly threshold: Decimal;
      /** Fewer figures than this are no basis. */
      readonly atLeast: number;
    }
  | { readonly kind: "late-count"; readonly count: string; readonly ratio: string }
);

/** What a check found, with the numbers that the officer has to see. */
export type Finding =
  | {
      readonly kind: "below-previous";
      readonly part: "numerator" | "denominator" | "count";
      readonly given: Decimal;
      readonly before: Decimal;
    }
  | { readonly kind: "repeats-last-year" | "percent-only" }
  | { readonly kind: "outlier"; readonly against: "history" | "peers"; readonly median: Decimal }
  | { readonly kind: "late-count"; readonly other: string; readonly given: Decimal; readonly expected: Decimal };

/** What a figure is checked against. */
export interface CheckContext {
  readonly indicator: { readonly code: string; readonly accumulation: Accumulation };
  readonly previous?: FigureValue;
  /** Whether the previous figure belongs to the same year: cumulative figures begin anew on 1 January. */
  readonly isSameYear: boolean;
  /** The figures of the same report by indicator. */
  readonly figures: Pick<ReadonlyMap<string, FigureValue>, "get">;
  /** The unit's own figures of earlier periods, and other units' figures of this period. */
  readonly history: readonly FigureValue[];
  readonly peers: readonly FigureValue[];
}

function findFallenPart(value: FigureValue, previous: FigureValue): Finding | undefined {
  const pairs: (readonly ["numerator" | "denominator" | "count", Decimal, Decimal])[] = [];
  if (value.kind === "ratio" && previous.kind === "ratio")
    pairs.push(
      ["numerator", value.numerator, previous.numerator],
      ["denominator", value.denominator, previous.denominator],
    );
  if (value.kind === "count" && previous.kind === "count") pairs.push(["count", value.count, previous.count]);
  const fallen = pairs.find(([, given, before]) => compareDecimals(given, before) < 0);
  return fallen && { kind: "below-previous", part: fallen[0], given: fallen[1], before: fallen[2] };
}

/** The same parts: only they tell that a figure was carried over, since 100 % or no late dossier may well come again. */
function hasSameParts(value: FigureValue, previous: FigureValue): boolean {
  if (value.kind !== "ratio" || previous.kind !== "ratio") return false;
  return (
    compareDecimals(value.numerator, previous.numerator) === 0 &&
    compareDecimals(value.denominator, previous.denominator) === 0
  );
}

const distance = (a: Decimal, b: Decimal): Decimal => {
  const difference = subtractDecimals(a, b);
  return difference.digits < 0n ? { digits: -difference.digits, scale: difference.scale } : difference;
};

/** The middle number, or the mean of the two in the middle. Throws on an empty list. */
function medianOf(numbers: readonly Decimal[]): Decimal {
  // All with one scale, so that sorting compares whole numbers.
  const scale = Math.max(...numbers.map((number) => number.scale));
  const sorted = numbers
    .map((number) => number.digits * 10n ** BigInt(scale - number.scale))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (lower === undefined || upper === undefined) throw new RangeError("the median of nothing");
  return divideDecimals({ digits: lower + upper, scale }, TWO, 10);
}

const TWO = decimal(2);

/** 0.6745 makes the median absolute deviation comparable with a standard deviation (Iglewicz and Hoaglin, 1993). */
const CONSISTENCY = decimal("0.6745");

function findOutlier(value: FigureValue, others: readonly FigureValue[], check: FigureCheck & { kind: "outlier" }) {
  const given = measure(value);
  const numbers = others.map((other) => measure(other)).filter((number) => number !== undefined);
  if (!given || numbers.length < Math.max(1, check.atLeast)) return undefined;
  const median = medianOf(numbers);
  const spread = medianOf(numbers.map((number) => distance(number, median)));
  // Half of the figures alike: no scale to measure a distance by.
  if (isZero(spread)) return undefined;
  const score = multiplyDecimals(CONSISTENCY, distance(given, median));
  const isFar = compareDecimals(score, multiplyDecimals(check.threshold, spread)) > 0;
  return isFar ? ({ kind: "outlier", against: check.against, median } as const) : undefined;
}

function findLateCount(value: FigureValue, context: CheckContext, check: FigureCheck & { kind: "late-count" }) {
  const { code } = context.indicator;
  if (code !== check.count && code !== check.ratio) return undefined;
  const count = code === check.count ? value : context.figures.get(check.count);
  const ratio = code === check.ratio ? value : context.figures.get(check.ratio);
  if (count?.kind !== "count" || ratio?.kind !== "ratio") return undefined;
  const expected = subtractDecimals(ratio.denominator, ratio.numerator);
  if (compareDecimals(count.count, expected) === 0) return undefined;
  const other = code === check.count ? check.ratio : check.count;
  return { kind: "late-count", other, given: count.count, expected } as const;
}

function applyCheck(check: FigureCheck, value: FigureValue, context: CheckContext): Finding | undefined {
  const { previous, isSameYear } = context;
  const isCumulative = context.indicator.accumulation === "cumulative";
  switch (check.kind) {
    case "below-previous":
      return previous && isCumulative && isSameYear ? findFallenPart(value, previous) : undefined;
    case "repeats-last-year":
      return previous && isCumulative && !isSameYear && hasSameParts(value, previous)
        ? { kind: check.kind }
        : undefined;
    case "percent-only":
      return value.kind === "percent" ? { kind: check.kind } : undefined;
    case "outlier":
      return findOutlier(value, context[check.against], check);
    case "late-count":
      return findLateCount(value, context, check);
    default:
      return check satisfies never;
  }
}

/** What the checks of a plan find about a figure, in their order; nothing about figures that are missing or do not apply. */
export function findDoubts(value: FigureValue, checks: readonly FigureCheck[], context: CheckContext): Finding[] {
  if (value.kind === "missing" || value.kind === "not-applicable") return [];
  return checks.flatMap((check) => {
    if (check.only && !check.only.includes(context.indicator.code)) return [];
    const finding = applyCheck(check, value, context);
    return finding ? [finding] : [];
  });
}
