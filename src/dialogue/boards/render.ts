import { byAlphabet } from "../../domain/alphabet.ts";
import { boardStateOf, isListed, type BoardArea, type BoardList } from "../../domain/board.ts";
import { decimal } from "../../domain/decimal.ts";
import { formatSigned } from "../../domain/number-format.ts";
import type { DayExceptions } from "../../domain/working-days.ts";
import { inSentence } from "../../questions/wording.ts";
import { periodName } from "../../render/dates.ts";
import { bold, text, type Block, type Choice, type Reply } from "../../render/message.ts";
import type { StoredBoardReport } from "../../store/board.ts";
import type { BoardFrame, BoardView } from "./board.ts";
import { boardMessages } from "./messages.ts";
import { deadlineText, detailOf, onTimeRateText, receivedParts, receivedRate, timeLeft } from "./text.ts";
import type { Turn } from "../turn.ts";

export const BOARD_ACTION = "tinhtrang";
/** More names than this are a list of their own. */
const MOST_NAMES = 12;
/** More areas than this are a list of their own. */
const MOST_AREAS = 6;
/** Lines of a page of a list. */
const PAGE = 20;

/** What a choice of a board carries to find it again: plan, period, and the unit or the words that named the units. */
export type BoardArgs = Readonly<Record<"plan" | "period" | "unit" | "text", string>>;

/** A choice that leads on from a board. */
export function boardChoice(label: string, step: string, args: BoardArgs, more: Record<string, string> = {}): Choice {
  return { label, action: { name: BOARD_ACTION, args: { do: step, ...args, ...more } } };
}

/** Whether a board has parts worth a line each: some area is more than one report. */
export function hasAreas(view: BoardView): boolean {
  return view.board.areas.some(({ reports }) => reports.length > 1);
}

function nameOf(report: StoredBoardReport, frame: BoardFrame): string {
  return frame.vocabulary.unitsById.get(report.unitId)?.name ?? "";
}

/** Names of some units, cut with how many are left out. */
function namesLine(list: BoardList, turn: Turn, view: BoardView, frame: BoardFrame): Block[] {
  const words = boardMessages[turn.language];
  const reports = view.board.reports.filter((report) => isListed(report, list, turn.now));
  if (reports.length === 0) return [];
  const names = reports.map((report) => nameOf(report, frame)).toSorted(byAlphabet);
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return [text(words.names(words.states[list], names.length, shown, names.length - MOST_NAMES))];
}

function statesLine(turn: Turn, { board }: BoardView): Block[] {
  const words = boardMessages[turn.language];
  const { states, waiting } = board.summary;
  // what is missing is named below
  const received = (["on-time", "late", "returned"] as const).filter((state) => states[state] > 0);
  const pieces = received.map((state) => words.state(state, states[state]));
  const waits = waiting > 0 ? [words.among(words.state("waiting", waiting))] : [];
  const all = [pieces.join(" · "), ...waits].join("; ");
  return all === "" ? [] : [text(`${all.charAt(0).toUpperCase()}${all.slice(1)}.`)];
}

function changeText(turn: Turn, view: BoardView, isOpen: boolean): string {
  const words = boardMessages[turn.language];
  if (view.change !== 0) return `, ${words.change(formatSigned(decimal(view.change)))}`;
  const isComplete = view.board.summary.received === view.board.summary.owed;
  return isComplete || !isOpen ? "" : `, ${words.unchanged}`;
}

/** "Tình hình nộp báo cáo Quý III/2024 – Huyện Chi Lăng". */
export function boardTitle(turn: Turn, view: BoardView, frame: BoardFrame): string {
  const title = boardMessages[turn.language].title(inSentence(periodName(view.period, turn.language)));
  const [only] = view.board.reports;
  const unit =
    view.unit ?? (view.board.reports.length === 1 && only ? frame.vocabulary.unitsById.get(only.unitId) : undefined);
  return unit ? `${title} – ${unit.name}` : title;
}

