import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Assignment } from "../domain/permissions.ts";
import type { ReportStatus } from "../domain/report-status.ts";
import type { Language } from "../render/message.ts";
import type { Db, Trx } from "./database.ts";
import type { AsOf } from "./question-reader.ts";

/** What an asker might see where the question was asked: the roles of then, and in a group the group's unit. */
interface AnswerScope {
  readonly assignments: readonly Assignment[];
  readonly groupUnitId?: number;
}

/** An answer that can be asked for again. */
export interface StoredAnswer {
  readonly id: string;
  readonly personId: number;
  readonly chatId: number;
  readonly text: string;
  readonly query: unknown;
  readonly queryVersion: number;
  readonly interpretation: string;
  readonly language: Language;
  readonly scope: AnswerScope;
  readonly rowCount: number;
  readonly fingerprint: string;
  readonly asOf: AsOf;
}

/** A new answer, before it has its number. */
export type NewAnswer = Omit<StoredAnswer, "id" | "rowCount" | "fingerprint" | "asOf"> & {
  readonly inboxId: string;
  readonly rows: readonly unknown[];
  readonly count?: number | undefined;
  readonly askedAt: DateTime;
};

/** Of an answer's rows, in their order: equal for the same data, whatever the words around it. Hexadecimal sha-256. */
export function fingerprintOf(answer: {
  readonly rows: readonly unknown[];
  readonly count?: number | undefined;
}): string {
  return createHash("sha256")
    .update(JSON.stringify([answer.rows, answer.count ?? null]))
    .digest("hex");
}

/** Keeps an answer, in one statement; returns its number, for {@link file://../domain/answer-code.ts}. */
export async function saveAnswer(trx: Trx, answer: NewAnswer): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into answer (person_id, chat_id, inbox_id, asked_at, text, query, query_version, interpretation, language, scope,
      row_count, fingerprint, newest_figure, newest_report, newest_decision)
    select ${answer.personId}::int, ${answer.chatId}::int, ${answer.inboxId}::bigint, ${answer.askedAt}::timestamptz,
      ${answer.text}, ${JSON.stringify(answer.query)}::jsonb, ${answer.queryVersion}::int, ${answer.interpretation},
      ${answer.language}, ${JSON.stringify(answer.scope)}::jsonb, ${answer.rows.length}::int,
      decode(${fingerprintOf(answer)}, 'hex'), newest.figure, newest.report, newest.decision
    from newest_rows() as newest
    returning id`.execute(trx);
  return (rows[0] as { id: string }).id;
}

/** An answer by its number. */
export async function findAnswer(db: Db, id: string): Promise<StoredAnswer | undefined> {
  const row = await db.selectFrom("answer").selectAll().where("id", "=", id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      chatId: row.chat_id,
      text: row.text,
      query: row.query,
      queryVersion: row.query_version,
      interpretation: row.interpretation,
      language: row.language as Language,
      scope: row.scope as AnswerScope,
      rowCount: row.row_count,
      fingerprint: row.fingerprint.toString("hex"),
      asOf: {
        instant: row.asked_at,
        newestFigure: row.newest_figure,
        newestReport: row.newest_report,
        newestDecision: row.newest_decision,
      },
    }
  );
}

/** The newest answers that a person got in a chat. */
export async function listRecentAnswers(
  db: Db,
  to: { readonly personId: number; readonly chatId: number },
  limit: number,
): Promise<{ id: string; interpretation: string; askedAt: DateTime }[]> {
  return db
    .selectFrom("answer")
    .select(["id", "interpretation", "asked_at as askedAt"])
    .where("person_id", "=", to.personId)
    .where("chat_id", "=", to.chatId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/**
 * The texts of questions that were answered since an instant, each once, the newest first.
 *
 * @param unitIds only people who hold, or held, a role in these units.
 */
export async function listAnsweredTexts(
  db: Db,
  unitIds: readonly number[],
  since: DateTime,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from answer
    where asked_at >= ${since} and exists (
      select from assignment a where a.person_id = answer.person_id and a.unit_id = any(${unitIds}::int[]))
    group by text order by max(id) desc limit ${limit}`.execute(db);
  return rows.map((row) => row.text);
}

/** Forgets answers given before an instant; how many. */
export async function deleteAnswersBefore(db: Db, before: DateTime): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("answer").where("asked_at", "<", before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Where a figure of an answer comes from. */
export interface FigureSource {
  readonly figureId: string;
  readonly version: number;
  /** `report`, `import`, `withdrawal`. */
  readonly source: string;
  readonly recordedAt: DateTime;
  readonly recordedBy: string | null;
  readonly report: { readonly version: number; readonly status: ReportStatus; readonly submittedAt: DateTime } | null;
}

/** Who recorded figures, when, and with which report. The status of the report is that of today. */
export async function listFigureSources(db: Db, figureIds: readonly string[]): Promise<FigureSource[]> {
  const { rows } = await sql<
    Omit<FigureSource, "report"> & { reportVersion: number | null; status: ReportStatus; submittedAt: DateTime }
  >`
    select f.id as "figureId", f.version, f.source, f.recorded_at as "recordedAt", p.name as "recordedBy",
      r.version as "reportVersion", r.status, r.submitted_at as "submittedAt"
    from figure f left join person p on p.id = f.recorded_by left join report r on r.id = f.report_id
    where f.id = any(${figureIds}::bigint[])`.execute(db);
  return rows.map(({ reportVersion, status, submittedAt, ...row }) => ({
    ...row,
    report: reportVersion === null ? null : { version: reportVersion, status, submittedAt },
  }));
}

/** A report that an answer told of: its newest version as of an instant, and who sent it. */
export interface ReportSource {
  readonly unitId: number;
  readonly period: string;
  readonly version: number;
  readonly submittedAt: DateTime;
  readonly submittedBy: string | null;
}

/** The reports of units for periods that had been sent by an instant. */
export async function listReportSources(
  db: Db,
  wanted: { readonly unitIds: readonly number[]; readonly periods: readonly string[] },
  asOf: AsOf,
): Promise<ReportSource[]> {
  const { rows } = await sql<ReportSource>`
    select distinct on (o.unit_id, o.period) o.unit_id as "unitId", o.period, r.version, r.submitted_at as "submittedAt",
      p.name as "submittedBy"
    from obligation o join report r on r.obligation_id = o.id left join person p on p.id = r.submitted_by
    where o.unit_id = any(${wanted.unitIds}::int[]) and o.period = any(${wanted.periods}::text[])
      and r.submitted_at <= ${asOf.instant} and r.id <= ${asOf.newestReport}
    order by o.unit_id, o.period, r.version desc`.execute(db);
  return rows;
}

/** What tasks follow from, those that name it. */
export async function listDirectiveSources(
  db: Db,
  codes: readonly string[],
): Promise<{ code: string; source: string }[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom("directive")
    .select(["code", "source"])
    .where("code", "in", codes)
    .orderBy("id")
    .execute();
  return rows.flatMap(({ code, source }) => (source === null ? [] : [{ code, source }]));
}
