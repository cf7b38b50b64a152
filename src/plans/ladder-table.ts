import { lastDay, type Deadline } from "../domain/deadline.ts";
import { getPeriod, period, type PeriodKind } from "../domain/period.ts";
import type { Plan } from "../domain/plan.ts";
import { rungDueAt } from "../domain/reminder.ts";
import { dateOf, type IsoDate } from "../domain/time.ts";
import type { DayExceptions } from "../domain/working-days.ts";
import { proposeDaysOff } from "./holiday-proposal.ts";
import { readShippedWorkingDays } from "./shipped.ts";

/** When a plan's reminders of one deadline go out. */
export interface LadderRow {
  readonly period: string;
  readonly deadline: Deadline;
  readonly lastDay: IsoDate;
  readonly rungs: readonly { readonly workingDays: number; readonly on: IsoDate }[];
  /** The year's days off are only what law and lunar calendar lead one to expect. */
  readonly isExpected: boolean;
}

/**
 * A plan's ladder spelled out for years, also such as its calendar does not reach: the days of its last year are taken
 * on. It goes by the days off that come with the program, and by expected ones for years that these do not have.
 */
export function tabulateLadder(
  plan: Pick<Plan, "calendar" | "ladder" | "officeHours">,
  years: readonly number[],
): LadderRow[] {
  const known = readShippedWorkingDays();
  const knownYears = new Set(known.map(({ day }) => Number(day.slice(0, 4))));
  const expected = years.filter((year) => !knownYears.has(year)).flatMap(proposeDaysOff);
  const exceptions: DayExceptions = new Map([...known, ...expected].map(({ day, kind }) => [day, kind]));
  const latest = new Map<PeriodKind, Deadline>();
  for (const { period: code, deadline } of plan.calendar) latest.set(getPeriod(code).kind, deadline);
  return years.flatMap((year) =>
    [...latest].map(([kind, deadline]): LadderRow => {
      const code = period(year, kind).code;
      const planned = plan.calendar.find((report) => report.period === code)?.deadline;
      const due = planned ?? { ...deadline, on: `${year}${deadline.on.slice(4)}` };
      const rungs = plan.ladder.map(({ workingDays, at }) => ({
        workingDays,
        on: dateOf(rungDueAt({ workingDays, at }, due, exceptions, plan.officeHours)),
      }));
      return { period: code, deadline: due, lastDay: lastDay(due), rungs, isExpected: !knownYears.has(year) };
    }),
  );
}
