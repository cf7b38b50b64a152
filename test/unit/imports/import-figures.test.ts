import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "../../../src/domain/decimal.ts";
import { decideFigureImport, mergeIndicators, type ImportIndicator } from "../../../src/domain/import-figures.ts";
import { decideUnitImport, type UnitRecord } from "../../../src/domain/import-units.ts";
import { readShippedPlans } from "../../../src/plans/shipped.ts";
import { problems, sampleTable, table, writes } from "./table.ts";

const UNITS: readonly UnitRecord[] = [
  {
    code: "184",
    name: "Huyện Văn Quan",
    shortName: "Văn Quan",
    level: "district",
    parent: "20",
    validFrom: "1997-01-01",
    validUntil: "2025-07-01",
  },
  {
    code: "06253n",
    name: "Xã Văn Quan",
    shortName: "Văn Quan",
    level: "commune",
    parent: "20",
    validFrom: "2025-07-01",
    validUntil: null,
  },
];

const INDICATORS: readonly ImportIndicator[] = [
  { code: "paid", kind: "ratio", periods: ["Q1", "H1", "Q3", "Y"] },
  { code: "late", kind: "count", periods: ["Q1", "H1", "Q3", "Y"] },
  { code: "rank", kind: "count", periods: ["Y"], signed: true },
  { code: "days", kind: "ratio", periods: ["Y"], decimals: true, mostPercent: decimal(110) },
];

const HEAD = "unit,indicator,period,numerator,denominator,value";
const decide = (...rows: string[]) =>
  decideFigureImport(table([HEAD, ...rows].join("\n")), { units: UNITS, indicators: INDICATORS, existing: [] });

describe("figures", () => {
  it.each([
    ["a ratio", "184,paid,2024-Q1,3545,7880,"],
    ["a part as large as its whole", "184,paid,2024-Q1,7880,7880,"],
    ["nothing of nothing", "184,paid,2024-Q1,0,0,"],
    ["a percentage without parts", "184,paid,2024-Q1,,,45.5"],
    ["a percentage of 100", "184,paid,2024-Q1,,,100"],
    ["a count of zero", "184,late,2024-Q1,,,0"],
    ["a change of rank below zero", "184,rank,2024-Y,,,-3"],
    ["a typographic minus", "184,rank,2024-Y,,,−3"],
    ["days with decimals", "184,days,2024-Y,561.5,1659.5,"],
    ["work ahead of plan", "184,days,2024-Y,110,100,"],
    ["the last period of a unit", "184,paid,2025-H1,1,2,"],
    ["the first period of a unit", "06253n,paid,2025-Q3,1,2,"],
    ["the year in which a unit ended", "184,paid,2025-Y,1,2,"],
  ])("accept %s", (_, row) => {
    expect(problems(decide(row))).toEqual([]);
  });

  it.each([
    ["a part over its whole", "184,paid,2024-Q1,7881,7880,", "2 numerator part-over-whole"],
    ["something of nothing", "184,paid,2024-Q1,1,0,", "2 denominator denominator-zero"],
    ["half a dossier", "184,paid,2024-Q1,1.5,3,", "2 numerator not-whole"],
    ["half a dossier below", "184,paid,2024-Q1,1,3.5,", "2 denominator not-whole"],
    ["half a count", "184,late,2024-Q1,,,1.5", "2 value not-whole"],
    ["a negative count", "184,late,2024-Q1,,,-1", "2 value negative"],
    ["a negative part", "184,paid,2024-Q1,-1,3,", "2 numerator negative"],
    ["a percentage over 100", "184,paid,2024-Q1,,,100.01", "2 value percent-over-most"],
    ["more ahead of plan than can be", "184,days,2024-Y,111,100,", "2 numerator part-over-whole"],
    ["a part alone", "184,paid,2024-Q1,1,,", "2 denominator ratio-needs-parts"],
    ["a whole alone", "184,paid,2024-Q1,,1,", "2 numerator ratio-needs-parts"],
    ["parts and percentage", "184,paid,2024-Q1,1,2,50", "2 value ratio-both-ways"],
    ["a count in parts", "184,late,2024-Q1,1,2,", "2 numerator count-has-parts"],
    ["no number", "184,paid,2024-Q1,,,", "2 value figure-empty"],
    ["words for a number", "184,paid,2024-Q1,nhiều,7880,", "2 numerator not-a-number"],
    ["a decimal comma", '184,paid,2024-Q1,,,"45,5"', "2 value not-a-number"],
    ["a point that may group thousands", "184,paid,2024-Q1,3.546,7880,", "2 numerator thousands-point"],
    ["an unknown unit", "185,paid,2024-Q1,1,2,", "2 unit unknown-unit"],
    ["an unknown indicator", "184,pay,2024-Q1,1,2,", "2 indicator unknown-indicator"],
    ["a period that is none", "184,paid,2024-Q2,1,2,", "2 period not-a-period"],
    ["a period the indicator is not asked in", "184,rank,2024-Q1,,,1", "2 period period-not-asked"],
    ["a unit that has gone", "184,paid,2025-Q3,1,2,", "2 unit unit-not-then"],
    ["a unit that is not there yet", "06253n,paid,2025-H1,1,2,", "2 unit unit-not-then"],
  ])("object to %s", (_, row, expected) => {
    expect(problems(decide(row))).toEqual([expected]);
  });

  it("object to the same figure twice, naming where it came first", () => {
    const decision = decide("184,late,2024-Q1,,,1", "184,late,2024-H1,,,1", "184,late,2024-Q1,,,2");

    expect("problems" in decision && decision.problems).toEqual([
      { line: 4, column: "unit", fault: { code: "row-twice", firstLine: 2 } },
    ]);
  });

  it("write numbers in one way, whatever zeros they came with", () => {
    const { added } = writes(decide("184,late,2024-Q1,,,007", "184,paid,2024-Q1,,,45.50"));

    expect(added.map((figure) => figure.value)).toEqual(["7", "45.5"]);
  });

  it("that are there already are unchanged, others become new versions", () => {
    const number = fc.nat(10_000);
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const [part, whole] = a < b ? [a, b] : [b, a];
        const rows = (count: number) =>
          table([HEAD, `184,paid,2024-Q1,${part},${whole},`, `184,late,2024-Q1,,,${count}`].join("\n"));
        const context = { units: UNITS, indicators: INDICATORS };
        const { added } = writes(decideFigureImport(rows(c), { ...context, existing: [] }));
        const again = writes(decideFigureImport(rows(c), { ...context, existing: added }));
        const other = writes(decideFigureImport(rows(c + 1), { ...context, existing: added }));

        expect([again.added.length, again.changed.length, again.unchanged]).toEqual([0, 0, 2]);
        expect(other.changed.map(({ from, to }) => [from.value, to.value])).toEqual([[String(c), String(c + 1)]]);
      }),
    );
  });
});

it("indicators of several plans are asked for wherever one of them asks", () => {
  const merged = mergeIndicators([
    { indicators: [{ code: "a", kind: "count", periods: ["Y"] }] },
    { indicators: [{ code: "a", kind: "count", periods: ["Q1", "Y"], signed: true }] },
  ]);

  expect(merged).toEqual([{ code: "a", kind: "count", periods: ["Y", "Q1"], signed: true }]);
});

it("the sample's figures pass every check of an import", () => {
  const units = writes(decideUnitImport(sampleTable("units.csv"), [])).added;
  const indicators = mergeIndicators(readShippedPlans());

  expect(
    writes(decideFigureImport(sampleTable("figures.csv"), { units, indicators, existing: [] })).added,
  ).toHaveLength(1937);
});
