import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { create } from "fontkitten";
import { beforeAll, describe, expect, it } from "vitest";
import { loadFont, type ChartFont, type FontWeight } from "../../src/render/chart-font.ts";
import type { BarChart, ChartSpec, LineChart } from "../../src/render/chart-spec.ts";
import { chartSvg, renderChart } from "../../src/render/chart.ts";
import { anyText } from "../unit/render/replies.ts";

const WIDTH = 390;

type Bar = BarChart["bars"][number];
const bar = (label: string, value: number, standing: Bar["standing"] = "met"): Bar => ({
  label,
  value,
  text: `${String(value).replace(".", ",")}%`,
  standing,
});

const bars: BarChart = {
  kind: "bars",
  title: "Thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia",
  subtitle: "Quý III/2024 · luỹ kế đến 24/8/2024 · 2/4 huyện đã báo cáo",
  suffix: "%",
  alt: "",
  target: { value: 45, label: "Chỉ tiêu: trên 45%" },
  bars: [bar("Huyện Văn Quan", 51.27), bar("Huyện Chi Lăng", 44.998, "unmet")],
  missing: ["Huyện Bình Gia", "Huyện Đình Lập"],
};

const lines: LineChart = {
  kind: "lines",
  title: "Thanh toán trực tuyến",
  subtitle: "4 kỳ gần đây",
  suffix: "%",
  alt: "",
  target: { value: 45, label: "Chỉ tiêu: trên 45%" },
  periods: ["Quý III/2023", "Năm 2023", "Quý I/2024", "6 tháng/2024"],
  series: [
    { label: "Chi Lăng", values: [30, null, 40, 44], texts: ["30%", null, "40%", "44%"] },
    { label: "Hữu Lũng", values: [31, 35, 41, 44.5], texts: ["31%", "35%", "41%", "44,5%"] },
    { label: "Đình Lập", values: [null, null, null, null], texts: [null, null, null, null] },
  ],
};

interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}[:=]"?([^";]+)`).exec(tag)?.[1] ?? "";
}

/** Where each line of text lies, from the SVG and the font's own widths. */
function drawnTexts(svg: string, font: ChartFont): DrawnText[] {
  return Array.from(svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g), ([, tag = "", escaped = ""]) => {
    const text = escaped.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
    const [, moveX = "0", moveY = "0"] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(tag) ?? [];
    const x = Number(moveX) + Number(/ x="([-\d.]+)"/.exec(tag)?.[1] ?? 0);
    const weight = Number(attribute(tag, "font-weight") || 400) as FontWeight;
    const width = font.width(text, { size: Number.parseFloat(attribute(tag, "font-size")), weight });
    const anchor = attribute(tag, "text-anchor");
    const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
    return { text, left, right: left + width, y: Number(moveY) + Number(/ y="([-\d.]+)"/.exec(tag)?.[1] ?? 0) };
  });
}

function heightOf(svg: string): number {
  return Number(/<svg[^>]* height="(\d+)"/.exec(svg)?.[1]);
}

function overlapping(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => Math.abs(a.y - b.y) < 9 && a.left < b.right - 1 && b.left < a.right - 1)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

function pngSize(png: Buffer): [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

let font: ChartFont;
beforeAll(async () => {
  font = await loadFont();
});

const words = async (spec: ChartSpec): Promise<string[]> =>
  drawnTexts(await chartSvg(spec), font).map(({ text }) => text);

describe("renderChart", () => {
  it("makes a PNG of 1170 pixels across, three for each of the drawing's", async () => {
    const png = await renderChart(bars);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(pngSize(png)).toEqual([3 * WIDTH, 3 * heightOf(await chartSvg(bars))]);
  });

  it("gives the same bytes for the same specification, others for the dark theme", async () => {
    const [first, second, dark] = [await renderChart(bars), await renderChart(bars), await renderChart(bars, "dark")];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(dark)).toBe(false);
  });

  it("draws letters with their marks: a decomposed title is the same picture, one without marks is not", async () => {
    const picture = await renderChart(bars);
    expect(picture.equals(await renderChart({ ...bars, title: bars.title.normalize("NFD") }))).toBe(true);
    expect(picture.equals(await renderChart({ ...bars, title: bars.title.replace("Cổng", "Công") }))).toBe(false);
  });

  it("has every Vietnamese letter in every weight it uses", async () => {
    const letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
      .split("")
      .flatMap((vowel) =>
        ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((mark) => (vowel + mark).normalize("NFC")),
      )
      .concat("đ Đ 0 1 2 3 4 5 6 7 8 9 % , . · … − – “ ” ( ) / :".split(" "));
    for (const file of font.files) {
      const face = create(await readFile(file));
      if (face.isCollection) throw new Error("one face expected");
      expect(letters.filter((letter) => !face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))).toEqual([]);
    }
  });
});

describe("a bar chart", () => {
  it("shows every name, value, the target and who is missing", async () => {
    const shown = await words(bars);
    for (const text of ["Huyện Văn Quan", "51,27%", "Huyện Chi Lăng", "44,998%", "Chỉ tiêu: trên 45%"])
      expect(shown).toContain(text);
    expect(shown).toContain("Chưa có số liệu (2):");
    expect(shown).toContain("Huyện Bình Gia, Huyện Đình Lập");
    expect(shown).toContain("Đạt: 1");
    expect(shown).toContain("Chưa đạt: 1");
  });

  it("has its own words in the language asked for", async () => {
    const shown = await words({ ...bars, language: "en" });
    expect(shown).toContain("Not met: 1");
    expect(shown).toContain("No figure yet (2):");
  });

  it("tells met from unmet without colour: by a hatch, by a tick or a cross", async () => {
    const met = await chartSvg({ ...bars, bars: [bar("A", 51)], missing: [] });
    const unmet = await chartSvg({ ...bars, bars: [bar("A", 51, "unmet")], missing: [] });
    expect(met).not.toContain("<pattern");
    expect(unmet).toContain("<pattern");
    const marks = (svg: string): number => svg.match(/<polyline/g)?.length ?? 0;
    // Legend and row: a tick is one stroke, a cross two; the target's line is one more.
    expect([marks(met), marks(unmet)]).toEqual([3, 5]);
  });

  it("judges nothing where there is nothing to judge", async () => {
    const { target: _, ...untargeted } = bars;
    const shown = await words({ ...untargeted, bars: [bar("A", 20, "no-figure"), bar("B", 10, "not-applicable")] });
    expect(shown.filter((text) => /Đạt|đạt|Không xét/.test(text))).toEqual([]);
  });

  it("grows with the number of bars from 1 to 70, stays inside the picture and keeps texts apart", async () => {
    let before = 0;
    for (const count of [1, 11, 30, 31, 70]) {
      const many = Array.from({ length: count }, (_, index) =>
        bar(`Phường Lương Văn Tri ${index}`, 100 - index, "unmet"),
      );
      const svg = await chartSvg({ ...bars, bars: many });
      const texts = drawnTexts(svg, font);
      expect(texts.filter(({ left, right }) => left < 8 || right > WIDTH - 8)).toEqual([]);
      expect(overlapping(texts)).toEqual([]);
      expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(heightOf(svg));
      // From 31 bars on rows are lower, so that a whole province stays one picture.
      if (count !== 31) expect(heightOf(svg)).toBeGreaterThan(before);
      before = heightOf(svg);
    }
  });

  it("keeps long names, negative values and zero apart", async () => {
    const svg = await chartSvg({
      ...bars,
      bars: [
        bar("Sở Tài nguyên và Môi trường", 16.5),
        bar("Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng – Lạng Sơn", 0, "unmet"),
        bar("Trung tâm Phục vụ hành chính công", -12, "unmet"),
      ],
    });
    const texts = drawnTexts(svg, font);
    expect(overlapping(texts)).toEqual([]);
    expect(texts.filter(({ left, right }) => left < 8 || right > WIDTH - 8)).toEqual([]);
  });

  it("draws rates close to each other as points on a scale that it writes out", async () => {
    const close = {
      ...bars,
      target: { value: 99, label: "Chỉ tiêu: trên 99%" },
      bars: [bar("A", 99.7), bar("B", 98.2, "unmet")],
    };
    const shown = await words(close);
    expect(shown).toContain("98%");
    expect(shown).toContain("Trục giá trị không bắt đầu từ 0.");
    expect(await words(bars)).not.toContain("Trục giá trị không bắt đầu từ 0.");
  });
});

describe("a line chart", () => {
  it("names every line with its newest value, the periods, the target, and who has no figure at all", async () => {
    const shown = await words(lines);
    for (const text of ["Chi Lăng", "44%", "Hữu Lũng", "44,5%", "Chỉ tiêu: trên 45%", "2023", "2024"])
      expect(shown).toContain(text);
    expect(shown).toContain("Chưa có số liệu (1):");
    expect(shown).toContain("Đình Lập");
    expect(overlapping(drawnTexts(await chartSvg(lines), font))).toEqual([]);
  });

  it("breaks a line where a figure is missing, and says what the break means", async () => {
    const strokes = async (values: (number | null)[]): Promise<number> => {
      const spec = { ...lines, series: [{ label: "A", values, texts: values.map(String) }] };
      const path = /<path d="([^"]+)"[^>]*stroke-width="2.5"/.exec(await chartSvg(spec))?.[1] ?? "";
      return path.match(/M/g)?.length ?? 0;
    };
    expect(await strokes([30, 35, 40, 44])).toBe(1);
    expect(await strokes([30, 35, null, 44])).toBe(2);
    expect(await words(lines)).toContain("Chỗ đứt quãng: chưa có số liệu.");
    expect(await words({ ...lines, series: lines.series.slice(1, 2) })).not.toContain(
      "Chỗ đứt quãng: chưa có số liệu.",
    );
  });

  it("writes every value of a single line where there is room, else the highest, lowest and newest", async () => {
    const series = (count: number) => {
      const values = Array.from({ length: count }, (_, index) => 1000 + ((index * 5 + 3) % count));
      return {
        ...lines,
        suffix: "" as const,
        periods: values.map((_, index) => `Tháng ${index + 1}`),
        series: [{ label: "A", values, texts: values.map((value) => `#${value}`) }],
      };
    };
    const written = async (count: number): Promise<number> =>
      (await words(series(count))).filter((text) => text.startsWith("#")).length;
    expect(await written(5)).toBe(5);
    expect(await written(28)).toBe(3);
  });

  it("keeps the values of a single line, the periods and the edges of the picture apart", async () => {
    const periods = [
      "quý I/2023",
      "6 tháng đầu năm 2023",
      "quý III/2023",
      "cả năm 2023",
      "quý I/2024",
      "6 tháng đầu năm 2024",
    ];
    for (const values of [
      [0, 30, 0, 30, 0, 60],
      [60, 50, 40, 30, 20, 0],
      [34.49, 34.57, 35.94, 34.87, 40.19, 40.04],
    ]) {
      const texts = values.map((value) => `${value.toFixed(2).replace(".", ",")}%`);
      const drawn = drawnTexts(
        await chartSvg({ ...lines, periods, series: [{ label: "Lạng Sơn", values, texts }] }),
        font,
      );
      expect(texts.every((text) => drawn.some((each) => each.text === text))).toBe(true);
      expect(overlapping(drawn)).toEqual([]);
      expect(drawn.filter(({ left, right }) => left < 8 || right > WIDTH - 8)).toEqual([]);
    }
  });

  it("keeps many lines that end together apart", async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      label: `Huyện Tràng Định ${index}`,
      values: [10, 20, 30, 44 + index / 10],
      texts: ["", "", "", `${44 + index / 10}%`],
    }));
    const svg = await chartSvg({ ...lines, series: many });
    const texts = drawnTexts(svg, font);
    expect(overlapping(texts)).toEqual([]);
    expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(heightOf(svg));
  });
});

