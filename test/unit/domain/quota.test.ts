import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countBotsNeeded,
  countReminders,
  decideAlerts,
  decideEconomy,
  findLastDay,
  forecastMonth,
  monthOf,
  type BotUse,
} from "../../../src/domain/quota.ts";
import { ZALO_BASIC } from "../../../src/platforms/zalo/settings.ts";
import { at } from "../../support/province.ts";

const WEEK = 7 * 24 * 60;
/** The end of the month is a day away. */
const LAST_DAY = at("2024-08-31T00:00:00");

function useOf(changes: Partial<BotUse> = {}): BotUse {
  return {
    limits: ZALO_BASIC,
    spent: 0,
    recent: { messages: 0, minutes: WEEK },
    remindersAhead: 0,
    people: 0,
    groups: 0,
    isStopped: false,
    ...changes,
  };
}

describe("a bot's month", () => {
  it("is the calendar month in Viet Nam", () => {
    const { startsAt, endsAt } = monthOf(at("2024-08-31T23:59:59"));
    expect([startsAt.toISO(), endsAt.toISO()]).toEqual([
      "2024-08-01T00:00:00.000+07:00",
      "2024-09-01T00:00:00.000+07:00",
    ]);
    // 31/8 at 17:00 in Greenwich is the first of September in Lạng Sơn.
    expect(monthOf(at("2024-08-31T17:00:00").setZone("UTC", { keepLocalTime: true })).startsAt.month).toBe(9);
  });

  it("is forecast from what was spent, reminders ahead, and the recent pace", () => {
    const use = useOf({ spent: 100, remindersAhead: 20, recent: { messages: 70, minutes: WEEK } });
    expect(forecastMonth(use, LAST_DAY)).toBe(100 + 20 + 10);
    expect(forecastMonth(use, at("2024-08-31T23:59:59"))).toBe(100 + 20 + 1);
    expect(forecastMonth(useOf(), LAST_DAY)).toBe(0);
  });

  it("never forecasts less than what is spent and owed, nor less for more", () => {
    const amount = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 40_000 }), (spent, messages, ahead, minutes) => {
        const use = useOf({ spent, remindersAhead: ahead, recent: { messages, minutes } });
        const forecast = forecastMonth(use, LAST_DAY);
        expect(forecast).toBeGreaterThanOrEqual(spent + ahead);
        expect(forecastMonth({ ...use, recent: { messages: messages + 1, minutes } }, LAST_DAY)).toBeGreaterThanOrEqual(
          forecast,
        );
      }),
    );
  });
});

describe("findLastDay", () => {
  const evening = at("2024-08-20T00:00:00");
  it("is the day on which the messages run out at an even pace", () => {
    const daily = (messages: number) => ({ messages: messages * 7, minutes: WEEK });
    // Twelve days are left, at a hundred a day.
    expect(findLastDay(useOf({ spent: 1800, recent: daily(100) }), evening)).toBeUndefined();
    expect(findLastDay(useOf({ spent: 1801, recent: daily(100) }), evening)).toBe("2024-08-31");
    expect(findLastDay(useOf({ spent: 2500, recent: daily(100) }), evening)).toBe("2024-08-25");
    expect(findLastDay(useOf({ spent: 3000, recent: daily(100) }), evening)).toBe("2024-08-20");
    expect(findLastDay(useOf({ spent: 3100 }), evening)).toBeUndefined();
  });
});

describe("decideEconomy", () => {
  const paced = { messages: 7 * 30, minutes: WEEK };
  it.each([
    [{}, "none"],
    [{ spent: 2549 }, "none"],
    [{ spent: 2550 }, "digest"],
    [{ spent: 2849 }, "digest"],
    [{ spent: 2850 }, "urgent-only"],
    // A day at thirty a day is left.
    [{ spent: 1000, remindersAhead: 1970, recent: paced }, "none"],
    [{ spent: 1000, remindersAhead: 1971, recent: paced }, "digest"],
    [{ spent: 2549, remindersAhead: 500 }, "digest"],
    [{ spent: 2550, remindersAhead: 450 }, "digest"],
    [{ spent: 2550, remindersAhead: 451 }, "urgent-only"],
    [{ isStopped: true }, "urgent-only"],
  ] as const)("%j: %s", (changes, economy) => {
    expect(decideEconomy(useOf(changes), LAST_DAY)).toBe(economy);
  });
});

describe("decideAlerts", () => {
  it.each([
    [2099, []],
    [2100, [70]],
    [2549, [70]],
    [2550, [85]],
    [2849, [85]],
    [2850, [95]],
    [9999, [95]],
  ])("%i messages: %j", (spent, thresholds) => {
    expect(decideAlerts(useOf({ spent }), new Set()).map(({ threshold }) => threshold)).toEqual(thresholds);
  });

  it("tells a threshold once, the next one when it is reached", () => {
    const raised = new Set(["messages~70"]);
    expect(decideAlerts(useOf({ spent: 2200 }), raised)).toEqual([]);
    expect(decideAlerts(useOf({ spent: 2600 }), raised)).toEqual([{ measure: "messages", threshold: 85 }]);
  });

  it("tells of people and groups before and when there is no room, and of a stop", () => {
    const measures = (use: Partial<BotUse>) => decideAlerts(useOf(use), new Set());
    expect(measures({ people: 44, groups: 2 })).toEqual([]);
    expect(measures({ people: 45 })).toEqual([{ measure: "people", threshold: 90 }]);
    expect(measures({ people: 50, groups: 3 })).toEqual([
      { measure: "people", threshold: 100 },
      { measure: "groups", threshold: 100 },
    ]);
    expect(measures({ isStopped: true })).toEqual([{ measure: "stopped", threshold: 100 }]);
  });
});

describe("countReminders", () => {
  it("counts one message a day for each person, whatever comes together on it", () => {
    const owed = [
      { people: [1, 2], days: ["2024-08-14", "2024-08-15", "2024-08-23"] },
      { people: [2], days: ["2024-08-23", "2024-09-02"] },
    ];
    expect(countReminders(owed, { from: "2024-08-15", until: "2024-09-01" })).toBe(4);
    expect(countReminders(owed, { from: "2024-08-15", until: "2024-08-23" })).toBe(2);
  });
});

describe("countBotsNeeded", () => {
  it.each([
    [{ people: 0, groups: 0, messages: 0 }, 0],
    [{ people: 50, groups: 3, messages: 3000 }, 1],
    [{ people: 51, groups: 0, messages: 0 }, 2],
    [{ people: 1, groups: 4, messages: 0 }, 2],
    [{ people: 50, groups: 0, messages: 6001 }, 3],
  ])("%j: %i", (need, bots) => {
    expect(countBotsNeeded(need, ZALO_BASIC)).toBe(bots);
  });
});
