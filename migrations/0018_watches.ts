import { sql, type Kysely } from "kysely";

/** What chats have asked to be told again and again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table watch (
      id int generated always as identity primary key,
      chat_id int not null references chat,
      -- by whose rights it is answered, anew each time
      person_id int not null references person,
      -- what is watched, as the person would ask it
      subject text not null,
      schedule jsonb not null,
      -- what to do when nothing has changed since the last time
      when_same text not null check (when_same in ('line', 'nothing')),
      created_at timestamptz not null,
      inbox_id bigint references inbox,
      paused_at timestamptz,
      ended_at timestamptz,
      ending text check (ending in ('asked', 'no-right', 'chat-gone')),
      -- the moment for which it last came due, and what there was to say then
      last_due_at timestamptz not null,
      last_rows jsonb,
      check ((ended_at is null) = (ending is null))
    );
    create index watch_active on watch (id) where ended_at is null and paused_at is null;
    create index watch_chat on watch (chat_id) where ended_at is null;

    create table watch_run (
      watch_id int not null references watch,
      due_at timestamptz not null,
      ran_at timestamptz not null,
      outcome text not null check (outcome in ('sent', 'same', 'silent', 'ended')),
      primary key (watch_id, due_at)
    );
  `.execute(db);
}
