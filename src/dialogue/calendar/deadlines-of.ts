import { datesFor } from "../../domain/deadline-exceptions.ts";
import type { ScheduledReport } from "../../domain/plan.ts";
import type { IsoDate } from "../../domain/time.ts";
import { ancestorsOf } from "../../questions/viewer.ts";
import type { World } from "../../questions/world.ts";

/** A report of a plan's calendar as it holds for a unit. */
export interface DatedReport {
  readonly dates: ScheduledReport;
  /** It differs for this unit from what holds for the others. */
  readonly isOwn: boolean;
}

/**
 * The reports that a unit's plans call for, its own and those above it that are still in force, by deadline. None where
 * the world does not hold the unit.
 */
export function datedReportsOf(world: World, unitId: number, today: IsoDate): DatedReport[] {
  const { unitsById } = world.vocabulary;
  const unit = unitsById.get(unitId);
  if (!unit) return [];
  const lineage = [unitId, ...ancestorsOf(unitId, unitsById)];
  return world.storedPlans
    .filter(({ scopeId, plan }) => lineage.includes(scopeId) && plan.validUntil > today)
    .flatMap(({ plan }) =>
      plan.calendar.map((report) => {
        const dates = datesFor(report, plan.exceptions ?? [], unit);
        return { dates, isOwn: dates.deadline.on !== report.deadline.on };
      }),
    )
    .toSorted((a, b) => a.dates.deadline.on.localeCompare(b.dates.deadline.on));
}
