import { sql, type Kysely } from "kysely";

/**
 * Days off and worked days are kept with the vocabulary: its version tells when they have changed. And a province's message
 * costs the same in a country: neither newer figures of other provinces are passed over, nor their units.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger vocabulary_changed after insert or delete or truncate or update on working_day_exception
      for each statement execute function vocabulary_changed();
    update vocabulary_version set change = default;

    -- The newest rows of the tables that grow, whosever they are: three numbers that tell nothing, read with the owner's
    -- rights. Behind the wall the newest row of one's own province may lie far below those of the others.
    create function newest_rows() returns table (figure bigint, report int, decision int)
    language sql stable security definer set search_path from current as $$
      select coalesce((select max(id) from figure), 0), coalesce((select max(id) from report), 0),
        coalesce((select max(id) from report_decision), 0)
    $$;

    -- Behind the wall every statement asks for the units in sight. "In sight or nothing is hidden" would read the units of
    -- the whole country each time; a list of provinces is looked up in the index on them.
    create function all_tenants() returns int[] language sql stable security definer set search_path from current as $$
      select array(select id from unit where parent_id is null)
    $$;
    alter policy tenant on unit
      using (tenant_id = any (coalesce((select tenants_in_sight()), (select all_tenants()))::int[]))
      with check ((select tenants_in_sight()) is null or tenant_id = any ((select tenants_in_sight())::int[]));
  `.execute(db);
}
