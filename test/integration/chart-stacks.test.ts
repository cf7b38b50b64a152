import { describe, expect, test } from "vitest";
import type { StackChart } from "../../src/render/chart-spec.ts";
import { chartSvg, renderChart } from "../../src/render/chart.ts";

const WIDTH = 390;
const PADDING = 20;
/** The smallest letters that are still read on a phone. */
const LEAST_SIZE = 12;

const parts: StackChart["parts"] = [
  { label: "Đúng hạn", look: "good" },
  { label: "Muộn", look: "fair" },
  { label: "Bị trả lại", look: "waiting" },
  { label: "Quá hạn, chưa nộp", look: "bad" },
  { label: "Chưa đến hạn", look: "open" },
];

function chartOf(rows: StackChart["rows"], lists: StackChart["lists"] = []): StackChart {
  const title = "Tình hình nộp báo cáo quý III/2024";
  return { kind: "stacks", title, subtitle: "Lúc 08:00 ngày 26/8/2024", suffix: "", alt: title, parts, rows, lists };
}

const numbers = (svg: string, pattern: RegExp): number[] => [...svg.matchAll(pattern)].map((match) => Number(match[1]));

/** Boxes of legend and bars, in the order in which they are drawn. */
function boxesOf(svg: string): { x: number; width: number; fill: string }[] {
  return [...svg.matchAll(/<path d="M([\d.]+) [\d.]+l([\d.]+) 0l0 [\d.]+l-[\d.]+ 0Z" fill="(#\w+)"/g)].map(
    ([, x, width, fill = ""]) => ({ x: Number(x), width: Number(width), fill }),
  );
}

describe.each(["light", "dark"] as const)("shares as stacked bars, %s", (theme) => {
  const rows = [
    { label: "Toàn bộ", counts: [10, 3, 2, 4, 1], text: "15/20", strong: true },
    {
      label: "Huyện có tên rất dài để xem chữ có bị tràn ra ngoài hình hay không",
      counts: [0, 0, 0, 8, 0],
      text: "0/8",
    },
    { label: "Huyện trống", counts: [0, 0, 0, 0, 0], text: "0/0" },
  ];

  test("a bar is as long as all others, its parts as long as their shares", async () => {
    const svg = await chartSvg(chartOf([rows[0] as StackChart["rows"][number]]), theme);
    const legend = parts.length;
    const bars = boxesOf(svg).slice(legend);
    expect(bars).toHaveLength(5);
    const whole = WIDTH - 2 * PADDING;
    for (const [index, share] of [10, 3, 2, 4, 1].entries())
      expect(bars[index]?.width).toBeCloseTo((whole * share) / 20 - 1, 1);
    expect(bars[0]?.x).toBeCloseTo(PADDING + 0.5, 1);
  });

  test("no two states look alike without colours: the lines across them differ", async () => {
    const hatches = await Promise.all(
      parts.map(async (_, part) => {
        const counts = parts.map((__, index) => (index === part ? 1 : 0));
        const svg = await chartSvg(chartOf([{ label: "", counts, text: "" }]), theme);
        return (svg.match(/stroke-width="1.4"/g) ?? []).length;
      }),
    );
    const [good, fair, waiting, bad, open] = hatches as [number, number, number, number, number];
    expect([good, open]).toEqual([0, 0]);
    // two lines along the bar, and two in the legend
    expect(waiting).toBe(4);
    expect(fair).toBeGreaterThan(20);
    // hatched both ways
    expect(bad).toBe(2 * fair);
    // of the two without lines one is filled, the other empty
    const svg = await chartSvg(chartOf([{ label: "", counts: [1, 0, 0, 0, 1], text: "" }]), theme);
    expect(new Set(boxesOf(svg).map(({ fill }) => fill)).size).toBe(2);
  });

  test("letters are large enough and stay inside", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Xã Tên Dài ${index}`);
    const svg = await chartSvg(chartOf(rows, [{ part: 3, title: "Quá hạn, chưa nộp (40)", names }]), theme);
    const sizes = numbers(svg, /font-size:\s*([\d.]+)px/g);
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(LEAST_SIZE);
    const height = Number(/<svg[^>]* height="(\d+)"/.exec(svg)?.[1]);
    const down = numbers(svg, /<text[^>]*(?:translate\([\d.]+ |y=")([\d.]+)/g);
    expect(Math.max(...down)).toBeLessThan(height);
    expect(svg).not.toContain("tràn ra ngoài hình hay không");
  });

  test("is a picture", async () => {
    const png = await renderChart(chartOf(rows), theme);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
  });
});
