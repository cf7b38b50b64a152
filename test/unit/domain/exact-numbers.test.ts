import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  decimal,
  divideDecimals,
  multiplyDecimals,
  plain,
  roundDecimal,
  subtractDecimals,
} from "../../../src/domain/decimal.ts";
import { aggregate, compareFigure, compareFigures, measure, type FigureValue } from "../../../src/domain/figure.ts";
import { formatFigure, formatNumber, formatSigned } from "../../../src/domain/number-format.ts";
import { standingOf, type Comparison } from "../../../src/domain/target.ts";

const ratio = (numerator: number, denominator: number): FigureValue => ({
  kind: "ratio",
  numerator: decimal(numerator),
  denominator: decimal(denominator),
});
const percent = (value: string): FigureValue => ({ kind: "percent", percent: decimal(value) });
const count = (value: number): FigureValue => ({ kind: "count", count: decimal(value) });
const target = (comparison: Comparison, value: number) => ({ comparison, value: decimal(value) });

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]) => ({ digits, scale }));

describe("decimals", () => {
  test("are read and written back without loss", () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(compareDecimals(decimal(plain(value)), value)).toBe(0);
      }),
    );
  });

  test.each(["", "1,5", "1e3", " 1", "0x1", "--1", "1.", ".5", "NaN"])("refuse %j", (text) => {
    expect(() => decimal(text)).toThrow(RangeError);
  });

  test("add, subtract and multiply as integers of one scale do", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0);
        expect(multiplyDecimals(a, b).digits * 10n ** BigInt(a.scale + b.scale - multiplyDecimals(a, b).scale)).toBe(
          a.digits * b.digits,
        );
      }),
    );
  });

  test("rounding is dividing by one", () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: 0, max: 9 }), (value, places) => {
        expect(plain(roundDecimal(value, places))).toBe(plain(divideDecimals(value, decimal(1), places)));
      }),
    );
  });

  test.each([
    [1, 3, 2, "0.33"],
    [2, 3, 2, "0.67"],
    [1, 8, 2, "0.13"],
    [-1, 8, 2, "-0.13"],
    [1, 200, 2, "0.01"],
    [561.5, 1659.5, 3, "0.338"],
  ])("%d / %d to %d places is %s", (a, b, places, expected) => {
    expect(plain(divideDecimals(decimal(a), decimal(b), places))).toBe(expected);
  });
});

describe("a figure against its target", () => {
  test.each([
    ["K5 at 99,0 % against trên 99 %", ratio(990, 1000), target(">", 99), "unmet"],
    ["K5 just above", ratio(99001, 100000), target(">", 99), "met"],
    ["K5 at 99,7 %", ratio(997, 1000), target(">", 99), "met"],
    ["K7 at 90,0 % against tối thiểu 90 %", ratio(900, 1000), target(">=", 90), "met"],
    ["K7 just below", ratio(89999, 100000), target(">=", 90), "unmet"],
    ["K3 at 45,0 % against trên 45 %", ratio(3546, 7880), target(">", 45), "unmet"],
    ["K3 one more", ratio(3547, 7880), target(">", 45), "met"],
    ["P7f at 30,0 % against từ 30 % trở lên", ratio(30, 100), target(">=", 30), "met"],
    ["= 100 % in full", ratio(230, 230), target("=", 100), "met"],
    ["= 100 % with one missing", ratio(229, 230), target("=", 100), "unmet"],
    ["no late dossier", count(0), target("=", 0), "met"],
    ["one late dossier", count(1), target("=", 0), "unmet"],
    ["a percentage without its parts", percent("45.01"), target(">", 45), "met"],
  ])("%s: %s", (_name, figure, wanted, expected) => {
    expect(standingOf(figure, wanted)).toBe(expected);
  });

  test("a missing figure is neither met nor unmet, and nothing measured is a third thing", () => {
    expect(standingOf(undefined, target(">", 45))).toBe("no-figure");
    expect(standingOf({ kind: "missing" }, target("<", 45))).toBe("no-figure");
    expect(standingOf({ kind: "not-applicable" }, target("=", 100))).toBe("not-applicable");
    expect(standingOf(ratio(0, 0), target("=", 100))).toBe("not-applicable");
  });

  test("two figures are ordered by their parts, however close", () => {
    expect(compareFigures(ratio(1, 3), ratio(333333, 1000000))).toBe(1);
    expect(compareFigures(ratio(2, 6), ratio(1, 3))).toBe(0);
    expect(compareFigures({ kind: "percent", percent: decimal(50) }, ratio(1, 3))).toBe(1);
    expect(compareFigures(ratio(1, 3), { kind: "percent", percent: decimal(50) })).toBe(-1);
    expect(compareFigures(ratio(1, 3), { kind: "missing" })).toBeUndefined();
  });
});

describe("the figure of a group", () => {
  test("sums the parts of rates and never averages them", () => {
    const total = aggregate([ratio(1, 2), ratio(0, 98)]);
    expect(total && measure(total, 2)).toEqual(decimal(1));
  });

  test("sums counts, leaves out members without a number, and is undefined where a weight is unknown", () => {
    expect(aggregate([count(3), { kind: "missing" }, count(4)])).toEqual(count(7));
    expect(aggregate([{ kind: "missing" }])).toBeUndefined();
    expect(aggregate([ratio(1, 2), { kind: "percent", percent: decimal(50) }])).toBeUndefined();
  });
});

describe("numbers as people read them", () => {
  test.each([
    ["1659.5", "1.659,5"],
    ["1200000", "1.200.000"],
    ["0.005", "0,01"],
    ["-6.06", "−6,06"],
    ["100", "100"],
  ])("%s is written %s", (value, expected) => {
    expect(formatNumber(decimal(value))).toBe(expected);
  });

  test("a change carries its sign", () => {
    expect([formatSigned(decimal("3.0858")), formatSigned(decimal("-1.4")), formatSigned(decimal(0))]).toEqual([
      "+3,09",
      "−1,4",
      "0",
    ]);
  });

  test("a shown percentage never contradicts the comparison it was made for", () => {
    expect(formatFigure(ratio(44988, 100000), [decimal(45)])).toBe("44,99%");
    expect(formatFigure(ratio(44998, 100000), [decimal(45)])).toBe("44,998%");
    expect(formatFigure(ratio(44998, 100000))).toBe("45%");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 100 }),
        (a, b, t) => {
          const figure = ratio(Math.min(a, b), b);
          const shown = formatFigure(figure, [decimal(t)]) as string;
          const back = decimal(shown.replaceAll(".", "").replace(",", ".").replace("%", ""));
          expect(compareDecimals(back, decimal(t))).toBe(compareFigure(figure, decimal(t)));
        },
      ),
    );
  });
});
