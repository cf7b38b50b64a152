import { sql, type Kysely } from "kysely";

/** Why a report was revised and a doubtful figure kept, who approves, and the register of late dossiers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- plans stored before had no other way than by the unit's head
    update plan set definition = definition || '{"approval": "head"}' where not definition ? 'approval';

    -- why a version replaced one that had been approved
    alter table report add column reason text;
    -- set while a report that has been sent is revised; the figures sent stay in force until the revision is
    alter table draft add column reason text;
    -- why a figure that looked wrong was kept
    alter table figure add column note text;

    create table late_case (
      id int generated always as identity primary key,
      unit_id int not null references unit,
      -- the dossier's number in the one-stop system
      dossier text not null,
      received_on date,
      due_on date not null,
      -- null while the dossier has no result yet
      finished_on date check (finished_on > due_on),
      explained_on date,
      apologised_on date,
      notes text,
      added_by int not null references person,
      added_at timestamptz not null,
      unique (unit_id, dossier)
    );
    create index late_case_due on late_case (unit_id, due_on);
  `.execute(db);
}
