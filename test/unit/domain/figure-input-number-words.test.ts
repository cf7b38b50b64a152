import fc from "fast-check";
import { expect, test } from "vitest";
import { plain } from "../../../src/domain/decimal.ts";
import { parseNumberWords } from "../../../src/domain/number-words.ts";

const read = (text: string) => {
  const value = parseNumberWords(text.split(" "));
  return value && plain(value);
};

test.each([
  ["không", "0"],
  ["mười", "10"],
  ["mười lăm", "15"],
  ["hai mươi mốt", "21"],
  ["hai mươi tư", "24"],
  ["bốn mươi lăm", "45"],
  ["bốn lăm", "45"],
  ["bon lam", "45"],
  ["bon muoi lam", "45"],
  ["4 mươi lăm", "45"],
  ["4 mươi 5", "45"],
  ["chín chín", "99"],
  ["chín tám", "98"],
  ["hai chục", "20"],
  ["một trăm", "100"],
  ["một trăm linh năm", "105"],
  ["một trăm lẻ tư", "104"],
  ["hai trăm tư", "240"],
  ["2 trăm rưỡi", "250"],
  ["hai trăm năm mươi", "250"],
  ["ba nghìn năm trăm bốn mươi sáu", "3546"],
  ["bảy ngàn tám trăm tám mươi", "7880"],
  ["một nghìn không trăm linh năm", "1005"],
  ["3 nghìn 546", "3546"],
  ["3 nghìn 5", "3500"],
  ["một triệu hai", "1200000"],
  ["1,2 triệu", "1200000"],
  ["triệu", undefined],
  ["một triệu hai trăm nghìn", "1200000"],
  ["hai tỷ", "2000000000"],
  ["một triệu rưỡi", "1500000"],
  ["bốn mươi phẩy năm", "40.5"],
  ["ba phẩy không năm", "3.05"],
  ["45 phẩy hai lăm", "45.25"],
  ["bốn mươi rưỡi", "40.5"],
  ["âm hai", "-2"],
  // What may be two things is none.
  ["bảy tám", undefined],
  ["một hai", undefined],
  ["hai mươi năm", undefined],
  ["hai trăm năm", undefined],
  ["hai nghìn năm", undefined],
  ["3 nghìn 54", undefined],
  ["hai triệu ba tỷ", undefined],
  ["nam", undefined],
  ["sau", undefined],
  ["tạm", undefined],
  ["mươi", undefined],
  ["hai mươi mươi", undefined],
  ["phẩy năm", undefined],
  ["bốn phẩy", undefined],
  ["bốn huyện", undefined],
])("%s is %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

const DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split(" ");

/** A number below one thousand as it is taught in school. */
function spell(number: number, isWhole: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const head = hundreds > 0 || !isWhole ? [`${DIGITS[hundreds]} trăm`] : [];
  if (tens === 0)
    return [...head, ...(ones > 0 || head.length === 0 ? [head.length ? "linh" : "", DIGITS[ones]] : [])]
      .join(" ")
      .trim();
  const unit = ones === 0 ? "" : ones === 5 ? "lăm" : ones === 1 && tens > 1 ? "mốt" : DIGITS[ones];
  return [...head, tens === 1 ? "mười" : `${DIGITS[tens]} mươi`, unit].join(" ").trim();
}

function spellAll(number: number): string {
  const groups = [
    [Math.floor(number / 1_000_000), "triệu"],
    [Math.floor(number / 1000) % 1000, "nghìn"],
    [number % 1000, ""],
  ] as const;
  const said: string[] = [];
  for (const [group, scale] of groups) if (group > 0) said.push(`${spell(group, said.length === 0)} ${scale}`.trim());
  return said.join(" ") || "không";
}

test("every number as it is said in full, with and without diacritics", () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (number) => {
      const said = spellAll(number).replace(/ +/g, " ");
      expect(read(said), said).toBe(String(number));
      const bare = said
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
        .replaceAll("đ", "d");
      if (bare.includes(" ")) expect(read(bare), bare).toBe(String(number));
    }),
    { numRuns: 3000 },
  );
});
