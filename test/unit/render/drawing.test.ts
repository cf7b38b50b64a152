import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarChart, ChartSpec } from "../../../src/render/chart-spec.ts";
import { CHART_VERSION, parseDrawing, toDrawing } from "../../../src/render/drawing.ts";
import { CHARTS } from "../../support/charts.ts";
import { anyText } from "./replies.ts";

const [bars] = CHARTS as readonly [BarChart, ...ChartSpec[]];

describe("a drawing", () => {
  it.each(CHARTS.map((chart) => [chart.kind, chart] as const))("of %s is the chart again", (_kind, chart) => {
    expect(parseDrawing(toDrawing(chart))).toEqual({ ...chart, alt: "" });
  });

  it("keeps every text and number exactly", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0));
    fc.assert(
      fc.property(anyText, value, (title, number) => {
        const chart = { ...bars, title, bars: bars.bars.map((bar) => ({ ...bar, value: number, text: title })) };
        expect(parseDrawing(toDrawing(chart))).toEqual({ ...chart, alt: "" });
        // What PostgreSQL takes as text: no NUL, no half of a surrogate pair.
        expect(toDrawing(chart)).not.toContain("\u0000");
        expect(toDrawing(chart).isWellFormed()).toBe(true);
      }),
    );
  });

  it("is the same for the same picture, whatever is said of it, and another for another figure", () => {
    expect(toDrawing({ ...bars, alt: "khác" })).toBe(toDrawing(bars));
    expect(toDrawing({ ...bars, bars: bars.bars.map((bar) => ({ ...bar, text: "44,84%" })) })).not.toBe(
      toDrawing(bars),
    );
  });

  it.each<[string, unknown]>([
    ["no JSON", "{"],
    ["nothing of the kind", null],
    ["a chart of another kind", { version: CHART_VERSION, chart: { ...bars, kind: "pie" } }],
    ["a field that nobody knows", { version: CHART_VERSION, chart: { ...bars, colour: "red" } }],
    ["a missing field", { version: CHART_VERSION, chart: { ...bars, bars: undefined } }],
    [
      "a value that is no number",
      { version: CHART_VERSION, chart: { ...bars, bars: [{ ...bars.bars[0], value: null }] } },
    ],
    ["no version", { chart: bars }],
  ])("that is %s is not understood", (_what, drawing) => {
    expect(parseDrawing(typeof drawing === "string" ? drawing : JSON.stringify(drawing))).toBeUndefined();
  });

  it("of another version is understood while its fields are", () => {
    expect(parseDrawing(JSON.stringify({ version: CHART_VERSION + 1, chart: bars }))).toEqual(bars);
  });
});
