import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { decideRungs, isOfficeTime, rungDueAt } from "../../../src/domain/reminder.ts";
import { addDays, ZONE } from "../../../src/domain/time.ts";

const ladder = [-14, -7, -3, -1, 1, 3].map((workingDays) => ({ workingDays, at: "08:00" }));
const question = { deadline: { kind: "before", on: "2024-08-25" }, ladder, opensOn: "2024-07-26" } as const;
const none = new Map<string, "off" | "work">();
const at = (iso: string): DateTime => DateTime.fromISO(iso, { zone: ZONE });
const decide = (now: string, decided: number[] = []) =>
  decideRungs({ ...question, decided: new Set(decided) }, at(now), none).map((rung) => [
    rung.workingDays,
    rung.outcome,
  ]);

describe("the ladder before Sunday 25/8/2024", () => {
  test("has its rungs on 6, 15, 21, 23, 26 and 28 August", () => {
    const days = ladder.map((rung) => rungDueAt(rung, question.deadline, none).toFormat("d/M HH:mm"));
    expect(days).toEqual(["6/8 08:00", "15/8 08:00", "21/8 08:00", "23/8 08:00", "26/8 08:00", "28/8 08:00"]);
  });

  test("a rung is said on its day, not a minute before its hour, and once", () => {
    expect(decide("2024-08-15T07:59:59", [-14])).toEqual([]);
    expect(decide("2024-08-15T08:00:00", [-14])).toEqual([[-7, "sent"]]);
    expect(decide("2024-08-15T17:00:00", [-14, -7])).toEqual([]);
  });

  test("a missed rung is said on a later day and called late, but not on a day off or out of hours", () => {
    expect(decide("2024-08-10T09:00:00")).toEqual([]);
    expect(decide("2024-08-12T07:29:59")).toEqual([]);
    expect(decide("2024-08-12T07:30:00")).toEqual([[-14, "late"]]);
    expect(decide("2024-08-12T17:59:59")).toEqual([[-14, "late"]]);
    expect(decide("2024-08-12T18:00:00")).toEqual([]);
  });

  test("after an outage only the latest rung is said, the others are overtaken", () => {
    expect(decide("2024-08-22T10:00:00")).toEqual([
      [-14, "overtaken"],
      [-7, "overtaken"],
      [-3, "late"],
    ]);
    expect(decide("2024-08-23T10:00:00", [-14])).toEqual([
      [-7, "overtaken"],
      [-3, "overtaken"],
      [-1, "sent"],
    ]);
  });

  test("a rung from before the report was open is not owed", () => {
    const early = { ...question, opensOn: "2024-08-10", decided: new Set<number>() };
    expect(decideRungs(early, at("2024-08-12T08:00:00"), none)).toEqual([]);
  });
});

test("on any days and calendars: never twice, never out of hours, at most one said, none forgotten", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 * 24 }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom("off" as const, "work" as const)), {
        maxLength: 15,
      }),
      (hours, days) => {
        const exceptions = new Map(days.map(([offset, kind]) => [addDays("2024-07-20", offset), kind]));
        const decided = new Set<number>();
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const now = at("2024-07-26T00:30:00").plus({ hours: hour });
          const decisions = decideRungs({ ...question, decided }, now, exceptions);
          if (decisions.length) expect(isOfficeTime(now, exceptions)).toBe(true);
          expect(decisions.filter((rung) => rung.outcome !== "overtaken").length).toBe(decisions.length ? 1 : 0);
          for (const rung of decisions) {
            expect(decided.has(rung.workingDays)).toBe(false);
            expect(rung.dueAt <= now).toBe(true);
            decided.add(rung.workingDays);
          }
          if (isOfficeTime(now, exceptions))
            for (const rung of ladder) {
              const dueAt = rungDueAt(rung, question.deadline, exceptions);
              if (dueAt <= now && dueAt >= at(question.opensOn)) expect(decided.has(rung.workingDays)).toBe(true);
            }
        }
      },
    ),
  );
});
