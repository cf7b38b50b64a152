import { daysLate, lastDay, type Deadline } from "../../domain/deadline.ts";
import { comparePeriods, type Period } from "../../domain/period.ts";
import { compareDecimals, decimal } from "../../domain/decimal.ts";
import { satisfies } from "../../domain/target.ts";
import { dateOf, daysBetween } from "../../domain/time.ts";
import type { Unit } from "../../domain/unit.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { findLatestReportedPeriod, listReportsForQuestion, type QuestionReport } from "../../store/questions.ts";
import type { PeriodRef, ReportDraft, ReportState } from "../draft.ts";
import { resolveScope, type ScopeFrame } from "../scope.ts";
import { knownPeriods, referenceDay, resolvePeriod } from "../when.ts";
import { dayText, momentText, none, type Frame, type Result, type Row } from "./answer.ts";
import { declineScope, declineUncovered } from "./declines.ts";
import { isIn } from "./report-states.ts";
import { wordReportTimes } from "../wording.ts";
import { LIST_LIMIT, nameOf, namesOf } from "./show.ts";

/** This many days before a deadline, "who has not reported" is about it, even when nobody has. */
const NEAR_DAYS = 21;

/**
 * The period that reports are asked about when none is said: the newest that is due, falls due soon, or has a report already.
 * A report that nobody has sent is asked about all the same.
 */
async function currentPeriod(frame: Frame): Promise<Period | undefined> {
  const periods = knownPeriods(frame.plans);
  const codes = periods.map((period) => period.code);
  const reported = await findLatestReportedPeriod(frame.db, codes);
  const isDueSoon = (period: Period): boolean =>
    daysBetween(frame.today, referenceDay(period, frame.plans)) <= NEAR_DAYS;
  // before the very first report there is only the one to come
  return periods.findLast((period) => period.code === reported || isDueSoon(period)) ?? periods[0];
}

export function rowOf(report: QuestionReport, frame: Frame): Row {
  const late = report.sentAt ? daysLate(report.sentAt, report.deadline) : 0;
  return {
    unit: frame.vocabulary.unitsById.get(report.unitId)?.code ?? "",
    period: report.period,
    status: report.status,
    submitted_at: report.sentAt?.toISO({ suppressMilliseconds: true }) ?? null,
    ...(report.sentAt ? { days_late: late } : {}),
  };
}

export function lineOf(report: QuestionReport, frame: Frame): string {
  const { words } = frame;
  const sent = report.sentAt ? words.sentAt(report.sentAt.toFormat("d/M")) : "";
  const late = report.sentAt ? daysLate(report.sentAt, report.deadline) : 0;
  const overdue = daysBetween(lastDay(report.deadline), frame.today);
  const timing = report.sentAt
    ? late > 0
      ? words.daysLate(late)
      : words.onTime
    : overdue > 0
      ? words.overdueBy(overdue)
      : words.dueIn(-overdue);
  return words.reportRow(words.reports[report.status], sent, timing);
}

export function deadlineText(deadline: Deadline, frame: Frame): string {
  return deadline.kind === "before"
    ? frame.words.dueBefore(dayText(deadline.on))
    : frame.words.dueBy(dayText(deadline.on));
}

function headline(
  draft: ReportDraft,
  chosen: readonly QuestionReport[],
  all: readonly QuestionReport[],
  frame: Frame,
): string {
  const { words } = frame;
  const sent = all.filter((report) => report.status !== "missing").length;
  if (draft.complete) return sent === all.length ? words.allIn(all.length) : words.notAllIn(sent, all.length);
  if (draft.states.length === 0 && !draft.sentOn && !draft.lateBy) return words.statusHead(sent, all.length);
  const states = words.list(draft.states.map((state) => words.states[state]));
  const what = [states, wordReportTimes(draft, frame.language)].filter(Boolean).join(" ");
  return chosen.length > 0 ? words.reportHead(chosen.length, all.length, what) : words.reportNone(all.length, what);
}

function blocksOf(
  draft: ReportDraft,
  chosen: readonly QuestionReport[],
  all: readonly QuestionReport[],
  frame: Frame,
): Block[] {
  const { words, vocabulary } = frame;
  const [first] = all;
  if (!first) return [];
  const nameById = (id: number): string => {
    const unit = vocabulary.unitsById.get(id);
    return unit ? nameOf(unit, frame) : "";
  };
  const isOne = all.length === 1;
  // Of a single unit it is said how far it is, also where that is not what was asked for.
  const rows = (isOne ? all : chosen)
    .slice(0, LIST_LIMIT)
    .map((report) => [nameById(report.unitId), lineOf(report, frame)]);
  const period = knownPeriods(frame.plans).find((candidate) => candidate.code === first.period);
  const periodName = period ? words.period(period.kind, period.year) : first.period;
  const missing = all
    .filter((report) => report.status === "missing")
    .flatMap((report) => vocabulary.unitsById.get(report.unitId) ?? []);
  const showMissing =
    missing.length > 0 &&
    !draft.states.includes("missing") &&
    !draft.states.includes("unapproved") &&
    draft.states.length > 0 &&
    !isOne;
  return [
    ...(isOne ? [] : [text(bold(headline(draft, chosen, all, frame)))]),
    ...(rows.length > 0 ? [{ kind: "table", head: ["", words.nextDue(periodName)], rows } as const] : []),
    ...(chosen.length > LIST_LIMIT ? [text(words.more(chosen.length - LIST_LIMIT))] : []),
    ...(showMissing ? [text(words.stillMissing(namesOf(missing, frame)))] : []),
    text(words.reportPeriod(periodName, deadlineText(first.deadline, frame), momentText(frame.now))),
  ];
}

