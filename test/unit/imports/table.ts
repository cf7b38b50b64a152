import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import type { ImportDecision, ImportTable } from "../../../src/domain/import-table.ts";

/** A CSV text as a table; its heading is line 1. */
export function table(text: string): ImportTable {
  const [columns = [], ...lines] = parse(text.trim());
  const rows = lines.map((cells, index) => ({
    line: index + 2,
    cells: Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? "").trim()])),
  }));
  return { columns, rows };
}

/** A file of the sample as a table. */
export function sampleTable(file: string): ImportTable {
  return table(readFileSync(new URL(`../../../src/sample/data/${file}`, import.meta.url), "utf8"));
}

/** The problems as short text: line, column, code. */
export function problems(decision: ImportDecision<unknown>): string[] {
  if (!("problems" in decision)) return [];
  return decision.problems.map(({ line, column, fault }) => [line, column, fault.code].filter(Boolean).join(" "));
}

/** What would be written. Throws, with the problems, when nothing would. */
export function writes<Writes>(decision: ImportDecision<Writes>): Writes {
  if ("writes" in decision) return decision.writes;
  throw new Error(problems(decision).join("\n"));
}
