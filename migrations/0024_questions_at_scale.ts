import { sql, type Kysely } from "kysely";

/** A version of everything that questions can name, and indexes that keep questions as quick in a country as in a province. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- All rows together are the version. A change marks whichever row nobody else is changing, so that writers never wait
    -- for each other, and every commit makes a version that has never been, whatever the order in which they commit.
    create sequence vocabulary_change;
    create table vocabulary_version (
      slot int generated always as identity primary key,
      change bigint not null default nextval('vocabulary_change')
    );
    insert into vocabulary_version default values;

    -- with its owner's rights: who changes a unit need not be allowed to touch this table
    create function vocabulary_changed() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      update vocabulary_version set change = default
      where slot = (select slot from vocabulary_version limit 1 for update skip locked);
      if not found then
        insert into vocabulary_version default values;
      end if;
      return null;
    end $$;

    create trigger vocabulary_changed after insert or delete or truncate or update on unit
      for each statement execute function vocabulary_changed();
    create trigger vocabulary_changed after insert or delete or truncate or update on unit_successor
      for each statement execute function vocabulary_changed();
    create trigger vocabulary_changed after insert or delete or truncate or update on plan
      for each statement execute function vocabulary_changed();
    create trigger vocabulary_changed after insert or delete or truncate or update on deadline_exception
      for each statement execute function vocabulary_changed();
    -- how far a task is changes all the time and names nothing
    create trigger vocabulary_changed after insert or delete or truncate or update of title on directive
      for each statement execute function vocabulary_changed();
    create trigger vocabulary_changed after insert or delete or truncate or update on synonym
      for each statement execute function vocabulary_changed();

    create index obligation_unit on obligation (unit_id, period);
    create index directive_unit on directive (unit_id);
    create index unit_successor_new on unit_successor (new_id);
    create index report_submitted on report (submitted_at);
    -- figures that were changed after they had been recorded: few among many
    create index figure_revised on figure (unit_id, recorded_at) where version > 1;
  `.execute(db);
}
