import { createApp, reportFailure, type App, type AppParts } from "./app.ts";
import { publicUrlOf, readConfig, type Config } from "./config.ts";
import { createLog, type Logger } from "./log.ts";
import { openClock, openStore } from "./open-store.ts";
import type { TelegramSettings } from "./platforms/telegram/settings.ts";
import { createTelegram, type Telegram } from "./platforms/telegram/telegram.ts";
import { webChannel } from "./platforms/web/channel.ts";
import { addSentFileRoute } from "./platforms/web/sent-file-route.ts";
import { createWebServer, type ServerExtension } from "./platforms/web/server.ts";
import { createZalo, type ZaloService } from "./platforms/zalo/service.ts";
import { openBroker, type Broker } from "./queue/broker.ts";
import { createWake, startWorkers, type Wake } from "./queue/workers.ts";
import { announceChat, Announcements } from "./store/announcements.ts";
import { createTelegramDeps, createTelegramReceiving } from "./telegram-deps.ts";
import { isReaderComplete } from "./store/question-reader.ts";
import { createWebDeps } from "./web-deps.ts";
import { createReceiving } from "./receiving-deps.ts";
import { createSentFiles, createZaloDeps } from "./zalo-deps.ts";

/** The whole of a stop may take this long before the process ends regardless. */
const STOP_WITHIN_MS = 15_000;

/** How often a running demonstration clock looks for jobs that have fallen due. */
const DEMO_TICK_MS = 10_000;

/** How often the program looks whether whoever started it is still there. */
const WATCH_PARENT_MS = 1_000;

type Step = () => Promise<unknown> | void;

interface Program {
  readonly config: Config;
  readonly app: App;
  readonly broker: Broker;
  readonly wake: Wake;
  readonly log: Logger;
  readonly zalo: ZaloService | undefined;
  readonly telegram: Telegram | undefined;
  /** What to undo at the end, last first. */
  readonly stops: Step[];
}

/** Zalo's routes beside the page's, and the bots' beginning to receive once somebody listens there. */
function zaloRoutes({ app, wake, zalo, stops }: Program): { routes: ServerExtension[]; begin: () => void } {
  if (!zalo) return { routes: [], begin: () => undefined };
  const receiving = createReceiving(app, (lane) => wake.lane(lane));
  return {
    routes: [(server) => zalo.addRoutes(server, receiving)],
    begin: () => void stops.push(zalo.start(receiving)),
  };
}

/** Telegram's webhook beside the page, and its beginning to receive once somebody listens there. */
function telegramRoutes({ app, wake, telegram, stops }: Program): ReturnType<typeof zaloRoutes> {
  if (!telegram) return { routes: [], begin: () => undefined };
  const receiving = createTelegramReceiving(app, (lane) => wake.lane(lane));
  return {
    routes: [(server) => telegram.addWebhook(server, receiving)],
    begin: () => void stops.push(telegram.start(receiving)),
  };
}

async function serveWeb(program: Program): Promise<number> {
  const { config, app, wake, stops } = program;
  const announcements = new Announcements(app.connection.pool);
  await announcements.start();
  stops.push(() => announcements.close());
  const secureCookies = config.publicUrl?.startsWith("https://") ?? false;
  const zalo = zaloRoutes(program);
  const telegram = telegramRoutes(program);
  const server = await createWebServer(
    createWebDeps(app, { announcements, secureCookies, wakeLane: (lane) => wake.lane(lane) }),
    [(scope) => addSentFileRoute(scope, createSentFiles(app)), ...zalo.routes, ...telegram.routes],
  );
  const { port } = await server.listen(config.port, config.host);
  stops.push(() => server.close());
  zalo.begin();
  telegram.begin();
  return port;
}

/** The demonstration clock runs on between jumps, and brings its jobs with it. */
function tickDemo(app: App, stops: Step[], log: Logger): void {
  let ticking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    ticking = app.advanceTo(app.clock.now()).catch((error: unknown) => reportFailure(log, error));
  }, DEMO_TICK_MS);
  stops.push(() => {
    clearInterval(timer);
    return ticking;
  });
}

