import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { systemClock } from "../../src/clock.ts";
import { dateOf } from "../../src/domain/time.ts";
import type { Db } from "../../src/store/database.ts";
import { measure } from "./load/machine.ts";
import { endProcess, Generator, startDatabase, startEcho, startProgram } from "./load/processes.ts";
import { countWaiting, listHandled, listSpeakers, prepareProvince } from "./load/province.ts";
import { Samples, tellEcho, tellLoad, tellStatements } from "./load/report.ts";

/**
 * How fast messages go from a webhook into the inbox and their answers into the outbox, beside a bare grammY bot that
 * only echoes, on the same machine in the same run:
 *
 * `node test/bench/load.ts [--rate 300] [--seconds 60] [--people 300] [--workers 0] [--redis URL] [--profile FOLDER]
 * [--statements] [--wall]`
 *
 * The program's own processes on a PostgreSQL of the run's own with production's durability (fsync, synchronous commit);
 * messages come from another process at random moments, planned beforehand (an open loop): what waits for a slow answer
 * is measured from when it was to be sent. An answer counts when its transaction is committed, by the server's own record.
 * `--workers 1` runs a web process and a worker; `--profile` writes V8 profiles; `--statements` counts statements;
 * `--wall` handles messages behind the wall between provinces, as a database of several does.
 */
const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "300" },
    seconds: { type: "string", default: "60" },
    people: { type: "string", default: "300" },
    workers: { type: "string", default: "0" },
    redis: { type: "string" },
    profile: { type: "string" },
    statements: { type: "boolean", default: false },
    wall: { type: "boolean", default: false },
  },
});
const perSecond = Number(values.rate);
const seconds = Number(values.seconds);
const WARM_UP = { perSecond: Math.min(perSecond, 100), seconds: 10 };
const ECHO_SECONDS = Math.min(seconds, 20);
/** What has not been answered this long after the last message is an error. */
const PATIENCE_MS = 60_000;

async function untilHandled(db: Db): Promise<number> {
  for (let waited = 0; ; waited += 100) {
    const { waiting } = await countWaiting(db);
    if (waiting === 0 || waited > PATIENCE_MS) return waiting;
    await sleep(100);
  }
}

const database = await startDatabase({
  track_commit_timestamp: "on",
  ...(values.statements
    ? { shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.track_planning": "on" }
    : {}),
});
const { db } = database.connection;
const generator = await Generator.start();
const echo = await startEcho(generator.stub);
const logFile = join(tmpdir(), `don-doc-load-${process.pid}.log`);
try {
  await prepareProvince(db, Number(values.people), dateOf(systemClock.now()));
  if (values.statements) await sql`create extension pg_stat_statements`.execute(db);
  if (values.wall) await sql`alter database load set dondoc.wall = 'always'`.execute(db);

  await generator.order({ do: "people", speakers: await listSpeakers(db) });
  const echoed = { do: "send", root: echo.root, perSecond, seed: 3, onlyTexts: true } as const;
  await generator.order({ ...echoed, seconds: 5 });
  const echoFrom = measure(echo.child.pid ?? 0).cpuMs;
  const echoSent = await generator.order({ ...echoed, seconds: ECHO_SECONDS, seed: 4 });
  const echoCpuMs = measure(echo.child.pid ?? 0).cpuMs - echoFrom;
  await endProcess(echo.child);

  const program = await startProgram(
    { databaseUrl: database.url, stub: generator.stub, redisUrl: values.redis },
    {
      workers: Number(values.workers),
      nodeOptions: values.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${values.profile}`],
      logFile,
    },
  );
  try {
    await generator.order({ do: "open", root: program.root });
    await untilHandled(db);
    await generator.order({ do: "people", speakers: await listSpeakers(db) });
    await generator.order({ do: "send", root: program.root, ...WARM_UP, seed: 5, onlyTexts: false });
    await untilHandled(db);
    if (values.statements) await sql`select pg_stat_statements_reset()`.execute(db);
    const { newest } = await countWaiting(db);
    const samples = new Samples({
      program: program.children.map(({ pid }) => pid ?? 0),
      database: [database.pid],
      generator: [generator.child.pid ?? 0],
    });
    const sent = await generator.order({
      do: "send",
      root: program.root,
      perSecond,
      seconds,
      seed: 6,
      onlyTexts: false,
    });
    const waiting = await untilHandled(db);
    const usage = samples.stop();
    if (values.statements) await tellStatements(db, sent.length);
    const echoResult = tellEcho(echoSent, echoCpuMs);
    tellLoad({ sent, handled: await listHandled(db, newest), waiting, usage, perSecond, seconds }, echoResult);
    console.log(`log: ${logFile}`);
  } finally {
    for (const child of program.children) await endProcess(child);
  }
} finally {
  await endProcess(echo.child);
  await endProcess(generator.child);
  await database.stop();
}
process.exit(process.exitCode ?? 0);
