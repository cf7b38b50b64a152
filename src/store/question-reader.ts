import { sql } from "kysely";
import type { DateTime } from "luxon";
import pg from "pg";
import type { Db, Trx } from "./database.ts";
import { NOT_WAITED_FOR } from "./prepared.ts";

/** The database role under which questions read. */
const ROLE = "dondoc_reader";

/**
 * Everything that questions may read: no person, no message, no right. A question that reads another table names it here,
 * else it is refused by the database.
 */
export const QUESTION_TABLES: readonly string[] = [
  "unit",
  "unit_successor",
  "plan",
  "deadline",
  "deadline_exception",
  "obligation_deadline",
  "indicator",
  "figure",
  "obligation",
  "report",
  "report_decision",
  "directive",
  "working_day_exception",
  "synonym",
  "vocabulary_version",
  "as_of.figure",
  "as_of.report",
  "as_of.report_decision",
];

/** How long one statement of a question may take. */
const QUESTION_TIMEOUT_MS = 3_000;

/**
 * Grants the role what questions read; a few rows looked at when nothing is missing. Called after the migrations. Without
 * the role, or without the right to grant, nothing happens: see {@link isReaderComplete}.
 */
export async function grantQuestionTables(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (await isReaderComplete(trx)) return;
    await sql`select pg_advisory_xact_lock(hashtextextended('question reader', 0))`.execute(trx);
    await sql`
      do $$
      declare wanted text;
      begin
        if not exists (select from pg_roles where rolname = ${sql.lit(ROLE)}) then return; end if;
        grant usage on schema as_of to ${sql.raw(ROLE)};
        foreach wanted in array ${sql.raw(`array['${QUESTION_TABLES.join("','")}']`)} loop
          if to_regclass(wanted) is not null then
            execute format('grant select on %s to ${sql.raw(ROLE)}', wanted);
          end if;
        end loop;
      exception when insufficient_privilege then null;
      end $$`.execute(trx);
  });
}

/** Whether questions run under their own role, and it may read what they need. */
export async function isReaderComplete(db: Db): Promise<boolean> {
  const { rows } = await sql<{ complete: boolean | null }>`
    select (select pg_has_role(current_user, r.oid, 'set') and bool_and(has_table_privilege(r.oid, c.oid, 'select'))
      from unnest(${QUESTION_TABLES}::text[]) as name
      join pg_class c on c.relname = split_part(name, '.', -1)
        and c.relnamespace = case when name like 'as_of.%' then 'as_of' else current_schema() end::regnamespace) as complete
    from pg_roles r where r.rolname = ${ROLE}`.execute(db);
  return rows[0]?.complete === true;
}

/**
 * A moment to which a question can be put back: its instant, and the newest rows of the tables that grow, which part what
 * came before from what came after within one instant.
 */
export interface AsOf {
  readonly instant: DateTime;
  readonly newestFigure: string;
  readonly newestReport: number;
  readonly newestDecision: number;
}

/** The question took too long and was stopped; nothing else happened. */
export interface TimedOut {
  readonly timedOut: true;
}

function isTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "57014";
}

/** All of these end with the savepoint, or the transaction. Read-only cannot be taken back within it. */
function restrictions({ timeoutMs = QUESTION_TIMEOUT_MS, asOf }: ReadOptions): string {
  const settings: Record<string, string> = {
    statement_timeout: String(timeoutMs),
    transaction_read_only: "on",
    ...(asOf && {
      search_path: "as_of, public",
      "dondoc.as_of_instant": asOf.instant.toISO() ?? "",
      "dondoc.as_of_figure": BigInt(asOf.newestFigure).toString(),
      "dondoc.as_of_report": asOf.newestReport.toFixed(),
      "dondoc.as_of_decision": asOf.newestDecision.toFixed(),
    }),
  };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return `select set_config('role', case when pg_has_role(current_user, to_regrole('${ROLE}'), 'set')
      then '${ROLE}' else current_setting('role') end, true), ${set.join()}`;
}

async function readWithin<Result>(
  trx: Trx,
  work: (trx: Trx) => Promise<Result>,
  options: ReadOptions,
): Promise<Result | TimedOut> {
  await sql`${NOT_WAITED_FOR} ${sql.raw(`savepoint question; ${restrictions(options)}`)}`.execute(trx);
  try {
    return await work(trx);
  } catch (error) {
    if (isTimeout(error)) return { timedOut: true };
    throw error;
  } finally {
    await sql`${NOT_WAITED_FOR} rollback to savepoint question; release savepoint question`.execute(trx);
  }
}

interface ReadOptions {
  readonly timeoutMs?: number;
  /** Figures and reports as they were. Units, plans and tasks are those of today. */
  readonly asOf?: AsOf;
}

/**
 * Runs `work`, which can only read, only what questions need, and each statement only for so long. A transaction that is
 * given stays usable whatever happens; without one there is one for the time being. Where the server has no such role
 * (its user may create none) the rest holds all the same.
 *
 * Trap: what is read is as the caller's transaction sees it, its own changes included.
 */
export async function readForQuestion<Result>(
  db: Db,
  work: (trx: Trx) => Promise<Result>,
  options: ReadOptions = {},
): Promise<Result | TimedOut> {
  if (db.isTransaction) return readWithin(db as Trx, work, options);
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`${NOT_WAITED_FOR} ${sql.raw(restrictions(options))}`.execute(trx);
      return work(trx);
    });
  } catch (error) {
    if (isTimeout(error)) return { timedOut: true };
    throw error;
  }
}
