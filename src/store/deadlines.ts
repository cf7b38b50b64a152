import type { Deadline } from "../domain/deadline.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Db } from "./database.ts";

/** A dated report of some plan. */
export interface DatedReport extends Deadline {
  readonly period: string;
  readonly opensOn: IsoDate;
}

/** The next deadline after a date, of any plan, or of the plans by which given units have owed reports before. */
export async function findNextDeadline(
  db: Db,
  today: IsoDate,
  unitIds?: readonly number[],
): Promise<DatedReport | undefined> {
  const row = await db
    .selectFrom("deadline")
    .select(["kind", "due_on", "period", "opens_on"])
    .where("due_on", ">", today)
    .$if(unitIds !== undefined, (query) =>
      query.where("plan_id", "in", (plans) =>
        plans
          .selectFrom("obligation")
          .select("obligation.plan_id")
          .where("obligation.unit_id", "in", [...(unitIds ?? []), 0]),
      ),
    )
    .orderBy("due_on")
    .limit(1)
    .executeTakeFirst();
  return row && { kind: row.kind, on: row.due_on, period: row.period, opensOn: row.opens_on };
}
