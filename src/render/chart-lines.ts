import {
  addEndLabels,
  heightOf,
  NAME_INDENT,
  nameStyle,
  SYMBOLS,
  symbolShape,
  type EndLabel,
  type SymbolName,
} from "./chart-end-labels.ts";
import { oneLine, wrap, type TextStyle } from "./chart-font.ts";
import {
  axisStyle,
  BODY_LEADING,
  bodyStyle,
  CHART_WIDTH,
  frameOption,
  INNER_WIDTH,
  lineShape,
  openFrame,
  PADDING,
  strongStyle,
  textShape,
  type Column,
  type Drawing,
  type Pen,
  type Placing,
  type Point,
} from "./chart-frame.ts";
import { addMissing } from "./chart-marks.ts";
import { scaleOver, type Scale } from "./chart-scale.ts";
import type { LineChart } from "./chart-spec.ts";
import { renderMessages } from "./messages.ts";

const LEADING = 15;
const NAMES_WIDTH = 96;
const PLOT_HEIGHT = 210;

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  readonly slot: number;
  readonly scale: Scale;
}

type Series = LineChart["series"][number];

function toPoint({ left, slot, top, height, scale }: Plot, index: number, value: number): Point {
  return [left + (index + 0.5) * slot, top + height - ((value - scale.low) / (scale.high - scale.low)) * height];
}

function colourAt(index: number, { theme }: Pen): string {
  return theme.series[index % theme.series.length] ?? theme.plain;
}

function symbolAt(index: number): SymbolName {
  return SYMBOLS[index % SYMBOLS.length] ?? "circle";
}

function endLabels(spec: LineChart, pen: Pen, plot: Plot): EndLabel[] {
  const names = (text: string): string[] =>
    wrap(text, { font: pen.font, style: nameStyle, width: NAMES_WIDTH - NAME_INDENT, maxLines: 3 });
  return spec.series.flatMap((series, index): EndLabel[] => {
    const last = series.values.findLastIndex((value) => value !== null);
    const value = series.values[last] ?? null;
    if (value === null) return [];
    return [
      {
        from: toPoint(plot, last, value),
        names: names(series.label),
        value: oneLine(series.texts[last] ?? ""),
        colour: colourAt(index, pen),
        symbol: symbolAt(index),
      },
    ];
  });
}

/** The target's name above the plot, and that of a single series, whose plot takes the whole width. */
function addKey(column: Column, spec: LineChart): void {
  const { theme, font } = column.pen;
  const entries = [
    ...(spec.series.length === 1 ? spec.series : []).map(({ label }, index) => ({
      label,
      colour: colourAt(index, column.pen),
      symbol: symbolAt(index),
    })),
    ...(spec.target ? [{ label: spec.target.label, colour: theme.ink, symbol: "target" as const }] : []),
  ];
  if (entries.length > 0) column.gap(10);
  for (const { label, colour, symbol } of entries) {
    column.shapes.push(symbolShape(symbol, [PADDING + 5, column.y + BODY_LEADING / 2], colour));
    for (const line of wrap(label, { font, style: strongStyle, width: INNER_WIDTH - NAME_INDENT - 2 })) {
      const at: Point = [PADDING + NAME_INDENT + 2, column.y + BODY_LEADING / 2];
      column.shapes.push(textShape(line, { at, style: strongStyle, fill: theme.ink }));
      column.gap(BODY_LEADING);
    }
  }
}

function addValueAxis(column: Column, { left, right, top, height, scale }: Plot): void {
  const { theme } = column.pen;
  for (const { value, label } of scale.ticks) {
    const y = top + height - ((value - scale.low) / (scale.high - scale.low)) * height;
    const across: Point[] = [
      [left, y],
      [right, y],
    ];
    column.shapes.push(
      { ...lineShape(across, theme.rule, 1), z: -1 },
      textShape(label, { at: [left - 8, y], style: axisStyle, fill: theme.muted, align: "right" }),
    );
  }
}

