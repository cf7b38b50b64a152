import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { createApp, type App } from "../../src/app.ts";
import { MovableClock } from "../../src/clock.ts";
import { commandKey } from "../../src/dialogue/normalise.ts";
import { OWN_BOT, type Content } from "../../src/domain/incoming.ts";
import { createLog } from "../../src/log.ts";
import { DEMO_START, ensureDemo } from "../../src/open-store.ts";
import { createConsoleChannel } from "../../src/platforms/console/channel.ts";
import type { Delivery } from "../../src/platforms/platform.ts";
import { plainText } from "../../src/render/message.ts";
import { openDatabase, type Db } from "../../src/store/database.ts";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { findNewestChoices } from "../../src/store/outbox.ts";
import { cloneDatabase, dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";
import { at } from "./province.ts";

/** What somebody was told. */
export interface Told {
  readonly to: string;
  readonly text: string;
  readonly choices: readonly string[];
}

/** The bot on the sample province inside this process, spoken to as its people. */
export class Talk {
  readonly app: App;
  readonly #deliveries: Delivery[];

  constructor(app: App, deliveries: Delivery[]) {
    this.app = app;
    this.#deliveries = deliveries;
  }

  get db(): Db {
    return this.app.connection.db;
  }

  /** What has been said since it was last asked. */
  heard(): Told[] {
    return this.#deliveries.splice(0).map((delivery) => ({
      to: delivery.chat,
      text: plainText(delivery.reply),
      choices: (delivery.reply.choices ?? []).map((choice) => choice.label),
    }));
  }

  /** Brings a message in without having it handled. */
  async bring(as: string, content: Content, chat = as): Promise<number> {
    const { chatId } = await this.app.accept({
      platform: "console",
      bot: OWN_BOT,
      messageId: randomUUID(),
      chat: { externalId: chat, kind: chat.startsWith("group:") ? "group" : "private" },
      sender: { externalId: as },
      content,
    });
    return chatId;
  }

  async say(as: string, text: string, chat = as): Promise<Told[]> {
    await this.bring(as, { kind: "text", text }, chat);
    await this.app.settle();
    return this.heard();
  }

  /** The press that a label of the newest choices means. Throws when there is no such label. */
  async find(as: string, label: string, chat = as): Promise<Content> {
    const newest = await findNewestChoices(this.db, { platform: "console", bot: OWN_BOT, externalId: chat });
    const labels = newest?.reply.choices?.map((choice) => choice.label) ?? [];
    const index = labels.findIndex((one) => commandKey(one) === commandKey(label));
    if (!newest || index < 0) throw new Error(`no choice "${label}"; there are: ${labels.join(" | ")}`);
    return { kind: "choice", outboxId: newest.outboxId, index };
  }

  async press(as: string, content: Content): Promise<Told[]> {
    await this.bring(as, content);
    await this.app.settle();
    return this.heard();
  }

  async choose(as: string, label: string, chat = as): Promise<Told[]> {
    await this.bring(as, await this.find(as, label, chat), chat);
    await this.app.settle();
    return this.heard();
  }

  /** Moves the clock on without the jobs that fall due on the way: quick over weeks of which nothing is asked. */
  skip(to: string): void {
    (this.app.clock as MovableClock).set(at(to));
  }

  async clock(to: string): Promise<Told[]> {
    await this.app.advanceTo(at(to));
    return this.heard();
  }
}

/**
 * Prepares the sample province once for the calling test file; each call of the result gives a fresh copy of it, at the
 * demonstration's beginning (10/8/2024, 8:00). All are gone when the file is done.
 */
export async function prepareTalks(): Promise<() => Promise<Talk>> {
  const server = await holdEmbeddedServer();
  const template = freshName("sample");
  const closing: (() => Promise<void>)[] = [];
  await ensureDatabase(server.url, template);
  const connection = openDatabase(server.url(template), { durable: false });
  await ensureDemo(connection.db, DEMO_START, { platforms: ["console"], frozen: true });
  await connection.close();
  afterAll(async () => {
    for (const close of closing) await close();
    await dropDatabase(server.url, template);
    await server.release();
  });
  return async () => {
    const name = freshName("talk");
    await cloneDatabase(server.url, name, template);
    const opened = openDatabase(server.url(name), { durable: false, max: 4 });
    closing.push(async () => {
      await opened.close();
      await dropDatabase(server.url, name);
    });
    const deliveries: Delivery[] = [];
    const channel = createConsoleChannel(async (delivery) => void deliveries.push(delivery));
    const clock = new MovableClock(DEMO_START, { frozen: true });
    const app = createApp({
      connection: opened,
      clock,
      log: createLog("error"),
      channels: [channel],
      publicUrl: "https://bot.test",
    });
    return new Talk(app, deliveries);
  };
}
