import { sql, type Kysely } from "kysely";

const ofUnit = (column = "unit_id"): string => `exists (select 1 from unit t where t.id = ${column})`;
const ofPlan = `exists (select 1 from plan t where t.id = plan_id)`;
const ofObligation = `exists (select 1 from obligation t where t.id = obligation_id)`;
/** Trap: a bare column would be the inner table's, and hold for every row. */
const ofPerson = (column: `${string}.${string}`): string =>
  `exists (select 1 from assignment t where t.person_id = ${column})`;

/**
 * By what a row belongs to a province. A table is reached through one that stands above it here, whose own policy then
 * decides. Not here: what belongs to everybody (indicators, working days, words), to a platform, and the messages
 * themselves, which are only ever reached through their chat.
 */
const KEPT: readonly (readonly [table: string, condition: string])[] = [
  ["unit_successor", `${ofUnit("old_id")} and ${ofUnit("new_id")}`],
  ["plan", ofUnit("scope_id")],
  ["deadline", ofPlan],
  ["deadline_exception", ofPlan],
  ["assignment", ofUnit()],
  ["delegation", ofUnit()],
  ["obligation", ofUnit()],
  ["figure", ofUnit()],
  ["directive", ofUnit()],
  ["late_case", ofUnit()],
  ["report", ofObligation],
  ["report_decision", "exists (select 1 from report t where t.id = report_id)"],
  ["lock_exception", ofObligation],
  ["draft", ofObligation],
  ["evidence", ofObligation],
  ["report_template", ofObligation],
  ["upload_link", ofObligation],
  ["reminder", ofObligation],
  ["nudge", ofObligation],
  ["snooze", ofObligation],
  ["person", ofPerson("person.id")],
  ["account", ofPerson("account.person_id")],
  ["sign_in", ofPerson("sign_in.person_id")],
  ["group_member", ofPerson("group_member.person_id")],
  ["conversation", ofPerson("conversation.person_id")],
  ["answer", ofPerson("answer.person_id")],
  ["missed_question", ofPerson("missed_question.person_id")],
  ["watch", ofPerson("watch.person_id")],
  ["chat", `(person_id is null or ${ofPerson("chat.person_id")}) and (unit_id is null or ${ofUnit()})`],
  ["access_code", `(unit_id is null or ${ofUnit()}) and (person_id is null or ${ofPerson("access_code.person_id")})`],
];

/**
 * A second wall between provinces, below the rights: while a message is handled the database itself shows only rows of
 * the provinces in which its sender has a role (src/store/tenants.ts). Jobs, the console and the owner of the tables see
 * everything.
 *
 * Roles belong to the whole server: several databases may be migrated at once, so losing the race for the name is fine.
 * A user who may not create roles goes on without the wall, with a warning.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'dondoc_app') then
        begin
          create role dondoc_app nologin;
        exception
          when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, (select oid from pg_roles where rolname = 'dondoc_app'), 'set') then
        execute format('grant dondoc_app to %I', current_user);
      end if;
      -- questions are read under their own role within a message
      if exists (select from pg_roles where rolname = 'dondoc_reader') and not pg_has_role('dondoc_app', 'dondoc_reader', 'set') then
        begin
          grant dondoc_reader to dondoc_app;
        exception
          when unique_violation then null;
        end;
      end if;
    exception
      when insufficient_privilege then
        raise warning 'provinces are not walled off in the database: create role dondoc_app nologin; grant dondoc_app to %; grant dondoc_reader to dondoc_app', current_user;
    end $$;

    -- the province of a unit: the topmost unit above it
    alter table unit add column tenant_id int;
    create index unit_tenant on unit (tenant_id);

    create function find_tenants() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      with recursive tree as (
        select id, id as root from unit where parent_id is null
        union all select u.id, t.root from unit u join tree t on u.parent_id = t.id
      )
      update unit set tenant_id = tree.root from tree where unit.id = tree.id and unit.tenant_id is distinct from tree.root;
      return null;
    end $$;
    create trigger unit_tenant_added after insert on unit for each statement execute function find_tenants();
    create trigger unit_tenant_moved after update of parent_id on unit for each statement execute function find_tenants();
    -- the trigger on rows that were there before
    update unit set parent_id = parent_id;

    -- the provinces that may be seen; null: all of them. Whoever acts for a person sees none until it is said whose.
    create function tenants_in_sight() returns int[] language sql stable as $$
      select coalesce(string_to_array(nullif(current_setting('dondoc.tenants', true), ''), ',')::int[],
        case when current_user = 'dondoc_app' then '{}'::int[] end)
    $$;

    -- walls a table off: its rows are seen and written only where the condition holds
    create procedure keep_to_tenant(kept regclass, condition text) language plpgsql as $$
    begin
      execute format('alter table %s enable row level security', kept);
      execute format('create policy tenant on %s using ((select tenants_in_sight()) is null or (%s))', kept, condition);
    end $$;

    call keep_to_tenant('unit', 'tenant_id = any ((select tenants_in_sight())::int[])');
  `.execute(db);
  for (const [table, condition] of KEPT)
    await sql`call keep_to_tenant(${sql.lit(table)}, ${sql.lit(condition)})`.execute(db);
  await sql`
    -- views are read with the rights of who reads them, not of who made them
    alter view obligation_deadline set (security_invoker = true);
    alter view as_of.figure set (security_invoker = true);
    alter view as_of.report set (security_invoker = true);
    alter view as_of.report_decision set (security_invoker = true);

    -- the chain goes over the entries of all provinces, whoever writes; what was done is read by one's own province
    alter function audit_chain() security definer set search_path from current;
    alter table audit enable row level security;
    create policy tenant_read on audit for select
      using ((select tenants_in_sight()) is null or exists (select 1 from assignment t where t.person_id = actor_id));
    create policy tenant_write on audit for insert with check (true);

    do $$
    begin
      if not exists (select from pg_roles where rolname = 'dondoc_app') then return; end if;
      execute format('grant usage on schema %I, as_of to dondoc_app', current_schema());
      execute format('grant select, insert, update, delete on all tables in schema %I to dondoc_app', current_schema());
      execute format('grant usage on all sequences in schema %I to dondoc_app', current_schema());
      grant select on all tables in schema as_of to dondoc_app;
      revoke update, delete on audit from dondoc_app;
      execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to dondoc_app', current_schema());
      execute format('alter default privileges in schema %I grant usage on sequences to dondoc_app', current_schema());
    end $$;
  `.execute(db);
}
