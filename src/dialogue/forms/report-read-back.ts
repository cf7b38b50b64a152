import type { FigureValue } from "../../domain/figure.ts";
import { formatDate, periodName } from "../../render/dates.ts";
import { daysLate, isOnTime, lastDay } from "../../domain/deadline.ts";
import { bold, text, type Block, type Choice, type Reply } from "../../render/message.ts";
import { figureOf, figuresOf, isSameFigure, lookUpFigures } from "./draft.ts";
import { figureMessages } from "./figure-messages.ts";
import { markOf, showChange, showFigure, showProblem, standingAgainst } from "./figure-text.ts";
import { choice, type PressKey } from "./report-choices.ts";
import { doubtsOf, nameOf, namesOf, showFinding, wordsFor } from "./report-lines.ts";
import { parseNamedFigure } from "./report-pasted.ts";
import { numberOf, type PlaceOf, type ReportFacts, type ReportTurn } from "./report-state.ts";

/** As many figures as fit one screen of a phone. */
const PER_SCREEN = 6;
/** More lines than these say nothing new about a text that was not understood. */
const MOST_UNCLEAR = 5;

/** "Báo cáo Quý III/2024 – Huyện Chi Lăng". */
export function headingOf(facts: ReportFacts): string {
  return wordsFor(facts).heading(periodName(facts.period, facts.language), facts.unitName);
}

/** When the report is due, and how many working days are left or by how many days it is late. */
export function dueLine(facts: ReportFacts): string {
  const words = wordsFor(facts);
  const { deadline, now, workingDaysLeft } = facts;
  const last = formatDate(lastDay(deadline));
  const due = deadline.kind === "before" ? words.before(formatDate(deadline.on), last) : words.by(last);
  if (!isOnTime(now, deadline)) return `${due}${words.overdue(daysLate(now, deadline))}.`;
  return `${due}${workingDaysLeft === undefined ? "" : words.workingDaysLeft(workingDaysLeft)}.`;
}

function rowOf(facts: ReportFacts, code: string, value: FigureValue | undefined): readonly string[] {
  const target = facts.targets.get(code);
  const shown = value ? showFigure(value, facts.language, target) : figureMessages[facts.language].figure.none;
  const change = value && showChange(value, facts.previous.get(code), facts.language);
  const mark = target || !value ? `${markOf(standingAgainst(value, target))} ` : "";
  return [`${numberOf(facts, code)}. ${nameOf(facts, code)}`, `${mark}${shown}`, change ?? "–"];
}

/** Rows in the order of the form, a table for each screen of a phone. */
function tablesOf(facts: ReportFacts, codes: readonly string[], figures: ReadonlyMap<string, FigureValue>): Block[] {
  const rows = codes.map((code) => rowOf(facts, code, figures.get(code)));
  const screens = Array.from({ length: Math.ceil(rows.length / PER_SCREEN) }, (_, at) =>
    rows.slice(at * PER_SCREEN, (at + 1) * PER_SCREEN),
  );
  return screens.map((screen) => ({ kind: "table", head: wordsFor(facts).summary.head, rows: screen }));
}

function countsLine(facts: ReportFacts, figures: ReadonlyMap<string, FigureValue>): string {
  const standings = facts.indicators.map(({ code }) => standingAgainst(figures.get(code), facts.targets.get(code)));
  const count = (standing: string) => standings.filter((one) => one === standing).length;
  const without = facts.indicators.filter(({ code }) => {
    const value = figures.get(code);
    return !value || value.kind === "missing" || value.kind === "not-applicable";
  });
  return wordsFor(facts).summary.counts(count("met"), count("unmet"), without.length);
}

/** Every figure of a report with its mark and change, a table for each screen of a phone, and how many targets are met. */
export function renderFigures(facts: ReportFacts, figures: ReadonlyMap<string, FigureValue>): Block[] {
  const codes = facts.indicators.map(({ code }) => code);
  return [...tablesOf(facts, codes, figures), text(countsLine(facts, figures))];
}

/** Figures that a soft rule doubts and nobody has confirmed. */
function doubtfulLines(turn: ReportTurn): Block[] {
  const { facts, draft, position } = turn;
  const figures = lookUpFigures(draft.entries);
  return facts.indicators.flatMap(({ code }) => {
    const entry = draft.entries[code];
    // The last one is spoken of above the summary.
    if (!entry?.doubtful || code === position.doubted) return [];
    const label = `${numberOf(facts, code)}. ${nameOf(facts, code)}`;
    return doubtsOf({ facts, figures }, code, figureOf(entry.figure)).map((finding) =>
      text(`! ${label}: ${showFinding(finding, facts)}`),
    );
  });
}

function summaryChoices(turn: ReportTurn, isComplete: boolean): Choice[] {
  const words = wordsFor(turn.facts);
  const act = (label: string, key: PressKey): Choice => choice(turn, label, { key });
  return [
    ...(isComplete ? [] : [act(words.choices.fillRest, "rest")]),
    act(words.choices.send, "send"),
    act(words.choices.edit, "edit"),
    act(words.choices.pause, "pause"),
  ];
}

