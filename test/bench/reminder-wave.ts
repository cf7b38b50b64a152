import { sql } from "kysely";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import { createLog } from "../../src/log.ts";
import { openDatabase, type Db } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";
import { addDeputies, createCountry } from "../support/country.ts";
import { at } from "../support/province.ts";

/**
 * How long the sweeps of a country's reminders take: 34 provinces, 3,321 communes with two officers and a head each, seven
 * years of reports. `node test/bench/reminder-wave.ts [communes]` prints a line a sweep; the last of a day finds nothing.
 */
const SWEEPS = [
  "2025-08-14T08:00:00",
  "2025-08-14T09:00:00",
  "2025-08-20T08:00:00",
  "2025-08-22T08:00:00",
  "2025-08-26T08:00:00",
  "2025-08-28T08:00:00",
  "2025-09-03T08:00:00",
  "2025-09-03T09:00:00",
];

async function addGroups(db: Db): Promise<void> {
  await sql`
    insert into chat (platform, bot, external_id, kind, unit_id)
    select 'bench', 'demo', 'group:' || code, 'group', id from unit where level = 'province' order by id`.execute(db);
  await sql`analyze`.execute(db);
}

async function sweep(db: Db, moment: string): Promise<void> {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  let heapMost = heapBefore;
  const watch = setInterval(() => (heapMost = Math.max(heapMost, process.memoryUsage().heapUsed)), 20);
  const begin = performance.now();
  const counters = await sendRemindersJob.run({ db, now: at(moment), log: createLog("silent") });
  const ms = Math.round(performance.now() - begin);
  clearInterval(watch);
  const heapMb = Math.round((heapMost - heapBefore) / 1e6);
  console.log(JSON.stringify({ moment, ms, heapMb, ...counters }));
}

const communes = Number(process.argv[2] ?? 3321);
const server = await holdEmbeddedServer();
const name = freshName("bench");
await ensureDatabase(server.url, name);
const connection = openDatabase(server.url(name), { durable: false });
const { db } = connection;
try {
  await createCountry(db, { communes, figures: false, platform: "bench", owedAt: at("2025-08-13T08:00:00") });
  await addDeputies(db, "bench");
  await addGroups(db);
  for (const moment of SWEEPS) await sweep(db, moment);
} finally {
  await connection.close();
  await dropDatabase(server.url, name);
  await server.release();
}
