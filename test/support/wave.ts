import { spawn, type ChildProcess } from "node:child_process";
import { openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { DateTime } from "luxon";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import { systemClock } from "../../src/clock.ts";
import { addDays, dateOf, startOf } from "../../src/domain/time.ts";
import { shiftWorkingDays } from "../../src/domain/working-days.ts";
import { createLog } from "../../src/log.ts";
import { getDayExceptions } from "../../src/store/calendar.ts";
import { openDatabase, type Connection, type Db } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";
import { FakePerson } from "../fakes/telegram/people.ts";
import { FakeTelegram, TOKEN } from "../fakes/telegram/server.ts";
import { addDeputies, createCountry } from "./country.ts";
import { freePort } from "./ports.ts";
import { at } from "./province.ts";

export interface WaveOptions {
  readonly messages: number;
  readonly workers: number;
  /** Kills a worker without warning so often, and starts another in its place; undefined: never. */
  readonly killEveryMs?: number;
  /** How long the fake takes for an answer. */
  readonly latencyMs: number;
  /** Queues on this Redis; else on PostgreSQL. */
  readonly redisUrl?: string;
  /** Where the programs' logs go. */
  readonly logFile: string;
}

/** What came of a wave. Times in milliseconds. */
export interface WaveResult {
  /** Messages a second from the first to the last, replies included. */
  readonly perSecond: number;
  readonly tookMs: number;
  readonly refusedByLimit: number;
  readonly replyTimes: readonly number[];
  readonly lost: number;
  /** Messages that the reader got twice, and how many of those are not marked. */
  readonly repeated: number;
  readonly unmarked: number;
  readonly kills: number;
  /** Messages that were on their way when their sender was killed. */
  readonly inFlightAtKills: number;
  readonly statuses: Readonly<Record<string, number>>;
}

const BOT = TOKEN.split(":")[0] as string;
const FIRST_READER = 2_000_000;
const MARK = "(Tin này có thể đã gửi trước đó.)";
const TALKER = "leader-t01";
const TALK_EVERY_MS = 1_300;

/** A country whose communes owe a report, with an officer and a deputy each: a reader for every message of the wave. */
async function prepare({ db }: Connection, fake: FakeTelegram, messages: number): Promise<FakePerson> {
  const communes = Math.ceil(messages / 2);
  const options = { communes, figures: false, years: [2024], platform: "telegram", owedAt: at("2024-08-13T08:00:00") };
  await createCountry(db, options);
  await addDeputies(db, "telegram");
  const talker = new FakePerson(fake, 1_000_001, TALKER);
  await sql`update account set bot = ${BOT}, external_id = ${String(talker.user.id)}
    from person p where p.id = person_id and p.code = ${TALKER}`.execute(db);
  await sql`delete from chat c using person p where p.id = c.person_id and p.code !~ '^(officer|deputy)-'`.execute(db);
  await sql`
    update chat set bot = ${BOT}, external_id = (${FIRST_READER} + r.place)::text
    from (select id, row_number() over (order by id) as place from chat where platform = 'telegram') r
    where r.id = chat.id`.execute(db);
  await sql`delete from chat where platform = 'telegram' and external_id::bigint > ${FIRST_READER + messages}`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  for (let reader = 1; reader <= messages; reader += 1) fake.world.openChat(FIRST_READER + reader, "private");
  return talker;
}

/** The next moment at which offices begin to work. */
async function findOfficeMoment(db: Db): Promise<DateTime<true>> {
  const exceptions = await getDayExceptions(db);
  return startOf(shiftWorkingDays(dateOf(systemClock.now()), 1, exceptions)).set({ hour: 8 });
}

/**
 * Moves the deadline so that the rung of the day before is due, and has the job plan it: one notice for everybody. Each is
 * read again, and said anew, just before it is sent. Returns how many.
 */
async function release({ db }: Connection): Promise<number> {
  const now = await findOfficeMoment(db);
  const dueOn = shiftWorkingDays(dateOf(now), 1, await getDayExceptions(db));
  await sql`
    update deadline set opens_on = ${addDays(dueOn, -30)}, due_on = ${dueOn}, locked_on = ${addDays(dueOn, 30)}
    where period = '2024-Q3'`.execute(db);
  const { notices = 0 } = await sendRemindersJob.run({ db, now, log: createLog("silent") });
  return notices;
}

/** The real program in processes of its own. */
class Programs {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #log: number;
  readonly #running = new Set<ChildProcess>();
  /** Those that have started, the longest running first. */
  readonly ready = new Set<ChildProcess>();
  /** One of them ended by itself: its log says why. */
  failed = false;

  constructor(environment: NodeJS.ProcessEnv, logFile: string) {
    this.#environment = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
    this.#log = openSync(logFile, "a");
  }

  start(role: "web" | "worker"): ChildProcess {
    const program = spawn(process.execPath, ["src/main.ts"], {
      env: { ...this.#environment, ROLE: role },
      stdio: ["ignore", "pipe", this.#log],
    });
    // The first thing that a program prints is that it is running.
    program.stdout?.once("data", () => this.ready.add(program));
    this.#running.add(program);
    program.once("exit", (code) => {
      this.#running.delete(program);
      this.ready.delete(program);
      if (code !== null && code !== 0) this.failed = true;
    });
    return program;
  }

  async stop(): Promise<void> {
    const ending = [...this.#running].map((program) => new Promise((resolve) => program.once("exit", resolve)));
    for (const program of this.#running) program.kill("SIGTERM");
    await Promise.race([Promise.all(ending), sleep(10_000, undefined, { ref: false })]);
    for (const program of this.#running) program.kill("SIGKILL");
  }
}

/** Talks to the bot, a sentence at a time, until told to stop; how long each answer took. */
async function talk(talker: FakePerson, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    const before = talker.shown.length;
    const from = performance.now();
    talker.say(times.length % 2 ? "trợ giúp" : "bao giờ đến hạn báo cáo tiếp theo?");
    while (talker.shown.length === before && performance.now() - from < 30_000) await sleep(5);
    times.push(talker.shown.length > before ? (talker.shown[before]?.at ?? 0) - from : Infinity);
    await sleep(Math.max(0, TALK_EVERY_MS - (performance.now() - from)));
  }
  return times;
}

/** Kills the worker that has run longest, and starts another, but never the last one that is running. */
async function killAgainAndAgain(programs: Programs, everyMs: number, isOver: () => boolean): Promise<number> {
  for (let kills = 0; ;) {
    await sleep(everyMs);
    if (isOver()) return kills;
    const [oldest, ...others] = programs.ready;
    if (!oldest || others.length === 0) continue;
    oldest.kill("SIGKILL");
    kills += 1;
    programs.ready.delete(oldest);
    programs.start("worker");
  }
}

const waiting = async ({ db }: Connection): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from outbox where priority = 1 and status in ('pending', 'sending')`.execute(db);
  return rows[0]?.count ?? 0;
};

async function judge(
  { db }: Connection,
  fake: FakeTelegram,
): Promise<Omit<WaveResult, "replyTimes" | "kills" | "tookMs">> {
  const readers = [...fake.world.chats.values()].filter(({ id }) => id > FIRST_READER);
  const all = [...fake.world.chats.values()]
    .flatMap(({ shown }) => shown.map(({ at: moment }) => moment))
    .sort((a, b) => a - b);
  const wave = readers.flatMap(({ shown }) => shown.map(({ at: moment }) => moment)).sort((a, b) => a - b);
  const [from = 0, to = 0] = [wave[0], wave.at(-1)];
  const { rows } = await sql<{ status: string; count: number; repeats: number }>`
    select status, count(*)::int as count, count(*) filter (where is_repeat)::int as repeats
    from outbox where priority = 1 group by status`.execute(db);
  const repeated = readers.filter(({ shown }) => shown.length > 1);
  return {
    perSecond: all.filter((moment) => moment > from && moment <= to).length / ((to - from) / 1000),
    refusedByLimit: fake.seen.filter(({ status }) => status === 429).length,
    lost: readers.filter(({ shown }) => shown.length === 0).length,
    repeated: repeated.length,
    unmarked: repeated.filter(({ shown }) => shown.slice(1).some(({ text }) => !text.startsWith(MARK))).length,
    inFlightAtKills: rows.reduce((sum, row) => sum + row.repeats, 0),
    statuses: Object.fromEntries(rows.map(({ status, count }) => [status, count])),
  };
}

/** Sends a wave through the real programs to a fake Telegram with the real one's limits, while somebody talks to the bot. */
export async function runWave(options: WaveOptions): Promise<WaveResult> {
  const server = await holdEmbeddedServer();
  const name = freshName("wave");
  await ensureDatabase(server.url, name);
  const connection = openDatabase(server.url(name), { durable: false });
  const fake = await FakeTelegram.start({ limits: true, latencyMs: options.latencyMs });
  const talker = await prepare(connection, fake, options.messages);
  const port = await freePort();
  const programs = new Programs(
    {
      ...{ DATABASE_URL: server.url(name), DEMO: "0", PORT: String(port), LOG_LEVEL: "warn" },
      ...{ PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: "secret-of-the-wave-test" },
      ...{ TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_ROOT: fake.root },
      ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    },
    options.logFile,
  );
  try {
    const web = programs.start("web");
    for (let count = 0; count < options.workers; count += 1) programs.start("worker");
    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) {
        if (programs.failed) throw new Error(`a program has ended, see ${options.logFile}`);
        await sleep(20);
      }
    };
    await until(() => fake.inbound.webhook !== undefined);
    talker.say("trợ giúp");
    await until(() => talker.shown.length > 0 && programs.ready.size === options.workers + 1);
    programs.ready.delete(web);
    const from = performance.now();
    const planned = await release(connection);
    if (planned !== options.messages) throw new Error(`${planned} notices instead of ${options.messages}`);
    let isOver = false;
    const talking = talk(talker, () => isOver);
    const killing =
      options.killEveryMs === undefined
        ? Promise.resolve(0)
        : killAgainAndAgain(programs, options.killEveryMs, () => isOver);
    while ((await waiting(connection)) > 0) await sleep(100);
    const tookMs = performance.now() - from;
    isOver = true;
    const [replyTimes, kills] = await Promise.all([talking, killing]);
    return { ...(await judge(connection, fake)), tookMs, replyTimes, kills };
  } finally {
    await programs.stop();
    await fake.close();
    await connection.close();
    await dropDatabase(server.url, name);
    await server.release();
  }
}
