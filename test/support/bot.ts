import { randomUUID } from "node:crypto";
import { createApp, type App } from "../../src/app.ts";
import { readAttachment } from "../../src/attachment-deps.ts";
import { commandKey } from "../../src/dialogue/normalise.ts";
import { OWN_BOT, type Content } from "../../src/domain/incoming.ts";
import { createLog } from "../../src/log.ts";
import { DEMO_START, ensureDemo } from "../../src/open-store.ts";
import { createConsoleChannel } from "../../src/platforms/console/channel.ts";
import type { Delivery } from "../../src/platforms/platform.ts";
import { plainText } from "../../src/render/message.ts";
import { saveAttachment } from "../../src/store/attachments.ts";
import { transaction, type Db } from "../../src/store/database.ts";

/** One thing that the bot said. */
export interface Said {
  readonly to: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly mime: string; readonly hash: string }[];
}

/** The whole bot in the test's own process, on the sample province: spoken to, pressed and sent files as on a platform. */
export class Bot {
  readonly app: App;
  readonly #db: Db;
  readonly #deliveries: Delivery[];
  readonly #newest = new Map<string, Delivery>();

  constructor(app: App, deliveries: Delivery[]) {
    this.app = app;
    this.#db = app.connection.db;
    this.#deliveries = deliveries;
  }

  static async open(connection: App["connection"]): Promise<Bot> {
    const clock = await ensureDemo(connection.db, DEMO_START, { platforms: ["console"], frozen: true });
    const deliveries: Delivery[] = [];
    const channel = createConsoleChannel(async (delivery) => void deliveries.push(delivery));
    const parts = { connection, clock, log: createLog("error"), channels: [channel], publicUrl: "https://bot.test" };
    return new Bot(createApp(parts), deliveries);
  }

  /** What the bot says after something came in; an incident is an error of the test. */
  async bring(as: string, content: Content): Promise<Said[]> {
    await this.app.accept({
      platform: "console",
      bot: OWN_BOT,
      messageId: randomUUID(),
      chat: { externalId: as, kind: "private" },
      sender: { externalId: as },
      content,
    });
    return this.settle();
  }

  /** What the bot says once everything that waits is handled. */
  async settle(): Promise<Said[]> {
    await this.app.settle();
    return this.#deliveries.splice(0).map((delivery) => {
      if (delivery.reply.choices?.length) this.#newest.set(delivery.chat, delivery);
      const { choices = [], attachments = [] } = delivery.reply;
      return {
        to: delivery.chat,
        text: plainText(delivery.reply),
        choices: choices.map(({ label }) => label),
        attachments,
      };
    });
  }

  async say(as: string, text: string): Promise<Said> {
    return one(as, await this.bring(as, { kind: "text", text }));
  }

  /** Presses a choice of the newest message that had any, by its label. */
  async choose(as: string, label: string): Promise<Said> {
    const newest = this.#newest.get(as);
    const index = newest?.reply.choices?.findIndex((choice) => commandKey(choice.label) === commandKey(label)) ?? -1;
    if (!newest || index < 0) throw new Error(`no choice "${label}"`);
    return one(as, await this.bring(as, { kind: "choice", outboxId: newest.outboxId, index }));
  }

  /** Sends a file; its media type is what the sender claims. */
  async file(as: string, name: string, content: Uint8Array, mime = "application/octet-stream"): Promise<Said> {
    const hash = await this.keep(content, mime);
    return one(as, await this.bring(as, { kind: "file", name, mime, hash }));
  }

  keep(content: Uint8Array, mime = "application/octet-stream"): Promise<string> {
    const file = { mime, content: Buffer.from(content) };
    return transaction(this.#db, (trx) => saveAttachment(trx, file, this.app.clock.now()));
  }

  /** The content of a file that the bot sent. */
  async read(hash: string): Promise<Buffer> {
    const found = await readAttachment({ db: this.#db, log: this.app.log }, hash);
    if (!found) throw new Error("the file is not kept");
    return found.content;
  }
}

/** The only message to whoever spoke; others may be told of it too. */
function one(to: string, said: readonly Said[]): Said {
  const [only, ...more] = said.filter((message) => message.to === to);
  if (!only || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} messages instead of one`);
  return only;
}
