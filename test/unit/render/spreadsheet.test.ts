import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { DateTime } from "luxon";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { decimal, divideDecimals } from "../../../src/domain/decimal.ts";
import { cleanText } from "../../../src/render/clean-text.ts";
import { toCsv, toXlsx, type AnswerTable, type SheetCell } from "../../../src/render/spreadsheet.ts";
import { anyText } from "./replies.ts";

const at = (iso: string): DateTime => DateTime.fromISO(iso, { setZone: true });
const number = (value: string, unit: "%" | "" = "", places = 0): SheetCell => ({
  kind: "number",
  value: decimal(value),
  unit,
  places,
});

const answer: AnswerTable = {
  title: "Thanh toán trực tuyến dưới 45%",
  columns: ["Đơn vị", "Tỷ lệ", "Hồ sơ", "Nộp lúc", "Hạn"],
  rows: [
    [
      "Huyện Chi Lăng",
      { kind: "number", value: divideDecimals(decimal(354_500), decimal(7880), 10), unit: "%", places: 2 },
      number("1659.5", "", 1),
      { kind: "instant", at: at("2024-08-23T22:30:00Z") },
      { kind: "date", on: "2024-08-25" },
    ],
    ["Huyện Bình Gia", null, number("-3"), null, null],
  ],
  queryId: "q-7f3a",
  askedAt: at("2024-08-24T18:00:00+07:00"),
  notes: ["9/11 huyện đã báo cáo", "Chưa có số liệu: Bình Gia"],
};

function csvRows(table: AnswerTable): string[][] {
  return parse(toCsv(table), { bom: true, delimiter: ";", relax_column_count: true, skip_empty_lines: false });
}

describe("toCsv", () => {
  it("begins with the byte order mark, parts columns at semicolons and ends lines as Windows does", () => {
    const text = toCsv(answer).toString("utf8");
    expect(text.startsWith("\uFEFFĐơn vị;Tỷ lệ;Hồ sơ;Nộp lúc;Hạn\r\n")).toBe(true);
  });

  it("writes numbers with decimal comma, exact, ungrouped; dates and clock of Viet Nam; nothing for a missing figure", () => {
    expect(csvRows(answer).slice(1, 3)).toEqual([
      ["Huyện Chi Lăng", "44,9873096447%", "1659,5", "24/8/2024 05:30", "25/8/2024"],
      ["Huyện Bình Gia", "", "-3", "", ""],
    ]);
  });

  it("says below where the rows come from, in the language of the answer", () => {
    expect(csvRows(answer).slice(4)).toEqual([
      ["Nội dung", "Thanh toán trực tuyến dưới 45%"],
      ["Mã tra cứu", "q-7f3a"],
      ["Thời điểm lập", "18:00 ngày 24/8/2024"],
      ["Giải thích", "9/11 huyện đã báo cáo"],
      ["Giải thích", "Chưa có số liệu: Bình Gia"],
    ]);
    expect(csvRows({ ...answer, language: "en" })[5]).toEqual(["Query ID", "q-7f3a"]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u0000=1", "＝1", "－1"])(
    "takes the formula out of %j",
    (text) => {
      expect(csvRows({ ...answer, rows: [[text]] })[1]?.[0]).toBe(`'${cleanText(text)}`);
    },
  );

  it("leaves other text alone", () => {
    expect(csvRows({ ...answer, rows: [["a=1", "Số 5-6", ""]] })[1]).toEqual(["a=1", "Số 5-6", ""]);
  });

  it("is read back cell by cell, and no cell is a formula, whatever was typed", () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 4 }), (cells) => {
        const [, row = []] = csvRows({ ...answer, rows: [cells] });
        expect(row.map((cell) => cell.replace(/^'/, ""))).toEqual(
          cells.map((cell) => cleanText(cell).replace(/^'/, "")),
        );
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe("toXlsx", () => {
  it("is read back as numbers, percentages as fractions, dates, and a sheet of notes", async () => {
    const [data, notes] = await readXlsxFile(await toXlsx(answer));
    expect(data?.sheet).toBe("Số liệu");
    expect(data?.data).toEqual([
      ["Đơn vị", "Tỷ lệ", "Hồ sơ", "Nộp lúc", "Hạn"],
      ["Huyện Chi Lăng", 0.449873096447, 1659.5, new Date("2024-08-24T05:30:00Z"), new Date("2024-08-25T00:00:00Z")],
      ["Huyện Bình Gia", null, -3, null, null],
    ]);
    expect(notes?.sheet).toBe("Ghi chú");
    expect(notes?.data).toEqual([
      ["Nội dung", "Thanh toán trực tuyến dưới 45%"],
      ["Mã tra cứu", "q-7f3a"],
      ["Thời điểm lập", "18:00 ngày 24/8/2024"],
      ["Giải thích", "9/11 huyện đã báo cáo"],
      ["Giải thích", "Chưa có số liệu: Bình Gia"],
    ]);
  });

  it("keeps text that could be a formula as text, unchanged", async () => {
    const texts = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "0123", "TRUE", "1e5"];
    const [data] = await readXlsxFile(await toXlsx({ ...answer, rows: texts.map((text) => [text]) }));
    expect(data?.data.slice(1).map(([cell]) => cell)).toEqual(texts);
  });

  it.each(["constructor", "__proto__", "toString"])("is not damaged by the text %j", async (text) => {
    const [data] = await readXlsxFile(await toXlsx({ ...answer, title: text, rows: [[text]] }));
    expect(data?.data[1]?.[0]).toBe(text);
  });

  it("shortens a cell to what Excel takes", async () => {
    const [data] = await readXlsxFile(await toXlsx({ ...answer, rows: [["a".repeat(40_000)]] }));
    expect(data?.data[1]?.[0]).toHaveLength(32_767);
  });

  it("stays readable whatever was typed", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (first, second) => {
        const [data] = await readXlsxFile(
          await toXlsx({ ...answer, columns: ["a", "b"], rows: [[first, second, "."]] }),
        );
        // The reader trims, and gives nothing for white space.
        const read = data?.data[1]?.map((cell) => (typeof cell === "string" ? cell.trim() : "")) ?? [];
        expect(read).toEqual([cleanText(first).trim(), cleanText(second).trim(), "."]);
      }),
      { numRuns: 60 },
    );
  });
});
