import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideNudges, type NudgeCandidate } from "../../../src/domain/nudge.ts";

const candidate = (
  obligationId: number,
  officers: readonly [personId: number, chatId: number | null][],
  isNudged = false,
): NudgeCandidate => ({
  ...{ obligationId, unitId: obligationId, isNudged },
  officers: officers.map(([personId, chatId]) => ({ personId, chatId })),
});
const ids = (reports: readonly NudgeCandidate[]): number[] => reports.map(({ obligationId }) => obligationId);

describe("asking after reports", () => {
  test("tells a person of two units once, and every officer of a unit who can be reached", () => {
    const { told, reached } = decideNudges(
      [
        candidate(1, [[7, 70]]),
        candidate(2, [
          [7, 70],
          [8, 80],
          [9, null],
        ]),
      ],
      false,
    );
    expect([...told].map(([person, reports]) => [person, ids(reports)])).toEqual([
      [7, [1, 2]],
      [8, [2]],
    ]);
    expect(ids(reached)).toEqual([1, 2]);
  });

  test("names units without anybody to be told: no officer, or none with a chat", () => {
    const { told, unreachable } = decideNudges([candidate(1, []), candidate(2, [[9, null]])], false);
    expect(ids(unreachable)).toEqual([1, 2]);
    expect(told.size).toBe(0);
  });

  test("leaves out what was asked today, unless it is wanted again", () => {
    const both = [candidate(1, [[7, 70]], true), candidate(2, [[8, 80]])];
    expect(ids(decideNudges(both, false).reached)).toEqual([2]);
    expect(ids(decideNudges(both, false).nudged)).toEqual([1]);
    expect(ids(decideNudges(both, true).reached)).toEqual([1, 2]);
  });

  test("puts every report into exactly one of reached, unreachable and nudged", () => {
    const anyCandidates = fc
      .array(
        fc.record({
          isNudged: fc.boolean(),
          officers: fc.array(
            fc.record({ personId: fc.integer({ min: 1, max: 5 }), chatId: fc.option(fc.integer({ min: 1, max: 5 })) }),
          ),
        }),
      )
      .map((all) => all.map((one, index) => ({ ...one, obligationId: index, unitId: index })));
    fc.assert(
      fc.property(anyCandidates, fc.boolean(), (candidates, again) => {
        const { told, reached, unreachable, nudged } = decideNudges(candidates, again);
        expect(ids([...reached, ...unreachable, ...nudged]).toSorted((a, b) => a - b)).toEqual(ids(candidates));
        const toldOf = new Set([...told.values()].flat().map(({ obligationId }) => obligationId));
        expect([...toldOf].toSorted((a, b) => a - b)).toEqual(ids(reached).toSorted((a, b) => a - b));
      }),
    );
  });
});
