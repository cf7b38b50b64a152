import { datesFor } from "../../domain/deadline-exceptions.ts";
import type { ScheduledReport } from "../../domain/plan.ts";
import type { IsoDate } from "../../domain/time.ts";
import type { Db } from "../../store/database.ts";
import { listPlans } from "../../store/plans.ts";
import { getUnit, listUnitsAbove } from "../../store/unit-tree.ts";

/** A report of a plan's calendar as it holds for a unit. */
export interface DatedReport {
  readonly dates: ScheduledReport;
  /** It differs for this unit from what holds for the others. */
  readonly isOwn: boolean;
}

/** The reports that a unit's plans call for, its own and those above it that are still in force, by deadline. */
export async function listDatedReports(db: Db, unitId: number, today: IsoDate): Promise<DatedReport[]> {
  const unit = await getUnit(db, unitId);
  const lineage = [unitId, ...(await listUnitsAbove(db, unitId))];
  return (await listPlans(db))
    .filter(({ scopeId, plan }) => lineage.includes(scopeId) && plan.validUntil > today)
    .flatMap(({ plan }) =>
      plan.calendar.map((report) => {
        const dates = datesFor(report, plan.exceptions ?? [], unit);
        return { dates, isOwn: dates.deadline.on !== report.deadline.on };
      }),
    )
    .toSorted((a, b) => a.dates.deadline.on.localeCompare(b.dates.deadline.on));
}
