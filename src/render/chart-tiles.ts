import { oneLine, wrap, type ChartFont, type TextStyle } from "./chart-font.ts";
import {
  axisStyle,
  BODY_LEADING,
  bodyStyle,
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
  type Point,
  type Shape,
} from "./chart-frame.ts";
import { addMissing, markOf } from "./chart-marks.ts";
import type { Tile, TileChart } from "./chart-spec.ts";
import { renderMessages } from "./messages.ts";

const GAP = 4;
const LABEL_LEADING = 13;

/** Sizes that shrink as the number of tiles grows, so that a whole province stays one picture. */
interface Size {
  readonly columns: number;
  readonly height: number;
  readonly label: TextStyle;
  readonly value: TextStyle;
  readonly labelLines: number;
}

function sizeFor(count: number): Size {
  const style = (size: number, weight: TextStyle["weight"]): TextStyle => ({ size, weight });
  if (count <= 24) return { columns: 4, height: 66, label: style(11.5, 400), value: style(14, 700), labelLines: 2 };
  if (count <= 80) return { columns: 4, height: 54, label: style(11, 400), value: style(13, 700), labelLines: 2 };
  return { columns: 5, height: 40, label: style(10.5, 400), value: style(11.5, 700), labelLines: 1 };
}

/** The first words of a name shrink to their letters until it fits: "Hoàng Văn Thụ" becomes "H. Văn Thụ". */
export function shortened(name: string, width: number, style: TextStyle, font: ChartFont): string {
  const words = oneLine(name).split(" ");
  for (let at = 0; at < words.length - 1; at += 1) {
    const text = words.join(" ");
    if (font.width(text, style) <= width) return text;
    words[at] = `${(words[at] ?? "").charAt(0)}.`;
  }
  let text = words.join(" ");
  while (text.length > 2 && font.width(text, style) > width) text = `${text.slice(0, -2).trimEnd()}…`;
  return text;
}

function linesOf(name: string, width: number, size: Size, font: ChartFont): string[] {
  const lines = wrap(oneLine(name), { font, style: size.label, width, maxLines: size.labelLines + 1 });
  const fits = lines.length <= size.labelLines && lines.every((line) => font.width(line, size.label) <= width);
  return fits ? lines : [shortened(name, width, size.label, font)];
}

/** Which of the shades a value has: the range from the lowest to the highest in equal steps. */
export function shadeOf(value: number, low: number, high: number, shades: number): number {
  if (high <= low) return shades - 1;
  return Math.min(shades - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * shades)));
}

function tick([x, y]: Point, met: boolean, colour: string): Shape[] {
  if (met)
    return [
      lineShape(
        [
          [x - 4, y],
          [x - 1.2, y + 3],
          [x + 4, y - 3.4],
        ],
        colour,
        1.8,
      ),
    ];
  const stroke = (from: Point, to: Point): Shape => lineShape([from, to], colour, 1.8);
  return [stroke([x - 3, y - 3], [x + 3, y + 3]), stroke([x - 3, y + 3], [x + 3, y - 3])];
}

interface Field {
  readonly size: Size;
  readonly low: number;
  readonly high: number;
}

function addTile(column: Column, tile: Tile, [x, y]: Point, { size, low, high }: Field): void {
  const { theme, font } = column.pen;
  const width = (INNER_WIDTH - GAP * (size.columns - 1)) / size.columns;
  const shade = tile.value === null ? undefined : theme.shades[shadeOf(tile.value, low, high, theme.shades.length)];
  const ink = shade?.ink ?? theme.muted;
  column.shapes.push({
    type: "rect",
    z: 10,
    silent: true,
    shape: { x: x + 0.5, y: y + 0.5, width: width - 1, height: size.height - 1, r: 4 },
    style: shade
      ? { fill: shade.fill, stroke: theme.rule, lineWidth: 1 }
      : { fill: theme.background, stroke: theme.muted, lineWidth: 1, lineDash: [4, 3] },
  });
  const lines = linesOf(tile.label, width - 10, size, font);
  for (const [row, line] of lines.entries())
    column.shapes.push(textShape(line, { at: [x + 6, y + 12 + row * LABEL_LEADING], style: size.label, fill: ink }));
  const bottom = y + size.height - 13;
  column.shapes.push(textShape(oneLine(tile.text), { at: [x + 6, bottom], style: size.value, fill: ink }));
  const mark = markOf(tile.standing);
  if (mark !== "none" && tile.value !== null) column.shapes.push(...tick([x + width - 9, bottom], mark === "met", ink));
}

