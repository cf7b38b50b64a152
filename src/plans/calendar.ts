import { addDays } from "../domain/time.ts";
import { period, PERIOD_KINDS } from "../domain/period.ts";
import type { ScheduledReport } from "../domain/plan.ts";
import type { CalendarRule } from "./schema.ts";

/**
 * Spells out a plan's calendar rule: every year × every report it names, in order of the deadlines.
 *
 * Throws on a day that a year does not have (29 February): `checkPlan` finds those first.
 */
export function expandCalendar(rule: CalendarRule): ScheduledReport[] {
  return rule.years.flatMap((year) =>
    PERIOD_KINDS.flatMap((kind) => {
      const monthDay = rule.due[kind];
      if (monthDay === undefined) return [];
      const on = `${year}-${monthDay}`;
      return {
        period: period(year, kind).code,
        deadline: { kind: rule.deadline, on },
        opensOn: addDays(on, -rule.opensDaysBefore),
        lockedOn: addDays(on, rule.locksDaysAfter),
      };
    }),
  );
}
