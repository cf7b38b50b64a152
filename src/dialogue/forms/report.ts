import { bold, text, type Reply } from "../../render/message.ts";
import type { Form } from "../form.ts";
import { progressOf, type ReportDraft } from "./draft.ts";
import { putUpFigures } from "./report-figures.ts";
import { renderExplanation } from "./report-explain.ts";
import { wordsFor } from "./report-lines.ts";
import { answerPress } from "./report-press.ts";
import { renderPrompt } from "./report-prompts.ts";
import { dueLine, headingOf, renderSummaryAgain } from "./report-read-back.ts";
import {
  findNextOpen,
  isCurrent,
  parsePosition,
  type Place,
  type ReportEffect,
  type ReportFacts,
  type ReportPosition,
  type ReportState,
  type ReportStep,
  type ReportTurn,
} from "./report-state.ts";
import { answerText } from "./report-text.ts";

/** Where a report is taken up: at the first open indicator, or at the summary when there is none. */
function firstPlace(draft: ReportDraft, facts: ReportFacts): Place {
  const code = findNextOpen(facts, draft);
  return code === undefined ? { kind: "summary" } : { kind: "indicator", code, onward: "next" };
}

function turnOf(state: ReportState, facts: ReportFacts): ReportTurn {
  const { draft } = state;
  const position = isCurrent(state.position, facts)
    ? state.position
    : { ...state.position, place: firstPlace(draft, facts) };
  return { facts, draft, position };
}

function opening(draft: ReportDraft, facts: ReportFacts): Reply {
  const words = wordsFor(facts);
  const { entered, total } = progressOf(draft.entries, facts.indicators, facts.language);
  const begun = entered > 0 ? words.progress(entered, total) : words.howTo;
  return { blocks: [text(bold(headingOf(facts))), text(dueLine(facts)), text(begun)] };
}

function start(draft: ReportDraft, facts: ReportFacts): ReportStep {
  // The instant names the form, so that choices of one opened earlier in this chat are known as old.
  const prompt = `${facts.now.toMillis().toString(36)}.0`;
  const position: ReportPosition = { prompt, revision: draft.revision, place: firstPlace(draft, facts) };
  const asked = renderPrompt({ facts, draft, position });
  const state = { position, draft };
  if (position.place.kind === "summary") return { kind: "handled", state, reply: asked };
  const reply = { ...asked, blocks: [...opening(draft, facts).blocks, text(""), ...asked.blocks] };
  return { kind: "handled", state, reply };
}

/** The guided report of a unit for one period. See {@link Form} for what the parts promise. */
export const reportForm: Form<ReportFacts, ReportPosition, ReportDraft, ReportEffect> = {
  name: "report",
  start,
  answer(state, message, facts) {
    const turn = turnOf(state, facts);
    switch (message.kind) {
      case "text":
        return answerText(turn, message.text);
      case "press":
        return answerPress(turn, message.args);
      case "figures":
        return putUpFigures(turn, message);
      case "interruption":
        return { kind: "handled", state: { position: turn.position, draft: turn.draft }, reply: renderPrompt(turn) };
      default:
        return message satisfies never;
    }
  },
  repeat(state, facts) {
    const { place, doubted } = state.position;
    const isRead = place.kind === "summary" && doubted === undefined;
    return isRead ? renderSummaryAgain(turnOf(state, facts)) : renderPrompt(turnOf(state, facts));
  },
  explain: (state, _text, facts) => renderExplanation(turnOf(state, facts)),
  ownsNumbers: ({ place }) => place.kind === "indicator" || place.kind === "summary" || place.kind === "pick",
  parsePosition,
};