/** An area as a line of a table; the board's own unit is called so. */
function areaName(area: BoardArea, view: BoardView, turn: Turn): string {
  return area.unit.id === view.unit?.id ? boardMessages[turn.language].own : area.unit.name;
}

function areasTable(areas: readonly BoardArea[], view: BoardView, turn: Turn): Block {
  const words = boardMessages[turn.language];
  return {
    kind: "table",
    head: [words.area, words.receivedHead],
    rows: areas.map((area) => [
      areaName(area, view, turn),
      `${receivedParts(area.summary)} (${receivedRate(area.summary)})`,
    ]),
  };
}

/** Areas that can be looked into, those furthest behind first. */
function areaChoices(areas: readonly BoardArea[], view: BoardView, args: BoardArgs): Choice[] {
  return areas
    .filter(({ unit, reports }) => unit.id !== view.unit?.id && reports.length > 1)
    .map((area) =>
      boardChoice(`${area.unit.name} ${receivedParts(area.summary)}`, "show", {
        ...args,
        unit: String(area.unit.id),
        text: "",
      }),
    );
}

function listChoices(turn: Turn, { board }: BoardView, args: BoardArgs): Choice[] {
  const words = boardMessages[turn.language];
  const { states, waiting, owed, received } = board.summary;
  const counts: readonly (readonly [BoardList, number])[] = [
    ["returned", states.returned],
    ["waiting", waiting],
    ["late", states.late],
    ["on-time", states["on-time"]],
  ];
  const missing = owed - received;
  return [
    ...(missing > MOST_NAMES ? [boardChoice(words.choices.all(missing), "list", args, { list: "missing" })] : []),
    ...counts
      .filter(([, count]) => count > 0)
      .map(([list, count]) => boardChoice(words.count(words.states[list], count), "list", args, { list })),
  ];
}

/** What else can be done from a board: to be added below its own choices. */
export interface BoardExtras {
  readonly args: BoardArgs;
  readonly exceptions: DayExceptions;
  /** Whether anything of it can still be sent. */
  readonly isOpen: boolean;
  /** Whether plans have to be told apart. */
  readonly namePlan: boolean;
  readonly choices: readonly Choice[];
}

/** The state of a board's only report; when it is due, or how long it has been, stands above. */
function renderOnly(report: StoredBoardReport, turn: Turn): Block {
  const state = stateName(report, turn);
  return report.sentAt === null ? text(bold(`${state}.`)) : text(bold(`${state}: `), `${detailOf(report, turn)}.`);
}

/** The board as a message: the state in one line, who is missing by name, and ways on. */
export function renderBoard(turn: Turn, view: BoardView, frame: BoardFrame, extras: BoardExtras): Reply {
  const { language } = turn;
  const words = boardMessages[language];
  const { board, deadline } = view;
  const { summary } = board;
  const { args } = extras;
  const areas = hasAreas(view) ? board.areas : [];
  const isComplete = summary.received === summary.owed;
  const due = deadline
    ? [
        words.due(
          deadlineText(deadline, language),
          isComplete ? undefined : timeLeft(deadline, turn, extras.exceptions),
        ),
      ]
    : [];
  const only = board.reports.length === 1 ? board.reports[0] : undefined;
  const levels = board.levels.length > 1 ? board.levels : [];
  const blocks: Block[] = [
    text(bold(boardTitle(turn, view, frame))),
    ...(extras.namePlan ? [text(view.plan.title[language])] : []),
    ...(due.length > 0 ? [text([...due, ...(view.hasOwnDates ? [words.ownDates] : [])].join(" "))] : []),
    ...(only
      ? [renderOnly(only, turn)]
      : [
          text(
            bold(words.received(receivedParts(summary), receivedRate(summary))),
            `${changeText(turn, view, extras.isOpen)}.`,
          ),
        ]),
    ...(only ? [] : statesLine(turn, view)),
    ...(summary.onTime < summary.received && !only
      ? [
          text(
            words.onTimeRate(`${summary.onTime}/${summary.owed}`, onTimeRateText(summary)),
            summary.states.returned > 0 ? `${words.byFirst}.` : ".",
          ),
        ]
      : []),
    ...(levels.length > 0
      ? [text(`${levels.map((line) => words.level(line.level, receivedParts(line.summary))).join(" · ")}.`)]
      : []),
    ...(areas.length > 0 ? [areasTable(areas.slice(0, MOST_AREAS), view, turn)] : []),
    ...(only ? [] : (["overdue", "not-due"] as const)).flatMap((list) => namesLine(list, turn, view, frame)),
  ];
  const more = areas.length > MOST_AREAS ? [boardChoice(words.choices.areas, "areas", args)] : [];
  const choices = [
    ...(only ? [] : listChoices(turn, view, args)),
    ...areaChoices(areas.slice(0, MOST_AREAS), view, args),
    ...more,
    ...extras.choices,
  ];
  return { blocks, ...(choices.length > 0 ? { choices } : {}) };
}

