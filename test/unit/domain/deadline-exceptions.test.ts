import { describe, expect, it } from "vitest";
import { datesFor, decideMove, type DeadlineException } from "../../../src/domain/deadline-exceptions.ts";
import type { ScheduledReport } from "../../../src/domain/plan.ts";

const planned: ScheduledReport = {
  period: "2024-Q3",
  deadline: { kind: "before", on: "2024-08-25" },
  opensOn: "2024-07-26",
  lockedOn: "2024-09-24",
};

const moved = (on: string, reach: Pick<DeadlineException, "level" | "unit"> = {}): DeadlineException => ({
  ...planned,
  ...reach,
  deadline: { kind: "before", on },
  source: "CV 12",
});

describe("datesFor", () => {
  const commune = { code: "c1", level: "commune" } as const;
  const forAll = moved("2024-08-26");
  const forLevel = moved("2024-08-27", { level: "commune" });
  const forUnit = moved("2024-08-28", { unit: "c1" });
  const dueOn = (exceptions: DeadlineException[]) => datesFor(planned, exceptions, commune).deadline.on;

  it("takes the unit's own before its level's before everybody's before the plan's, in whatever order they stand", () => {
    expect(dueOn([])).toBe("2024-08-25");
    expect(dueOn([forAll])).toBe("2024-08-26");
    expect(dueOn([forAll, forLevel])).toBe("2024-08-27");
    expect(dueOn([forUnit, forLevel, forAll])).toBe("2024-08-28");
  });

  it("leaves alone what was moved for another unit, level or period", () => {
    expect(dueOn([moved("2024-08-28", { unit: "c2" }), moved("2024-08-27", { level: "district" })])).toBe("2024-08-25");
    expect(dueOn([{ ...forAll, period: "2024-Y" }])).toBe("2024-08-25");
  });
});

describe("decideMove", () => {
  it("moves the lock along and leaves the opening day", () => {
    expect(decideMove(planned, "2024-08-30", "2024-08-10")).toEqual({
      period: "2024-Q3",
      deadline: { kind: "before", on: "2024-08-30" },
      opensOn: "2024-07-26",
      lockedOn: "2024-09-29",
    });
  });

  it("opens no later than it is due", () => {
    expect(decideMove(planned, "2024-07-20", "2024-07-01")).toMatchObject({ opensOn: "2024-07-20" });
  });

  it("refuses the same day, a day that would make everybody late, and one that is another calendar", () => {
    expect(decideMove(planned, "2024-08-25", "2024-08-10")).toBe("same");
    expect(decideMove(planned, "2024-08-11", "2024-08-10")).toMatchObject({ deadline: { on: "2024-08-11" } });
    expect(decideMove(planned, "2024-08-10", "2024-08-10")).toBe("past");
    expect(decideMove(planned, "2024-11-23", "2024-08-10")).toMatchObject({ deadline: { on: "2024-11-23" } });
    expect(decideMove(planned, "2024-11-24", "2024-08-10")).toBe("too-far");
  });
});
