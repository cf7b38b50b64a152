import type { IsoDate } from "./time.ts";

/** The four reports of a year (seed plan of Tú Xuyên, III.3): quarter I, six months, quarter III, the year. There is no nine-month or quarter-IV report. */
export const PERIOD_KINDS = ["Q1", "H1", "Q3", "Y"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A report period such as `2024-Q3`. */
export interface Period {
  readonly code: string;
  readonly year: number;
  readonly kind: PeriodKind;
}

/** Whether a period's figures count from 1 January, for the period alone, or at one moment. Cumulative figures are never added up. */
export type Accumulation = "cumulative" | "per-period" | "moment";

export function period(year: number, kind: PeriodKind): Period {
  return { code: `${year}-${kind}`, year, kind };
}

/** Reads a code such as `2024-Q3`; undefined when it is none. */
export function parsePeriod(code: string): Period | undefined {
  const match = /^(\d{4})-(Q1|H1|Q3|Y)$/.exec(code);
  return match ? period(Number(match[1]), match[2] as PeriodKind) : undefined;
}

/** Like {@link parsePeriod}; throws on a code that is none. */
export function getPeriod(code: string): Period {
  const found = parsePeriod(code);
  if (!found) throw new RangeError(`not a period code: ${code}`);
  return found;
}

/** The report before: quarter I follows the year before. */
export function previousPeriod(of: Period): Period {
  const index = PERIOD_KINDS.indexOf(of.kind);
  return index === 0 ? period(of.year - 1, "Y") : period(of.year, PERIOD_KINDS[index - 1] as PeriodKind);
}

/** The report after. */
export function nextPeriod(of: Period): Period {
  const index = PERIOD_KINDS.indexOf(of.kind);
  return index === PERIOD_KINDS.length - 1
    ? period(of.year + 1, "Q1")
    : period(of.year, PERIOD_KINDS[index + 1] as PeriodKind);
}

/** The same report a year earlier ("cùng kỳ năm trước"). */
export function sameLastYear(of: Period): Period {
  return period(of.year - 1, of.kind);
}

/** Negative, zero or positive as `a` comes before, is, or comes after `b`. */
export function comparePeriods(a: Period, b: Period): number {
  return a.year - b.year || PERIOD_KINDS.indexOf(a.kind) - PERIOD_KINDS.indexOf(b.kind);
}

const PERIOD_START: Record<PeriodKind, string> = { Q1: "01-01", H1: "01-01", Q3: "07-01", Y: "01-01" };

/** First calendar day of the period by its name: quarter III begins on 1 July, although cumulative figures count from 1 January. */
export function periodStart(of: Period): IsoDate {
  return `${of.year}-${PERIOD_START[of.kind]}`;
}

const PERIOD_END: Record<PeriodKind, string> = {
  Q1: "03-31",
  H1: "06-30",
  Q3: "09-30",
  Y: "12-31",
};

/** Last calendar day of the period. The seed's deadlines come before it: reports are part-estimates and are revised. */
export function periodEnd(of: Period): IsoDate {
  return `${of.year}-${PERIOD_END[of.kind]}`;
}
