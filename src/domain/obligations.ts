import { lastDay } from "./deadline.ts";
import { datesFor, type DeadlineException } from "./deadline-exceptions.ts";
import type { Plan } from "./plan.ts";
import type { IsoDate } from "./time.ts";
import { existsOn, type Unit } from "./unit.ts";

/** That a unit owes a report of a period. */
export interface OwedReport {
  readonly unitId: number;
  readonly period: string;
}

/**
 * Who owes which report of a plan on a date: every reporting unit × every period that has opened for it by then, in the
 * order of the calendar. Asked again it gives the same and more, so the caller adds what it does not have yet.
 *
 * A unit owes a report if it exists on the last day on which that would be on time: districts, gone on 1 July 2025,
 * still owed the six-month report of 2025.
 */
export function decideObligations(
  plan: Pick<Plan, "scope" | "reporterLevels" | "calendar"> & { readonly exceptions?: readonly DeadlineException[] },
  units: readonly Unit[],
  today: IsoDate,
): OwedReport[] {
  const reporters = listReporters(plan, units);
  return plan.calendar.flatMap((report) =>
    reporters.flatMap((unit) => {
      const dates = datesFor(report, plan.exceptions ?? [], unit);
      const owes = dates.opensOn <= today && existsOn(unit, lastDay(dates.deadline));
      return owes ? [{ unitId: unit.id, period: report.period }] : [];
    }),
  );
}

/** The units of the plan's levels within its scope, the scope included, whenever they exist. */
function listReporters(plan: Pick<Plan, "scope" | "reporterLevels">, units: readonly Unit[]): Unit[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const scope = units.find((unit) => unit.code === plan.scope);
  if (!scope) return [];
  const isWithinScope = (unit: Unit): boolean => {
    for (let id: number | null | undefined = unit.id; id !== null && id !== undefined; id = parents.get(id))
      if (id === scope.id) return true;
    return false;
  };
  return units.filter((unit) => plan.reporterLevels.includes(unit.level) && isWithinScope(unit));
}
