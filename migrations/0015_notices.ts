import { sql, type Kysely } from "kysely";

/**
 * One message a day per person: a notice carries the ledger lines of everything that is due for its reader. Snoozes,
 * and holidays with a colleague in between. The ladder of plans stored before gets what it said in code.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      id bigint generated always as identity primary key,
      -- null: a notice of a group
      person_id int references person,
      chat_id int not null references chat,
      -- the day in Asia/Ho_Chi_Minh
      on_day date not null,
      -- beyond the day's one, because something urgent or a snooze demanded it
      is_extra boolean not null,
      created_at timestamptz not null,
      outbox_id bigint unique references outbox
    );
    create unique index notice_daily on notice (person_id, on_day) where not is_extra and person_id is not null;
    create unique index notice_daily_group on notice (chat_id, on_day) where not is_extra and person_id is null;
    create index notice_person on notice (person_id, id);

    create table snooze (
      id int generated always as identity primary key,
      obligation_id int not null references obligation,
      person_id int not null references person,
      until_at timestamptz not null,
      created_at timestamptz not null,
      inbox_id bigint references inbox,
      ended_at timestamptz,
      ending text check (ending in ('reminded', 'overruled', 'replaced')),
      check ((ended_at is null) = (ending is null))
    );
    create unique index snooze_open on snooze (obligation_id, person_id) where ended_at is null;

    create table delegation (
      id int generated always as identity primary key,
      unit_id int not null references unit,
      from_person_id int not null references person,
      to_person_id int not null references person,
      valid_from date not null,
      -- the first day on which it no longer holds
      valid_until date not null check (valid_until >= valid_from),
      created_at timestamptz not null,
      ended_early_at timestamptz
    );
    create index delegation_from on delegation (from_person_id, unit_id);
    create index delegation_to on delegation (to_person_id);
    -- the right that a delegation gives while it holds
    alter table assignment add column delegation_id int references delegation;

    alter table reminder
      add column due_on date,
      add column recipient text not null default 'officer'
        check (recipient in ('officer', 'deputy', 'head', 'secretariat', 'leaders', 'leaders-group')),
      add column chat_id int references chat,
      add column snooze_id int references snooze,
      add column notice_id bigint references notice,
      alter column person_id drop not null,
      alter column rung drop not null,
      drop constraint reminder_outcome_check,
      add check (outcome in ('sent', 'late', 'overtaken', 'unreachable', 'unneeded', 'economised')),
      drop constraint reminder_obligation_id_rung_person_id_key;
    update reminder m set due_on = d.due_on from obligation_deadline d where d.obligation_id = m.obligation_id;
    alter table reminder alter column recipient drop default, alter column due_on set not null,
      add check ((person_id is null) <> (chat_id is null)),
      add check ((rung is null) <> (snooze_id is null));
    -- the truth: a rung of a deadline is decided once for one reader, a snooze once
    create unique index reminder_once on reminder (obligation_id, due_on, rung, coalesce(person_id, 0), coalesce(chat_id, 0))
      where rung is not null;
    create unique index reminder_snooze on reminder (snooze_id) where snooze_id is not null;
    create index reminder_notice on reminder (notice_id);

    insert into notice (id, person_id, chat_id, on_day, is_extra, created_at, outbox_id) overriding system value
    select m.id, m.person_id, x.chat_id, (m.decided_at at time zone 'Asia/Ho_Chi_Minh')::date, true, m.decided_at, x.id
    from outbox x join reminder m on m.id = x.reminder_id;
    select setval(pg_get_serial_sequence('notice', 'id'), (select coalesce(max(id), 0) + 1 from notice), false);
    update reminder m set notice_id = m.id where exists (select 1 from notice n where n.id = m.id);
    alter table outbox drop column reminder_id;

    -- the private chats in which a person can be written to unasked, the best first
    create function chats_of(person int) returns table (id int, platform text, bot text) language sql stable as $$
      select c.id, c.platform, c.bot
      from chat c join person p on p.id = c.person_id
      where c.person_id = person and c.kind = 'private' and c.unreachable_at is null
      order by c.platform = p.preferred_platform desc nulls last,
        (select max(i.position) from inbox i where i.chat_id = c.id) desc nulls last, c.id
    $$;
    create or replace function chat_of(person int) returns int language sql stable as $$
      select id from chats_of(person) limit 1
    $$;

    update plan set definition = definition
      || jsonb_build_object('officeHours', coalesce(definition -> 'officeHours', ${OFFICE_HOURS}::jsonb))
      || jsonb_build_object('formalTo', coalesce(definition -> 'formalTo', '[]'))
      || jsonb_build_object('ladder', (
        select coalesce(jsonb_agg(${RUNG}::jsonb || rung order by place), '[]')
        from jsonb_array_elements(definition -> 'ladder') with ordinality as ladder (rung, place)));
  `.execute(db);
}

const OFFICE_HOURS = sql.lit(
  JSON.stringify({ from: "07:30", until: "18:00", lunchFrom: "11:30", lunchUntil: "13:30" }),
);
const RUNG = sql.lit(JSON.stringify({ to: ["officer", "deputy"], tone: "friendly", priority: "normal" }));
