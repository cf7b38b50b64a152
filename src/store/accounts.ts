import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db, Trx } from "./database.ts";
import { endSessionsOf } from "./sign-in.ts";
import type { Account } from "./strangers.ts";

export type { Account };

/** An account of a person, and the private chat that belongs to it. */
export interface LinkedAccount extends Account {
  /** Null while nothing has been written there. */
  readonly chatId: number | null;
  /** Whether messages to it are refused (blocked). */
  readonly isUnreachable: boolean;
}

/** The accounts of a person, in the order of their platforms. */
export async function listAccounts(db: Db, personId: number): Promise<LinkedAccount[]> {
  const { rows } = await sql<LinkedAccount>`
    select a.platform, a.bot, a.external_id as "externalId", c.id as "chatId",
      coalesce(c.unreachable_at is not null, false) as "isUnreachable"
    from account a
    left join chat c on c.platform = a.platform and c.bot = a.bot and c.external_id = a.external_id and c.kind = 'private'
    where a.person_id = ${personId}
    order by a.platform, a.bot, a.external_id`.execute(db);
  return rows;
}

/** Ties an account to a person; false when it belongs to somebody already. */
export async function linkAccount(trx: Trx, account: Account, personId: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("account")
    .values({ ...toRow(account), person_id: personId })
    .onConflict((conflict) => conflict.columns(["platform", "bot", "external_id"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes an account from a person: its private chat is nobody's from now on. False when it was not the person's. */
export async function unlinkAccount(trx: Trx, account: Account, personId: number, now: DateTime): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("account")
    .where("platform", "=", account.platform)
    .where("bot", "=", account.bot)
    .where("external_id", "=", account.externalId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await sql`
    update chat set person_id = null
    where platform = ${account.platform} and bot = ${account.bot} and external_id = ${account.externalId}
      and kind = 'private' and person_id = ${personId}`.execute(trx);
  if (account.platform === "web") await endSessionsOf(trx, personId, now);
  return true;
}

/** Sets where a person is written to unasked; null: where they wrote last. */
export async function setPreferredPlatform(trx: Trx, personId: number, platform: string | null): Promise<void> {
  await trx.updateTable("person").set({ preferred_platform: platform }).where("id", "=", personId).execute();
}

/** The platform a person has chosen to be written to on; null for the one last used. */
export async function findPreferredPlatform(db: Db, personId: number): Promise<string | null> {
  const row = await db
    .selectFrom("person")
    .select("preferred_platform")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return row.preferred_platform;
}

function toRow(account: Account): { platform: string; bot: string; external_id: string } {
  return { platform: account.platform, bot: account.bot, external_id: account.externalId };
}
