import { comparePeriods, type Period } from "../../domain/period.ts";
import { existsOn, type Level, type Unit } from "../../domain/unit.ts";
import type { FigureDraft, PeriodRef, Subject, UnitRef } from "../draft.ts";
import {
  membersOf,
  resolveScope,
  resolveUnit,
  rootOf,
  unitsWithin,
  type Scope,
  type ScopeFrame,
  type ScopeProblem,
} from "../scope.ts";
import { areReportRates } from "../report-rates.ts";
import { referenceDay, resolveBase, resolvePeriod, resolveSpan, yearPeriod, type TimeFrame } from "../when.ts";
import { refuse, type Frame, type Result } from "./answer.ts";
import { declineScope, declineUncovered } from "./declines.ts";
import { questionBack } from "./questions-back.ts";
import { isIn } from "./report-states.ts";
import { listReportsForQuestion } from "../../store/questions.ts";
import { loadAvailable, loadFigures, loadReported, type Figures } from "./figure-data.ts";

/** A question about figures with everything decided: which, of whom, when; and the figures themselves. */
export interface Prepared {
  readonly draft: FigureDraft;
  readonly indicators: readonly string[];
  readonly scope: Extract<Scope, { is: "units" }>;
  /** Whether the units are those that another question has found. */
  readonly isChosen: boolean;
  readonly period: Period;
  readonly base: Period | undefined;
  readonly span: readonly Period[];
  readonly available: readonly Period[];
  readonly figures: Figures;
  /** Units whose report is in the wanted states; undefined where none are wanted. */
  readonly reported: ReadonlySet<number> | undefined;
  readonly thresholdUnits: ReadonlyMap<string, Unit>;
  /** The unit that the listed ones belong to. */
  readonly whole: Unit | undefined;
}

/** One unit without some of its parts is what the others make together: "toàn tỉnh trừ thành phố". */
function leavesOut({ subject, except }: FigureDraft): boolean {
  return except !== undefined && (subject?.is === "whole" || (subject?.is === "units" && subject.units.length === 1));
}

/** Order, counting and bare conditions are about several units even where none are named. */
function subjectOf(draft: FigureDraft): Subject | undefined {
  if (draft.view === "map" && (draft.subject === undefined || draft.subject.is === "whole"))
    return { is: "level", within: [] };
  if (leavesOut(draft)) return { is: "level", within: draft.subject?.is === "units" ? draft.subject.units : [] };
  if (draft.subject?.is === "whole" && draft.order) return { is: "level", within: draft.subject.of };
  if (draft.subject) return draft.subject;
  const isAboutSeveral =
    draft.order !== undefined ||
    draft.count === true ||
    draft.ask === "lack" ||
    draft.keep !== undefined ||
    (draft.conditions.length > 0 && draft.ask !== "profile");
  return isAboutSeveral ? { is: "level", within: [] } : undefined;
}

/** Whose figures tell which periods there are: the level asked about, or the members of a group. */
function levelIn(subject: Subject | undefined, frame: ScopeFrame): Level | undefined {
  const home = frame.sight.home();
  const ownLevel = (unit: Unit | undefined): Level | undefined =>
    unit?.level === "province" ? membersOf(unit, frame)[0]?.level : unit?.level;
  switch (subject?.is) {
    case "units": {
      const unit = subject.units[0] && resolveUnit(subject.units[0], frame);
      return unit && !("is" in unit) ? ownLevel(unit) : levelOfName(subject.units[0], frame);
    }
    case "level":
      return subject.level === "province"
        ? ownLevel(home)
        : (subject.level ?? (home && membersOf(home, frame)[0]?.level) ?? home?.level);
    case "whole":
    case "self":
    default: {
      const scope = resolveScope(subject, undefined, frame);
      return scope.is === "units" ? ownLevel(scope.units[0]) : ownLevel(home);
    }
  }
}

/** An unclear name: any level that it may have will do to find the latest period. */
function levelOfName(ref: UnitRef | undefined, frame: ScopeFrame): Level | undefined {
  const levels = (ref?.ids ?? []).flatMap((id) => frame.vocabulary.unitsById.get(id)?.level ?? []);
  return ref?.level ?? (levels.includes("district") ? "district" : levels[0]);
}

