import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Trx } from "./database.ts";

/** The unfinished report of a unit, shared by its officers. Entries are JSON of the form's own shape. */
export interface StoredDraft {
  readonly entries: unknown;
  /** Grows with every change: what was shown for an older revision may no longer hold. */
  readonly revision: number;
}

/** The draft of a form for an owed report, locked against other officers of the unit until the transaction ends. */
export async function findDraftForUpdate(
  trx: Trx,
  form: string,
  obligationId: number,
): Promise<StoredDraft | undefined> {
  const { rows } = await sql<StoredDraft>`
    select entries, revision from draft where form = ${form} and obligation_id = ${obligationId} for update`.execute(
    trx,
  );
  return rows[0];
}

/** Keeps a draft. The caller has read it for update in the same transaction. */
export async function saveDraft(
  trx: Trx,
  key: { readonly form: string; readonly obligationId: number },
  draft: {
    readonly entries: unknown;
    readonly revision: number;
    readonly personId: number;
    /** Why a sent report is revised; left as it is when it is not given. */
    readonly reason?: string;
  },
  at: DateTime,
): Promise<void> {
  const { revision, personId, reason = null } = draft;
  const entries = JSON.stringify(draft.entries);
  await sql`
    insert into draft (form, obligation_id, created_at, entries, revision, updated_at, updated_by, reason)
    values (${key.form}, ${key.obligationId}, ${at}, ${entries}::jsonb, ${revision}, ${at}, ${personId}, ${reason})
    on conflict (form, obligation_id) do update set entries = excluded.entries, revision = excluded.revision,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by,
      reason = coalesce(excluded.reason, draft.reason)`.execute(trx);
}

/** Throws a draft away. */
export async function deleteDraft(trx: Trx, form: string, obligationId: number): Promise<void> {
  await trx.deleteFrom("draft").where("form", "=", form).where("obligation_id", "=", obligationId).execute();
}
