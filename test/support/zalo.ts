import { createHash } from "node:crypto";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { afterAll } from "vitest";
import { createApp, type App } from "../../src/app.ts";
import { MovableClock } from "../../src/clock.ts";
import type { BotLimits } from "../../src/domain/quota.ts";
import { ZALO_BASIC } from "../../src/platforms/zalo/settings.ts";
import { DEMO_START, ensureDemo } from "../../src/open-store.ts";
import { webChannel } from "../../src/platforms/web/channel.ts";
import { addSentFileRoute } from "../../src/platforms/web/sent-file-route.ts";
import { createWebServer } from "../../src/platforms/web/server.ts";
import { createZalo, type ZaloService } from "../../src/platforms/zalo/service.ts";
import { Announcements } from "../../src/store/announcements.ts";
import { openDatabase, type Db } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { cloneDatabase, dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";
import { createWebDeps } from "../../src/web-deps.ts";
import { createReceiving } from "../../src/receiving-deps.ts";
import { createSentFiles, createZaloDeps } from "../../src/zalo-deps.ts";
import type { FakeBot, FakeEvent } from "../fakes/zalo/bot.ts";
import { FakeZalo, until, type SentMessage } from "../fakes/zalo/server.ts";
import { freePort } from "./ports.ts";
import { at } from "./province.ts";
import { wallOff } from "./test-database.ts";

export const SECRET = "a-secret-of-the-webhook";
const DIGITS = ["7001", "7002"];

/** The id of a sample person at Zalo, as long and as strange as real ones. */
export function zaloId(code: string, bot = DIGITS[0]): string {
  return createHash("sha256").update(`${bot}${code}`).digest("hex").slice(0, 20);
}

/** The whole bot on the sample province behind its web server, with bots at the fake Zalo; everything over HTTP. */
export class ZaloTalk {
  readonly app: App;
  readonly fake: FakeZalo;
  readonly bots: readonly FakeBot[];
  readonly publicUrl: string;
  /** Everything the program has logged. */
  readonly logged: string[];
  #heard = 0;

  constructor(parts: Pick<ZaloTalk, "app" | "fake" | "bots" | "publicUrl" | "logged">) {
    this.app = parts.app;
    this.fake = parts.fake;
    this.bots = parts.bots;
    this.publicUrl = parts.publicUrl;
    this.logged = parts.logged;
  }

  get db(): Db {
    return this.app.connection.db;
  }

  get bot(): FakeBot {
    return this.bots[0] as FakeBot;
  }

  /** Makes a person of the sample known at Zalo. */
  async link(code: string, bot = this.bot): Promise<void> {
    const { id } = await this.db.selectFrom("person").select("id").where("code", "=", code).executeTakeFirstOrThrow();
    await this.db
      .insertInto("account")
      .values({ platform: "zalo", bot: bot.id, external_id: zaloId(code, bot.id), person_id: id })
      .execute();
  }

  /** Handles and sends what waits, also what has to wait for its pace. */
  async settle(): Promise<SentMessage[]> {
    for (let round = 0; round < 60; round += 1) {
      await this.app.settle();
      const waiting = await this.db
        .selectFrom("outbox")
        .innerJoin("chat", "chat.id", "outbox.chat_id")
        .select("outbox.id")
        .where("status", "in", ["pending", "sending"])
        .where("chat.platform", "=", "zalo")
        .where("outbox.attempts", "=", 0)
        .limit(1)
        .execute();
      if (waiting.length === 0) break;
      await sleep(50);
    }
    return this.heard();
  }

  /** What Zalo has shown since it was last asked. */
  heard(): SentMessage[] {
    const news = this.fake.sent.slice(this.#heard);
    this.#heard = this.fake.sent.length;
    return news;
  }

  async say(code: string, text: string, more: Partial<FakeEvent> = {}, bot = this.bot): Promise<SentMessage[]> {
    await this.fake.say(bot, { from: zaloId(code, bot.id), text, ...more });
    return this.settle();
  }

  /** Says something and gives the only answer. */
  async ask(code: string, text: string, more: Partial<FakeEvent> = {}): Promise<SentMessage> {
    const [only, ...others] = await this.say(code, text, more);
    if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} messages instead of one`);
    return only;
  }

  skip(to: string): void {
    (this.app.clock as MovableClock).set(at(to));
  }
}

export interface TalkOptions {
  readonly bots?: readonly { readonly name: string; readonly quota?: number }[];
  readonly limits?: Partial<BotLimits>;
  /** Bots without a webhook's secret ask for their events. */
  readonly polling?: boolean;
  readonly photoTimeoutMs?: number;
}

/** Prepares the sample province once for a test file; each call of the result gives a program of its own. */
export async function prepareZaloTalks(): Promise<(options?: TalkOptions) => Promise<ZaloTalk>> {
  const server = await holdEmbeddedServer();
  const template = freshName("sample");
  const closing: (() => Promise<void>)[] = [];
  await ensureDatabase(server.url, template);
  const connection = openDatabase(server.url(template), { durable: false });
  await ensureDemo(connection.db, DEMO_START, { platforms: ["web"], frozen: true });
  await connection.close();
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()));
    await dropDatabase(server.url, template);
    await server.release();
  });
  return async (options = {}) => {
    const name = freshName("zalo");
    await cloneDatabase(server.url, name, template);
    await wallOff(server.url(name));
    const opened = openDatabase(server.url(name), { durable: false, max: 6 });
    const { photoTimeoutMs } = options;
    const fake = await FakeZalo.start(photoTimeoutMs === undefined ? {} : { photoTimeoutMs });
    const bots = (options.bots ?? [{ name: "Bot Cải cách Lạng Sơn" }]).map((bot, index) =>
      fake.addBot({ ...bot, token: `${DIGITS[index]}:very-secret-${index}` }),
    );
    const logged: string[] = [];
    const log = pino(
      { level: "debug" },
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          logged.push(chunk.toString());
          done();
        },
      }),
    );
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const clock = new MovableClock(DEMO_START, { frozen: true });
    const settings = bots.map((bot, index) => ({
      bot: bot.id,
      token: `${bot.id}:very-secret-${index}`,
      ...(options.polling ? {} : { secret: SECRET }),
    }));
    const limits = { ...ZALO_BASIC, ...options.limits };
    const deps = createZaloDeps({ connection: opened, clock, log, publicUrl }, { apiRoot: fake.url, limits });
    const zalo: ZaloService = createZalo(settings, deps);
    // Paces are proven elsewhere.
    const channels = [webChannel(async () => undefined), { ...zalo.channel, pace: undefined }].map(
      ({ pace: _pace, ...channel }) => channel,
    );
    const app = createApp({ connection: opened, clock, log, channels, publicUrl });
    const receiving = createReceiving(app, async () => undefined);
    const announcements = new Announcements(opened.pool);
    const parts = { announcements, secureCookies: false, wakeLane: async () => undefined };
    const { demo: _demo, ...webDeps } = createWebDeps(app, parts);
    const web = await createWebServer(webDeps, [
      (scope) => addSentFileRoute(scope, createSentFiles(app)),
      (scope) => zalo.addRoutes(scope, receiving),
    ]);
    await web.listen(port);
    const stop = zalo.start(receiving);
    closing.push(async () => {
      await stop();
      await web.close();
      await fake.stop();
      await opened.close();
      await dropDatabase(server.url, name);
    });
    await until(() =>
      bots.every((bot) => (options.polling ? fake.calls.some((call) => call.method === "getUpdates") : bot.webhook))
        ? true
        : undefined,
    );
    return new ZaloTalk({ app, fake, bots, publicUrl, logged });
  };
}
