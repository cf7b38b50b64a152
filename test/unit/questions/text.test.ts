import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOneSlip, SlipIndex } from "../../../src/questions/text/edits.ts";
import { foldWord, normaliseText } from "../../../src/questions/text/fold.ts";
import { readDigits, readNumber } from "../../../src/questions/text/numbers.ts";
import { plainFromTelex } from "../../../src/questions/text/telex.ts";
import { tokenize } from "../../../src/questions/text/tokens.ts";

describe("keys of a word", () => {
  test.each([
    ["hoà", "hòa"],
    ["thuỷ", "thủy"],
    ["thanh tóan".split(" ")[1] ?? "", "toán"],
    ["kỳ", "kì"],
    ["tỷ", "tỉ"],
    ["quý", "quí"],
    ["hóa".normalize("NFD"), "hóa"],
  ])("%s and %s are one", (one, other) => {
    expect(foldWord(one).exact).toBe(foldWord(other).exact);
  });

  test.each([
    ["tân", "tấn"],
    ["thủy", "thủi"],
    ["may", "mai"],
    ["chưa", "chùa"],
  ])("%s and %s are two", (one, other) => {
    expect(foldWord(one).exact).not.toBe(foldWord(other).exact);
  });

  test("plain letters carry no mark", () => {
    expect(foldWord("đúng")).toMatchObject({ bare: "dung", shape: "đung", marked: true });
    expect(foldWord("dung").marked).toBe(false);
  });
});

test("one normal form: Ð of Iceland, full-width digits, no-break spaces, smart quotes", () => {
  expect(normaliseText("ÐÌNH\u00a0Lập ４５％ what\u2019s")).toBe("đình lập 45% what's");
});

describe("tokens", () => {
  const texts = (text: string): string[] => tokenize(text).map((token) => token.text);

  test.each([
    ["h nào <45% TTTT?", ["h", "nào", "<", "45", "%", "tttt"]],
    ["q3/2024", ["q", "3", "/", "2024"]],
    ["1.659,5 ngày", ["1.659,5", "ngày"]],
    ["hasn't what's Binh's", ["has", "not", "what", "binh"]],
    ["on-time 30-45%", ["on", "time", "30", "-", "45", "%"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test("a comma is remembered, not kept", () => {
    expect(tokenize("Bắc Sơn, Bình Gia").map((token) => token.afterComma)).toEqual([false, false, true, false]);
  });

  test("nothing that is typed makes it fail or grow without bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 5000 }), (text) => {
        expect(tokenize(text).length).toBeLessThanOrEqual(81);
      }),
    );
  });
});

describe("numbers", () => {
  test.each([
    ["45", "45"],
    ["45,5", "45.5"],
    ["45.5", "45.5"],
    ["99.75", "99.75"],
    ["1.659,5", "1659.5"],
    ["1.200.000", "1200000"],
    ["1,659.5", "1659.5"],
    ["0.125", "0.125"],
    ["007", "7"],
  ])("%s is %s", (text, value) => {
    expect(readDigits(text)?.value).toBe(value);
  });

  test("1.250 has two readings, 1.250,5 has one", () => {
    expect(readDigits("1.250")).toEqual({ value: "1250", asDecimal: "1.250" });
    expect(readDigits("1.250,5")).toEqual({ value: "1250.5" });
  });

  test.each([
    ["bốn mươi lăm", "45", 3],
    ["4 mươi lăm", "45", 3],
    ["bốn lăm", "45", 2],
    ["bon muoi lam", "45", 3],
    ["mười", "10", 1],
    ["mười hai", "12", 2],
    ["chín mươi chín phẩy năm", "99.5", 5],
    ["một trăm", "100", 2],
    ["một trăm linh năm", "105", 4],
    ["ba mươi", "30", 2],
    ["ba chục", "30", 2],
    ["bốn rưỡi", "4.5", 2],
    ["năm", "5", 1],
    ["forty five", "45", 2],
  ])("%s is %s", (text, value, length) => {
    expect(readNumber(tokenize(text), 0)).toMatchObject({ value, length });
  });

  test.each(["constructor", "toString", "__proto__", "không", "tâm", "tân", "hài", "và"])("%s is no number", (text) => {
    expect(readNumber(tokenize(text), 0)).toBeUndefined();
  });

  test("any whole number written with dots is read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const written = String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
        expect(readDigits(written)?.value).toBe(String(number));
      }),
    );
  });
});

describe("slips", () => {
  test.each([
    ["thanh", "tahnh", true],
    ["thanh", "thnh", true],
    ["thanh", "thaanh", true],
    ["thanh", "thamh", true],
    ["thanh", "thah", true],
    ["thanh", "tnah", false],
    ["thanh", "toan", false],
  ])("%s and %s: %s", (one, other, expected) => {
    expect(isOneSlip(one, other)).toBe(expected);
    expect(isOneSlip(other, one)).toBe(expected);
  });

  test("the index finds exactly the known words one slip away", () => {
    const words = ["thanh", "toan", "truc", "tuyen", "quan", "quang", "loan", "lang", "long"];
    const index = new SlipIndex();
    for (const word of words) index.add(word);
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(5), fc.constantFrom("", "a", "n", "x"), (word, at, letter) => {
        const typed = word.slice(0, at) + letter + word.slice(at + 1);
        expect(index.near(typed).toSorted()).toEqual(
          words.filter((known) => known !== typed && isOneSlip(known, typed)).toSorted(),
        );
      }),
    );
  });
});

test.each([
  ["huyeenj", "huyen"],
  ["naof", "nao"],
  ["duwowis", "duoi"],
  ["truwcj", "truc"],
  ["tuyeens", "tuyen"],
])("%s is Telex for %s", (typed, plain) => {
  expect(plainFromTelex(typed)).toBe(plain);
});
