import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import {
  BOARD_STATES,
  boardStateOf,
  isListed,
  makeBoard,
  summarise,
  type BoardReport,
  type BoardUnit,
} from "../../../src/domain/board.ts";
import { addDays, ZONE } from "../../../src/domain/time.ts";

const at = (iso: string): DateTime => DateTime.fromISO(iso, { zone: ZONE });
const before = { kind: "before", on: "2024-08-25" } as const;
const by = { kind: "by", on: "2024-08-25" } as const;

function report(
  status: BoardReport["status"],
  sentAt: string | null,
  unitId = 1,
  deadline: BoardReport["deadline"] = before,
) {
  return { unitId, status, deadline, sentAt: sentAt === null ? null : at(sentAt) };
}

describe("the state of a report", () => {
  const now = at("2024-08-26T08:00");

  test.each([
    [report("submitted", "2024-08-24T23:59:59.999"), "on-time"],
    [report("accepted", "2024-08-25T00:00"), "late"],
    [report("accepted", "2024-08-25T23:59:59.999", 1, by), "on-time"],
    [report("accepted", "2024-08-26T00:00", 1, by), "late"],
    [report("returned", "2024-08-01T08:00"), "returned"],
    [report("returned", "2024-08-25T08:00"), "returned"],
    [report("missing", null), "overdue"],
  ])("%o is %s", (one, state) => {
    expect(boardStateOf(one, now)).toBe(state);
  });

  test.each([
    ["2024-08-24T23:59:59.999", "not-due"],
    ["2024-08-25T00:00", "overdue"],
  ])("a missing report at %s is %s", (moment, state) => {
    expect(boardStateOf(report("missing", null), at(moment))).toBe(state);
  });

  test("one returned counts as received, by its first sending, and waits for nobody", () => {
    const summary = summarise([report("returned", "2024-08-24T08:00"), report("submitted", "2024-08-25T08:00")], now);
    expect(summary).toMatchObject({ owed: 2, received: 2, onTime: 1, waiting: 1 });
    expect(summary.states).toEqual({ "on-time": 0, late: 1, returned: 1, overdue: 0, "not-due": 0 });
  });
});

const unit = (id: number, parentId: number | null, level: BoardUnit["level"]): BoardUnit => ({
  ...{ id, parentId, level },
  name: `Đơn vị ${id}`,
});
/** A province (1) with districts 2 and 3; communes 20 to 22 in 2, and 30 in 3. */
const units = new Map(
  [
    unit(1, null, "province"),
    unit(2, 1, "district"),
    unit(3, 1, "district"),
    ...[20, 21, 22].map((id) => unit(id, 2, "commune")),
    unit(30, 3, "commune"),
  ].map((one) => [one.id, one]),
);

describe("a board", () => {
  const now = at("2024-08-26T08:00");
  const sent = (unitId: number) => report("accepted", "2024-08-20T08:00", unitId);
  const missing = (unitId: number) => report("missing", null, unitId);

  test("of a province has a line a district with all that is in it, the one furthest behind first", () => {
    const board = makeBoard([sent(2), sent(3), sent(20), missing(21), missing(22), sent(30)], 1, units, now);
    expect(board.areas.map(({ unit: { id }, summary }) => [id, summary.received, summary.owed])).toEqual([
      [2, 2, 4],
      [3, 2, 2],
    ]);
    expect(board.levels.map(({ level, summary }) => [level, summary.received, summary.owed])).toEqual([
      ["district", 2, 2],
      ["commune", 2, 4],
    ]);
  });

  test("of a district has its own report and every commune", () => {
    const board = makeBoard([sent(2), missing(20), sent(21)], 2, units, now);
    expect(board.areas.map(({ unit: { id } }) => id)).toEqual([20, 2, 21]);
  });

  test("orders by exact rates: 1/3 is behind 334/1000", () => {
    const many = (parentId: number, from: number, received: number, owed: number) =>
      Array.from({ length: owed }, (_, index) => (index < received ? sent(from + index) : missing(from + index))).map(
        (one) => [one, unit(one.unitId, parentId, "commune")] as const,
      );
    const pairs = [...many(2, 1000, 334, 1000), ...many(3, 5000, 1, 3)];
    const all = new Map([...units, ...pairs.map(([, one]) => [one.id, one] as const)]);
    const board = makeBoard(
      pairs.map(([one]) => one),
      1,
      all,
      now,
    );
    expect(board.areas.map(({ unit: { id } }) => id)).toEqual([3, 2]);
  });
});

describe("whatever has been sent", () => {
  const anyReport = fc
    .record({
      unitId: fc.constantFrom(2, 3, 20, 21, 22, 30),
      status: fc.constantFrom("missing", "submitted", "approved", "accepted", "returned"),
      deadline: fc.record({
        kind: fc.constantFrom("before", "by"),
        on: fc.integer({ min: -5, max: 5 }).map((days) => addDays("2024-08-25", days)),
      }),
      minutes: fc.integer({ min: -20_000, max: 1_000 }),
    })
    .map(({ minutes, ...one }) => ({
      ...one,
      sentAt: one.status === "missing" ? null : at("2024-08-26T08:00").plus({ minutes }),
    }));
  const anyNow = fc.integer({ min: -10_000, max: 10_000 }).map((minutes) => at("2024-08-26T08:00").plus({ minutes }));

  test("every report is in one state, and areas and levels add up to the whole", () => {
    fc.assert(
      fc.property(fc.array(anyReport as fc.Arbitrary<BoardReport>), anyNow, (reports, now) => {
        const { summary, areas, levels } = makeBoard(reports, 1, units, now);
        const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
        expect(total(Object.values(summary.states))).toBe(reports.length);
        expect(summary.states["on-time"] + summary.states.late + summary.states.returned).toBe(summary.received);
        expect(summary.states.overdue + summary.states["not-due"]).toBe(summary.owed - summary.received);
        expect(summary.onTime).toBeLessThanOrEqual(summary.received);
        for (const parts of [areas, levels])
          for (const key of ["owed", "received", "onTime", "waiting"] as const)
            expect(total(parts.map((part) => part.summary[key]))).toBe(summary[key]);
        for (const state of BOARD_STATES)
          expect(reports.filter((one) => isListed(one, state, now))).toHaveLength(summary.states[state]);
        expect(reports.filter((one) => isListed(one, "missing", now))).toHaveLength(summary.owed - summary.received);
      }),
    );
  });
});
