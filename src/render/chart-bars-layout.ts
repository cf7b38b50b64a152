import { oneLine, wrap, type TextStyle } from "./chart-font.ts";
import { CHART_WIDTH, PADDING, type Pen } from "./chart-frame.ts";
import { MARK_COLUMN, markOf } from "./chart-marks.ts";
import { scaleOver, type Scale } from "./chart-scale.ts";
import type { BarChart } from "./chart-spec.ts";

const GAP = 8;
/** A name up to the first width stands on one line; a longer one is broken at the second. */
const ONE_LINE_WIDTH = 154;
const WRAPPED_WIDTH = 132;
const MAX_LABEL_LINES = 3;
const MIN_PLOT_WIDTH = 80;

/** Sizes that shrink as the number of bars grows, so that a whole province stays one picture. */
interface Density {
  readonly label: TextStyle;
  readonly value: TextStyle;
  readonly leading: number;
  readonly spacing: number;
  readonly bar: number;
}

export interface BarsLayout {
  readonly density: Density;
  /** Each bar's name, broken into lines. */
  readonly labels: readonly (readonly string[])[];
  readonly rowHeight: number;
  /** Left and right end of the value scale, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly marked: boolean;
  /** Set where bars from zero would all look alike: points on this scale are drawn instead. */
  readonly closeUp?: Scale;
}

function densityFor(count: number): Density {
  const style = (size: number, leading: number, spacing: number, bar: number): Density => ({
    label: { size, weight: 400 },
    value: { size, weight: 600 },
    leading,
    spacing,
    bar,
  });
  if (count <= 14) return style(13, 16, 16, 18);
  return count <= 30 ? style(12.5, 15, 11, 15) : style(12, 14, 8, 13);
}

/** A bar cut off at its foot lies about its length; points may be looked at closely. So: points, where all values lie far from zero and near each other. */
function closeUpOf(spec: BarChart): Scale | undefined {
  const values = [...spec.bars.map(({ value }) => value), ...(spec.target ? [spec.target.value] : [])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isNarrow = spec.bars.length > 1 && low > 0 && high > low && high - low < high / 10;
  return isNarrow ? scaleOver(values, spec.suffix) : undefined;
}

function span(spec: BarChart): { low: number; high: number } {
  const values = [0, ...spec.bars.map(({ value }) => value), ...(spec.target ? [spec.target.value] : [])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  return { low, high: high === low ? low + 1 : high };
}

/** Decides sizes, columns and scale of a bar chart. */
export function layOutBars(spec: BarChart, { font }: Pen): BarsLayout {
  const density = densityFor(spec.bars.length);
  const widest = (texts: readonly string[], style: TextStyle): number =>
    Math.max(0, ...texts.map((text) => font.width(text, style)));
  const names = spec.bars.map(({ label }) => oneLine(label));
  const width = widest(names, density.label) <= ONE_LINE_WIDTH ? ONE_LINE_WIDTH : WRAPPED_WIDTH;
  const labels = names.map((name) =>
    wrap(name, { font, style: density.label, width, maxLines: MAX_LABEL_LINES, balanced: true }),
  );
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const marked = spec.bars.some(({ standing }) => markOf(standing) !== "none");
  const closeUp = closeUpOf(spec);
  const textsWhere = (isInside: (value: number) => boolean): string[] =>
    spec.bars.filter(({ value }) => isInside(value)).map(({ text }) => oneLine(text));
  const before = widest(
    textsWhere((value) => value < 0),
    density.value,
  );
  const after = widest(
    textsWhere((value) => value >= 0),
    density.value,
  );
  const left =
    PADDING + (marked ? MARK_COLUMN : 0) + widest(labels.flat(), density.label) + GAP + (before ? before + GAP : 0);
  return {
    density,
    labels,
    marked,
    rowHeight: lines * density.leading + (lines > 1 ? Math.min(density.spacing, 10) : density.spacing),
    left,
    right: Math.max(CHART_WIDTH - PADDING - after - GAP, left + MIN_PLOT_WIDTH),
    ...(closeUp ? { closeUp, low: closeUp.low, high: closeUp.high } : span(spec)),
  };
}

/** Where a value lies across the picture, in pixels. */
export function toX(value: number, { left, right, low, high }: BarsLayout): number {
  return left + ((value - low) / (high - low)) * (right - left);
}
