import type { DateTime } from "luxon";
import type { Deadline } from "./deadline.ts";
import type { Plan, Recipient } from "./plan.ts";
import { rungDueAt } from "./reminder.ts";
import { dateOf, startOf, type IsoDate } from "./time.ts";
import type { DayExceptions } from "./working-days.ts";

/** A report that is owed, as one of its readers hears of it. */
export interface OwedReport {
  readonly recipient: Recipient;
  readonly deadline: Deadline;
  /** Since when the reader is spoken to about it: it is open, and the role is held. */
  readonly since: IsoDate;
  readonly lockedOn: IsoDate;
  /** Until when the reader has put it off; null when not. */
  readonly snoozedUntil: DateTime | null;
}

/**
 * The days after a moment on which a reader is reminded of a report that does not come: the rungs that speak to the reader,
 * and the end of a snooze, which holds back what is not urgent and is ended by what is.
 *
 * An approximation of what the sweep will decide: roles and absences stay as they are, and nothing urgent comes on a day
 * that has had its message. Notices of groups are not among them.
 */
export function listReminderDays(
  owed: OwedReport,
  plan: Pick<Plan, "ladder" | "officeHours">,
  now: DateTime,
  exceptions: DayExceptions,
): IsoDate[] {
  const { recipient, deadline, since, lockedOn, snoozedUntil } = owed;
  const rungs = plan.ladder
    .filter(({ to }) => to.includes(recipient))
    .map((rung) => ({ dueAt: rungDueAt(rung, deadline, exceptions, plan.officeHours), priority: rung.priority }))
    .filter(({ dueAt }) => dueAt > now && dueAt >= startOf(since) && dateOf(dueAt) < lockedOn)
    .toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
  if (snoozedUntil === null || snoozedUntil <= now) return rungs.map(({ dueAt }) => dateOf(dueAt));
  const overruling = rungs.find(({ dueAt, priority }) => priority === "urgent" && dueAt < snoozedUntil)?.dueAt;
  const end = overruling ?? snoozedUntil;
  return [end, ...rungs.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > end)].map(dateOf);
}
