import { createHash, randomBytes } from "node:crypto";
import { promises as fs, readdirSync, readFileSync } from "node:fs";
import path, { join } from "node:path";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { FileMigrationProvider, Migrator } from "kysely/migration";
import { DateTime } from "luxon";
import pg from "pg";
import { ZONE } from "../domain/time.ts";
import { projectRoot } from "./embedded/locations.ts";
import { preparing } from "./prepared.ts";
import { grantQuestionTables, QUESTION_TABLES } from "./question-reader.ts";
import type { Database } from "./schema.generated.ts";

export type { Database };

/** A database or a transaction on it: store functions take either. */
export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (value) => value);
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readInstant);

/** `2024-08-25 07:30:00.123456+00`, as PostgreSQL writes instants. */
const INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*([+-]\d\d)(?::?(\d\d))?$/;

/** Milliseconds are kept. Luxon's own reader, which knows every form that SQL has, takes ten times as long. */
function readInstant(value: string): DateTime {
  const [, date, time, hours, minutes = "00"] = INSTANT.exec(value) ?? [];
  return date === undefined
    ? DateTime.fromSQL(value, { zone: ZONE })
    : DateTime.fromMillis(Date.parse(`${date}T${time}${hours}:${minutes}`), { zone: ZONE });
}

// node-postgres asks a value for its own text through this method.
Object.defineProperty(DateTime.prototype, "toPostgres", {
  value(this: DateTime) {
    return this.toISO();
  },
});

/** How an opened database is reached: Kysely for queries, the pool for LISTEN and closing. */
export interface Connection {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool. Dates come as `YYYY-MM-DD`, instants as Luxon DateTimes in Asia/Ho_Chi_Minh, numeric and bigint as
 * strings. With `durable: false` a power cut may lose the last moments: for throw-away databases only.
 */
export function openDatabase(
  url: string,
  options: { readonly max?: number; readonly durable?: boolean } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    types,
    // "begin" does not wait for its answer before the first statement follows (prepared.ts).
    pipeline: true,
    // A connection of that name tells the others that this process lives, so none is closed for being idle.
    application_name: `dondoc-${randomBytes(6).toString("hex")}`,
    idleTimeoutMillis: 0,
    ...(options.durable === false ? { options: "-c synchronous_commit=off" } : {}),
  });
  // A broken idle connection is replaced by the pool; the query that needs one reports its own error.
  pool.on("error", () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return { db, pool, close: () => db.destroy() };
}

const migrationFolder = join(projectRoot, "migrations");

/** Brings the schema up to date. Safe to call from several processes at once. Throws the first failure. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: new FileMigrationProvider({ fs, path, migrationFolder }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error("migration failed", { cause: error });
  await grantQuestionTables(db);
}

/** Fingerprint of the schema: names the template database that tests and throw-away runs are cloned from. */
export function schemaFingerprint(): string {
  const hash = createHash("sha256").update(QUESTION_TABLES.join());
  for (const file of readdirSync(migrationFolder).toSorted())
    hash.update(file).update(readFileSync(join(migrationFolder, file)));
  return hash.digest("hex").slice(0, 12);
}

/** Runs `work` in one transaction: all of it is stored, or nothing. */
export function transaction<Result>(db: Db, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(work);
}

/** Whether an error is PostgreSQL's "this would break a unique constraint", of that name if one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === "23505" &&
    (constraint === undefined || error.constraint === constraint)
  );
}

/** Runs `work` while holding a lock that only one holder in the whole database can have; undefined when it is taken. */
export async function withLock<Result>(
  pool: pg.Pool,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken",
      [name],
    );
    if (!rows[0]?.taken) return undefined;
    try {
      return await work();
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name]);
    }
  } finally {
    client.release();
  }
}

/** Whether the database answers. */
export async function isReachable(db: Db): Promise<boolean> {
  return sql`select 1`
    .execute(db)
    .then(() => true)
    .catch(() => false);
}
