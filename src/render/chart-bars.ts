import type { Standing } from "../domain/target.ts";
import { oneLine, wrap, type TextStyle } from "./chart-font.ts";
import {
  BODY_LEADING,
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
import { addMissing, colourOf, MARK_COLUMN, markShapes, type Mark } from "./chart-marks.ts";
import type { BarChart } from "./chart-spec.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { renderMessages } from "./messages.ts";

const GAP = 8;
const LABEL_WIDTH = 132;
const MAX_LABEL_LINES = 3;

/** Sizes that shrink as the number of bars grows, so that a whole province stays one picture. */
interface Density {
  readonly label: TextStyle;
  readonly value: TextStyle;
  readonly leading: number;
  readonly spacing: number;
  readonly bar: number;
}

interface Layout {
  readonly density: Density;
  readonly labels: readonly (readonly string[])[];
  readonly rowHeight: number;
  /** Left and right end of the value scale, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly marked: boolean;
}

function markOf(standing: Standing): Mark {
  return standing === "met" || standing === "unmet" ? standing : "none";
}

function densityFor(count: number): Density {
  if (count <= 14)
    return { label: { size: 13, weight: 400 }, value: { size: 13, weight: 600 }, leading: 16, spacing: 16, bar: 18 };
  if (count <= 30)
    return {
      label: { size: 12.5, weight: 400 },
      value: { size: 12.5, weight: 600 },
      leading: 15,
      spacing: 11,
      bar: 15,
    };
  return { label: { size: 12, weight: 400 }, value: { size: 12, weight: 600 }, leading: 14, spacing: 8, bar: 13 };
}

function layOut(spec: BarChart, { font }: Pen): Layout {
  const density = densityFor(spec.bars.length);
  const labels = spec.bars.map(({ label }) =>
    wrap(label, { font, style: density.label, width: LABEL_WIDTH, maxLines: MAX_LABEL_LINES }),
  );
  const marked = spec.bars.some(({ standing }) => markOf(standing) !== "none");
  const values = [0, ...spec.bars.map(({ value }) => value), ...(spec.target ? [spec.target.value] : [])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const widest = (texts: readonly string[], style: TextStyle): number =>
    Math.max(0, ...texts.map((text) => font.width(text, style)));
  const room = (isInside: (value: number) => boolean): number =>
    widest(
      spec.bars.filter(({ value }) => isInside(value)).map(({ text }) => oneLine(text)),
      density.value,
    );
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const belowZero = room((value) => value < 0);
  const labelWidth = widest(labels.flat(), density.label);
  return {
    density,
    labels,
    marked,
    rowHeight: lines * density.leading + (lines > 1 ? Math.min(density.spacing, 10) : density.spacing),
    left: PADDING + (marked ? MARK_COLUMN : 0) + labelWidth + GAP + (belowZero ? belowZero + GAP : 0),
    right: CHART_WIDTH - PADDING - room((value) => value >= 0) - GAP,
    low,
    high: high === low ? low + 1 : high,
  };
}

function toX(value: number, { left, right, low, high }: Layout): number {
  return left + ((value - low) / (high - low)) * (right - left);
}

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
  column.gap(BODY_LEADING);
}

function addTargetLabel(column: Column, label: string, x: number): void {
  const { theme, font } = column.pen;
  for (const line of wrap(label, { font, style: strongStyle, width: INNER_WIDTH })) {
    const half = font.width(line, strongStyle) / 2;
    const middle = Math.min(Math.max(x, PADDING + half), CHART_WIDTH - PADDING - half);
    column.shapes.push(
      textShape(line, {
        at: [middle, column.y + BODY_LEADING / 2],
        style: strongStyle,
        fill: theme.ink,
        align: "center",
      }),
    );
    column.gap(BODY_LEADING);
  }
  column.gap(2);
}

function addRows(column: Column, spec: BarChart, layout: Layout): void {
  const { theme, font } = column.pen;
  const { density, rowHeight } = layout;
  for (const [index, bar] of spec.bars.entries()) {
    const y = column.y + (index + 0.5) * rowHeight;
    const lines = layout.labels[index] ?? [];
    const x = PADDING + (layout.marked ? MARK_COLUMN : 0);
    if (layout.marked) column.shapes.push(...markShapes(markOf(bar.standing), [PADDING + 7, y], theme));
    for (const [row, line] of lines.entries())
      column.shapes.push(
        textShape(line, {
          at: [x, y + (row - (lines.length - 1) / 2) * density.leading],
          style: density.label,
          fill: theme.ink,
        }),
      );
    const text = oneLine(bar.text);
    const end = toX(bar.value, layout);
    const start = bar.value < 0 ? end - 6 - font.width(text, density.value) : end + 6;
    column.shapes.push(
      textShape(text, { at: [start, y], style: density.value, fill: theme.ink, box: theme.background }),
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

/** Horizontal bars in the order given, with marks, the target's line, and the units without a figure below. */
export function drawBars(spec: BarChart, pen: Pen): Drawing {
  const { theme } = pen;
  const layout = layOut(spec, pen);
  const column = openFrame(spec, pen);
  column.gap(12);
  if (layout.marked) {
    addLegend(column, spec);
    column.gap(10);
  }
  if (spec.target) addTargetLabel(column, oneLine(spec.target.label), toX(spec.target.value, layout));
  const top = column.y;
  const bottom = top + spec.bars.length * layout.rowHeight;
  addRows(column, spec, layout);
  column.y = bottom;
  if (spec.target) {
    const x = toX(spec.target.value, layout);
    column.shapes.unshift({
      ...lineShape(
        [
          [x, top],
          [x, bottom],
        ],
        theme.ink,
        1.5,
        [4, 4],
      ),
      z: 50,
    });
  }
  addMissing(column, spec.missing, spec.language);
  const { density } = layout;
  return {
    height: Math.ceil(column.y + PADDING),
    option: {
      ...frameOption(column),
      grid: { left: layout.left, right: CHART_WIDTH - layout.right, top, height: bottom - top },
      xAxis: { type: "value", show: false, min: layout.low, max: layout.high },
      yAxis: {
        type: "category",
        inverse: true,
        data: spec.bars.map((_, index) => index),
        axisLabel: { show: false },
        axisTick: { show: false },
        axisLine: { onZero: true, lineStyle: { color: theme.muted, width: 1 } },
      },
      series: [
        {
          type: "bar",
          barWidth: density.bar,
          data: spec.bars.map(({ value, standing }) => ({
            value,
            itemStyle: {
              ...barStyle(markOf(standing), layout.marked, theme),
              borderRadius: value < 0 ? [3, 0, 0, 3] : [0, 3, 3, 0],
            },
          })),
        },
      ],
    } as Drawing["option"],
  };
}
