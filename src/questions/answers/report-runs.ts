import { comparePeriods, getPeriod, type Period } from "../../domain/period.ts";
import type { Unit } from "../../domain/unit.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { listReportsForQuestion, type QuestionReport } from "../../store/questions.ts";
import type { ReportDraft, ReportRun } from "../draft.ts";
import { resolveScope, type ScopeFrame } from "../scope.ts";
import { knownPeriods, periodsOfYear, referenceDay, resolvePeriod } from "../when.ts";
import { momentText, none, type Frame, type Result } from "./answer.ts";
import { declineScope, declineUncovered } from "./declines.ts";
import { lineOf, rowOf, withOwn } from "./reports.ts";
import { isIn } from "./report-states.ts";
import { LIST_LIMIT, nameOf, namesOf } from "./show.ts";

interface Run {
  readonly run: ReportRun;
  readonly draft: ReportDraft;
  readonly units: readonly Unit[];
  readonly periods: readonly Period[];
  readonly reports: readonly QuestionReport[];
  /** Those of the reports that are in the states asked for. */
  readonly chosen: readonly QuestionReport[];
}

/** The periods that have fallen due: those named, those of a year, or all. */
function periodsOf(run: ReportRun, frame: Frame): readonly Period[] | Result {
  const due = knownPeriods(frame.plans).filter((period) => referenceDay(period, frame.plans) < frame.today);
  if (run.list) {
    const resolved = run.list.map((ref) => resolvePeriod(ref, { today: frame.today, available: due }));
    const uncovered = resolved.find((one) => "uncovered" in one);
    if (uncovered && "uncovered" in uncovered)
      return declineUncovered(uncovered, { topic: "reports", states: [], over: run }, frame);
    return resolved.flatMap((one) => ("uncovered" in one ? [] : [one])).toSorted(comparePeriods);
  }
  if (!run.year) return due;
  const year = run.year.is === "exact" ? run.year.year : Number(frame.today.slice(0, 4)) + run.year.years;
  return periodsOfYear(year, frame);
}

const short = (code: string, frame: Frame): string => {
  const { kind, year } = getPeriod(code);
  return frame.words.period(kind, year);
};

function statesText({ draft }: Run, frame: Frame): string {
  return frame.words.list(draft.states.map((state) => frame.words.states[state]));
}

/** Which reports were considered, and until when: nobody is counted as never late for reports not yet due. */
function coverage({ periods }: Run, frame: Frame): Block {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return text("");
  const name = (period: Period): string => frame.words.period(period.kind, period.year);
  return text(frame.words.runOver(periods.length, name(first), name(last), momentText(frame.now)));
}

function decideEach(found: Run, frame: Frame): Result {
  const { chosen, reports, draft, units } = found;
  const { words, vocabulary } = frame;
  const concerned = new Set(chosen.map((report) => report.unitId)).size;
  const head =
    units.length === 1 || draft.states.length === 0
      ? words.runReports(chosen.length, reports.length)
      : words.runEach(concerned, units.length, statesText(found, frame), chosen.length);
  return {
    kind: "answer",
    rows: chosen.map((report) => rowOf(report, frame)),
    ...(draft.count ? { count: concerned } : {}),
    blocks: [
      text(bold(head)),
      ...chosen.slice(0, LIST_LIMIT).map((report) => {
        const unit = vocabulary.unitsById.get(report.unitId);
        return text(`${unit ? nameOf(unit, frame) : ""} – ${short(report.period, frame)}: ${lineOf(report, frame)}`);
      }),
      ...(chosen.length > LIST_LIMIT ? [text(words.more(chosen.length - LIST_LIMIT))] : []),
      coverage(found, frame),
    ],
  };
}

