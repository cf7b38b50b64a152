import fc from "fast-check";
import type { DateTime } from "luxon";
import { expect, test } from "vitest";
import { PRIORITIES, TONES, type OfficeHours } from "../../../src/domain/plan.ts";
import { addDays, startOf } from "../../../src/domain/time.ts";
import { expectMomentOf, Model, PERSONAL, type ModelEvent, type ModelSetting } from "./model.ts";

const OPENS = "2024-08-05";
/** Days from the opening in which things happen; deadlines lie in their middle. */
const DAYS = 20;
/** The last rung may wait for the first working day of a week. */
const QUIET_UNTIL = 42;

const moments = new Map<number, DateTime>();

/** A full hour so many days after the opening, made once. */
function momentOf(day: number, hour: number): DateTime {
  const key = day * 24 + hour;
  const moment = moments.get(key) ?? startOf(addDays(OPENS, day)).set({ hour });
  moments.set(key, moment);
  return moment;
}

const hours: fc.Arbitrary<OfficeHours> = fc.constantFrom(
  { from: "07:30", until: "18:00", lunchFrom: "11:30", lunchUntil: "13:30" },
  { from: "08:00", until: "17:00", lunchFrom: "12:00", lunchUntil: "13:00" },
);
const clockTime = fc.constantFrom("08:00", "08:00", "08:30", "12:00", "14:00", "16:00", "06:00", "17:45", "22:00");
const rung = fc.record({
  workingDays: fc.integer({ min: -6, max: 4 }),
  at: clockTime,
  to: fc.uniqueArray(fc.constantFrom(...PERSONAL), { minLength: 1, maxLength: 3 }),
  tone: fc.constantFrom(...TONES),
  priority: fc.constantFrom(...PRIORITIES),
});
const plan = fc.record({
  ladder: fc.uniqueArray(rung, { selector: ({ workingDays }) => workingDays, minLength: 1, maxLength: 4 }),
  officeHours: hours,
});
const person = fc.integer({ min: 0, max: 2 });
const report = fc.record({
  plan: fc.integer({ min: 0, max: 1 }),
  deadline: fc.record({
    kind: fc.constantFrom("before" as const, "by" as const),
    on: fc.integer({ min: 6, max: 13 }).map((days) => addDays(OPENS, days)),
  }),
  readers: fc.array(fc.record({ person, recipient: fc.constantFrom(...PERSONAL) }), { minLength: 1, maxLength: 3 }),
});
const setting: fc.Arbitrary<ModelSetting> = fc.record({
  exceptions: fc
    .array(fc.tuple(fc.integer({ min: 0, max: DAYS }), fc.constantFrom("off" as const, "work" as const)), {
      maxLength: 6,
    })
    .map((days) => new Map(days.map(([offset, kind]) => [addDays(OPENS, offset), kind]))),
  plans: fc.tuple(plan, plan),
  reports: fc.array(report, { minLength: 1, maxLength: 3 }),
  people: fc.tuple(
    ...[0, 1, 2].map(() =>
      fc.array(fc.constantFrom("none" as const, "none" as const, "digest" as const, "urgent-only" as const), {
        maxLength: 2,
      }),
    ),
  ),
  opensOn: fc.constant(OPENS),
});

const wish = fc.oneof(
  fc.record({ kind: fc.constantFrom("afternoon" as const, "morning" as const, "tomorrow-afternoon" as const) }),
  fc.record({ kind: fc.constant("weekday" as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ kind: fc.constant("hours" as const), hours: fc.integer({ min: 1, max: 30 }) }),
);
const reportIndex = fc.integer({ min: 0, max: 2 });
const event: fc.Arbitrary<ModelEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "sweep" as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: "deliver" as const }) },
  fc.record({ kind: fc.constantFrom("submit" as const, "return" as const), report: reportIndex }),
  fc.record({ kind: fc.constant("snooze" as const), report: reportIndex, person, wish }),
  fc.record({ kind: fc.constant("delegate" as const), from: person, to: person, days: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant("move" as const),
    report: reportIndex,
    on: fc.integer({ min: 6, max: 13 }).map((days) => addDays(OPENS, days)),
  }),
);

/**
 * Moments come in any order: mostly forwards on the full hour, with gaps of days in which nothing runs, and now and then
 * back, as when a clock is set.
 */
const timeline = fc.array(
  fc.record({ event, hour: fc.integer({ min: 6, max: 19 }), day: fc.integer({ min: -1, max: 3 }) }),
  { minLength: 1, maxLength: 25 },
);

/** 10.000 in a run of its own (`RUNS=10000`); fewer whenever everything is tested. */
const numRuns = Number(process.env["RUNS"] ?? 2000);

test("whatever the calendars, plans, people, reports, snoozes, delegations, outages and clock jumps", () => {
  fc.assert(
    fc.property(setting, timeline, (world, happenings) => {
      const model = new Model(world);
      let day = 0;
      for (const { event: next, hour, day: step } of happenings) {
        day = Math.min(DAYS, Math.max(0, day + step));
        if ("report" in next && next.report >= world.reports.length) continue;
        model.play(next, momentOf(day, hour));
      }
      // Quiet weeks in which the program runs: everything that was due is said, or has a reason.
      for (let after = day + 1; after <= QUIET_UNTIL; after += 1) model.sweep(momentOf(after, 14));
      model.deliver();
      expect(model.listForgotten(momentOf(QUIET_UNTIL, 14))).toEqual([]);
    }),
    { numRuns },
  );
}, 60_000);

test("a rung's moment never lies in quiet hours, on a day off or at lunch", () => {
  fc.assert(
    fc.property(setting, (world) => {
      for (const { plan: index, deadline } of world.reports) {
        const owner = world.plans[index];
        for (const one of owner?.ladder ?? []) if (owner) expectMomentOf(one, deadline, owner, world.exceptions);
      }
    }),
    { numRuns: 500 },
  );
});
