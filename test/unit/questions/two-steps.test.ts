import { describe, expect, test } from "vitest";
import type { FigureDraft } from "../../../src/questions/draft.ts";
import { understand } from "../../../src/questions/understand.ts";
import { vocabulary } from "./world.ts";

const likeliest = (text: string) => understand(text, vocabulary).readings[0];
const codes = (draft: FigureDraft | undefined) => draft?.indicators.map((ref) => ref.codes.join());

/** What is asked, and among whom, in short. */
function steps(text: string) {
  const best = likeliest(text);
  const draft = best?.draft.topic === "figures" ? best.draft : undefined;
  const among = draft?.among?.topic === "figures" ? draft.among : undefined;
  return { doubt: best?.doubt, asked: codes(draft), among: codes(among), draft, first: draft?.among };
}

describe("a question in two steps", () => {
  test.each([
    ["figures of those that satisfy a condition", "đối thoại của các huyện dưới 45% chữ ký số"],
    ["asked behind the condition", "các huyện chữ ký số trên 90% thì đối thoại bao nhiêu"],
    ["the noun said twice", "trong các huyện dưới 45% chữ ký số, huyện nào đối thoại cao nhất"],
    ["the choice at the end", "huyện nào đối thoại cao nhất trong số các huyện đạt chỉ tiêu chữ ký số"],
    ["put in order by another figure", "xếp hạng các huyện chưa đạt chỉ tiêu chữ ký số theo đối thoại"],
    ["in English", "officials trained of all districts digitally signed documents below 45%"],
  ])("%s: %s", (_, text) => {
    expect(steps(text)).toMatchObject({ doubt: 0, asked: [expect.anything()], among: [expect.anything()] });
    expect(steps(text).asked).not.toEqual(steps(text).among);
  });

  test("one figure of those chosen by the same one: a sum of the first three", () => {
    const { draft, first } = steps("tổng đối thoại của ba huyện nhiều nhất");
    expect(draft).toMatchObject({ together: true, conditions: [] });
    expect(first).toMatchObject({ order: { by: "value", direction: "high", take: 3 } });
  });

  test("each step has its own time where each says one; a time said once is that of both", () => {
    const own = steps("huyện nào quý I dưới 40% mà quý III trên 45% chữ ký số");
    expect(own.first?.period).toMatchObject({ kind: "Q1" });
    expect(own.draft?.period).toMatchObject({ kind: "Q3" });
    const common = steps("đối thoại của các huyện dưới 45% chữ ký số quý I");
    expect(common.first?.period).toBeUndefined();
    expect(common.draft?.period).toMatchObject({ kind: "Q1" });
  });

  test("two changes must both hold", () => {
    const { draft, first } = steps("huyện nào tăng chữ ký số nhưng giảm đối thoại");
    expect(draft).toMatchObject({ ask: "change", keep: "down" });
    expect(first).toMatchObject({ ask: "change", keep: "up" });
  });

  test("those whose reports were late", () => {
    const { first } = steps("chữ ký số của các huyện nộp báo cáo muộn");
    expect(first).toMatchObject({ topic: "reports", states: ["late"] });
  });

  test.each([
    ["the same condition on all that is listed", "các huyện chữ ký số và kết quả qua bưu chính đều dưới 90%"],
    ["a condition for each", "huyện nào chữ ký số dưới 45% và đối thoại trên 3"],
  ])("%s is one step: %s", (_, text) => {
    expect(steps(text)).toMatchObject({ doubt: 0, first: undefined });
  });

  test("the first of both by two orders is no second step", () => {
    expect(steps("huyện vừa ít đơn khiếu nại nhất vừa chữ ký số cao nhất")).toMatchObject({ first: undefined });
  });
});
