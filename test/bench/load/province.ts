import { sql } from "kysely";
import type { Db } from "../../../src/store/database.ts";
import { createCountry } from "../../support/country.ts";
import { TELEGRAM_TOKEN, ZALO_BOT, type Speaker } from "./traffic.ts";

const TELEGRAM_BOT = TELEGRAM_TOKEN.split(":")[0] as string;

/** Every so many-th commune has figures of the period already: what others enter is held against them. */
const REPORTED_EVERY = 2;

/** Every so many-th person is on Zalo, the others on Telegram. */
const ZALO_EVERY = 5;

/** So many messages everybody has exchanged with the bot before: a table of three pages would be read as no real one is. */
const TALKED_BEFORE = 100;

/** What has been said and answered in every chat before the run. */
async function addHistory(db: Db): Promise<void> {
  await sql`
    insert into chat (platform, bot, external_id, kind, person_id)
    select platform, bot, external_id, 'private', person_id from account`.execute(db);
  await sql`
    insert into inbox (platform, bot, message_id, chat_id, sender, content, received_at, handled_at)
    select c.platform, c.bot, c.external_id || '-before-' || n, c.id, c.external_id,
      jsonb_build_object('kind', 'text', 'text', 'thanh toán trực tuyến quý ' || n), at, at
    from generate_series(1, ${TALKED_BEFORE}) n cross join chat c
      cross join lateral (select now() - make_interval(days => ${TALKED_BEFORE} - n + 1) as at) t
    order by n, c.id`.execute(db);
  await sql`
    insert into outbox (key, chat_id, inbox_id, priority, body, created_at, status, attempts, settled_at, position)
    select 'reply~' || i.id || '~0', i.chat_id, i.id, 0, jsonb_build_object('blocks', (
        select jsonb_agg(jsonb_build_object('kind', 'text', 'spans', jsonb_build_array('Dòng ' || l || ': ' || md5(i.id || '-' || l))))
        from generate_series(1, 12) l)),
      i.received_at, 'sent', 1, i.received_at, nextval('message_position')
    from inbox i order by i.id`.execute(db);
}

/**
 * A province of a leader, a secretary and so many officers and heads of communes that they are `people` in all, with two
 * years of figures, and the year's report owed by every commune today.
 */
export async function prepareProvince(db: Db, people: number, today: string): Promise<void> {
  const communes = Math.ceil((people - 2) * (2 / 3));
  const year = Number(today.slice(0, 4));
  await createCountry(db, { provinces: 1, communes, years: [year - 1, year], platform: "none" });
  const period = `${year}-Y`;
  await sql`
    delete from figure where period = ${period} and unit_id % ${REPORTED_EVERY} <> 0`.execute(db);
  await sql`update deadline set
    due_on = ${today}::date + case when period = ${period} then 10 else -400 end,
    opens_on = ${today}::date + case when period = ${period} then -20 else -430 end,
    locked_on = ${today}::date + case when period = ${period} then 40 else -370 end`.execute(db);
  await sql`insert into obligation (plan_id, unit_id, period)
    select p.id, u.id, ${period} from plan p, unit u where u.level = 'commune' order by u.id`.execute(db);
  await sql`delete from chat; delete from account`.execute(db);
  await sql`
    insert into account (platform, bot, external_id, person_id)
    select case when n % ${ZALO_EVERY} = 0 then 'zalo' else 'telegram' end,
      case when n % ${ZALO_EVERY} = 0 then ${ZALO_BOT} else ${TELEGRAM_BOT} end, (100000 + n)::text, id
    from (select id, row_number() over (order by split_part(code, '-', 1) in ('leader', 'secretary') desc,
      split_part(code, '-', 1) = 'officer' desc, id) as n from person) p
    where n <= ${people}`.execute(db);
  await addHistory(db);
  await sql`vacuum analyze`.execute(db);
}

/** Everybody who talks, with what they have been sent so far that can be pressed. */
export async function listSpeakers(db: Db): Promise<Speaker[]> {
  const { rows } = await sql<Speaker>`
    select a.role, c.platform, c.external_id as id,
      case when u.level = 'commune' then array[u.name, u.name] else (
        select array_agg(name) from (select name from unit where level = 'commune' order by id limit 2) n) end as units,
      coalesce((
        select jsonb_agg(jsonb_build_object('outboxId', o.id::text, 'index', choice.place - 1))
        from chat h join outbox o on o.chat_id = h.id
          cross join lateral jsonb_array_elements(o.body -> 'choices') with ordinality as choice (body, place)
        where h.platform = c.platform and h.bot = c.bot and h.external_id = c.external_id and c.platform = 'telegram'
      ), '[]') as presses
    from account c join assignment a on a.person_id = c.person_id join unit u on u.id = a.unit_id
    order by c.external_id`.execute(db);
  return rows;
}

/** What became of a stored message. */
export interface Handled {
  readonly messageId: string;
  /** Milliseconds since 1970 of the commit that held its answer; null before. */
  readonly committedAt: number | null;
  readonly incident: string | null;
  readonly answers: number;
}

/**
 * What became of the messages behind one in the order of storing. The server has to keep the times of commits; the row
 * of a message was last written by the transaction that handled it.
 */
export async function listHandled(db: Db, after: string): Promise<Handled[]> {
  const { rows } = await sql<Handled>`
    select message_id as "messageId", incident,
      case when handled_at is not null
        then (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 end as "committedAt",
      (select count(*)::int from outbox o where o.inbox_id = i.id) as answers
    from inbox i where id > ${after}`.execute(db);
  return rows;
}

/** The newest stored message, and how many have not been handled. */
export async function countWaiting(db: Db): Promise<{ readonly newest: string; readonly waiting: number }> {
  const { rows } = await sql<{ newest: string; waiting: number }>`
    select coalesce(max(id), 0)::text as newest, (count(*) filter (where handled_at is null))::int as waiting from inbox`.execute(
    db,
  );
  return rows[0] ?? { newest: "0", waiting: 0 };
}
