import { layOutBars, toX, type BarsLayout } from "./chart-bars-layout.ts";
import { oneLine, wrap } from "./chart-font.ts";
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
} from "./chart-frame.ts";
import { addMissing, colourOf, MARK_COLUMN, markOf, markShapes, type Mark } from "./chart-marks.ts";
import type { BarChart } from "./chart-spec.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { renderMessages } from "./messages.ts";

function addLegend(column: Column, spec: BarChart): void {
  const words = renderMessages[spec.language ?? "vi"].chart;
  const { theme, font } = column.pen;
  const marks = [
    { mark: "met", text: words.met },
    { mark: "unmet", text: words.unmet },
    { mark: "none", text: words.notJudged },
  ] as const;
  let x = PADDING;
  for (const { mark, text } of marks) {
    const count = spec.bars.filter(({ standing }) => markOf(standing) === mark).length;
    if (count === 0) continue;
    const label = `${text}: ${count}`;
    const y = column.y + BODY_LEADING / 2;
    column.shapes.push(
      ...markShapes(mark, [x + 7, y], theme),
      textShape(label, { at: [x + MARK_COLUMN, y], style: strongStyle, fill: theme.ink }),
    );
    x += MARK_COLUMN + font.width(label, strongStyle) + 18;
  }
  column.gap(BODY_LEADING + 10);
}

function addTargetLabel(column: Column, label: string, x: number): void {
  const { theme, font } = column.pen;
  for (const line of wrap(label, { font, style: strongStyle, width: INNER_WIDTH, balanced: true })) {
    const half = font.width(line, strongStyle) / 2;
    const middle = Math.min(Math.max(x, PADDING + half), CHART_WIDTH - PADDING - half);
    const at = [middle, column.y + BODY_LEADING / 2] as const;
    column.shapes.push(textShape(line, { at, style: strongStyle, fill: theme.ink, align: "center" }));
    column.gap(BODY_LEADING);
  }
  column.gap(2);
}

function addRows(column: Column, spec: BarChart, layout: BarsLayout): void {
  const { theme, font } = column.pen;
  const { density, rowHeight } = layout;
  const x = PADDING + (layout.marked ? MARK_COLUMN : 0);
  for (const [index, bar] of spec.bars.entries()) {
    const y = column.y + (index + 0.5) * rowHeight;
    const lines = layout.labels[index] ?? [];
    if (layout.marked) column.shapes.push(...markShapes(markOf(bar.standing), [PADDING + 7, y], theme));
    for (const [row, line] of lines.entries()) {
      const at = [x, y + (row - (lines.length - 1) / 2) * density.leading] as const;
      column.shapes.push(textShape(line, { at, style: density.label, fill: theme.ink }));
    }
    const text = oneLine(bar.text);
    const distance = layout.closeUp ? 10 : 6;
    const end = toX(bar.value, layout);
    const start = bar.value < 0 ? end - distance - font.width(text, density.value) : end + distance;
    column.shapes.push(
      textShape(text, { at: [start, y], style: density.value, fill: theme.ink, box: theme.background }),
    );
  }
}

function addTargetLine(column: Column, x: number, bottom: number): void {
  const line = lineShape(
    [
      [x, column.y],
      [x, bottom],
    ],
    column.pen.theme.ink,
    1.5,
    [4, 4],
  );
  column.shapes.push({ ...line, z: 50 });
}

/** Ticks below, because a scale that does not start at zero has to be read. */
function addCloseUpAxis(column: Column, spec: BarChart, layout: BarsLayout): void {
  const { theme } = column.pen;
  const top = column.y;
  const bottom = top + spec.bars.length * layout.rowHeight;
  for (const { value, label } of layout.closeUp?.ticks ?? []) {
    const x = toX(value, layout);
    const line = lineShape(
      [
        [x, top],
        [x, bottom],
      ],
      theme.rule,
      1,
    );
    column.shapes.push(
      { ...line, z: -1 },
      textShape(label, { at: [x, bottom + 11], style: axisStyle, fill: theme.muted, align: "center" }),
    );
  }
}

