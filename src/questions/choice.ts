import type { Draft, FigureDraft, ReportDraft } from "./draft.ts";

/** Whether the answer to a question is a list of units that were chosen, so that more can be asked of those. */
export function isChoice(draft: Draft): draft is FigureDraft | ReportDraft {
  if (draft.subject?.is !== "level" || draft.view) return false;
  if (draft.topic === "reports") return draft.states.length > 0 && !draft.count && !draft.over && !draft.complete;
  if (draft.topic !== "figures" || draft.count || draft.together || draft.degree || draft.span) return false;
  if (draft.ask === "change") return draft.keep !== undefined || draft.order?.take !== undefined;
  const isPicked = draft.order?.take !== undefined || draft.order?.nth !== undefined;
  return draft.ask === "figures" && (draft.conditions.length > 0 || isPicked || draft.among !== undefined);
}
