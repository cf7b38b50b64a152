import { parseFigure } from "../../domain/figure-input.ts";
import { cleanText } from "../../domain/figure-input-text.ts";
import { figureOf } from "./draft.ts";
import { indexNames, matchName } from "./indicator-names.ts";
import { renderExplanation } from "./report-explain.ts";
import { lineOf, nameOf, wordsFor } from "./report-lines.ts";
import { parseCorrection } from "./report-corrections.ts";
import { amendPasted, answerBareList, answerNamed, correct, edit, onwardFrom } from "./report-named.ts";
import { isCompleteWith } from "./report-read-back.ts";
import {
  findNextOpen,
  getIndicator,
  numberOf,
  type OpenPlace,
  type PlaceOf,
  type ReportStep,
  type ReportTurn,
} from "./report-state.ts";
import {
  acceptPasted,
  discard,
  keepDoubted,
  moveOn,
  moveTo,
  NOT_MINE,
  pause,
  record,
  recordReason,
  stay,
  submit,
  take,
} from "./report-steps.ts";
import { isNoReason, parseReason } from "./reason-words.ts";
import {
  ANSWERS,
  findGeneralIntent,
  findSaid,
  parseCorrected,
  parseEdit,
  parseKeepReason,
  parseNumbered,
  parseRetyped,
  type GeneralIntent,
} from "./report-words.ts";

const explained = (turn: ReportTurn, lead?: string): ReportStep => stay(turn, renderExplanation(turn, lead));

/** Whether a text is a figure of some kind, so that it was meant for the form. */
function isFigureLike(text: string): boolean {
  return (["ratio", "count"] as const).some((kind) => parseFigure(text, { kind }).kind !== "not-a-figure");
}

function goBack(turn: ReportTurn, place: OpenPlace): ReportStep {
  const { facts } = turn;
  switch (place.kind) {
    case "indicator": {
      if (place.onward === "summary") return moveTo(turn, { kind: "summary" });
      if (typeof place.onward === "object") return moveOn(turn, place.code, place.onward, []);
      const before = facts.indicators[numberOf(facts, place.code) - 2];
      return before
        ? moveTo(turn, { kind: "indicator", code: before.code, onward: "next" })
        : moveTo(turn, place, [wordsFor(facts).firstAlready]);
    }
    case "summary": {
      const last = facts.indicators.at(-1);
      return last ? moveTo(turn, { kind: "indicator", code: last.code, onward: "summary" }) : explained(turn);
    }
    case "conflict":
      return moveTo(turn, { kind: "indicator", code: place.code, onward: place.onward });
    case "reason": {
      const [only, ...more] = place.codes;
      return only !== undefined && more.length === 0
        ? moveTo(turn, { kind: "indicator", code: only, onward: place.onward })
        : moveTo(turn, { kind: "summary" });
    }
    case "pick":
      return moveTo(turn, { kind: "summary" });
    case "which":
      return moveOn(turn, facts.indicators.at(-1)?.code ?? "", place.onward, []);
    case "pasted":
      return explained(turn, wordsFor(facts).pasted.first);
    default:
      return place satisfies never;
  }
}

function skip(turn: ReportTurn, place: OpenPlace): ReportStep {
  if (place.kind === "which") return goBack(turn, place);
  if (place.kind !== "indicator") return explained(turn);
  const words = wordsFor(turn.facts);
  const name = nameOf(turn.facts, place.code);
  const notice = turn.draft.entries[place.code] ? words.kept(name) : words.skipped(name);
  return moveOn(turn, place.code, place.onward, [notice]);
}

function goOn(turn: ReportTurn, place: OpenPlace): ReportStep {
  if (place.kind === "indicator") return moveTo(turn, { kind: "indicator", code: place.code, onward: place.onward });
  const open = findNextOpen(turn.facts, turn.draft);
  return open === undefined
    ? moveTo(turn, { kind: "summary" })
    : moveTo(turn, { kind: "indicator", code: open, onward: "next" });
}

/** What can be said, and tapped, at every prompt but those that need an answer of their own. */
export function follow(turn: ReportTurn, intent: GeneralIntent, place: OpenPlace): ReportStep {
  const isPending = place.kind === "conflict" || place.kind === "pasted";
  switch (intent) {
    case "back":
      return goBack(turn, place);
    case "pause":
      return place.kind === "pasted" ? explained(turn, wordsFor(turn.facts).pasted.first) : pause(turn, place);
    case "cancel":
      return moveTo(turn, { kind: "cancel", back: place });
    case "skip":
      return isPending ? explained(turn) : skip(turn, place);
    case "send":
      if (isPending) return explained(turn);
      return place.kind === "summary" ? submit(turn) : moveTo(turn, { kind: "summary" });
    case "review":
      return isPending ? explained(turn) : moveTo(turn, { kind: "summary" });
    case "continue":
      return isPending ? explained(turn) : goOn(turn, place);
    case "edit":
      return isPending ? explained(turn) : moveTo(turn, { kind: "pick" });
    default:
      return intent satisfies never;
  }
}

