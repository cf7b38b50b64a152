import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitRuns, type Measure } from "../../../src/render/split-runs.ts";
import type { Run } from "../../../src/render/runs.ts";
import { anyText } from "./replies.ts";

const units: Measure = { lengthOf: (text) => text.length, overheadOf: () => 0 };
const plain = (text: string): Run[] => [{ text, style: "plain" }];
const texts = (pieces: Run[][]): string[] => pieces.map((runs) => runs.map(({ text }) => text).join(""));

describe("splitRuns", () => {
  it("leaves what just fits in one piece and cuts one unit more", () => {
    expect(texts(splitRuns(plain("a".repeat(40)), 40, units))).toEqual(["a".repeat(40)]);
    expect(texts(splitRuns(plain("a".repeat(41)), 40, units))).toEqual(["a".repeat(40), "a"]);
  });

  it("cuts after a line rather than after a word, and after a word rather than inside it", () => {
    expect(texts(splitRuns(plain(`${"a".repeat(25)}\nbb cc ${"d".repeat(20)}`), 40, units))).toEqual([
      `${"a".repeat(25)}\n`,
      `bb cc ${"d".repeat(20)}`,
    ]);
    expect(texts(splitRuns(plain(`${"a".repeat(30)} ${"d".repeat(20)}`), 40, units))).toEqual([
      `${"a".repeat(30)} `,
      "d".repeat(20),
    ]);
  });

  it("does not cut so early that a piece is less than half full", () => {
    expect(texts(splitRuns(plain(`a\n${"d".repeat(50)}`), 40, units))).toEqual([
      `a\n${"d".repeat(38)}`,
      "d".repeat(12),
    ]);
  });

  it("never cuts inside a letter of several code points, even where its parts differ in style", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(texts(splitRuns(plain("a".repeat(38) + family), 40, units))).toEqual(["a".repeat(38), family]);
    const marked: Run[] = [
      { text: `${"a".repeat(39)}e`, style: "plain" },
      { text: "\u0301\u0323", style: "bold" },
    ];
    expect(texts(splitRuns(marked, 40, units))).toEqual(["a".repeat(39), "e\u0301\u0323"]);
  });

  it("cuts a pile of marks longer than a message between its characters", () => {
    const pile = `e${"\u0301".repeat(100)}`;
    const pieces = texts(splitRuns(plain(pile), 40, units));
    expect(pieces.join("")).toBe(pile);
    expect(pieces.map((piece) => piece.length)).toEqual([40, 40, 21]);
  });

  it("counts what a change of style costs", () => {
    const runs: Run[] = [
      { text: "a".repeat(20), style: "plain" },
      { text: "b".repeat(20), style: "bold" },
    ];
    const withTags: Measure = { ...units, overheadOf: (style) => (style === "bold" ? 7 : 0) };
    expect(splitRuns(runs, 47, withTags)).toHaveLength(1);
    expect(splitRuns(runs, 46, withTags)).toHaveLength(2);
  });

  it("gives no piece for nothing and refuses a limit too short to write in", () => {
    expect(splitRuns(plain(" \n "), 40, units)).toEqual([]);
    expect(() => splitRuns(plain("a"), 31, units)).toThrow(RangeError);
  });

  it("cuts 200.000 units in one go", () => {
    const long = "Đơn vị chưa báo cáo quý III\n".repeat(7200);
    const pieces = texts(splitRuns(plain(long), 2000, units));
    expect(pieces.join("")).toBe(long);
    expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true);
  });

  it("loses nothing, fits, and cuts only between letters, whatever the text and wherever its style changes", () => {
    const segmenter = new Intl.Segmenter("vi", { granularity: "grapheme" });
    // A dot on both sides keeps pieces of white space, which are left out, away from the ends.
    const anyRuns = fc.array(
      fc.record({
        text: anyText.map((text) => `.${text}.`),
        style: fc.constantFrom("plain" as const, "bold" as const),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(anyRuns, fc.integer({ min: 32, max: 90 }), (runs, limit) => {
        const whole = runs.map(({ text }) => text).join("");
        const pieces = texts(splitRuns(runs, limit, units));
        fc.pre(!/\s{16}/.test(whole));
        expect(pieces.join("")).toBe(whole);
        const letters = Array.from(segmenter.segment(whole));
        const between = new Set(letters.map(({ index }) => index));
        let offset = 0;
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          const inside = letters.find(({ index, segment }) => index < offset && offset < index + segment.length);
          if (inside === undefined || inside.segment.length <= limit) expect(between.has(offset)).toBe(true);
          offset += piece.length;
        }
      }),
      { numRuns: 500 },
    );
  });
});
