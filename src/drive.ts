import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { DateTime } from "luxon";
import { createApp, reportFailure, type App } from "./app.ts";
import { Asker, answerLine } from "./ask.ts";
import { readAttachment } from "./attachment-deps.ts";
import { publicUrlOf, readConfig } from "./config.ts";
import { commandKey } from "./dialogue/normalise.ts";
import { OWN_BOT, type Content } from "./domain/incoming.ts";
import { ZONE } from "./domain/time.ts";
import { createLog } from "./log.ts";
import { DEMO_START, ensureDemo, openRunStore } from "./open-store.ts";
import { createConsoleChannel } from "./platforms/console/channel.ts";
import { serveLines } from "./platforms/console/lines.ts";
import { DriveLine, readLine } from "./platforms/console/protocol.ts";
import type { Delivery } from "./platforms/platform.ts";
import { plainText, type Attachment } from "./render/message.ts";
import { saveAttachment } from "./store/attachments.ts";
import { transaction } from "./store/database.ts";
import { findNewestChoices } from "./store/outbox.ts";

/** A line that cannot be carried out, said to whoever drives. */
class DriveError extends Error {}

const MIME: Readonly<Record<string, string>> = {
  csv: "text/csv",
  jpg: "image/jpeg",
  pdf: "application/pdf",
  png: "image/png",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The whole bot on the console platform, a line at a time. */
class Driver {
  readonly #app: App;
  readonly #asker: Asker;
  readonly #deliveries: Delivery[];
  #folder: string | undefined;

  constructor(app: App, deliveries: Delivery[]) {
    this.#app = app;
    this.#asker = new Asker(app.connection.db);
    this.#deliveries = deliveries;
  }

  async *handle(line: DriveLine): AsyncIterable<unknown> {
    if (line.do === "ask") {
      const now = line.now ?? this.#app.clock.now().toISO();
      yield answerLine(line.id, await this.#asker.ask({ ...line, now }));
      return;
    }
    if (line.do === "clock") {
      const to = DateTime.fromISO(line.to, { zone: ZONE }) as DateTime<true>;
      if (to < this.#app.clock.now()) throw new DriveError("the clock does not go back");
      await this.#app.advanceTo(to);
    } else {
      await this.#bringIn(line);
      await this.#app.settle();
    }
    for (const delivery of this.#deliveries.splice(0)) yield await this.#describe(line.id, delivery);
  }

  async #bringIn(line: Extract<DriveLine, { as: string }> & { do: "say" | "choose" | "file" }): Promise<void> {
    const externalId = line.in ?? line.as;
    await this.#app.accept({
      platform: "console",
      bot: OWN_BOT,
      messageId: line.messageId ?? randomUUID(),
      chat: { externalId, kind: externalId.startsWith("group:") ? "group" : "private" },
      sender: { externalId: line.as },
      content: await this.#contentOf(line, externalId),
    });
  }

  async #contentOf(line: Extract<DriveLine, { do: "say" | "choose" | "file" }>, chat: string): Promise<Content> {
    if (line.do === "say") return { kind: "text", text: line.text };
    if (line.do === "choose") return this.#findChoice(chat, line.choice);
    const content = await readFile(line.path).catch(() => {
      throw new DriveError(`no such file: ${line.path}`);
    });
    const name = basename(line.path);
    const mime = MIME[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
    const { db } = this.#app.connection;
    const hash = await transaction(db, (trx) => saveAttachment(trx, { mime, content }, this.#app.clock.now()));
    return { kind: "file", name, mime, hash };
  }

  async #findChoice(chat: string, wanted: string | number): Promise<Content> {
    const newest = await findNewestChoices(this.#app.connection.db, {
      platform: "console",
      bot: OWN_BOT,
      externalId: chat,
    });
    const labels = newest?.reply.choices?.map((choice) => choice.label) ?? [];
    const number = Number(wanted);
    const byLabel = labels.findIndex((label) => commandKey(label) === commandKey(String(wanted)));
    const index = byLabel >= 0 ? byLabel : Number.isInteger(number) ? number - 1 : -1;
    if (!newest || labels[index] === undefined)
      throw new DriveError(`no choice "${wanted}"; there are: ${labels.join(" | ")}`);
    return { kind: "choice", outboxId: newest.outboxId, index };
  }

  async #describe(id: unknown, delivery: Delivery): Promise<unknown> {
    const files = await Promise.all((delivery.reply.attachments ?? []).map((file) => this.#writeOut(file)));
    return {
      id,
      to: delivery.chat,
      in: delivery.chatKind === "group" ? delivery.chat : "private",
      text: plainText(delivery.reply),
      choices: (delivery.reply.choices ?? []).map((choice) => choice.label),
      attachments: files.filter((file) => file !== undefined),
      ...(delivery.isRepeat ? { repeat: true } : {}),
    };
  }

  async #writeOut(file: Attachment): Promise<{ name: string; mime: string; path: string } | undefined> {
    const { connection, log } = this.#app;
    const stored = await readAttachment({ db: connection.db, log }, file.hash);
    if (!stored) return undefined;
    this.#folder ??= mkdtempSync(join(tmpdir(), "don-doc-"));
    const path = join(this.#folder, `${file.hash.slice(0, 12)}-${file.name}`);
    writeFileSync(path, stored.content);
    return { name: file.name, mime: file.mime, path };
  }
}

async function drive(startAt: string, keepAs: string | undefined): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const start = DateTime.fromISO(startAt, { zone: ZONE });
  if (!start.isValid) throw new Error(`--now is not an instant: ${startAt}`);
  const store = await openRunStore("drive", keepAs);
  try {
    const clock = await ensureDemo(store.connection.db, start, { platforms: ["console"], frozen: true });
    const deliveries: Delivery[] = [];
    const channel = createConsoleChannel(async (delivery) => void deliveries.push(delivery));
    const publicUrl = publicUrlOf({ ...config, demo: true }) as string;
    const app = createApp({ connection: store.connection, clock, log, channels: [channel], publicUrl });
    const driver = new Driver(app, deliveries);
    await serveLines(async function* (line) {
      const read = readLine(DriveLine, line);
      if ("problem" in read) {
        yield { id: read.id, done: true, error: read.problem };
        return;
      }
      try {
        yield* driver.handle(read.value);
        yield { id: read.id, done: true };
      } catch (error) {
        const message = error instanceof DriveError ? error.message : reportFailure(log, error);
        yield { id: read.id, done: true, error: message };
      }
    });
  } finally {
    await store.close();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { keep: { type: "string" }, now: { type: "string", default: DEMO_START.toISO() } },
  });
  if (values.keep !== undefined && !/^[a-z0-9_-]{1,40}$/i.test(values.keep)) {
    console.error("--keep: 1–40 letters, digits, - or _");
    process.exitCode = 2;
  } else await drive(values.now, values.keep);
}
