import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bold, say, text } from "../../../src/render/message.ts";
import { renderPlain } from "../../../src/render/plain.ts";
import { anyReply } from "./replies.ts";

const table = {
  kind: "table" as const,
  head: ["Đơn vị", "Tỷ lệ", "Hồ sơ"],
  rows: [
    ["Huyện Chi Lăng", "44,998%", "3.546/7.880"],
    ["TP Lạng Sơn", "9%", "1/11"],
  ],
};

describe("renderPlain", () => {
  it("writes a paragraph a line, without marks of style", () => {
    expect(renderPlain(say(text("Kỳ ", bold("Quý III")), "Hết hạn"))).toBe("Kỳ Quý III\nHết hạn");
  });

  it("aligns a table: the first column left, numbers right, decomposed letters counted once", () => {
    expect(renderPlain(say("Kết quả", { ...table, rows: [...table.rows, ["Ba\u0306\u0301c Sơn", "", "0"]] }))).toBe(
      [
        "Kết quả",
        "Đơn vị            Tỷ lệ        Hồ sơ",
        "Huyện Chi Lăng  44,998%  3.546/7.880",
        "TP Lạng Sơn          9%         1/11",
        "Bắc Sơn                            0",
      ].join("\n"),
    );
  });

  it("falls back to lines one column short of the table's width", () => {
    expect(renderPlain(say(table), 36)).toContain("Huyện Chi Lăng  44,998%");
    expect(renderPlain(say(table), 35)).toBe(
      "Đơn vị: Tỷ lệ · Hồ sơ\nHuyện Chi Lăng: 44,998% · 3.546/7.880\nTP Lạng Sơn: 9% · 1/11",
    );
  });

  it("numbers choices from 1, after an empty line", () => {
    const choices = ["Gửi", "Sửa\nlại"].map((label) => ({ label, action: { name: "x", args: {} } }));
    expect(renderPlain({ ...say("Gửi báo cáo?"), choices })).toBe("Gửi báo cáo?\n\n1. Gửi\n2. Sửa lại");
    expect(renderPlain({ blocks: [], choices })).toBe("1. Gửi\n2. Sửa lại");
  });

  it("prints no control character whatever was typed", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(renderPlain(reply)).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });
});
