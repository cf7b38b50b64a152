import { oneLine, wrap } from "./chart-font.ts";
import {
  axisStyle,
  BODY_LEADING,
  bodyStyle,
  CHART_WIDTH,
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
import { addMissing } from "./chart-marks.ts";
import { scaleOver, type Scale } from "./chart-scale.ts";
import type { PairChart } from "./chart-spec.ts";
import type { ChartTheme } from "./chart-theme.ts";

const LABEL_HEIGHT = 17;
const TRACK_HEIGHT = 22;

const isBetter = ({ before, now }: PairChart["rows"][number], better: PairChart["better"]): boolean | undefined =>
  now === before ? undefined : now > before === (better === "higher");

function ring(at: Point, theme: ChartTheme): Shape[] {
  return [discShape(at, 5.5, theme.muted), discShape(at, 3.4, theme.background)];
}

/** An arrow from the earlier value to the later one: its head tells the direction without colour. */
function arrow(from: number, to: number, y: number, colour: string): Shape[] {
  const way = Math.sign(to - from);
  const line = lineShape(
    [
      [from + way * 6, y],
      [to - way * 7, y],
    ],
    colour,
    2.5,
  );
  const head: Shape = {
    type: "polygon",
    z: 101,
    silent: true,
    shape: {
      points: [
        [to + way * 3, y],
        [to - way * 7, y - 6],
        [to - way * 7, y + 6],
      ],
    },
    style: { fill: colour },
  };
  return Math.abs(to - from) > 14 ? [line, head] : [head];
}

function addLegend(column: Column, spec: PairChart): void {
  const { theme, font } = column.pen;
  const y = column.y + BODY_LEADING / 2;
  const before = oneLine(spec.beforeLabel);
  const end = PADDING + 16 + font.width(before, bodyStyle);
  column.shapes.push(
    ...ring([PADDING + 6, y], theme),
    textShape(before, { at: [PADDING + 16, y], style: bodyStyle, fill: theme.ink }),
    ...arrow(end + 16, end + 44, y, theme.ink),
    textShape(oneLine(spec.nowLabel), { at: [end + 54, y], style: bodyStyle, fill: theme.ink }),
  );
  column.gap(BODY_LEADING + 8);
}

function addAxis(column: Column, scale: Scale, toX: (value: number) => number, bottom: number): void {
  const { theme } = column.pen;
  for (const { value, label } of scale.ticks) {
    const x = toX(value);
    const line = lineShape(
      [
        [x, column.y],
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

function addTarget(column: Column, spec: PairChart, x: number, bottom: number): void {
  if (!spec.target) return;
  const { theme } = column.pen;
  const line = lineShape(
    [
      [x, column.y],
      [x, bottom],
    ],
    theme.ink,
    1.5,
    [4, 4],
  );
  column.shapes.push({ ...line, z: 5 });
}

/** Two periods side by side: a ring for the earlier value, an arrow to the later one, the change in figures beside the name. */
export function drawPairs(spec: PairChart, pen: Pen): Drawing {
  const { theme, font } = pen;
  const column = openFrame(spec, pen);
  column.gap(10);
  addLegend(column, spec);
  if (spec.target)
    for (const line of wrap(oneLine(spec.target.label), {
      font,
      style: strongStyle,
      width: INNER_WIDTH - 22,
      balanced: true,
    })) {
      const y = column.y + BODY_LEADING / 2;
      const ends: Point[] = [
        [PADDING + 6, y - 8],
        [PADDING + 6, y + 8],
      ];
      column.shapes.push(
        lineShape(ends, theme.ink, 1.5, [4, 4]),
        textShape(line, { at: [PADDING + 16, y], style: strongStyle, fill: theme.ink }),
      );
      column.gap(BODY_LEADING);
    }
  column.gap(6);
  const values = spec.rows.flatMap(({ before, now }) => [before, now]);
  const scale = scaleOver([...values, ...(spec.target ? [spec.target.value] : [])], spec.suffix);
  const [left, right] = [PADDING + 10, CHART_WIDTH - PADDING - 10];
  const toX = (value: number): number => left + ((value - scale.low) / (scale.high - scale.low)) * (right - left);
  const bottom = column.y + spec.rows.length * (LABEL_HEIGHT + TRACK_HEIGHT);
  addAxis(column, scale, toX, bottom);
  if (spec.target) addTarget(column, spec, toX(spec.target.value), bottom);
  for (const [index, row] of spec.rows.entries()) {
    const top = column.y + index * (LABEL_HEIGHT + TRACK_HEIGHT);
    const better = isBetter(row, spec.better);
    const colour = better === undefined ? theme.neutral : better ? theme.met : theme.unmet;
    const box = theme.background;
    const y = top + LABEL_HEIGHT + TRACK_HEIGHT / 2 - 3;
    column.shapes.push(
      textShape(oneLine(row.label), { at: [PADDING, top + LABEL_HEIGHT / 2], style: bodyStyle, fill: theme.ink, box }),
      textShape(oneLine(row.text), {
        at: [CHART_WIDTH - PADDING, top + LABEL_HEIGHT / 2],
        style: strongStyle,
        fill: theme.ink,
        align: "right",
        box,
      }),
      ...ring([toX(row.before), y], theme),
      ...(better === undefined
        ? [discShape([toX(row.now), y], 4, colour)]
        : arrow(toX(row.before), toX(row.now), y, colour)),
    );
  }
  column.y = bottom + 24;
  addMissing(column, spec.missing, spec.language);
  return { height: Math.ceil(column.y + PADDING - 8), option: frameOption(column) };
}
