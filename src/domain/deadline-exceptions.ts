import { lastDay, type Deadline } from "./deadline.ts";
import type { ScheduledReport } from "./plan.ts";
import { addDays, daysBetween, type IsoDate } from "./time.ts";
import type { Level } from "./unit.ts";

/** For whom a deadline was moved: one unit (its code), a level, or, with neither, everybody who reports by the plan. */
export interface Reach {
  readonly level?: Level;
  readonly unit?: string;
}

/** Dates of one report that differ from the plan's calendar, and who says so. */
export interface DeadlineException extends ScheduledReport, Reach {
  readonly source: string;
}

/** The dates that hold for a unit's report: its own, else its level's, else everybody's, else the plan's. */
export function datesFor(
  scheduled: ScheduledReport,
  exceptions: readonly DeadlineException[],
  unit: { readonly code: string; readonly level: Level },
): ScheduledReport {
  const holding = exceptions.filter(
    (one) =>
      one.period === scheduled.period &&
      (one.unit === undefined || one.unit === unit.code) &&
      (one.level === undefined || one.level === unit.level),
  );
  const found =
    holding.find((one) => one.unit !== undefined) ?? holding.find((one) => one.level !== undefined) ?? holding[0];
  if (!found) return scheduled;
  const { period, deadline, opensOn, lockedOn } = found;
  return { period, deadline, opensOn, lockedOn };
}

/** A deadline moved further than this is a new calendar, which is the plan's. */
const MOST_DAYS_MOVED = 90;

/** Why a deadline cannot be moved to a day. */
export type MoveRefusal = "same" | "past" | "too-far";

/**
 * The dates after a deadline is moved to a day, of the kind (`before`, `by`) that it had.
 *
 * The lock moves along, so that the time to catch up stays; the opening day stays, unless the deadline now lies before it.
 * Nothing can become late by a move: the new last day on time is today or later.
 */
export function decideMove(current: ScheduledReport, on: IsoDate, today: IsoDate): ScheduledReport | MoveRefusal {
  const moved = daysBetween(current.deadline.on, on);
  const deadline: Deadline = { kind: current.deadline.kind, on };
  if (moved === 0) return "same";
  if (lastDay(deadline) < today) return "past";
  if (Math.abs(moved) > MOST_DAYS_MOVED) return "too-far";
  return {
    period: current.period,
    deadline,
    opensOn: current.opensOn <= on ? current.opensOn : on,
    lockedOn: addDays(current.lockedOn, moved),
  };
}
