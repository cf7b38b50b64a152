import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { decimal } from "../../../src/domain/decimal.ts";
import { aggregate, compareFigure, isMeasured } from "../../../src/domain/figure.ts";
import { formatFigure } from "../../../src/domain/number-format.ts";
import { countReports, onTimeRate, reportingRate } from "../../../src/domain/reporting-rate.ts";

const deadline = { kind: "before", on: "2024-08-25" } as const;
const sent = (at: string | null) => ({ deadline, sentAt: at === null ? null : DateTime.fromISO(at) });

describe("the two rates of reporting", () => {
  const counts = countReports([
    sent("2024-08-24T23:59:59.999+07:00"),
    sent("2024-08-25T00:00:00+07:00"),
    sent("2024-08-24T17:00:00Z"),
    sent(null),
  ]);

  test("count what came before midnight as on time, and what came at midnight as late", () => {
    expect(counts).toEqual({ owed: 4, received: 3, onTime: 1 });
    expect(formatFigure(reportingRate(counts))).toBe("75%");
    expect(formatFigure(onTimeRate(counts))).toBe("25%");
  });

  test("are compared by their parts: 5 of 9 is not 55,56 %", () => {
    const rate = reportingRate({ owed: 9, received: 5, onTime: 0 });
    expect(formatFigure(rate)).toBe("55,56%");
    expect(compareFigure(rate, decimal("55.56"))).toBe(-1);
  });

  test("are added up by their parts", () => {
    const rates = [
      { owed: 1, received: 1, onTime: 1 },
      { owed: 3, received: 0, onTime: 0 },
    ].map((one) => reportingRate(one));
    expect(formatFigure(aggregate(rates) ?? { kind: "missing" })).toBe("25%");
  });

  test("of nothing owed are not applicable", () => {
    expect(isMeasured(reportingRate(countReports([])))).toBe(false);
  });
});