/** The whole report before it is sent: every figure with its mark and change, what is missing, and what to type. */
export function renderSummary(turn: ReportTurn): Reply {
  const { facts, draft } = turn;
  const words = wordsFor(facts);
  const figures = figuresOf(draft.entries);
  const codes = facts.indicators.map(({ code }) => code);
  const open = codes.filter((code) => !figures.has(code));
  return {
    blocks: [
      text(bold(`${words.summary.title}: ${headingOf(facts)}`)),
      ...tablesOf(facts, codes, figures),
      text(countsLine(facts, figures)),
      ...doubtfulLines(turn),
      ...(open.length > 0 ? [text(words.summary.incomplete(namesOf(facts, open)))] : []),
      text(words.summary.howTo),
    ],
    choices: summaryChoices(turn, open.length === 0),
  };
}

/** That the report waits to be sent, where its figures have been read already and something else came between. */
export function renderSummaryAgain(turn: ReportTurn): Reply {
  const { facts, draft } = turn;
  const words = wordsFor(facts);
  const figures = figuresOf(draft.entries);
  const isComplete = facts.indicators.every(({ code }) => figures.has(code));
  return {
    blocks: [
      text(bold(`${words.summary.title}: ${headingOf(facts)}`)),
      text(countsLine(facts, figures)),
      text(words.summary.again),
    ],
    choices: summaryChoices(turn, isComplete),
  };
}

/** Why a piece of a pasted text gave no figure. */
function whyUnclear(piece: string, facts: ReportFacts): string {
  const words = wordsFor(facts).pasted;
  const named = parseNamedFigure(piece, facts);
  if (named.kind === "which") return `${words.unclearName} (${namesOf(facts, named.codes)})`;
  if (named.kind !== "open") return words.unclearName;
  if (named.reading.kind === "problem") return showProblem(named.reading.problem, facts.language);
  return `${nameOf(facts, named.code)}: ${words.unclearFigure}`;
}

/** Whether a report would be complete with the pasted figures. */
export function isCompleteWith(turn: ReportTurn, place: PlaceOf<"pasted">): boolean {
  const codes = new Set([...place.items.map(({ code }) => code), ...Object.keys(turn.draft.entries)]);
  return turn.facts.indicators.every(({ code }) => codes.has(code));
}

function remarksOn(turn: ReportTurn, place: PlaceOf<"pasted">, figures: ReadonlyMap<string, FigureValue>): Block[] {
  const { facts, draft } = turn;
  const words = wordsFor(facts).pasted;
  const lines = place.items.flatMap(({ code, figure }) => {
    const value = figureOf(figure);
    const label = `${numberOf(facts, code)}. ${nameOf(facts, code)}`;
    const entry = draft.entries[code];
    const before =
      entry && !isSameFigure(entry.figure, figure) ? showFigure(figureOf(entry.figure), facts.language) : undefined;
    const replaced = before === undefined ? [] : [`${label}: ${words.replaces(before)}`];
    const doubts = doubtsOf({ facts, figures }, code, value).map(
      (finding) => `${label}: ${showFinding(finding, facts)}`,
    );
    return [...replaced, ...doubts];
  });
  return lines.map((line) => text(`! ${line}`));
}

/** Figures of a pasted text, in the order of the form, with what was not understood; nothing of it is stored yet. */
export function renderPasted(turn: ReportTurn, place: PlaceOf<"pasted">): Reply {
  const { facts, draft } = turn;
  const words = wordsFor(facts);
  const pasted = new Map(place.items.map(({ code, figure }) => [code, figureOf(figure)]));
  const merged = new Map([...figuresOf(draft.entries), ...pasted]);
  const isComplete = isCompleteWith(turn, place);
  const codes = facts.indicators.map(({ code }) => code).filter((code) => isComplete || pasted.has(code));
  const hidden = place.unclear.length - MOST_UNCLEAR;
  const accept = place.unclear.length > 0 ? words.choices.acceptSome : words.choices.accept;
  return {
    blocks: [
      text(bold(words.pasted.title(pasted.size))),
      ...tablesOf(facts, codes, merged),
      ...remarksOn(turn, place, merged),
      ...(place.unclear.length > 0 ? [text(words.pasted.unclear(place.unclear.length))] : []),
      ...place.unclear.slice(0, MOST_UNCLEAR).map((piece) => text(`• “${piece}” – ${whyUnclear(piece, facts)}`)),
      ...(hidden > 0 ? [text(words.pasted.more(hidden))] : []),
      text(words.pasted.accept),
    ],
    choices: [
      ...(isComplete ? [choice(turn, words.choices.acceptAndSend, { key: "accept-and-send" })] : []),
      choice(turn, accept, { key: "accept" }),
      choice(turn, words.choices.drop, { key: "drop" }),
    ],
  };
}