/** "Quý III/2024" as its name and its year, which stand on two lines; no year where the label ends in none. */
function splitYear(period: string): { name: string; year?: string } {
  const [, name, year] = /^(.+)[ /](\d{4})$/.exec(oneLine(period)) ?? [];
  return name && year ? { name, year } : { name: oneLine(period) };
}

/** Names every period, or every second, third … counted back from the newest where they would touch; a year where it begins. */
function addPeriods(column: Column, spec: LineChart, { left, slot }: Plot, floor: number): void {
  const { theme, font } = column.pen;
  const periods = spec.periods.map(splitYear);
  const words = periods.flatMap(({ name, year }) => [...name.split(" "), ...(year ? [year] : [])]);
  const needed = Math.max(0, ...words.map((word) => font.width(word, axisStyle))) + 3;
  const step = Math.max(1, Math.ceil(needed / slot));
  let deepest = 1;
  let yearBefore: string | undefined;
  for (const [index, { name, year }] of periods.entries()) {
    if ((periods.length - 1 - index) % step !== 0) continue;
    const width = Math.max(slot * step, needed) - 2;
    const lines = wrap(name, { font, style: axisStyle, width, maxLines: 3 });
    if (year && year !== yearBefore) lines.push(year);
    yearBefore = year;
    deepest = Math.max(deepest, lines.length);
    for (const [row, line] of lines.entries()) {
      const half = font.width(line, axisStyle) / 2;
      const x = Math.min(left + (index + 0.5) * slot, CHART_WIDTH - PADDING / 2 - half);
      const at: Point = [x, floor + 14 + row * LEADING];
      column.shapes.push(textShape(line, { at, style: axisStyle, fill: theme.muted, align: "center" }));
    }
  }
  column.y = floor + 8 + deepest * LEADING;
}

/** Where a value's text is free of its own line: above or below the point, or on the outer side of a steep slope. */
function besidePoint(
  plot: Plot,
  values: Series["values"],
  index: number,
  width: number,
): Pick<Placing, "at" | "align"> {
  const value = values[index] ?? 0;
  const [x, y] = toPoint(plot, index, value);
  const isNear = 6;
  const drops = [values[index - 1], values[index + 1]].flatMap((neighbour) =>
    typeof neighbour === "number" ? [((toPoint(plot, index, neighbour)[1] - y) / plot.slot) * (width / 2)] : [],
  );
  if (drops.every((drop) => drop > -isNear)) return { at: [x, y - 15], align: "center" };
  if (drops.every((drop) => drop < isNear)) return { at: [x, y + 15], align: "center" };
  const rises = (values[index + 1] ?? value) > value;
  return rises ? { at: [x + 3, y - 14], align: "right" } : { at: [x - 3, y - 14], align: "left" };
}

/** Which values are written out: all that have room, else the highest and lowest and the newest. */
function writtenIndexes(series: Series, plot: Plot, width: number): number[] {
  const known = series.values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (width + 2 <= plot.slot) return known.map(({ index }) => index);
  const byValue = known.toSorted((a, b) => a.value - b.value);
  return [...new Set([byValue.at(0), byValue.at(-1), known.at(-1)].flatMap((item) => (item ? [item.index] : [])))];
}

/** The values of a single series beside its points; gives the lowest middle of a text, below which the periods may stand. */
function addPointTexts(column: Column, series: Series, plot: Plot): number {
  const { theme, font } = column.pen;
  const style: TextStyle = { ...axisStyle, weight: 600 };
  const texts = series.texts.map((text) => oneLine(text ?? ""));
  const width = Math.max(0, ...texts.map((text) => font.width(text, style)));
  let lowest = plot.top;
  for (const index of writtenIndexes(series, plot, width)) {
    const place = besidePoint(plot, series.values, index, width);
    lowest = Math.max(lowest, place.at[1]);
    column.shapes.push(textShape(texts[index] ?? "", { ...place, style, fill: theme.ink, box: theme.background }));
  }
  return lowest;
}

