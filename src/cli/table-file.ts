import { CsvError, parse } from "csv-parse/sync";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { readSheet } from "read-excel-file/node";
import type { ImportRow, ImportTable } from "../domain/import-table.ts";

/** Why a file cannot be read as a table. */
export type FileFault =
  | { readonly code: "not-found" }
  | { readonly code: "unreadable" }
  | { readonly code: "unknown-kind"; readonly extension: string }
  | { readonly code: "not-utf8" }
  | { readonly code: "bad-csv"; readonly line: number }
  | { readonly code: "bad-xlsx" };

/** Reads a CSV (comma, semicolon or tab; UTF-8) or the first sheet of an XLSX. The first row is the heading, empty rows are skipped. */
export async function readTableFile(path: string): Promise<TableFile | { fault: FileFault }> {
  const content = readBytes(path);
  if ("fault" in content) return content;
  const read = await readTable(content.bytes, extname(path).toLowerCase());
  if ("fault" in read) return read;
  return { ...read, sha256: createHash("sha256").update(content.bytes).digest("hex") };
}

/** A table with the fingerprint of the file it came from. */
export interface TableFile {
  readonly table: ImportTable;
  readonly sha256: string;
}

async function readTable(bytes: Buffer, extension: string): Promise<{ table: ImportTable } | { fault: FileFault }> {
  if (extension === ".csv" || extension === ".tsv" || extension === ".txt") return readCsv(bytes);
  return extension === ".xlsx" ? readXlsx(bytes) : { fault: { code: "unknown-kind", extension } };
}

/** A file's bytes, or that it is not there. */
export function readBytes(path: string): { bytes: Buffer } | { fault: FileFault } {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { fault: { code: (error as NodeJS.ErrnoException).code === "ENOENT" ? "not-found" : "unreadable" } };
  }
}

/** Bytes as text, or that they are not UTF-8 (Excel's plain "CSV" is not). */
export function decodeUtf8(bytes: Buffer): { text: string } | { fault: FileFault } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { fault: { code: "not-utf8" } };
  }
}

function readCsv(bytes: Buffer): { table: ImportTable } | { fault: FileFault } {
  const decoded = decodeUtf8(bytes);
  if ("fault" in decoded) return decoded;
  const heading = decoded.text.split(/\r?\n/, 1)[0] ?? "";
  const delimiter = [";", "\t"].find((mark) => heading.includes(mark) && !heading.includes(",")) ?? ",";
  try {
    const records = parse(decoded.text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return { table: toTable(records.map(({ record, info }) => ({ line: info.lines, cells: record }))) };
  } catch (error) {
    if (error instanceof CsvError) return { fault: { code: "bad-csv", line: Number(error["lines"] ?? 1) } };
    throw error;
  }
}

async function readXlsx(bytes: Buffer): Promise<{ table: ImportTable } | { fault: FileFault }> {
  let sheet: readonly (readonly unknown[])[];
  try {
    sheet = await readSheet(bytes, { parseNumber: cleanNumber });
  } catch {
    return { fault: { code: "bad-xlsx" } };
  }
  return { table: toTable(sheet.map((row, index) => ({ line: index + 1, cells: row.map(cellText) }))) };
}

/** Excel keeps 33.8 as 33.799999999999997: fifteen digits are what it shows and what was typed. */
function cleanNumber(written: string): string {
  return String(Number(Number(written).toPrecision(15)));
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" || typeof cell === "boolean" ? String(cell) : "";
}

function clean(cell: string): string {
  return cell.normalize("NFC").replaceAll("\u00A0", " ").trim();
}

function toTable(lines: readonly { readonly line: number; readonly cells: readonly string[] }[]): ImportTable {
  const [heading, ...rest] = lines;
  const columns = (heading?.cells ?? []).map((cell) => clean(cell).toLowerCase());
  // Excel leaves empty columns at the end of the heading.
  while (columns.at(-1) === "") columns.pop();
  const rows = rest.flatMap(({ line, cells }): ImportRow[] => {
    const cleaned = cells.map(clean);
    if (cleaned.every((cell) => cell === "")) return [];
    return [{ line, cells: Object.fromEntries(columns.map((column, index) => [column, cleaned[index] ?? ""])) }];
  });
  return { columns, rows };
}
