import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { daysLate, isOnTime, lateFrom, type Deadline } from "../../../src/domain/deadline.ts";
import {
  comparePeriods,
  getPeriod,
  nextPeriod,
  parsePeriod,
  previousPeriod,
  sameLastYear,
} from "../../../src/domain/period.ts";
import { addDays, dateOf, daysBetween, startOf, weekdayOf, ZONE } from "../../../src/domain/time.ts";
import { existsOn, type Unit } from "../../../src/domain/unit.ts";
import { countWorkingDays, isWorkingDay, shiftWorkingDays } from "../../../src/domain/working-days.ts";

const at = (iso: string): DateTime => DateTime.fromISO(iso, { zone: ZONE });
const none = new Map<string, "off" | "work">();

describe("before and by a date", () => {
  const before: Deadline = { kind: "before", on: "2024-02-25" };
  const by: Deadline = { kind: "by", on: "2024-02-25" };

  test.each([
    [before, "2024-02-24T23:59:59.999", true, 0],
    [before, "2024-02-25T00:00:00", false, 1],
    [before, "2024-02-26T08:00:00", false, 2],
    [by, "2024-02-25T23:59:59.999", true, 0],
    [by, "2024-02-26T00:00:00", false, 1],
  ])("%o, sent %s: on time %s, %d days late", (deadline, sent, onTime, late) => {
    expect(isOnTime(at(sent), deadline)).toBe(onTime);
    expect(daysLate(at(sent), deadline)).toBe(late);
  });

  test("the day is that of Viet Nam, whatever the zone of the instant", () => {
    expect(isOnTime(DateTime.fromISO("2024-02-24T16:59:59Z"), before)).toBe(true);
    expect(isOnTime(DateTime.fromISO("2024-02-24T17:00:00Z"), before)).toBe(false);
  });

  test("a Sunday moves nothing", () => {
    expect(lateFrom({ kind: "before", on: "2024-08-25" }).toISO()).toBe("2024-08-25T00:00:00.000+07:00");
  });
});

describe("dates are counted as the calendar has them", () => {
  const anyDay = fc.integer({ min: 0, max: 200_000 }).map((days) => DateTime.utc(1700, 1, 1).plus({ days }));

  test("in every century", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        const [date, other] = [day.toISODate() ?? "", day.plus({ days }).toISODate() ?? ""];
        expect(addDays(date, days)).toBe(other);
        expect(daysBetween(date, other)).toBe(days);
        expect(weekdayOf(date)).toBe(day.weekday);
      }),
    );
  });

  test.each([
    "2023-02-29",
    "2024-02-30",
    "2024-04-31",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "24-01-01",
    "mai",
    "",
  ])("%s is none", (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => weekdayOf(text)).toThrow(RangeError);
    expect(() => startOf(text)).toThrow(RangeError);
  });

  test("the zone knows Viet Nam's clocks as the time zone database does", () => {
    const years = fc.integer({ min: Date.UTC(1940, 0), max: Date.UTC(2100, 0) });
    const edges = [Date.UTC(1976, 0) - 1, Date.UTC(1976, 0), Date.UTC(1975, 5, 12), Date.UTC(1975, 5, 13)];
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...edges), years), (ms) => {
        const known = DateTime.fromMillis(ms, { zone: "Asia/Ho_Chi_Minh" });
        const ours = DateTime.fromMillis(ms, { zone: ZONE });
        expect(ours.toISO()).toBe(known.toISO());
        expect(ours.zoneName).toBe("Asia/Ho_Chi_Minh");
        expect(dateOf(known)).toBe(known.toISODate());
      }),
    );
  });
});

describe("working days", () => {
  test.each([
    [-1, "2024-08-23"],
    [-3, "2024-08-21"],
    [-7, "2024-08-15"],
    [-14, "2024-08-06"],
    [1, "2024-08-26"],
    [3, "2024-08-28"],
    [0, "2024-08-25"],
  ])("%d from Sunday 25/8/2024 is %s", (count, expected) => {
    expect(shiftWorkingDays("2024-08-25", count, none)).toBe(expected);
  });

  test("a holiday is skipped and a swapped Saturday counts", () => {
    const calendar = new Map<string, "off" | "work">([
      ["2024-08-22", "off"],
      ["2024-08-17", "work"],
    ]);
    expect(isWorkingDay("2024-08-17", calendar)).toBe(true);
    expect(shiftWorkingDays("2024-08-25", -3, calendar)).toBe("2024-08-20");
    expect(shiftWorkingDays("2024-08-25", -5, calendar)).toBe("2024-08-17");
  });

  test("counting and shifting agree", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
        const day = addDays("2023-01-01", offset);
        expect(countWorkingDays(shiftWorkingDays(day, -count, none), day, none)).toBe(count);
      }),
    );
  });

  test("counting is asking day by day", () => {
    const near = fc.integer({ min: -3, max: 30 });
    const calendar = fc.array(fc.tuple(near, fc.constantFrom("off", "work" as const)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), near, calendar, (offset, length, days) => {
        const from = addDays("2024-08-19", offset);
        const exceptions = new Map(days.map(([day, kind]) => [addDays(from, day), kind]));
        const asked = Array.from({ length: Math.max(0, length) }, (_, at) => addDays(from, at));
        const expected = asked.filter((day) => isWorkingDay(day, exceptions)).length;
        expect(countWorkingDays(from, addDays(from, length), exceptions)).toBe(expected);
      }),
    );
  });

  test("nothing is left once the date has come", () => {
    expect(countWorkingDays("2024-08-25", "2024-08-25", none)).toBe(0);
    expect(countWorkingDays("2024-08-26", "2024-08-25", none)).toBe(0);
  });
});

describe("periods", () => {
  test("there are four reports a year and no others", () => {
    expect(parsePeriod("2024-Q2")).toBeUndefined();
    expect(parsePeriod("2024-9M")).toBeUndefined();
    expect(previousPeriod(getPeriod("2024-Q1")).code).toBe("2023-Y");
    expect(sameLastYear(getPeriod("2024-Q3")).code).toBe("2023-Q3");
  });

  test("the one after the one before is the same, and order is that of time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.constantFrom("Q1", "H1", "Q3", "Y"), (year, kind) => {
        const period = getPeriod(`${year}-${kind}`);
        expect(nextPeriod(previousPeriod(period))).toEqual(period);
        expect(comparePeriods(previousPeriod(period), period)).toBeLessThan(0);
      }),
    );
  });
});

test("a unit exists from its first day to the day before its end", () => {
  const unit: Unit = {
    id: 1,
    code: "187",
    name: "Huyện",
    shortName: "",
    level: "district",
    parentId: null,
    validFrom: "1997-01-01",
    validUntil: "2025-07-01",
  };
  expect(["1996-12-31", "1997-01-01", "2025-06-30", "2025-07-01"].map((day) => existsOn(unit, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
