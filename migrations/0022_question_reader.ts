import { sql, type Kysely } from "kysely";

/**
 * The role under which questions read. It may do nothing by itself; what it may read is granted after the migrations,
 * by the list in src/store/question-reader.ts.
 *
 * Roles belong to the whole server: several databases may be migrated at once, so losing the race for the name is fine.
 * A user who may not create roles goes on without one: questions then run read-only and with a time limit all the same,
 * but could read every table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'dondoc_reader') then
        begin
          create role dondoc_reader nologin;
        exception
          when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, (select oid from pg_roles where rolname = 'dondoc_reader'), 'set') then
        execute format('grant dondoc_reader to %I', current_user);
      end if;
    exception
      when insufficient_privilege then
        raise warning 'questions have no database role of their own: create role dondoc_reader nologin; grant dondoc_reader to %', current_user;
    end $$;
  `.execute(db);
}
