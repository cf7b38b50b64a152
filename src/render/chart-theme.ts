export type ThemeName = "light" | "dark";

/** Colours of a chart. Blue and orange stay apart for every common kind of colour blindness (Okabe and Ito's set). */
export interface ChartTheme {
  readonly background: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  /** Thin joins from a line to its name. */
  readonly leader: string;
  readonly met: string;
  readonly unmet: string;
  readonly neutral: string;
  readonly plain: string;
  readonly series: readonly string[];
  /** From the lowest to the highest values, each with the colour of letters on it. */
  readonly shades: readonly { readonly fill: string; readonly ink: string }[];
}

export const chartThemes: Readonly<Record<ThemeName, ChartTheme>> = {
  light: {
    background: "#ffffff",
    ink: "#16191d",
    muted: "#59626e",
    rule: "#d5dae1",
    leader: "#b3bac4",
    met: "#0072b2",
    unmet: "#d55e00",
    neutral: "#8b939e",
    plain: "#3f6f96",
    series: ["#0072b2", "#d55e00", "#00845f", "#b0568a", "#7a6a00", "#3aa0d8", "#59626e"],
    shades: [
      { fill: "#eef5fa", ink: "#16191d" },
      { fill: "#c3dcec", ink: "#16191d" },
      { fill: "#86b9da", ink: "#16191d" },
      { fill: "#0a6ba8", ink: "#ffffff" },
    ],
  },
  dark: {
    background: "#151a20",
    ink: "#eef1f5",
    muted: "#a6b0bc",
    rule: "#343d48",
    leader: "#56616e",
    met: "#56b4e9",
    unmet: "#f08c3a",
    neutral: "#7f8995",
    plain: "#7fb2d8",
    series: ["#56b4e9", "#f08c3a", "#2fc49a", "#dd97bd", "#e3cf4a", "#8fb4ff", "#a6b0bc"],
    shades: [
      { fill: "#1c2731", ink: "#eef1f5" },
      { fill: "#27465f", ink: "#eef1f5" },
      { fill: "#3c769f", ink: "#ffffff" },
      { fill: "#8cc9ee", ink: "#10161c" },
    ],
  },
};
