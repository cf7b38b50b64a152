import type { DayExceptions } from "../domain/working-days.ts";
import type { Db } from "./database.ts";

/** The days that differ from the plain week. A few dozen rows. */
export async function getDayExceptions(db: Db): Promise<DayExceptions> {
  const rows = await db.selectFrom("working_day_exception").select(["day", "kind"]).execute();
  return new Map(rows.map((row) => [row.day, row.kind]));
}
