import { sql } from "kysely";
import type { DateTime } from "luxon";
import { readReach, type Reach, type StoredDelivery } from "../domain/delivery.ts";
import type { Reply } from "../render/message.ts";
import { transaction, type Db, type Trx } from "./database.ts";
import { enterTenant } from "./tenants.ts";

/** A message that was sent to a person on some platform, with what became of it. */
export interface InboxEntry {
  /** Grows with the order over all platforms. */
  readonly position: string;
  readonly at: DateTime;
  readonly outboxId: string;
  readonly platform: string;
  readonly reply: Reply;
  readonly isRepeat: boolean;
  readonly reach: Reach;
}

type Row = Omit<InboxEntry, "reach"> & Pick<StoredDelivery, "status" | "reason">;

async function findPersonId(db: Db, code: string): Promise<number | undefined> {
  return (await db.selectFrom("person").select("id").where("code", "=", code).executeTakeFirst())?.id;
}

/**
 * What was sent to a person in their private chats, on every platform, newest first: also what did not arrive there. What
 * still waits or was dropped as no longer true is no part of it. One look per chat into the index `outbox_position`, behind
 * the wall between provinces.
 */
export async function listPersonInbox(
  db: Db,
  personCode: string,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<InboxEntry[]> {
  const personId = await findPersonId(db, personCode);
  if (personId === undefined) return [];
  const before = page.before ?? null;
  return transaction(db, async (trx) => {
    await enterTenant(trx, personId);
    const { rows } = await sql<Row>`
      select o.position, coalesce(o.settled_at, o.created_at) as at, o.id as "outboxId", c.platform, o.body as reply,
        o.is_repeat as "isRepeat", o.status, o.reason
      from chat c cross join lateral (
        select * from outbox x
        where x.chat_id = c.id and x.position is not null and x.status in ('sending', 'sent', 'unknown', 'failed')
          and (${before}::bigint is null or x.position < ${before}::bigint)
        order by x.position desc limit ${page.limit}
      ) o
      where c.person_id = ${personId} and c.kind = 'private'
      order by o.position desc limit ${page.limit}`.execute(trx);
    return rows.map(({ status, reason, ...row }) => ({
      ...row,
      reach: readReach({ outcome: "sent", status, reason }),
    }));
  });
}

/** Whether some message in the private chats of a person, on any platform, carries an attachment. */
export async function isInPersonInbox(db: Db, personCode: string, hash: string): Promise<boolean> {
  const personId = await findPersonId(db, personCode);
  if (personId === undefined) return false;
  return transaction(db, async (trx) => {
    await enterTenant(trx, personId);
    const { rows } = await sql`
      select 1 from outbox o join chat c on c.id = o.chat_id
      where c.person_id = ${personId} and c.kind = 'private'
        and o.body -> 'attachments' @> ${JSON.stringify([{ hash }])}::jsonb
      limit 1`.execute(trx);
    return rows.length > 0;
  });
}

/** A private chat of a person by its number, with the form that is open in it; undefined when it is not theirs. */
export async function findOwnChat(
  trx: Trx,
  chatId: number,
  personId: number,
): Promise<{ readonly platform: string; readonly form: unknown } | undefined> {
  const { rows } = await sql<{ platform: string; form: unknown }>`
    select c.platform, v.form from chat c
    left join conversation v on v.chat_id = c.id and v.person_id = c.person_id
    where c.id = ${chatId} and c.kind = 'private' and c.person_id = ${personId}`.execute(trx);
  return rows[0];
}