/** Units of which no report, or every report, is in the states. Who has sent nothing has not been late, nor on time. */
function decideWhole(found: Run, frame: Frame): Result {
  const { run, units, reports, chosen } = found;
  const { words } = frame;
  const owed = (unit: Unit): QuestionReport[] => reports.filter((report) => report.unitId === unit.id);
  const fits = units.filter((unit) => {
    const own = owed(unit);
    const matching = chosen.filter((report) => report.unitId === unit.id).length;
    if (own.length === 0) return false;
    return run.ask === "never"
      ? matching === 0 && own.some((report) => report.sentAt !== null)
      : matching === own.length;
  });
  const missing = reports.filter(
    (report) => report.status === "missing" && fits.some((unit) => unit.id === report.unitId),
  );
  const gaps = units.filter((unit) => missing.some((report) => report.unitId === unit.id));
  return {
    kind: "answer",
    rows: fits.map((unit) => ({ unit: unit.code })),
    ...(found.draft.count ? { count: fits.length } : {}),
    blocks: [
      text(
        bold(
          words.runWhole[run.ask === "never" ? "never" : "always"](fits.length, units.length, statesText(found, frame)),
        ),
      ),
      ...(fits.length > 0 ? [text(namesOf(fits, frame))] : []),
      ...(gaps.length > 0 ? [text(words.runMissing(namesOf(gaps, frame)))] : []),
      coverage(found, frame),
    ],
  };
}

function decideCount(found: Run, frame: Frame): Result {
  const { run, units, chosen, draft } = found;
  const { words } = frame;
  const counted = units
    .map((unit) => ({ unit, own: chosen.filter((report) => report.unitId === unit.id) }))
    .filter(({ own }) => own.length > 0 || units.length === 1)
    .toSorted((a, b) => b.own.length - a.own.length || a.unit.id - b.unit.id);
  const most = counted[0]?.own.length;
  const shown = run.ask === "most" ? counted.filter(({ own }) => own.length === most) : counted;
  return {
    kind: "answer",
    rows: shown.map(({ unit, own }) => ({ unit: unit.code, count: own.length })),
    ...(draft.count ? { count: shown.length } : {}),
    blocks: [
      text(bold(words.runCount(statesText(found, frame)))),
      ...(shown.length === 0 ? [text(words.noneMatchingPlain)] : []),
      ...shown
        .slice(0, LIST_LIMIT)
        .map(({ unit, own }) =>
          text(
            words.runTimes(
              nameOf(unit, frame),
              own.length,
              own.map((report) => short(report.period, frame)).join(", "),
            ),
          ),
        ),
      coverage(found, frame),
    ],
  };
}

/** Answers what became of the reports of several periods: each of them, or units by never, always and how often. */
export async function answerReportRun(draft: ReportDraft, run: ReportRun, frame: Frame): Promise<Result> {
  const periods = periodsOf(run, frame);
  if ("kind" in periods) return periods;
  const last = periods.at(-1);
  if (!last) return none(frame.words.noReport(""));
  const on = referenceDay(last, frame.plans);
  const scopeFrame: ScopeFrame = { vocabulary: frame.vocabulary, sight: frame.sight, on };
  const anyone = { is: "level", within: [] } as const;
  const scope = resolveScope(draft.subject ?? anyone, draft.except, scopeFrame);
  if (scope.is === "problem") return declineScope(scope.problem, draft, frame, on);
  const isWhole = !scope.isList && scope.units.every((unit) => unit.level === "province");
  const list = isWhole ? resolveScope(anyone, draft.except, scopeFrame) : scope;
  const units = withOwn(list.is === "units" ? list.units : scope.units, draft, scopeFrame);
  const reports = await listReportsForQuestion(frame.db, {
    unitIds: units.map((unit) => unit.id),
    periods: periods.map((period) => period.code),
  });
  if (reports.length === 0) return none(frame.words.noReport(short(last.code, frame)));
  const order = (report: QuestionReport): number => periods.findIndex((period) => period.code === report.period);
  const chosen = reports
    .filter((report) => draft.states.every((state) => isIn(report, state)))
    .toSorted((a, b) => order(a) - order(b) || a.unitId - b.unitId);
  const owing = units.filter((unit) => reports.some((report) => report.unitId === unit.id));
  const found: Run = { run, draft, units: owing, periods, reports, chosen };
  const result =
    run.ask === "each"
      ? decideEach(found, frame)
      : run.ask === "never" || run.ask === "always"
        ? decideWhole(found, frame)
        : decideCount(found, frame);
  return scope.hidden > 0 ? { ...result, blocks: [...result.blocks, text(frame.words.onlyVisible)] } : result;
}
