import type { Standing } from "../domain/target.ts";
import type { Language } from "./message.ts";

/** A target drawn as a line across a chart. */
interface TargetLine {
  readonly value: number;
  /** As a person reads it: "Chỉ tiêu: trên 45%". */
  readonly label: string;
}

interface ChartText {
  readonly title: string;
  /** Period, as-of time, how many of how many reported. */
  readonly subtitle: string;
  /** `%` for rates, empty for counts. */
  readonly suffix: "%" | "";
  readonly target?: TargetLine;
  /** What a person who cannot see the picture is told. */
  readonly alt: string;
  /** Of the words the renderer adds (legend, list of missing units); Vietnamese when absent. */
  readonly language?: Language;
}

/**
 * Units side by side, drawn in the order given. Met and unmet are told apart by mark and pattern, not by colour alone.
 *
 * Where nothing is judged (no bar is met or unmet) the bars are plain and there is no legend.
 */
export interface BarChart extends ChartText {
  readonly kind: "bars";
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly text: string;
    readonly standing: Standing;
  }[];
  /** Names of the units without a figure, listed below the bars. */
  readonly missing: readonly string[];
}

/** One or several units over periods; null where there is no figure. */
export interface LineChart extends ChartText {
  readonly kind: "lines";
  readonly periods: readonly string[];
  readonly series: readonly {
    readonly label: string;
    readonly values: readonly (number | null)[];
    readonly texts: readonly (string | null)[];
  }[];
}

/** How a part of a stacked bar looks: each by hatching of its own, so that colour is not needed to tell them apart. */
export type StackLook = "good" | "fair" | "waiting" | "bad" | "open";

/** Shares of a whole as one bar a row, all of one length; the texts say how many. */
export interface StackChart extends ChartText {
  readonly kind: "stacks";
  readonly parts: readonly { readonly label: string; readonly look: StackLook }[];
  readonly rows: readonly {
    readonly label: string;
    /** In the order of the parts. */
    readonly counts: readonly number[];
    readonly text: string;
    /** For the row that sums up the others. */
    readonly strong?: boolean;
  }[];
  /** Names that belong to a part, listed below; where there are lists they are the legend. */
  readonly lists: readonly { readonly part: number; readonly title: string; readonly names: readonly string[] }[];
}

/** Each unit at two periods. The arrow's colour tells better from worse, its head up from down. */
export interface PairChart extends ChartText {
  readonly kind: "pairs";
  readonly beforeLabel: string;
  readonly nowLabel: string;
  readonly better: "higher" | "lower";
  readonly rows: readonly {
    readonly label: string;
    readonly before: number;
    readonly now: number;
    /** "44,99% (+2,48)". */
    readonly text: string;
  }[];
  readonly missing: readonly string[];
}

/** A unit on a tile map; null where it has no figure. */
export interface Tile {
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
  readonly standing: Standing;
}

/** Units as tiles, grouped by the unit above them. A group without a label has no heading. */
export interface TileChart extends ChartText {
  readonly kind: "tiles";
  readonly groups: readonly { readonly label?: string; readonly tiles: readonly Tile[] }[];
  /** Names of what is left out because no tile of it has a figure. */
  readonly missing: readonly string[];
}

/** One of several small charts: its newest value, how it stands, and how it got there. */
export interface Panel {
  readonly title: string;
  readonly text: string;
  readonly standing: Standing;
  readonly values: readonly (number | null)[];
  readonly target?: number;
  /** In small letters beside the value: the target "> 45%", or of when the value is. */
  readonly beside?: string;
}

/** Small charts over the same periods: on one scale where all are of one indicator, else each on a scale of its own. */
export interface PanelChart extends Omit<ChartText, "target"> {
  readonly kind: "panels";
  readonly periods: readonly string[];
  readonly panels: readonly Panel[];
  readonly oneScale?: boolean;
  /** What stands above them: "Đạt 8/11 chỉ tiêu". */
  readonly note?: string;
}

/** What to draw; values are approximate, texts are exact and already formatted. */
export type ChartSpec = BarChart | LineChart | StackChart | PairChart | TileChart | PanelChart;
