import { sql, type Kysely } from "kysely";

/** Units, people, plans, reports, the message path and the audit log. Written once, never edited: later changes are new files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unit (
      id int generated always as identity primary key,
      code text not null unique,
      name text not null,
      short_name text not null,
      level text not null check (level in ('province', 'department', 'district', 'commune')),
      parent_id int references unit,
      valid_from date not null,
      valid_until date check (valid_until > valid_from)
    );
    create index unit_parent on unit (parent_id);

    create table unit_successor (
      old_id int not null references unit,
      new_id int not null references unit,
      extent text not null check (extent in ('full', 'partial')),
      happened_on date not null,
      primary key (old_id, new_id)
    );

    create table working_day_exception (
      day date primary key,
      kind text not null check (kind in ('off', 'work')),
      name text not null,
      source text not null
    );

    create table plan (
      id int generated always as identity primary key,
      code text not null unique,
      definition jsonb not null,
      scope_id int not null references unit,
      valid_from date not null,
      valid_until date not null check (valid_until > valid_from)
    );

    create table indicator (
      id int generated always as identity primary key,
      code text not null unique,
      kind text not null check (kind in ('ratio', 'count'))
    );

    create table deadline (
      plan_id int not null references plan,
      period text not null,
      kind text not null check (kind in ('before', 'by')),
      due_on date not null,
      opens_on date not null,
      locked_on date not null,
      primary key (plan_id, period)
    );

    create table person (
      id int generated always as identity primary key,
      code text not null unique,
      name text not null,
      language text not null default 'vi' check (language in ('vi', 'en'))
    );

    create table assignment (
      id int generated always as identity primary key,
      person_id int not null references person,
      role text not null check (role in ('officer', 'head', 'leader', 'secretary', 'admin')),
      unit_id int not null references unit,
      valid_from date not null,
      valid_until date check (valid_until > valid_from),
      unique (person_id, role, unit_id, valid_from)
    );
    create index assignment_unit on assignment (unit_id, role);

    create table chat (
      id int generated always as identity primary key,
      platform text not null,
      bot text not null,
      external_id text not null,
      kind text not null check (kind in ('private', 'group')),
      title text,
      -- the person of a private chat
      person_id int references person,
      -- the unit whose figures a group may see; null until someone with the right registers the group
      unit_id int references unit,
      -- the earliest moment for the next message to it, so that per-chat limits hold over all processes
      next_send_at timestamptz not null default '-infinity',
      unique (platform, bot, external_id)
    );
    create index chat_person on chat (person_id);

    create table account (
      platform text not null,
      bot text not null,
      external_id text not null,
      person_id int not null references person,
      primary key (platform, bot, external_id)
    );

    create table group_member (
      chat_id int not null references chat,
      person_id int not null references person,
      primary key (chat_id, person_id)
    );

    create table obligation (
      id int generated always as identity primary key,
      plan_id int not null references plan,
      unit_id int not null references unit,
      period text not null,
      unique (plan_id, unit_id, period)
    );
    create index obligation_period on obligation (period);

    create table report (
      id int generated always as identity primary key,
      obligation_id int not null references obligation,
      version int not null,
      status text not null check (status in ('submitted', 'approved', 'accepted', 'returned', 'withdrawn')),
      submitted_at timestamptz not null,
      submitted_by int references person,
      receipt text,
      unique (obligation_id, version)
    );

    create table figure (
      id bigint generated always as identity primary key,
      unit_id int not null references unit,
      indicator_id int not null references indicator,
      period text not null,
      version int not null,
      state text not null check (state in ('value', 'missing', 'not-applicable')),
      numerator numeric,
      denominator numeric check (denominator >= 0),
      value numeric,
      reason text,
      source text not null,
      report_id int references report,
      recorded_by int references person,
      recorded_at timestamptz not null,
      -- when a later version replaced it: a figure holds in [recorded_at, superseded_at)
      superseded_at timestamptz,
      unique (unit_id, indicator_id, period, version),
      check (state <> 'value' or (numerator is not null and denominator is not null) or value is not null)
    );
    create unique index figure_current on figure (indicator_id, period, unit_id) where superseded_at is null;
    create index figure_unit on figure (unit_id, period) where superseded_at is null;

    create table directive (
      id int generated always as identity primary key,
      code text not null unique,
      unit_id int not null references unit,
      title text not null,
      total int not null check (total > 0),
      done int not null check (done between 0 and total),
      due_on date not null,
      source text
    );

    create table draft (
      id int generated always as identity primary key,
      form text not null,
      obligation_id int not null references obligation,
      entries jsonb not null,
      revision int not null default 0,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      updated_by int not null references person,
      unique (form, obligation_id)
    );

    -- what a person is in the middle of in a chat: the open form and the last question
    create table conversation (
      chat_id int not null references chat,
      person_id int not null references person,
      form jsonb,
      question jsonb,
      updated_at timestamptz not null,
      primary key (chat_id, person_id)
    );

    -- one order over both directions of a chat, for reading it back
    create sequence message_position;

    create table inbox (
      id bigint generated always as identity primary key,
      platform text not null,
      bot text not null,
      message_id text not null,
      chat_id int not null references chat,
      sender text not null,
      content jsonb not null,
      received_at timestamptz not null,
      handled_at timestamptz,
      incident text,
      position bigint not null default nextval('message_position'),
      unique (platform, bot, message_id)
    );
    create index inbox_position on inbox (chat_id, position);
    create index inbox_waiting on inbox (chat_id, id) where handled_at is null;

    create table attachment (
      hash text primary key,
      mime text not null,
      content bytea not null,
      created_at timestamptz not null
    );

    create table outbox (
      id bigint generated always as identity primary key,
      key text not null unique,
      chat_id int not null references chat,
      inbox_id bigint references inbox,
      priority smallint not null check (priority in (0, 1)),
      body jsonb not null,
      -- a broadcast that no longer holds when its turn comes is dropped: the reminder that it belongs to
      reminder_id bigint,
      created_at timestamptz not null,
      status text not null default 'pending' check (status in ('pending', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
      attempts int not null default 0,
      -- by the database's clock: waits until then, or, while sending, is taken for lost after it
      not_before timestamptz,
      -- application_name of the sender's connections: when none of them is left, the sender died
      claimed_by text,
      settled_at timestamptz,
      external_id text,
      reason text,
      -- given when its sending begins
      position bigint
    );
    create index outbox_position on outbox (chat_id, position);
    create index outbox_waiting on outbox (chat_id, priority, id) where status in ('pending', 'sending');

    create table reminder (
      id bigint generated always as identity primary key,
      obligation_id int not null references obligation,
      rung int not null,
      person_id int not null references person,
      due_at timestamptz not null,
      decided_at timestamptz not null,
      outcome text not null check (outcome in ('sent', 'late', 'overtaken', 'unreachable', 'unneeded')),
      reason text,
      unique (obligation_id, rung, person_id)
    );
    alter table outbox add foreign key (reminder_id) references reminder;

    create table job_run (
      job text not null,
      due_at timestamptz not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      counters jsonb,
      incident text,
      primary key (job, due_at)
    );

    create table demo_clock (
      id int primary key check (id = 1),
      at timestamptz not null,
      set_at timestamptz not null
    );

    create table sign_in (
      token_hash bytea primary key,
      person_id int not null references person,
      purpose text not null check (purpose in ('link', 'session')),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );

    create sequence audit_order;
    create table audit (
      -- given by the trigger
      id bigint primary key,
      at timestamptz not null,
      actor_id int references person,
      action text not null,
      subject text not null,
      old jsonb,
      new jsonb,
      reason text,
      inbox_id bigint references inbox,
      previous_hash bytea not null,
      hash bytea not null unique
    );

    create function audit_text(entry audit) returns text language sql immutable as $$
      select jsonb_build_array(
        entry.id, extract(epoch from entry.at)::text, entry.actor_id, entry.action, entry.subject,
        entry.old, entry.new, entry.reason, entry.inbox_id)::text
    $$;

    create function audit_chain() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtext('audit'));
      -- the id is taken under the lock, so that the order of ids is the order of the chain
      new.id := nextval('audit_order');
      new.previous_hash := coalesce((select hash from audit order by id desc limit 1), '\\x00'::bytea);
      new.hash := sha256(new.previous_hash || convert_to(audit_text(new), 'UTF8'));
      return new;
    end $$;
    create trigger audit_chain before insert on audit for each row execute function audit_chain();

    create function audit_refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is append-only';
    end $$;
    create trigger audit_no_change before update or delete or truncate on audit
      for each statement execute function audit_refuse();
  `.execute(db);
}
