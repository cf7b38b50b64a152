import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { dateOf, ZONE } from "../../../src/domain/time.ts";
import { decideWatch, latestDue, nextDue, sendingTime, type WatchSchedule } from "../../../src/domain/watch.ts";
import { isWorkingDay, type DayExceptions } from "../../../src/domain/working-days.ts";

const at = (text: string) => DateTime.fromISO(text, { zone: ZONE }) as DateTime<true>;
const none: DayExceptions = new Map();
const due = (schedule: WatchSchedule, now: string, exceptions = none, deadlines: string[] = []) =>
  latestDue(schedule, at(now), { exceptions, deadlines })?.toFormat("yyyy-MM-dd HH:mm");

describe("latestDue", () => {
  const monday: WatchSchedule = { kind: "weekly", weekday: 1, at: "08:00" };

  it("comes on its weekday, at its minute, not before", () => {
    expect(due(monday, "2024-08-12T07:59:59")).toBe("2024-08-05 08:00");
    expect(due(monday, "2024-08-12T08:00:00")).toBe("2024-08-12 08:00");
    expect(due(monday, "2024-08-18T23:59:59")).toBe("2024-08-12 08:00");
  });

  it("comes on the next working day when its own is off, even after a long Tết", () => {
    const off: DayExceptions = new Map([
      ["2024-09-02", "off"],
      ["2024-09-03", "off"],
    ]);
    expect(due(monday, "2024-09-03T09:00:00", off)).toBe("2024-08-26 08:00");
    expect(due(monday, "2024-09-04T08:00:00", off)).toBe("2024-09-04 08:00");
  });

  it("comes daily on working days, with a swapped Saturday", () => {
    const daily: WatchSchedule = { kind: "daily", at: "08:00" };
    expect(due(daily, "2024-08-18T12:00:00")).toBe("2024-08-16 08:00");
    expect(due(daily, "2024-08-17T12:00:00", new Map([["2024-08-17", "work"]]))).toBe("2024-08-17 08:00");
  });

  it("comes monthly, in a short month on its last day", () => {
    const last: WatchSchedule = { kind: "monthly", day: 31, at: "08:00" };
    expect(due(last, "2024-09-30T08:00:00")).toBe("2024-09-30 08:00");
    expect(due(last, "2024-02-29T08:00:00")).toBe("2024-02-29 08:00");
    expect(due({ ...last, day: 5 }, "2024-09-04T08:00:00")).toBe("2024-08-05 08:00");
  });

  it("comes working days before each deadline", () => {
    const before: WatchSchedule = { kind: "before-deadline", workingDays: 3, at: "08:00" };
    expect(due(before, "2024-08-21T07:59:00", none, ["2024-08-25"])).toBeUndefined();
    expect(due(before, "2024-08-21T08:00:00", none, ["2024-08-25"])).toBe("2024-08-21 08:00");
    expect(due(before, "2024-08-21T08:00:00", none, [])).toBeUndefined();
  });

  it("looks for changes every hour of office time only", () => {
    const change: WatchSchedule = { kind: "change" };
    expect(due(change, "2024-08-12T07:59:59")).toBeUndefined();
    expect(due(change, "2024-08-12T08:00:00")).toBe("2024-08-12 08:00");
    expect(due(change, "2024-08-12T16:59:59")).toBe("2024-08-12 16:00");
    expect(due(change, "2024-08-12T17:00:00")).toBeUndefined();
    expect(due(change, "2024-08-11T10:00:00")).toBeUndefined();
  });

  it("never comes on a day off nor in the future, and never goes back as time goes on", () => {
    const days = fc.integer({ min: 0, max: 720 });
    const schedules = fc.oneof(
      fc.constant<WatchSchedule>({ kind: "daily", at: "08:00" }),
      fc.integer({ min: 1, max: 7 }).map((weekday): WatchSchedule => ({ kind: "weekly", weekday, at: "14:30" })),
      fc.integer({ min: 1, max: 31 }).map((day): WatchSchedule => ({ kind: "monthly", day, at: "07:30" })),
    );
    fc.assert(
      fc.property(
        schedules,
        days,
        fc.integer({ min: 0, max: 200 }),
        fc.array(days, { maxLength: 30 }),
        (schedule, day, later, off) => {
          const start = at("2024-01-01T10:00:00");
          const exceptions: DayExceptions = new Map(off.map((one) => [dateOf(start.plus({ days: one })), "off"]));
          const calendar = { exceptions, deadlines: [] };
          const now = start.plus({ days: day });
          const first = latestDue(schedule, now, calendar);
          const second = latestDue(schedule, now.plus({ hours: later }), calendar);
          if (first) {
            expect(first <= now).toBe(true);
            expect(isWorkingDay(dateOf(first), exceptions)).toBe(true);
            expect(second !== undefined && second >= first).toBe(true);
          }
        },
      ),
    );
  });
});

