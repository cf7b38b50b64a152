import { DateTime } from "luxon";
import { decimal, plain, type Decimal } from "../domain/decimal.ts";
import { isMeasured, measure, type FigureValue } from "../domain/figure.ts";
import { formatFigure } from "../domain/number-format.ts";
import { parsePeriod, type Period } from "../domain/period.ts";
import { ZONE } from "../domain/time.ts";
import type { Unit } from "../domain/unit.ts";
import { plainText } from "../render/message.ts";
import type { AnswerTable, SheetCell } from "../render/spreadsheet.ts";
import type { Answer } from "./answer-question.ts";
import { tableMessages, type ColumnName } from "./answer-table-messages.ts";
import type { Frame, Row } from "./answers/answer.ts";
import { findTarget, standingOfCell } from "./answers/figure-data.ts";
import { targetText } from "./answers/show.ts";
import { capital } from "./capital.ts";
import { unitName } from "./wording.ts";

/** Most decimals of a number that is drawn rather than exact: more would be noise of the calculation. */
const PLACES = 10;

/** A row of an answer, with the exact figure behind its number where that was read. */
interface Line {
  readonly row: Row;
  readonly unit: Unit | undefined;
  readonly period: Period | undefined;
  readonly figure: FigureValue | undefined;
}

function number(value: Decimal, unit: "%" | "", places?: number): SheetCell {
  return { kind: "number", value, unit, places: places ?? plain(value).split(".")[1]?.length ?? 0 };
}

function fromFloat(value: number): Decimal {
  return decimal(value.toFixed(PLACES));
}

/** Cells of one kind of answer, column by column: what a line has there, or nothing. */
class Cells {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  isRate({ row }: Line): boolean {
    return this.#frame.vocabulary.indicators.get(String(row["indicator"]))?.kind === "ratio";
  }

  unit({ row, unit }: Line): SheetCell {
    const { vocabulary, language } = this.#frame;
    if (unit) return unitName(unit, vocabulary, language);
    const codes = String(row["unit"] ?? "").split("+");
    const units = codes.flatMap((code) => vocabulary.unitsByCode.get(code) ?? []);
    return units.map((one) => unitName(one, vocabulary, language)).join(", ") || null;
  }

  indicator({ row }: Line): SheetCell {
    const { vocabulary, language } = this.#frame;
    const code = String(row["indicator"] ?? "");
    return vocabulary.indicators.get(code)?.name[language] ?? code;
  }

  value(line: Line): SheetCell {
    const { row, figure } = line;
    const unit = this.isRate(line) ? "%" : "";
    const exact = figure && measure(figure);
    if (exact && figure) {
      const target = this.#target(line);
      const shown = formatFigure(figure, target ? [target.target.value] : []) ?? "";
      return number(exact, unit, /,(\d+)/.exec(shown)?.[1]?.length ?? 0);
    }
    const value = row["value"];
    if (typeof value !== "number") return null;
    return number(fromFloat(value), unit, Number.isInteger(value) ? 0 : 2);
  }

  part({ figure }: Line, part: "numerator" | "denominator"): SheetCell {
    return figure?.kind === "ratio" ? number(figure[part], "") : null;
  }

  target(line: Line): SheetCell {
    const { row } = line;
    if (typeof row["target"] === "number") return number(fromFloat(row["target"]), this.isRate(line) ? "%" : "");
    const found = this.#target(line);
    return found ? targetText(String(row["indicator"]), found.target, this.#frame) : null;
  }

  standing(line: Line): SheetCell {
    const { row, unit, period, figure } = line;
    const { standings } = this.#frame.words;
    const said = row["standing"];
    if (typeof said === "string") return said in standings ? standings[said as keyof typeof standings] : null;
    if (!unit || !period || !figure) return null;
    const standing = standingOfCell(this.#frame, { unit, indicator: String(row["indicator"]), period, value: figure });
    return standing ? standings[standing] : null;
  }

  status({ row }: Line): SheetCell {
    const { reports } = this.#frame.words;
    const said = String(row["status"] ?? "");
    return said in reports ? reports[said as keyof typeof reports] : said || null;
  }

  /** Whatever has no meaning of its own here: numbers, days, moments, texts. */
  plain(value: Row[string] | undefined): SheetCell {
    const words = tableMessages[this.#frame.language];
    if (value === undefined || value === null) return null;
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value === "number") return number(fromFloat(value), "");
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return { kind: "date", on: value };
    const at = /^\d{4}-\d\d-\d\dT/.test(value) ? DateTime.fromISO(value, { zone: ZONE }) : undefined;
    return at?.isValid ? { kind: "instant", at } : value;
  }

  change(line: Line): SheetCell {
    const { change } = line.row;
    return typeof change === "number" ? number(fromFloat(change), "", this.isRate(line) ? 2 : 0) : null;
  }

  period({ period }: Line): SheetCell {
    return period ? capital(this.#frame.words.period(period.kind, period.year)) : null;
  }

  #target({ row, unit, period }: Line): ReturnType<typeof findTarget> {
    return unit && period && row["indicator"]
      ? findTarget(this.#frame, String(row["indicator"]), unit, period)
      : undefined;
  }
}

function linesOf(answer: Answer, frame: Frame): Line[] {
  const key = (unit: unknown, indicator: unknown, period: unknown): string => [unit, indicator, period].join(" ");
  const read = new Map(
    (frame.trace ?? []).map((figure) => [key(figure.unitId, figure.indicator, figure.period), figure.value]),
  );
  return answer.rows.map((row) => {
    const unit = frame.vocabulary.unitsByCode.get(String(row["unit"]));
    const figure = read.get(key(unit?.id, row["indicator"], row["period"]));
    return {
      row,
      unit,
      period: parsePeriod(String(row["period"] ?? "")),
      figure: figure && isMeasured(figure) ? figure : undefined,
    };
  });
}

const ORDER: readonly ColumnName[] = [
  "rank",
  "of",
  "directive",
  "unit",
  "unitCode",
  "indicator",
  "period",
  "value",
  "numerator",
  "denominator",
  "change",
  "target",
  "standing",
  "status",
  "submitted_at",
  "days_late",
  "due_before",
  "days_left",
  "working_days_left",
  "done",
  "total",
  "due",
  "version",
  "recorded_at",
];

function cellOf(name: ColumnName, line: Line, cells: Cells): SheetCell {
  switch (name) {
    case "unit":
    case "indicator":
      return line.row[name] === undefined ? null : cells[name](line);
    case "unitCode":
      return line.unit?.code ?? null;
    case "numerator":
    case "denominator":
      return cells.part(line, name);
    case "value":
    case "change":
    case "target":
    case "standing":
    case "status":
    case "period":
      return cells[name](line);
    default:
      return cells.plain(line.row[name]);
  }
}

/** The rows of an answer as a table for people: names instead of codes, exact numbers with their parts, and its sentences as notes. */
export function tableOfAnswer(answer: Answer, frame: Frame): Pick<AnswerTable, "title" | "columns" | "rows" | "notes"> {
  const words = tableMessages[frame.language];
  const cells = new Cells(frame);
  const lines = linesOf(answer, frame);
  const columns = ORDER.map((name) => ({ name, cells: lines.map((line) => cellOf(name, line, cells)) })).filter(
    (column) => column.cells.some((cell) => cell !== null),
  );
  return {
    title: capital(answer.interpretation),
    columns: columns.map(({ name }) => words.columns[name]),
    rows: lines.map((_, at) => columns.map((column) => column.cells[at] ?? null)),
    notes: answer.reply.blocks.filter((block) => block.kind === "text").map((block) => plainText({ blocks: [block] })),
  };
}
