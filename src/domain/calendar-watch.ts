import { period, PERIOD_KINDS } from "./period.ts";
import type { Plan } from "./plan.ts";
import type { IsoDate } from "./time.ts";

/** What next year's calendar lacks. */
export interface CalendarGap {
  readonly year: number;
  /** `missing`: no day at all; `proposed`: only days that nobody has confirmed; `sound`: nothing to do. */
  readonly days: "missing" | "proposed" | "sound";
  /** Codes of plans in force at the turn of the year that have no deadline in it. */
  readonly plans: readonly string[];
}

/** From this month on the next year's calendar is asked for: the decision on Tết is published between September and December. */
const FROM_MONTH = 11;

/**
 * What is missing of the coming year's calendar, from 1 November on: without days off the reminders of February count
 * through Tết, and without deadlines nobody owes anything.
 *
 * @param confirmed years with at least one day off taken from a decision; @param proposed years with proposals only.
 */
export function findCalendarGap(
  today: IsoDate,
  days: { readonly confirmed: ReadonlySet<number>; readonly proposed: ReadonlySet<number> },
  plans: readonly Pick<Plan, "code" | "calendar" | "validUntil">[],
): CalendarGap | undefined {
  if (Number(today.slice(5, 7)) < FROM_MONTH) return undefined;
  const year = Number(today.slice(0, 4)) + 1;
  const periods = new Set(PERIOD_KINDS.map((kind) => period(year, kind).code));
  const unplanned = plans
    .filter((plan) => plan.validUntil >= `${year}-01-01` && !plan.calendar.some((report) => periods.has(report.period)))
    .map(({ code }) => code);
  const known = days.confirmed.has(year) ? "sound" : days.proposed.has(year) ? "proposed" : "missing";
  return known === "sound" && unplanned.length === 0 ? undefined : { year, days: known, plans: unplanned };
}
