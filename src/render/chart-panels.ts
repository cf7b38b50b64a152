import { oneLine, wrap } from "./chart-font.ts";
import {
  axisStyle,
  bodyStyle,
  discShape,
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
import { markOf, markShapes, MARK_COLUMN } from "./chart-marks.ts";
import type { Panel, PanelChart } from "./chart-spec.ts";

const GUTTER = 18;
const WIDTH = (INNER_WIDTH - GUTTER) / 2;
const TITLE_LEADING = 16;
const TITLE_LINES = 2;
const VALUE_HEIGHT = 24;
const PLOT_HEIGHT = 46;
const AXIS_HEIGHT = 18;
const SPACING = 14;

interface Range {
  readonly low: number;
  readonly high: number;
}

function rangeOf(panels: readonly Panel[]): Range {
  const known = panels.flatMap(({ values, target }) => [
    ...values.flatMap((value) => value ?? []),
    ...(target === undefined ? [] : [target]),
  ]);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const margin = (high - low) * 0.12 || Math.max(Math.abs(high) * 0.05, 0.5);
  return { low: low - margin, high: high + margin };
}

/** The course of the values; a missing one breaks the line. */
function courseShapes(panel: Panel, [left, top]: Point, { low, high }: Range, pen: Pen): Shape[] {
  const { theme } = pen;
  const count = panel.values.length;
  const toX = (index: number): number => left + 4 + (count < 2 ? 0.5 : index / (count - 1)) * (WIDTH - 8);
  const toY = (value: number): number => top + PLOT_HEIGHT - ((value - low) / (high - low)) * PLOT_HEIGHT;
  const shapes: Shape[] = [];
  if (panel.target !== undefined) {
    const y = toY(panel.target);
    const ends: Point[] = [
      [left, y],
      [left + WIDTH, y],
    ];
    shapes.push({ ...lineShape(ends, theme.ink, 1.2, [4, 4]), z: 5 });
  }
  let run: Point[] = [];
  const close = (): void => {
    if (run.length > 1) shapes.push(lineShape(run, theme.plain, 2.2));
    run = [];
  };
  for (const [index, value] of panel.values.entries())
    if (value === null) close();
    else {
      run.push([toX(index), toY(value)]);
      shapes.push(discShape([toX(index), toY(value)], index === count - 1 ? 4 : 2.4, theme.plain));
    }
  close();
  return shapes;
}

/** What all panels of a chart share. */
interface Grid {
  readonly ends: readonly [string, string];
  readonly titleLines: number;
  readonly range: Range | undefined;
}

const titleLines = (panel: Panel, { font }: Pen): string[] =>
  wrap(oneLine(panel.title), { font, style: bodyStyle, width: WIDTH, maxLines: TITLE_LINES });

function addPanel(column: Column, panel: Panel, left: number, grid: Grid): void {
  const { theme } = column.pen;
  const top = column.y;
  const { ends } = grid;
  for (const [row, line] of titleLines(panel, column.pen).entries())
    column.shapes.push(
      textShape(line, { at: [left, top + TITLE_LEADING * (row + 0.5)], style: bodyStyle, fill: theme.ink }),
    );
  const middle = top + TITLE_LEADING * grid.titleLines + VALUE_HEIGHT / 2;
  const mark = markOf(panel.standing);
  if (mark !== "none") column.shapes.push(...markShapes(mark, [left + 7, middle], theme));
  const value = { size: 15, weight: 700 } as const;
  const x = left + (mark === "none" ? 0 : MARK_COLUMN);
  column.shapes.push(
    textShape(oneLine(panel.text), { at: [x, middle], style: value, fill: theme.ink }),
    ...(panel.beside
      ? [
          textShape(oneLine(panel.beside), {
            at: [left + WIDTH, middle],
            style: axisStyle,
            fill: theme.muted,
            align: "right",
          }),
        ]
      : []),
  );
  const plot = top + TITLE_LEADING * grid.titleLines + VALUE_HEIGHT + 4;
  const axis = plot + PLOT_HEIGHT + 11;
  column.shapes.push(
    ...courseShapes(panel, [left, plot], grid.range ?? rangeOf([panel]), column.pen),
    textShape(ends[0], { at: [left, axis], style: axisStyle, fill: theme.muted }),
    textShape(ends[1], { at: [left + WIDTH, axis], style: axisStyle, fill: theme.muted, align: "right" }),
  );
}

/** Small charts of one make, two across: several indicators of one unit, or one indicator of several units, over the same periods. */
export function drawPanels(spec: PanelChart, pen: Pen): Drawing {
  const column = openFrame(spec, pen);
  column.gap(12);
  if (spec.note) {
    column.paragraph(spec.note, strongStyle, pen.theme.ink);
    column.gap(8);
  }
  const grid: Grid = {
    ends: [oneLine(spec.periods[0] ?? ""), oneLine(spec.periods.at(-1) ?? "")],
    titleLines: Math.max(1, ...spec.panels.map((panel) => titleLines(panel, pen).length)),
    range: spec.oneScale ? rangeOf(spec.panels) : undefined,
  };
  const height = TITLE_LEADING * grid.titleLines + VALUE_HEIGHT + 4 + PLOT_HEIGHT + AXIS_HEIGHT + SPACING;
  for (let at = 0; at < spec.panels.length; at += 2) {
    for (const [side, panel] of spec.panels.slice(at, at + 2).entries())
      addPanel(column, panel, PADDING + side * (WIDTH + GUTTER), grid);
    column.gap(height);
  }
  return { height: Math.ceil(column.y + PADDING - SPACING), option: frameOption(column) };
}
