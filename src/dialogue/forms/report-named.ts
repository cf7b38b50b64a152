import { parseFigure } from "../../domain/figure-input.ts";
import { cleanText } from "../../domain/figure-input-text.ts";
import { isSameFigure, storeFigure } from "./draft.ts";
import { indexNames, matchName, type NameIndex } from "./indicator-names.ts";
import { renderExplanation } from "./report-explain.ts";
import { nameOf, wordsFor } from "./report-lines.ts";
import type { Correction } from "./report-corrections.ts";
import {
  parseNamedFigure,
  parseNumberedPiece,
  parsePasted,
  splitBare,
  splitPasted,
  type NamedFigure,
} from "./report-pasted.ts";
import {
  findIndicator,
  type Onward,
  type PastedItem,
  type Place,
  type PlaceOf,
  type ReportStep,
  type ReportTurn,
} from "./report-state.ts";
import { moveTo, NOT_MINE, record, stay, take } from "./report-steps.ts";
import { parseNumbered } from "./report-words.ts";

/** Pieces that were not understood are kept short: they are shown, not stored. */
const LONGEST_PIECE = 120;
const MOST_PIECES = 40;

/** Where the form continues after a figure that was not the one asked for. */
export function onwardFrom(place: Place, code: string): Onward {
  switch (place.kind) {
    case "indicator":
    case "conflict": {
      if (place.code === code) return place.onward;
      return { code: place.code, onward: typeof place.onward === "object" ? "next" : place.onward };
    }
    case "reason":
    case "which":
    case "pasted":
      return place.onward;
    case "summary":
    case "pick":
    case "cancel":
      return "summary";
    default:
      return place satisfies never;
  }
}

/** Takes a named figure as an answer; undefined when the text has none. */
function takeNamed(turn: ReportTurn, named: NamedFigure): ReportStep | undefined {
  const { place } = turn.position;
  switch (named.kind) {
    case "figure":
      return record(turn, named.code, named.value, onwardFrom(place, named.code));
    case "open":
      return take(turn, named.code, named.text, onwardFrom(place, named.code));
    case "which":
      return moveTo(turn, { kind: "which", codes: [...named.codes], text: named.text, onward: onwardFrom(place, "") });
    case "unknown":
      return undefined;
    default:
      return named satisfies never;
  }
}

/** "hồ sơ trễ hạn 2024", "đúng hạn 3": as likely a question about a year or a place, so not taken for a figure unasked. */
function isRiskyAlone(text: string, named: NamedFigure): boolean {
  if (/(?:^|\s)(?:19|20)\d\d\s*$/.test(text)) return true;
  return (
    named.kind === "open" && named.reading.kind === "problem" && named.reading.problem.rule === "needs-denominator"
  );
}

/** Figures that come with the names of their indicators: one is entered, several are read back first. */
export function answerNamed(turn: ReportTurn, text: string): ReportStep {
  const pieces = splitPasted(text);
  if (pieces.length > 1) return readBack(turn, text) ?? NOT_MINE;
  const byNumber = /\d\s*[/%]/.test(text) ? parseNumberedPiece(text.trim(), turn.facts) : undefined;
  if (byNumber && byNumber.kind !== "unknown") return takeNamed(turn, byNumber) ?? NOT_MINE;
  const named = parseNamedFigure(text, turn.facts);
  if (isRiskyAlone(text, named)) return NOT_MINE;
  return takeNamed(turn, named) ?? NOT_MINE;
}

/** Several bare figures where one is asked for: read back as this indicator's and those of the next ones, stored by a tap. */
export function answerBareList(turn: ReportTurn, place: PlaceOf<"indicator">, text: string): ReportStep {
  const { indicators } = turn.facts;
  const from = indicators.findIndex(({ code }) => code === place.code);
  const pieces = splitBare(text) ?? [];
  const asked = indicators.slice(from, from + pieces.length);
  const items = asked.flatMap((indicator, at) => {
    const reading = parseFigure(pieces[at] as string, indicator);
    return reading.kind === "value" ? [{ code: indicator.code, figure: storeFigure(reading.value) }] : [];
  });
  if (items.length === 0 || items.length < pieces.length) return NOT_MINE;
  return moveTo(turn, { kind: "pasted", items, unclear: [], onward: place.onward === "summary" ? "summary" : "next" });
}

/** The indicator that this person entered last, if it was one alone. */
function findLastEntered({ facts, draft }: ReportTurn): string | undefined {
  const newest = facts.indicators.filter(({ code }) => draft.entries[code]?.revision === draft.revision);
  const [only, ...more] = newest.map(({ code }) => code);
  return only !== undefined && more.length === 0 && draft.entries[only]?.by.id === facts.person.id ? only : undefined;
}

/** The indicator whose figure is said to be wrong: the one entered last, else the only one that has this figure. */
function findWrong(turn: ReportTurn, wrong: string): string | undefined {
  const holding = turn.facts.indicators.filter((indicator) => {
    const entry = turn.draft.entries[indicator.code];
    const reading = parseFigure(wrong, indicator);
    return entry && reading.kind === "value" && isSameFigure(entry.figure, storeFigure(reading.value));
  });
  const codes = holding.map(({ code }) => code);
  const last = findLastEntered(turn);
  if (last !== undefined && codes.includes(last)) return last;
  return codes.length === 1 ? codes[0] : undefined;
}

