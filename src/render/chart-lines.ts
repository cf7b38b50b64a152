import { oneLine, wrap, type TextStyle } from "./chart-font.ts";
import {
  bodyStyle,
  CHART_WIDTH,
  discShape,
  frameOption,
  lineShape,
  openFrame,
  PADDING,
  textShape,
  type Column,
  type Drawing,
  type Pen,
  type Placing,
  type Point,
  type Shape,
} from "./chart-frame.ts";
import { addMissing } from "./chart-marks.ts";
import { scaleOver, type Scale } from "./chart-scale.ts";
import type { LineChart } from "./chart-spec.ts";
import { renderMessages } from "./messages.ts";

const AXIS_STYLE: TextStyle = { size: 11.5, weight: 400 };
const NAME_STYLE: TextStyle = { size: 12, weight: 400 };
const VALUE_STYLE: TextStyle = { size: 12.5, weight: 600 };
const LEADING = 15;
const NAME_WIDTH = 96;
const NAME_INDENT = 14;
const PLOT_HEIGHT = 210;
const SYMBOLS = ["circle", "rect", "triangle", "diamond"] as const;
type SymbolName = (typeof SYMBOLS)[number];

/** What stands at the right of the plot: a series' name and newest value, or the target. */
interface EndLabel {
  /** Where the line ends. */
  readonly from: Point;
  readonly names: readonly string[];
  readonly value: string;
  readonly colour: string;
  readonly symbol: SymbolName | "target";
}

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

function symbolShape(symbol: EndLabel["symbol"], [x, y]: Point, colour: string): Shape {
  const polygon = (points: readonly Point[]): Shape => ({
    type: "polygon",
    z: 100,
    silent: true,
    shape: { points },
    style: { fill: colour },
  });
  const r = 4;
  switch (symbol) {
    case "circle":
      return discShape([x, y], r, colour);
    case "rect":
      return polygon([
        [x - r, y - r],
        [x + r, y - r],
        [x + r, y + r],
        [x - r, y + r],
      ]);
    case "triangle":
      return polygon([
        [x, y - r],
        [x + r, y + r],
        [x - r, y + r],
      ]);
    case "diamond":
      return polygon([
        [x, y - r - 1],
        [x + r + 1, y],
        [x, y + r + 1],
        [x - r - 1, y],
      ]);
    case "target":
      return lineShape(
        [
          [x - 5, y],
          [x + 5, y],
        ],
        colour,
        1.5,
        [3, 3],
      );
  }
}

function endLabels(spec: LineChart, pen: Pen, plot: Plot): EndLabel[] {
  const names = (text: string): string[] =>
    wrap(text, { font: pen.font, style: NAME_STYLE, width: NAME_WIDTH - NAME_INDENT, maxLines: 3 });
  const labels = spec.series.flatMap((series, index): EndLabel[] => {
    const last = series.values.findLastIndex((value) => value !== null);
    const value = series.values[last];
    if (value === null || value === undefined) return [];
    const from = toPoint(plot, last, value);
    return [
      {
        from,
        names: names(series.label),
        value: oneLine(series.texts[last] ?? ""),
        colour: colourAt(index, pen),
        symbol: symbolAt(index),
      },
    ];
  });
  if (!spec.target) return labels;
  const from: Point = [plot.right, toPoint(plot, 0, spec.target.value)[1]];
  return [...labels, { from, names: names(spec.target.label), value: "", colour: pen.theme.ink, symbol: "target" }];
}

function heightOf({ names, value }: EndLabel): number {
  return (names.length + (value ? 1 : 0)) * LEADING + 5;
}

/** Vertical middles for labels that may not overlap: each as near to its line's end as the others allow. */
export function spread(
  wanted: readonly { readonly middle: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((item, index) => ({ ...item, index })).toSorted((a, b) => a.middle - b.middle);
  const middles: number[] = [];
  let free = top;
  for (const { middle, height, index } of order) {
    middles[index] = Math.max(middle, free + height / 2);
    free = (middles[index] ?? 0) + height / 2;
  }
  let limit = bottom;
  for (const { height, index } of order.toReversed()) {
    middles[index] = Math.min(middles[index] ?? 0, limit - height / 2);
    limit = (middles[index] ?? 0) - height / 2;
  }
  return middles;
}

function addEndLabels(column: Column, labels: readonly EndLabel[], plot: Plot): void {
  const { theme } = column.pen;
  const wanted = labels.map((label) => ({
    middle: label.from[1] + (heightOf(label) - LEADING) / 2,
    height: heightOf(label),
  }));
  const middles = spread(wanted, plot.top - 12, plot.top + plot.height + 24);
  for (const [index, label] of labels.entries()) {
    const middle = middles[index] ?? label.from[1];
    const x = CHART_WIDTH - PADDING - NAME_WIDTH;
    const lines = [
      ...label.names.map((text) => ({ text, style: NAME_STYLE })),
      ...(label.value ? [{ text: label.value, style: VALUE_STYLE }] : []),
    ];
    const firstY = middle - (heightOf(label) - LEADING) / 2;
    const [fromX, fromY] = label.from;
    if (Math.abs(firstY - fromY) > 4 || fromX < plot.right - plot.slot) {
      const leader: Point[] = [
        [fromX + 6, fromY],
        [x - 3, firstY],
      ];
      column.shapes.push({ ...lineShape(leader, theme.rule, 1), z: 0 });
    }
    column.shapes.push(symbolShape(label.symbol, [x + 4, firstY], label.colour));
    for (const [row, { text, style }] of lines.entries())
      column.shapes.push(textShape(text, { at: [x + NAME_INDENT, firstY + row * LEADING], style, fill: theme.ink }));
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
      textShape(label, { at: [left - 8, y], style: AXIS_STYLE, fill: theme.muted, align: "right" }),
    );
  }
}

