import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  hearCorrection,
  hearDaysOff,
  hearDecision,
  hearMove,
  hearReporting,
  hearUnlock,
  hearWho,
} from "../../../src/dialogue/heard.ts";

describe("what is heard as a wish to report", () => {
  it.each([
    "tôi muốn nộp báo cáo",
    "toi muon nop bao cao",
    "chị ơi cho em nộp báo cáo",
    "cho em nhập số liệu quý 3",
    "em xin gửi báo cáo ạ",
    "nhập số liệu",
    "I want to send my report",
    "em muốn báo cáo quý ba",
    "chị ơi em cần báo cáo ạ",
  ])("“%s”", (said) => expect(hearReporting(said)).toBe(""));

  it.each([
    "ai nộp báo cáo rồi",
    "em nộp báo cáo chưa",
    "tôi muốn biết đơn vị nào nộp báo cáo",
    "khi nào phải nộp báo cáo",
    "làm sao để nộp báo cáo",
    "đơn vị gửi báo cáo",
    "tôi muốn báo cáo quý III",
    "em cần báo cáo quý II của Chi Lăng",
    "gửi báo cáo của huyện Chi Lăng cho tôi",
    "nộp báo cáo trễ thì sao?",
  ])("not “%s”", (said) => expect(hearReporting(said)).toBeUndefined());
});

describe("what is heard as a wish to correct figures", () => {
  it.each([
    ["sửa số liệu thanh toán", "thanh toán"],
    ["em muốn sửa số thanh toán", "thanh toán"],
    ["cho em sửa lại số liệu", ""],
    ["sửa báo cáo quý II nhé", "quý II"],
    ["xin dinh chinh so lieu quy 2", "quy 2"],
  ])("“%s”", (said, rest) => expect(hearCorrection(said)).toBe(rest));

  it.each([
    "số liệu nào bị sửa",
    "đơn vị nào sửa số liệu",
    "lịch sử sửa số liệu",
    "sửa số liệu được không",
    "sửa ngày nghỉ",
    "Chi Lăng đã sửa số liệu chưa",
  ])("not “%s”", (said) => expect(hearCorrection(said)).toBeUndefined());
});

describe("what is heard as a wish to move a deadline", () => {
  it.each([
    ["gia hạn cho Chi Lăng đến 30/8", "cho Chi Lăng đến 30/8"],
    ["xin gia hạn đến 30/8 vì mưa bão", "đến 30/8 vì mưa bão"],
    ["de nghi lui han quy 3 sang 30/8", "quy 3 sang 30/8"],
    ["em xin gia hạn", ""],
  ])("“%s”", (said, rest) => expect(hearMove(said)).toBe(rest));

  it.each([
    "đơn vị nào được gia hạn",
    "Chi Lăng đã gia hạn chưa",
    "gia hạn được không?",
    "gia hạn cho những đơn vị nào",
  ])("not “%s”", (said) => expect(hearMove(said)).toBeUndefined());
});

describe("what is heard as a question for the days off", () => {
  it.each(["mùng 2/9 có nghỉ không", "ngày nghỉ lễ", "lịch nghỉ tết", "2/9 duoc nghi may ngay?", "ngày nghỉ năm 2024"])(
    "“%s”",
    (said) => expect(hearDaysOff(said)).toBe(""),
  );

  it.each(["tôi nghỉ từ 12/8 đến 16/8", "tôi có được nghỉ không", "nghỉ", "cán bộ nào nghỉ", "báo nghỉ"])(
    "not “%s”",
    (said) => expect(hearDaysOff(said)).toBeUndefined(),
  );
});

describe("what is heard as a question for a unit's people", () => {
  it.each([
    ["ai là cán bộ đầu mối huyện Chi Lăng?", "huyện Chi Lăng"],
    ["Ai phụ trách báo cáo của Hữu Lũng", "Hữu Lũng"],
    ["ai la chu tich huyen Bac Son", "huyen Bac Son"],
  ])("“%s”", (said, unit) => expect(hearWho(said)).toBe(unit));

  it.each(["ai chưa nộp", "ai phụ trách", "ai đứng đầu thanh toán trực tuyến"])("not “%s”", (said) =>
    expect(hearWho(said)).toBeUndefined(),
  );
});

describe("what is heard as a wish to decide about reports", () => {
  it.each([
    ["duyệt hết", ""],
    ["duyệt đi em", ""],
    ["tiếp nhận tất cả", ""],
    ["duyệt báo cáo Chi Lăng quý III", "Chi Lăng quý III"],
    ["tra lai bao cao cua Huu Lung", "Huu Lung"],
    ["tiếp nhận huyện Bắc Sơn", "huyện Bắc Sơn"],
    ["duyệt báo cáo của Văn Quan giúp anh nhé.", "Văn Quan"],
  ])("“%s”", (said, rest) => expect(hearDecision(said)).toBe(rest));

  it.each([
    "tiếp nhận, xử lý trực tuyến",
    "tiếp nhận hồ sơ trực tuyến của Chi Lăng",
    "báo cáo của tôi đã được duyệt chưa",
    "duyệt những báo cáo nào",
    "báo cáo bị trả lại",
  ])("not “%s”", (said) => expect(hearDecision(said)).toBeUndefined());

  it("an unlocking names its unit", () => {
    expect(hearUnlock("mở khoá cho Chi Lăng quý III")).toBe("Chi Lăng quý III");
    expect(hearUnlock("mở khoá")).toBeUndefined();
    expect(hearUnlock("đơn vị nào được mở khoá")).toBeUndefined();
  });
});

it("no question of the sets is taken for a wish", () => {
  const questions = readFileSync("test/questions/own.jsonl", "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const listeners = [hearReporting, hearCorrection, hearMove, hearDaysOff, hearDecision, hearUnlock];
  expect(questions.length).toBeGreaterThan(500);
  expect(questions.filter((text) => listeners.some((hears) => hears(text) !== undefined))).toEqual([]);
});
