import { sql } from "kysely";
import type { DateTime } from "luxon";
import { decideObligations } from "../domain/obligations.ts";
import { dateOf } from "../domain/time.ts";
import type { Unit } from "../domain/unit.ts";
import type { Db } from "./database.ts";
import { listPlans } from "./plans.ts";

/** Makes every report owed whose opening day in Asia/Ho_Chi_Minh has come. Asked again it adds only what is new; returns how many. */
export async function openObligations(db: Db, now: DateTime): Promise<number> {
  const units = await listUnits(db);
  const today = dateOf(now);
  let opened = 0;
  for (const { id, plan } of await listPlans(db)) {
    const owed = decideObligations(plan, units, today);
    const { rows } = await sql<{ added: number }>`
      with added as (
        insert into obligation (plan_id, unit_id, period)
        select ${id}, unit_id, period
        from unnest(${owed.map((report) => report.unitId)}::int[], ${owed.map((report) => report.period)}::text[])
          with ordinality as owed (unit_id, period, place)
        order by place
        on conflict do nothing
        returning 1
      ) select count(*)::int as added from added`.execute(db);
    opened += rows[0]?.added ?? 0;
  }
  return opened;
}

async function listUnits(db: Db): Promise<Unit[]> {
  return db
    .selectFrom("unit")
    .select([
      "id",
      "code",
      "name",
      "short_name as shortName",
      "level",
      "parent_id as parentId",
      "valid_from as validFrom",
      "valid_until as validUntil",
    ])
    .orderBy("id")
    .execute();
}
