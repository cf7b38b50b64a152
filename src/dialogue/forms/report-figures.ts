import type { FormMessage } from "../form.ts";
import { isSameFigure, storeFigure } from "./draft.ts";
import { wordsFor } from "./report-lines.ts";
import type { PastedItem, ReportStep, ReportTurn } from "./report-state.ts";
import { moveTo } from "./report-steps.ts";

/**
 * Puts the figures of a file up for acceptance, like those of a pasted text: read back first, stored with one tap. What
 * stands in the draft already is left out; figures that wait from an earlier text or file are kept, the file's go first.
 */
export function putUpFigures(turn: ReportTurn, message: FormMessage & { kind: "figures" }): ReportStep {
  const { facts, draft, position } = turn;
  const words = wordsFor(facts).file;
  const place = position.place.kind === "cancel" ? position.place.back : position.place;
  const waiting = place.kind === "pasted" ? place : undefined;
  const items = new Map((waiting?.items ?? []).map((item) => [item.code, item] as const));
  let isNew = false;
  for (const { code, value, note } of message.figures) {
    const figure = storeFigure(value);
    const entry = draft.entries[code];
    if (entry && isSameFigure(entry.figure, figure) && entry.note === note) {
      items.delete(code);
      continue;
    }
    isNew = true;
    items.set(code, { code, figure, ...(note === undefined ? {} : { note }) });
  }
  const notice = [...message.notice, ...(isNew || message.notice.length > 0 ? [] : [words.nothingNew])];
  const ordered = facts.indicators.flatMap(({ code }): PastedItem[] => {
    const item = items.get(code);
    return item ? [item] : [];
  });
  if (ordered.length === 0) return moveTo(turn, place.kind === "pasted" ? { kind: "summary" } : place, notice);
  const onward = waiting?.onward ?? (place.kind === "summary" ? "summary" : "next");
  return moveTo(turn, { kind: "pasted", items: ordered, unclear: waiting?.unclear ?? [], onward }, notice);
}
