import { isChoice } from "./choice.ts";
import type { Draft, FigureDraft, ReportDraft } from "./draft.ts";
import { withIndicators } from "./follow-up.ts";

/** What a question found, however it was shown, as the first step of the next one; undefined where that is no list of units. */
function foundBy(draft: Draft): FigureDraft | ReportDraft | undefined {
  if (draft.topic !== "figures" && draft.topic !== "reports") return undefined;
  const { view: _, count: __, ...found } = draft;
  const listed = { ...found, subject: found.subject ?? { is: "level" as const, within: [] } };
  return isChoice(listed) ? listed : undefined;
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
    ...(found.subject ? { subject: found.subject } : {}),
    among: isOther ? { ...undated, period: own } : undated,
  };
}
