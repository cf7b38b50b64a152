import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db, Trx } from "./database.ts";

/** The newest notice of a person that spoke of reports to fill in or to answer for. */
export async function findNewestNotice(db: Db, personId: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notice n
    where n.person_id = ${personId} and exists (
      select 1 from reminder m where m.notice_id = n.id and m.recipient in ('officer', 'deputy', 'head'))
    order by n.id desc limit 1`.execute(db);
  return rows[0]?.id;
}

/** Puts the reminders of some reports off for one person. What held before for the same report is replaced, and kept as trace. */
export async function addSnoozes(
  trx: Trx,
  snooze: {
    readonly personId: number;
    readonly obligationIds: readonly number[];
    readonly untilAt: DateTime;
    readonly inboxId: string;
  },
  at: DateTime,
): Promise<void> {
  const { personId, obligationIds } = snooze;
  await sql`
    update snooze set ended_at = ${at}, ending = 'replaced'
    where person_id = ${personId} and obligation_id = any(${obligationIds}::int[]) and ended_at is null`.execute(trx);
  await sql`
    insert into snooze (obligation_id, person_id, until_at, created_at, inbox_id)
    select id, ${personId}, ${snooze.untilAt}, ${at}, ${snooze.inboxId}
    from unnest(${obligationIds}::int[]) as id`.execute(trx);
}
