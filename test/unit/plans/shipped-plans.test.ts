import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lastDay } from "../../../src/domain/deadline.ts";
import { decideWorkingDayImport } from "../../../src/domain/import-working-days.ts";
import { plain } from "../../../src/domain/decimal.ts";
import { indicatorsOf, type Plan } from "../../../src/domain/plan.ts";
import { standingOf } from "../../../src/domain/target.ts";
import { weekdayOf } from "../../../src/domain/time.ts";
import { shiftWorkingDays } from "../../../src/domain/working-days.ts";
import { readShippedPlans, readShippedWorkingDays } from "../../../src/plans/shipped.ts";
import { decimal } from "../../../src/domain/decimal.ts";

function rowsOf(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(`../../../src/sample/data/${file}`, import.meta.url)), { columns: true });
}

function getPlan(code: string): Plan {
  const plan = readShippedPlans().find((candidate) => candidate.code === code);
  if (!plan) throw new Error(`no plan ${code}`);
  return plan;
}

describe("lang-son-2024", () => {
  const plan = getPlan("lang-son-2024");

  it("has the sample's indicators, in its order, with its targets and sources", () => {
    const planned = plan.indicators.map(({ code, name, kind, measure, target }) => ({
      code,
      name: name.vi,
      unit: measure.vi,
      kind,
      comparison: target?.comparison ?? "",
      target: target ? plain(target.value) : "",
      source: target?.source ?? "",
    }));

    expect(planned).toEqual(rowsOf("indicators.csv"));
  });

  it("has the sample's calendar", () => {
    const due = plan.calendar.map(({ period, deadline }) => ({ code: period, due_before: deadline.on }));

    expect(due).toEqual(rowsOf("periods.csv").map(({ code, due_before }) => ({ code, due_before })));
    expect(new Set(plan.calendar.map(({ deadline }) => deadline.kind))).toEqual(new Set(["before"]));
  });

  it("asks for the index once a year and for everything else in every report", () => {
    expect(indicatorsOf(plan, "Q1").map((indicator) => indicator.code)).not.toContain("par-index-rank-change");
    expect(indicatorsOf(plan, "Q1")).toHaveLength(11);
    expect(indicatorsOf(plan, "Y")).toHaveLength(12);
  });

  it("reminds 14, 7, 3 and 1 working days before and 1, 3 and 5 after, at 08:00", () => {
    expect(plan.ladder.map((rung) => `${rung.workingDays} ${rung.at}`)).toEqual([
      "-14 08:00",
      "-7 08:00",
      "-3 08:00",
      "-1 08:00",
      "1 08:00",
      "3 08:00",
      "5 08:00",
    ]);
  });
});

