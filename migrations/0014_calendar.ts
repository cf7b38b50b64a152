import { sql, type Kysely } from "kysely";

/** Deadlines that were moved, for everybody, a level or one unit; days that a program proposed and nobody has confirmed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- a plan's calendar may be written anew; what was moved stays, and holds for the periods that are still there
    alter table deadline_exception drop constraint deadline_exception_plan_id_period_fkey;
    alter table deadline_exception add foreign key (plan_id) references plan;
    -- neither level nor unit: for everybody who reports by the plan
    alter table deadline_exception drop constraint deadline_exception_check;
    alter table deadline_exception add constraint deadline_exception_reach check (level is null or unit_id is null);

    create or replace view obligation_deadline as
    select o.id as obligation_id, o.plan_id, o.unit_id, o.period,
      coalesce(e.kind, d.kind) as kind, coalesce(e.due_on, d.due_on) as due_on,
      coalesce(e.opens_on, d.opens_on) as opens_on, coalesce(e.locked_on, d.locked_on) as locked_on
    from obligation o
    join deadline d on d.plan_id = o.plan_id and d.period = o.period
    left join lateral (
      select * from deadline_exception x
      where x.plan_id = o.plan_id and x.period = o.period
        and (x.unit_id is null or x.unit_id = o.unit_id)
        and (x.level is null or x.level = (select u.level from unit u where u.id = o.unit_id))
      order by x.unit_id nulls last, x.level nulls last limit 1
    ) e on true;

    -- worked out from the law and the lunar calendar, not taken from the year's decision
    alter table working_day_exception add column is_proposal boolean not null default false;
  `.execute(db);
}
