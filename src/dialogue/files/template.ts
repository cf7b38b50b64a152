import { compareDecimals, decimal, multiplyDecimals } from "../../domain/decimal.ts";
import { parseFigure } from "../../domain/figure-input.ts";
import type { FigureProblem } from "../../domain/figure-input-limits.ts";
import type { Language } from "../../render/message.ts";
import { renderMessages } from "../../render/messages.ts";
import { TEMPLATE_COLUMNS } from "../../render/report-template.ts";
import { fileMessages } from "./messages.ts";
import type { Cell, SheetCells, TemplateMark } from "./sheet.ts";
import type { FileFigure } from "../form.ts";
import { showFigure, showNumber } from "../forms/figure-text.ts";
import { valueOf } from "../forms/report-pasted.ts";
import { findIndicator, type ReportFacts } from "../forms/report-state.ts";

/** What is wrong in one cell. */
export interface CellProblem {
  /** As a spreadsheet names it: `D7`. */
  readonly address: string;
  readonly code: string;
  readonly problem: string;
}

/** What a filled template says: its figures, and every cell that cannot be taken. */
export type TemplateReading =
  | { readonly kind: "read"; readonly figures: readonly FileFigure[]; readonly problems: readonly CellProblem[] }
  /** Its table is not the one that was handed out, or has indicators that the report does not ask for. */
  | { readonly kind: "changed" | "otherPlan" };

type Field = "numerator" | "denominator" | "value" | "note";

/** A cell may hold thousands of characters; so many of them show which one is meant. */
const LONGEST_SHOWN = 40;
const EMPTY: Cell = { kind: "empty" };
const HUNDRED = decimal(100);

/** One row on its way to a figure. */
interface Row {
  readonly facts: ReportFacts;
  readonly indicator: ReportFacts["indicators"][number];
  readonly cells: Readonly<Record<Field, Cell>>;
  refuse(field: Field, problem: string): Outcome;
}

type Outcome = FileFigure | CellProblem | undefined;

/** A, B, … Z, AA, … for a column from 0. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** A cell as it could be typed; a stored number is written as Vietnamese officials write it. */
function typed(cell: Cell): string {
  if (cell.kind === "number") return /^-?\d+(?:\.\d+)?$/.test(cell.text) ? showNumber(decimal(cell.text)) : cell.text;
  return cell.kind === "text" ? cell.text : "";
}

/** The cell that a hard rule is about. */
function fieldOf(problem: FigureProblem, row: Row): Field {
  const hasParts = row.cells.numerator.kind !== "empty";
  switch (problem.rule) {
    case "part-over-whole":
    case "zero-of-zero":
      return hasParts ? "numerator" : "value";
    case "denominator-zero":
      return hasParts ? "denominator" : "value";
    case "not-whole":
    case "negative":
      if (!hasParts) return "value";
      return typed(row.cells.numerator).includes(showNumber(problem.number)) ? "numerator" : "denominator";
    case "needs-denominator":
      return "denominator";
    case "percent-over-most":
    case "percent-mismatch":
    case "percent-for-count":
    case "ratio-for-count":
    case "approximate":
      return "value";
    default:
      return problem satisfies never;
  }
}

function showCellProblem(problem: FigureProblem, language: Language): string {
  const words = fileMessages[language].problem;
  switch (problem.rule) {
    case "part-over-whole":
      return words["part-over-whole"](showNumber(problem.numerator), showNumber(problem.denominator));
    case "denominator-zero":
      return words["denominator-zero"](showNumber(problem.numerator));
    case "not-whole":
    case "negative":
      return words[problem.rule](showNumber(problem.number));
    case "percent-over-most":
      return words["percent-over-most"](showNumber(problem.number), showNumber(problem.most));
    case "percent-mismatch": {
      const { stated, numerator, denominator } = problem;
      return words["percent-mismatch"](
        showNumber(stated),
        showFigure({ kind: "ratio", numerator, denominator }, language),
      );
    }
    case "needs-denominator":
      return words["no-denominator"];
    case "zero-of-zero":
    case "percent-for-count":
    case "ratio-for-count":
    case "approximate":
      return words[problem.rule];
    default:
      return problem satisfies never;
  }
}

