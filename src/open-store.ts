import { DateTime } from "luxon";
import type { Clock } from "./clock.ts";
import { MovableClock, systemClock } from "./clock.ts";
import { ZONE } from "./domain/time.ts";
import { loadSample } from "./sample/load-sample.ts";
import { migrate, openDatabase, type Connection, type Db } from "./store/database.ts";
import { findDemoClock, saveDemoClock } from "./store/demo-clock.ts";
import { holdEmbeddedServer } from "./store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "./store/throw-away.ts";

/** The moment at which a demonstration begins: a Saturday, two weeks before the report of quarter III is due. */
export const DEMO_START = DateTime.fromISO("2024-08-10T08:00:00", { zone: ZONE }) as DateTime<true>;

/** An opened database, and what must be let go of at the end. */
export interface Store {
  readonly connection: Connection;
  readonly url: string;
  close(): Promise<void>;
}

/** Brings the schema up to date. Throws with the connection closed: an open one would keep the program alive. */
async function migrateOrClose(connection: Connection): Promise<void> {
  try {
    await migrate(connection.db);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Opens the database that the configuration names, or the embedded one, with its schema up to date. */
export async function openStore(databaseUrl: string | undefined): Promise<Store> {
  if (databaseUrl !== undefined) {
    const connection = openDatabase(databaseUrl);
    await migrateOrClose(connection);
    return { connection, url: databaseUrl, close: () => connection.close() };
  }
  const server = await holdEmbeddedServer();
  const existed = !(await ensureDatabase(server.url, "dondoc"));
  const connection = openDatabase(server.url("dondoc"));
  if (existed) await migrate(connection.db);
  return {
    connection,
    url: server.url("dondoc"),
    close: async () => {
      await connection.close();
      await server.release();
    },
  };
}

/**
 * Opens a database of a run's own on the embedded server: fresh and gone at the end, or, with a name, kept for the next
 * run of that name.
 */
export async function openRunStore(prefix: string, keepAs?: string): Promise<Store & { readonly isNew: boolean }> {
  const server = await holdEmbeddedServer();
  const name = keepAs === undefined ? freshName(prefix) : `${prefix}_keep_${keepAs}`;
  const isNew = await ensureDatabase(server.url, name);
  const connection = openDatabase(server.url(name), { durable: keepAs !== undefined, max: 4 });
  if (!isNew) await migrate(connection.db);
  return {
    connection,
    url: server.url(name),
    isNew,
    close: async () => {
      await connection.close();
      if (keepAs === undefined) await dropDatabase(server.url, name);
      await server.release();
    },
  };
}

/** Loads the sample province as of an instant, once: a database that has a demonstration clock has it. */
export async function ensureDemo(
  db: Db,
  start: DateTime<true>,
  options: { readonly platforms: readonly string[]; readonly frozen: boolean },
): Promise<MovableClock> {
  const kept = await findDemoClock(db);
  if (kept) {
    const at = options.frozen ? kept.at : kept.at.plus({ milliseconds: kept.elapsedMs });
    return new MovableClock(at, { frozen: options.frozen });
  }
  await loadSample(db, { asOf: start, groupPlatforms: options.platforms });
  await saveDemoClock(db, start);
  return new MovableClock(start, { frozen: options.frozen });
}

/** The clock of a program: real, or that of the demonstration, whose sample is loaded on the way. */
export async function openClock(db: Db, demo: boolean): Promise<Clock> {
  return demo ? ensureDemo(db, DEMO_START, { platforms: ["web"], frozen: false }) : systemClock;
}
