import { sql } from "kysely";
import type { DateTime } from "luxon";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";
import { unsettleMissed } from "./missed-questions.ts";

/** What an added word means. */
export type SynonymMeaning = { readonly indicator: string } | { readonly unitId: number };

/** A word that was added to the vocabulary. */
export interface Synonym {
  readonly id: number;
  readonly phrase: string;
  readonly meaning: SynonymMeaning;
  readonly addedBy: string;
  readonly addedAt: DateTime;
}

interface Row {
  readonly id: number;
  readonly phrase: string;
  readonly indicator: string | null;
  readonly unitId: number | null;
  readonly addedBy: string;
  readonly addedAt: DateTime;
}

function meaningOf(row: Pick<Row, "indicator" | "unitId">): SynonymMeaning {
  return row.indicator === null ? { unitId: row.unitId as number } : { indicator: row.indicator };
}

/** The added words in force below some topmost units, the newest first. */
export async function listSynonyms(db: Db, scopeIds: readonly number[]): Promise<Synonym[]> {
  const { rows } = await sql<Row>`
    select s.id, s.phrase, i.code as indicator, s.unit_id as "unitId", p.name as "addedBy", s.added_at as "addedAt"
    from synonym s join person p on p.id = s.added_by left join indicator i on i.id = s.indicator_id
    where s.removed_at is null and s.scope_id = any(${scopeIds}::int[]) order by s.id desc`.execute(db);
  return rows.map((row) => ({ ...row, meaning: meaningOf(row) }));
}

interface Author {
  readonly personId: number;
  readonly inboxId: string;
  readonly at: DateTime;
}

/** Adds a word; its id, or undefined where somebody has added the same spelling meanwhile. */
export async function addSynonym(
  trx: Trx,
  synonym: {
    /** The topmost unit below which it holds. */
    readonly scopeId: number;
    readonly phrase: string;
    readonly folded: string;
    readonly meaning: SynonymMeaning;
  },
  author: Author,
): Promise<number | undefined> {
  const { scopeId, phrase, folded, meaning } = synonym;
  const indicator = "indicator" in meaning ? meaning.indicator : null;
  const unitId = "unitId" in meaning ? meaning.unitId : null;
  const { rows } = await sql<{ id: number }>`
    insert into synonym (scope_id, phrase, folded, indicator_id, unit_id, added_by, added_at)
    values (${scopeId}, ${phrase}, ${folded}, (select id from indicator where code = ${indicator}), ${unitId}, ${author.personId},
      ${author.at})
    on conflict (scope_id, folded) where removed_at is null do nothing returning id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  await recordAudit(trx, [
    {
      at: author.at,
      actorId: author.personId,
      action: "synonym.add",
      subject: `synonym/${id}`,
      new: { phrase, ...meaning },
      inboxId: author.inboxId,
    },
  ]);
  return id;
}

/** Takes an added word back, and puts the questions that it had made understood back on the list; what it was. */
export async function removeSynonym(
  trx: Trx,
  id: number,
  author: Author,
): Promise<{ phrase: string; meaning: SynonymMeaning } | undefined> {
  const { rows } = await sql<Pick<Row, "phrase" | "indicator" | "unitId">>`
    update synonym s set removed_by = ${author.personId}, removed_at = ${author.at}
    where s.id = ${id} and s.removed_at is null
    returning s.phrase, (select code from indicator i where i.id = s.indicator_id) as indicator, s.unit_id as "unitId"`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) return undefined;
  const removed = { phrase: row.phrase, meaning: meaningOf(row) };
  await unsettleMissed(trx, id);
  await recordAudit(trx, [
    {
      at: author.at,
      actorId: author.personId,
      action: "synonym.remove",
      subject: `synonym/${id}`,
      old: { phrase: removed.phrase, ...removed.meaning },
      inboxId: author.inboxId,
    },
  ]);
  return removed;
}
