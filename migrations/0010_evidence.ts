import { sql, type Kysely } from "kysely";

/** Files that go with a report, the spreadsheets handed out to be filled in, and links to upload by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evidence (
      id int generated always as identity primary key,
      obligation_id int not null references obligation,
      -- the figure that it belongs to; null: the report as a whole
      indicator_id int references indicator,
      hash text not null references attachment,
      name text not null,
      mime text not null,
      size int not null,
      added_by int not null references person,
      added_at timestamptz not null,
      removed_by int references person,
      removed_at timestamptz
    );
    create unique index evidence_once on evidence (obligation_id, coalesce(indicator_id, 0), hash) where removed_at is null;
    create index evidence_hash on evidence (hash);

    create table report_template (
      -- random: a file that comes back is recognised by it, and tells nothing to whoever finds it
      id text primary key,
      obligation_id int not null references obligation,
      made_for int not null references person,
      made_at timestamptz not null
    );

    create table upload_link (
      token_hash bytea primary key,
      person_id int not null references person,
      chat_id int not null references chat,
      obligation_id int not null references obligation,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
  `.execute(db);
}
