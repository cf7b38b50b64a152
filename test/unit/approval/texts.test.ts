import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLateCase } from "../../../src/dialogue/late-case-text.ts";
import { findDayAfter, parseDay, takePeriod, type Direction } from "../../../src/dialogue/time-text.ts";
import { namesUnit, parseUnlock } from "../../../src/dialogue/approval/unlock-text.ts";

const TODAY = "2024-09-24";

describe("days as people write them", () => {
  test.each<[string, Direction, string | undefined]>([
    ["30/9", "coming", "2024-09-30"],
    ["24/9", "coming", "2024-09-24"],
    ["23/9", "coming", "2025-09-23"],
    ["24/9", "past", "2024-09-24"],
    ["25/9", "past", "2023-09-25"],
    ["ngày 5 tháng 10 năm 2024", "coming", "2024-10-05"],
    ["Đến hết ngày 30-09-2024", "coming", "2024-09-30"],
    ["mai", "coming", "2024-09-25"],
    ["hôm qua", "past", "2024-09-23"],
    ["29/2/2024", "past", "2024-02-29"],
    ["29/2/2023", "past", undefined],
    ["31/4", "coming", undefined],
    ["0/9", "coming", undefined],
    ["3/13", "coming", undefined],
    ["30/9/20245", "coming", undefined],
    ["30", "coming", undefined],
  ])("%s (%s)", (text, direction, expected) => {
    expect(parseDay(text, TODAY, direction)).toBe(expected);
  });

  test("behind a word: its day, no day (null), or nothing said (undefined)", () => {
    expect(findDayAfter("hẹn 5/8 trả 9/8", ["tra"], TODAY, "past")).toBe("2024-08-09");
    expect(findDayAfter("hẹn 31/6", ["hen"], TODAY, "past")).toBeNull();
    expect(findDayAfter("hẹn gặp", ["hen"], TODAY, "past")).toBeUndefined();
  });
});

describe("periods", () => {
  test.each<[string, string | undefined, string]>([
    ["hài lòng quý III/2023", "2023-Q3", "hai long"],
    ["quý 1 Chi Lăng", "2024-Q1", "chi lang"],
    ["6 tháng năm 2024", "2024-H1", ""],
    ["năm 2023 hài lòng", "2023-Y", "hai long"],
    ["hài lòng", undefined, "hai long"],
  ])("%s", (text, code, rest) => {
    const taken = takePeriod(text, TODAY);
    expect([taken.period?.code, taken.rest]).toEqual([code, rest]);
  });
});

describe("a request to unlock", () => {
  test("all in one line", () => {
    expect(parseUnlock("cho Huyện Chi Lăng quý III đến hết ngày 30/9 vì máy chủ hỏng", TODAY)).toMatchObject({
      unit: "huyen chi lang",
      period: { code: "2024-Q3" },
      untilOn: "2024-09-30",
      reason: "máy chủ hỏng",
    });
  });
  test("parts that are missing", () => {
    expect(parseUnlock("", TODAY)).toEqual({ unit: "", period: undefined, untilOn: undefined, reason: undefined });
    expect(parseUnlock("chi lang den 31/11", TODAY)).toMatchObject({ unit: "chi lang", untilOn: null });
  });
  test("a unit is named by all of its words that are said", () => {
    expect(namesUnit("chi lang", "Huyện Chi Lăng")).toBe(true);
    expect(namesUnit("huyen huu lung", "Huyện Chi Lăng")).toBe(false);
    expect(namesUnit("", "Huyện Chi Lăng")).toBe(false);
  });
});

describe("a line about a late dossier", () => {
  test.each<[string, unknown]>([
    [
      "thêm H12.345 nhận 1/8 hẹn trả 5/8 trả 9/8",
      { dossier: "H12.345", dates: { receivedOn: "2024-08-01", dueOn: "2024-08-05", finishedOn: "2024-08-09" } },
    ],
    ["h37.18-240805-0012 đã giải trình", { dossier: "H37.18-240805-0012", dates: { explainedOn: TODAY } }],
    [
      "H12.345 giải trình 10/8, xin lỗi ngày 11/8",
      { dossier: "H12.345", dates: { explainedOn: "2024-08-10", apologisedOn: "2024-08-11" } },
    ],
    ["000123456 xin loi 11/8/2024", { dossier: "000123456", dates: { apologisedOn: "2024-08-11" } }],
    ["xoá H12.345", { kind: "remove", dossier: "H12.345" }],
    ["H12.345 hẹn 31/6", { kind: "bad-day" }],
    ["hẹn 5/8 trả 9/8", { kind: "none" }],
    ["H12.345", { kind: "none" }],
    ["thanh toán 45%", { kind: "none" }],
  ])("%s", (text, expected) => {
    expect(parseLateCase(text, TODAY)).toMatchObject(expected as object);
  });

  test("nothing that is typed makes the readers fail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        parseDay(text, TODAY, "coming");
        parseUnlock(text, TODAY);
        takePeriod(text, TODAY);
        parseLateCase(text, TODAY);
      }),
      { examples: [["__proto__"], ["constructor"], ["toString"]] },
    );
  });
});
