import type { EChartsType } from "echarts";
import { drawBars } from "./chart-bars.ts";
import { FONT_FAMILY, loadFont, type ChartFont, type FontWeight } from "./chart-font.ts";
import { CHART_WIDTH, type Drawing, type Pen } from "./chart-frame.ts";
import { drawLines } from "./chart-lines.ts";
import { drawStacks } from "./chart-stacks.ts";
import { drawPairs } from "./chart-pairs.ts";
import { drawPanels } from "./chart-panels.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { drawTiles } from "./chart-tiles.ts";
import { chartThemes, type ThemeName } from "./chart-theme.ts";

/** Picture pixels for each logical pixel: 1170 pixels across, as sharp as a phone shows; a long picture has 780. */
const PIXEL_RATIO = { short: 3, long: 2 };
/** Logical pixels from which a picture counts as long: the time to draw it grows with its pixels. */
const LONG = 900;

const ENCODING = { compressionLevel: 2, adaptiveFiltering: false } as const;

interface Engine {
  readonly font: ChartFont;
  readonly open: (height: number) => EChartsType;
}

let engine: Promise<Engine> | undefined;

/** ECharts measures text by asking for the CSS font it is about to use. */
function measureWith(font: ChartFont) {
  return (text: string, css?: string): { width: number } => {
    const [, weight = "400", size = "12"] = /(?:(\d00) )?([\d.]+)px/.exec(css ?? "") ?? [];
    const known: FontWeight = Number(weight) >= 700 ? 700 : Number(weight) >= 600 ? 600 : 400;
    return { width: font.width(text, { size: Number(size), weight: known }) };
  };
}

/** Loaded on the first chart only: a program that draws nothing does not wait for ECharts. */
async function loadEngine(): Promise<Engine> {
  const [echarts, font] = await Promise.all([import("echarts/dist/echarts.esm.min"), loadFont()]);
  echarts.setPlatformAPI({ measureText: measureWith(font) });
  return {
    font,
    open: (height) => echarts.init(null, null, { renderer: "svg", ssr: true, width: CHART_WIDTH, height }),
  };
}

function draw(spec: ChartSpec, pen: Pen): Drawing {
  switch (spec.kind) {
    case "bars":
      return drawBars(spec, pen);
    case "lines":
      return drawLines(spec, pen);
    case "stacks":
      return drawStacks(spec, pen);
    case "pairs":
      return drawPairs(spec, pen);
    case "tiles":
      return drawTiles(spec, pen);
    case "panels":
      return drawPanels(spec, pen);
  }
}

function toSvg(spec: ChartSpec, theme: ThemeName, { font, open }: Engine): { svg: string; height: number } {
  const { option, height } = draw(spec, { font, theme: chartThemes[theme] });
  const chart = open(height);
  try {
    chart.setOption(option);
    return { svg: chart.renderToSVGString(), height };
  } finally {
    // An open chart holds a timer that keeps the process alive.
    chart.dispose();
  }
}

/** The chart as SVG, 390 logical pixels wide, its text as text elements in Be Vietnam Pro. */
export async function chartSvg(spec: ChartSpec, theme: ThemeName = "light"): Promise<string> {
  return toSvg(spec, theme, await (engine ??= loadEngine())).svg;
}

/**
 * The chart as a PNG, 1170 pixels wide, a long one 780; its height grows with the bars and the missing units.
 *
 * The same specification and theme give the same bytes. Rasterised off the main thread; throws when the font or the
 * rasteriser is not installed.
 */
export async function renderChart(spec: ChartSpec, theme: ThemeName = "light"): Promise<Buffer> {
  const [loaded, { renderAsync }, { default: sharp }] = await Promise.all([
    (engine ??= loadEngine()),
    import("@resvg/resvg-js"),
    import("sharp"),
  ]);
  const { svg, height } = toSvg(spec, theme, loaded);
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: height < LONG ? PIXEL_RATIO.short : PIXEL_RATIO.long },
    font: { loadSystemFonts: false, fontFiles: [...loaded.font.files], defaultFontFamily: FONT_FAMILY },
  });
  // The rasteriser's own PNG takes six times as long to write, for files a seventh smaller.
  const { width, height: lines } = image;
  const raw = { width, height: lines, channels: 4 as const };
  return sharp(image.pixels, { raw }).removeAlpha().png(ENCODING).toBuffer();
}
