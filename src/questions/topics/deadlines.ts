import type { DeadlineDraft, PeriodRef } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { isOfSender, mainPeriod, severalPeriods, Used, type Topic } from "./topic.ts";

/**
 * The date is the same for all units of a plan, but for one whose deadline was moved: a unit that is named is kept where a
 * deadline is. "Chi Lăng nộp ngày nào" is about what Chi Lăng did.
 */
function addUnits({ units }: Parts, used: Used, isDue: boolean): Pick<DeadlineDraft, "subject"> {
  used.add(...units.levels.map((mention) => mention.at), units.self?.at, units.whole?.at);
  const [only, ...others] = units.named;
  // of several the common date is told, and whose was moved
  if (isDue) used.add(...units.named.map((mention) => mention.at));
  if (!only || others.length > 0 || !isDue) return {};
  used.add(only.at);
  return { subject: { is: "units", units: [only.ref] } };
}

/** Questions about when reports are due. */
export const readDeadlines: Topic = (parts) => {
  const { reading, times } = parts;
  const due = reading.free("due");
  const calendar = reading.free("calendar");
  const when = reading.free("when");
  const work = reading.free("report", "submit");
  const counted = reading.free("day").filter((at) => reading.has(at - 1, "many", "number"));
  const day = times.days[0];
  const isOfSomebody = parts.units.levels.some((mention) => mention.which || mention.many);
  const isDayCheck = day !== undefined && reading.free("submit").length > 0 && !isOfSomebody;
  const isAnchored =
    due.length + calendar.length > 0 ||
    (when.length > 0 && work.length > 0) ||
    (counted.length > 0 && work.length > 0 && reading.free("late").length === 0);
  const isBare = counted.length > 0 && parts.indicators.length === 0;
  if (!isAnchored && !isDayCheck && !isBare) return undefined;
  const used = new Used();
  const several = severalPeriods(parts);
  used.add(several?.at);
  const period = several ? undefined : mainPeriod(parts, used);
  const next = reading.free("next");
  used.add(
    due,
    calendar,
    when,
    work,
    counted,
    next,
    times.days.flatMap((mention) => mention.at),
  );
  used.addFree(parts, "many", "which", "year", "period", "recent", "have", "day", "filler", "first-of-year", "last");
  // "chưa" in the middle of a question denies something
  used.add(reading.free("yes-no").filter((at) => reading.isAtEnd(at) || !reading.has(at, "not")));
  const about = addUnits(parts, used, isDayCheck || due.length + calendar.length + counted.length > 0);
  if (isDayCheck) used.addFree(parts, "late", "on-time", "not", "compare-with");
  const take = next.length > 0 && !several ? takeOf(parts) : undefined;
  used.add(take?.at);
  if (several) used.addFree(parts, "and");
  const isEvery = !take && (calendar.length > 0 || asksWhichReports(parts));
  const draft = draftOf(parts, period, {
    isCalendar: isEvery,
    isDayCheck,
    ahead: next.length + counted.length > 0 || period?.step === "next",
  });
  // a rate has no deadline
  const isRate = reading.free("rate").length > 0;
  const list = several?.refs.map((ref) => (isYearAlone(ref) ? { ...ref, kind: "Y" as const } : ref));
  return {
    draft: {
      ...(list ? { topic: "deadlines", ask: "one", list } : draft),
      ...(take ? { take: take.value } : {}),
      ...about,
    },
    used: used.places,
    doubt: (isAnchored || isDayCheck ? 0 : 0.4) + (isRate ? 1 : 0) + (isOfSender(parts) ? 1 : 0),
  };
};

/** "2 báo cáo tiếp theo", "next two reports". */
function takeOf({ reading }: Parts): { value: number; at: number } | undefined {
  for (const at of reading.free("number")) {
    const value = reading.sense(at, "number")?.value ?? "";
    const isOfReports = reading.has(reading.after(at), "report", "period", "due", "quarter");
    if (/^[2-9]$/.test(value) && isOfReports) return { value: Number(value), at };
  }
  return undefined;
}

/** "những báo cáo nào", "các báo cáo năm 2025", "reports": all of a year, not the year's own. */
function asksWhichReports({ reading }: Parts): boolean {
  return reading
    .free("report")
    .some(
      (at) =>
        reading.has(at - 1, "plural", "all") || reading.has(at + 1, "which") || reading.items[at]?.text === "reports",
    );
}

function isYearAlone({ year, kind, step, uncovered }: PeriodRef): boolean {
  return year !== undefined && kind === undefined && step === undefined && uncovered === undefined;
}

interface Signs {
  readonly isCalendar: boolean;
  readonly isDayCheck: boolean;
  readonly ahead: boolean;
}

function draftOf(parts: Parts, period: PeriodRef | undefined, signs: Signs): DeadlineDraft {
  const { isDayCheck, ahead } = signs;
  const [day] = parts.times.days;
  const isWholeYear = period !== undefined && isYearAlone(period);
  const isCalendar = signs.isCalendar && (period === undefined || isWholeYear || period.step === "this");
  const isNamed = (period?.kind ?? period?.year ?? period?.uncovered) !== undefined || period?.step === "previous";
  const isNext = !isCalendar && !isDayCheck && !isNamed;
  return {
    topic: "deadlines",
    ask: isCalendar ? "calendar" : isNext ? "next" : "one",
    ...(period && !isNext ? { period: isWholeYear && !isCalendar ? { ...period, kind: "Y" } : period } : {}),
    ...(isDayCheck && day
      ? { day: { day: day.day, month: day.month, ...(day.year === undefined ? {} : { year: day.year }) } }
      : {}),
    ...(ahead ? { ahead: true } : {}),
  };
}
