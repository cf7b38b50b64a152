import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, plain, type Decimal } from "../../../src/domain/decimal.ts";
import type { FigureValue } from "../../../src/domain/figure.ts";
import { parseFigure } from "../../../src/domain/figure-input.ts";
import type { FigureMeasure } from "../../../src/domain/figure-input-limits.ts";
import { formatFigure, formatNumber, formatSigned } from "../../../src/domain/number-format.ts";

const RATIO: FigureMeasure = {
  kind: "ratio",
  measure: { vi: "%", en: "%" },
  numerator: { vi: "hồ sơ thanh toán trực tuyến", en: "dossiers paid online" },
  denominator: { vi: "hồ sơ phải thanh toán", en: "dossiers to be paid" },
};
const COUNT: FigureMeasure = { kind: "count", measure: { vi: "hồ sơ", en: "dossiers" } };
const RANK: FigureMeasure = { kind: "count", signed: true, measure: { vi: "bậc", en: "places" } };
const DAYS: FigureMeasure = { kind: "count", decimals: true, measure: { vi: "ngày", en: "days" } };

const show = (number: Decimal) => plain(number);

function showValue(value: FigureValue): string {
  switch (value.kind) {
    case "ratio":
      return `${show(value.numerator)}/${show(value.denominator)}`;
    case "percent":
      return `${show(value.percent)}%`;
    case "count":
      return show(value.count);
    case "missing":
    case "not-applicable":
      return value.kind;
    default:
      return value satisfies never;
  }
}

/** The reading in a word: `3546/7880`, `ask 1.25% or 1250`, `no: not-whole`, `none`, `-`. */
function read(text: string, measure: FigureMeasure): string {
  const reading = parseFigure(text, measure);
  switch (reading.kind) {
    case "value":
      return showValue(reading.value);
    case "ambiguous": {
      const options = reading.options.map((option) =>
        option.kind === "value" ? showValue(option.value) : show(option.number),
      );
      return `ask ${options.join(" or ")}`;
    }
    case "word":
      return reading.reason === undefined ? reading.word : `${reading.word}: ${reading.reason}`;
    case "problem":
      return `no: ${reading.problem.rule}`;
    case "not-a-figure":
      return "-";
    default:
      return reading satisfies never;
  }
}

