import { lastDay } from "../domain/deadline.ts";
import {
  comparePeriods,
  period,
  periodEnd,
  PERIOD_KINDS,
  parsePeriod,
  previousPeriod,
  sameLastYear,
  nextPeriod,
  type Period,
  type PeriodKind,
} from "../domain/period.ts";
import type { Plan } from "../domain/plan.ts";
import type { IsoDate } from "../domain/time.ts";
import type { PeriodRef, SpanRef } from "./draft.ts";

/** The time a question is asked at, and the periods it can be about. */
export interface TimeFrame {
  readonly today: IsoDate;
  /** Periods that have figures, in order. */
  readonly available: readonly Period[];
}

/** No report covers what was said; these come nearest. */
export interface Uncovered {
  readonly uncovered: NonNullable<PeriodRef["uncovered"]>;
  readonly nearest: readonly Period[];
}

/** From which month on a report of a kind is meant when no year is said. */
const BEGINS: Readonly<Record<PeriodKind, number>> = { Q1: 1, H1: 4, Q3: 7, Y: 10 };

function yearOf(ref: PeriodRef, today: IsoDate): number | undefined {
  if (!ref.year) return undefined;
  return ref.year.is === "exact" ? ref.year.year : Number(today.slice(0, 4)) + ref.year.years;
}

/** The newest report of a kind that has begun. */
function newestOf(kind: PeriodKind, today: IsoDate): Period {
  const year = Number(today.slice(0, 4));
  return period(Number(today.slice(5, 7)) >= BEGINS[kind] ? year : year - 1, kind);
}

const NEAREST: Readonly<Record<NonNullable<PeriodRef["uncovered"]>, readonly PeriodKind[]>> = {
  Q2: ["H1"],
  Q4: ["Y"],
  H2: ["Y"],
  month: ["Q3", "H1", "Q1"],
  months: ["Q3", "H1", "Q1"],
};

/** The latest period with figures; where there are none, the newest that has begun. */
export function latestPeriod(frame: TimeFrame): Period {
  return (
    frame.available.at(-1) ??
    PERIOD_KINDS.map((kind) => newestOf(kind, frame.today))
      .toSorted(comparePeriods)
      .at(-1) ??
    newestOf("Y", frame.today)
  );
}

function ofYear(year: number, frame: TimeFrame): Period {
  return frame.available.findLast((candidate) => candidate.year === year) ?? period(year, "Y");
}

/**
 * The period that was said. Nothing said: the latest with figures. A year alone: its year report if there are figures,
 * else the latest of that year, because figures are cumulative.
 */
export function resolvePeriod(ref: PeriodRef | undefined, frame: TimeFrame): Period | Uncovered {
  if (!ref) return latestPeriod(frame);
  const year = yearOf(ref, frame.today);
  if (ref.uncovered) {
    const nearest = NEAREST[ref.uncovered].map((kind) =>
      year === undefined ? newestOf(kind, frame.today) : period(year, kind),
    );
    return { uncovered: ref.uncovered, nearest };
  }
  const latest = latestPeriod(frame);
  if (ref.kind) return year === undefined ? newestOf(ref.kind, frame.today) : period(year, ref.kind);
  if (year !== undefined && ref.step === "same-last-year") return period(year, latest.kind);
  if (year !== undefined) return ofYear(year, frame);
  switch (ref.step) {
    case "previous":
      return previousPeriod(latest);
    case "next":
      return nextPeriod(latest);
    case "same-last-year":
      return sameLastYear(latest);
    case "year-start":
      return period(latest.year, "Q1");
    default:
      return latest;
  }
}

/** What a period is compared with. Nothing said: the report before. "Năm ngoái" alone is the same report of that year. */
export function resolveBase(ref: PeriodRef | undefined, main: Period, frame: TimeFrame): Period | Uncovered {
  if (!ref) return previousPeriod(main);
  const said = yearOf(ref, frame.today);
  if (ref.step === "same-last-year") return said === undefined ? sameLastYear(main) : period(said, main.kind);
  if (ref.step === "year-start" || ref.step === "since-start") return period(main.year, "Q1");
  if (ref.step === "previous" || ref.step === "this") return previousPeriod(main);
  const year = yearOf(ref, frame.today);
  if (ref.kind && year === undefined) {
    const sameYear = period(main.year, ref.kind);
    const isKnown = frame.available.some((candidate) => candidate.code === sameYear.code);
    const isOther = comparePeriods(sameYear, main) !== 0;
    return comparePeriods(sameYear, main) < 0 || (isOther && isKnown) ? sameYear : period(main.year - 1, ref.kind);
  }
  if (!ref.kind && !ref.uncovered && year !== undefined && ref.year?.is === "relative") return period(year, main.kind);
  return resolvePeriod(ref, frame);
}

