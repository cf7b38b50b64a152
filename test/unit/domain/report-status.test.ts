import { describe, expect, test } from "vitest";
import type { Verb } from "../../../src/domain/permissions.ts";
import {
  decideReportEvent,
  isOwed,
  statusesAwaiting,
  type ReportEvent,
  type ReportStatus,
} from "../../../src/domain/report-status.ts";

const officer = (verb: Verb): boolean => verb === "report";
const head = (verb: Verb): boolean => verb === "approve";
const secretary = (verb: Verb): boolean => verb === "accept";
const stranger = (): boolean => false;

describe("the life of a report that a head approves", () => {
  test.each<[ReportEvent, ReportStatus, (verb: Verb) => boolean, string]>([
    ["approve", "submitted", head, "approved"],
    ["approve", "submitted", officer, "not-allowed"],
    ["approve", "submitted", secretary, "not-allowed"],
    ["approve", "approved", head, "not-now"],
    ["approve", "returned", head, "not-now"],
    ["return", "submitted", head, "returned"],
    ["return", "submitted", secretary, "not-allowed"],
    ["return", "approved", secretary, "returned"],
    ["return", "approved", head, "not-allowed"],
    ["return", "accepted", secretary, "returned"],
    ["return", "accepted", head, "not-allowed"],
    ["accept", "approved", secretary, "accepted"],
    ["accept", "submitted", secretary, "not-now"],
    ["accept", "approved", head, "not-allowed"],
    ["withdraw", "submitted", officer, "withdrawn"],
    ["withdraw", "approved", officer, "not-now"],
    ["withdraw", "submitted", stranger, "not-allowed"],
  ])("%s when %s: %#", (event, status, may, expected) => {
    const decision = decideReportEvent(event, status, "head", may);
    expect(decision.kind === "moved" ? decision.to : decision.why).toBe(expected);
  });
});

test("without a head the secretariat accepts at once", () => {
  expect(decideReportEvent("accept", "submitted", "none", secretary)).toEqual({ kind: "moved", to: "accepted" });
  expect(decideReportEvent("approve", "submitted", "none", head)).toEqual({ kind: "refused", why: "not-allowed" });
  expect(statusesAwaiting("approve", "none")).toEqual([]);
});

test("what has come back is owed again", () => {
  expect([null, "returned", "withdrawn"].map((status) => isOwed(status as ReportStatus | null))).toEqual([
    true,
    true,
    true,
  ]);
  expect((["submitted", "approved", "accepted"] as const).map(isOwed)).toEqual([false, false, false]);
});
