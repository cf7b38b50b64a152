import { describe, expect, test } from "vitest";
import { understand } from "../../../src/questions/understand.ts";
import { vocabulary } from "./world.ts";

/** Readings with at most this much unexplained are answered. */
const SURE = 0.75;

const likeliest = (text: string) => understand(text, vocabulary).readings[0];

describe("a word that changes what is asked is not passed over", () => {
  test.each([
    ["the reason for a late task", "vì sao An Phú chậm báo cáo quý III"],
    ["days beside what is counted otherwise", "số đơn khiếu nại trên 10 ngày của An Phú"],
    ["one day only", "hôm nay có huyện nào gửi báo cáo không"],
    ["the last day, not the last to send", "huyện nào nộp báo cáo quý III đúng ngày cuối cùng"],
    ["sent once more", "huyện nào nộp lại báo cáo quý III"],
    ["those that owe beside those that sent", "sao mới có 3 nơi gửi báo cáo quý III, nơi nào còn nợ"],
    ["a supposition", "If An Phu had reported, what would the rate be?"],
    ["each time with a state of its own", "huyện nào nộp muộn năm 2023 mà năm nay chưa muộn lần nào"],
  ])("%s: %s", (_, text) => {
    expect(likeliest(text)?.doubt ?? Infinity).toBeGreaterThan(SURE);
  });

  test.each([
    ["until today is no single day", "đến hôm nay những huyện nào đã nộp báo cáo"],
    ["must be sent again: it was returned", "đơn vị nào phải nộp lại báo cáo quý III"],
    ["what is owed", "còn thiếu báo cáo quý III của ai"],
    ["whether, not if", "tell me if An Phu has submitted the Q3 report"],
  ])("%s: %s", (_, text) => {
    const best = likeliest(text);

    expect(best?.draft.topic).toBe("reports");
    expect(best?.doubt ?? Infinity).toBeLessThanOrEqual(SURE);
  });
});
