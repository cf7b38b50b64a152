import type { FigureDraft, PeriodRef } from "../draft.ts";
import { isYearPeriod } from "../when.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { decideChange } from "./changes.ts";
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

/** Answers a question about figures. */
export async function answerFigures(draft: FigureDraft, frame: Frame): Promise<Result> {
  const prepared = await prepareFigures(draft, frame);
  if ("kind" in prepared) return prepared;
  const result = decide(prepared, frame);
  return { understood: spelledOut(prepared), ...result };
}

function decide(prepared: Prepared, frame: Frame): Result {
  const { draft, scope } = prepared;
  if (scope.units.length === 0) return none(frame.words.noneMatchingPlain);
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
