import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tabulateLadder } from "../../../src/plans/ladder-table.ts";
import { readShippedPlans } from "../../../src/plans/shipped.ts";

/**
 * Worked out apart from the program: the official days off of 2023 to 2026, and for 2027 to 2030 those that law and
 * lunar calendar give, counted by hand over the four deadlines of each year.
 */
const expected: Record<string, string>[] = parse(readFileSync(join(import.meta.dirname, "ladder-2023-2030.csv")), {
  columns: true,
});

const [plan] = readShippedPlans().filter(({ code }) => code === "lang-son-2024");
const years = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];

describe("the ladder of 2023 to 2030", () => {
  const rows = new Map(tabulateLadder(plan!, years).map((row) => [row.period, row]));

  it.each(expected)("goes out on the days worked out by hand for $period", ({ period, last_day: last, ...rungs }) => {
    const row = rows.get(period as string);
    expect(row?.lastDay).toBe(last);
    const days = Object.fromEntries(row?.rungs.map(({ workingDays, on }) => [String(workingDays), on]) ?? []);
    expect(days).toMatchObject(rungs);
  });

  it("covers all four deadlines of all eight years", () => {
    expect([...rows.keys()].toSorted()).toEqual(expected.map(({ period }) => period).toSorted());
  });

  it("starts before Tết when a deadline comes three working days after it, in 2026", () => {
    const rungs = rows.get("2026-Q1")?.rungs.map(({ on }) => on);
    expect(rungs?.slice(0, 4)).toEqual(["2026-01-29", "2026-02-09", "2026-02-13", "2026-02-24"]);
  });

  it("says of which years the days off are only expected", () => {
    expect(rows.get("2026-Y")?.isExpected).toBe(false);
    expect(rows.get("2027-Q1")?.isExpected).toBe(true);
  });
});
