import { sql, type Kysely } from "kysely";

/** What becomes of a report after it was sent, and exceptions from its lock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_decision (
      id int generated always as identity primary key,
      report_id int not null references report,
      event text not null check (event in ('approve', 'accept', 'return', 'withdraw')),
      person_id int not null references person,
      decided_at timestamptz not null,
      reason text,
      -- the figures that a return disputes; none means the report as a whole
      indicators text[] not null default '{}',
      check (event <> 'return' or reason is not null)
    );
    create index report_decision_report on report_decision (report_id);

    create table lock_exception (
      id int generated always as identity primary key,
      obligation_id int not null references obligation,
      -- last day on which the report may still be changed
      until_on date not null,
      reason text not null,
      granted_by int not null references person,
      granted_at timestamptz not null
    );
    create index lock_exception_obligation on lock_exception (obligation_id);
  `.execute(db);
}
