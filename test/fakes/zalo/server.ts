import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { FakeBot, type FakeBotSettings, type FakeEvent } from "./bot.ts";
import { checkSend, Refused } from "./rules.ts";

/** What a chat got to see. */
export interface SentMessage {
  readonly method: "sendMessage" | "sendPhoto";
  readonly bot: string;
  readonly chat: string;
  readonly id: string;
  /** The text, or the caption of a picture. */
  readonly text: string;
  readonly styles: readonly { readonly start: number; readonly len: number; readonly st: readonly string[] }[];
  /** The picture, as Zalo fetched it. */
  readonly photo?: { readonly type: string; readonly content: Buffer };
}

/**
 * How Zalo may go wrong at the next call of a method: `gateway`: 502 without an envelope, nothing done; `cut`: the
 * connection breaks after the effect; `hang`: no answer after the effect; a number: that error code, nothing done.
 */
export type Fault = "gateway" | "cut" | "hang" | number;

export interface FakeOptions {
  /** Real Zalo takes only public HTTPS addresses for webhooks. */
  readonly acceptLocal?: boolean;
  /** How long Zalo waits for a picture. */
  readonly photoTimeoutMs?: number;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Zalo's Bot API on this machine, as strict as the notes say the real one is; its people are played by the test. */
export class FakeZalo {
  readonly sent: SentMessage[] = [];
  /** Everything that was called, with the token's bot: for counting. */
  readonly calls: { readonly bot: string; readonly method: string }[] = [];
  readonly #server: Server;
  readonly #options: FakeOptions;
  readonly #bots = new Map<string, FakeBot>();
  readonly #faults = new Map<string, Fault[]>();
  readonly #pictures = new Map<string, Buffer>();
  #nextId = 0;

  private constructor(options: FakeOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  static async start(options: FakeOptions = {}): Promise<FakeZalo> {
    const fake = new FakeZalo({ acceptLocal: true, ...options });
    await new Promise<void>((resolve) => void fake.#server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  addBot(settings: FakeBotSettings): FakeBot {
    const bot = new FakeBot(settings);
    this.#bots.set(settings.token, bot);
    return bot;
  }

  /** The next calls of a method go wrong, in this order. */
  fail(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** A picture that somebody sends: its public address. */
  host(content: Buffer): string {
    const path = `/photos/${this.#pictures.size + 1}.jpg`;
    this.#pictures.set(path, content);
    return this.url + path;
  }

  /**
   * Somebody says something to a bot. In a group it is delivered only if it names the bot or answers it. Resolves when
   * the webhook has answered, with its status; undefined when it was not delivered to anybody.
   */
  async say(bot: FakeBot, event: FakeEvent): Promise<number | undefined> {
    this.#nextId += 1;
    return bot.deliver(event, `m${this.#nextId}`);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const picture = this.#pictures.get(request.url ?? "");
    if (picture) {
      response.writeHead(200, { "content-type": "image/jpeg" }).end(picture);
      return;
    }
    if (request.url?.startsWith("/photos/")) {
      response.writeHead(404).end();
      return;
    }
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    const body = await readBody(request);
    const bot = this.#bots.get(token);
    this.calls.push({ bot: token.split(":")[0] ?? "", method });
    const [fault] = this.#faults.get(method)?.splice(0, 1) ?? [];
    if (fault === "gateway") {
      response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
      return;
    }
    // Zalo answers 200 also when it says no.
    const answer = (envelope: unknown): void => {
      if (response.destroyed) return;
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(envelope));
    };
    try {
      if (!bot) throw new Refused(401, "Unauthorized");
      if (typeof fault === "number") throw new Refused(fault, "as told");
      const result = await this.#run(bot, method, JSON.parse(body || "{}") as Record<string, unknown>);
      if (fault === "cut") request.socket.destroy();
      else if (fault !== "hang") answer({ ok: true, result });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answer({ ok: false, error_code: error.code, description: error.message });
    }
  }

  async #run(bot: FakeBot, method: string, body: Record<string, unknown>): Promise<unknown> {
    switch (method) {
      case "getMe":
        return bot.info;
      case "getUpdates":
        return bot.poll(Number(body["timeout"] ?? 30));
      case "setWebhook":
        return bot.setWebhook(body, this.#options.acceptLocal ?? false);
      case "deleteWebhook":
        return bot.deleteWebhook();
      case "getWebhookInfo":
        return bot.webhookInfo();
      case "sendMessage":
      case "sendPhoto":
        return this.#send(bot, method, body);
      case "sendChatAction":
        return { ok: true };
      default:
        throw new Refused(404, "Not Found");
    }
  }

  async #send(bot: FakeBot, method: SentMessage["method"], body: Record<string, unknown>): Promise<unknown> {
    const { chat, text, styles } = checkSend(method, body);
    if (!bot.knows(chat)) throw new Refused(404, "chat not found");
    bot.spend();
    const photo = method === "sendPhoto" ? await this.#fetchPhoto(String(body["photo"])) : undefined;
    this.#nextId += 1;
    const id = `s${this.#nextId}`;
    this.sent.push({ method, bot: bot.id, chat, id, text, styles, ...(photo ? { photo } : {}) });
    return { message_id: id, date: 1_724_000_000_000 };
  }

  async #fetchPhoto(url: string): Promise<NonNullable<SentMessage["photo"]>> {
    const signal = AbortSignal.timeout(this.#options.photoTimeoutMs ?? 5_000);
    try {
      const response = await fetch(url, { signal });
      const type = response.headers.get("content-type") ?? "";
      if (!response.ok || !type.startsWith("image/")) throw new Error(`${response.status} ${type}`);
      return { type, content: Buffer.from(await response.arrayBuffer()) };
    } catch {
      throw new Refused(400, "photo cannot be fetched");
    }
  }
}

/** Waits until something holds: for what arrives over HTTP. */
export async function until<Value>(look: () => Value | undefined, withinMs = 30_000): Promise<Value> {
  const end = performance.now() + withinMs;
  for (;;) {
    const value = look();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error("it did not come");
    await sleep(10);
  }
}
