import type { TextStyle } from "./chart-font.ts";
import {
  CHART_WIDTH,
  discShape,
  lineShape,
  PADDING,
  textShape,
  type Column,
  type Point,
  type Shape,
} from "./chart-frame.ts";

/** Marks that tell lines apart without colour. */
export const SYMBOLS = ["circle", "rect", "triangle", "diamond"] as const;
export type SymbolName = (typeof SYMBOLS)[number] | "target";

export const nameStyle: TextStyle = { size: 12, weight: 400 };
const valueStyle: TextStyle = { size: 12.5, weight: 600 };
export const NAME_INDENT = 14;
const LEADING = 15;
const SPACING = 5;

/** What stands at the right of the plot: a series' name and newest value, or the target. */
export interface EndLabel {
  /** Where the line ends. */
  readonly from: Point;
  readonly names: readonly string[];
  readonly value: string;
  readonly colour: string;
  readonly symbol: SymbolName;
}

function symbolPoints(symbol: "rect" | "triangle" | "diamond", [x, y]: Point): Point[] {
  const r = 4;
  const corners = {
    rect: [
      [-r, -r],
      [r, -r],
      [r, r],
      [-r, r],
    ],
    triangle: [
      [0, -r],
      [r, r],
      [-r, r],
    ],
    diamond: [
      [0, -r - 1],
      [r + 1, 0],
      [0, r + 1],
      [-r - 1, 0],
    ],
  } satisfies Record<typeof symbol, Point[]>;
  return corners[symbol].map(([dx, dy]) => [x + dx, y + dy]);
}

/** A line's mark as it stands before its name. */
export function symbolShape(symbol: SymbolName, at: Point, colour: string): Shape {
  if (symbol === "circle") return discShape(at, 4, colour);
  if (symbol === "target") {
    const [x, y] = at;
    const ends: Point[] = [
      [x - 5, y],
      [x + 5, y],
    ];
    return lineShape(ends, colour, 1.5, [3, 3]);
  }
  return {
    type: "polygon",
    z: 100,
    silent: true,
    shape: { points: symbolPoints(symbol, at) },
    style: { fill: colour },
  };
}

/** Height that a label takes, the space to the next one included. */
export function heightOf({ names, value }: EndLabel): number {
  return (names.length + (value ? 1 : 0)) * LEADING + SPACING;
}

/** Tops for labels that may not overlap, each as near to the top it wants as the others allow; below `bottom` only when there is no room. */
export function spread(
  wanted: readonly { readonly top: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((item, index) => ({ ...item, index })).toSorted((a, b) => a.top - b.top);
  const tops: number[] = wanted.map(({ top: wish }) => wish);
  let limit = bottom;
  for (const { top: wish, height, index } of order.toReversed()) {
    tops[index] = Math.min(wish, limit - height);
    limit = tops[index] ?? limit;
  }
  let free = top;
  for (const { height, index } of order) {
    tops[index] = Math.max(tops[index] ?? top, free);
    free = (tops[index] ?? free) + height;
  }
  return tops;
}

/** Adds the labels in a column of the given width at the right, each joined to its line where it had to move. */
export function addEndLabels(
  column: Column,
  labels: readonly EndLabel[],
  room: { readonly top: number; readonly bottom: number; readonly width: number },
): void {
  const { theme } = column.pen;
  const x = CHART_WIDTH - PADDING - room.width;
  const wanted = labels.map((label) => ({ top: label.from[1] - LEADING / 2, height: heightOf(label) }));
  const tops = spread(wanted, room.top, room.bottom);
  for (const [index, label] of labels.entries()) {
    const [fromX, fromY] = label.from;
    const firstY = (tops[index] ?? fromY) + LEADING / 2;
    const leader: Point[] = [
      [fromX + 6, fromY],
      [x - 3, firstY],
    ];
    column.shapes.push({ ...lineShape(leader, theme.leader, 1), z: 0 });
    column.shapes.push(symbolShape(label.symbol, [x + 4, firstY], label.colour));
    const lines = [
      ...label.names.map((text) => ({ text, style: nameStyle })),
      ...(label.value ? [{ text: label.value, style: valueStyle }] : []),
    ];
    for (const [row, { text, style }] of lines.entries())
      column.shapes.push(textShape(text, { at: [x + NAME_INDENT, firstY + row * LEADING], style, fill: theme.ink }));
  }
}
