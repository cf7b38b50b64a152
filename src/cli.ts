import type { DateTime } from "luxon";
import { messages } from "./cli/messages.ts";
import { runCli } from "./cli/run-cli.ts";
import { MovableClock, systemClock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { openStore, type Store } from "./open-store.ts";
import type { Db } from "./store/database.ts";
import { findDemoClock } from "./store/demo-clock.ts";

/** The demonstration's moment in a database that runs one, else the present. */
async function findNow(db: Db): Promise<DateTime<true>> {
  const demo = await findDemoClock(db);
  return demo ? new MovableClock(demo.at.plus({ milliseconds: demo.elapsedMs })).now() : systemClock.now();
}

let store: Store | undefined;
try {
  const config = readConfig(process.env);
  process.exitCode = await runCli(process.argv.slice(2), {
    print: (line) => console.log(line),
    publicUrl: (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/+$/, ""),
    databaseUrl: config.databaseUrl,
    zaloLimits: config.zalo.limits,
    openDb: async () => {
      store ??= await openStore(config.databaseUrl);
      return { db: store.connection.db, now: await findNow(store.connection.db) };
    },
  });
} catch (error) {
  console.error(messages.vi.failure((error as Error).message));
  process.exitCode = 2;
} finally {
  await store?.close();
}