function addLegend(column: Column, spec: TileChart): void {
  const { theme, font } = column.pen;
  const words = renderMessages[spec.language ?? "vi"].chart;
  const tiles = spec.groups.flatMap((group) => group.tiles);
  const swatch = 20;
  const y = column.y + BODY_LEADING / 2;
  let x = PADDING;
  const say = (label: string, style: TextStyle): void => {
    column.shapes.push(textShape(label, { at: [x, y], style, fill: theme.muted }));
    x += font.width(label, style) + 6;
  };
  const known = tiles.filter((tile) => tile.value !== null).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  say(oneLine(known[0]?.text ?? ""), axisStyle);
  for (const { fill } of theme.shades) {
    column.shapes.push({
      type: "rect",
      z: 10,
      silent: true,
      shape: { x, y: y - 6, width: swatch, height: 12 },
      style: { fill, stroke: theme.rule, lineWidth: 1 },
    });
    x += swatch;
  }
  x += 6;
  say(oneLine(known.at(-1)?.text ?? ""), axisStyle);
  column.gap(BODY_LEADING + 4);
  const count = (mark: "met" | "unmet"): number => tiles.filter((tile) => markOf(tile.standing) === mark).length;
  if (count("met") + count("unmet") > 0) {
    const at = column.y + BODY_LEADING / 2;
    let left = PADDING;
    for (const mark of ["met", "unmet"] as const) {
      const label = `${words[mark]}: ${count(mark)}`;
      column.shapes.push(
        ...tick([left + 5, at], mark === "met", theme.ink),
        textShape(label, { at: [left + 16, at], style: strongStyle, fill: theme.ink }),
      );
      left += 16 + font.width(label, strongStyle) + 18;
    }
    column.gap(BODY_LEADING + 2);
  }
  if (spec.target) column.paragraph(spec.target.label, bodyStyle, theme.muted);
  column.gap(6);
}

/**
 * Units as tiles of one size, in the order given and under the name of their group: what a map shows, without the large
 * ones drowning the small. The number stands in every tile, so that the shade is never needed to read it; a tile without a
 * figure is an empty dashed frame.
 */
export function drawTiles(spec: TileChart, pen: Pen): Drawing {
  const column = openFrame(spec, pen);
  column.gap(10);
  const tiles = spec.groups.flatMap((group) => group.tiles);
  const values = tiles.flatMap((tile) => tile.value ?? []);
  const size = sizeFor(tiles.length);
  const field: Field = { size, low: Math.min(...values), high: Math.max(...values) };
  addLegend(column, spec);
  const width = (INNER_WIDTH + GAP) / size.columns;
  for (const group of spec.groups) {
    if (group.label) {
      column.gap(4);
      column.paragraph(group.label, strongStyle, pen.theme.ink);
      column.gap(2);
    }
    for (const [index, tile] of group.tiles.entries()) {
      const row = Math.floor(index / size.columns);
      const at: Point = [PADDING + (index % size.columns) * width, column.y + row * (size.height + GAP)];
      addTile(column, tile, at, field);
    }
    column.gap(Math.ceil(group.tiles.length / size.columns) * (size.height + GAP) + 4);
  }
  addMissing(column, spec.missing, spec.language);
  return { height: Math.ceil(column.y + PADDING - 8), option: frameOption(column) };
}
