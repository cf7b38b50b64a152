import type { DateTime } from "luxon";
import { sql } from "kysely";
import type { Db, Trx } from "./database.ts";

/** Who changed what, from what to what, why, and the message it came from. Never a message's text. */
export interface AuditEntry {
  readonly at: DateTime;
  /** Undefined when the program itself did it (a job, an import from the console). */
  readonly actorId?: number | undefined;
  /** What was done, `noun.verb`: "figure.record". */
  readonly action: string;
  /** To what, `table/id` or `table/code`. */
  readonly subject: string;
  readonly old?: unknown;
  readonly new?: unknown;
  readonly reason?: string | undefined;
  readonly inboxId?: string | undefined;
}

/**
 * Appends to the audit log, in the same transaction as the change. Each entry's hash covers the one before it.
 *
 * Trap: the chain is kept by a lock from here to the end of the transaction, so call it last.
 */
export async function recordAudit(trx: Trx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto("audit")
    .values(
      entries.map((entry) => ({
        at: entry.at,
        actor_id: entry.actorId ?? null,
        action: entry.action,
        subject: entry.subject,
        old: entry.old === undefined ? null : JSON.stringify(entry.old),
        new: entry.new === undefined ? null : JSON.stringify(entry.new),
        reason: entry.reason ?? null,
        inbox_id: entry.inboxId ?? null,
      })),
    )
    .execute();
}

/** The first entry whose hash does not follow from its content and predecessor; undefined when the log is whole. */
export async function findBrokenAuditEntry(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select a.id, a.hash, a.previous_hash,
        lag(a.hash, 1, '\\x00'::bytea) over (order by a.id) as expected_previous,
        sha256(a.previous_hash || convert_to(audit_text(a), 'UTF8')) as expected_hash
      from audit a
    ) chain
    where hash <> expected_hash or previous_hash <> expected_previous
    order by id limit 1`.execute(db);
  return rows[0]?.id;
}
