import { sql } from "kysely";
import type { DateTime } from "luxon";
import { COUNTING_MINUTES, type Attempts } from "../domain/access-code.ts";
import type { Trx } from "./database.ts";

/** An account of a platform; for the sign-in page the address that it is opened from. */
export interface Account {
  readonly platform: string;
  readonly bot: string;
  readonly externalId: string;
}

/** How often an account that belongs to nobody was answered and failed within the counted time. */
export interface StrangerCounts extends Attempts {
  readonly answered: number;
}

/**
 * What an account has tried within the hour, locked until the transaction ends; after an hour counting begins anew.
 *
 * Trap: the count over all accounts is read without a lock, so that strangers do not wait for each other; those who try
 * at the very same moment may exceed the limit by as many as they are.
 */
export async function lockStrangerCounts(trx: Trx, account: Account, now: DateTime): Promise<StrangerCounts> {
  const since = now.minus({ minutes: COUNTING_MINUTES });
  const { rows } = await sql<{ answered: number; failed: number; in_all: number }>`
    insert into stranger as s (platform, bot, external_id, counted_from)
    values (${account.platform}, ${account.bot}, ${account.externalId}, ${now})
    on conflict (platform, bot, external_id) do update set
      counted_from = case when s.counted_from <= ${since} then excluded.counted_from else s.counted_from end,
      answered = case when s.counted_from <= ${since} then 0 else s.answered end,
      failed = case when s.counted_from <= ${since} then 0 else s.failed end
    returning answered, failed,
      (select coalesce(sum(o.failed), 0)::int from stranger o where o.counted_from > ${since}) as in_all`.execute(trx);
  const [row] = rows;
  return { answered: row?.answered ?? 0, failedHere: row?.failed ?? 0, failedInAll: row?.in_all ?? 0 };
}

/** Counts one more answer given, or one more code that did not work. Call it under {@link lockStrangerCounts}. */
export async function countStranger(trx: Trx, account: Account, what: "answered" | "failed"): Promise<void> {
  await sql`
    update stranger set ${sql.ref(what)} = ${sql.ref(what)} + 1
    where platform = ${account.platform} and bot = ${account.bot} and external_id = ${account.externalId}`.execute(trx);
}
