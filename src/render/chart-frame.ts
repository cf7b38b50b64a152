import type { EChartsOption } from "echarts";
import type { ChartSpec } from "./chart-spec.ts";
import { asObjectKey } from "./clean-text.ts";
import { wrap, FONT_FAMILY, type ChartFont, type TextStyle } from "./chart-font.ts";
import type { ChartTheme } from "./chart-theme.ts";

/** Logical width of every chart: a phone's chat. */
export const CHART_WIDTH = 390;
export const PADDING = 20;
export const INNER_WIDTH = CHART_WIDTH - 2 * PADDING;

/** What a chart is drawn with. */
export interface Pen {
  readonly theme: ChartTheme;
  readonly font: ChartFont;
}

export interface Drawing {
  readonly option: EChartsOption;
  /** Logical height that the content needs. */
  readonly height: number;
}

/** A shape placed by us rather than by ECharts; `z` 100 lies above everything ECharts draws. */
export type Shape = Readonly<Record<string, unknown>>;

export type Point = readonly [x: number, y: number];

const titleStyle: TextStyle = { size: 17, weight: 700 };
export const bodyStyle: TextStyle = { size: 12.5, weight: 400 };
export const strongStyle: TextStyle = { size: 12.5, weight: 600 };
export const axisStyle: TextStyle = { size: 11, weight: 400 };
const TITLE_LEADING = 24;
export const BODY_LEADING = 18;
const BOX_PADDING = 2;

export interface Placing {
  /** Left, middle or right end of the line, and its vertical middle. */
  readonly at: Point;
  readonly style: TextStyle;
  readonly fill: string;
  readonly align?: "left" | "center" | "right";
  /** Colour of a box behind the letters, so that no line crosses them. */
  readonly box?: string;
}

/** One line of text. */
export function textShape(text: string, { at: [x, y], style, fill, align = "left", box }: Placing): Shape {
  const shift = box && align !== "center" ? (align === "left" ? -BOX_PADDING : BOX_PADDING) : 0;
  return {
    type: "text",
    x: x + shift,
    y,
    z: 100,
    silent: true,
    style: {
      text: asObjectKey(text),
      fill,
      align,
      verticalAlign: "middle",
      fontFamily: FONT_FAMILY,
      fontSize: style.size,
      fontWeight: style.weight,
      ...(box ? { backgroundColor: box, padding: [2, BOX_PADDING] } : {}),
    },
  };
}

/** A line through points. */
export function lineShape(
  points: readonly Point[],
  stroke: string,
  lineWidth: number,
  dash?: readonly number[],
): Shape {
  return {
    type: "polyline",
    z: 100,
    silent: true,
    shape: { points },
    style: {
      fill: "none",
      stroke,
      lineWidth,
      lineCap: "round",
      lineJoin: "round",
      ...(dash ? { lineDash: dash } : {}),
    },
  };
}

/** A filled disc. */
export function discShape([cx, cy]: Point, r: number, fill: string): Shape {
  return { type: "circle", z: 100, silent: true, shape: { cx, cy, r }, style: { fill } };
}

/** Collects shapes from the top of the picture down; `y` is where the next one may start. */
export class Column {
  readonly shapes: Shape[] = [];
  readonly pen: Pen;
  y = PADDING;

  constructor(pen: Pen) {
    this.pen = pen;
  }

  /** Adds wrapped lines of one style; what is indented is a list and filled line by line, the rest is broken evenly. */
  paragraph(text: string, style: TextStyle, fill: string, indent = 0): void {
    const balanced = indent === 0;
    const leading = style === titleStyle ? TITLE_LEADING : BODY_LEADING;
    for (const line of wrap(text, { font: this.pen.font, style, width: INNER_WIDTH - indent, balanced })) {
      this.shapes.push(textShape(line, { at: [PADDING + indent, this.y + leading / 2], style, fill }));
      this.y += leading;
    }
  }

  gap(height: number): void {
    this.y += height;
  }
}

/** Starts a chart with its title and subtitle. */
export function openFrame(spec: ChartSpec, pen: Pen): Column {
  const column = new Column(pen);
  column.paragraph(spec.title, titleStyle, pen.theme.ink);
  if (spec.subtitle) {
    column.gap(3);
    column.paragraph(spec.subtitle, bodyStyle, pen.theme.muted);
  }
  return column;
}

/** What every chart has in common. */
export function frameOption(column: Column): EChartsOption {
  return {
    animation: false,
    backgroundColor: column.pen.theme.background,
    textStyle: { fontFamily: FONT_FAMILY },
    graphic: { elements: column.shapes },
  };
}