function plotFor(spec: LineChart, { font }: Pen, top: number): Plot {
  const values = spec.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = scaleOver(spec.target ? [...values, spec.target.value] : values, spec.suffix);
  const left = PADDING + Math.max(...scale.ticks.map(({ label }) => font.width(label, axisStyle))) + 8;
  const right = CHART_WIDTH - PADDING - (spec.series.length > 1 ? NAMES_WIDTH + 12 : 0);
  return { left, right, top, height: PLOT_HEIGHT, slot: (right - left) / Math.max(1, spec.periods.length), scale };
}

function addNotes(column: Column, spec: LineChart): void {
  const isEmpty = ({ values }: Series): boolean => values.every((value) => value === null);
  const drawn = spec.series.filter((series) => !isEmpty(series));
  if (drawn.some(({ values }) => values.includes(null))) {
    column.gap(10);
    column.paragraph(renderMessages[spec.language ?? "vi"].chart.gap, bodyStyle, column.pen.theme.muted);
  }
  addMissing(
    column,
    spec.series.filter(isEmpty).map(({ label }) => label),
    spec.language,
  );
}

function lineSeries(spec: LineChart, pen: Pen): Record<string, unknown>[] {
  return spec.series.map((series, index) => ({
    type: "line",
    data: series.values,
    connectNulls: false,
    symbol: symbolAt(index),
    symbolSize: 8,
    showAllSymbol: true,
    itemStyle: { color: colourAt(index, pen) },
    lineStyle: { color: colourAt(index, pen), width: 2.5, type: index < SYMBOLS.length ? "solid" : [6, 4] },
  }));
}

function addTarget(column: Column, value: number, plot: Plot): void {
  const y = toPoint(plot, 0, value)[1];
  const across: Point[] = [
    [plot.left, y],
    [plot.right, y],
  ];
  column.shapes.push({ ...lineShape(across, column.pen.theme.ink, 1.5, [4, 4]), z: 1 });
}

/** Draws what belongs to one plot, and says where it is: high enough for the labels at its right. */
function addPlot(column: Column, spec: LineChart): Plot {
  const [only, ...others] = spec.series;
  const isSingle = only !== undefined && others.length === 0;
  addKey(column, spec);
  column.gap(26);
  const lowest = plotFor(spec, column.pen, column.y);
  const needed = endLabels(spec, column.pen, lowest).reduce((sum, label) => sum + heightOf(label), 0);
  const plot = isSingle ? lowest : { ...lowest, height: Math.max(PLOT_HEIGHT, needed - 24) };
  addValueAxis(column, plot);
  if (spec.target) addTarget(column, spec.target.value, plot);
  let floor = plot.top + plot.height;
  if (isSingle) floor = Math.max(floor, addPointTexts(column, only, plot) + 5);
  else
    addEndLabels(column, endLabels(spec, column.pen, plot), {
      top: plot.top - LEADING / 2,
      bottom: plot.top + plot.height + LEADING,
      width: NAMES_WIDTH,
    });
  addPeriods(column, spec, plot, floor);
  return plot;
}

/** Lines over periods: broken where a figure is missing, each named at its right end (a single one above), the target's line dashed. */
export function drawLines(spec: LineChart, pen: Pen): Drawing {
  const column = openFrame(spec, pen);
  const plot = addPlot(column, spec);
  addNotes(column, spec);
  return {
    height: Math.ceil(column.y + PADDING),
    option: {
      ...frameOption(column),
      grid: { left: plot.left, right: CHART_WIDTH - plot.right, top: plot.top, height: plot.height },
      xAxis: { type: "category", data: spec.periods.map((_, index) => index), show: false },
      yAxis: { type: "value", min: plot.scale.low, max: plot.scale.high, show: false },
      series: lineSeries(spec, pen),
    },
  };
}