describe("tu-xuyen-2023", () => {
  const plan = getPlan("tu-xuyen-2023");
  const target = (code: string) => plan.indicators.find((indicator) => indicator.code === code)?.target;

  it("has every target of the document, with its comparison", () => {
    const targets = plan.indicators.map((indicator) => [
      indicator.code,
      indicator.target?.comparison,
      indicator.target && plain(indicator.target.value),
      indicator.target?.source,
    ]);

    expect(targets).toEqual([
      ["par-index-rank-change", ">=", "4", "tu-xuyen-2023 II.1"],
      ["legal-texts-proper", "=", "100", "tu-xuyen-2023 II.2"],
      ["delegated-texts-timely", "=", "100", "tu-xuyen-2023 II.2"],
      ["enforcement-issues-handled", "=", "100", "tu-xuyen-2023 II.2"],
      ["business-rules-cut", ">=", "20", "tu-xuyen-2023 II.3"],
      ["compliance-cost-cut", ">=", "20", "tu-xuyen-2023 II.3"],
      ["handling-time-cut", ">=", "30", "tu-xuyen-2023 II.3"],
      ["on-time", ">", "99", "tu-xuyen-2023 II.3"],
      ["late-explained", "=", "100", "tu-xuyen-2023 II.3"],
      ["training-plan-done", "=", "100", "tu-xuyen-2023 II.5"],
      ["unified-platform-operations", "=", "100", "tu-xuyen-2023 II.7"],
      ["multi-device-services", "=", "100", "tu-xuyen-2023 II.7"],
      ["full-online-settled", ">=", "50", "tu-xuyen-2023 II.7"],
      ["digitised-results", ">=", "60", "tu-xuyen-2023 II.7"],
      ["payable-procedures", ">=", "80", "tu-xuyen-2023 II.7"],
      ["online-payment", ">=", "30", "tu-xuyen-2023 II.7"],
      ["report-regimes-connected", "=", "100", "tu-xuyen-2023 II.7"],
    ]);
  });

  it("keeps both numbers that the document gives for digitising, and says so", () => {
    expect(target("digitised-results")?.alsoWritten?.map(plain)).toEqual(["55"]);
    expect(target("digitised-results")?.note?.vi).toContain("60%, 55%");
  });

  it.each([
    ["on-time", 99, 100, "unmet"],
    ["on-time", 9901, 10_000, "met"],
    ["online-payment", 30, 100, "met"],
    ["online-payment", 2999, 10_000, "unmet"],
    ["late-explained", 0, 0, "not-applicable"],
  ])("%s at %d of %d is %s", (code, numerator, denominator, expected) => {
    const found = target(code);

    expect(
      found && standingOf({ kind: "ratio", numerator: decimal(numerator), denominator: decimal(denominator) }, found),
    ).toBe(expected);
  });
});

it("the plans call one measure one thing: same code, same kind", () => {
  const kinds = new Map<string, string>();
  for (const indicator of readShippedPlans().flatMap((plan) => plan.indicators)) {
    expect(kinds.get(indicator.code) ?? indicator.kind).toBe(indicator.kind);
    kinds.set(indicator.code, indicator.kind);
  }
  expect(kinds.size).toBe(24);
});

describe("working days", () => {
  const days = readShippedWorkingDays();
  const exceptions = new Map(days.map(({ day, kind }) => [day, kind]));

  it("pass the checks of an import, every row with its source", () => {
    const rows = days.map((cells, index) => ({ line: index + 2, cells: { ...cells } }));
    const decision = decideWorkingDayImport({ columns: ["day", "kind", "name", "source"], rows }, []);

    expect(decision).toMatchObject({ writes: { changed: [], unchanged: 0 } });
    expect(new Set(days.map(({ day }) => day.slice(0, 4)))).toEqual(new Set(["2023", "2024", "2025", "2026"]));
  });

  it("swap a working Saturday for each weekday off that is no holiday", () => {
    const worked = days.filter(({ kind }) => kind === "work");

    expect(worked.map(({ day }) => day)).toEqual(["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]);
    expect(worked.every(({ day }) => weekdayOf(day) === 6)).toBe(true);
    expect(days.filter(({ name }) => name.startsWith("Hoán đổi"))).toHaveLength(worked.length);
  });

  it("make 25/2/2026 the third working day after Tết", () => {
    expect(shiftWorkingDays("2026-02-13", 3, exceptions)).toBe("2026-02-25");
  });

  it("bring the ladder of 25/2/2026 back over Tết, and still within the time the report is open", () => {
    const report = getPlan("lang-son-2024").calendar.find(({ period }) => period === "2026-Q1");
    const earliest = shiftWorkingDays("2026-02-25", -14, exceptions);

    expect(earliest).toBe("2026-01-29");
    expect(report && report.opensOn <= earliest && lastDay(report.deadline) === "2026-02-24").toBe(true);
  });

  it("leave every rung of every deadline within the time its report is open", () => {
    for (const plan of readShippedPlans())
      for (const { period, deadline, opensOn, lockedOn } of plan.calendar)
        for (const { workingDays } of plan.ladder) {
          const day = shiftWorkingDays(deadline.on, workingDays, exceptions);
          expect(`${period} ${day >= opensOn && day < lockedOn}`).toBe(`${period} true`);
        }
  });
});
