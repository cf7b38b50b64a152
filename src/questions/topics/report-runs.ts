import type { PeriodRef, ReportRun, ReportState } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { severalPeriods } from "./topic.ts";

/** What a question says of reports over several periods, and what its states are then. */
export interface FoundRun {
  readonly run: ReportRun;
  readonly states: readonly ReportState[];
  readonly at: readonly number[];
}

/** "không nộp muộn lần nào": that it was never late, which is more than that it was on time. */
const DENIED: Readonly<Partial<Record<ReportState, ReportState>>> = { "on-time": "late", missing: "sent" };

function yearOf(period: PeriodRef | undefined): ReportRun["year"] | "other" {
  if (!period) return undefined;
  if (period.step === "since-start" && !period.kind) return period.year ?? { is: "relative", years: 0 };
  return period.year && !period.kind && !period.step && !period.uncovered ? period.year : "other";
}

function askOf({ reading }: Parts, isDenied: boolean): { ask: ReportRun["ask"]; at: number[] } | undefined {
  const never = reading.free("never-yet");
  if (never.length > 0) return { ask: "never", at: never };
  const always = reading.free("always");
  if (always.length > 0) return { ask: "always", at: always };
  const often = reading.free("how-often");
  if (often.length > 0) {
    const most = reading.free("most", "superlative");
    const isMost = most.length > 0 || often.some((at) => /(nhất|nhat|most)/.test(reading.items[at]?.text ?? ""));
    return { ask: isMost ? "most" : "count", at: [...often, ...most] };
  }
  const ever = reading.free("ever");
  return ever.length > 0 ? { ask: isDenied ? "never" : "each", at: ever } : undefined;
}

/**
 * "chưa bao giờ nộp muộn", "năm 2023 từng nộp trễ", "quý I và quý III ai nộp muộn", "từ đầu năm đến nay": reports of more than
 * one period. Nothing where one period is asked about, or a state is missing for what is counted.
 */
export function findRun(
  parts: Parts,
  period: PeriodRef | undefined,
  found: readonly { readonly state: ReportState; readonly at: readonly number[] }[],
): FoundRun | undefined {
  const several = severalPeriods(parts);
  const states = found.map((one) => one.state);
  const isDenied = found.some((one) => one.at.length > 1 && DENIED[one.state] !== undefined);
  const asked = askOf(parts, isDenied);
  // "năm 2023 muộn mà năm nay chưa muộn": each time with a state of its own
  if (several && parts.reading.free("late", "on-time", "missed").length > 1) return undefined;
  const isSinceStart = period?.step === "since-start";
  if (!several && !asked && !isSinceStart) return undefined;
  const year = several ? undefined : yearOf(period);
  // "muộn cả báo cáo 6 tháng lẫn báo cáo quý III": each of them
  const both = several && !asked ? parts.reading.places("both") : [];
  const ask = asked?.ask ?? (both.length > 0 && parts.units.levels.length > 0 ? "always" : "each");
  if (year === "other" || (ask !== "each" && !states.some((state) => state !== "sent"))) return undefined;
  return {
    run: { ask, ...(year ? { year } : {}), ...(several ? { list: several.refs } : {}) },
    states: ask === "never" && isDenied ? states.map((state) => DENIED[state] ?? state) : states,
    at: [...(asked?.at ?? []), ...(several?.at ?? [])],
  };
}
