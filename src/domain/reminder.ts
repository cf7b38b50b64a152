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

/** The first urgent rung for a reader between two moments: what comes through a snooze until the second. */
export function findUrgentRung(
  plan: Pick<Plan, "ladder" | "officeHours">,
  about: {
    readonly deadline: Deadline;
    readonly recipient: Recipient;
    readonly after: DateTime;
    readonly before: DateTime;
  },
  exceptions: DayExceptions,
): DateTime<true> | undefined {
  const { deadline, recipient, after, before } = about;
  return plan.ladder
    .filter(({ priority, to }) => priority === "urgent" && to.includes(recipient))
    .map((rung) => rungDueAt(rung, deadline, exceptions, plan.officeHours))
    .filter((dueAt) => dueAt > after && dueAt < before)
    .toSorted((a, b) => a.toMillis() - b.toMillis())[0];
}

/** Whether a deadline has passed. */
export function isOverdue(deadline: Deadline, now: DateTime): boolean {
  return now >= lateFrom(deadline);
}