/** A page of the units of a list, with what there is to say of each. */
export function renderList(
  turn: Turn,
  view: BoardView,
  frame: BoardFrame,
  page: { readonly list: BoardList; readonly from: number; readonly args: BoardArgs },
): Reply {
  const words = boardMessages[turn.language];
  const { list, from, args } = page;
  const reports = view.board.reports
    .filter((report) => isListed(report, list, turn.now))
    .map((report) => ({ report, name: nameOf(report, frame) }))
    .toSorted((a, b) => byAlphabet(a.name, b.name));
  const title = words.list(words.states[list], reports.length, inSentence(periodName(view.period, turn.language)));
  const shown = reports.slice(from, from + PAGE);
  const choices = [
    ...(from + PAGE < reports.length
      ? [boardChoice(words.choices.next, "list", args, { list, from: String(from + PAGE) })]
      : []),
    ...(reports.length > PAGE ? [boardChoice(words.choices.file, "file", args)] : []),
    boardChoice(words.choices.back, "show", args),
  ];
  const rows = shown.map(({ report, name }) => [parentOf(report, frame, view, name), detailOf(report, turn)]);
  return {
    blocks: [
      text(bold(view.unit ? `${title} (${view.unit.name})` : title)),
      rows.length > 0 ? { kind: "table", head: words.listHead, rows } : text(words.nobody),
      ...(reports.length > PAGE ? [text(words.page(from + 1, from + shown.length, reports.length))] : []),
    ],
    choices,
  };
}

/** The name of a unit, with its parent's where the list holds several parents' units. */
function parentOf(report: StoredBoardReport, frame: BoardFrame, view: BoardView, name: string): string {
  const parentId = frame.vocabulary.unitsById.get(report.unitId)?.parentId ?? null;
  if (!hasAreas(view) || parentId === null || parentId === view.unit?.id) return name;
  const parent = frame.vocabulary.unitsById.get(parentId);
  return parent && parent.level !== "province" ? `${name} (${parent.shortName})` : name;
}

/** A page of the areas of a board, those furthest behind first. */
export function renderAreas(
  turn: Turn,
  view: BoardView,
  frame: BoardFrame,
  page: { readonly from: number; readonly args: BoardArgs },
): Reply {
  const { from, args } = page;
  const words = boardMessages[turn.language];
  const { areas } = view.board;
  const shown = areas.slice(from, from + PAGE);
  const next =
    from + PAGE < areas.length ? [boardChoice(words.choices.next, "areas", args, { from: String(from + PAGE) })] : [];
  return {
    blocks: [text(bold(boardTitle(turn, view, frame))), areasTable(shown, view, turn)],
    choices: [...areaChoices(shown, view, args), ...next, boardChoice(words.choices.back, "show", args)],
  };
}

/** The state of a report in words, for a file. */
export function stateName(report: StoredBoardReport, turn: Turn): string {
  return boardMessages[turn.language].states[boardStateOf(report, turn.now)];
}
