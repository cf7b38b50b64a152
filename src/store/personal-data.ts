import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { IsoDate } from "../domain/time.ts";
import type { Db, Trx } from "./database.ts";
import { endSessionsOf } from "./sign-in.ts";

/** One line of what is kept about a person: the name of a column, and what is in it. */
type DataRow = Readonly<Record<string, string | number | null>>;

/** Everything that is kept about a person, by kind. */
export type PersonalData = Readonly<Record<DataKind, readonly DataRow[]>>;

export const DATA_KINDS = [
  "person",
  "roles",
  "accounts",
  "messages",
  "reports",
  "decisions",
  "files",
  "reminders",
  "actions",
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI')`;

const QUERIES: Readonly<Record<DataKind, (personId: number) => ReturnType<typeof sql<DataRow>>>> = {
  person: (id) => sql<DataRow>`
    select code, name, language, preferred_platform as channel from person where id = ${id}`,
  roles: (id) => sql<DataRow>`
    select a.role, u.name as unit, a.valid_from::text as "from", a.valid_until::text as until
    from assignment a join unit u on u.id = a.unit_id where a.person_id = ${id} order by a.id`,
  accounts: (id) => sql<DataRow>`
    select platform, bot, external_id as account from account where person_id = ${id} order by 1, 2, 3`,
  messages: (id) => sql<DataRow>`
    select ${iso("at")} as at, direction, content from (
      select i.received_at as at, i.position, 'in' as direction, coalesce(i.content ->> 'text', i.content ->> 'name', i.content ->> 'kind') as content
      from inbox i join chat c on c.id = i.chat_id where c.person_id = ${id} and c.kind = 'private' and i.erased_at is null
      union all
      select o.created_at, o.position, 'out',
        (select string_agg(piece #>> '{}', '' order by n) from jsonb_path_query(o.body, '$.blocks[*].spans[*].**{0 to last} ? (@.type() == "string")') with ordinality as t (piece, n))
      from outbox o join chat c on c.id = o.chat_id where c.person_id = ${id} and c.kind = 'private' and o.erased_at is null
    ) said order by position nulls last, said.at limit 20000`,
  reports: (id) => sql<DataRow>`
    select u.name as unit, o.period, r.version, r.status, ${iso("r.submitted_at")} as at
    from report r join obligation o on o.id = r.obligation_id join unit u on u.id = o.unit_id
    where r.submitted_by = ${id} order by r.id`,
  decisions: (id) => sql<DataRow>`
    select u.name as unit, o.period, d.event, d.reason, ${iso("d.decided_at")} as at
    from report_decision d join report r on r.id = d.report_id join obligation o on o.id = r.obligation_id
    join unit u on u.id = o.unit_id where d.person_id = ${id} order by d.id`,
  files: (id) => sql<DataRow>`
    select e.name, u.name as unit, o.period, ${iso("e.added_at")} as at
    from evidence e join obligation o on o.id = e.obligation_id join unit u on u.id = o.unit_id
    where e.added_by = ${id} order by e.id`,
  reminders: (id) => sql<DataRow>`
    select u.name as unit, o.period, m.outcome, ${iso("m.decided_at")} as at
    from reminder m join obligation o on o.id = m.obligation_id join unit u on u.id = o.unit_id
    where m.person_id = ${id} order by m.id`,
  actions: (id) => sql<DataRow>`
    select action, subject, reason, ${iso("at")} as at from audit where actor_id = ${id} order by id`,
};

/** Collects everything that is kept about a person, for them to read: times are those of Viet Nam. */
export async function collectPersonalData(db: Db, personId: number): Promise<PersonalData> {
  const collected: [DataKind, DataRow[]][] = [];
  for (const kind of DATA_KINDS) collected.push([kind, (await QUERIES[kind](personId).execute(db)).rows]);
  return Object.fromEntries(collected) as Record<DataKind, DataRow[]>;
}

/** How much is kept about a person, for a summary. */
export interface DataSummary {
  readonly messages: number;
  readonly oldestAt: DateTime | null;
  readonly reports: number;
  readonly reminders: number;
}

export async function summarisePersonalData(db: Db, personId: number): Promise<DataSummary> {
  const { rows } = await sql<DataSummary>`
    select
      (select count(*)::int from inbox i join chat c on c.id = i.chat_id
       where c.person_id = ${personId} and c.kind = 'private' and i.erased_at is null) as messages,
      (select min(i.received_at) from inbox i join chat c on c.id = i.chat_id
       where c.person_id = ${personId} and c.kind = 'private' and i.erased_at is null) as "oldestAt",
      (select count(*)::int from report where submitted_by = ${personId}) as reports,
      (select count(*)::int from reminder where person_id = ${personId} and outcome in ('sent', 'late')) as reminders
  `.execute(db);
  return rows[0] as DataSummary;
}

/** What stands where something was erased. */
export interface Pseudonym {
  /** Instead of the name: "Cán bộ số 12". */
  readonly name: string;
  /** Instead of what was written. */
  readonly text: string;
}

/** Takes the text out of messages of some chats; the rows stay, because the audit log and receipts point at them. */
async function eraseMessages(trx: Trx, chatIds: readonly number[], text: string, now: DateTime): Promise<void> {
  const chats = sql`any(${[...chatIds]}::int[])`;
  await sql`
    update inbox set content = jsonb_build_object('kind', 'text', 'text', ${text}::text), sender = 'erased', erased_at = ${now}
    where chat_id = ${chats} and erased_at is null and handled_at is not null`.execute(trx);
  await sql`
    update outbox set erased_at = ${now},
      body = jsonb_build_object('blocks', jsonb_build_array(jsonb_build_object('kind', 'text', 'spans', jsonb_build_array(${text}::text))))
    where chat_id = ${chats} and erased_at is null and status not in ('pending', 'sending')`.execute(trx);
}

/**
 * Erases a person: accounts, name, texts, what was left in the middle. What they did for a unit stays the unit's, under a
 * number; the audit log knows them by that number only.
 *
 * Personal-data law (91/2025/QH15): the right to deletion, short of records that must be kept.
 */
export async function erasePerson(trx: Trx, personId: number, pseudonym: Pseudonym, now: DateTime): Promise<void> {
  const chats = await trx.selectFrom("chat").select("id").where("person_id", "=", personId).execute();
  await eraseMessages(
    trx,
    chats.map(({ id }) => id),
    pseudonym.text,
    now,
  );
  await trx.updateTable("chat").set({ person_id: null, title: null }).where("person_id", "=", personId).execute();
  await trx.deleteFrom("account").where("person_id", "=", personId).execute();
  await trx.deleteFrom("conversation").where("person_id", "=", personId).execute();
  await trx.deleteFrom("group_member").where("person_id", "=", personId).execute();
  await trx.updateTable("answer").set({ text: pseudonym.text }).where("person_id", "=", personId).execute();
  await trx.deleteFrom("missed_question").where("person_id", "=", personId).execute();
  await endSessionsOf(trx, personId, now);
  await sql`
    update access_code set name = case when kind = 'invitation' then ${pseudonym.name} end,
      revoked_at = case when used_at is null then coalesce(revoked_at, ${now}) else revoked_at end
    where used_by = ${personId} or person_id = ${personId}`.execute(trx);
  await trx
    .updateTable("person")
    .set({ name: pseudonym.name, code: `erased-${personId}`, preferred_platform: null, erased_at: now })
    .where("id", "=", personId)
    .execute();
}

/** People whose last role ended before a date and who still have a name here. */
export async function listLongGone(db: Db, before: IsoDate, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select p.id from person p
    where p.erased_at is null
      and exists (select 1 from assignment a where a.person_id = p.id)
      and not exists (select 1 from assignment a where a.person_id = p.id and (a.valid_until is null or a.valid_until > ${before}))
    order by p.id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}
