import { sql, type Kysely } from "kysely";

/**
 * The outbox as the only queue of what is to be sent: the next message of a platform is found without reading what has
 * been sent, and the platform's own pace holds over all processes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox
      -- the chat's platform; filled in by the trigger
      add column platform text not null default '',
      -- how many messages of the platform a reply that takes several has become so far
      add column parts_sent smallint not null default 0,
      -- an earlier attempt died between sending and settling: it may have arrived
      add column is_repeat boolean not null default false;
    update outbox o set platform = c.platform from chat c where c.id = o.chat_id;

    create function outbox_platform() returns trigger language plpgsql as $$
    begin
      new.platform := (select platform from chat where id = new.chat_id);
      return new;
    end $$;
    create trigger outbox_platform before insert on outbox for each row execute function outbox_platform();

    create index outbox_next on outbox (platform, priority, id) where status = 'pending';
    create index outbox_sending on outbox (platform, chat_id) where status = 'sending';

    -- the earliest moment for the next message of a platform, by the database's clock
    create table platform_pace (
      platform text primary key,
      next_send_at timestamptz not null default '-infinity'
    );
  `.execute(db);
}