/** Reads what a row says as one typed figure, by the rules for typing; `at` is the cell to name when it cannot be read. */
function readTyped(row: Row, text: string, at: Field): Outcome {
  const { facts, indicator } = row;
  const words = fileMessages[facts.language].problem;
  const reading = parseFigure(text, indicator);
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…` : text;
  const note = at === "note" ? "" : typed(row.cells.note);
  const withNote = note === "" ? {} : { note: note.slice(0, 300) };
  const value = valueOf(reading, indicator.code, facts);
  if (value) return { code: indicator.code, value, ...withNote };
  if (reading.kind === "problem")
    return row.refuse(fieldOf(reading.problem, row), showCellProblem(reading.problem, facts.language));
  if (reading.kind === "word")
    return row.refuse(at, reading.word === "missing" ? words["needs-reason"] : words.ambiguous(shown));
  // In cells of their own 8 and 2024 are parts, where "8/2024" typed in a chat may be a month.
  const [only, ...others] = reading.kind === "ambiguous" ? reading.options : [];
  const hasParts = row.cells.numerator.kind !== "empty" && row.cells.denominator.kind !== "empty";
  if (hasParts && only?.kind === "value" && others.length === 0)
    return { code: indicator.code, value: only.value, ...withNote };
  return row.refuse(at, reading.kind === "ambiguous" ? words.ambiguous(shown) : words.unreadable(shown));
}

/** The number of times a hundred: how a percentage is stored in a cell that is formatted as one. */
const timesHundred = (text: string) => showNumber(multiplyDecimals(decimal(text), HUNDRED));

function readPercent(row: Row): Outcome {
  const { value } = row.cells;
  const text = typed(value);
  if (value.kind !== "number") return readTyped(row, text, "value");
  const size = decimal(value.text);
  const isFraction = size.digits > 0n && compareDecimals(size, decimal(1)) <= 0;
  return isFraction
    ? row.refuse("value", fileMessages[row.facts.language].problem.fraction(text, timesHundred(value.text)))
    : readTyped(row, `${text}%`, "value");
}

function readParts(row: Row): Outcome {
  const { numerator, denominator, value } = row.cells;
  const [part, whole, percent] = [typed(numerator), typed(denominator), typed(value)];
  const parts = `${part}/${whole}`;
  if (percent === "") return readTyped(row, parts, "numerator");
  if (!/^[\d.,\s%−-]+$/.test(percent)) return readTyped(row, percent, "value");
  const stated = (text: string) => readTyped(row, `${parts} = ${text.replaceAll("%", "").trim()}%`, "value");
  const asTyped = stated(percent);
  const isRefused = asTyped !== undefined && "problem" in asTyped;
  if (!isRefused || value.kind !== "number") return asTyped;
  const asFraction = stated(timesHundred(value.text));
  return asFraction && "problem" in asFraction ? asTyped : asFraction;
}

function readRatio(row: Row): Outcome {
  const words = fileMessages[row.facts.language].problem;
  const { numerator, denominator, value } = row.cells;
  const [part, whole] = [typed(numerator), typed(denominator)];
  if (part !== "" && (part === whole || whole === "") && /\p{L}{2}/u.test(part))
    return readTyped(row, part, "numerator");
  if (part !== "" && whole !== "") return readParts(row);
  if (part.includes("/")) return readTyped(row, part, "numerator");
  if (part !== "") return row.refuse("denominator", words["no-denominator"]);
  if (whole !== "") return row.refuse("numerator", words["no-numerator"]);
  return value.kind === "empty" ? readNote(row) : readPercent(row);
}

function readCount(row: Row): Outcome {
  const words = fileMessages[row.facts.language].problem;
  const { numerator, denominator, value } = row.cells;
  if (numerator.kind !== "empty") return row.refuse("numerator", words["ratio-for-count"]);
  if (denominator.kind !== "empty") return row.refuse("denominator", words["ratio-for-count"]);
  return value.kind === "empty" ? readNote(row) : readTyped(row, typed(value), "value");
}

/** A row without a figure: its note may say why there is none. */
function readNote(row: Row): Outcome {
  const note = typed(row.cells.note);
  if (note === "") return undefined;
  const isWord = parseFigure(note, row.indicator).kind === "word";
  return isWord
    ? readTyped(row, note, "note")
    : row.refuse("note", fileMessages[row.facts.language].problem["note-only"]);
}

function readRow(row: Row): Outcome {
  for (const field of ["numerator", "denominator", "value"] as const)
    if (row.cells[field].kind === "other" || typed(row.cells[field]).startsWith("#"))
      return row.refuse(field, fileMessages[row.facts.language].problem["not-a-number"]);
  return row.indicator.kind === "count" ? readCount(row) : readRatio(row);
}

/** Whether the columns stand where they were put, as far from the technical one as then, under their headings. */
function hasOwnColumns(cells: SheetCells, mark: TemplateMark): boolean {
  const shift = mark.column - TEMPLATE_COLUMNS.code;
  return (["vi", "en"] as const).some((language) => {
    const { numerator, denominator, value, note } = renderMessages[language].template.columns;
    return cells.some((row) =>
      Object.entries({ numerator, denominator, value, note }).every(([field, heading]) => {
        const cell = row[TEMPLATE_COLUMNS[field as Field] + shift];
        return cell?.kind === "text" && cell.text === heading;
      }),
    );
  });
}

function cellsOf(row: readonly Cell[], shift: number): Row["cells"] {
  const at = (field: Field) => row[TEMPLATE_COLUMNS[field] + shift] ?? EMPTY;
  return { numerator: at("numerator"), denominator: at("denominator"), value: at("value"), note: at("note") };
}

/**
 * Reads a filled template against the report that it was made for: cell by cell, by the rules for typing, all problems at
 * once. Rows may have been sorted or removed; rows left empty say nothing.
 */
export function readTemplate(cells: SheetCells, mark: TemplateMark, facts: ReportFacts): TemplateReading {
  if (!hasOwnColumns(cells, mark)) return { kind: "changed" };
  const shift = mark.column - TEMPLATE_COLUMNS.code;
  const figures = new Map<string, FileFigure>();
  const problems: CellProblem[] = [];
  const seen = new Set<string>();
  for (const [at, row] of cells.entries()) {
    const code = row[mark.column];
    if (at <= mark.row || code?.kind !== "text" || !/^[a-z][a-z0-9-]*$/.test(code.text)) continue;
    const indicator = findIndicator(facts, code.text);
    if (!indicator) return { kind: "otherPlan" };
    const refuse = (field: Field | "code", problem: string): CellProblem => ({
      address: `${columnName(TEMPLATE_COLUMNS[field === "code" ? "name" : field] + shift)}${at + 1}`,
      code: indicator.code,
      problem,
    });
    if (seen.has(indicator.code)) {
      problems.push(refuse("code", fileMessages[facts.language].problem.twice));
      continue;
    }
    seen.add(indicator.code);
    const read = readRow({ facts, indicator, cells: cellsOf(row, shift), refuse });
    if (read && "problem" in read) problems.push(read);
    else if (read) figures.set(read.code, read);
  }
  return { kind: "read", figures: [...figures.values()], problems };
}

/** More wrong cells than this make a message too long for a phone. */
const MOST_SHOWN = 8;

/** The wrong cells in sentences, all at once, the first ones in full. */
export function showCellProblems(problems: readonly CellProblem[], facts: ReportFacts): string[] {
  if (problems.length === 0) return [];
  const words = fileMessages[facts.language];
  const nameOf = (code: string): string => findIndicator(facts, code)?.shortName[facts.language] ?? code;
  return [
    words.wrong(problems.length),
    ...problems.slice(0, MOST_SHOWN).map(({ address, code, problem }) => words.cell(address, nameOf(code), problem)),
    ...(problems.length > MOST_SHOWN ? [words.more(problems.length - MOST_SHOWN)] : []),
  ];
}

/** A stored figure as the cells of a template would hold it. */
export function entryOf(value: FileFigure["value"] | undefined, note: string, language: Language) {
  const empty = { numerator: "", denominator: "", value: "", note };
  if (!value) return empty;
  switch (value.kind) {
    case "ratio":
      return { ...empty, numerator: showNumber(value.numerator), denominator: showNumber(value.denominator) };
    case "percent":
      return { ...empty, value: `${showNumber(value.percent)}%` };
    case "count":
      return { ...empty, value: showNumber(value.count) };
    case "missing":
    case "not-applicable":
      return { ...empty, note: showFigure(value, language) };
    default:
      return value satisfies never;
  }
}
