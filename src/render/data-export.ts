import type { SheetData } from "write-excel-file/node";
import { textCell } from "./spreadsheet.ts";

/** One sheet of an export: rows of named values, as text. */
export interface ExportSheet {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

/** Rows as a workbook of one sheet each; every cell is text, so none is ever a formula. Sheets without rows are left out. */
export async function renderExport(sheets: readonly ExportSheet[]): Promise<Buffer> {
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  return writeExcelFile(
    filled.map(({ name, rows }) => {
      const columns = Object.keys(rows[0] ?? {});
      const head = columns.map((column) => ({ ...textCell(column), fontWeight: "bold" as const }));
      const data: SheetData = [
        head,
        ...rows.map((row) => columns.map((column) => textCell(String(row[column] ?? "")))),
      ];
      return { data, sheet: name, columns: columns.map(() => ({ width: 24 })), stickyRowsCount: 1 };
    }),
  ).toBuffer();
}
