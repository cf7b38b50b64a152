import type { SheetData } from "write-excel-file/node";
import type { Language } from "./message.ts";
import { renderMessages } from "./messages.ts";
import { textCell } from "./spreadsheet.ts";

/** One person's slip on a sheet of codes. */
export interface CodeSlip {
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  /** As it is typed: `K7QF-2MXD`. */
  readonly code: string;
  /** Until when it can be used, in words. */
  readonly until: string;
}

/** Widths of the columns in characters, so that the sheet prints on A4 across. */
const WIDTHS = [28, 28, 22, 14, 24];

/** A sheet of codes to print and cut into slips: XLSX, one row a person, every cell text. */
export async function renderCodeSheet(slips: readonly CodeSlip[], howTo: string, language: Language): Promise<Buffer> {
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const words = renderMessages[language].codeSheet;
  const data: SheetData = [
    [{ ...textCell(howTo), columnSpan: WIDTHS.length }],
    words.columns.map((column) => ({ ...textCell(column), fontWeight: "bold" as const })),
    ...slips.map(({ name, unit, role, code, until }) => [
      ...[name, unit, role].map(textCell),
      { ...textCell(code), fontWeight: "bold" as const },
      textCell(until),
    ]),
  ];
  return writeExcelFile(data, {
    sheet: words.sheet,
    columns: WIDTHS.map((width) => ({ width })),
    orientation: "landscape",
  }).toBuffer();
}
