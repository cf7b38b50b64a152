import { sql, type RawBuilder } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import type { Recipient } from "../domain/plan.ts";
import type { IsoDate } from "../domain/time.ts";
import { holdsOn, isHandedIn, isUnlockedOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { listPostingGroups } from "./groups.ts";

/** A deadline under which reports are open on a day, of some plan and period. */
export interface OpenDeadline {
  readonly planId: number;
  readonly period: string;
  readonly deadline: Deadline;
}

/** A rung of such a deadline, with its moment: what the sweep looks for in the ledger. */
interface SoughtRung extends OpenDeadline {
  readonly rung: number;
  readonly dueAt: DateTime;
  readonly to: readonly Recipient[];
}

/** The deadlines that reports open on a day may have: the plan's, and those that hold for a level or a unit instead. */
export async function listOpenDeadlines(db: Db, today: IsoDate): Promise<OpenDeadline[]> {
  const { rows } = await sql<{ planId: number; period: string; kind: Deadline["kind"]; dueOn: IsoDate }>`
    select distinct plan_id as "planId", period, kind, due_on as "dueOn" from (
      select plan_id, period, kind, due_on, opens_on, locked_on from deadline
      union all select plan_id, period, kind, due_on, opens_on, locked_on from deadline_exception
    ) d
    where opens_on <= ${today} and (locked_on > ${today} or exists (
      select 1 from lock_exception e join obligation o on o.id = e.obligation_id
      where o.plan_id = d.plan_id and o.period = d.period and e.until_on >= ${today}))`.execute(db);
  return rows.map(({ planId, period, kind, dueOn }) => ({ planId, period, deadline: { kind, on: dueOn } }));
}

/** Keeps other sweeps waiting until the transaction ends, so that they find what this one has written. */
export async function lockReminders(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('reminders', 0))`.execute(trx);
}

/** One rung that the ledger does not have for a reader, or (`rung` null) a snooze that has run out. */
export interface UndecidedRung {
  readonly obligationId: number;
  readonly planId: number;
  readonly dueOn: IsoDate;
  readonly rung: number | null;
  readonly dueAt: DateTime | null;
  readonly recipient: Recipient;
  readonly snoozeId: number | null;
  readonly snoozeUntil: DateTime | null;
  readonly wasMoved: boolean;
}

/** What is undecided for one reader, and how the reader is reached. */
export interface UndecidedReader {
  /** Null for a group. */
  readonly personId: number | null;
  readonly lastNoticeOn: IsoDate | null;
  /** The best first; none for a person who cannot be reached. */
  readonly chats: readonly { readonly id: number; readonly platform: string; readonly bot: string }[];
  readonly rungs: readonly UndecidedRung[];
}

/** What a sweep asks for: its moment, and the rungs of all open deadlines until the end of its day. */
export interface Sought {
  readonly now: DateTime;
  readonly today: IsoDate;
  readonly deadlines: readonly OpenDeadline[];
  readonly rungs: readonly SoughtRung[];
}

/** Open reports that are not sent, and the rungs that are sought for each. */
function owedRungs({ now, today, deadlines, rungs }: Sought) {
  const sought = rungs.map(({ planId, period, deadline, rung, dueAt, to }) => ({
    ...{ planId, period, kind: deadline.kind, dueOn: deadline.on, rung, dueAt: dueAt.toISO(), to },
  }));
  return sql`
    rung as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb)
        as r ("planId" int, period text, kind text, "dueOn" date, rung int, "dueAt" timestamptz, "to" jsonb)
    ),
    owed as materialized (
      select o.id, o.unit_id, o.plan_id, o.period, d.kind, d.due_on, d.opens_on
      from jsonb_to_recordset(${JSON.stringify([...new Map(deadlines.map((one) => [`${one.planId} ${one.period}`, one])).values()])}::jsonb)
        as open ("planId" int, period text)
      join obligation o on o.plan_id = open."planId" and o.period = open.period
      join obligation_deadline d on d.obligation_id = o.id
      where d.opens_on <= ${today}
        and ${isUnlockedOn(today)}
        and not ${isHandedIn("o.id", now)}
    )`;
}

/** A rung from before the reader's time (the report was not open, the role not held, a colleague stood in) is not owed. */
const IN_READERS_TIME = sql`r."dueAt" >= u.since::timestamp at time zone 'Asia/Ho_Chi_Minh'`;

/** The sought rungs `r` of an owed report that speak to the reader `u`. */
function rungOf(owed: RawBuilder<unknown>) {
  return sql`
    r."planId" = ${owed}.plan_id and r.period = ${owed}.period and r.kind = ${owed}.kind and r."dueOn" = ${owed}.due_on
    and r."to" ? u.recipient`;
}

/** What was decided for another deadline of a report than the one that holds. */
const MOVED = sql`
    moved as materialized (
      select m.obligation_id, m.person_id, m.chat_id
      from owed w join reminder m on m.obligation_id = w.id and m.due_on <> w.due_on
    )`;

/**
 * Who is spoken to about each owed report, as what, and since when: `audience (obligation_id, person_id, recipient, since)`
 * behind `owed (id, unit_id, opens_on)` and `rung ("to")` of a recursive query.
 */
export function audience(today: IsoDate) {
  const holds = holdsOn("a", today);
  return sql`
    above as (
      select w.unit_id, w.unit_id as above_id from owed w
      where exists (select 1 from rung where "to" ?| array['secretariat', 'leaders'])
      union select b.unit_id, x.parent_id from above b join unit x on x.id = b.above_id where x.parent_id is not null
    ),
    audience as (
      select w.id as obligation_id, a.person_id,
        -- who can be reached is asked first, else who has been officer longest
        case when row_number() over (partition by w.id order by not exists (
          select 1 from chat c where c.person_id = a.person_id and c.kind = 'private' and c.unreachable_at is null
        ), a.id) = 1 then 'officer' else 'deputy' end as recipient,
        greatest(w.opens_on, a.valid_from, (
          select max(g.valid_until) from delegation g
          where g.from_person_id = a.person_id and g.unit_id = a.unit_id and g.valid_until <= ${today})) as since
      from owed w join assignment a on a.unit_id = w.unit_id and a.role = 'officer' and ${holds}
      where not exists (
        select 1 from delegation g where g.from_person_id = a.person_id and g.unit_id = a.unit_id
          and g.valid_from <= ${today} and g.valid_until > ${today})
      union all
      select w.id, a.person_id, 'head', greatest(w.opens_on, a.valid_from)
      from owed w join assignment a on a.unit_id = w.unit_id and a.role = 'head' and ${holds}
      union all
      select w.id, a.person_id, case a.role when 'secretary' then 'secretariat' else 'leaders' end,
        greatest(w.opens_on, a.valid_from)
      from owed w join above b on b.unit_id = w.unit_id
      join assignment a on a.unit_id = b.above_id and a.role in ('secretary', 'leader') and ${holds}
    )`;
}

interface UndecidedRow extends UndecidedRung {
  readonly reader: number;
}

/**
 * People for whom something of what is sought is undecided, a page at a time in the order of their ids. Later rungs of
 * the same day are among it, though not due yet.
 */
export async function listUndecidedPeople(
  db: Db,
  sought: Sought,
  page: { readonly after: number; readonly limit: number },
): Promise<UndecidedReader[]> {
  const { now, today } = sought;
  const { rows } = await sql<UndecidedRow>`
    with recursive ${owedRungs(sought)}, ${audience(today)},
    line as (
      select u.obligation_id, u.person_id, u.recipient, r.rung, r."dueAt" as due_at
      from audience u join owed w on w.id = u.obligation_id join rung r on ${rungOf(sql`w`)}
      where u.person_id > ${page.after} and ${IN_READERS_TIME} and not exists (
        select 1 from reminder m where m.obligation_id = w.id and m.due_on = w.due_on and m.rung = r.rung
          and coalesce(m.person_id, 0) = u.person_id)
      union all
      select u.obligation_id, u.person_id, u.recipient, null, null
      from snooze s join audience u on u.obligation_id = s.obligation_id and u.person_id = s.person_id
      where u.person_id > ${page.after} and s.ended_at is null and s.until_at <= ${now}
    ),
    ${MOVED}
    select l.person_id as reader, l.obligation_id as "obligationId", w.plan_id as "planId", w.due_on as "dueOn",
      l.rung, l.due_at as "dueAt", l.recipient, s.id as "snoozeId", s.until_at as "snoozeUntil",
      exists (
        select 1 from moved v where v.obligation_id = w.id and v.person_id = l.person_id
      ) as "wasMoved"
    from (select *, dense_rank() over (order by person_id) as place from line) l join owed w on w.id = l.obligation_id
    left join snooze s on s.obligation_id = l.obligation_id and s.person_id = l.person_id and s.ended_at is null
    where l.place <= ${page.limit}
    order by l.person_id, l.obligation_id, l.due_at`.execute(db);
  const lines = Map.groupBy(rows, (row) => row.reader);
  const people = await listReachOf(db, [...lines.keys()]);
  return people.map((person) => ({ ...person, rungs: lines.get(person.personId) ?? [] }));
}

async function listReachOf(
  db: Db,
  personIds: readonly number[],
): Promise<(Omit<UndecidedReader, "rungs"> & { readonly personId: number })[]> {
  const { rows } = await sql<Omit<UndecidedReader, "rungs"> & { readonly personId: number }>`
    select p.id as "personId",
      (select max(n.on_day) from notice n where n.person_id = p.id and not n.is_extra) as "lastNoticeOn",
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'platform', c.platform, 'bot', c.bot) order by c.place), '[]')
       from chats_of(p.id) with ordinality as c (id, platform, bot, place)) as chats
    from person p where p.id = any(${personIds}::int[]) order by p.id`.execute(db);
  return rows;
}

/**
 * Groups of the units whose plans they are, for which a digest is undecided. Whoever registered a group has said whether
 * reminders may be posted there; one that was set up with the database has nobody who said otherwise.
 */
export async function listUndecidedGroups(db: Db, sought: Sought): Promise<UndecidedReader[]> {
  const posting = await listPostingGroups(db, "reminders", sought.today);
  const { rows } = await sql<UndecidedRow & { platform: string; bot: string; lastNoticeOn: IsoDate | null }>`
    with ${owedRungs(sought)},
    audience as (
      select w.*, c.id as chat_id, c.platform, c.bot, 'leaders-group' as recipient, w.opens_on as since
      from owed w join plan p on p.id = w.plan_id join chat c on c.unit_id = p.scope_id
      where c.kind = 'group' and c.unreachable_at is null
        and (c.registered_at is null or c.id = any(${posting.map(({ chatId }) => chatId)}::int[]))
    ),
    ${MOVED}
    select u.chat_id as reader, u.id as "obligationId", u.plan_id as "planId", u.due_on as "dueOn", r.rung,
      r."dueAt", u.recipient, null as "snoozeId", null as "snoozeUntil", u.platform, u.bot,
      (select max(n.on_day) from notice n where n.chat_id = u.chat_id and n.person_id is null and not n.is_extra)
        as "lastNoticeOn",
      exists (select 1 from moved v where v.obligation_id = u.id and v.chat_id = u.chat_id) as "wasMoved"
    from audience u join rung r on ${rungOf(sql`u`)} and ${IN_READERS_TIME}
    where not exists (
      select 1 from reminder m where m.obligation_id = u.id and m.due_on = u.due_on and m.rung = r.rung
        and coalesce(m.chat_id, 0) = u.chat_id)
    order by u.chat_id, u.id, r."dueAt"`.execute(db);
  return [...Map.groupBy(rows, (row) => row.reader)].map(([id, rungs]) => ({
    personId: null,
    lastNoticeOn: rungs[0]?.lastNoticeOn ?? null,
    chats: rungs.slice(0, 1).map(({ platform, bot }) => ({ id, platform, bot })),
    rungs,
  }));
}
