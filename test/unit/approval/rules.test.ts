import { describe, expect, test } from "vitest";
import { isSent } from "../../../src/dialogue/report-facts.ts";
import { isLocked } from "../../../src/domain/deadline.ts";
import { decimal } from "../../../src/domain/decimal.ts";
import { isSameValue, type FigureValue } from "../../../src/domain/figure.ts";
import { decideLateCase, lateRate, type LateCase } from "../../../src/domain/late-cases.ts";
import { decideReportEvent, statusesAwaiting, type ReportStatus } from "../../../src/domain/report-status.ts";
import { at } from "../../support/province.ts";

test("a lock begins with its day; an exception holds to the end of its own", () => {
  const lock = { lockedOn: "2024-09-24", exceptionUntil: null };
  expect(["2024-09-23", "2024-09-24", "2024-09-25"].map((day) => isLocked(lock, day))).toEqual([false, true, true]);
  const excepted = { ...lock, exceptionUntil: "2024-09-26" };
  expect(["2024-09-24", "2024-09-26", "2024-09-27"].map((day) => isLocked(excepted, day))).toEqual([
    false,
    false,
    true,
  ]);
});

test("only an approved report is open while it is revised", () => {
  const states = (["submitted", "approved", "accepted", "returned", "withdrawn"] as const).map(
    (status: ReportStatus) => {
      const report = { id: 1, version: 1, status, submittedAt: at("2024-08-10T08:00:00") };
      return [isSent({ report, revisionReason: null }), isSent({ report, revisionReason: "vì" })];
    },
  );
  expect(states).toEqual([
    [true, true],
    [true, false],
    [true, true],
    [false, false],
    [false, false],
  ]);
  expect(isSent({ report: null, revisionReason: null })).toBe(false);
});

test("what a head approved before there was none left is still accepted or returned", () => {
  const secretary = (verb: string): boolean => verb === "accept";
  expect(decideReportEvent("accept", "approved", "none", secretary)).toEqual({ kind: "moved", to: "accepted" });
  expect(decideReportEvent("return", "approved", "none", secretary)).toEqual({ kind: "moved", to: "returned" });
  expect(statusesAwaiting("accept", "none")).toEqual(["submitted", "approved"]);
});

describe("the same figure", () => {
  const ratio = (numerator: string, denominator: string): FigureValue => ({
    kind: "ratio",
    numerator: decimal(numerator),
    denominator: decimal(denominator),
  });
  test.each<[FigureValue, FigureValue, boolean]>([
    [ratio("90", "200"), ratio("90.0", "200"), true],
    [ratio("90", "200"), ratio("45", "100"), false],
    [ratio("45", "100"), { kind: "percent", percent: decimal(45) }, false],
    [{ kind: "percent", percent: decimal("45.50") }, { kind: "percent", percent: decimal("45.5") }, true],
    [{ kind: "count", count: decimal(0) }, { kind: "missing" }, false],
    [{ kind: "missing", reason: "lỗi" }, { kind: "missing", reason: "lỗi" }, true],
    [{ kind: "missing", reason: "lỗi" }, { kind: "missing", reason: "chậm" }, false],
    [{ kind: "missing", reason: "lỗi" }, { kind: "missing" }, false],
    [{ kind: "missing" }, { kind: "missing", reason: "lỗi" }, false],
    [{ kind: "missing" }, { kind: "not-applicable" }, false],
  ])("%#", (a, b, isSame) => {
    expect(isSameValue(a, b)).toBe(isSame);
  });
});

describe("late dossiers", () => {
  const day = (explainedOn: string | null, apologisedOn: string | null) => ({ explainedOn, apologisedOn });
  test("both count, one does not, none at all is not applicable", () => {
    expect(lateRate([])).toEqual({ kind: "not-applicable" });
    const cases = [day("2024-08-10", "2024-08-11"), day("2024-08-10", null), day(null, "2024-08-11"), day(null, null)];
    expect(lateRate(cases)).toEqual({ kind: "ratio", numerator: decimal(1), denominator: decimal(4) });
  });

  const before: LateCase = {
    dossier: "H1.1",
    receivedOn: null,
    dueOn: "2024-08-05",
    finishedOn: null,
    explainedOn: null,
    apologisedOn: null,
  };
  const today = "2024-08-10";
  test.each([
    [undefined, {}, "no-due-day"],
    [undefined, { dueOn: "2024-08-09" }, undefined],
    [undefined, { dueOn: "2024-08-10" }, "not-late"],
    [undefined, { dueOn: "2024-08-05", finishedOn: "2024-08-05" }, "not-late"],
    [undefined, { dueOn: "2024-08-05", finishedOn: "2024-08-06" }, undefined],
    [before, { finishedOn: "2024-08-11" }, "ahead"],
    [before, { explainedOn: "2024-08-10" }, undefined],
    [before, { explainedOn: "2024-08-11" }, "ahead"],
    [before, { apologisedOn: "2024-08-05" }, "too-early"],
    [before, { apologisedOn: "2024-08-06" }, undefined],
    [before, { receivedOn: "2024-08-06" }, "received-after-due"],
    [before, { receivedOn: "2024-08-05" }, undefined],
  ])("%#", (old, dates, problem) => {
    const decided = decideLateCase("H1.1", old, dates, today);
    expect(typeof decided === "string" ? decided : undefined).toBe(problem);
  });
});
