import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Language } from "../render/message.ts";
import type { Db, Trx } from "./database.ts";

/** A question that was not understood, or asked back. */
export interface MissedQuestion {
  readonly personId: number;
  readonly chatId: number;
  readonly text: string;
  /** The text in one spelling: what makes two the same question. */
  readonly folded: string;
  readonly language: Language;
  readonly kind: "unknown" | "clarify";
  /** The words that nothing explained. */
  readonly words: string;
  /** What was asked back. */
  readonly reply: string;
}

/** Notes a question that was not understood or asked back. */
export async function noteMissed(trx: Trx, missed: MissedQuestion, at: DateTime): Promise<void> {
  await trx
    .insertInto("missed_question")
    .values({
      person_id: missed.personId,
      chat_id: missed.chatId,
      asked_at: at,
      text: missed.text,
      folded: missed.folded,
      language: missed.language,
      kind: missed.kind,
      words: missed.words,
      reply: missed.reply,
    })
    .execute();
}

/** What a person was asked back in a chat since an instant has been answered. */
export async function notePicked(
  trx: Trx,
  whose: { readonly personId: number; readonly chatId: number },
  since: DateTime,
  at: DateTime,
): Promise<void> {
  await trx
    .updateTable("missed_question")
    .set({ picked_at: at })
    .where("person_id", "=", whose.personId)
    .where("chat_id", "=", whose.chatId)
    .where("kind", "=", "clarify")
    .where("picked_at", "is", null)
    .where("asked_at", ">=", since)
    .execute();
}

/** Questions of one spelling that still wait for somebody to look at them. */
export interface MissedGroup {
  /** Of the newest: names the group in choices. */
  readonly id: string;
  readonly text: string;
  readonly folded: string;
  readonly kind: MissedQuestion["kind"];
  readonly words: string;
  readonly reply: string;
  readonly count: number;
  readonly people: number;
  readonly lastAt: DateTime;
}

/** Neither answered after all, nor understood since, nor set aside; of people with a role within units. */
const WAITING = sql`m.picked_at is null and m.synonym_id is null and m.set_aside_at is null`;

/**
 * What was not understood, the most frequent first, then the newest.
 *
 * @param unitIds only people who hold, or held, a role in these units.
 */
export async function listMissedGroups(
  db: Db,
  unitIds: readonly number[],
  page: { readonly limit: number; readonly offset: number },
): Promise<{ groups: MissedGroup[]; total: number }> {
  const { rows } = await sql<MissedGroup & { total: number }>`
    select max(m.id) as id, (array_agg(m.text order by m.id desc))[1] as text, m.folded,
      (array_agg(m.kind order by m.id desc))[1] as kind, (array_agg(m.words order by m.id desc))[1] as words,
      (array_agg(m.reply order by m.id desc))[1] as reply, count(*)::int as count,
      count(distinct m.person_id)::int as people, max(m.asked_at) as "lastAt", count(*) over ()::int as total
    from missed_question m
    where ${WAITING}
      and exists (select from assignment a where a.person_id = m.person_id and a.unit_id = any(${unitIds}::int[]))
    group by m.folded
    order by count(*) desc, max(m.id) desc limit ${page.limit} offset ${page.offset}`.execute(db);
  return { groups: rows.map(({ total: _total, ...group }) => group), total: rows[0]?.total ?? 0 };
}

/** The group that a missed question belongs to, within units. */
export async function findMissedGroup(
  db: Db,
  id: string,
  unitIds: readonly number[],
): Promise<MissedGroup | undefined> {
  const { rows } = await sql<MissedGroup>`
    select g.* from missed_question q, lateral (
      select max(m.id) as id, (array_agg(m.text order by m.id desc))[1] as text, m.folded,
        (array_agg(m.kind order by m.id desc))[1] as kind, (array_agg(m.words order by m.id desc))[1] as words,
        (array_agg(m.reply order by m.id desc))[1] as reply, count(*)::int as count,
        count(distinct m.person_id)::int as people, max(m.asked_at) as "lastAt"
      from missed_question m where m.folded = q.folded and ${WAITING}
        and exists (select from assignment a where a.person_id = m.person_id and a.unit_id = any(${unitIds}::int[]))
      group by m.folded) g
    where q.id = ${id}`.execute(db);
  return rows[0];
}

/** Every spelling that waits, once, with its newest text: what an added word is tried on. */
export async function listMissedTexts(
  db: Db,
  unitIds: readonly number[],
  limit: number,
): Promise<{ folded: string; text: string; count: number }[]> {
  const { rows } = await sql<{ folded: string; text: string; count: number }>`
    select m.folded, (array_agg(m.text order by m.id desc))[1] as text, count(*)::int as count
    from missed_question m where ${WAITING}
      and exists (select from assignment a where a.person_id = m.person_id and a.unit_id = any(${unitIds}::int[]))
    group by m.folded order by max(m.id) desc limit ${limit}`.execute(db);
  return rows;
}

/** Takes questions off the list of some units: an added word makes them understood, or somebody set them aside. */
export async function settleMissed(
  trx: Trx,
  which: { readonly folded: readonly string[]; readonly unitIds: readonly number[] },
  how: { readonly synonymId: number } | { readonly setAsideAt: DateTime },
): Promise<void> {
  const { folded, unitIds } = which;
  if (folded.length === 0) return;
  await trx
    .updateTable("missed_question")
    .set("synonymId" in how ? { synonym_id: how.synonymId } : { set_aside_at: how.setAsideAt })
    .where("folded", "in", folded)
    .where("picked_at", "is", null)
    .where("synonym_id", "is", null)
    .where("set_aside_at", "is", null)
    .where(
      sql<boolean>`exists (select from assignment a
        where a.person_id = missed_question.person_id and a.unit_id = any(${unitIds}::int[]))`,
    )
    .execute();
}

/** Puts the questions that an added word had made understood back on the list. */
export async function unsettleMissed(trx: Trx, synonymId: number): Promise<void> {
  await trx.updateTable("missed_question").set({ synonym_id: null }).where("synonym_id", "=", synonymId).execute();
}

/** Forgets what was asked before an instant; how many. */
export async function deleteMissedBefore(db: Db, before: DateTime): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("missed_question").where("asked_at", "<", before).executeTakeFirst();
  return Number(numDeletedRows);
}
