import type { DateTime } from "luxon";
import { isOnTime, type Deadline } from "./deadline.ts";
import { decimal } from "./decimal.ts";
import type { FigureValue } from "./figure.ts";

/** What the two rates need of one report that is owed. */
export interface OwedOrSent {
  readonly deadline: Deadline;
  /** When it was first sent, which decides whether it was on time; null while it is missing or has been withdrawn. */
  readonly sentAt: DateTime | null;
}

/** How many reports of some units are owed, have been received, and were received on time. */
export interface ReportCounts {
  readonly owed: number;
  readonly received: number;
  readonly onTime: number;
}

/** Counts reports. One that was returned counts as received, by the day of its first sending, as in every other answer. */
export function countReports(reports: readonly OwedOrSent[]): ReportCounts {
  const received = reports.filter(({ sentAt }) => sentAt !== null);
  const onTime = received.filter(({ sentAt, deadline }) => sentAt !== null && isOnTime(sentAt, deadline));
  return { owed: reports.length, received: received.length, onTime: onTime.length };
}

/**
 * The share of owed reports that have been received ("tỷ lệ nộp báo cáo"), kept in its parts so that it can be compared
 * and added up exactly. Trap: nothing owed is 0/0, which counts as not applicable, not as zero.
 */
export function reportingRate({ received, owed }: ReportCounts): FigureValue {
  return { kind: "ratio", numerator: decimal(received), denominator: decimal(owed) };
}

/**
 * The share of owed reports that were received on time ("tỷ lệ nộp đúng hạn"). Trap: its denominator is what is owed, not
 * what was received; before the deadline it can still grow.
 */
export function onTimeRate({ onTime, owed }: ReportCounts): FigureValue {
  return { kind: "ratio", numerator: decimal(onTime), denominator: decimal(owed) };
}
