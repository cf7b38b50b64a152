import type { DateTime } from "luxon";
import type { Rung } from "./plan.ts";
import { lateFrom, type Deadline } from "./deadline.ts";
import { dateOf, startOf, type IsoDate } from "./time.ts";
import { isWorkingDay, shiftWorkingDays, type DayExceptions } from "./working-days.ts";

/** Nobody is reminded outside these minutes of a working day, in Asia/Ho_Chi_Minh: 7:30 to 18:00. */
const OFFICE_HOURS = { from: 7 * 60 + 30, until: 18 * 60 };

/** The instant of a rung: its working day before (negative) or after the deadline's date, at its hour. */
export function rungDueAt(rung: Rung, deadline: Deadline, exceptions: DayExceptions): DateTime {
  const [hour = 0, minute = 0] = rung.at.split(":").map(Number);
  return startOf(shiftWorkingDays(deadline.on, rung.workingDays, exceptions)).set({ hour, minute });
}

/** What becomes of a rung whose time has come: said on its day, said later and called late, or left to a later rung. */
export interface RungDecision {
  readonly workingDays: number;
  readonly dueAt: DateTime;
  readonly outcome: "sent" | "late" | "overtaken";
}

export interface RungQuestion {
  readonly deadline: Deadline;
  readonly ladder: readonly Rung[];
  /** Rungs (by working days) that the ledger has for this person and report. */
  readonly decided: ReadonlySet<number>;
  readonly opensOn: IsoDate;
}

/**
 * Decides the rungs of one unsent report for one person, as a function of now and the ledger.
 *
 * At most one is said; earlier ones that were missed are overtaken by it. Outside office hours and on days off nothing is
 * decided: the next sweep in office hours finds the same. A rung from before the report was open is not owed.
 */
export function decideRungs(question: RungQuestion, now: DateTime, exceptions: DayExceptions): RungDecision[] {
  if (!isOfficeTime(now, exceptions)) return [];
  const due = question.ladder
    .filter((rung) => !question.decided.has(rung.workingDays))
    .map((rung) => ({ workingDays: rung.workingDays, dueAt: rungDueAt(rung, question.deadline, exceptions) }))
    .filter(({ dueAt }) => dueAt <= now && dueAt >= startOf(question.opensOn))
    .toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
  return due.map((rung, index) => {
    if (index < due.length - 1) return { ...rung, outcome: "overtaken" };
    return { ...rung, outcome: dateOf(rung.dueAt) === dateOf(now) ? "sent" : "late" };
  });
}

/** Whether people may be written to unasked. */
export function isOfficeTime(now: DateTime, exceptions: DayExceptions): boolean {
  const minute = now.hour * 60 + now.minute;
  return minute >= OFFICE_HOURS.from && minute < OFFICE_HOURS.until && isWorkingDay(dateOf(now), exceptions);
}

/** Whether a deadline has passed. */
export function isOverdue(deadline: Deadline, now: DateTime): boolean {
  return now >= lateFrom(deadline);
}
