import { text } from "../../render/message.ts";
import type { Draft, FigureDraft, PeriodRef } from "../draft.ts";
import { isYearPeriod } from "../when.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { findFullerPeriod, withFuller } from "./collecting.ts";
import { decideChange } from "./changes.ts";
import { indicatorName } from "../wording.ts";
import { findTarget } from "./figure-data.ts";
import { decideList } from "./lists.ts";
import { prepareFigures, type Prepared } from "./prepare.ts";
import { decideTrend } from "./trends.ts";
import { decideProfile } from "./profiles.ts";
import { answerReports } from "./reports.ts";
import { namesOf } from "./show.ts";
import { decideCompare, decideGap, decideLack, decidePlace, decideValues } from "./single.ts";

/** The draft with its period and units spelled out, as the answer says it was understood. */
function spelledOut({ draft, period, base, scope }: Prepared): FigureDraft {
  const year: PeriodRef = { year: { is: "exact", year: period.year } };
  const exact: PeriodRef = isYearPeriod(period) ? year : { ...year, kind: period.kind };
  const named =
    draft.subject === undefined ||
    draft.subject.is === "units" ||
    draft.subject.is === "self" ||
    draft.subject.is === "whole";
  const isBesideWhole = draft.subject?.is === "units" && draft.subject.withWhole === true;
  const units = scope.units
    .filter((unit) => !isBesideWhole || unit.level !== "province")
    .map((unit) => ({ ids: [unit.id], level: unit.level, text: unit.name }));
  const exactBase: PeriodRef | undefined = base && { kind: base.kind, year: { is: "exact", year: base.year } };
  const withPeriod =
    draft.ask === "trend" ? draft : { ...draft, period: exact, ...(exactBase ? { base: exactBase } : {}) };
  if (!named || units.length === 0) return withPeriod;
  return { ...withPeriod, subject: { is: "units", units, ...(isBesideWhole ? { withWhole: true } : {}) } };
}

/** The indicator that is to be held against a target that nobody has set. */
function withoutTarget({ draft, scope, period }: Prepared, frame: Frame): string | undefined {
  const codes = draft.conditions
    .flat()
    .filter(({ tests }) => tests.some((test) => test.is === "standing" || test.threshold.is === "target"))
    .flatMap(({ indicator }) => indicator?.codes ?? []);
  return codes.find((code) => scope.units.every((unit) => !findTarget(frame, code, unit, period)));
}

/** What was asked is the reason, which no report holds: the figure is shown, but it is no answer. */
function withoutReasons({ blocks }: Result, frame: Frame): Result {
  return { kind: "unknown", rows: [], blocks: [text(frame.words.noReasons), ...blocks] };
}

/** Answers a question about figures. */
export async function answerFigures(draft: FigureDraft, frame: Frame): Promise<Result> {
  if (draft.among) return answerAmong(draft, draft.among, frame);
  const prepared = await prepareFigures(draft, frame);
  if ("kind" in prepared) return prepared;
  const answered = answerPrepared(prepared, frame);
  const fuller = draft.period || draft.span || draft.base ? undefined : await findFullerPeriod(prepared, frame);
  return fuller ? withFuller(answered, fuller, prepared, frame) : answered;
}

function answerPrepared(prepared: Prepared, frame: Frame): Result {
  const result = decide(prepared, frame);
  const said = prepared.draft.view === "why" && result.kind === "answer" ? withoutReasons(result, frame) : result;
  return { understood: spelledOut(prepared), ...said };
}

/** Among whom, as it was understood; its period is said only where it is another one than the whole question's. */
function spelledAmong(first: Result, among: Among, understood: Draft | undefined): Pick<FigureDraft, "among"> {
  const said = first.understood;
  const own: Among = said && (said.topic === "figures" || said.topic === "reports") ? said : among;
  const { period, ...rest } = own;
  const isSame = JSON.stringify(period) === JSON.stringify(understood?.period);
  return { among: isSame || !period ? rest : own };
}

type Among = NonNullable<FigureDraft["among"]>;

/**
 * A question in two steps: first which units, then what was asked, of those alone. Where the first finds none, its answer is
 * the answer; where it must ask back or refuse, so does the whole.
 */
async function answerAmong(draft: FigureDraft, among: Among, frame: Frame): Promise<Result> {
  const dated = among.period || !draft.period ? among : { ...among, period: draft.period };
  const inner: Frame = { ...frame, completed: (first) => ({ ...draft, among: first as Among }) };
  const first = dated.topic === "reports" ? await answerReports(dated, inner) : await answerFigures(dated, inner);
  const codes = new Set(first.rows.flatMap(({ unit }) => (typeof unit === "string" ? unit : [])));
  if (first.kind !== "answer") return first;
  if (codes.size === 0) return { ...first, understood: { ...draft, ...spelledAmong(first, dated, undefined) } };
  const prepared = await prepareFigures(draft, frame, codes);
  if ("kind" in prepared) return prepared;
  const answered = answerPrepared(prepared, frame);
  const { understood } = answered;
  if (understood?.topic !== "figures") return answered;
  return {
    ...answered,
    blocks: [...answered.blocks, text(frame.words.chosenFirst(codes.size, namesOf(prepared.scope.units, frame)))],
    understood: { ...understood, ...spelledAmong(first, dated, understood) },
  };
}

function decide(prepared: Prepared, frame: Frame): Result {
  const { draft, scope } = prepared;
  if (scope.units.length === 0) return none(frame.words.noneMatchingPlain);
  const untargeted = withoutTarget(prepared, frame);
  if (untargeted !== undefined)
    return none(frame.words.noTargetFor(indicatorName(untargeted, frame.vocabulary, frame.language)));
  switch (draft.ask) {
    case "lack":
      return decideLack(prepared, frame);
    case "profile":
      return decideProfile(prepared, frame);
    case "place":
      return decidePlace(prepared, frame);
    case "trend":
      return decideTrend(prepared, frame);
    case "change":
      return decideChange(prepared, frame);
    case "gap":
      return decideGap(prepared, frame);
    case "compare":
      return scope.isList || draft.together ? decideList(prepared, frame) : decideCompare(prepared, frame);
    case "check":
      return decideValues(prepared, frame);
    case "figures":
      return scope.isList ||
        draft.together ||
        draft.conditions.length > 0 ||
        (draft.order !== undefined && scope.units.length > 1)
        ? decideList(prepared, frame)
        : decideValues(prepared, frame);
  }
}
