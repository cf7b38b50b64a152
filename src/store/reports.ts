import { sql, type RawBuilder } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import type { Plan } from "../domain/plan.ts";
import type { ReportStatus } from "../domain/report-status.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Db } from "./database.ts";
import type { StoredDraft } from "./drafts.ts";
import { getPlanTexts, PLAN_VERSION } from "./plans.ts";

/** One report that a unit owes, with its dates, its plan and how far it is. */
export interface Obligation {
  readonly id: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly period: string;
  readonly deadline: Deadline;
  readonly lockedOn: IsoDate;
  /** Last day on which it may be changed although it is locked; null without an exception. */
  readonly exceptionUntil: IsoDate | null;
  readonly planId: number;
  readonly plan: Plan;
  /** The version in effect; null before the first is sent. */
  readonly report: {
    readonly id: number;
    readonly version: number;
    readonly status: ReportStatus;
    readonly submittedAt: DateTime;
  } | null;
  /** Why what was sent is being revised; null while it is not. */
  readonly revisionReason: string | null;
}

interface ObligationRow {
  readonly id: number;
  readonly plan_id: number;
  readonly unit_id: number;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly period: string;
  readonly kind: Deadline["kind"];
  readonly due_on: IsoDate;
  readonly locked_on: IsoDate;
  readonly exception_until: IsoDate | null;
  readonly plan_version: string;
  readonly report_id: number | null;
  readonly version: number | null;
  readonly status: ReportStatus | null;
  readonly submitted_at: DateTime | null;
  readonly reason: string | null;
  readonly revision: number | null;
  readonly entries: unknown;
}

/** The draft of a row `d` of `obligation_deadline`, if it has been begun: what of it is read, and whether it is locked. */
const draftOf = (columns: RawBuilder<unknown>, lock = sql``): RawBuilder<unknown> =>
  sql`select reason, ${columns} from draft where form = 'report' and obligation_id = d.obligation_id ${lock}`;
const REASON_ALONE = draftOf(sql`null::int as revision, null::jsonb as entries`);
const WHOLE_DRAFT = draftOf(sql`revision, entries`);
const LOCKED_DRAFT = draftOf(sql`revision, entries`, sql`for update`);

/** Of owed reports `d`, of units `u`, with the newest version `r`: those that a condition chooses. */
function obligationQuery(chosen: RawBuilder<unknown>, draft = REASON_ALONE): RawBuilder<ObligationRow> {
  return sql<ObligationRow>`
    select d.obligation_id as id, d.plan_id, d.unit_id, u.code as unit_code, u.name as unit_name, d.period,
      d.kind, d.due_on, d.locked_on,
      (select max(e.until_on) from lock_exception e where e.obligation_id = d.obligation_id) as exception_until,
      ${PLAN_VERSION} as plan_version, r.id as report_id, r.version, r.status, r.submitted_at,
      f.reason, f.revision, f.entries
    from obligation_deadline d
    join unit u on u.id = d.unit_id
    join plan p on p.id = d.plan_id
    left join lateral (
      select id, version, status, submitted_at from report where obligation_id = d.obligation_id
      order by version desc limit 1
    ) r on true
    left join lateral (${draft}) f on true
    where ${chosen}`;
}

async function toObligations(db: Db, rows: readonly ObligationRow[]): Promise<Obligation[]> {
  const plans = await getPlanTexts(
    db,
    rows.map((row) => ({ id: row.plan_id, version: row.plan_version })),
  );
  return rows.map((row) => toObligation(row, plans.get(row.plan_id) as Plan));
}

function toObligation(row: ObligationRow, plan: Plan): Obligation {
  const { report_id: id, version, status, submitted_at: submittedAt } = row;
  const isThere = id !== null && version !== null && status !== null && submittedAt !== null;
  return {
    id: row.id,
    unitId: row.unit_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    period: row.period,
    deadline: { kind: row.kind, on: row.due_on },
    lockedOn: row.locked_on,
    exceptionUntil: row.exception_until,
    planId: row.plan_id,
    plan,
    report: isThere ? { id, version, status, submittedAt } : null,
    revisionReason: row.reason,
  };
}

async function listObligations(db: Db, chosen: RawBuilder<unknown>): Promise<Obligation[]> {
  const { rows } = await obligationQuery(chosen).execute(db);
  return toObligations(db, rows);
}

const openOn = (unitIds: readonly number[], today: IsoDate): RawBuilder<unknown> => sql`
  d.unit_id in (${sql.join(unitIds)}) and d.opens_on <= ${today}
    and (d.locked_on > ${today} or exists (
      select from lock_exception e where e.obligation_id = d.obligation_id and e.until_on >= ${today}))
    order by d.due_on, d.obligation_id`;

/** The reports that units can fill in on a date, those due first at the front. */
export async function listOpenObligations(db: Db, unitIds: readonly number[], today: IsoDate): Promise<Obligation[]> {
  return unitIds.length === 0 ? [] : listObligations(db, openOn(unitIds, today));
}

/** The newest reports that units have sent at least once, whatever has become of them, the latest due first. */
export async function listSentObligations(db: Db, unitIds: readonly number[], limit: number): Promise<Obligation[]> {
  if (unitIds.length === 0) return [];
  return listObligations(
    db,
    sql`d.unit_id in (${sql.join(unitIds)}) and r.version is not null
      order by d.due_on desc, d.obligation_id limit ${limit}`,
  );
}

/** Reports of units that are locked on a date, those locked last first. */
export async function listLockedObligations(
  db: Db,
  unitIds: readonly number[],
  today: IsoDate,
  limit: number,
): Promise<Obligation[]> {
  if (unitIds.length === 0) return [];
  return listObligations(
    db,
    sql`d.unit_id in (${sql.join(unitIds)}) and d.locked_on <= ${today} order by d.due_on desc, u.name limit ${limit}`,
  );
}

/** One owed report by its id. */
export async function findObligation(db: Db, id: number): Promise<Obligation | undefined> {
  const [found] = await listObligations(db, sql`d.obligation_id = ${id}`);
  return found;
}

/** An owed report, and its draft if somebody has begun one. */
export interface ObligationWithDraft {
  readonly obligation: Obligation;
  readonly draft: StoredDraft | undefined;
}

function draftIn({ revision, entries }: ObligationRow): StoredDraft | undefined {
  return revision === null ? undefined : { revision, entries };
}

/** The reports of {@link listOpenObligations} with their drafts, for lists; nothing is locked. */
export async function listOpenWithDrafts(
  db: Db,
  unitIds: readonly number[],
  today: IsoDate,
): Promise<ObligationWithDraft[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await obligationQuery(openOn(unitIds, today), WHOLE_DRAFT).execute(db);
  const obligations = await toObligations(db, rows);
  return obligations.map((obligation, at) => ({ obligation, draft: draftIn(rows[at] as ObligationRow) }));
}

/**
 * One owed report by its id with its draft, in one statement.
 *
 * @param purpose `change` locks the draft against other officers of the unit until the transaction ends. Trap: after
 *   waiting for one of them the report itself is still read as it was before; `lockReport` reads it anew.
 */
export async function findObligationWithDraft(
  db: Db,
  id: number,
  purpose: "read" | "change",
): Promise<ObligationWithDraft | undefined> {
  const draft = purpose === "change" ? LOCKED_DRAFT : WHOLE_DRAFT;
  const { rows } = await obligationQuery(sql`d.obligation_id = ${id}`, draft).execute(db);
  const [row] = rows;
  const [obligation] = await toObligations(db, rows);
  return row && obligation && { obligation, draft: draftIn(row) };
}