function barStyle(mark: Mark, marked: boolean, theme: ChartTheme): Record<string, unknown> {
  const color = marked ? colourOf(mark, theme) : theme.plain;
  if (!marked || mark === "met") return { color };
  const stripes =
    mark === "unmet"
      ? { dashArrayX: [12, 0], dashArrayY: [2.2, 4], rotation: -Math.PI / 4 }
      : { dashArrayX: [[1.6, 4]], dashArrayY: [1.6, 4], rotation: 0 };
  return { color, decal: { symbol: "rect", color: theme.background, ...stripes } };
}

function pointStyle(mark: Mark, marked: boolean, theme: ChartTheme): Record<string, unknown> {
  const colour = marked ? colourOf(mark, theme) : theme.plain;
  const isFilled = !marked || mark === "met";
  return {
    symbol: mark === "unmet" && marked ? "diamond" : "circle",
    symbolSize: mark === "unmet" && marked ? 14 : 12,
    itemStyle: {
      opacity: 1,
      color: isFilled ? colour : theme.background,
      borderColor: colour,
      borderWidth: isFilled ? 0 : 2.5,
    },
  };
}

function valueSeries(spec: BarChart, layout: BarsLayout, theme: ChartTheme): Record<string, unknown> {
  if (layout.closeUp)
    return {
      type: "scatter",
      z: 60,
      data: spec.bars.map(({ value, standing }, index) => ({
        value: [value, index],
        ...pointStyle(markOf(standing), layout.marked, theme),
      })),
    };
  return {
    type: "bar",
    barWidth: layout.density.bar,
    data: spec.bars.map(({ value, standing }) => ({
      value,
      itemStyle: {
        ...barStyle(markOf(standing), layout.marked, theme),
        borderRadius: value < 0 ? [3, 0, 0, 3] : [0, 3, 3, 0],
      },
    })),
  };
}

function axesOption(spec: BarChart, layout: BarsLayout, theme: ChartTheme): Drawing["option"] {
  return {
    xAxis: { type: "value", show: false, min: layout.low, max: layout.high },
    yAxis: {
      type: "category",
      inverse: true,
      data: spec.bars.map((_, index) => index),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: !layout.closeUp, onZero: true, lineStyle: { color: theme.muted, width: 1 } },
    },
  };
}

/**
 * Horizontal bars in the order given, with marks, the target's line, and the units without a figure below.
 *
 * Where bars from zero would all look alike (97 % to 100 %), points on a scale that is written out are drawn instead.
 */
export function drawBars(spec: BarChart, pen: Pen): Drawing {
  const { theme } = pen;
  const layout = layOutBars(spec, pen);
  const column = openFrame(spec, pen);
  column.gap(12);
  if (layout.marked) addLegend(column, spec);
  const target = spec.target && { label: oneLine(spec.target.label), x: toX(spec.target.value, layout) };
  if (target) addTargetLabel(column, target.label, target.x);
  const top = column.y;
  const bottom = top + spec.bars.length * layout.rowHeight;
  addRows(column, spec, layout);
  if (target) addTargetLine(column, target.x, bottom);
  if (layout.closeUp) addCloseUpAxis(column, spec, layout);
  column.y = bottom;
  if (layout.closeUp) {
    column.gap(24);
    column.paragraph(renderMessages[spec.language ?? "vi"].chart.closeUp, bodyStyle, theme.muted);
  }
  addMissing(column, spec.missing, spec.language);
  return {
    height: Math.ceil(column.y + PADDING),
    option: {
      ...frameOption(column),
      ...axesOption(spec, layout, theme),
      grid: { left: layout.left, right: CHART_WIDTH - layout.right, top, height: bottom - top },
      series: [valueSeries(spec, layout, theme)],
    },
  };
}
