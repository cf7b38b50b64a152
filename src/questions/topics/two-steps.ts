import { isChoice } from "../choice.ts";
import type { Draft, FigureDraft, IndicatorRef, ReportDraft } from "../draft.ts";
import { withIndicators as aboutIndicators } from "../follow-up.ts";
import { readParts, type Parts } from "../reading/parts.ts";
import { hasApartIndicator } from "./bind.ts";
import { cutsOf, saysAmong, type Cut } from "./cuts.ts";
import { readPlainFigures } from "./figures.ts";
import { readReports } from "./reports.ts";
import type { Names, Proposal, Topic } from "./topic.ts";

interface Step<Read extends Draft = Draft> {
  readonly draft: Read;
  readonly used: readonly number[];
}

/** Reads some of the pieces as a question of its own. What leaves a doubt there is not read so. */
function readStep(parts: Parts, places: readonly number[], topic: Topic, names: Names): Step | undefined {
  const items = places.flatMap((at) => parts.reading.items[at] ?? []);
  const step = readParts({ items, cost: 0 }, names.kinds);
  const proposal = topic(step, names);
  if (!proposal || proposal.doubt > 0) return undefined;
  const echoes = places.filter((_, at) => step.reading.takenBy(at) === "echo");
  return { draft: proposal.draft, used: [...echoes, ...places.filter((_, at) => proposal.used.has(at))] };
}

/** What can be asked of chosen units. */
function isAsked(draft: Draft): draft is FigureDraft {
  return (
    draft.topic === "figures" &&
    draft.subject?.is === "level" &&
    (draft.ask === "figures" || draft.ask === "change") &&
    !draft.degree &&
    !draft.span &&
    !draft.others &&
    !draft.allIndicators
  );
}

/** What is measured by the other step, where this one names nothing. */
function withIndicators(draft: FigureDraft, indicators: readonly IndicatorRef[]): FigureDraft {
  if (draft.indicators.length > 0 || indicators.length !== 1) return draft;
  return { ...draft, indicators, conditions: aboutIndicators(draft.conditions, indicators) };
}

const codesOf = ({ indicators }: FigureDraft): string => indicators.map((ref) => ref.codes.join()).join(" ");

/** Whether the second step says anything that the first has not: of the same figures it chooses, counts or adds up. */
function goesOn(first: FigureDraft | ReportDraft, next: FigureDraft): boolean {
  if (next.indicators.length === 0) return false;
  const says =
    next.conditions.length > 0 || next.order !== undefined || next.ask === "change" || next.together === true;
  return says || first.topic === "reports" || codesOf(first) !== codesOf(next);
}

/** Puts two steps together: what only one of both says of time or measure holds for both. */
function join(first: FigureDraft | ReportDraft, next: FigureDraft, { shares }: Cut): FigureDraft | undefined {
  const given = first.topic === "figures" && shares ? withIndicators(first, next.indicators) : first;
  const chooses = next.conditions.length > 0 || next.order !== undefined;
  const asked = first.topic === "figures" && chooses ? withIndicators(next, first.indicators) : next;
  if (given.topic === "figures" && given.indicators.length === 0) return undefined;
  // "vừa A cao nhất vừa B thấp nhất": the first of both, not the first by one among the first by the other
  const isBothFirst = shares && given.topic === "figures" && given.order !== undefined && asked.order !== undefined;
  if (isBothFirst || !goesOn(given, asked)) return undefined;
  const period = asked.period ?? given.period;
  const { period: own, ...rest } = given;
  const isOther = own !== undefined && asked.period !== undefined && JSON.stringify(own) !== JSON.stringify(period);
  return {
    ...asked,
    ...(period ? { period } : {}),
    among: isOther ? { ...rest, period: own } : rest,
  };
}

/** The first step that can be read: units chosen by their figures, or by their reports. */
function readChoice(parts: Parts, cut: Cut, names: Names): Step<FigureDraft | ReportDraft> | undefined {
  for (const topic of [readPlainFigures, readReports]) {
    const step = readStep(parts, cut.first, topic, names);
    if (step && isChoice(step.draft)) return { ...step, draft: step.draft };
  }
  return undefined;
}

/** "trong các huyện, huyện nào …": nothing is chosen yet. */
function choosesNothing({ reading }: Parts, { first }: Cut): boolean {
  return first.every(
    (at) => reading.isGap(at) || (reading.has(at, "kind", "plural", "all") && !reading.has(at, "number")),
  );
}

/** "thuộc top 5 về A mà B dưới 45%": without such a word, the first by A may be meant of those with B. */
function isOfFirst({ reading }: Parts, { first }: Cut): boolean {
  return first.some((at) => /^(thuộc|thuoc|trong|nằm trong|nam trong|in|among)$/.test(reading.items[at]?.text ?? ""));
}

function readCut(parts: Parts, cut: Cut, names: Names): Proposal | undefined {
  if (choosesNothing(parts, cut)) {
    const only = readStep(parts, cut.asked, readPlainFigures, names);
    return only && { draft: only.draft, used: new Set([...cut.first, ...only.used, ...cut.joints]), doubt: 0 };
  }
  const first = readChoice(parts, cut, names);
  const next = first && readStep(parts, cut.asked, readPlainFigures, names);
  if (!next || !isAsked(next.draft)) return undefined;
  const isPicked = first.draft.topic === "figures" && first.draft.order !== undefined;
  if (cut.shares && isPicked && next.draft.conditions.length > 0 && !isOfFirst(parts, cut)) return undefined;
  const draft = join(first.draft, next.draft, cut);
  return draft && { draft, used: new Set([...first.used, ...next.used, ...cut.joints]), doubt: 0 };
}

/** "hài lòng của các huyện nộp báo cáo muộn": of whom is said by their reports. */
function leavesReports({ reading, units, indicators }: Parts, { used }: Proposal): boolean {
  const isSaid = reading.free("submit", "report", "approved", "returned").some((at) => !used.has(at));
  return isSaid && indicators.length > 0 && units.levels.length > 0;
}

/**
 * Questions about figures. What one step cannot say without a doubt is tried as two: among whom, and what is asked of those
 * ("trong 5 huyện …, huyện nào …", "A của các huyện đạt B").
 */
export const readFigures: Topic = (parts, names) => {
  const plain = readPlainFigures(parts, names);
  if (!plain) return undefined;
  const isTwo = hasApartIndicator(parts) || saysAmong(parts);
  if (plain.doubt === 0 && !isTwo && !leavesReports(parts, plain)) return plain;
  for (const cut of cutsOf(parts)) {
    const found = readCut(parts, cut, names);
    if (found) return found;
  }
  return isTwo ? { ...plain, doubt: plain.doubt + 1 } : plain;
};
