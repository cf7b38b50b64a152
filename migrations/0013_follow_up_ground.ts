import { sql, type Kysely } from "kysely";

/**
 * What reminders and follow-up stand on: the deadline that holds for one report (of its unit, else of its level, else of
 * the plan), and the chat in which one person is reached.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deadline_exception (
      id int generated always as identity primary key,
      plan_id int not null,
      period text not null,
      level text check (level in ('province', 'department', 'district', 'commune')),
      unit_id int references unit,
      kind text not null check (kind in ('before', 'by')),
      due_on date not null,
      opens_on date not null,
      locked_on date not null,
      -- who decided it: a document, or the message that said so
      source text not null,
      check ((level is null) <> (unit_id is null)),
      check (opens_on <= due_on and due_on <= locked_on),
      foreign key (plan_id, period) references deadline (plan_id, period),
      unique nulls not distinct (plan_id, period, level, unit_id)
    );

    create view obligation_deadline as
    select o.id as obligation_id, o.plan_id, o.unit_id, o.period,
      coalesce(e.kind, d.kind) as kind, coalesce(e.due_on, d.due_on) as due_on,
      coalesce(e.opens_on, d.opens_on) as opens_on, coalesce(e.locked_on, d.locked_on) as locked_on
    from obligation o
    join deadline d on d.plan_id = o.plan_id and d.period = o.period
    left join lateral (
      select * from deadline_exception x
      where x.plan_id = o.plan_id and x.period = o.period
        and (x.unit_id = o.unit_id or x.level = (select u.level from unit u where u.id = o.unit_id))
      order by x.unit_id is null limit 1
    ) e on true;

    -- the platform a person wants to be written to on; null: the one last used
    alter table person add column preferred_platform text;
    -- since when messages to a chat are refused (blocked, left); null as soon as something comes from it again
    alter table chat add column unreachable_at timestamptz;

    -- the private chat in which a person is written to unasked; null when there is none
    create function chat_of(person int) returns int language sql stable as $$
      select c.id from chat c join person p on p.id = c.person_id
      where c.person_id = person and c.kind = 'private' and c.unreachable_at is null
      order by c.platform = p.preferred_platform desc nulls last,
        (select max(i.position) from inbox i where i.chat_id = c.id) desc nulls last, c.id
      limit 1
    $$;
  `.execute(db);
}
