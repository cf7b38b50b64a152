import { sql, type Kysely } from "kysely";

/**
 * Platforms that count messages and have no buttons: bots with their limits, a ledger of every message that went out,
 * alerts, codes for answers to older messages, and links by which a platform fetches a picture.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table platform_bot (
      platform text not null,
      bot text not null,
      name text not null,
      -- opens a chat with the bot
      share_link text,
      message_limit int not null check (message_limit > 0),
      people_limit int not null check (people_limit > 0),
      group_limit int not null check (group_limit > 0),
      -- nothing is sent before it; null: nothing stands in the way
      stopped_until timestamptz,
      stop_reason text check (stop_reason in ('quota', 'token')),
      primary key (platform, bot),
      check ((stopped_until is null) = (stop_reason is null))
    );

    -- one row for each message that a platform counts: an outbox row may take several
    create table platform_send (
      id bigint generated always as identity primary key,
      platform text not null,
      bot text not null,
      outbox_id bigint references outbox on delete set null,
      part int not null,
      -- begun and never ended: whoever sent it died, so it may have arrived
      state text not null check (state in ('begun', 'sent', 'unknown', 'refused')),
      external_id text,
      at timestamptz not null,
      unique (outbox_id, part)
    );
    create index platform_send_month on platform_send (platform, bot, at) where state <> 'refused';

    create table quota_alert (
      platform text not null,
      bot text not null,
      month date not null,
      measure text not null check (measure in ('messages', 'people', 'groups', 'stopped')),
      threshold int not null,
      raised_at timestamptz not null,
      primary key (platform, bot, month, measure, threshold)
    );

    create table prompt_code (
      chat_id int not null references chat on delete cascade,
      code text not null,
      outbox_id bigint not null unique references outbox on delete cascade,
      assigned_at timestamptz not null,
      primary key (chat_id, code)
    );

    create table media_link (
      token_hash bytea primary key,
      hash text not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );

    -- as before, but a chat whose bot may not send is the last to be written to
    create or replace function chats_of(person int) returns table (id int, platform text, bot text)
    language sql stable as $$
      select c.id, c.platform, c.bot
      from chat c join person p on p.id = c.person_id
        left join platform_bot b on b.platform = c.platform and b.bot = c.bot
      where c.person_id = person and c.kind = 'private' and c.unreachable_at is null
      order by b.stopped_until is not null,
        c.platform = p.preferred_platform desc nulls last,
        (select max(i.position) from inbox i where i.chat_id = c.id) desc nulls last, c.id
    $$;
  `.execute(db);
}
