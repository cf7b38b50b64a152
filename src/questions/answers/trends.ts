import { approximate } from "../../domain/decimal.ts";
import type { LineChart } from "../../render/chart-spec.ts";
import { bold, text, type Block } from "../../render/message.ts";
import { indicatorName } from "../wording.ts";
import { none, type Frame, type Result } from "./answer.ts";
import { findTarget, hasNumber, type Cell } from "./figure-data.ts";
import type { Prepared } from "./prepare.ts";
import { footer, measureOf, nameOf, rowOf, targetText, valueText, withUnit } from "./show.ts";

/** More lines than this make a chart unreadable. */
const LINES = 5;

/** The course of figures over periods. */
export function decideTrend(prepared: Prepared, frame: Frame): Result {
  const { scope, indicators, span, figures } = prepared;
  const { words } = frame;
  const units = scope.units.slice(0, LINES);
  const series = units.flatMap((unit) =>
    indicators.map((code) => ({ unit, code, cells: span.map((period) => figures.cell(unit, code, period)) })),
  );
  const measured = series.flatMap((line) => line.cells.filter(hasNumber));
  const [first] = series;
  const [code = ""] = indicators;
  if (!first || measured.length === 0) {
    const names = indicatorName(code, frame.vocabulary, frame.language);
    return none(words.noFigures(names, words.period(prepared.period.kind, prepared.period.year)));
  }
  const tables = series.map((line): Block => ({
    kind: "table",
    head: ["", nameOf(line.unit, frame)],
    rows: line.cells
      .filter(hasNumber)
      .map((cell) => [
        words.period(cell.period.kind, cell.period.year),
        withUnit(valueText(cell, frame), cell.indicator, frame),
      ]),
  }));
  const blocks = series.flatMap((line, at) => [
    text(bold(words.trendHead(nameOf(line.unit, frame), indicatorName(line.code, frame.vocabulary, frame.language)))),
    tables[at] as Block,
  ]);
  const last = measured.at(-1) as Cell;
  return {
    kind: "answer",
    rows: measured.map(rowOf),
    blocks: [
      ...blocks,
      ...footer(frame, { period: last.period, indicators, have: measured.length, all: 1, missing: [] }),
    ],
    ...(indicators.length === 1 && span.length > 1 ? { chart: lineChart(prepared, series, frame) } : {}),
  };
}

function lineChart(
  prepared: Prepared,
  series: readonly { readonly unit: Cell["unit"]; readonly cells: readonly Cell[] }[],
  frame: Frame,
): LineChart {
  const { span, indicators } = prepared;
  const { words, vocabulary, language } = frame;
  const [code = ""] = indicators;
  const title = words.chartTitle(indicatorName(code, vocabulary, language));
  const periods = span.map((period) => words.period(period.kind, period.year));
  const subtitle = `${periods[0] ?? ""} – ${periods.at(-1) ?? ""}`;
  const lines = series.map((line) => ({
    label: line.unit.shortName,
    values: line.cells.map((cell) => (hasNumber(cell) ? approximate(measureOf(cell.value)) : null)),
    texts: line.cells.map((cell) => (hasNumber(cell) ? valueText(cell, frame) : null)),
  }));
  const [unit] = prepared.scope.units;
  const found = unit && findTarget(frame, code, unit, span.at(-1) ?? prepared.period);
  return {
    kind: "lines",
    title,
    subtitle,
    suffix: vocabulary.indicators.get(code)?.kind === "ratio" ? "%" : "",
    ...(found
      ? {
          target: {
            value: approximate(found.target.value),
            label: words.chartTarget(targetText(code, found.target, frame)),
          },
        }
      : {}),
    alt: words.chartAlt(
      title,
      subtitle,
      lines.map((line) => `${line.label} ${line.texts.filter(Boolean).join(", ")}`).join("; "),
    ),
    language,
    periods,
    series: lines,
  };
}
