import { describe, expect, it } from "vitest";
import { findCalendarGap } from "../../../src/domain/calendar-watch.ts";
import { joinDays, listDays } from "../../../src/domain/day-ranges.ts";

const none: ReadonlySet<number> = new Set();
const report = (code: string) => ({
  period: code,
  deadline: { kind: "before" as const, on: "2027-02-25" },
  opensOn: "2027-01-26",
  lockedOn: "2027-03-27",
});

describe("findCalendarGap", () => {
  it("is silent until 31 October and asks from 1 November on", () => {
    expect(findCalendarGap("2026-10-31", { confirmed: none, proposed: none }, [])).toBeUndefined();
    expect(findCalendarGap("2026-11-01", { confirmed: none, proposed: none }, [])).toEqual({
      year: 2027,
      days: "missing",
      plans: [],
    });
  });

  it("goes on asking while days are only proposed, and is silent once they are confirmed", () => {
    const year = new Set([2027]);
    expect(findCalendarGap("2026-12-01", { confirmed: none, proposed: year }, [])?.days).toBe("proposed");
    expect(findCalendarGap("2026-12-01", { confirmed: year, proposed: none }, [])).toBeUndefined();
  });

  it("names plans in force next year that have no deadline in it, and no others", () => {
    const confirmed = new Set([2027]);
    const plans = [
      { code: "goes-on", validUntil: "2028-01-01", calendar: [report("2026-Y")] },
      { code: "has-one", validUntil: "2028-01-01", calendar: [report("2027-Q1")] },
      { code: "ends", validUntil: "2026-12-31", calendar: [] },
    ];
    expect(findCalendarGap("2026-12-01", { confirmed, proposed: none }, plans)).toEqual({
      year: 2027,
      days: "sound",
      plans: ["goes-on"],
    });
  });
});

describe("joinDays", () => {
  const off = (day: string, name = "Tết") => ({ day, kind: "off" as const, name, source: "TB 6150" });

  it("joins days in a row under one name, over the end of a month", () => {
    expect(joinDays([off("2025-01-31"), off("2025-02-01"), off("2025-02-02"), off("2025-02-04")])).toEqual([
      { from: "2025-01-31", to: "2025-02-02", kind: "off", name: "Tết", source: "TB 6150" },
      { from: "2025-02-04", to: "2025-02-04", kind: "off", name: "Tết", source: "TB 6150" },
    ]);
  });

  it("keeps apart what is called or meant differently", () => {
    const days = [off("2025-04-30"), off("2025-05-01", "1/5"), { ...off("2025-05-02", "1/5"), kind: "work" as const }];
    expect(joinDays(days)).toHaveLength(3);
  });

  it("lists what it has joined", () => {
    expect(listDays("2024-02-28", "2024-03-01")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
  });
});
