import { sql, type Kysely } from "kysely";

/** Codes by which people come in and link accounts, what strangers have tried, and the registration of groups. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access_code (
      id int generated always as identity primary key,
      -- of a slow hash: the code itself is nowhere
      code_hash bytea not null unique,
      kind text not null check (kind in ('invitation', 'link')),
      -- link: whose account the one becomes that types it
      person_id int references person,
      -- invitation: for whom it is made out, and the role that it gives
      name text,
      unit_id int references unit,
      role text check (role in ('officer', 'head', 'leader', 'secretary', 'admin')),
      role_from date,
      role_until date check (role_until > role_from),
      -- handover: the role that ends when this one begins
      replaces_id int references assignment,
      -- null: the server's console
      created_by int references person,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      used_by int references person,
      revoked_at timestamptz,
      check ((kind = 'link') = (person_id is not null)),
      check ((kind = 'invitation') = (name is not null)),
      check ((kind = 'invitation') = (unit_id is not null and role is not null and role_from is not null))
    );
    create index access_code_open on access_code (unit_id) where used_at is null and revoked_at is null;
    create index access_code_person on access_code (person_id);

    -- what an account that belongs to nobody has tried since a moment; for the web page the address is the account
    create table stranger (
      platform text not null,
      bot text not null,
      external_id text not null,
      counted_from timestamptz not null,
      answered int not null default 0,
      failed int not null default 0,
      primary key (platform, bot, external_id)
    );
    create index stranger_counted on stranger (counted_from);

    -- a role that is ended on its first day has never held
    alter table assignment drop constraint assignment_check;
    alter table assignment add constraint assignment_check check (valid_until >= valid_from);

    -- who registered a group and answers for it, and what may be posted there unasked
    alter table chat add column owner_id int references person;
    alter table chat add column registered_at timestamptz;
    alter table chat add column posts text[] not null default '{}';

    -- since when nothing that identifies is left: of a person, and of what was written in a chat
    alter table person add column erased_at timestamptz;
    alter table inbox add column erased_at timestamptz;
    alter table outbox add column erased_at timestamptz;
    create index inbox_kept on inbox (received_at) where erased_at is null;
    create index outbox_kept on outbox (created_at) where erased_at is null;
    create index account_person on account (person_id);
  `.execute(db);
}
