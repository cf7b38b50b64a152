import { byAlphabet } from "../../domain/alphabet.ts";
import { BOARD_STATES, boardStateOf, type BoardState } from "../../domain/board.ts";
import { daysLate, lastDay } from "../../domain/deadline.ts";
import { decimal } from "../../domain/decimal.ts";
import type { StackChart, StackLook } from "../../render/chart-spec.ts";
import { formatInstant } from "../../render/dates.ts";
import type { Attachment } from "../../render/message.ts";
import { toXlsx, type SheetCell } from "../../render/spreadsheet.ts";
import { saveAttachment } from "../../store/attachments.ts";
import type { BoardFrame, BoardView } from "./board.ts";
import { boardMessages } from "./messages.ts";
import { boardTitle, hasAreas, stateName } from "./render.ts";
import { onTimeRateText, receivedParts, receivedRate } from "./text.ts";
import { attachChart } from "../picture.ts";
import type { Turn } from "../turn.ts";

const LOOKS: Readonly<Record<BoardState, StackLook>> = {
  "on-time": "good",
  late: "fair",
  returned: "waiting",
  overdue: "bad",
  "not-due": "open",
};
/** More rows than this make a picture that nobody scrolls through; the rest are one row. */
const MOST_ROWS = 14;
const MOST_NAMES = 30;

/** The board as shares: the whole, then a bar an area; where an area is one report, names by state instead. */
function boardChart(turn: Turn, view: BoardView, frame: BoardFrame): StackChart {
  const words = boardMessages[turn.language];
  const { board } = view;
  const countsOf = (states: Readonly<Record<BoardState, number>>): number[] =>
    BOARD_STATES.map((state) => states[state]);
  const shown = hasAreas(view) ? board.areas.slice(0, board.areas.length > MOST_ROWS + 1 ? MOST_ROWS : undefined) : [];
  const others = hasAreas(view) ? board.areas.slice(shown.length) : [];
  const rows = [
    { label: words.all, counts: countsOf(board.summary.states), text: receivedParts(board.summary), strong: true },
    ...shown.map(({ unit, summary }) => ({
      label: unit.id === view.unit?.id ? words.own : unit.name,
      counts: countsOf(summary.states),
      text: receivedParts(summary),
    })),
    ...(others.length > 0
      ? [
          {
            label: words.picture.others(others.length),
            counts: BOARD_STATES.map((state) => others.reduce((sum, { summary }) => sum + summary.states[state], 0)),
            text: `${others.reduce((sum, { summary }) => sum + summary.received, 0)}/${others.reduce((sum, { summary }) => sum + summary.owed, 0)}`,
          },
        ]
      : []),
  ];
  const title = boardTitle(turn, view, frame);
  return {
    kind: "stacks",
    title,
    subtitle: words.picture.at(formatInstant(turn.now, turn.language)),
    suffix: "",
    alt: words.picture.alt(title, rows.map((row) => `${row.label} ${row.text}`).join("; ")),
    language: turn.language,
    parts: BOARD_STATES.map((state) => ({ label: words.states[state], look: LOOKS[state] })),
    rows,
    lists: hasAreas(view) ? [] : BOARD_STATES.map((state, part) => ({ part, ...listOf(state, turn, view, frame) })),
  };
}

function listOf(
  state: BoardState,
  turn: Turn,
  view: BoardView,
  frame: BoardFrame,
): { readonly title: string; readonly names: readonly string[] } {
  const words = boardMessages[turn.language];
  const names = view.board.reports
    .filter((report) => boardStateOf(report, turn.now) === state)
    .map(({ unitId }) => frame.vocabulary.unitsById.get(unitId)?.shortName ?? "")
    .toSorted(byAlphabet);
  const cut = names.slice(0, MOST_NAMES);
  const last = cut.at(-1);
  const more = names.length - cut.length;
  return {
    title: words.count(words.states[state], names.length),
    names: more > 0 && last ? [...cut.slice(0, -1), words.picture.more(last, more)] : cut,
  };
}

/** The board as a picture. */
export async function drawBoard(turn: Turn, view: BoardView, frame: BoardFrame): Promise<Attachment> {
  const name = boardMessages[turn.language].picture.name(view.period.code);
  return attachChart(turn, boardChart(turn, view, frame), name);
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Every report of the board as a workbook, by area and name. */
export async function fileBoard(turn: Turn, view: BoardView, frame: BoardFrame): Promise<Attachment> {
  const words = boardMessages[turn.language];
  const { unitsById } = frame.vocabulary;
  const parentName = (unitId: number): string => unitsById.get(unitsById.get(unitId)?.parentId ?? 0)?.name ?? "";
  const sorted = view.board.reports
    .map((report) => ({ report, name: unitsById.get(report.unitId)?.name ?? "", parent: parentName(report.unitId) }))
    .toSorted((a, b) => byAlphabet(a.parent, b.parent) || byAlphabet(a.name, b.name));
  const count = (value: number): SheetCell => ({ kind: "number", value: decimal(value), unit: "", places: 0 });
  const { summary } = view.board;
  const title = boardTitle(turn, view, frame);
  const content = await toXlsx({
    title,
    columns: words.file.columns,
    rows: sorted.map(({ report, name, parent }, index): SheetCell[] => [
      count(index + 1),
      name,
      parent,
      stateName(report, turn),
      { kind: "date", on: lastDay(report.deadline) },
      report.sentAt ? { kind: "instant", at: report.sentAt } : null,
      report.sentAt ? count(daysLate(report.sentAt, report.deadline)) : null,
    ]),
    queryId: `/tinhtrang ${view.period.code}${view.unit ? ` ${view.unit.name}` : ""}`,
    askedAt: turn.now,
    notes: [
      view.plan.title[turn.language],
      words.received(receivedParts(summary), receivedRate(summary)),
      words.onTimeRate(`${summary.onTime}/${summary.owed}`, onTimeRateText(summary)),
    ],
    language: turn.language,
  });
  const hash = await saveAttachment(turn.trx, { mime: XLSX, content }, turn.now);
  return { hash, name: words.file.name(view.period.code), mime: XLSX, alt: words.file.alt(title) };
}
