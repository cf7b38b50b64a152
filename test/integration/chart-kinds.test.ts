import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadFont, type ChartFont } from "../../src/render/chart-font.ts";
import type { ChartSpec, PairChart, PanelChart, TileChart } from "../../src/render/chart-spec.ts";
import { shadeOf, shortened } from "../../src/render/chart-tiles.ts";
import { chartSvg, renderChart } from "../../src/render/chart.ts";

const said = { title: "Thanh toán trực tuyến", subtitle: "Quý III/2024", suffix: "%", alt: "" } as const;

const pairs: PairChart = {
  ...said,
  kind: "pairs",
  target: { value: 45, label: "Chỉ tiêu: trên 45%" },
  beforeLabel: "Quý III/2023",
  nowLabel: "Quý III/2024",
  better: "higher",
  rows: [
    { label: "Cao Lộc", before: 36.79, now: 44.99, text: "44,99% (+8,2)" },
    { label: "Tràng Định", before: 26, now: 24.79, text: "24,79% (−1,21)" },
    { label: "Bắc Sơn", before: 30, now: 30, text: "30% (0)" },
  ],
  missing: ["Đình Lập"],
};

const tiles: TileChart = {
  ...said,
  kind: "tiles",
  target: { value: 45, label: "Chỉ tiêu: trên 45%" },
  groups: [
    {
      label: "Huyện Chi Lăng",
      tiles: [
        { label: "Hoàng Văn Thụ", value: 50.26, text: "50,26%", standing: "met" },
        { label: "Bằng Mạc", value: 24.79, text: "24,79%", standing: "unmet" },
        { label: "Mai Sao", value: null, text: "–", standing: "no-figure" },
      ],
    },
  ],
  missing: ["Huyện Đình Lập (12)"],
};

const panels: PanelChart = {
  ...said,
  kind: "panels",
  periods: ["Quý I/2023", "6 tháng/2023", "Quý III/2023"],
  note: "Đạt 1/2 chỉ tiêu có số liệu.",
  panels: [
    { title: "Số hóa", text: "75,5%", standing: "met", values: [68, null, 75.5], target: 60, beside: "≥ 60%" },
    { title: "Hồ sơ trễ hạn", text: "32 hồ sơ", standing: "unmet", values: [9, 42, 32], target: 0, beside: "= 0" },
  ],
};

const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) =>
    (match[1] ?? "").replaceAll("&gt;", ">").replaceAll("&lt;", "<"),
  );

/** Width and height of a PNG, from its first chunk. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

let font: ChartFont;
beforeAll(async () => {
  font = await loadFont();
});

describe.each(["light", "dark"] as const)("in the %s", (theme) => {
  test.each<[string, ChartSpec, readonly string[]]>([
    ["pairs", pairs, ["Cao Lộc", "44,99% (+8,2)", "Quý III/2023", "Chỉ tiêu: trên 45%", "Đình Lập"]],
    ["tiles", tiles, ["Huyện Chi Lăng", "50,26%", "Bằng Mạc", "–", "Đạt: 1", "Chưa đạt: 1", "Huyện Đình Lập (12)"]],
    ["panels", panels, ["Số hóa", "75,5%", "≥ 60%", "32 hồ sơ", "Đạt 1/2 chỉ tiêu có số liệu."]],
  ])("%s say every name and number", async (_kind, spec, wanted) => {
    const svg = await chartSvg(spec, theme);

    expect(texts(svg)).toEqual(expect.arrayContaining([...wanted]));
    expect(svg).not.toContain("NaN");
  });
});

test("the same chart has the same bytes, as wide as three pixels for one", async () => {
  const [first, second] = [await renderChart(tiles), await renderChart(tiles)];

  expect(first.equals(second)).toBe(true);
  expect(sizeOf(first)[0]).toBe(1170);
});

test("a long picture is drawn at two pixels for one", async () => {
  const many = { ...pairs, rows: Array.from({ length: 30 }, () => pairs.rows[0] as PairChart["rows"][number]) };
  const [width, height] = sizeOf(await renderChart(many));

  expect(width).toBe(780);
  expect(height).toBeGreaterThan(1800);
});

test("a figure is drawn whatever it is", async () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }), async (values) => {
      const rows = values.map(([before, now], at) => ({ label: `${at}`, before, now, text: "" }));
      const made = values.map(([first], at) => ({ label: `${at}`, value: first, text: "x", standing: "met" as const }));
      const courses = values.map(([first, second]) => ({
        title: "x",
        text: "x",
        standing: "met" as const,
        values: [first, null, second],
      }));
      const { target: _, ...plain } = pairs;
      for (const spec of [
        { ...plain, rows },
        { ...tiles, groups: [{ tiles: made }] },
        { ...panels, panels: courses },
      ] satisfies ChartSpec[])
        expect(await chartSvg(spec)).not.toContain("NaN");
    }),
    { numRuns: 20, examples: [[[[-999999.9999999985, -999999.9999999986]]]] },
  );
});

test.each([
  [0, 0],
  [24.9, 0],
  [25, 1],
  [99, 3],
  [100, 3],
])("of a range from 0 to 100, %d has shade %i of four", (value, shade) => {
  expect(shadeOf(value, 0, 100, 4)).toBe(shade);
});

test("where all values are alike, all have the same shade", () => {
  expect(shadeOf(7, 7, 7, 4)).toBe(3);
});

test("names lose their first words to their letters, from the left, until they fit", () => {
  const style = { size: 10.5, weight: 400 } as const;
  const full = font.width("Hoàng Văn Thụ", style);

  expect(shortened("Hoàng Văn Thụ", full, style, font)).toBe("Hoàng Văn Thụ");
  expect(shortened("Hoàng Văn Thụ", full - 1, style, font)).toBe("H. Văn Thụ");
  expect(font.width(shortened("Hoàng Văn Thụ", 20, style, font), style)).toBeLessThanOrEqual(20);
});
