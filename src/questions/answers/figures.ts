import { text } from "../../render/message.ts";
import type { FigureDraft, PeriodRef } from "../draft.ts";
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
  const prepared = await prepareFigures(draft, frame);
  if ("kind" in prepared) return prepared;
  const result = decide(prepared, frame);
  const said = draft.view === "why" && result.kind === "answer" ? withoutReasons(result, frame) : result;
  const answered = { understood: spelledOut(prepared), ...said };
  const fuller = draft.period || draft.span || draft.base ? undefined : await findFullerPeriod(prepared, frame);
  return fuller ? withFuller(answered, fuller, prepared, frame) : answered;
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
