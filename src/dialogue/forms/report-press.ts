import { wordsFor } from "./report-lines.ts";
import type { PressKey } from "./report-choices.ts";
import { isCompleteWith } from "./report-read-back.ts";
import { renderPrompt } from "./report-prompts.ts";
import { findIndicator, type OpenPlace, type ReportStep, type ReportTurn } from "./report-state.ts";
import {
  acceptPasted,
  discard,
  keepDoubted,
  moveTo,
  pause,
  recordReason,
  stay,
  take,
  withNotice,
} from "./report-steps.ts";
import { askWhole, drop, follow, keepTheirs, retypeDoubted, useMine } from "./report-text.ts";
import type { GeneralIntent } from "./report-words.ts";

const GENERAL: Partial<Record<PressKey, GeneralIntent>> = {
  skip: "skip",
  back: "back",
  pause: "pause",
  review: "review",
  rest: "continue",
  send: "send",
};

type Args = Readonly<Record<string, string>>;

/** A choice that stands for a figure: only for the indicators that the prompt asks about. */
function pressFigure(turn: ReportTurn, place: OpenPlace, args: Args): ReportStep | undefined {
  const { key, code = "", text = "" } = args;
  const isAsked =
    place.kind === "which"
      ? place.codes.includes(code)
      : "code" in place && place.code === code && place.kind !== "conflict";
  if (!isAsked || !("onward" in place)) return undefined;
  if (key === "part" && place.kind === "indicator") return askWhole(turn, place, text);
  const taken = take(turn, code, key === "same" ? wordsFor(turn.facts).choices.same : text, place.onward);
  return taken.kind === "not-mine" ? undefined : taken;
}

function pressOpen(turn: ReportTurn, place: OpenPlace, args: Args): ReportStep | undefined {
  const { key, code = "" } = args;
  if (key === "keep" || key === "retype") {
    if (turn.position.doubted === undefined || turn.position.doubted !== code) return undefined;
    return key === "keep" ? keepDoubted(turn, code) : retypeDoubted(turn, code);
  }
  const general = GENERAL[key as PressKey];
  if (general) return follow(turn, general, place);
  if (key === "same" || key === "fill" || key === "part") return pressFigure(turn, place, args);
  if (key === "edit") {
    if (place.kind === "pick" && findIndicator(turn.facts, code))
      return moveTo(turn, { kind: "indicator", code, onward: "summary" });
    return place.kind === "summary" ? follow(turn, "edit", place) : undefined;
  }
  switch (place.kind) {
    case "conflict":
      return key === "mine" ? useMine(turn, place) : key === "theirs" ? keepTheirs(turn, place) : undefined;
    case "reason":
      return key === "reason" && args["text"] ? recordReason(turn, place, args["text"]) : undefined;
    case "pasted":
      if (key === "accept") return acceptPasted(turn, place, false);
      if (key === "accept-and-send" && isCompleteWith(turn, place)) return acceptPasted(turn, place, true);
      return key === "drop" ? drop(turn, place) : undefined;
    case "indicator":
    case "summary":
    case "pick":
    case "which":
      return undefined;
    default:
      return place satisfies never;
  }
}

/** Answers a tapped choice. One of an older prompt, or that the open prompt does not offer, changes nothing and is said so. */
export function answerPress(turn: ReportTurn, args: Args): ReportStep {
  const { position, facts } = turn;
  const { place } = position;
  const stale = () => stay(turn, withNotice([wordsFor(facts).stale], renderPrompt(turn)));
  if (args["prompt"] !== position.prompt) return stale();
  if (place.kind !== "cancel") return pressOpen(turn, place, args) ?? stale();
  if (args["key"] === "discard") return discard(turn);
  if (args["key"] === "pause") return place.back.kind === "pasted" ? moveTo(turn, place.back) : pause(turn, place.back);
  return args["key"] === "stay" ? moveTo(turn, place.back) : stale();
}
