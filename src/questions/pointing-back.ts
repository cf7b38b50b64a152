import type { Draft, FigureDraft, ReportDraft } from "./draft.ts";
import { isSeveral, withIndicators } from "./follow-up.ts";

/** What a question found, as the first step of the next one; undefined where its answer is no list of units. */
function foundBy(draft: Draft): FigureDraft | ReportDraft | undefined {
  if (draft.topic === "reports") {
    const { view: _, count: __, ...found } = draft;
    return draft.states.length > 0 && !draft.over && !draft.complete ? found : undefined;
  }
  if (draft.topic !== "figures" || !isSeveral(draft.subject) || draft.together) return undefined;
  const { view: _, count: __, ...found } = draft;
  const isChosen =
    draft.ask === "change"
      ? draft.keep !== undefined || draft.order !== undefined
      : draft.ask === "figures" &&
        (draft.conditions.length > 0 || draft.order?.take !== undefined || draft.among !== undefined);
  return isChosen ? found : undefined;
}

/**
 * A question about "những huyện đó", "trong số này", with the units that the question before found or was about in their
 * place. Undefined where nothing was talked about that could be meant.
 */
export function resolveThose(draft: FigureDraft, before: Draft | undefined): FigureDraft | undefined {
  if (!before) return undefined;
  const { those: _, ...next } = draft;
  const period = next.period ?? before.period;
  const dated: FigureDraft = { ...next, ...(period ? { period } : {}) };
  const found = foundBy(before);
  if (!found) return before.subject?.is === "units" ? { ...dated, subject: before.subject } : undefined;
  const { period: own, ...undated } = found;
  const indicators = next.indicators.length === 0 && found.topic === "figures" ? found.indicators : next.indicators;
  const isOther = next.period !== undefined && own !== undefined;
  return {
    ...dated,
    indicators,
    conditions: withIndicators(next.conditions, indicators),
    subject: found.subject?.is === "level" ? found.subject : { is: "level", within: [] },
    among: isOther ? { ...undated, period: own } : undated,
  };
}
