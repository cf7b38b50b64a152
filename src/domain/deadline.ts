import type { DateTime } from "luxon";
import { addDays, dateOf, daysBetween, startOf, type IsoDate } from "./time.ts";

/**
 * When a report is on time. `before` D ("gửi trước ngày 25/02", seed plan of Tú Xuyên III.3) ends with the day before D;
 * `by` D ("chậm nhất ngày …") ends with D itself. A weekend or holiday moves nothing: reminders come earlier instead.
 */
export interface Deadline {
  readonly kind: "before" | "by";
  readonly on: IsoDate;
}

/** The first instant at which a report is late: 00:00 of D for `before`, of D + 1 for `by`, in Asia/Ho_Chi_Minh. */
export function lateFrom(deadline: Deadline): DateTime {
  return startOf(deadline.kind === "before" ? deadline.on : addDays(deadline.on, 1));
}

/** The last day on which a report is on time. */
export function lastDay(deadline: Deadline): IsoDate {
  return deadline.kind === "before" ? addDays(deadline.on, -1) : deadline.on;
}

/** Whether something sent at an instant is on time. */
export function isOnTime(sentAt: DateTime, deadline: Deadline): boolean {
  return sentAt < lateFrom(deadline);
}

/** Days late, counted from the last day on time: sent on D of "before D" is one day late; on time is zero. */
export function daysLate(sentAt: DateTime, deadline: Deadline): number {
  return Math.max(0, daysBetween(lastDay(deadline), dateOf(sentAt)));
}

/**
 * Whether a report can no longer be filled in on a date: from its lock on, unless the secretariat has granted an
 * exception, which holds to the end of its last day.
 */
export function isLocked(
  lock: { readonly lockedOn: IsoDate; readonly exceptionUntil: IsoDate | null },
  today: IsoDate,
): boolean {
  return today >= lock.lockedOn && (lock.exceptionUntil === null || today > lock.exceptionUntil);
}
