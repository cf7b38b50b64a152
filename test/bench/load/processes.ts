import { fork, spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import packageJson from "../../../package.json" with { type: "json" };
import { openDatabase, type Connection } from "../../../src/store/database.ts";
import { startCluster } from "../../../src/store/embedded/cluster.ts";
import { locate } from "../../../src/store/embedded/locations.ts";
import { ensureDatabase } from "../../../src/store/throw-away.ts";
import { freePort } from "../../support/ports.ts";
import type { Order, Report, Sent } from "./generator.ts";
import { TELEGRAM_SECRET, TELEGRAM_TOKEN, ZALO_SECRET, ZALO_TOKEN } from "./traffic.ts";

/** A PostgreSQL of a run's own, empty, with the program's schema. */
export interface OwnDatabase {
  readonly url: string;
  readonly connection: Connection;
  /** The server's process, under which all of its others run. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts one in a folder of its own, as durable as in production, which also keeps the times of commits. */
export async function startDatabase(settings: Readonly<Record<string, string>>): Promise<OwnDatabase> {
  const { identity, ...locations } = locate();
  const home = mkdtempSync(join(tmpdir(), "don-doc-load-"));
  if (identity) chownSync(home, identity.uid, identity.gid);
  const own = { ...locations, home, ...(identity ? { identity } : {}) };
  const start = () => startCluster(own, () => undefined);
  const urlOf = (cluster: { port: number; password: string }) => (database: string) =>
    `postgres://dondoc:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
  let cluster = await start();
  const first = openDatabase(urlOf(cluster)("postgres"), { max: 1 });
  for (const [name, value] of Object.entries(settings))
    await sql`alter system set ${sql.raw(name)} = ${sql.lit(value)}`.execute(first.db);
  await first.close();
  await cluster.stop();
  cluster = await start();
  const url = urlOf(cluster);
  await ensureDatabase(url, "load");
  const connection = openDatabase(url("load"), { max: 2 });
  const { rows } = await sql<{
    pid: number;
  }>`select split_part(pg_read_file('postmaster.pid'), e'\n', 1)::int as pid`.execute(connection.db);
  return {
    url: url("load"),
    connection,
    pid: rows[0]?.pid ?? 0,
    stop: async () => {
      await connection.close();
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** The process that sends messages and plays the platforms. */
export class Generator {
  readonly child: ChildProcess;
  /** Where it plays the platforms. */
  readonly stub: string;

  private constructor(child: ChildProcess, stub: string) {
    this.child = child;
    this.stub = stub;
  }

  static async start(): Promise<Generator> {
    const child = fork(join(import.meta.dirname, "generator.ts"));
    const report = await new Promise<Report>((resolve) => child.once("message", resolve));
    if (!("ready" in report)) throw new Error("the generator did not start");
    return new Generator(child, report.ready);
  }

  async order(order: Order): Promise<readonly Sent[]> {
    this.child.send(order);
    const report = await new Promise<Report>((resolve) => this.child.once("message", resolve));
    return "sent" in report ? report.sent : [];
  }
}

/** A bare bot that echoes; its child process and where it listens. */
export async function startEcho(stub: string): Promise<{ readonly child: ChildProcess; readonly root: string }> {
  const child = fork(join(import.meta.dirname, "echo.ts"), [stub]);
  const port = await new Promise<number>((resolve) => child.once("message", resolve));
  return { child, root: `http://127.0.0.1:${port}` };
}

export interface Program {
  readonly root: string;
  readonly children: readonly ChildProcess[];
}

/** What `npm start` gives to node. */
const START = packageJson.scripts.start.split(" ").slice(1);

/** The real program on a database: in one process, or a web process and so many workers. */
export async function startProgram(
  parts: { readonly databaseUrl: string; readonly stub: string; readonly redisUrl: string | undefined },
  options: { readonly workers: number; readonly nodeOptions: readonly string[]; readonly logFile: string },
): Promise<Program> {
  const port = await freePort();
  const root = `http://127.0.0.1:${port}`;
  const log = openSync(options.logFile, "a");
  const environment = {
    ...{ PATH: process.env["PATH"], HOME: process.env["HOME"], DEMO: "0", PORT: String(port), LOG_LEVEL: "warn" },
    ...{ DATABASE_URL: parts.databaseUrl, PUBLIC_URL: root },
    ...{ TELEGRAM_TOKEN, TELEGRAM_WEBHOOK_SECRET: TELEGRAM_SECRET, TELEGRAM_API_ROOT: parts.stub },
    ...{ ZALO_BOTS: `${ZALO_TOKEN}:${ZALO_SECRET}`, ZALO_API_ROOT: parts.stub },
    ...{ ZALO_MONTHLY_MESSAGES: "1000000", ZALO_PEOPLE: "1000" },
    ...(parts.redisUrl === undefined ? {} : { REDIS_URL: parts.redisUrl }),
  };
  const start = (role: string): ChildProcess =>
    spawn(process.execPath, [...options.nodeOptions, ...START], {
      env: { ...environment, ROLE: role },
      stdio: ["ignore", log, log],
    });
  const roles = options.workers === 0 ? ["all"] : ["web", ...Array.from({ length: options.workers }, () => "worker")];
  const children = roles.map(start);
  // Both webhooks answer as soon as the bots know their names.
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${root}/health`).catch(() => undefined);
    if (answer?.ok) break;
    if (tries > 300 || children.some(({ exitCode }) => exitCode !== null))
      throw new Error(`the program does not start, see ${options.logFile}`);
    await sleep(100);
  }
  await sleep(2_000);
  return { root, children };
}
