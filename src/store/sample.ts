import { sql } from "kysely";
import type { FigureRecord } from "../domain/import-figures.ts";
import { OWN_BOT } from "../domain/incoming.ts";
import type { IsoDate } from "../domain/time.ts";
import { inBatches } from "./bulk.ts";
import type { Db, Trx } from "./database.ts";

/** A report of the sample, sent by the unit's officer. */
export interface SampleReportRow {
  readonly unit: string;
  readonly period: string;
  readonly status: "submitted" | "approved" | "returned";
  /** ISO instant. */
  readonly submittedAt: string;
}

/** A figure of the sample, with the instant from which it holds, and whether a report brought it. */
export interface SampleFigureRow extends FigureRecord {
  /** ISO instant. */
  readonly recordedAt: string;
  readonly isReported: boolean;
}

export interface SampleDirectiveRow {
  readonly code: string;
  readonly unit: string;
  readonly title: string;
  readonly total: number;
  readonly done: number;
  readonly dueOn: IsoDate;
  readonly source: string | null;
}

/** A demonstration group: whose figures it may see, and the codes of its people. */
export interface SampleGroupRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly members: readonly string[];
}

/** Whether a database has the sample, has something else, or nothing. */
export async function findSampleState(db: Db): Promise<"loaded" | "foreign" | "empty"> {
  const loaded = await db.selectFrom("audit").select("id").where("action", "=", "sample.load").limit(1).execute();
  if (loaded.length > 0) return "loaded";
  const units = await db.selectFrom("unit").select("id").limit(1).execute();
  return units.length > 0 ? "foreign" : "empty";
}

/** Gives every person an account and a private chat on a platform, and sets up the groups there with their members. */
export async function insertSampleChats(trx: Trx, platform: string, groups: readonly SampleGroupRow[]): Promise<void> {
  await sql`
    insert into account (platform, bot, external_id, person_id)
    select ${platform}, ${OWN_BOT}, code, id from person order by id`.execute(trx);
  await sql`
    insert into chat (platform, bot, external_id, kind, person_id)
    select ${platform}, ${OWN_BOT}, code, 'private', id from person order by id`.execute(trx);
  await inBatches(
    trx,
    groups,
    (rows) => sql`
      insert into chat (platform, bot, external_id, kind, title, unit_id)
      select ${platform}, ${OWN_BOT}, 'group:' || n.code, 'group', n.name, u.id
      from jsonb_to_recordset(${rows}) as n (code text, name text, unit text) join unit u on u.code = n.unit`,
  );
  await inBatches(
    trx,
    groups,
    (rows) => sql`
      insert into group_member (chat_id, person_id)
      select c.id, p.id
      from jsonb_to_recordset(${rows}) as n (code text, members jsonb)
      cross join jsonb_array_elements_text(n.members) as m (code)
      join person p on p.code = m.code
      join chat c on c.platform = ${platform} and c.bot = ${OWN_BOT} and c.external_id = 'group:' || n.code`,
  );
}

/** Tasks that conclusions of the steering committee gave to units. */
export async function insertSampleDirectives(trx: Trx, directives: readonly SampleDirectiveRow[]): Promise<void> {
  await inBatches(
    trx,
    directives,
    (rows) => sql`
      insert into directive (code, unit_id, title, total, done, due_on, source)
      select n.code, u.id, n.title, n.total, n.done, n."dueOn", n.source
      from jsonb_to_recordset(${rows})
        as n (code text, unit text, title text, total int, done int, "dueOn" date, source text)
      join unit u on u.code = n.unit`,
  );
}

/** First versions of reports, for obligations that are there. */
export async function insertSampleReports(trx: Trx, reports: readonly SampleReportRow[]): Promise<void> {
  await inBatches(
    trx,
    reports,
    (rows) => sql`
      insert into report (obligation_id, version, status, submitted_at, submitted_by)
      select o.id, 1, n.status, n."submittedAt",
        (select min(a.person_id) from assignment a where a.unit_id = u.id and a.role = 'officer')
      from jsonb_to_recordset(${rows}) as n (unit text, period text, status text, "submittedAt" timestamptz)
      join unit u on u.code = n.unit
      join obligation o on o.unit_id = u.id and o.period = n.period`,
  );
}

/** First versions of figures, tied to the report that brought them. */
export async function insertSampleFigures(trx: Trx, figures: readonly SampleFigureRow[]): Promise<void> {
  await inBatches(
    trx,
    figures,
    (rows) => sql`
      insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, value, source,
        report_id, recorded_by, recorded_at)
      select u.id, i.id, n.period, 1, 'value', n.numerator, n.denominator, n.value,
        case when r.id is null then 'import' else 'report' end, r.id, r.submitted_by, n."recordedAt"
      from jsonb_to_recordset(${rows})
        as n (unit text, indicator text, period text, numerator numeric, denominator numeric, value numeric,
          "recordedAt" timestamptz, "isReported" boolean)
      join unit u on u.code = n.unit
      join indicator i on i.code = n.indicator
      left join obligation o on n."isReported" and o.unit_id = u.id and o.period = n.period
      left join report r on r.obligation_id = o.id`,
  );
}
