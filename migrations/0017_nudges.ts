import { sql, type Kysely } from "kysely";

/** The ledger of requests to send what is owed: somebody asked, each unit's officers are told once a request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table nudge (
      id bigint generated always as identity primary key,
      -- the message that showed whom it would reach: pressed twice it sends once
      request_id bigint not null references inbox,
      obligation_id int not null references obligation,
      -- null: nobody of the unit could be reached
      person_id int references person,
      asked_by int not null references person,
      asked_at timestamptz not null,
      send_at timestamptz not null,
      outcome text not null check (outcome in ('planned', 'sent', 'unneeded', 'unreachable', 'cancelled')),
      outbox_id bigint references outbox,
      check ((person_id is null) <= (outcome = 'unreachable')),
      unique nulls not distinct (request_id, obligation_id, person_id)
    );
    create index nudge_obligation on nudge (obligation_id, asked_at);
    create index nudge_planned on nudge (send_at) where outcome = 'planned';
    create index nudge_outbox on nudge (outbox_id) where outbox_id is not null;
  `.execute(db);
}