/** Answers who has reported, when, and how far the reports are. */
export async function answerReports(draft: ReportDraft, frame: Frame): Promise<Result> {
  const { words } = frame;
  const current = await currentPeriod(frame);
  const times = {
    today: frame.today,
    available: knownPeriods(frame.plans).filter((period) => !current || comparePeriods(period, current) <= 0),
  };
  const isYearOnly =
    draft.period?.year !== undefined && draft.period.kind === undefined && draft.period.step === undefined;
  const resolved = isYearOnly
    ? resolvePeriod({ ...draft.period, kind: "Y" }, times)
    : resolvePeriod(draft.period, times);
  if ("uncovered" in resolved) return declineUncovered(resolved, draft, frame);
  const on = referenceDay(resolved, frame.plans);
  const scopeFrame: ScopeFrame = { vocabulary: frame.vocabulary, sight: frame.sight, on };
  const scope = resolveScope(draft.subject ?? { is: "level", within: [] }, draft.except, scopeFrame);
  if (scope.is === "problem") return declineScope(scope.problem, draft, frame, on);
  const isWhole = !scope.isList && scope.units.every((unit) => unit.level === "province");
  const list = isWhole ? resolveScope({ is: "level", within: [] }, draft.except, scopeFrame) : scope;
  const units = withOwn(list.is === "units" ? list.units : scope.units, draft, scopeFrame);
  const reports = await listReportsForQuestion(frame.db, {
    unitIds: units.map((unit) => unit.id),
    periods: [resolved.code],
  });
  const understood = understoodDraft(draft, resolved);
  const periodName = words.period(resolved.kind, resolved.year);
  if (reports.length === 0) return { ...none(words.noReport(periodName)), understood };
  const wanted: readonly ReportState[] = draft.complete ? ["missing"] : draft.states;
  const chosen = extremeOf(
    reports.filter((report) => wanted.every((state) => isIn(report, state)) && isOfTime(report, draft, frame)),
    draft.extreme,
  );
  return {
    kind: "answer",
    rows: chosen.map((report) => rowOf(report, frame)),
    ...(draft.count ? { count: chosen.length } : {}),
    blocks: [...blocksOf(draft, chosen, reports, frame), ...(scope.hidden > 0 ? [text(words.onlyVisible)] : [])],
    understood,
  };
}

/** "Đơn vị nào" of somebody below the province is about the own unit as well as those below it. */
export function withOwn(units: readonly Unit[], draft: ReportDraft, { sight }: ScopeFrame): readonly Unit[] {
  const { subject } = draft;
  const isAnyone =
    subject === undefined || (subject.is === "level" && subject.level === undefined && subject.within.length === 0);
  const home = sight.home();
  return isAnyone && home && home.level !== "province" && !units.includes(home) ? [home, ...units] : units;
}

/** Whether a report was late by as much, and first sent when, as was asked. */
function isOfTime({ sentAt, deadline }: QuestionReport, { lateBy, sentOn }: ReportDraft, frame: Frame): boolean {
  if (!lateBy && !sentOn) return true;
  if (sentAt === null) return false;
  const late = daysLate(sentAt, deadline);
  const isLateEnough =
    !lateBy || (late > 0 && satisfies(compareDecimals(decimal(late), decimal(lateBy.days)), lateBy.comparison));
  if (!sentOn) return isLateEnough;
  const pad = (number: number): string => String(number).padStart(2, "0");
  const day = `${sentOn.year ?? frame.today.slice(0, 4)}-${pad(sentOn.month)}-${pad(sentOn.day)}`;
  const sent = dateOf(sentAt);
  const isThen = { before: sent < day, by: sent <= day, in: sent === day, after: sent > day }[sentOn.how];
  return isThen && isLateEnough;
}

/** The first or the last to be sent, with those sent at the same moment. */
function extremeOf(reports: readonly QuestionReport[], extreme: ReportDraft["extreme"]): readonly QuestionReport[] {
  if (!extreme) return reports;
  const times = reports.flatMap((report) => report.sentAt?.toMillis() ?? []);
  const wanted = extreme === "first" ? Math.min(...times) : Math.max(...times);
  return reports.filter((report) => report.sentAt?.toMillis() === wanted);
}

function understoodDraft(draft: ReportDraft, period: Period): ReportDraft {
  const ref: PeriodRef = { kind: period.kind, year: { is: "exact", year: period.year } };
  return { ...draft, period: ref };
}
