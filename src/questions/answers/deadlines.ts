import { isOnTime, lastDay, type Deadline } from "../../domain/deadline.ts";
import { datesFor, type DeadlineException } from "../../domain/deadline-exceptions.ts";
import { comparePeriods, getPeriod, period as periodOf, type Period } from "../../domain/period.ts";
import { addDays, daysBetween, startOf, type IsoDate } from "../../domain/time.ts";
import type { Unit } from "../../domain/unit.ts";
import { countWorkingDays, type DayExceptions } from "../../domain/working-days.ts";
import { bold, text, type Block } from "../../render/message.ts";
import type { DeadlineDraft, PeriodRef } from "../draft.ts";
import { resolvePeriod } from "../when.ts";
import { clarify, dayText, none, questionChoice, type Frame, type Result, type Row } from "./answer.ts";
import { resolveUnit } from "../scope.ts";
import { declineScope, declineUncovered } from "./declines.ts";
import { deadlineText } from "./reports.ts";

interface Scheduled {
  readonly period: Period;
  readonly deadline: Deadline;
  /** Others whose deadline was moved, as far as the asker sees them. */
  readonly others: readonly DeadlineException[];
}

/** More of them than this make an answer too long for a phone. */
const MOST_OTHERS = 5;

/** The deadlines of the plans in force for a unit, the asker's own where none is named, in order; one a period. */
function scheduled(frame: Frame, named?: Unit): Scheduled[] {
  const home = named ?? frame.sight.home();
  const lineage = home
    ? [home.id, ...frame.sight.ancestors(home.id)].map((id) => frame.vocabulary.unitsById.get(id)?.code)
    : [];
  const plans = frame.vocabulary.plans.filter((plan) => lineage.includes(plan.scope) || home?.level === "province");
  const byPeriod = new Map<string, Scheduled>();
  for (const plan of plans.toSorted((a, b) => lineage.indexOf(b.scope) - lineage.indexOf(a.scope)))
    for (const report of plan.calendar)
      if (!byPeriod.has(report.period)) {
        const exceptions = plan.exceptions ?? [];
        const { deadline } = home ? datesFor(report, exceptions, home) : report;
        const others = named
          ? []
          : exceptions.filter((one) => one.period === report.period && concernsOthers(one, frame));
        byPeriod.set(report.period, { period: getPeriod(report.period), deadline, others });
      }
  return [...byPeriod.values()].toSorted((a, b) => comparePeriods(a.period, b.period));
}

/** Whether a moved deadline is that of other units than the asker's own, below it. */
function concernsOthers(one: DeadlineException, frame: Frame): boolean {
  const home = frame.sight.home();
  if (one.level !== undefined) return home !== undefined && home.level !== one.level && home.level === "province";
  const unit = frame.vocabulary.unitsByCode.get(one.unit ?? "");
  return unit !== undefined && unit.id !== home?.id && frame.sight.canSee(unit.id);
}

function otherLines({ others }: Scheduled, frame: Frame): Block[] {
  return others.slice(0, MOST_OTHERS).map((one) => {
    const name = frame.vocabulary.unitsByCode.get(one.unit ?? "")?.name;
    const who = name ?? frame.words.levels[one.level ?? "commune"];
    return text(frame.words.movedFor(who, deadlineText(one.deadline, frame)));
  });
}

/** The first day on which a report is late. */
function dueBefore({ deadline }: Scheduled): IsoDate {
  return addDays(lastDay(deadline), 1);
}

function rowOf(one: Scheduled, frame: Frame, exceptions: DayExceptions): Row {
  const last = lastDay(one.deadline);
  const left = daysBetween(frame.today, last);
  return {
    period: one.period.code,
    due_before: dueBefore(one),
    days_left: left,
    ...(left >= 0 ? { working_days_left: countWorkingDays(frame.today, addDays(last, 1), exceptions) } : {}),
  };
}

function lineOf(one: Scheduled, frame: Frame, exceptions: DayExceptions): Block {
  const { words } = frame;
  const last = lastDay(one.deadline);
  const left = daysBetween(frame.today, last);
  const timing =
    left >= 0 ? words.daysLeft(left, countWorkingDays(frame.today, addDays(last, 1), exceptions)) : words.passed(-left);
  const rule = `${deadlineText(one.deadline, frame)} (${words.lastDay(dayText(last))})`;
  return text(bold(`${words.nextDue(words.period(one.period.kind, one.period.year))}: ${rule}`), `, ${timing}.`);
}

function found(list: readonly Scheduled[], frame: Frame, exceptions: DayExceptions): Result {
  return {
    kind: "answer",
    rows: list.map((one) => rowOf(one, frame, exceptions)),
    blocks: list.flatMap((one) => [lineOf(one, frame, exceptions), ...otherLines(one, frame)]),
  };
}

function ofYear(ref: PeriodRef | undefined, frame: Frame): number {
  const thisYear = Number(frame.today.slice(0, 4));
  if (ref?.year?.is === "exact") return ref.year.year;
  return thisYear + (ref?.year?.is === "relative" ? ref.year.years : 0);
}

