import { sql } from "kysely";
import type { DateTime } from "luxon";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";

/** A file that goes with a report or with one of its figures. */
export interface Evidence {
  readonly id: number;
  readonly obligationId: number;
  /** Code of the figure's indicator; null: the report as a whole. */
  readonly indicator: string | null;
  readonly hash: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly addedBy: string;
  readonly addedAt: DateTime;
}

const EVIDENCE = sql`
  select e.id, e.obligation_id as "obligationId", i.code as indicator, e.hash, e.name, e.mime, e.size,
    p.name as "addedBy", e.added_at as "addedAt"
  from evidence e join person p on p.id = e.added_by left join indicator i on i.id = e.indicator_id
  where e.removed_at is null`;

/** The files of a report, in the order in which they came. */
export async function listEvidence(db: Db, obligationId: number): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`${EVIDENCE} and e.obligation_id = ${obligationId} order by e.id`.execute(db);
  return rows;
}

/** One file by its id, if it has not been removed. */
export async function findEvidence(db: Db, id: number): Promise<Evidence | undefined> {
  const { rows } = await sql<Evidence>`${EVIDENCE} and e.id = ${id}`.execute(db);
  return rows[0];
}

/** A report that has files. */
export interface DocumentedReport {
  readonly obligationId: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly period: string;
  readonly files: number;
}

/** Reports with files, of units at or below the given ones, those with the newest file first. */
export async function listDocumentedReports(
  db: Db,
  unitIds: readonly number[],
  limit: number,
): Promise<DocumentedReport[]> {
  const { rows } = await sql<DocumentedReport>`
    with recursive reach as (
      select id from unit where id = any(${unitIds}::int[])
      union select u.id from unit u join reach r on u.parent_id = r.id
    )
    select o.id as "obligationId", o.unit_id as "unitId", u.name as "unitName", o.period, count(*)::int as files
    from evidence e join obligation o on o.id = e.obligation_id join unit u on u.id = o.unit_id
    where e.removed_at is null and o.unit_id in (select id from reach)
    group by o.id, u.id order by max(e.id) desc limit ${limit}`.execute(db);
  return rows;
}

/** A file to be kept with a report. */
export interface NewEvidence {
  readonly obligationId: number;
  readonly indicator: string | null;
  readonly hash: string;
  readonly name: string;
  readonly personId: number;
  readonly inboxId: string;
}

/**
 * Keeps a file with a report or one of its figures; undefined when the same content is there already. The content has
 * been saved as an attachment before, with the media type that it really has.
 */
export async function addEvidence(trx: Trx, added: NewEvidence, at: DateTime): Promise<number | undefined> {
  const { obligationId, indicator, hash, name, personId } = added;
  const { rows } = await sql<{ id: number }>`
    insert into evidence (obligation_id, indicator_id, hash, name, mime, size, added_by, added_at)
    select ${obligationId}, (select id from indicator where code = ${indicator}), a.hash, ${name}, a.mime,
      octet_length(a.content), ${personId}, ${at}
    from attachment a where a.hash = ${hash}
    on conflict (obligation_id, coalesce(indicator_id, 0), hash) where removed_at is null do nothing
    returning id`.execute(trx);
  const [row] = rows;
  if (!row) return undefined;
  await recordAudit(trx, [
    {
      at,
      actorId: personId,
      action: "evidence.add",
      subject: `evidence/${row.id}`,
      new: { obligation: obligationId, indicator, hash, name },
      inboxId: added.inboxId,
    },
  ]);
  return row.id;
}

/** Takes a file off its report. The row stays, with who and when. */
export async function removeEvidence(
  trx: Trx,
  evidence: Evidence,
  by: { readonly personId: number; readonly inboxId: string },
  at: DateTime,
): Promise<void> {
  await trx
    .updateTable("evidence")
    .set({ removed_at: at, removed_by: by.personId })
    .where("id", "=", evidence.id)
    .where("removed_at", "is", null)
    .execute();
  const { obligationId, indicator, hash, name } = evidence;
  await recordAudit(trx, [
    {
      at,
      actorId: by.personId,
      action: "evidence.remove",
      subject: `evidence/${evidence.id}`,
      old: { obligation: obligationId, indicator, hash, name },
      inboxId: by.inboxId,
    },
  ]);
}
