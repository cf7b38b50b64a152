import type { DateTime } from "luxon";
import { lateFrom, type Deadline } from "./deadline.ts";
import type { OfficeHours, Plan, Priority, Recipient, Rung } from "./plan.ts";
import { lastOfficeHour, nextOfficeMoment } from "./reminder-hours.ts";
import { dateOf, startOf } from "./time.ts";
import { shiftWorkingDays, type DayExceptions } from "./working-days.ts";

/**
 * The instant of a rung: its working day before (negative) or after the deadline's date, at its hour. One that falls
 * outside office hours comes earlier before the deadline, never later, and at the next office moment after it.
 */
export function rungDueAt(
  rung: Pick<Rung, "workingDays" | "at">,
  deadline: Deadline,
  exceptions: DayExceptions,
  hours: OfficeHours,
): DateTime<true> {
  const [hour = 0, minute = 0] = rung.at.split(":").map(Number);
  const written = startOf(shiftWorkingDays(deadline.on, rung.workingDays, exceptions)).set({ hour, minute });
  const shift = rung.workingDays <= 0 ? lastOfficeHour : nextOfficeMoment;
  return shift(written, exceptions, hours);
}

/** A rung of a plan's ladder for one deadline, with its moment. */
export interface DatedRung {
  readonly rung: number;
  readonly dueAt: DateTime<true>;
  readonly to: readonly Recipient[];
  readonly priority: Priority;
}

/** The rungs of a deadline whose day has come, today's with an hour still ahead included; in the order of their moments. */
export function listRungsUntilToday(
  plan: Pick<Plan, "ladder" | "officeHours">,
  deadline: Deadline,
  now: DateTime,
  exceptions: DayExceptions,
): DatedRung[] {
  return plan.ladder
    .map(({ workingDays, at, to, priority }) => {
      const dueAt = rungDueAt({ workingDays, at }, deadline, exceptions, plan.officeHours);
      return { rung: workingDays, dueAt, to, priority };
    })
    .filter(({ dueAt }) => dateOf(dueAt) <= dateOf(now))
    .toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis() || a.rung - b.rung);
}

/** Whether a deadline has passed. */
export function isOverdue(deadline: Deadline, now: DateTime): boolean {
  return now >= lateFrom(deadline);
}
