import { describe, expect, it } from "vitest";
import { decideObligations } from "../../../src/domain/obligations.ts";
import type { Unit } from "../../../src/domain/unit.ts";
import { parsePlan } from "../../../src/plans/parse.ts";
import { PLAN_TEXT } from "./plan-text.ts";

const parsed = parsePlan(PLAN_TEXT, "thu.yaml");
if ("problems" in parsed) throw new Error("the test plan is broken");
// The reports of quarter I and of the year, before 25/02 and before 20/11, in 2024 and 2025, open 30 days ahead.
const { plan } = parsed;

type Place = Pick<Unit, "id" | "code" | "level" | "parentId"> & Partial<Unit>;

const unit = (place: Place): Unit => ({
  name: place.code,
  shortName: place.code,
  validFrom: "1997-01-01",
  validUntil: null,
  ...place,
});

const UNITS = [
  unit({ id: 1, code: "20", level: "province", parentId: null }),
  unit({ id: 2, code: "178", level: "district", parentId: 1 }),
  unit({ id: 3, code: "180", level: "district", parentId: 1, validUntil: "2024-11-20" }),
  unit({ id: 4, code: "181", level: "district", parentId: 1, validUntil: "2024-11-19" }),
  unit({ id: 5, code: "06001", level: "commune", parentId: 2 }),
  unit({ id: 6, code: "21", level: "province", parentId: null }),
  unit({ id: 7, code: "200", level: "district", parentId: 6 }),
];

const owed = (today: string, of = plan) =>
  decideObligations(of, UNITS, today).map(({ unitId, period }) => `${unitId} ${period}`);

describe("what is owed", () => {
  it("begins on the day a report opens, for the districts of the province alone", () => {
    expect(owed("2024-01-25")).toEqual([]);
    expect(owed("2024-01-26")).toEqual(["2 2024-Q1", "3 2024-Q1", "4 2024-Q1"]);
  });

  it("concerns units that exist on the last day on which the report is on time", () => {
    // Before 20/11: on time until 19/11. Unit 3 exists on that day for the last time, unit 4 no longer.
    expect(owed("2024-10-21").filter((line) => line.endsWith("2024-Y"))).toEqual(["2 2024-Y", "3 2024-Y"]);
  });

  it("only grows with time", () => {
    const all = owed("2030-01-01");

    expect(all.slice(0, 3)).toEqual(owed("2024-01-26"));
    expect(all).toHaveLength(7);
  });

  it("may concern the unit whose plan it is", () => {
    expect(owed("2024-01-26", { ...plan, scope: "06001", reporterLevels: ["commune"] })).toEqual(["5 2024-Q1"]);
  });

  it("is nothing for a plan of a unit nobody knows", () => {
    expect(owed("2030-01-01", { ...plan, scope: "99" })).toEqual([]);
  });
});
