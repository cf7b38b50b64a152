import { oneLine } from "./chart-font.ts";
import {
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
  type Point,
  type Shape,
} from "./chart-frame.ts";
import type { StackChart, StackLook } from "./chart-spec.ts";
import type { ChartTheme } from "./chart-theme.ts";

const BAR_HEIGHT = 14;
const SWATCH = { width: 22, height: 12 };
const HATCH_STEP = 6;
const ROW_GAP = 10;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Style {
  readonly fill: string;
  readonly border: string;
  readonly hatch?: { readonly stroke: string; readonly runs: readonly ("rising" | "falling" | "level")[] };
}

/** How each look is filled and hatched: told apart by its lines in a print without colours. */
function styleOf(look: StackLook, theme: ChartTheme): Style {
  switch (look) {
    case "good":
      return { fill: theme.met, border: theme.met };
    case "fair":
      return { fill: theme.background, border: theme.met, hatch: { stroke: theme.met, runs: ["rising"] } };
    case "waiting":
      return { fill: theme.neutral, border: theme.neutral, hatch: { stroke: theme.background, runs: ["level"] } };
    case "bad":
      return {
        fill: theme.unmet,
        border: theme.unmet,
        hatch: { stroke: theme.background, runs: ["rising", "falling"] },
      };
    case "open":
      return { fill: theme.background, border: theme.neutral };
  }
}

/** Two lines along a box. */
function levels({ x, y, width, height }: Box, stroke: string): Shape[] {
  return [1, 2].map((third) => {
    const down = y + (height * third) / 3;
    const ends: Point[] = [
      [x + 1, down],
      [x + width - 1, down],
    ];
    return { ...lineShape(ends, stroke, 1.4), z: 11 };
  });
}

/** Parallel diagonals across a box; rising to the right, or falling. */
function diagonals({ x, y, width, height }: Box, rising: boolean, stroke: string): Shape[] {
  const shapes: Shape[] = [];
  for (let start = -height + HATCH_STEP / 2; start < width; start += HATCH_STEP) {
    const from = Math.max(start, 0);
    const until = Math.min(start + height, width);
    const at = (across: number): Point => [x + across, rising ? y + height - (across - start) : y + across - start];
    if (until > from) shapes.push({ ...lineShape([at(from), at(until)], stroke, 1.4), z: 11 });
  }
  return shapes;
}

function boxShapes(box: Box, look: StackLook, theme: ChartTheme): Shape[] {
  const { fill, border, hatch } = styleOf(look, theme);
  const inner = { x: box.x + 0.5, y: box.y + 0.5, width: Math.max(box.width - 1, 0.5), height: box.height - 1 };
  const rectangle: Shape = {
    type: "rect",
    z: 10,
    silent: true,
    shape: inner,
    style: { fill, stroke: border, lineWidth: 1 },
  };
  const lines = hatch?.runs.flatMap((run) =>
    run === "level" ? levels(inner, hatch.stroke) : diagonals(inner, run === "rising", hatch.stroke),
  );
  return [rectangle, ...(lines ?? [])];
}

function addLegend(column: Column, spec: StackChart): void {
  const { theme, font } = column.pen;
  let x = PADDING;
  for (const [index, part] of spec.parts.entries()) {
    if (!spec.rows.some(({ counts }) => (counts[index] ?? 0) > 0)) continue;
    const label = oneLine(part.label);
    const width = SWATCH.width + 6 + font.width(label, bodyStyle);
    if (x > PADDING && x + width > CHART_WIDTH - PADDING) {
      x = PADDING;
      column.gap(BODY_LEADING + 2);
    }
    const y = column.y + BODY_LEADING / 2;
    column.shapes.push(
      ...boxShapes({ x, y: y - SWATCH.height / 2, ...SWATCH }, part.look, theme),
      textShape(label, { at: [x + SWATCH.width + 6, y], style: bodyStyle, fill: theme.ink }),
    );
    x += width + 14;
  }
  column.gap(BODY_LEADING + 10);
}

/** Names a row, and draws its parts below over the whole width: all rows are as long, because they show shares. */
function addRow(column: Column, row: StackChart["rows"][number], parts: StackChart["parts"]): void {
  const { theme, font } = column.pen;
  const text = oneLine(row.text);
  const room = INNER_WIDTH - font.width(text, strongStyle) - 8;
  let label = oneLine(row.label);
  if (font.width(label, bodyStyle) > room) {
    while (label.length > 1 && font.width(`${label}…`, bodyStyle) > room) label = label.slice(0, -1).trimEnd();
    label += "…";
  }
  const y = column.y + BODY_LEADING / 2;
  column.shapes.push(
    textShape(label, { at: [PADDING, y], style: row.strong ? strongStyle : bodyStyle, fill: theme.ink }),
    textShape(text, { at: [CHART_WIDTH - PADDING, y], style: strongStyle, fill: theme.ink, align: "right" }),
  );
  column.gap(BODY_LEADING + 1);
  const total = row.counts.reduce((sum, count) => sum + count, 0);
  let x = PADDING;
  for (const [index, part] of parts.entries()) {
    const width = total === 0 ? 0 : ((row.counts[index] ?? 0) / total) * INNER_WIDTH;
    if (width === 0) continue;
    column.shapes.push(...boxShapes({ x, y: column.y, width, height: BAR_HEIGHT }, part.look, theme));
    x += width;
  }
  column.gap(BAR_HEIGHT + ROW_GAP);
}

function addNames(column: Column, spec: StackChart): void {
  const { theme } = column.pen;
  for (const { part, title, names } of spec.lists) {
    const look = spec.parts[part]?.look;
    if (!look || names.length === 0) continue;
    column.gap(4);
    const y = column.y + BODY_LEADING / 2;
    column.shapes.push(...boxShapes({ x: PADDING, y: y - SWATCH.height / 2, ...SWATCH }, look, theme));
    column.paragraph(title, strongStyle, theme.ink, SWATCH.width + 6);
    column.paragraph(names.map(oneLine).join(", "), bodyStyle, theme.muted, SWATCH.width + 6);
    column.gap(4);
  }
}

/** Shares of a whole, a bar a row in the order given, told apart by hatching as well as by colour; then lists of names. */
export function drawStacks(spec: StackChart, pen: Pen): Drawing {
  const column = openFrame(spec, pen);
  column.gap(12);
  if (spec.lists.length === 0) addLegend(column, spec);
  for (const row of spec.rows) addRow(column, row, spec.parts);
  addNames(column, spec);
  return { height: Math.ceil(column.y + PADDING - ROW_GAP), option: frameOption(column) };
}
