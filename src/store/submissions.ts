import { sql } from "kysely";
import type { DateTime } from "luxon";
import { isSameValue, type FigureValue } from "../domain/figure.ts";
import { recordAudit } from "./audit.ts";
import type { Trx } from "./database.ts";
import { listFiguresInForce } from "./figure-history.ts";
import { columnsOf, type FigureRow } from "./figure-rows.ts";
import { findObligation, type Obligation } from "./reports.ts";

/** What is sent, by whom, from which message. */
export interface Submission {
  readonly obligation: Obligation;
  readonly figures: ReadonlyMap<string, FigureValue>;
  /** Why figures that looked wrong were kept, by indicator code. */
  readonly notes: ReadonlyMap<string, string>;
  readonly personId: number;
  readonly inboxId: string;
  readonly receipt: string;
}

interface ChangedFigure {
  readonly row: FigureRow & { readonly code: string; readonly note: string | null };
  readonly old: FigureValue | undefined;
}

/**
 * The figures that differ from those in force; the others keep their version, with who gave it and when. The same number
 * with another reason is a version, too: whoever decides reads the reason.
 */
async function listChanges(trx: Trx, { obligation, figures, notes }: Submission): Promise<ChangedFigure[]> {
  const inForce = await listFiguresInForce(trx, obligation.unitId, obligation.period);
  const before = new Map(inForce.map((figure) => [figure.code, figure]));
  return [...figures].flatMap(([code, value]): ChangedFigure[] => {
    const old = before.get(code);
    const note = notes.get(code) ?? null;
    if (old && isSameValue(old.value, value) && (note === null || note === old.note)) return [];
    return [{ row: { code, ...columnsOf(value), note }, old: old?.value }];
  });
}

/** Puts changed figures of a report in force; those they replace are kept, with the time until which they held. */
async function replaceFigures(
  trx: Trx,
  report: Submission & { readonly reportId: number },
  changes: readonly ChangedFigure[],
  at: DateTime,
): Promise<void> {
  const { obligation, personId, reportId } = report;
  const json = JSON.stringify(changes.map(({ row }) => row));
  await sql`
    update figure f set superseded_at = ${at}
    from indicator i, jsonb_to_recordset(${json}::jsonb) as n (code text)
    where i.code = n.code and f.indicator_id = i.id and f.unit_id = ${obligation.unitId}
      and f.period = ${obligation.period} and f.superseded_at is null`.execute(trx);
  await sql`
    insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, value, reason, note,
      source, report_id, recorded_by, recorded_at)
    select ${obligation.unitId}, i.id, ${obligation.period},
      1 + coalesce((select max(v.version) from figure v
        where v.unit_id = ${obligation.unitId} and v.indicator_id = i.id and v.period = ${obligation.period}), 0),
      n.state, n.numerator, n.denominator, n.value, n.reason, n.note, 'report', ${reportId}, ${personId}, ${at}
    from jsonb_to_recordset(${json}::jsonb)
      as n (code text, state text, numerator numeric, denominator numeric, value numeric, reason text, note text)
    join indicator i on i.code = n.code`.execute(trx);
}

/**
 * Locks the version in effect of a report against decisions until the transaction ends, and reads the report anew: it may
 * have been approved, accepted or returned since it was loaded.
 */
export async function lockReport(trx: Trx, obligationId: number): Promise<Obligation | undefined> {
  await sql`select 1 from report where obligation_id = ${obligationId} order by version for update`.execute(trx);
  return findObligation(trx, obligationId);
}

/**
 * Stores a sent report as a new version with the figures that changed, and removes the draft. Nothing is overwritten. The
 * caller has locked the report and its draft.
 *
 * @returns the new version.
 */
export async function submitReport(
  trx: Trx,
  submission: Submission,
  at: DateTime,
): Promise<{ readonly id: number; readonly version: number }> {
  const { obligation, personId, receipt } = submission;
  const version = (obligation.report?.version ?? 0) + 1;
  const { id: reportId } = await trx
    .insertInto("report")
    .values({
      obligation_id: obligation.id,
      version,
      status: "submitted",
      submitted_at: at,
      submitted_by: personId,
      receipt,
      reason: obligation.revisionReason,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const changes = await listChanges(trx, submission);
  await replaceFigures(trx, { ...submission, reportId }, changes, at);
  await trx.deleteFrom("draft").where("obligation_id", "=", obligation.id).where("form", "=", "report").execute();
  const common = { at, actorId: personId, inboxId: submission.inboxId };
  await recordAudit(trx, [
    {
      ...common,
      action: "report.submit",
      subject: `report/${reportId}`,
      old: obligation.report && { version: obligation.report.version, status: obligation.report.status },
      new: { obligation: obligation.id, version, receipt },
      reason: obligation.revisionReason ?? undefined,
    },
    ...changes.map(({ row, old }) => ({
      ...common,
      action: "figure.record",
      subject: `figure/${obligation.unitCode}/${row.code}/${obligation.period}`,
      old: old && columnsOf(old),
      new: row,
    })),
  ]);
  return { id: reportId, version };
}