/** The run of periods that a course of figures is about: all with figures when nothing is said. */
export function resolveSpan(
  span: SpanRef | undefined,
  ref: PeriodRef | undefined,
  frame: TimeFrame,
): readonly Period[] {
  if (span?.last !== undefined) return frame.available.slice(-span.last);
  if (span?.list) return span.list.flatMap((one) => asked(one, frame)).toSorted(comparePeriods);
  if (span?.from) {
    const from = resolvePeriod(span.from, frame);
    const to = span.to ? resolvePeriod(span.to, frame) : latestPeriod(frame);
    const start = "uncovered" in from ? from.nearest[0] : startOfYearOnly(span.from, from);
    const end = "uncovered" in to ? to.nearest[0] : to;
    return frame.available.filter(
      (candidate) => (!start || comparePeriods(candidate, start) >= 0) && (!end || comparePeriods(candidate, end) <= 0),
    );
  }
  const year = ref && !ref.kind ? yearOf(ref, frame.today) : undefined;
  if (year !== undefined) return frame.available.filter((candidate) => candidate.year === year);
  if (ref?.step === "year-start" || ref?.step === "since-start")
    return frame.available.filter((candidate) => candidate.year === latestPeriod(frame).year);
  return frame.available;
}

function asked(ref: PeriodRef, frame: TimeFrame): Period[] {
  const resolved = resolvePeriod(ref, frame);
  return "uncovered" in resolved ? [] : [resolved];
}

/** "Từ năm 2023" begins with the first report of that year. */
function startOfYearOnly(ref: PeriodRef, resolved: Period): Period {
  return ref.kind || ref.step ? resolved : period(resolved.year, "Q1");
}

/** What plans schedule is looked up for every figure: the last days on time are worked out once for each plan. */
const schedules = new WeakMap<Plan, ReadonlyMap<string, IsoDate>>();

/** The last day on which a plan's report for a period is on time; undefined when the plan has none. */
export function lastDayOn(plan: Plan, code: string): IsoDate | undefined {
  let schedule = schedules.get(plan);
  if (!schedule) {
    schedule = new Map(plan.calendar.map((report) => [report.period, lastDay(report.deadline)]));
    schedules.set(plan, schedule);
  }
  return schedule.get(code);
}

/** The day on which units must exist to be asked about a period: the last day on which their report is on time. */
export function referenceDay(of: Period, plans: readonly Plan[]): IsoDate {
  const { code } = isYearPeriod(of) ? period(of.year, of.kind) : of;
  for (const plan of plans) {
    const day = lastDayOn(plan, code);
    if (day !== undefined) return day;
  }
  return periodEnd(of);
}

/** A whole year of reports, as rates of reporting are asked: not the year's report, which is one of four. */
export function yearPeriod(year: number): Period {
  return { code: String(year), year, kind: "Y" };
}

/** Whether a period stands for a whole year of reports. */
export function isYearPeriod(of: Period): boolean {
  return of.code === String(of.year);
}

/** The periods of a year whose reports have fallen due. */
export function periodsOfYear(
  year: number,
  frame: { readonly plans: readonly Plan[]; readonly today: IsoDate },
): Period[] {
  return knownPeriods(frame.plans).filter(
    (candidate) => candidate.year === year && referenceDay(candidate, frame.plans) < frame.today,
  );
}

const periodsOf = new WeakMap<readonly Plan[], readonly Period[]>();

/** All periods of the plans' calendars, in order. */
export function knownPeriods(plans: readonly Plan[]): readonly Period[] {
  const known = periodsOf.get(plans);
  if (known) return known;
  const codes = new Set(plans.flatMap((plan) => plan.calendar.map((report) => report.period)));
  const periods = [...codes].flatMap((code) => parsePeriod(code) ?? []).toSorted(comparePeriods);
  periodsOf.set(plans, periods);
  return periods;
}
