import type { CellObject, SheetData } from "write-excel-file/node";
import type { Language } from "./message.ts";
import { renderMessages } from "./messages.ts";
import { csvText, textCell } from "./spreadsheet.ts";

/** What stands in the cells that are filled in, as it could be typed; empty where nothing is entered. */
interface TemplateEntry {
  readonly numerator: string;
  readonly denominator: string;
  /** A percentage without its parts, or a count. */
  readonly value: string;
  readonly note: string;
}

export interface TemplateRow {
  readonly code: string;
  readonly kind: "ratio" | "count";
  readonly name: string;
  readonly what: string;
  readonly previous: string;
  readonly target: string;
  readonly entry: TemplateEntry;
}

/** A report to be filled in as a spreadsheet. */
export interface ReportTemplate {
  /** By which the file is recognised when it comes back. */
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly due: string;
  readonly previousPeriod: string;
  readonly rows: readonly TemplateRow[];
  readonly language: Language;
}

/** Columns from the left, from 0. `code` is hidden in a workbook; the template's id stands on top of it. */
export const TEMPLATE_COLUMNS = {
  number: 0,
  name: 1,
  what: 2,
  numerator: 3,
  denominator: 4,
  value: 5,
  previous: 6,
  target: 7,
  note: 8,
  code: 9,
} as const;

const WIDTHS = [6, 34, 44, 14, 14, 16, 26, 18, 32, 12];
const INPUT_COLOUR = "#FFF2CC";
const HEAD_COLOUR = "#DDE8E5";
const BORDER_COLOUR = "#7F7F7F";

const INPUTS = {
  ratio: new Set<number>([
    TEMPLATE_COLUMNS.numerator,
    TEMPLATE_COLUMNS.denominator,
    TEMPLATE_COLUMNS.value,
    TEMPLATE_COLUMNS.note,
  ]),
  count: new Set<number>([TEMPLATE_COLUMNS.value, TEMPLATE_COLUMNS.note]),
};

/** A template's id where it stands in a cell. */
const MARK = "don-doc~";

/** The id of a template in the text of a cell, if the cell is the technical one. */
export function parseTemplateMark(cell: string): string | undefined {
  return /^don-doc~([0-9a-f]{24})$/.exec(cell.trim())?.[1];
}

function headOf(template: ReportTemplate): string[] {
  const words = renderMessages[template.language].template;
  const { number, name, what, numerator, denominator, value, previous, target, note } = words.columns;
  return [
    number,
    name,
    what,
    numerator,
    denominator,
    value,
    previous(template.previousPeriod),
    target,
    note,
    words.code,
  ];
}

function cellsOf(row: TemplateRow, at: number): string[] {
  const { numerator, denominator, value, note } = row.entry;
  const { name, what, previous, target, code } = row;
  return [String(at + 1), name, what, numerator, denominator, value, previous, target, note, code];
}

/** Lines above the table: label, text, and what the technical column holds. */
function leadOf(template: ReportTemplate): (readonly [label: string, text: string, technical: string])[] {
  const words = renderMessages[template.language].template;
  return [
    [words.title, "", words.id],
    [words.unit, template.unit, MARK + template.id],
    [words.period, template.period, ""],
    [words.due, template.due, ""],
    [words.howTo, "", ""],
  ];
}

const framed = (cell: CellObject): CellObject => ({ ...cell, borderStyle: "thin", borderColor: BORDER_COLOUR });

function inputCell(text: string): CellObject {
  // Typed as text, so that Excel turns no 3/4 into a date and no 45% into 0,45.
  const filled: CellObject = text === "" ? { format: "@", type: String } : textCell(text);
  return framed({ ...filled, backgroundColor: INPUT_COLOUR });
}

/**
 * The report as an Excel workbook: yellow cells are to be filled in, typed as text so that Excel changes nothing in
 * them; the codes of the indicators and the template's id stand in a hidden column.
 */
export async function toTemplateXlsx(template: ReportTemplate): Promise<Buffer> {
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const words = renderMessages[template.language].template;
  const lead: SheetData = leadOf(template).map(([label, text, technical]) => {
    const cells: (CellObject | null)[] = Array.from({ length: WIDTHS.length }, () => null);
    const { wrap: _, ...unwrapped } = textCell(label);
    cells[TEMPLATE_COLUMNS.number] = { ...unwrapped, ...(label === words.howTo ? {} : { fontWeight: "bold" }) };
    if (text !== "") cells[TEMPLATE_COLUMNS.what] = textCell(text);
    if (technical !== "") cells[TEMPLATE_COLUMNS.code] = textCell(technical);
    return cells;
  });
  const head = headOf(template).map((text) =>
    framed({ ...textCell(text), fontWeight: "bold", backgroundColor: HEAD_COLOUR }),
  );
  const rows: SheetData = template.rows.map((row, at) =>
    cellsOf(row, at).map((text, column) => (INPUTS[row.kind].has(column) ? inputCell(text) : framed(textCell(text)))),
  );
  const columns = WIDTHS.map((width) => ({ width }));
  return writeExcelFile([{ data: [...lead, head, ...rows], sheet: words.sheet, columns }], {
    // The library knows no hidden columns; this adds the attribute to one.
    features: [
      {
        files: {
          transform: {
            "xl/worksheets/sheet{id}.xml": {
              transformElementAttributes: (tag, attributes, index) =>
                tag === "col" && index === TEMPLATE_COLUMNS.code ? { ...attributes, hidden: 1 } : attributes,
            },
          },
        },
      },
    ],
  }).toBuffer();
}

/** The report as CSV for a Vietnamese Excel: UTF-8 with byte order mark, semicolons; the columns are those of the workbook. */
export function toTemplateCsv(template: ReportTemplate): Buffer {
  const lead = leadOf(template).map(([label, text, technical]) => [label, "", text, "", "", "", "", "", "", technical]);
  const lines = [...lead, headOf(template), ...template.rows.map(cellsOf)];
  return Buffer.from(`\uFEFF${lines.map((line) => `${line.map(csvText).join(";")}\r\n`).join("")}`, "utf8");
}
