import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Retained } from "../domain/retention.ts";
import { dateOf } from "../domain/time.ts";
import { deleteAnswersBefore } from "./answers.ts";
import { transaction, type Db } from "./database.ts";
import { deleteMissedBefore } from "./missed-questions.ts";
import { erasePerson, listLongGone } from "./personal-data.ts";

/** Rows of one kind that one run takes: what is left over is the next night's. */
const MOST_ROWS = 20_000;
const MOST_PEOPLE = 200;

/** When a line's time is over, and what stands where something was erased. */
export interface Expiry {
  /** What is older than this is over. */
  readonly before: DateTime;
  readonly now: DateTime;
  readonly pseudonymOf: (personId: number) => string;
  readonly text: string;
}

async function eraseOld(db: Db, { before, now, text }: Expiry, onlyStrangers: boolean): Promise<number> {
  const whose = onlyStrangers
    ? sql`and exists (select 1 from chat c where c.id = m.chat_id and c.kind = 'private' and c.person_id is null)`
    : sql``;
  const inbox = await sql`
    update inbox set content = jsonb_build_object('kind', 'text', 'text', ${text}::text), sender = 'erased', erased_at = ${now}
    where id in (select m.id from inbox m
      where m.erased_at is null and m.received_at < ${before} and m.handled_at is not null ${whose} limit ${MOST_ROWS})`.execute(
    db,
  );
  const outbox = await sql`
    update outbox set erased_at = ${now},
      body = jsonb_build_object('blocks', jsonb_build_array(jsonb_build_object('kind', 'text', 'spans', jsonb_build_array(${text}::text))))
    where id in (select m.id from outbox m
      where m.erased_at is null and m.created_at < ${before} and m.status not in ('pending', 'sending') ${whose}
      limit ${MOST_ROWS})`.execute(db);
  return Number((inbox.numAffectedRows ?? 0n) + (outbox.numAffectedRows ?? 0n));
}

/** Chats of strangers in which nothing is left to read lose the account they belonged to. */
async function forgetStrangers(db: Db, expiry: Expiry): Promise<number> {
  const erased = await eraseOld(db, expiry, true);
  await sql`
    update chat c set external_id = 'erased-' || c.id, title = null, unreachable_at = ${expiry.now}
    where c.kind = 'private' and c.person_id is null and c.external_id not like 'erased-%'
      and exists (select 1 from inbox i where i.chat_id = c.id)
      and not exists (select 1 from inbox i where i.chat_id = c.id and i.erased_at is null)
      and not exists (select 1 from outbox o where o.chat_id = c.id and o.erased_at is null)`.execute(db);
  return erased;
}

async function erasePeople(db: Db, { before, now, pseudonymOf, text }: Expiry): Promise<number> {
  const people = await listLongGone(db, dateOf(before), MOST_PEOPLE);
  for (const id of people) await transaction(db, (trx) => erasePerson(trx, id, { name: pseudonymOf(id), text }, now));
  return people.length;
}

async function countOf(query: ReturnType<typeof sql>, db: Db): Promise<number> {
  const { numAffectedRows } = await query.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** How each line of the retention table is enforced; each returns how many rows it took. A second run takes none. */
export const ENFORCE: Readonly<Record<Retained, (db: Db, expiry: Expiry) => Promise<number>>> = {
  messages: (db, expiry) => eraseOld(db, expiry, false),
  strangers: forgetStrangers,
  attempts: (db, { before }) => countOf(sql`delete from stranger where counted_from < ${before}`, db),
  codes: (db, { before }) =>
    countOf(sql`delete from access_code where least(expires_at, used_at, revoked_at) < ${before}`, db),
  sessions: (db, { before }) => countOf(sql`delete from sign_in where least(expires_at, used_at) < ${before}`, db),
  conversations: (db, { before }) => countOf(sql`delete from conversation where updated_at < ${before}`, db),
  answers: (db, { before }) => deleteAnswersBefore(db, before),
  "missed-questions": (db, { before }) => deleteMissedBefore(db, before),
  people: erasePeople,
};