describe("nextDue", () => {
  it("is the first moment that latestDue will give", () => {
    const schedules = fc.oneof(
      fc.integer({ min: 1, max: 7 }).map((weekday): WatchSchedule => ({ kind: "weekly", weekday, at: "08:00" })),
      fc.integer({ min: 1, max: 31 }).map((day): WatchSchedule => ({ kind: "monthly", day, at: "08:00" })),
      fc
        .integer({ min: 1, max: 10 })
        .map((count): WatchSchedule => ({ kind: "before-deadline", workingDays: count, at: "08:00" })),
    );
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 20_000 }), (schedule, hours) => {
        const calendar = { exceptions: none, deadlines: ["2024-08-25", "2026-12-31", "2028-01-01"] };
        const now = at("2024-01-01T00:00:00").plus({ hours });
        const next = nextDue(schedule, now, calendar);
        expect(next && next > now).toBe(true);
        expect(latestDue(schedule, next!, calendar)?.toMillis()).toBe(next?.toMillis());
        expect(latestDue(schedule, next!.minus({ seconds: 1 }), calendar)?.toMillis()).not.toBe(next?.toMillis());
      }),
      { numRuns: 20 },
    );
  });
});

describe("sendingTime", () => {
  it.each([
    ["08:00", "08:00"],
    ["08:01", "08:30"],
    ["06:59", "07:00"],
    ["17:30", "17:30"],
    ["17:31", "17:30"],
    ["23:59", "17:30"],
    ["00:00", "07:00"],
  ])("sends what is wished for %s at %s", (wished, sent) => expect(sendingTime(wished)).toBe(sent));
});

describe("decideWatch", () => {
  const weekly: WatchSchedule = { kind: "weekly", weekday: 1, at: "08:00" };
  const row = (unit: string, value = 1) => ({ unit, indicator: "online-payment", period: "2024-H1", value });

  it("speaks the first time and whenever anything differs", () => {
    expect(decideWatch(weekly, "nothing", [row("187")], null)).toBe("sent");
    expect(decideWatch(weekly, "nothing", [row("187", 2)], [row("187", 1)])).toBe("sent");
  });

  it("knows a line again whatever the order of its keys", () => {
    expect(decideWatch(weekly, "line", [{ unit: "187", value: 1 }], [{ value: 1, unit: "187" }])).toBe("same");
    expect(decideWatch(weekly, "line", [{ unit: "187" }], [{ unit: "187" }, { unit: "178" }])).toBe("sent");
  });

  it("says in a line, or not at all, that nothing is new", () => {
    expect(decideWatch(weekly, "line", [row("187")], [row("187")])).toBe("same");
    expect(decideWatch(weekly, "nothing", [row("187")], [row("187")])).toBe("silent");
  });

  it("speaks of a change only when something is in it that was not, however its figure moved", () => {
    const change: WatchSchedule = { kind: "change" };
    expect(decideWatch(change, "line", [row("187")], null)).toBe("silent");
    expect(decideWatch(change, "line", [row("187", 2)], [row("187", 1)])).toBe("silent");
    expect(decideWatch(change, "line", [], [row("187")])).toBe("silent");
    expect(decideWatch(change, "line", [row("187"), row("178")], [row("187")])).toBe("sent");
  });
});
