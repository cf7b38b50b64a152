import { sql } from "kysely";
import type { Db } from "./database.ts";
import { PLANNED_ANEW } from "./prepared.ts";

/** Whether no message waits to be handled and none to be sent on these platforms: one look instead of one at each queue. */
export async function isIdle(db: Db, platforms: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ idle: boolean }>`
    select ${PLANNED_ANEW} not exists (select 1 from inbox where handled_at is null)
      and not exists (select 1 from outbox where platform = any(${platforms}) and status in ('pending', 'sending'))
      as idle`.execute(db);
  return rows[0]?.idle ?? true;
}
