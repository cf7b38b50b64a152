import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { readSampleData } from "../../../src/sample/data.ts";
import { decideKnown } from "../../../src/sample/load-sample.ts";

const data = readSampleData();
const DUE = new Map([
  ["2023-Q1", "2023-02-25"],
  ["2024-Q3", "2024-08-25"],
]);
const known = (at: string) => decideKnown(data, DUE, DateTime.fromISO(at, { setZone: true }));
const figuresOf = (at: string, unit: string, period: string) =>
  known(at).figures.filter((figure) => figure.unit === unit && figure.period === period);

describe("what the sample knows", () => {
  // Chi Lăng sent its report of 2024-Q3 on 2024-08-24 at 11:36.
  it.each([
    ["2024-08-24T11:35:59+07:00", false],
    ["2024-08-24T11:36:00+07:00", true],
    ["2024-08-24T04:36:00Z", true],
  ])("at %s of a report sent at 11:36: %s", (at, isKnown) => {
    const reports = known(at).reports.filter((report) => report.unit === "187" && report.period === "2024-Q3");

    expect(reports).toHaveLength(isKnown ? 1 : 0);
    expect(figuresOf(at, "187", "2024-Q3")).toHaveLength(isKnown ? 11 : 0);
  });

  // The communes of Chi Lăng and Văn Quan have figures without reports of their own.
  it.each([
    ["2024-08-24T23:59:59+07:00", false],
    ["2024-08-25T00:00:00+07:00", true],
  ])("at %s of a commune's figures: %s", (at, isKnown) => {
    const figures = figuresOf(at, "06277", "2024-Q3");

    expect(figures.length > 0).toBe(isKnown);
    for (const figure of figures)
      expect(figure).toMatchObject({ isReported: false, recordedAt: "2024-08-25T00:00:00.000+07:00" });
  });

  it("never holds a report that was never sent", () => {
    const { reports } = known("2030-01-01T00:00:00+07:00");

    expect(reports.some((report) => report.unit === "189" && report.period === "2024-Q3")).toBe(false);
    expect(reports).toHaveLength(data.reports.length - 1);
  });

  it("is nothing before anything was sent", () => {
    expect(known("2023-01-01T00:00:00+07:00")).toEqual({ reports: [], figures: [] });
  });
});