/** Zalo's servers know only the address that is set, never the demonstration's own. */
function openZalo(config: Config, parts: Pick<AppParts, "connection" | "clock" | "log">): ZaloService | undefined {
  const { zalo } = config;
  if (zalo.bots.length === 0) return undefined;
  const publicUrl = config.publicUrl && publicUrlOf(config);
  return createZalo(zalo.bots, createZaloDeps({ ...parts, ...(publicUrl ? { publicUrl } : {}) }, zalo));
}

function openTelegram(
  config: Config,
  telegram: TelegramSettings,
  parts: Pick<AppParts, "connection" | "log">,
): Telegram {
  const publicUrl = config.publicUrl && publicUrlOf(config);
  return createTelegram(telegram, createTelegramDeps({ ...parts, ...(publicUrl ? { publicUrl } : {}) }));
}

async function start(config: Config, log: Logger, stops: Step[]): Promise<void> {
  const store = await openStore(config.databaseUrl);
  stops.push(() => store.close());
  if (!(await isReaderComplete(store.connection.db)))
    log.warn("questions read without a database role of their own: see ARCHITECTURE.md, The way of a question");
  const clock = await openClock(store.connection.db, config.demo);
  const channel = webChannel((chat) => announceChat(store.connection.pool, chat));
  const publicUrl = publicUrlOf(config);
  const zalo = openZalo(config, { connection: store.connection, clock, log });
  const telegram = config.telegram && openTelegram(config, config.telegram, { connection: store.connection, log });
  const channels = [channel, ...[zalo, telegram].flatMap((platform) => (platform ? [platform.channel] : []))];
  const app = createApp({
    ...{ connection: store.connection, clock, log, channels },
    ...(publicUrl === undefined ? {} : { publicUrl }),
  });
  const broker = await openBroker(
    config.redisUrl === undefined
      ? { backend: "postgres", url: store.url }
      : { backend: "redis", url: config.redisUrl, prefix: "dondoc" },
    log,
  );
  stops.push(() => broker.close());
  const program: Program = { config, app, broker, wake: createWake(broker), log, zalo, telegram, stops };
  if (config.role !== "web") {
    stops.push(await startWorkers(app, broker, program.wake));
    if (app.isDemo) tickDemo(app, stops, log);
  }
  if (config.role === "worker") {
    // Invitations are answered here, too, and carry a link to the bot.
    if (telegram) stops.push(telegram.introduce());
    console.log("Đôn Đốc đang chạy (worker). / Running (worker).");
    return;
  }
  const port = await serveWeb(program);
  console.log(
    `Đôn Đốc: http://localhost:${port}${config.demo ? "  (trình diễn / demonstration)" : ""}   Ctrl-C: dừng / stop`,
  );
}

async function stop(stops: Step[], log: Logger): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  for (const step of stops.splice(0).toReversed())
    try {
      await step();
    } catch (error) {
      reportFailure(log, error);
    }
}

function explain(error: unknown, config: Config): string | undefined {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return undefined;
  return `Cổng ${config.port} đang có chương trình khác dùng. Hãy chạy với cổng khác, ví dụ: PORT=${config.port + 1} npm start
Port ${config.port} is taken. Start with another one, for example: PORT=${config.port + 1} npm start`;
}

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

const config = readConfigOrExit();
const log = createLog(config.logLevel);
const stops: Step[] = [];
let stopping: Promise<void> | undefined;
const end = (): void => {
  stopping ??= stop(stops, log).then(() => process.exit(0));
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
// `npm start` puts a shell between npm and the program, which dies of a signal without passing it on.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(), WATCH_PARENT_MS).unref();
try {
  await start(config, log, stops);
} catch (error) {
  console.error(explain(error, config) ?? `Không khởi động được / cannot start: ${(error as Error).message}`);
  if (!explain(error, config)) reportFailure(log, error);
  await stop(stops, log);
  process.exit(1);
}
