import { CsvError, parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { parseTemplateMark } from "../../render/report-template.ts";
import { reduceWorkbook } from "./archive.ts";
import type { ReceivedFile } from "./kinds.ts";

/** A cell of a spreadsheet. A formula is the value that it had when the file was saved. */
export type Cell =
  | { readonly kind: "text"; readonly text: string }
  /** A number as it is stored, in plain notation with a point. */
  | { readonly kind: "number"; readonly text: string }
  /** A date or a yes/no: never a figure. */
  | { readonly kind: "other" }
  | { readonly kind: "empty" };

/** The rows of a sheet, from the first; shorter rows are empty at their end. */
export type SheetCells = readonly (readonly Cell[])[];

/** Why a spreadsheet could not be read. */
export type SheetFault = "damaged" | "not-unicode";

const EMPTY: Cell = { kind: "empty" };

/** The largest spreadsheet that is read, in bytes. A larger one can still be evidence. */
const MOST_SHEET_BYTES = 2 * 1024 * 1024;

/** Excel keeps 33.8 as 33.799999999999997: fifteen digits are what it shows and what was typed. */
function plainNumber(stored: string): string {
  const number = Number(Number(stored).toPrecision(15));
  return Number.isFinite(number) && Math.abs(number) < 1e15
    ? number.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 12 })
    : stored;
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined || value === "") return EMPTY;
  if (typeof value === "string") return textCellOf(value);
  return typeof value === "object" && "stored" in value
    ? { kind: "number", text: plainNumber(String(value.stored)) }
    : { kind: "other" };
}

function textCellOf(text: string): Cell {
  // An apostrophe in front keeps a spreadsheet from taking a text for a formula; we write it ourselves.
  const bare = text
    .normalize("NFC")
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, "");
  return bare === "" ? EMPTY : { kind: "text", text: bare };
}

async function readWorkbook(content: Buffer): Promise<SheetCells | SheetFault> {
  const reduced = reduceWorkbook(content);
  if (!reduced) return "damaged";
  try {
    const rows = await readSheet(reduced, { parseNumber: (stored) => ({ stored }) });
    return rows.map((row) => row.map(toCell));
  } catch {
    // The reader names its errors by the parts of the file; for the sender it is simply not readable.
    return "damaged";
  }
}

/** Excel's "Unicode text" is UTF-16 with a mark; everything else has to be UTF-8. */
function decode(content: Buffer): string | undefined {
  const encoding =
    content[0] === 0xff && content[1] === 0xfe
      ? "utf-16le"
      : content[0] === 0xfe && content[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function split(text: string, delimiter: string): SheetCells | undefined {
  try {
    const records = parse(text, { delimiter, relax_column_count: true, relax_quotes: true });
    return records.map((record) => record.map(textCellOf));
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function readCsv(content: Buffer): SheetCells | SheetFault {
  const text = decode(content);
  if (text === undefined) return "not-unicode";
  // Which mark parts the columns is told by the one with which the template's id stands alone in its cell.
  for (const delimiter of [";", "\t", ","]) {
    const cells = split(text, delimiter);
    if (cells && findTemplateMark(cells)) return cells;
  }
  return "damaged";
}

/** Reads the cells of a workbook's first sheet, or of a CSV. Values only: a formula is never calculated, nor kept. */
export async function readCells(file: ReceivedFile): Promise<SheetCells | SheetFault> {
  if (file.content.byteLength > MOST_SHEET_BYTES) return "damaged";
  return file.kind === "csv" ? readCsv(file.content) : readWorkbook(file.content);
}

/** Where the id of a template stands. */
export interface TemplateMark {
  readonly id: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
}

/** The template's id in a sheet, wherever it has been moved; undefined when it is no sheet of ours. */
export function findTemplateMark(cells: SheetCells): TemplateMark | undefined {
  for (const [row, line] of cells.entries())
    for (const [column, cell] of line.entries()) {
      const id = cell.kind === "text" ? parseTemplateMark(cell.text) : undefined;
      if (id !== undefined) return { id, row, column };
    }
  return undefined;
}