function scopeFrame(frame: Frame, on: string): ScopeFrame {
  return { vocabulary: frame.vocabulary, sight: frame.sight, on, today: frame.today };
}

function thresholdRefs(draft: FigureDraft): UnitRef[] {
  return draft.conditions
    .flat()
    .flatMap((condition) =>
      condition.tests.flatMap((test) =>
        test.is === "compare" && test.threshold.is === "unit" ? [test.threshold.unit] : [],
      ),
    );
}

function hasAverage(draft: FigureDraft): boolean {
  return draft.conditions
    .flat()
    .some((condition) => condition.tests.some((test) => test.is === "compare" && test.threshold.is === "average"));
}

/** All indicators of a profile: those that the period's report asks for. */
function profileIndicators(period: Period, frame: Frame): string[] {
  return frame.vocabulary.planned
    .filter((indicator) => indicator.periods.includes(period.kind))
    .map((indicator) => indicator.code);
}

function exact(period: Period): PeriodRef {
  return { kind: period.kind, year: { is: "exact", year: period.year } };
}

/** Comparing with an earlier report: from … to, or a period said for itself while another is the base. */
function timesOf(draft: FigureDraft, times: TimeFrame): { main: PeriodRef | undefined; base: PeriodRef | undefined } {
  // "tăng từ đầu năm" is a change since the first report of the year
  if (draft.ask === "change" && !draft.base && draft.period?.step === "since-start")
    return { main: undefined, base: draft.period };
  if (draft.ask !== "change" || !draft.span?.from) return { main: draft.period, base: draft.base };
  const from = resolvePeriod(draft.span.from, times);
  return { main: draft.span.to, base: "uncovered" in from ? draft.span.from : exact(from) };
}

/** Only the units with these codes, where a question is about a choice of another one. */
function among(scope: Scope, codes: ReadonlySet<string> | undefined): Scope {
  return scope.is === "problem" || !codes
    ? scope
    : { ...scope, units: scope.units.filter(({ code }) => codes.has(code)) };
}

/**
 * Decides indicators, period and units of a question about figures and loads them; or says what stands in the way.
 *
 * @param chosen codes of the units that it is only about.
 */
export async function prepareFigures(
  asked: FigureDraft,
  frame: Frame,
  chosen?: ReadonlySet<string>,
): Promise<Prepared | Result> {
  const draft: FigureDraft = leavesOut(asked) && asked.ask === "figures" ? { ...asked, together: true } : asked;
  const back = questionBack(draft, frame);
  if (back) return back;
  const subject = subjectOf(draft);
  const codes =
    draft.ask === "profile" ? frame.vocabulary.planned.map((indicator) => indicator.code) : indicatorCodes(draft);
  const available = await availableTo(subject, codes, frame);
  const times: TimeFrame = { today: frame.today, available };
  const { main, base: baseRef } = timesOf(draft, times);
  const period = yearOfRates(draft, codes, times) ?? resolvePeriod(main, times);
  if ("uncovered" in period) return declineUncovered(period, draft, frame);
  const base = draft.ask === "change" ? resolveBase(baseRef, period, times) : undefined;
  if (base && "uncovered" in base) return declineUncovered(base, draft, frame);
  // whichever is said first, the change runs from the earlier to the later
  if (base && comparePeriods(base, period) > 0)
    return prepareFigures({ ...draft, period: exact(base), base: exact(period) }, frame, chosen);
  const on = referenceDay(period, frame.plans);
  const scope = among(resolveScope(subject, draft.except, scopeFrame(frame, on)), chosen);
  if (scope.is === "problem") return declineScope(scope.problem, draft, frame, on);
  if (scope.hidden > 0 && (draft.order !== undefined || draft.together === true))
    return refuse(frame.words.refuseRanking);
  const span = isCourseShown(draft, scope)
    ? resolveSpan(draft.span, draft.ask === "trend" ? draft.period : undefined, times)
    : [];

  const thresholdUnits = resolveThresholds(draft, scope.level, scopeFrame(frame, on));
  if ("is" in thresholdUnits) return declineScope(thresholdUnits, draft, frame, on);
  const whole = scope.within ?? frame.sight.home();
  if (hasAverage(draft) && whole && !frame.sight.canSee(whole.id)) return refuse(frame.words.refuse);
  const indicators = draft.ask === "profile" ? profileIndicators(period, frame) : codes;
  const peers = draft.ask === "place" ? peersOf(scope.units, scopeFrame(frame, on)) : [];
  if (peers.some((unit) => !frame.sight.canSee(unit.id))) return refuse(frame.words.refuseRanking);
  const figures = await loadFigures(frame, {
    units: [...scope.units, ...thresholdUnits.values(), ...(whole && hasAverage(draft) ? [whole] : []), ...peers],
    indicators,
    periods: [period, ...(base ? [base] : []), ...span],
  });
  const reported = await unitsInStates(draft, scope.units, period, frame);
  return {
    draft: { ...draft, ...(subject ? { subject } : {}) },
    indicators,
    scope,
    isChosen: chosen !== undefined,
    period,
    base,
    span,
    available,
    figures,
    reported,
    thresholdUnits,
    whole,
  };
}

