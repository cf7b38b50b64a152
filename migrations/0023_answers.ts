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

    create table synonym (
      id int generated always as identity primary key,
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
    create unique index synonym_folded on synonym (folded) where removed_at is null;

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
