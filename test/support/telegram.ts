import { afterAll } from "vitest";
import { createApp, type App } from "../../src/app.ts";
import { MovableClock, type Clock } from "../../src/clock.ts";
import { createLog, type Logger } from "../../src/log.ts";
import type { Channel } from "../../src/platforms/platform.ts";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import { createWebServer } from "../../src/platforms/web/server.ts";
import { openBroker } from "../../src/queue/broker.ts";
import { createWake, startWorkers } from "../../src/queue/workers.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { announceChat, Announcements } from "../../src/store/announcements.ts";
import { openDatabase, type Connection, type Db } from "../../src/store/database.ts";
import { webChannel } from "../../src/platforms/web/channel.ts";
import { createTelegramDeps, createTelegramReceiving } from "../../src/telegram-deps.ts";
import { createWebDeps } from "../../src/web-deps.ts";
import { FakePerson } from "../fakes/telegram/people.ts";
import { TOKEN, type FakeTelegram } from "../fakes/telegram/server.ts";
import { at } from "./province.ts";
import { createTestDatabase } from "./test-database.ts";

const SECRET = "secret-of-the-test-webhook";
export const BOT = TOKEN.split(":")[0] as string;

/** Telegram's number of a person of the sample. */
export const userIdOf = (personId: number): number => 500_000 + personId;

/** The sample province of the calling test file's own, in which everybody has an account on Telegram. */
export async function prepareTelegramProvince(
  asOf = "2024-08-12T09:00:00",
  bot = BOT,
): Promise<Connection & { url: string }> {
  const connection = await createTestDatabase();
  const { db } = connection;
  await loadSample(db, { asOf: at(asOf), groupPlatforms: [] });
  const people = await db.selectFrom("person").select("id").execute();
  await db
    .insertInto("account")
    .values(
      people.map(({ id }) => ({
        ...{ platform: "telegram", bot, external_id: String(userIdOf(id)), person_id: id },
      })),
    )
    .execute();
  return connection;
}

/** A person of the sample, on the fake. */
export async function personOn(fake: FakeTelegram, db: Db, code: string): Promise<FakePerson> {
  const { id, name } = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
  return new FakePerson(fake, userIdOf(id), name);
}

/** Without Telegram's limits, for tests of other things. */
function unpaced(channel: Channel): Channel {
  return { platform: channel.platform, send: (delivery) => channel.send(delivery) };
}

/** One process of the bot on Telegram: web server, workers, webhook or polling. */
export interface TelegramProcess {
  readonly app: App;
  stop(): Promise<void>;
}

/** Starts one. The clock stands still; it is ended when the file is done, unless the test does. */
export async function startTelegramProcess(
  root: string,
  url: string,
  options: {
    readonly webhook: boolean;
    readonly now?: string;
    readonly token?: string;
    readonly paced?: boolean;
    readonly log?: Logger;
  },
): Promise<TelegramProcess> {
  const connection = openDatabase(url, { durable: false });
  const log = options.log ?? createLog("error");
  const moment = new MovableClock(at(options.now ?? "2024-08-12T09:00:00"), { frozen: true });
  const clock: Clock = { now: () => moment.now() };
  const settings = {
    ...{ token: options.token ?? TOKEN, apiRoot: root, richTables: true },
    ...(options.webhook ? { webhookSecret: SECRET } : {}),
  };
  let port = 0;
  const deps = createTelegramDeps({ connection, log });
  const telegram = createTelegram(settings, {
    ...deps,
    get publicUrl() {
      return `http://127.0.0.1:${port}`;
    },
  });
  const channels = [
    webChannel((chat) => announceChat(connection.pool, chat)),
    options.paced ? telegram.channel : unpaced(telegram.channel),
  ];
  const app = createApp({ connection, clock, log, channels });
  const broker = await openBroker({ backend: "postgres", url }, log);
  const wake = createWake(broker);
  const stopWorkers = await startWorkers(app, broker, wake, 500);
  const receiving = createTelegramReceiving(app, (lane) => wake.lane(lane));
  const announcements = new Announcements(connection.pool);
  const webDeps = createWebDeps(app, { announcements, secureCookies: false, wakeLane: (lane) => wake.lane(lane) });
  const server = await createWebServer(webDeps, [(scope) => telegram.addWebhook(scope, receiving)]);
  ({ port } = await server.listen(0));
  const stopReceiving = telegram.start(receiving);
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await stopReceiving();
    await server.close();
    await stopWorkers();
    await broker.close();
    await connection.close();
  };
  const process = { app, stop: () => (stopped ??= stop()) };
  afterAll(process.stop);
  return process;
}