describe("a ratio", () => {
  test.each([
    ["3546/7880", "3546/7880"],
    ["3.546 / 7.880", "3546/7880"],
    ["3 546/7 880", "3546/7880"],
    ["3\u00a0546\u202f/\u20097\u00a0880", "3546/7880"],
    ["3,546/7,880", "3546/7880"],
    ["３５４６／７８８０", "3546/7880"],
    ["3546 trên 7880", "3546/7880"],
    ["tử 3546 mẫu 7880", "3546/7880"],
    ["tu so 3.546, mau so 7.880", "3546/7880"],
    ["Mẫu số là 7880 và tử số là 3546", "3546/7880"],
    ["numerator: 3546; denominator: 7880", "3546/7880"],
    ["3546 tren tong so 7880", "3546/7880"],
    ["3546 trên tổng số 7880".normalize("NFD"), "3546/7880"],
    ["3.546 hồ sơ trên tổng số 7.880 hồ sơ", "3546/7880"],
    ["3546 out of 7880", "3546/7880"],
    ["dạ 3546/7880 ạ.", "3546/7880"],
    ["“3546/7880”", "3546/7880"],
    ["3546/7880 = 45%", "3546/7880"],
    ["3.546/7.880 (45,0%)", "3546/7880"],
    ["45% (3546/7880)", "3546/7880"],
    ["3546/7880, đạt 45%", "3546/7880"],
    ["bốn lăm trên một trăm", "45/100"],
    ["809/809", "809/809"],
    ["0/12", "0/12"],
  ])("%s gives its parts", (text, expected) => {
    expect(read(text, RATIO)).toBe(expected);
  });

  test.each([
    ["45%", "45%"],
    ["45,0", "45%"],
    ["45", "45%"],
    ["41.05%", "41.05%"],
    ["99.7", "99.7%"],
    ["41.050%", "41.05%"],
    ["45 %", "45%"],
    ["45 phần trăm", "45%"],
    ["45 phan tram", "45%"],
    ["bốn lăm", "45%"],
    ["bon lam phan tram", "45%"],
    ["4 mươi lăm phần trăm", "45%"],
    ["bốn mươi lăm phẩy hai", "45.2%"],
    ["45 rưỡi", "45.5%"],
    ["đạt 45%", "45%"],
    ["0", "0%"],
    ["0%", "0%"],
    ["04", "4%"],
    ["100%", "100%"],
    ["100,0", "100%"],
  ])("%s is a percentage", (text, expected) => {
    expect(read(text, RATIO)).toBe(expected);
  });

  test.each([
    ["1.250", "ask 1.25% or 1250"],
    ["41.050", "ask 41.05% or 41050"],
    ["620 665", "ask 620/665 or 620665"],
    ["3546, 7880", "ask 3546/7880"],
    ["8/2024", "ask 8/2024"],
  ])("%s is asked back", (text, expected) => {
    expect(read(text, RATIO)).toBe(expected);
  });

  test("a printed denominator of the size of a year is no year", () => {
    expect(read("8/2.024", RATIO)).toBe("8/2024");
    expect(read("13/2024", RATIO)).toBe("13/2024");
  });

  test.each([
    ["7880/3546", "part-over-whole"],
    ["7881/7880", "part-over-whole"],
    ["0/0", "zero-of-zero"],
    ["5/0", "denominator-zero"],
    ["100,1%", "percent-over-most"],
    ["101", "needs-denominator"],
    ["3546", "needs-denominator"],
    ["45 hồ sơ", "needs-denominator"],
    ["-5/100", "negative"],
    ["-5%", "negative"],
    ["3,5/10", "not-whole"],
    ["khoảng 45%", "approximate"],
    ["~45%", "approximate"],
    ["3546/7880 = 46%", "percent-mismatch"],
    ["25/8", "part-over-whole"],
  ])("%s breaks the rule %s", (text, rule) => {
    expect(read(text, RATIO)).toBe(`no: ${rule}`);
  });

  test("a stated percentage may be rounded or cut, and no more", () => {
    expect(read("2/3 = 66,66%", RATIO)).toBe("2/3");
    expect(read("2/3 = 66,67%", RATIO)).toBe("2/3");
    expect(read("2/3 = 66,65%", RATIO)).toBe("no: percent-mismatch");
    expect(read("2/3 = 66,68%", RATIO)).toBe("no: percent-mismatch");
  });

  test("a plan may allow decimals in parts and more than the whole", () => {
    expect(read("561,5/1.659,5", { ...RATIO, decimals: true })).toBe("561.5/1659.5");
    expect(read("54/50", { ...RATIO, mostPercent: decimal(200) })).toBe("54/50");
    expect(read("108%", { ...RATIO, mostPercent: decimal(200) })).toBe("108%");
    expect(read("101/50", { ...RATIO, mostPercent: decimal(200) })).toBe("no: part-over-whole");
    expect(read("100/50", { ...RATIO, mostPercent: decimal(200) })).toBe("100/50");
  });
});

describe("a count", () => {
  test.each([
    ["12", "12"],
    ["0", "0"],
    ["1.250", "1250"],
    ["1,250", "1250"],
    ["1 250", "1250"],
    ["1.200.000", "1200000"],
    ["1tr2", "1200000"],
    ["1,2 triệu", "1200000"],
    ["3k5", "3500"],
    ["12k", "12000"],
    ["12 hồ sơ", "12"],
    ["có 12", "-"],
    ["mười hai", "12"],
    ["một triệu hai", "1200000"],
    ["12,0", "12"],
    ["năm", "5"],
    ["nam", "-"],
  ])("%s gives %s", (text, expected) => {
    expect(read(text, COUNT)).toBe(expected);
  });

  test.each([
    ["1.659,5", "not-whole"],
    ["1,5", "not-whole"],
    ["45%", "percent-for-count"],
    ["3/4", "ratio-for-count"],
    ["-2", "negative"],
    ["âm hai", "negative"],
  ])("%s breaks the rule %s", (text, rule) => {
    expect(read(text, COUNT)).toBe(`no: ${rule}`);
  });

  test("may be negative or have decimals where the plan says so", () => {
    expect(read("-2", RANK)).toBe("-2");
    expect(read("−2 bậc", RANK)).toBe("-2");
    expect(read("âm hai", RANK)).toBe("-2");
    expect(read("+4", RANK)).toBe("4");
    expect(read("1.659,5", DAYS)).toBe("1659.5");
    expect(read("1.659", DAYS)).toBe("1659");
    expect(read("1,659", DAYS)).toBe("1.659");
  });
});

