import { sql } from "kysely";
import type { DateTime } from "luxon";
import { isSameValue, type FigureValue, type IndicatorKind } from "../domain/figure.ts";
import type { ReportStatus } from "../domain/report-status.ts";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";
import { toFigureValue, type FigureRow } from "./figure-rows.ts";

const VALUE = sql`f.state, f.numerator, f.denominator, f.value, f.reason`;

/** A figure in force, with who gave it and when. */
export interface FigureInForce {
  readonly code: string;
  readonly value: FigureValue;
  readonly note: string | null;
  readonly by: { readonly id: number; readonly name: string } | null;
  readonly at: DateTime;
}

/** A unit's figures of a period as they stand now. */
export async function listFiguresInForce(db: Db, unitId: number, period: string): Promise<FigureInForce[]> {
  const { rows } = await sql<
    FigureRow & {
      code: string;
      kind: IndicatorKind;
      note: string | null;
      id: number | null;
      name: string;
      at: DateTime;
    }
  >`
    select i.code, i.kind, ${VALUE}, f.note, p.id, p.name, f.recorded_at as at
    from figure f join indicator i on i.id = f.indicator_id left join person p on p.id = f.recorded_by
    where f.unit_id = ${unitId} and f.period = ${period} and f.superseded_at is null
    order by f.id`.execute(db);
  return rows.map((row) => ({
    code: row.code,
    value: toFigureValue(row, row.kind),
    note: row.note,
    by: row.id === null ? null : { id: row.id, name: row.name },
    at: row.at,
  }));
}

/** One version of a figure: it held in [recordedAt, supersededAt). */
export interface FigureVersion {
  readonly version: number;
  readonly value: FigureValue;
  readonly note: string | null;
  /** Where it came from: `report`, `import`, `withdrawal`. */
  readonly source: string;
  readonly recordedAt: DateTime;
  readonly recordedBy: string | null;
  readonly supersededAt: DateTime | null;
  readonly report: { readonly version: number; readonly status: ReportStatus; readonly reason: string | null } | null;
}

/** Every version of a unit's figure of a period, the newest first. */
export async function listFigureVersions(
  db: Db,
  figure: { readonly unitId: number; readonly indicator: string; readonly period: string },
): Promise<FigureVersion[]> {
  const { rows } = await sql<
    FigureRow &
      Omit<FigureVersion, "value" | "report"> & {
        kind: IndicatorKind;
        reportVersion: number | null;
        reportStatus: ReportStatus;
        reportReason: string | null;
      }
  >`
    select f.version, i.kind, ${VALUE}, f.note, f.source, f.recorded_at as "recordedAt", p.name as "recordedBy",
      f.superseded_at as "supersededAt", r.version as "reportVersion", r.status as "reportStatus",
      r.reason as "reportReason"
    from figure f join indicator i on i.id = f.indicator_id
    left join person p on p.id = f.recorded_by left join report r on r.id = f.report_id
    where f.unit_id = ${figure.unitId} and i.code = ${figure.indicator} and f.period = ${figure.period}
    order by f.version desc`.execute(db);
  return rows.map(({ reportVersion, reportStatus, reportReason, ...row }) => ({
    version: row.version,
    value: toFigureValue(row, row.kind),
    note: row.note,
    source: row.source,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    supersededAt: row.supersededAt,
    report: reportVersion === null ? null : { version: reportVersion, status: reportStatus, reason: reportReason },
  }));
}

/** Periods of which a unit has figures now. */
export async function listPeriodsWithFigures(db: Db, unitId: number): Promise<string[]> {
  const rows = await db.selectFrom("figure").select("period").distinct().where("unit_id", "=", unitId).execute();
  return rows.map((row) => row.period);
}

/** A figure that a version of a report brought in place of another. */
export interface FigureChange {
  readonly code: string;
  readonly before: FigureValue;
  readonly after: FigureValue;
}

/** What a version of a report changed of the figures in force before it; a new reason for the same number is no change. */
export async function listChangesOf(db: Db, reportId: number): Promise<FigureChange[]> {
  const { rows } = await sql<{ code: string; kind: IndicatorKind; before: FigureRow; after: FigureRow }>`
    select i.code, i.kind,
      jsonb_build_object('state', b.state, 'numerator', b.numerator::text, 'denominator', b.denominator::text,
        'value', b.value::text, 'reason', b.reason) as before,
      jsonb_build_object('state', f.state, 'numerator', f.numerator::text, 'denominator', f.denominator::text,
        'value', f.value::text, 'reason', f.reason) as after
    from figure f join indicator i on i.id = f.indicator_id
    join figure b on b.unit_id = f.unit_id and b.indicator_id = f.indicator_id and b.period = f.period
      and b.version = f.version - 1 and b.superseded_at = f.recorded_at
    where f.report_id = ${reportId} and f.source = 'report'
    order by f.id`.execute(db);
  return rows
    .map((row) => ({
      code: row.code,
      before: toFigureValue(row.before, row.kind),
      after: toFigureValue(row.after, row.kind),
    }))
    .filter(({ before, after }) => !isSameValue(before, after));
}

/**
 * Puts the figures of a report that was taken back out of force, and those that they had replaced in force again, as
 * versions of their own. Nothing is overwritten.
 */
export async function withdrawFigures(
  trx: Trx,
  withdrawn: { readonly reportId: number; readonly personId: number; readonly inboxId: string },
  at: DateTime,
): Promise<void> {
  const { reportId, personId, inboxId } = withdrawn;
  const { rows } = await sql<{ id: string }>`
    update figure set superseded_at = ${at} where report_id = ${reportId} and superseded_at is null
    returning id`.execute(trx);
  const ids = rows.map((row) => row.id);
  await sql`
    insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, value, reason, note,
      source, report_id, recorded_by, recorded_at)
    select f.unit_id, f.indicator_id, f.period, f.version + 1, b.state, b.numerator, b.denominator, b.value, b.reason,
      b.note, 'withdrawal', b.report_id, ${personId}, ${at}
    from figure f join figure b on b.unit_id = f.unit_id and b.indicator_id = f.indicator_id and b.period = f.period
      and b.version = f.version - 1 and b.superseded_at = f.recorded_at
    left join report r on r.id = b.report_id
    where f.id = any(${ids}::bigint[]) and r.status is distinct from 'withdrawn'`.execute(trx);
  await recordAudit(trx, [
    {
      at,
      actorId: personId,
      action: "figure.withdraw",
      subject: `report/${reportId}`,
      new: { figures: ids.length },
      inboxId,
    },
  ]);
}
