import { describe, expect, test } from "vitest";
import type { FigureDraft } from "../../../src/questions/draft.ts";
import { understand } from "../../../src/questions/understand.ts";
import { idOf, vocabulary } from "./world.ts";

/** Readings with at most this much unexplained are answered. */
const SURE = 0.75;

const likeliest = (text: string) => understand(text, vocabulary).readings[0];

describe("a condition that cannot be taken up is asked back, never dropped", () => {
  test.each([
    ["a part of another unit's figure", "huyện nào chữ ký số bằng một nửa thành phố"],
    ["a part of another unit's figure", "huyện nào khiếu nại bằng 2/3 An Phú"],
    ["a sum to compare with", "huyện nào khiếu nại nhiều hơn tổng của An Phú và Đông Hà"],
    ["two units to compare with", "huyện nào khiếu nại nhiều hơn An Phú và Đông Hà"],
    ["percent of what is counted", "các huyện chữ ký số đủ 100% đơn khiếu nại"],
    ["a unit that is excluded by a clause", "huyện nào không phải An Phú mà dưới 30% chữ ký số"],
    ["one report of several years", "quý I các năm của An Phú về chữ ký số"],
    ["a score of what is counted", "điểm đối thoại của An Phú"],
    ["a total of what is a rate", "An Phú có bao nhiêu chữ ký số tất cả"],
    ["a supposition", "nếu An Phú lên 46% chữ ký số thì có đạt không"],
    ["a supposition", "what if An Phu reaches 46% digitally signed documents"],
    ["what would be", "would An Phu meet the target with 50 more digitally signed documents"],
    ["what would be", "lỡ như An Phú tụt dưới 45% chữ ký số thì còn mấy huyện đạt"],
    ["a city that is excluded by a clause", "không phải thành phố, vậy huyện nào chữ ký số trên 75%"],
    ["some time before", "trước đây An Phú chữ ký số bao nhiêu"],
    ["a mean of what is counted", "huyện nào có đơn khiếu nại trên mức bình quân"],
    ["an order for each of two figures", "huyện vừa ít đơn khiếu nại nhất vừa chữ ký số cao nhất"],
    ["a wish", "phải chi An Phú đạt 40% thì chữ ký số được bao nhiêu"],
    ["a change held against another", "chữ ký số An Phú kỳ này tăng nhanh hơn mức tăng của kỳ trước không"],
    ["one unit and which of its own level", "kể cả An Phú, huyện nào chữ ký số không dưới 48%"],
    ["two times to compare with", "huyện nào giảm chữ ký số so với quý I lẫn so với 6 tháng"],
    ["what something is higher than", "chữ ký số của An Phú cao hơn những huyện nào"],
    ["a condition for each of two nouns", "bao nhiêu huyện đạt chỉ tiêu chữ ký số, bao nhiêu huyện chưa đạt"],
    ["those that were talked about", "mấy huyện đó có ai nộp báo cáo muộn không"],
    ["the first of several reports", "ba huyện nộp báo cáo quý III sớm nhất"],
    ["one of those within", "xã An Phú nào có trên 3 đơn khiếu nại"],
  ])("%s: %s", (_, text) => {
    expect(likeliest(text)?.doubt ?? Infinity).toBeGreaterThan(SURE);
  });
});

describe("what can be taken up is", () => {
  const figures = (text: string): FigureDraft => {
    const best = likeliest(text);
    if (best?.draft.topic !== "figures") throw new Error(`not about figures: ${text}`);
    expect({ text, unexplained: best.unexplained, sure: best.doubt <= SURE }).toEqual({
      text,
      unexplained: [],
      sure: true,
    });
    return best.draft;
  };
  const anPhu = { is: "unit", unit: { ids: [idOf("ap")], text: "an phú" } };

  test.each([
    ["huyện nào chữ ký số thấp hơn cả An Phú", "<"],
    ["huyện nào chữ ký số không bằng An Phú", "<"],
    ["huyện nào chữ ký số vượt qua An Phú", ">"],
  ])("%s", (text, comparison) => {
    expect(figures(text).conditions.flat()).toMatchObject([
      { negated: false, tests: [{ comparison, threshold: anPhu }] },
    ]);
  });

  test("“còn hụt so với chỉ tiêu” chooses those that have not met it", () => {
    expect(figures("huyện nào còn hụt so với chỉ tiêu chữ ký số").conditions.flat()).toMatchObject([
      { tests: [{ is: "standing", met: false }], indicator: { codes: ["signature"] } },
    ]);
  });

  test("“đã qua ngưỡng chỉ tiêu chưa” asks about the figure, not about the target", () => {
    expect(figures("An Phú đã qua ngưỡng chỉ tiêu chữ ký số chưa").ask).toBe("check");
  });

  test("“khoảng cách giữa” two units compares them", () => {
    expect(figures("khoảng cách chữ ký số giữa An Phú và Đông Hà").ask).toBe("compare");
  });

  test("“tử số và mẫu số” of a unit are its figure; of none, what they are", () => {
    expect(figures("tử số và mẫu số chữ ký số của An Phú").indicators).toMatchObject([{ codes: ["signature"] }]);
    expect(likeliest("tử số và mẫu số chữ ký số là gì")?.draft.topic).toBe("definition");
  });

  test.each([
    ["chữ ký số An Phú quý I/24", { kind: "Q1", year: { is: "exact", year: 2024 } }],
    ["chữ ký số An Phú Q3 năm 23", { kind: "Q3", year: { is: "exact", year: 2023 } }],
    ["chữ ký số An Phú đầu năm nay", { kind: "Q1", year: { is: "relative", years: 0 } }],
    ["đến hết năm 2024 An Phú chữ ký số bao nhiêu", { kind: "Y", year: { is: "exact", year: 2024 } }],
    ["chữ ký số An Phú nửa đầu năm ngoái", { kind: "H1", year: { is: "relative", years: -1 } }],
  ])("%s", (text, period) => {
    expect(figures(text).period).toEqual(period);
  });
});
