import type { DeadlineDraft } from "../draft.ts";
import { mainPeriod, Used, type Topic } from "./topic.ts";

/** Questions about when reports are due. */
export const readDeadlines: Topic = (parts) => {
  const { reading, times } = parts;
  const due = reading.free("due");
  const calendar = reading.free("calendar");
  const when = reading.free("when");
  const work = reading.free("report", "submit");
  const counted = reading.free("day").filter((at) => reading.has(at - 1, "many", "number"));
  const day = times.days[0];
  const isDayCheck = day !== undefined && reading.free("submit").length > 0;
  const isAnchored =
    due.length + calendar.length > 0 ||
    (when.length > 0 && work.length > 0) ||
    (counted.length > 0 && work.length > 0 && reading.free("late").length === 0);
  const isBare = counted.length > 0 && parts.indicators.length === 0;
  if (!isAnchored && !isDayCheck && !isBare) return undefined;
  const used = new Used();
  const period = mainPeriod(parts, used);
  const next = reading.free("next");
  const steps = period?.step === "next" ? { ...period, step: undefined } : period;
  used.add(
    due,
    calendar,
    when,
    work,
    counted,
    next,
    times.days.flatMap((mention) => mention.at),
  );
  used.addFree(parts, "many", "which", "year", "period", "recent", "have", "day", "yes-no", "filler", "first-of-year");
  // whoever asks, the date is the same for all units of the plan
  for (const mention of [
    ...parts.units.levels,
    ...(parts.units.self ? [parts.units.self] : []),
    ...(parts.units.whole ? [parts.units.whole] : []),
  ])
    used.add(mention.at);
  if (isDayCheck) used.addFree(parts, "late", "on-time", "not", "compare-with");
  const isWholeYear = period?.year !== undefined && period.kind === undefined && period.step === undefined;
  const isCalendar = calendar.length > 0 && (period === undefined || isWholeYear || period.step === "this");
  const ahead = next.length + counted.length > 0 || period?.step === "next";
  const isNext =
    !isCalendar && !isDayCheck && (steps === undefined || (steps.kind === undefined && steps.year === undefined));
  const draft: DeadlineDraft = {
    topic: "deadlines",
    ask: isCalendar ? "calendar" : isNext ? "next" : "one",
    ...(period && !isNext ? { period: isWholeYear && !isCalendar ? { ...period, kind: "Y" } : period } : {}),
    ...(isDayCheck && day
      ? { day: { day: day.day, month: day.month, ...(day.year === undefined ? {} : { year: day.year }) } }
      : {}),
    ...(ahead ? { ahead: true } : {}),
  };
  return { draft, used: used.places, doubt: isAnchored || isDayCheck ? 0 : 0.4 };
};
