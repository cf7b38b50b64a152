import { sql, type Kysely } from "kysely";

/** What was done about a reminder that did not arrive, once for each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reminder_fallback (
      reminder_id bigint primary key references reminder,
      -- another chat of the same person · the unit's head was told · neither was possible
      way text not null check (way in ('channel', 'head', 'none')),
      at timestamptz not null
    );
    create index reminder_decided on reminder (decided_at);
    call keep_to_tenant('reminder_fallback', 'exists (select 1 from reminder t where t.id = reminder_id)');
  `.execute(db);
}
