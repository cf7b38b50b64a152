import { describe, expect, test } from "vitest";
import { decimal, plain } from "../../../src/domain/decimal.ts";
import type { FigureValue } from "../../../src/domain/figure.ts";
import { findDoubts, type CheckContext, type FigureCheck } from "../../../src/domain/figure-input-checks.ts";

const ratio = (numerator: number, denominator: number): FigureValue => ({
  kind: "ratio",
  numerator: decimal(numerator),
  denominator: decimal(denominator),
});
const count = (value: number): FigureValue => ({ kind: "count", count: decimal(value) });
const percent = (value: number): FigureValue => ({ kind: "percent", percent: decimal(value) });

const CONTEXT: CheckContext = {
  indicator: { code: "on-time", accumulation: "cumulative" },
  isSameYear: true,
  figures: new Map(),
  history: [],
  peers: [],
};

/** The kinds of what a check finds. */
function found(check: FigureCheck, value: FigureValue, context: Partial<CheckContext>): string[] {
  return findDoubts(value, [check], { ...CONTEXT, ...context }).map(({ kind }) => kind);
}

describe("below-previous", () => {
  const check: FigureCheck = { kind: "below-previous" };
  const previous = ratio(50, 100);

  test.each([
    ["a lower numerator", ratio(49, 100), ["below-previous"]],
    ["a lower denominator", ratio(50, 99), ["below-previous"]],
    ["the same parts", ratio(50, 100), []],
    ["higher parts and a lower rate", ratio(51, 200), []],
    ["a lower percentage", percent(10), []],
    ["a fact without number", { kind: "missing" } as const, []],
  ])("%s", (_, value, kinds) => {
    expect(found(check, value, { previous })).toEqual(kinds);
  });

  test("counts too, and only of cumulative figures within one year", () => {
    expect(found(check, count(2), { previous: count(3) })).toEqual(["below-previous"]);
    expect(found(check, count(3), { previous: count(3) })).toEqual([]);
    expect(found(check, count(2), { previous: count(3), isSameYear: false })).toEqual([]);
    expect(found(check, count(2), { previous: count(3), indicator: { code: "x", accumulation: "moment" } })).toEqual(
      [],
    );
    expect(found(check, count(2), {})).toEqual([]);
  });

  test("says which part and from what", () => {
    expect(findDoubts(ratio(60, 90), [check], { ...CONTEXT, previous })).toEqual([
      { kind: "below-previous", part: "denominator", given: decimal(90), before: decimal(100) },
    ]);
  });
});

test("repeats-last-year: the same parts after 1 January, not the same rate or count", () => {
  const check: FigureCheck = { kind: "repeats-last-year" };
  const context = { previous: ratio(50, 100), isSameYear: false };
  expect(found(check, ratio(50, 100), context)).toEqual(["repeats-last-year"]);
  expect(found(check, ratio(5, 10), context)).toEqual([]);
  expect(found(check, ratio(50, 100), { ...context, isSameYear: true })).toEqual([]);
  expect(found(check, count(0), { previous: count(0), isSameYear: false })).toEqual([]);
});

test("percent-only", () => {
  expect(found({ kind: "percent-only" }, percent(45), {})).toEqual(["percent-only"]);
  expect(found({ kind: "percent-only" }, ratio(45, 100), {})).toEqual([]);
});

describe("outlier", () => {
  const check: FigureCheck = { kind: "outlier", against: "peers", threshold: decimal("3.5"), atLeast: 5 };
  // Median 50, median distance 10: the limit is 3.5 × 10 / 0.6745 = 51.89… from 50.
  const peers = [30, 40, 50, 60, 70].map(count);

  test.each([
    [101, []],
    [102, ["outlier"]],
    [50, []],
  ])("%i", (value, kinds) => {
    expect(found(check, count(value), { peers })).toEqual(kinds);
  });

  test("the middle of numbers with different decimals, of an odd and of an even count", () => {
    const medianFor = (numbers: readonly string[]) => {
      const figures = numbers.map((number): FigureValue => ({ kind: "percent", percent: decimal(number) }));
      const [finding] = findDoubts(percent(99), [check], { ...CONTEXT, peers: figures });
      return finding?.kind === "outlier" ? plain(finding.median) : finding;
    };
    expect(medianFor(["9.95", "10", "-1", "10.125", "8.7"])).toBe("9.95");
    expect(medianFor(["9.95", "10", "-1", "10.125", "8.7", "10.5"])).toBe("9.975");
    expect(medianFor(["100", "9.5", "9", "9.3333333333333", "9.2", "9.6"])).toBe("9.4166666667");
  });

  test("needs enough figures and a spread", () => {
    expect(found(check, count(1000), { peers: peers.slice(1) })).toEqual([]);
    expect(found(check, count(1000), { peers: [50, 50, 50, 50, 51].map(count) })).toEqual([]);
    expect(found(check, count(1000), { peers: [...peers.slice(1), { kind: "missing" }] })).toEqual([]);
    expect(found(check, count(1000), { history: peers })).toEqual([]);
    expect(found({ ...check, against: "history" }, count(1000), { history: peers })).toEqual(["outlier"]);
  });
});

test("late-count: the count and denominator − numerator of the ratio agree, whichever comes second", () => {
  const check: FigureCheck = { kind: "late-count", count: "late", ratio: "on-time" };
  const late = { code: "late", accumulation: "cumulative" } as const;
  const rate = new Map([["on-time", ratio(95, 100)]]);
  expect(findDoubts(count(4), [check], { ...CONTEXT, indicator: late, figures: rate })).toEqual([
    { kind: "late-count", other: "on-time", given: decimal(4), expected: decimal(5) },
  ]);
  expect(found(check, count(5), { indicator: late, figures: rate })).toEqual([]);
  expect(found(check, ratio(95, 100), { figures: new Map([["late", count(6)]]) })).toEqual(["late-count"]);
  expect(found(check, ratio(95, 100), {})).toEqual([]);
  expect(found(check, percent(95), { figures: new Map([["late", count(6)]]) })).toEqual([]);
  expect(
    found(check, ratio(1, 2), { indicator: { ...late, code: "other" }, figures: new Map([["late", count(6)]]) }),
  ).toEqual([]);
});

test("a check may be limited to some indicators", () => {
  expect(found({ kind: "percent-only", only: ["satisfaction"] }, percent(45), {})).toEqual([]);
  expect(found({ kind: "percent-only", only: ["on-time"] }, percent(45), {})).toEqual(["percent-only"]);
});
