import type { DateTime } from "luxon";
import type { CellObject, SheetData } from "write-excel-file/node";
import { approximate, plain, type Decimal } from "../domain/decimal.ts";
import { startOf, ZONE, type IsoDate } from "../domain/time.ts";
import { asObjectKey, cleanText } from "./clean-text.ts";
import { formatDate, formatInstant } from "./dates.ts";
import type { Language } from "./message.ts";
import { renderMessages } from "./messages.ts";

/** One cell: text, nothing, a number, a date, or a moment. */
export type SheetCell =
  | string
  | null
  | {
      readonly kind: "number";
      /** Exact; percent for rates. */
      readonly value: Decimal;
      readonly unit: "%" | "";
      /** Decimals shown; what is stored keeps all it has. */
      readonly places: number;
    }
  | { readonly kind: "date"; readonly on: IsoDate }
  | { readonly kind: "instant"; readonly at: DateTime };

/** The rows of an answer and where they come from. */
export interface AnswerTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** By which the answer can be asked for again. */
  readonly queryId: string;
  readonly askedAt: DateTime;
  /** How the question was understood, how many reported, who is missing: a line each. */
  readonly notes: readonly string[];
  /** What the rows were made of, a line each: a sheet of its own. */
  readonly sources?: { readonly columns: readonly string[]; readonly rows: readonly (readonly SheetCell[])[] };
  readonly language?: Language;
}

interface Sheet {
  readonly data: SheetData;
  readonly sheet: string;
  readonly columns: { width: number }[];
  readonly stickyRowsCount?: number;
}

const BYTE_ORDER_MARK = "\uFEFF";
const SEPARATOR = ";";
const LINE_END = "\r\n";
/** Excel and LibreOffice read a cell that begins so as a formula; the full-width forms count where East Asian input is installed. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const MAX_COLUMN_WIDTH = 60;
const MIN_COLUMN_WIDTH = 8;
/** Excel takes no more in one cell; the file would be called damaged. */
const MAX_CELL_LENGTH = 32_767;

function noteRows(table: AnswerTable): [label: string, text: string][] {
  const words = renderMessages[table.language ?? "vi"].sheet;
  return [
    [words.title, table.title],
    [words.queryId, table.queryId],
    [words.askedAt, formatInstant(table.askedAt, table.language ?? "vi")],
    ...table.notes.map((note): [string, string] => [words.explanation, note]),
  ];
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text as one field of a semicolon-separated file; one that could be a formula gets an apostrophe in front. */
export function csvText(text: string): string {
  const cleaned = cleanText(text);
  return quoted(FORMULA_START.test(cleaned) ? `'${cleaned}` : cleaned);
}

function csvCell(cell: SheetCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return csvText(cell);
  if (cell.kind === "number") return plain(cell.value).replace(".", ",") + cell.unit;
  return cell.kind === "date" ? formatDate(cell.on) : cell.at.setZone(ZONE).toFormat("d/M/yyyy HH:mm");
}

/**
 * The answer as CSV for a Vietnamese Excel: UTF-8 with byte order mark, semicolons, decimal commas, notes and sources
 * after empty lines.
 *
 * With Vietnamese regional settings comma is the decimal sign, and Excel then parts columns at semicolons. On a machine
 * set to English the rows stay in one column, which everybody sees; commas with points would there be right, but turn
 * figures into dates and thousands, silently, on a Vietnamese one. A `sep=` line would make Excel ignore the mark.
 * Text that could be a formula gets an apostrophe in front. Numbers are exact, without grouping.
 */
export function toCsv(table: AnswerTable): Buffer {
  const lines = [
    table.columns.map(csvText),
    ...table.rows.map((row) => row.map(csvCell)),
    [],
    ...noteRows(table).map((row) => row.map(csvText)),
    ...(table.sources
      ? [[], table.sources.columns.map(csvText), ...table.sources.rows.map((row) => row.map(csvCell))]
      : []),
  ];
  return Buffer.from(BYTE_ORDER_MARK + lines.map((line) => line.join(SEPARATOR) + LINE_END).join(""), "utf8");
}

/** Excel knows no zones: the clock in Viet Nam is written as if it were UTC, which is how the library reads a Date. */
function wallClock(instant: DateTime): Date {
  return instant.setZone(ZONE).setZone("utc", { keepLocalTime: true }).toJSDate();
}

/** A cell that is text whatever is in it, never a formula. */
export function textCell(text: string): CellObject {
  const value = cleanText(text).slice(0, MAX_CELL_LENGTH).toWellFormed();
  return { value: asObjectKey(value), type: String, format: "@", wrap: true };
}

/** Separators in a format are placeholders: Excel shows `1.659,50` where the machine is set to Vietnamese. */
function numberFormat(unit: "%" | "", places: number): string {
  const decimals = places > 0 ? `.${"0".repeat(places)}` : "";
  return unit === "%" ? `0${decimals}%` : `#,##0${decimals}`;
}

function xlsxCell(cell: SheetCell): CellObject | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return textCell(cell);
  if (cell.kind === "number") {
    const { digits, scale } = cell.value;
    const value = approximate(cell.unit === "%" ? { digits, scale: scale + 2 } : cell.value);
    return { value, type: Number, format: numberFormat(cell.unit, cell.places), align: "right" };
  }
  return cell.kind === "date"
    ? { value: wallClock(startOf(cell.on)), type: Date, format: "d/m/yyyy", align: "right" }
    : { value: wallClock(cell.at), type: Date, format: "d/m/yyyy hh:mm", align: "right" };
}

function shownLength(cell: SheetCell): number {
  if (cell === null) return 0;
  if (typeof cell === "string") return cleanText(cell).length;
  // A third more than the digits, for the separators of thousands.
  if (cell.kind === "number") return plain(cell.value).replace(/\..*/, "").length * 1.4 + cell.places + 2;
  return cell.kind === "date" ? "24/12/2024".length : "24/12/2024 09:00".length;
}

function columnWidths(rows: readonly (readonly SheetCell[])[]): { width: number }[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => {
    const longest = Math.max(0, ...rows.map((row) => shownLength(row[column] ?? null)));
    return { width: Math.min(Math.max(Math.ceil(longest) + 2, MIN_COLUMN_WIDTH), MAX_COLUMN_WIDTH) };
  });
}

/**
 * The answer as an Excel workbook: the rows under a bold, fixed header, a second sheet with title, query id, date and notes,
 * and a third with the sources where there are any.
 *
 * Text is typed as text, so nothing in it is ever a formula; numbers and dates are real ones, rates as percentages
 * (41,05 % is 0.4105 with a percent format). The clock is that of Viet Nam.
 */
export async function toXlsx(table: AnswerTable): Promise<Buffer> {
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const words = renderMessages[table.language ?? "vi"].sheet;
  const notes = noteRows(table);
  const bold = (text: string): CellObject => ({ ...textCell(text), fontWeight: "bold" });
  const sheetOf = (sheet: string, columns: readonly string[], rows: readonly (readonly SheetCell[])[]): Sheet => ({
    data: [columns.map(bold), ...rows.map((row) => row.map(xlsxCell))],
    sheet,
    columns: columnWidths([columns, ...rows]),
    stickyRowsCount: 1,
  });
  const noteData: SheetData = notes.map(([label, text]) => [bold(label), textCell(text)]);
  return writeExcelFile([
    sheetOf(words.data, table.columns, table.rows),
    { data: noteData, sheet: words.notes, columns: columnWidths(notes) },
    ...(table.sources ? [sheetOf(words.sources, table.sources.columns, table.sources.rows)] : []),
  ]).toBuffer();
}
