import { describe, expect, it } from "vitest";
import { fromLunar, proposeDaysOff } from "../../../src/plans/holiday-proposal.ts";

describe("fromLunar", () => {
  // Worked out by hand from tables of new moons for UTC+7; the Chinese calendar has 18/2/2007 and 3/2/2030.
  it.each([
    [2007, "2007-02-17"],
    [2023, "2023-01-22"],
    [2024, "2024-02-10"],
    [2025, "2025-01-29"],
    [2026, "2026-02-17"],
    [2027, "2027-02-06"],
    [2028, "2028-01-26"],
    [2029, "2029-02-13"],
    [2030, "2030-02-02"],
  ])("finds Tết of %i", (year, tet) => {
    expect(fromLunar(year, 1, 1)).toBe(tet);
  });

  it("counts a month after a leap month: the tenth of the third month of 2023, which had a leap second month", () => {
    expect(fromLunar(2023, 3, 10)).toBe("2023-04-29");
  });
});

describe("proposeDaysOff", () => {
  const days = (year: number) => proposeDaysOff(year).map(({ day }) => day);

  it("gives the law's days of 2027, with days in lieu of those on a weekend", () => {
    expect(days(2027)).toEqual([
      "2027-01-01",
      ...["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11"],
      "2027-04-16",
      ...["2027-04-30", "2027-05-01", "2027-05-03"],
      ...["2027-09-02", "2027-09-03"],
      "2027-11-24",
    ]);
  });

  it("has 24/11 from the year of its resolution on", () => {
    expect(days(2025)).not.toContain("2025-11-24");
    expect(days(2026)).toContain("2026-11-24");
  });

  it("takes the eve of 2/9 where that makes the longer rest", () => {
    expect(days(2025)).toEqual(expect.arrayContaining(["2025-09-01", "2025-09-02"]));
    expect(days(2024)).toEqual(expect.arrayContaining(["2024-09-02", "2024-09-03"]));
  });

  it("names a source for every day, and no day twice", () => {
    for (const year of [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]) {
      expect(new Set(days(year)).size).toBe(days(year).length);
      expect(proposeDaysOff(year).every(({ source }) => source !== "")).toBe(true);
    }
  });
});