function answerIndicator(turn: ReportTurn, place: PlaceOf<"indicator">, text: string): ReportStep {
  const part = place.doubt !== undefined && findSaid(text, ANSWERS.PART, "ignored");
  const number = part ? /\d[\d.,]*/.exec(text)?.[0] : undefined;
  if (number !== undefined) return askWhole(turn, place, number);
  // "12 hồ sơ trễ hạn" is half a figure here, and a whole one of an indicator that has this name.
  const isHalf = parseFigure(text, getIndicator(turn.facts, place.code)).kind === "problem" && /\p{L}{2}/u.test(text);
  const named = isHalf ? answerNamed(turn, text) : NOT_MINE;
  if (named.kind !== "not-mine") return named;
  return take(turn, place.code, parseRetyped(text) ?? text, place.onward);
}

/** The typed number is a numerator: its denominator is asked for. */
export function askWhole(turn: ReportTurn, place: PlaceOf<"indicator">, number: string): ReportStep {
  const { code, onward } = place;
  return moveTo(turn, { kind: "indicator", code, onward }, [wordsFor(turn.facts).doubt.part(number)]);
}

/** Asks once more for a doubted figure, or takes the one that was typed with "nhập lại". */
export function retypeDoubted(turn: ReportTurn, code: string, typed?: string): ReportStep {
  const onward = onwardFrom(turn.position.place, code);
  const taken = typed === undefined ? NOT_MINE : take(turn, code, typed, onward);
  return taken.kind === "not-mine" ? moveTo(turn, { kind: "indicator", code, onward }) : taken;
}

/** What is said about the figure entered last, while a soft rule doubts it. */
function answerDoubted(turn: ReportTurn, code: string, text: string): ReportStep | undefined {
  const said = findSaid(text, ANSWERS.KEEP_OR_RETYPE);
  const note = parseKeepReason(text);
  if (said === "keep" || note !== undefined) return keepDoubted(turn, code, note);
  const typed = parseRetyped(text) ?? parseCorrected(text);
  return said === "retype" || typed !== undefined ? retypeDoubted(turn, code, typed) : undefined;
}

/** A figure typed where a figure waits to be confirmed. One that might be the number of a choice is not taken. */
function retake(turn: ReportTurn, place: PlaceOf<"conflict">, text: string): ReportStep {
  const retyped = parseRetyped(text);
  if (retyped === undefined && /^\s*\d\s*$/.test(cleanText(text))) return explained(turn);
  const taken = take(turn, place.code, retyped ?? text, place.onward);
  if (taken.kind !== "not-mine") return taken;
  const corrected = parseEdit(text);
  const numbered = corrected === undefined ? undefined : parseNumbered(corrected);
  if (corrected === undefined) return answerNamed(turn, text);
  return numbered && numbered.number !== numberOf(turn.facts, place.code) ? explained(turn) : edit(turn, corrected);
}

/** Uses the colleague's figure that came in meanwhile. */
export function keepTheirs(turn: ReportTurn, place: PlaceOf<"conflict">): ReportStep {
  const entry = turn.draft.entries[place.code];
  const notice = entry ? [lineOf(turn.facts, place.code, figureOf(entry.figure))] : [];
  return moveOn(turn, place.code, place.onward, notice);
}

/** Uses this chat's figure after all. */
export function useMine(turn: ReportTurn, place: PlaceOf<"conflict">): ReportStep {
  return record(turn, place.code, figureOf(place.figure), place.onward);
}

function answerConflict(turn: ReportTurn, place: PlaceOf<"conflict">, text: string): ReportStep | undefined {
  const said = findSaid(text, ANSWERS.MINE_OR_THEIRS);
  if (said === undefined) return undefined;
  return said === "mine" ? useMine(turn, place) : keepTheirs(turn, place);
}

function answerPasted(turn: ReportTurn, place: PlaceOf<"pasted">, text: string): ReportStep {
  const said = findSaid(text, ANSWERS.ACCEPT_OR_DROP);
  if (said === "accept") return acceptPasted(turn, place, false);
  if (said === "accept-and-send")
    return isCompleteWith(turn, place) ? acceptPasted(turn, place, true) : explained(turn);
  if (said === "drop") return drop(turn, place);
  const intent = findGeneralIntent(text);
  if (intent) return follow(turn, intent, place);
  const amended = amendPasted(turn, place, parseEdit(text) ?? (parseCorrection(text)?.rest || text));
  return amended.kind === "not-mine" && isFigureLike(text) ? explained(turn) : amended;
}

