import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bold, italic, say, text } from "../../../src/render/message.ts";
import { blockRuns, choiceRuns } from "../../../src/render/runs.ts";
import { renderStyledText } from "../../../src/render/styled-text.ts";
import { anyReply } from "./replies.ts";

const withoutSpace = (value: string): string => value.replace(/\s/g, "");

describe("renderStyledText", () => {
  it("gives styles as ranges in UTF-16 units", () => {
    expect(renderStyledText(say(text("👍 ", bold("Đạt"), ": ", italic("45%"))))).toEqual([
      {
        text: "👍 Đạt: 45%",
        styles: [
          { start: 3, length: 3, style: "bold" },
          { start: 8, length: 3, style: "italic" },
        ],
      },
    ]);
  });

  it("writes tables as lines, with their head from three columns on, and numbers the choices", () => {
    const choice = (label: string) => ({ label, action: { name: "x", args: {} } });
    const reply = {
      blocks: [
        { kind: "table" as const, head: ["Đơn vị", "Tỷ lệ"], rows: [["Chi Lăng", "44,99%"]] },
        { kind: "table" as const, head: ["Đơn vị", "Tỷ lệ", "Hồ sơ"], rows: [["Chi Lăng", "45%", "3.546/7.880"]] },
      ],
      choices: [choice("Gửi"), choice("Sửa")],
    };
    expect(renderStyledText(reply)).toEqual([
      {
        text: "Chi Lăng: 44,99%\nĐơn vị: Tỷ lệ · Hồ sơ\nChi Lăng: 45% · 3.546/7.880\n\n1. Gửi\n2. Sửa",
        styles: [{ start: 17, length: 21, style: "italic" }],
      },
    ]);
  });

  it("carries a style over a cut, counted from the start of each message", () => {
    const pieces = renderStyledText(say(text("mở ", bold(`${"a".repeat(30)} ${"b".repeat(30)}`))), { limit: 40 });
    expect(pieces).toEqual([
      { text: `mở ${"a".repeat(30)} `, styles: [{ start: 3, length: 31, style: "bold" }] },
      { text: "b".repeat(30), styles: [{ start: 0, length: 30, style: "bold" }] },
    ]);
  });

  it("keeps a styled span whole where it fits a message", () => {
    const title = "b".repeat(38);
    expect(renderStyledText(say(text("mở đầu ", bold(title))), { limit: 40 })).toEqual([
      { text: "mở đầu ", styles: [] },
      { text: title, styles: [{ start: 0, length: 38, style: "bold" }] },
    ]);
  });

  it("numbers choices with a code and says how to answer", () => {
    const choice = (label: string) => ({ label, action: { name: "x", args: {} } });
    const reply = { ...say("Gửi báo cáo?"), choices: [choice("Gửi"), choice("Sửa")] };
    const [piece] = renderStyledText(reply, { code: "B", hint: "Gõ mã, ví dụ B1." });
    expect(piece?.text).toBe("Gửi báo cáo?\n\nB1. Gửi\nB2. Sửa\nGõ mã, ví dụ B1.");
    expect(renderStyledText(say("Xong."), { code: "B", hint: "Gõ mã, ví dụ B1." })[0]?.text).toBe("Xong.");
  });

  it("splits at 2.000 units unless told otherwise", () => {
    expect(renderStyledText(say("a".repeat(2000)))).toHaveLength(1);
    expect(renderStyledText(say("a".repeat(2001))).map((piece) => piece.text.length)).toEqual([2000, 1]);
  });

  it("loses nothing, fits, cuts no letter, and keeps every range inside its message", () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 32, max: 200 }), (reply, limit) => {
        const pieces = renderStyledText(reply, { limit });
        const whole = [...blockRuns(reply, { kind: "lines" }), ...choiceRuns(reply)].map((run) => run.text).join("");
        expect(withoutSpace(pieces.map((piece) => piece.text).join(""))).toBe(withoutSpace(whole));
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(limit);
          expect(piece.text.isWellFormed()).toBe(true);
          expect(piece.text).toBe(piece.text.trimStart());
          expect(piece.text.trim()).not.toBe("");
          let end = 0;
          for (const { start, length } of piece.styles) {
            expect(start).toBeGreaterThanOrEqual(end);
            expect(length).toBeGreaterThan(0);
            end = start + length;
          }
          expect(end).toBeLessThanOrEqual(piece.text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same bold letters however it is cut", () => {
    const boldIn = (pieces: ReturnType<typeof renderStyledText>): string =>
      withoutSpace(
        pieces
          .flatMap((piece) => piece.styles.filter(({ style }) => style === "bold").map((range) => ({ piece, range })))
          .map(({ piece, range }) => piece.text.slice(range.start, range.start + range.length))
          .join(""),
      );
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 32, max: 200 }), (reply, limit) => {
        expect(boldIn(renderStyledText(reply, { limit }))).toBe(boldIn(renderStyledText(reply, { limit: 100_000 })));
      }),
    );
  });
});