describe("any chart", () => {
  const value = fc.integer({ min: -100_000, max: 100_000 }).map((whole) => whole / 100);
  const anyBars: fc.Arbitrary<ChartSpec> = fc.record({
    kind: fc.constant("bars" as const),
    title: anyText,
    subtitle: anyText,
    suffix: fc.constantFrom("%" as const, "" as const),
    alt: fc.constant(""),
    bars: fc.array(
      fc.record({
        label: anyText,
        value,
        text: anyText,
        standing: fc.constantFrom("met" as const, "unmet" as const, "no-figure" as const, "not-applicable" as const),
      }),
      { maxLength: 6 },
    ),
    missing: fc.array(anyText, { maxLength: 3 }),
    target: fc.record({ value, label: anyText }),
  });
  const anyLines: fc.Arbitrary<ChartSpec> = fc.integer({ min: 0, max: 8 }).chain((count) =>
    fc.record({
      kind: fc.constant("lines" as const),
      title: anyText,
      subtitle: anyText,
      suffix: fc.constantFrom("%" as const, "" as const),
      alt: fc.constant(""),
      periods: fc.array(anyText, { minLength: count, maxLength: count }),
      series: fc.array(
        fc.record({
          label: anyText,
          values: fc.array(fc.option(value), { minLength: count, maxLength: count }),
          texts: fc.array(fc.option(anyText), { minLength: count, maxLength: count }),
        }),
        { maxLength: 4 },
      ),
    }),
  );

  it("is drawn, whatever its texts and values", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyBars, anyLines), async (spec) => {
        expect(pngSize(await renderChart(spec))[0]).toBe(3 * WIDTH);
      }),
      { numRuns: 60 },
    );
  });

  it.each(["__proto__", "constructor"])("does not spoil every object of the process by the text %j", async (text) => {
    const spoilt = (): string[] => [...Object.keys(Object.prototype), ...Object.keys(Object)];
    expect(spoilt()).toEqual([]);
    await renderChart({
      ...bars,
      title: text,
      bars: [{ label: text, value: 1, text, standing: "met" }],
      missing: [text],
    });
    await renderChart({
      ...lines,
      title: text,
      periods: lines.periods.map(() => text),
      series: [{ label: text, values: [1, 2, 3, 4], texts: [text, text, text, text] }],
    });
    expect(spoilt()).toEqual([]);
  });

  it("loads neither ECharts nor the rasteriser before the first is drawn", async () => {
    const program = `
      import { registerHooks } from "node:module";
      const heavy = [];
      registerHooks({ resolve: (name, context, next) => { if (/echarts|resvg|fontkitten/.test(name)) heavy.push(name); return next(name, context); } });
      const { renderChart } = await import(${JSON.stringify(new URL("../../src/render/chart.ts", import.meta.url).href)});
      const before = heavy.length;
      await renderChart(${JSON.stringify(bars)});
      console.log(before, heavy.length >= 3);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(stdout.trim()).toBe("0 true");
  });
});