/** Names every period, or every second, third … counted back from the newest where they would touch. */
function addPeriods(column: Column, spec: LineChart, { left, slot, top, height }: Plot): void {
  const { theme, font } = column.pen;
  const words = spec.periods.flatMap((period) => oneLine(period).split(" "));
  const needed = Math.max(...words.map((word) => font.width(word, AXIS_STYLE))) + 8;
  const step = Math.max(1, Math.ceil(needed / slot));
  let deepest = 0;
  for (const [index, period] of spec.periods.entries()) {
    if ((spec.periods.length - 1 - index) % step !== 0) continue;
    const lines = wrap(period, { font, style: AXIS_STYLE, width: Math.max(slot * step - 6, needed - 6), maxLines: 3 });
    deepest = Math.max(deepest, lines.length);
    for (const [row, line] of lines.entries()) {
      const at: Point = [left + (index + 0.5) * slot, top + height + 14 + row * LEADING];
      column.shapes.push(textShape(line, { at, style: AXIS_STYLE, fill: theme.muted, align: "center" }));
    }
  }
  column.y = top + height + 8 + deepest * LEADING;
}

/** Where a value's text is free of its own line: outside the bend, or on the outer side of a slope. */
function besidePoint(
  plot: Plot,
  values: Series["values"],
  index: number,
  width: number,
): Pick<Placing, "at" | "align"> {
  const value = values[index] ?? 0;
  const before = values[index - 1] ?? undefined;
  const after = values[index + 1] ?? undefined;
  const rises = (after ?? value) >= value && (before ?? value) <= value;
  const falls = (after ?? value) <= value && (before ?? value) >= value;
  const [x, y] = toPoint(plot, index, value);
  if (rises && falls) return { at: [x, y - 15], align: "center" };
  if (rises)
    return x - width > plot.left ? { at: [x + 3, y - 14], align: "right" } : { at: [x + 9, y + 9], align: "left" };
  if (falls)
    return x + width < plot.right ? { at: [x - 3, y - 14], align: "left" } : { at: [x - 9, y + 9], align: "right" };
  return { at: [x, (after ?? value) < value ? y - 15 : y + 15], align: "center" };
}

/** The values of a single series beside its points, the newest one excepted, which stands at the right. */
function addPointTexts(column: Column, series: Series, plot: Plot): void {
  const { theme, font } = column.pen;
  const style: TextStyle = { ...AXIS_STYLE, weight: 600 };
  const last = series.values.findLastIndex((value) => value !== null);
  const texts = series.texts.map((text) => oneLine(text ?? ""));
  const width = Math.max(...texts.map((text) => font.width(text, style)));
  const step = Math.max(1, Math.ceil((width + 4) / plot.slot));
  for (const [index, value] of series.values.entries()) {
    if (value === null || index === last || (last - index) % step !== 0) continue;
    const place = besidePoint(plot, series.values, index, width);
    column.shapes.push(textShape(texts[index] ?? "", { ...place, style, fill: theme.ink, box: theme.background }));
  }
}

function plotFor(spec: LineChart, { font }: Pen, top: number): Plot {
  const values = spec.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = scaleOver(spec.target ? [...values, spec.target.value] : values, spec.suffix);
  const left = PADDING + Math.max(...scale.ticks.map(({ label }) => font.width(label, AXIS_STYLE))) + 8;
  const right = CHART_WIDTH - PADDING - NAME_WIDTH - 12;
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

/** Lines over periods: broken where a figure is missing, named at their right end, the target's line dashed. */
export function drawLines(spec: LineChart, pen: Pen): Drawing {
  const column = openFrame(spec, pen);
  column.gap(26);
  const roughPlot = plotFor(spec, pen, column.y);
  const needed = endLabels(spec, pen, roughPlot).reduce((sum, label) => sum + heightOf(label), 0);
  const plot = { ...roughPlot, height: Math.max(PLOT_HEIGHT, needed - 36) };
  addValueAxis(column, plot);
  if (spec.target) {
    const y = toPoint(plot, 0, spec.target.value)[1];
    const across: Point[] = [
      [plot.left, y],
      [plot.right, y],
    ];
    column.shapes.push({ ...lineShape(across, pen.theme.ink, 1.5, [4, 4]), z: 1 });
  }
  addEndLabels(column, endLabels(spec, pen, plot), plot);
  const [only, ...others] = spec.series;
  if (only && others.length === 0) addPointTexts(column, only, plot);
  addPeriods(column, spec, plot);
  addNotes(column, spec);
  return {
    height: Math.ceil(column.y + PADDING),
    option: {
      ...frameOption(column),
      grid: { left: plot.left, right: CHART_WIDTH - plot.right, top: plot.top, height: plot.height },
      xAxis: { type: "category", data: spec.periods.map((_, index) => index), show: false },
      yAxis: { type: "value", min: plot.scale.low, max: plot.scale.high, show: false },
      series: lineSeries(spec, pen),
    } as Drawing["option"],
  };
}
