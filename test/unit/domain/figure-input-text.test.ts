import { expect, test } from "vitest";
import { cleanText, fitsWord, takeApart } from "../../../src/domain/figure-input-text.ts";

test("every character has one form, alone and beside others", () => {
  // With a character behind it that is never in clean form, the whole text goes the long way.
  const zeroWidth = "\u200B";
  for (let code = 0; code < 0x3000; code += 1) {
    const text = `tỷ lệ ${String.fromCharCode(code)}a 5/7`;
    expect(cleanText(text)).toBe(cleanText(text + zeroWidth));
  }
});

test("look-alikes are written one way", () => {
  expect(cleanText("Ｔỷ lệ\u00A045％ – 3⁄4")).toBe("Tỷ lệ 45% - 3/4");
  expect(cleanText("\u00D0a\u0323t")).toBe("\u0110\u1EA1t");
});

test("a word is the same however it was typed", () => {
  const known = takeApart("hòa");
  for (const typed of ["hoà", "hòa", "ho\u0300a", "HOÀ", "hoa"]) expect(fitsWord(takeApart(typed), known)).toBe(true);
  expect(fitsWord(takeApart("hoá"), known)).toBe(false);
});
