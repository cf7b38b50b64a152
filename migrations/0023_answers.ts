import { sql, type Kysely } from "kysely";

/** Answers that can be asked for again, questions that were not understood, and words that were added to the vocabulary. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer (
      id bigint generated always as identity primary key,
      person_id int not null references person,
      chat_id int not null references chat,
      inbox_id bigint not null,
      -- the figures are those of this instant
      asked_at timestamptz not null,
      text text not null,
      -- the typed query, of a make that later programs may no longer read
      query jsonb not null,
      query_version int not null,
      interpretation text not null,
      language text not null,
      -- what the asker might see there and then: roles, and the unit of a group
      scope jsonb not null,
      row_count int not null,
      -- of the rows: tells whether the same data gives the same answer
      fingerprint bytea not null,
      -- the newest rows there were: they part what came before from what came after within one instant
      newest_figure bigint not null,
      newest_report int not null,
      newest_decision int not null
    );
    create index answer_asked on answer (asked_at);
    create index answer_person on answer (person_id, chat_id, id);

    -- What a question reads, as it was: under this search path "figure" and "report" are those of the instant and the newest
    -- rows that the settings dondoc.as_of_… name. A question that reads a new column of them needs it here too.
    create schema as_of;
    create view as_of.report_decision as
    select * from public.report_decision d
    where d.decided_at <= current_setting('dondoc.as_of_instant')::timestamptz
      and d.id <= current_setting('dondoc.as_of_decision')::int;

    create view as_of.report as
    select r.id, r.obligation_id, r.version,
      case when exists (select from public.report_decision d where d.report_id = r.id) then
        coalesce((
          select case d.event when 'approve' then 'approved' when 'accept' then 'accepted' when 'return' then 'returned'
            else 'withdrawn' end
          from as_of.report_decision d where d.report_id = r.id order by d.id desc limit 1), 'submitted')
        else r.status end as status,
      r.submitted_at, r.submitted_by, r.receipt, r.reason
    from public.report r
    where r.submitted_at <= current_setting('dondoc.as_of_instant')::timestamptz
      and r.id <= current_setting('dondoc.as_of_report')::int;

    create view as_of.figure as
    select f.id, f.unit_id, f.indicator_id, f.period, f.version, f.state, f.numerator, f.denominator, f.value, f.reason,
      f.source, f.report_id, f.recorded_by, f.recorded_at, f.note,
      case
        when f.superseded_at < current_setting('dondoc.as_of_instant')::timestamptz then f.superseded_at
        -- within the very instant the rows themselves tell: what replaced it, or took its report back, was there or not
        when f.superseded_at = current_setting('dondoc.as_of_instant')::timestamptz and (
          exists (select from public.figure n where n.unit_id = f.unit_id and n.indicator_id = f.indicator_id
            and n.period = f.period and n.version = f.version + 1
            and n.id <= current_setting('dondoc.as_of_figure')::bigint)
          or exists (select from as_of.report_decision d where d.report_id = f.report_id and d.event = 'withdraw'))
        then f.superseded_at
      end as superseded_at
    from public.figure f
    where f.recorded_at <= current_setting('dondoc.as_of_instant')::timestamptz
      and f.id <= current_setting('dondoc.as_of_figure')::bigint;

    create table synonym (
      id int generated always as identity primary key,
      -- the topmost unit, a province, in which it holds
      scope_id int not null references unit,
      phrase text not null,
      -- the phrase in one spelling: what makes two the same
      folded text not null,
      indicator_id int references indicator,
      unit_id int references unit,
      added_by int not null references person,
      added_at timestamptz not null,
      removed_by int references person,
      removed_at timestamptz,
      check ((indicator_id is null) <> (unit_id is null)),
      check ((removed_by is null) = (removed_at is null))
    );
    create unique index synonym_folded on synonym (scope_id, folded) where removed_at is null;

    create table missed_question (
      id bigint generated always as identity primary key,
      person_id int not null references person,
      chat_id int not null references chat,
      asked_at timestamptz not null,
      text text not null,
      folded text not null,
      language text not null,
      kind text not null check (kind in ('unknown', 'clarify')),
      -- the words that nothing explained
      words text not null,
      -- what was asked back
      reply text not null,
      -- a question back that was answered after all
      picked_at timestamptz,
      -- understood since, by this word; set aside by somebody
      synonym_id int references synonym,
      set_aside_at timestamptz
    );
    create index missed_question_asked on missed_question (asked_at);
    create index missed_question_open on missed_question (chat_id, person_id) where kind = 'clarify' and picked_at is null;
  `.execute(db);
}