/** Periods before the one asked about are needed for a course, and for the pictures of one unit. */
function isCourseShown({ ask, view }: FigureDraft, scope: Extract<Scope, { is: "units" }>): boolean {
  const isOne = scope.units.length === 1 && !scope.isList;
  return (
    ask === "trend" ||
    (isOne && (ask === "profile" || (view === "chart" && (ask === "figures" || ask === "check" || ask === "change"))))
  );
}

/**
 * Rates of reporting are asked of a year when one is named without a period, and, of single units, where nothing is said:
 * one report is either in or not.
 */
function yearOfRates(draft: FigureDraft, codes: readonly string[], times: TimeFrame): Period | undefined {
  if (!areReportRates(codes) || draft.ask === "trend" || draft.ask === "change") return undefined;
  const { period: ref, subject } = draft;
  const isOfUnits = subject !== undefined && subject.is !== "whole" && !draft.together;
  if (ref ? ref.kind !== undefined || ref.step !== undefined || !ref.year : !isOfUnits) return undefined;
  const named = resolvePeriod(ref, times);
  return "uncovered" in named ? undefined : yearPeriod(named.year);
}

/** Periods with figures; of units that report nothing themselves those of the others. */
async function availableTo(subject: Subject | undefined, codes: readonly string[], frame: Frame): Promise<Period[]> {
  if (areReportRates(codes)) return loadReported(frame);
  const own = await loadAvailable(frame, codes, (period) =>
    levelIn(subject, scopeFrame(frame, referenceDay(period, frame.plans))),
  );
  return own.length > 0 ? own : loadAvailable(frame, codes, () => "district");
}

/** The units whose figures others are compared with, by the text they were named with. */
function resolveThresholds(
  draft: FigureDraft,
  level: Level | undefined,
  on: ScopeFrame,
): Map<string, Unit> | ScopeProblem {
  const units = new Map<string, Unit>();
  for (const ref of thresholdRefs(draft)) {
    const unit = resolveUnit(level && !ref.level ? { ...ref, level } : ref, on);
    if ("is" in unit) return unit;
    units.set(ref.text, unit);
  }
  return units;
}

async function unitsInStates(
  draft: FigureDraft,
  units: readonly Unit[],
  period: Period,
  frame: Frame,
): Promise<Set<number> | undefined> {
  const { reports } = draft;
  if (!reports) return undefined;
  const rows = await listReportsForQuestion(frame.db, {
    unitIds: units.map((unit) => unit.id),
    periods: [period.code],
  });
  return new Set(rows.filter((row) => reports.every((state) => isIn(row, state))).map((row) => row.unitId));
}

/** The units that one is ranked among: all of its level in the province. */
export function peersOf(units: readonly Unit[], frame: ScopeFrame): Unit[] {
  const [unit] = units;
  if (!unit || unit.level === "province") return [];
  const parent = unit.level === "commune" ? frame.vocabulary.unitsById.get(unit.parentId ?? 0) : undefined;
  return unitsWithin([parent ?? rootOf(unit, frame)], frame.vocabulary).filter(
    (other) => other.level === unit.level && existsOn(other, frame.on),
  );
}

function indicatorCodes(draft: FigureDraft): string[] {
  const conditional = draft.conditions.flat().flatMap((condition) => condition.indicator?.codes ?? []);
  return [...new Set([...draft.indicators.flatMap((ref) => ref.codes), ...conditional])];
}
