import { sql } from "kysely";
import type { WorkingDayRecord } from "../domain/import-working-days.ts";
import type { IsoDate } from "../domain/time.ts";
import type { DayExceptions } from "../domain/working-days.ts";
import type { Db, Trx } from "./database.ts";

/** The days that differ from the plain week. A few dozen rows. */
export async function getDayExceptions(db: Db): Promise<DayExceptions> {
  const rows = await db.selectFrom("working_day_exception").select(["day", "kind"]).execute();
  return new Map(rows.map((row) => [row.day, row.kind]));
}

/** A day that differs, and whether it was only proposed. */
export interface StoredDay extends WorkingDayRecord {
  readonly isProposal: boolean;
}

/** The days of `[from, to)` that differ from the plain week, in order. */
export async function listDaysBetween(db: Db, from: IsoDate, to: IsoDate): Promise<StoredDay[]> {
  return db
    .selectFrom("working_day_exception")
    .select(["day", "kind", "name", "source", "is_proposal as isProposal"])
    .where("day", ">=", from)
    .where("day", "<", to)
    .orderBy("day")
    .execute();
}

/** Years that have days off from a decision, and years that have proposals only. */
export async function findKnownYears(
  db: Db,
): Promise<{ readonly confirmed: ReadonlySet<number>; readonly proposed: ReadonlySet<number> }> {
  const { rows } = await sql<{ year: number; proposal: boolean }>`
    select extract(year from day)::int as year, bool_and(is_proposal) as proposal
    from working_day_exception where kind = 'off' group by 1`.execute(db);
  const years = (proposal: boolean): Set<number> =>
    new Set(rows.filter((row) => row.proposal === proposal).map((row) => row.year));
  return { confirmed: years(false), proposed: years(true) };
}

/** Writes days; what is said of a day before is replaced. */
export async function saveDays(trx: Trx, days: readonly StoredDay[]): Promise<void> {
  if (days.length === 0) return;
  await trx
    .insertInto("working_day_exception")
    .values(days.map(({ isProposal, ...day }) => ({ ...day, is_proposal: isProposal })))
    .onConflict((conflict) =>
      conflict.column("day").doUpdateSet({
        kind: (next) => next.ref("excluded.kind"),
        name: (next) => next.ref("excluded.name"),
        source: (next) => next.ref("excluded.source"),
        is_proposal: (next) => next.ref("excluded.is_proposal"),
      }),
    )
    .execute();
}

/** Makes days ordinary again. */
export async function deleteDays(trx: Trx, days: readonly IsoDate[]): Promise<void> {
  if (days.length > 0) await trx.deleteFrom("working_day_exception").where("day", "in", days).execute();
}
