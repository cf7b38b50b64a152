import { text, type Reply } from "../../render/message.ts";
import { nameOf, wordsFor } from "./report-lines.ts";
import { renderPrompt, whatToType } from "./report-prompts.ts";
import { numberOf, type ReportTurn } from "./report-state.ts";

function whatToDo(turn: ReportTurn): string[] {
  const { facts, position } = turn;
  const words = wordsFor(facts).explain;
  const { place } = position;
  switch (place.kind) {
    case "indicator": {
      const { code } = place;
      const asked = words.figure(numberOf(facts, code), facts.indicators.length, nameOf(facts, code));
      return [`${asked} ${whatToType(facts, code)}`, words.words];
    }
    case "pick":
      return [words.pick(facts.indicators.length)];
    case "summary":
    case "reason":
    case "which":
    case "conflict":
    case "pasted":
    case "cancel":
      return [words[place.kind]];
    default:
      return place satisfies never;
  }
}

/** What to type instead of something that was not understood; the choices of the open prompt come along. */
export function renderExplanation(turn: ReportTurn, lead: string = wordsFor(turn.facts).explain.lead): Reply {
  const { choices } = renderPrompt(turn);
  return { blocks: [text(lead), ...whatToDo(turn).map((line) => text(line))], ...(choices ? { choices } : {}) };
}