/** Without a year: the deadline to come; of one just past, the one that reports now are about; else the year is asked back. */
function oneWithoutYear(
  kind: Period["kind"],
  draft: DeadlineDraft,
  all: readonly Scheduled[],
  frame: Frame,
): Scheduled | "which-year" | undefined {
  const ofKind = all.filter((one) => one.period.kind === kind);
  const ahead = ofKind.find((one) => dueBefore(one) > frame.today);
  const past = ofKind.findLast((one) => dueBefore(one) <= frame.today);
  const latestPast = all.findLast((one) => dueBefore(one) <= frame.today);
  if (draft.ahead || !past) return ahead ?? past;
  if (ahead?.period.year === Number(frame.today.slice(0, 4))) return ahead;
  return past === latestPast ? past : ahead ? "which-year" : past;
}

function checkDay(
  day: NonNullable<DeadlineDraft["day"]>,
  all: readonly Scheduled[],
  frame: Frame,
  exceptions: DayExceptions,
): Result {
  const { words } = frame;
  const date = `${day.year ?? frame.today.slice(0, 4)}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`;
  const nearest = all
    .map((one) => ({ one, off: Math.abs(daysBetween(date, one.deadline.on)) }))
    .toSorted((a, b) => a.off - b.off)[0]?.one;
  if (!nearest) return none(words.noDeadline(dayText(date)));
  const rule = deadlineText(nearest.deadline, frame);
  const sentence = isOnTime(startOf(date), nearest.deadline)
    ? words.dayIsOnTime(dayText(date), rule)
    : words.dayIsLate(dayText(date), rule);
  return {
    kind: "answer",
    rows: [rowOf(nearest, frame, exceptions)],
    blocks: [text(bold(sentence)), lineOf(nearest, frame, exceptions)],
  };
}

/** Several reports, each as if it were asked for alone; what one of them cannot be told stands in the way of all. */
function answerSeveral(list: readonly PeriodRef[], draft: DeadlineDraft, frame: Frame): Result {
  const { list: _, ...rest } = draft;
  const results: Result[] = [];
  for (const period of list) {
    const result = answerDeadlines({ ...rest, period }, frame);
    if (result.kind !== "answer") return result;
    results.push(result);
  }
  return {
    kind: "answer",
    rows: results.flatMap((result) => result.rows),
    blocks: results.flatMap((result) => result.blocks),
  };
}

/** Answers when reports are due. */
export function answerDeadlines(draft: DeadlineDraft, frame: Frame): Result {
  const { words } = frame;
  if (draft.list) return answerSeveral(draft.list, draft, frame);
  const [named] = draft.subject?.is === "units" ? draft.subject.units : [];
  const unit = named && resolveUnit(named, { ...frame, on: frame.today });
  if (unit && "is" in unit) return declineScope(unit, draft, frame, frame.today);
  const all = scheduled(frame, unit);
  const exceptions = frame.dayExceptions;
  if (draft.day) return checkDay(draft.day, all, frame, exceptions);
  if (draft.ask === "calendar") {
    const year = ofYear(draft.period, frame);
    const list = all.filter((one) => one.period.year === year);
    return list.length > 0 ? found(list, frame, exceptions) : none(words.noDeadline(String(year)));
  }
  if (draft.ask === "next") {
    const next = all.filter((one) => dueBefore(one) > frame.today).slice(0, draft.take ?? 1);
    return next.length > 0 ? found(next, frame, exceptions) : none(words.noNextDeadline);
  }
  const ref = draft.period ?? {};
  const resolved = resolvePeriod(ref, { today: frame.today, available: all.map((one) => one.period) });
  if ("uncovered" in resolved) return declineUncovered(resolved, draft, frame);
  const one =
    ref.kind && !ref.year
      ? oneWithoutYear(ref.kind, draft, all, frame)
      : all.find((candidate) => candidate.period.code === stepped(ref, resolved, all, frame));
  if (one === "which-year") {
    const kind = ref.kind ?? "Y";
    const year = Number(frame.today.slice(0, 4));
    return clarify(
      words.whichYear,
      [year, year + 1].map((each) =>
        questionChoice(
          words.period(kind, each),
          { ...draft, period: { kind, year: { is: "exact", year: each } } },
          frame,
        ),
      ),
    );
  }
  return one ? found([one], frame, exceptions) : none(words.noDeadline(words.period(resolved.kind, resolved.year)));
}

/** "Kỳ này" and "kỳ trước" of deadlines are counted from today, not from the figures. */
function stepped(ref: PeriodRef, resolved: Period, all: readonly Scheduled[], frame: Frame): string {
  if (!ref.step) return resolved.code;
  const past = all.findLast((one) => dueBefore(one) <= frame.today)?.period ?? periodOf(resolved.year, resolved.kind);
  const ahead = all.find((one) => dueBefore(one) > frame.today)?.period ?? past;
  return (ref.step === "previous" ? past : ahead).code;
}
