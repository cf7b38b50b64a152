import type { DateTime } from "luxon";
import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../domain/time.ts";

/** Whether a row with `valid_from` and `valid_until` holds on a day; the day on which it ends is no longer one. */
export function holdsOn(alias: string, on: IsoDate): RawBuilder<boolean> {
  const [from, until] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_until`)];
  return sql`(${from} <= ${on} and (${until} is null or ${until} > ${on}))`;
}

/** Whether the report of the obligation `o`, whose dates are `d`, is not locked on a day, or unlocked for its unit. */
export function isUnlockedOn(on: IsoDate): RawBuilder<boolean> {
  return sql`(d.locked_on > ${on} or exists (
    select 1 from lock_exception unlocked where unlocked.obligation_id = o.id and unlocked.until_on >= ${on}))`;
}

/**
 * Whether the report of an obligation, named by the column with its id, is handed in: its newest version was sent, at an
 * instant or before when one is given, and has neither been returned nor taken back since.
 */
export function isHandedIn(obligationId: string, by?: DateTime): RawBuilder<boolean> {
  const id = sql.ref(obligationId);
  return sql`exists (
    select 1 from report handed where handed.obligation_id = ${id} and handed.status in ('submitted', 'approved', 'accepted')
      and handed.version = (select max(newest.version) from report newest where newest.obligation_id = ${id})
      ${by ? sql`and handed.submitted_at <= ${by}` : sql``})`;
}