/** Drops what was pasted; what was entered before stays. */
export function drop(turn: ReportTurn, place: PlaceOf<"pasted">): ReportStep {
  const notice = [wordsFor(turn.facts).pasted.dropped];
  const next = place.onward === "summary" ? undefined : findNextOpen(turn.facts, turn.draft);
  return moveTo(
    turn,
    next === undefined ? { kind: "summary" } : { kind: "indicator", code: next, onward: "next" },
    notice,
  );
}

function answerReason(turn: ReportTurn, place: PlaceOf<"reason">, text: string): ReportStep {
  const [code, ...more] = place.codes;
  if (code !== undefined && more.length === 0) {
    const taken = take(turn, code, text, place.onward);
    const isAskedAgain = taken.kind === "handled" && taken.state.position.place.kind === "reason";
    if (taken.kind !== "not-mine" && !isAskedAgain) return taken;
  }
  const reason = parseReason(text);
  if (reason !== undefined) return recordReason(turn, place, reason);
  return isFigureLike(text) || isNoReason(text) ? explained(turn) : NOT_MINE;
}

function answerWhich(turn: ReportTurn, place: PlaceOf<"which">, text: string): ReportStep {
  const match = matchName(text, indexNames(turn.facts.indicators));
  if (match.kind === "one" && place.codes.includes(match.code)) return take(turn, match.code, place.text, place.onward);
  return isFigureLike(text) ? explained(turn) : answerNamed(turn, text);
}

function answerPick(turn: ReportTurn, text: string): ReportStep {
  const isTarget =
    /^\D{0,12}\d{1,2}(?!\d)/.test(text) || matchName(text, indexNames(turn.facts.indicators)).kind === "one";
  return isTarget && !text.includes("?") ? edit(turn, text) : answerNamed(turn, text);
}

function answerCancel(turn: ReportTurn, place: PlaceOf<"cancel">, text: string): ReportStep {
  const said = findSaid(text, ANSWERS.DISCARD_OR_NOT);
  if (said === "discard") return discard(turn);
  if (said === "stay") return moveTo(turn, place.back);
  const intent = findGeneralIntent(text);
  if (intent === "pause") return follow(turn, intent, place.back);
  if (intent === "back" || intent === "continue") return moveTo(turn, place.back);
  return intent || isFigureLike(text) ? explained(turn) : NOT_MINE;
}

/** A figure with its name, or a sentence that corrects one. */
function answerNamedOrCorrected(turn: ReportTurn, text: string): ReportStep {
  const named = answerNamed(turn, text);
  const correction = named.kind === "not-mine" ? parseCorrection(text) : undefined;
  return correction ? correct(turn, correction) : named;
}

function answerOpen(turn: ReportTurn, place: OpenPlace, text: string): ReportStep {
  switch (place.kind) {
    case "indicator": {
      const answered = answerIndicator(turn, place, text);
      const listed = answered.kind === "not-mine" ? answerBareList(turn, place, text) : answered;
      return listed.kind === "not-mine" ? answerNamedOrCorrected(turn, text) : listed;
    }
    case "summary":
      if (!isFigureLike(text)) return answerNamedOrCorrected(turn, text);
      return /\d/.test(text) ? explained(turn, wordsFor(turn.facts).summary.bareNumber) : explained(turn);
    case "conflict":
      return retake(turn, place, text);
    case "pick":
      return answerPick(turn, text);
    case "reason":
      return answerReason(turn, place, text);
    case "which":
      return answerWhich(turn, place, text);
    case "pasted":
      return answerPasted(turn, place, text);
    default:
      return place satisfies never;
  }
}

/**
 * Answers a typed message: words of the open prompt, words that hold everywhere, corrections, figures, lists of figures.
 * Anything else is not the form's.
 */
export function answerText(turn: ReportTurn, text: string): ReportStep {
  const { place, doubted } = turn.position;
  if (/^\s*\//.test(text)) return NOT_MINE;
  if (place.kind === "cancel") return answerCancel(turn, place, text);
  if (place.kind === "pasted") return answerPasted(turn, place, text);
  const own = place.kind === "conflict" ? answerConflict(turn, place, text) : undefined;
  const settled = own ?? (doubted === undefined ? undefined : answerDoubted(turn, doubted, text));
  if (settled) return settled;
  const intent = findGeneralIntent(text);
  if (intent) return follow(turn, intent, place);
  const correction = place.kind === "conflict" ? undefined : parseEdit(text);
  return correction === undefined ? answerOpen(turn, place, text) : edit(turn, correction);
}
