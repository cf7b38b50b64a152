import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../../src/render/chart-end-labels.ts";
import { oneLine, wrap, type ChartFont } from "../../../src/render/chart-font.ts";
import { layOutBars, toX } from "../../../src/render/chart-bars-layout.ts";
import { scaleOver } from "../../../src/render/chart-scale.ts";
import type { BarChart } from "../../../src/render/chart-spec.ts";
import { chartThemes } from "../../../src/render/chart-theme.ts";
import { anyText } from "./replies.ts";

/** Every letter ten pixels wide. */
const font: ChartFont = { files: [], width: (text) => Array.from(text).length * 10 };
const style = { size: 12, weight: 400 } as const;

describe("wrap", () => {
  it("breaks between words, at the width and not one pixel above", () => {
    expect(wrap("Sở Kế hoạch", { font, style, width: 110 })).toEqual(["Sở Kế hoạch"]);
    expect(wrap("Sở Kế hoạch", { font, style, width: 109 })).toEqual(["Sở Kế", "hoạch"]);
  });

  it("breaks a word only when it is wider than a line, and never off its mark", () => {
    expect(wrap("abcdefgh", { font, style, width: 50 })).toEqual(["abcde", "fgh"]);
    expect(wrap("xe\u0323\u0302\u0301t", { font, style, width: 20 }).join("")).toBe("xệ\u0301t");
  });

  it("evens lines out instead of leaving one word over", () => {
    const text = "Sở Kế hoạch và Đầu tư";
    expect(wrap(text, { font, style, width: 180 })).toEqual(["Sở Kế hoạch và Đầu", "tư"]);
    expect(wrap(text, { font, style, width: 180, balanced: true })).toEqual(["Sở Kế hoạch", "và Đầu tư"]);
  });

  it("breaks a list of parts between the parts, their sign at the end of the line", () => {
    const text = "Quý III/2024 · luỹ kế đến 24/8 · 9/11 huyện";
    expect(wrap(text, { font, style, width: 310, balanced: true })).toEqual([
      "Quý III/2024 ·",
      "luỹ kế đến 24/8 · 9/11 huyện",
    ]);
  });

  it("ends in an ellipsis that still fits where there are more lines than allowed", () => {
    expect(wrap("một hai ba bốn năm", { font, style, width: 80, maxLines: 2 })).toEqual(["một hai", "ba bốn…"]);
  });

  it("loses no letter and keeps to the width, whatever the text", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 300 }), fc.boolean(), (text, width, balanced) => {
        const lines = wrap(text, { font, style, width, balanced });
        expect(lines.join("").replaceAll(" ", "")).toBe(oneLine(text).replaceAll(" ", ""));
        const segmenter = new Intl.Segmenter("vi", { granularity: "grapheme" });
        for (const line of lines) {
          const isOneLetter = Array.from(segmenter.segment(line)).length === 1;
          if (!isOneLetter) expect(font.width(line, style)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("scaleOver", () => {
  const labels = (values: number[], suffix: "%" | ""): string[] =>
    scaleOver(values, suffix).ticks.map(({ label }) => label);

  it("has round ticks, written as Vietnamese officials write numbers", () => {
    expect(labels([22.1, 41.05, 45], "%")).toEqual(["20%", "30%", "40%", "50%"]);
    expect(labels([900, 1499], "")).toEqual(["800", "1.000", "1.200", "1.400", "1.600"]);
    expect(labels([99.1, 99.4], "%")).toEqual(["99%", "99,1%", "99,2%", "99,3%", "99,4%", "99,5%"]);
  });

  it("shows no rate above 100 % and no count below zero unless there is one, and no half counts", () => {
    expect(labels([95, 100], "%").at(-1)).toBe("100%");
    expect(labels([95, 130], "%").at(-1)).toBe("140%");
    expect(labels([0, 2], "")).toEqual(["0", "1", "2", "3"]);
    expect(labels([-2, 2], "")[0]).toBe("−4");
  });

  it("covers every value with a handful of ticks", () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 100);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), fc.constantFrom("%" as const, "" as const), (values, suffix) => {
        const { low, high, ticks } = scaleOver(values, suffix);
        expect(low).toBeLessThan(high);
        for (const each of values) expect(each >= low - 1e-6 && each <= high + 1e-6).toBe(true);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
    );
  });
});

describe("spread", () => {
  it("leaves labels where they want to be when they do not touch", () => {
    expect(
      spread(
        [
          { top: 10, height: 20 },
          { top: 30, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 30]);
  });

  it("keeps them apart, in order, inside the room when there is room", () => {
    const label = fc.record({ top: fc.integer({ min: 0, max: 200 }), height: fc.integer({ min: 10, max: 30 }) });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), (labels) => {
        const tops = spread(labels, 0, 230);
        const placed = labels
          .map(({ height }, index) => ({ top: tops[index] ?? 0, height, wish: labels[index]?.top ?? 0 }))
          .toSorted((a, b) => a.top - b.top);
        let end = 0;
        for (const { top, height } of placed) {
          expect(top).toBeGreaterThanOrEqual(end);
          end = top + height;
        }
        expect(end).toBeLessThanOrEqual(230);
        const wishes = placed.map(({ wish }) => wish);
        expect(wishes).toEqual(wishes.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("layOutBars", () => {
  const chart = (values: number[], target?: number): BarChart => ({
    kind: "bars",
    title: "",
    subtitle: "",
    suffix: "%",
    alt: "",
    missing: [],
    bars: values.map((value) => ({ label: "Huyện", value, text: `${value}%`, standing: "met" })),
    ...(target === undefined ? {} : { target: { value: target, label: "" } }),
  });
  const layOut = (values: number[], target?: number) =>
    layOutBars(chart(values, target), { font, theme: chartThemes.light });

  it("draws bars from zero, and points only where all values lie within a tenth of each other", () => {
    expect(layOut([90, 100]).closeUp).toBeUndefined();
    expect(layOut([90.01, 100]).closeUp).toBeDefined();
    expect(layOut([99, 100], 45).closeUp).toBeUndefined();
    expect(layOut([99]).closeUp).toBeUndefined();
    expect(layOut([99, 99]).closeUp).toBeUndefined();
    expect(layOut([0, 0]).closeUp).toBeUndefined();
  });

  it("gives lengths in proportion to values, the target's line among them", () => {
    const layout = layOut([20, 40], 80);
    const zero = toX(0, layout);
    expect(zero).toBe(layout.left);
    expect((toX(40, layout) - zero) / (toX(20, layout) - zero)).toBeCloseTo(2);
    expect(toX(80, layout)).toBe(layout.right);
  });
});