describe("facts in words", () => {
  test.each([
    ["không có", "none"],
    ["ko có", "none"],
    ["k", "none"],
    ["Không", "none"],
    ["không có hồ sơ nào", "none"],
    ["chưa có hồ sơ nào", "none"],
    ["chưa có số liệu", "missing"],
    ["không có số liệu", "missing"],
    ["chx có sl", "missing"],
    ["chua co so lieu", "missing"],
    ["no data", "missing"],
    ["chưa có số liệu vì phần mềm lỗi", "missing: phần mềm lỗi"],
    ["Chưa có số liệu (quý 3 chưa khảo sát)", "missing: quý 3 chưa khảo sát"],
    ["không phát sinh", "not-applicable"],
    ["kps", "not-applicable"],
    ["không phát sinh do không có hồ sơ trễ", "not-applicable: không có hồ sơ trễ"],
    ["như kỳ trước", "same-as-last"],
    ["nhu ki truoc ạ", "same-as-last"],
    ["same as last period", "same-as-last"],
    ["N/A", "not-available"],
    ["không có không?", "-"],
    ["không có gì quan trọng", "-"],
  ])("%s is %s", (text, expected) => {
    expect(read(text, RATIO)).toBe(expected);
    expect(read(text, COUNT)).toBe(expected);
  });
});

test.each([
  ..."25/8/2024|25.8.2024|2024-08-25|0912345678|0912 345 678|0912.345.678|+84912345678|84912345678".split("|"),
  ..."quý 3|tháng 9|9 tháng|quý III/2024|Q3|8h30|10:30|12-15|497/QĐ-UBND|001099012345678|1.2.3|1..2|1,,2".split("|"),
  ..."45%?|đạt 45% chưa|huyện nào dưới 45%|trên 45%|dưới 45|45 điểm %|5½|m2|3 nghìn 54|bảy tám|hai mươi năm".split("|"),
  ..."tử 45|mẫu 45|tử mẫu 45|tử 1 tử 2 mẫu 3|tư trăm mẫu|45 tử 3 mẫu|45% 50%|1/2/3|/|%|-|+|.|,|(|45/|/45|45 trên".split(
    "|",
  ),
  "",
  "   ",
  "chưa có số liệu ".repeat(60),
])("%j never becomes a figure", (text) => {
  expect(read(text, RATIO)).toBe("-");
  expect(read(text, COUNT)).toBe("-");
});

describe("what the bot prints it reads", () => {
  const whole = fc.bigInt({ min: 0n, max: 999_999_999_999n }).map((digits): Decimal => ({ digits, scale: 0 }));
  const anyDecimal = fc
    .tuple(fc.bigInt({ min: -99_999_999n, max: 99_999_999n }), fc.nat(4))
    .map(([digits, scale]): Decimal => ({ digits, scale }));

  test("counts, with a sign and decimals where they may have them", () => {
    fc.assert(
      fc.property(anyDecimal, (number) => {
        const exact = plain(number);
        const measure = { ...DAYS, signed: true };
        expect(read(formatNumber(number, 4), measure)).toBe(exact);
        expect(read(formatSigned(number, 4), measure)).toBe(exact);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(whole, (number) => {
        expect(read(formatNumber(number), COUNT)).toBe(plain(number));
      }),
      { numRuns: 2000 },
    );
  });

  test("percentages as they are shown, also those that need more decimals beside a target", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 7880n),
        fc.bigInt(1n, 7880n),
        fc.constantFrom(45, 90, 99, 100),
        (part, rest, target) => {
          const value: FigureValue = {
            kind: "ratio",
            numerator: decimal(part),
            denominator: decimal(part + rest),
          };
          const shown = formatFigure(value, [decimal(target)]) ?? "";
          const alone = read(shown, RATIO);
          expect(alone).toMatch(/^\d+(\.\d+)?%$/);
          expect(formatNumber(decimal(alone.slice(0, -1)), 10) + "%").toBe(shown);
          const whole = `${formatNumber(value.numerator)}/${formatNumber(value.denominator)}`;
          expect(read(whole, RATIO)).toBe(`${part}/${part + rest}`);
          expect(read(`${whole} = ${shown}`, RATIO)).toBe(`${part}/${part + rest}`);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test("any string is read without a fault, and a value never breaks a hard rule", () => {
  const pieces = fc.constantFrom(
    ..."0 1 45 3.546 7,880 / % . , - + ( ) = trên phần trăm mươi lăm triệu tr k rưỡi phẩy không có vì : ? \u0301 \u00a0 ạ".split(
      " ",
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join(" ")),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(RATIO, COUNT, RANK, DAYS), (typed, measure) => {
      const reading = parseFigure(typed, measure);
      if (reading.kind !== "value") return;
      const { value } = reading;
      if (value.kind === "ratio") {
        expect(value.denominator.digits > 0n && value.numerator.digits >= 0n).toBe(true);
        expect(value.numerator.digits <= value.denominator.digits).toBe(true);
      }
      if (value.kind === "percent") expect(Number(plain(value.percent))).toBeLessThanOrEqual(100);
      if (value.kind === "count" && !measure.signed) expect(value.count.digits >= 0n).toBe(true);
      expect(measure.kind === "ratio").toBe(value.kind !== "count");
    }),
    { numRuns: 20_000 },
  );
});
