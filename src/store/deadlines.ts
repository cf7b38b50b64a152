import type { Deadline } from "../domain/deadline.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Db } from "./database.ts";

/** The next deadline after a date, of any plan in force. */
export async function findNextDeadline(db: Db, today: IsoDate): Promise<(Deadline & { period: string }) | undefined> {
  const row = await db
    .selectFrom("deadline")
    .select(["kind", "due_on", "period"])
    .where("due_on", ">", today)
    .orderBy("due_on")
    .limit(1)
    .executeTakeFirst();
  return row && { kind: row.kind, on: row.due_on, period: row.period };
}
