import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerCode, isAnswerCode, parseAnswerCode } from "../../../src/domain/answer-code.ts";

describe("codes of answers", () => {
  test("lead back to their number, whatever its size", () => {
    const ids = fc.bigInt({ min: 0n, max: 30n ** 6n });
    fc.assert(fc.property(ids, (id) => parseAnswerCode(answerCode(String(id))) === String(id)));
  });

  test.each([
    [0n, 4],
    [30n ** 4n - 1n, 4],
    [30n ** 4n, 5],
    [30n ** 4n + 30n ** 5n - 1n, 5],
    [30n ** 4n + 30n ** 5n, 6],
  ])("%s has %i letters, as long as those suffice", (id, length) => {
    const code = answerCode(String(id));
    expect(code).toHaveLength("TL-".length + length);
    expect(parseAnswerCode(code)).toBe(String(id));
  });

  test("neighbours look nothing alike, and no letter can be taken for another", () => {
    const codes = Array.from({ length: 2000 }, (_, id) => answerCode(String(id)));
    expect(new Set(codes).size).toBe(2000);
    expect(codes.join("").replaceAll("TL-", "")).not.toMatch(/[01ILOU]/);
    const differing = codes
      .slice(1)
      .map((code, at) => code.split("").filter((letter, i) => letter !== codes[at]?.[i]).length);
    expect(Math.min(...differing)).toBeGreaterThanOrEqual(2);
  });

  test("are read however they are typed behind the command", () => {
    const code = answerCode("12345");
    const letters = code.slice(3);
    for (const typed of [code, code.toLowerCase(), ` tl ${letters} `, letters.toLowerCase(), `mã TL–${letters}.`])
      expect(parseAnswerCode(typed)).toBe("12345");
    for (const typed of ["", "TL-", "TL-1234", "TL-7K3", "chi lăng", "TL-7K3M9X2AAA"])
      expect(parseAnswerCode(typed)).toBeUndefined();
  });

  test("stand alone only in full: a short message may be a question", () => {
    expect(isAnswerCode("tl-7k3m")).toBe(true);
    expect(isAnswerCode("Mã TL-7K3M.")).toBe(true);
    for (const text of ["7k3m", "tl 2023", "tlgqdh", "TL-7K3M là gì", "tl"]) expect(isAnswerCode(text)).toBe(false);
  });
});