/** Corrects a figure by its name, by what was wrong of it, or the one entered last; asks for it where no new one is given. */
export function correct(turn: ReportTurn, { rest, wrong }: Correction): ReportStep {
  const { facts, position } = turn;
  const named = /\p{L}/u.test(rest) ? answerNamed(turn, rest) : NOT_MINE;
  if (named.kind !== "not-mine") return named;
  const here = position.place.kind === "indicator" ? position.place.code : undefined;
  const meant = wrong === undefined ? findLastEntered(turn) : (findWrong(turn, wrong) ?? here);
  if (meant !== undefined && rest !== "") {
    const taken = take(turn, meant, rest, onwardFrom(position.place, meant));
    if (taken.kind !== "not-mine") return taken;
  }
  const match = rest === "" ? undefined : matchName(rest, indexNames(facts.indicators));
  const code = rest === "" ? meant : match?.kind === "one" ? match.code : undefined;
  return code === undefined
    ? NOT_MINE
    : moveTo(turn, { kind: "indicator", code, onward: onwardFrom(position.place, code) });
}

/** Puts several figures up for acceptance, merged with those that already wait; undefined when the text is no such list. */
function readBack(turn: ReportTurn, text: string): ReportStep | undefined {
  const { facts, position } = turn;
  const { pieces } = parsePasted(text, facts);
  const understood = pieces.filter(({ named }) => named.kind === "figure").length;
  const isAllKnown = pieces.every(({ named }) => named.kind !== "unknown");
  if (understood < 2 && !(understood === 1 && (isAllKnown || /[\r\n]/.test(text.trim())))) return undefined;
  const waiting = position.place.kind === "pasted" ? position.place : undefined;
  const items = new Map((waiting?.items ?? []).map((item) => [item.code, item] as const));
  const unclear: string[] = [];
  for (const { text: piece, named } of pieces) {
    if (named.kind === "figure") items.set(named.code, { code: named.code, figure: storeFigure(named.value) });
    else unclear.push(piece.slice(0, LONGEST_PIECE));
  }
  const onward = waiting?.onward ?? (position.place.kind === "summary" ? "summary" : "next");
  return moveTo(turn, {
    kind: "pasted",
    items: inOrder(turn, [...items.values()]),
    unclear: [...(waiting?.unclear ?? []), ...unclear].slice(0, MOST_PIECES),
    onward,
  });
}

function inOrder(turn: ReportTurn, items: readonly PastedItem[]): PastedItem[] {
  return turn.facts.indicators.flatMap(({ code }) => items.filter((item) => item.code === code));
}

/** Corrects figures that wait for acceptance: by name, by number, or by another list. */
export function amendPasted(turn: ReportTurn, place: PlaceOf<"pasted">, text: string): ReportStep {
  if (splitPasted(text).length > 1) return readBack(turn, text) ?? NOT_MINE;
  const target = findTarget(turn, text);
  const named = target?.figure ? settleAs(turn, target.code, target.figure) : parseNamedFigure(text, turn.facts);
  if (named?.kind === "figure") {
    const others = place.items.filter(({ code }) => code !== named.code);
    const items = inOrder(turn, [...others, { code: named.code, figure: storeFigure(named.value) }]);
    return moveTo(turn, { ...place, items });
  }
  return named && named.kind !== "unknown" ? stay(turn, renderExplanation(turn)) : NOT_MINE;
}

function settleAs(turn: ReportTurn, code: string, figure: string): NamedFigure | undefined {
  const indicator = findIndicator(turn.facts, code);
  const reading = indicator && parseFigure(figure, indicator);
  if (!reading || reading.kind === "not-a-figure") return undefined;
  return reading.kind === "value"
    ? { kind: "figure", code, value: reading.value }
    : { kind: "open", code, text: figure, reading };
}

/** "3. Thanh toán trực tuyến": the label of a choice. */
function isLabelOf(code: string, text: string, names: NameIndex): boolean {
  const match = /\p{L}/u.test(text) ? matchName(text, names) : undefined;
  return match?.kind === "one" && match.code === code;
}

/** What an edit names: an indicator by number or name, and perhaps its figure. */
function findTarget(turn: ReportTurn, rest: string): { readonly code: string; readonly figure: string } | undefined {
  const { indicators } = turn.facts;
  const numbered = parseNumbered(rest);
  const byNumber = numbered && indicators[numbered.number - 1];
  const names = indexNames(indicators);
  if (numbered && byNumber) {
    return { code: byNumber.code, figure: isLabelOf(byNumber.code, numbered.figure, names) ? "" : numbered.figure };
  }
  const match = matchName(rest, names);
  return match.kind === "one" ? { code: match.code, figure: "" } : undefined;
}

/** "sửa 3", "sửa 3: 620/665", "sửa hài lòng 620/665", "sửa hài lòng". Without a target the figure is that of the open prompt. */
export function edit(turn: ReportTurn, rest: string): ReportStep {
  const { facts, position } = turn;
  const { place } = position;
  const words = wordsFor(facts).explain;
  const wanted = cleanText(rest).replace(/\s+(?:thành|thanh|to|into)\s+(?=\d)/iu, ": ");
  const target = findTarget(turn, wanted);
  if (target) {
    const onward = onwardFrom(place, target.code);
    const isFigure = target.figure !== "";
    const taken = isFigure ? take(turn, target.code, target.figure, onward) : NOT_MINE;
    if (taken.kind !== "not-mine") return taken;
    const notice = isFigure ? [words.editFigure(nameOf(facts, target.code))] : [];
    return moveTo(turn, { kind: "indicator", code: target.code, onward }, notice);
  }
  const named = takeNamed(turn, parseNamedFigure(wanted, facts));
  if (named) return named;
  const here = place.kind === "indicator" ? take(turn, place.code, wanted, place.onward) : NOT_MINE;
  return here.kind === "not-mine" ? stay(turn, renderExplanation(turn, words.edit(facts.indicators.length))) : here;
}
