import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readCall } from "./body.ts";
import { Inbound } from "./inbound.ts";
import { Limits } from "./limits.ts";
import { Methods, Refusal } from "./methods.ts";
import { World } from "./world.ts";

/**
 * What goes wrong with a call. `dropped-after`: it has its effect, but the answer never comes. `unreadable`: it is refused
 * as if its formatting could not be read.
 */
export type Fault = "error-500" | "bad-gateway" | "dropped-before" | "dropped-after" | "unreadable";

/** One call of the bot, as the fake saw it. */
export interface Seen {
  readonly method: string;
  readonly chat: string;
  readonly status: number;
  readonly at: number;
}

export interface FakeOptions {
  /** Telegram's limits for sending; off by default, for tests of other things. */
  readonly limits?: boolean;
  readonly latencyMs?: number;
}

export const TOKEN = "7000000001:FAKE-token-of-the-test";
const SELF = { id: 7_000_000_001, username: "don_doc_bot" };

/** A Bot API server that behaves as Telegram's does, for one bot. */
export class FakeTelegram {
  readonly world = new World();
  readonly methods: Methods;
  readonly inbound: Inbound;
  readonly seen: Seen[] = [];
  readonly #options: FakeOptions;
  readonly #faults: { method: string; fault: Fault; times: number }[] = [];
  readonly #server: Server;

  private constructor(options: FakeOptions) {
    this.#options = options;
    this.methods = new Methods(this.world, options.limits ? new Limits() : undefined, SELF);
    this.inbound = new Inbound(this.world);
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(options: FakeOptions = {}): Promise<FakeTelegram> {
    const fake = new FakeTelegram(options);
    await new Promise<void>((resolve) => fake.#server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get username(): string {
    return SELF.username;
  }

  /** The next calls of a method go wrong. */
  fail(method: string, fault: Fault, times = 1): void {
    this.#faults.push({ method, fault, times });
  }

  /** Calls of a method, with how they ended. */
  calls(method: string): Seen[] {
    return this.seen.filter((call) => call.method === method);
  }

  async close(): Promise<void> {
    this.inbound.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #faultOf(method: string): Fault | undefined {
    const fault = this.#faults.find((one) => one.method === method && one.times > 0);
    if (fault) fault.times -= 1;
    return fault?.fault;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, file, token, rest = ""] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(request.url ?? "") ?? [];
    if (token !== TOKEN) return answer(response, 401, { ok: false, error_code: 401, description: "Unauthorized" });
    if (file) return this.#download(rest, response);
    const call = await readCall(request);
    const fault = this.#faultOf(rest);
    if (fault === "dropped-before") return void request.socket.destroy();
    if (this.#options.latencyMs) await sleep(this.#options.latencyMs);
    const { status, body } = await this.#answerOf(rest, call, response, fault);
    this.seen.push({
      method: rest,
      chat: `${(call.fields["chat_id"] ?? "") as string | number}`,
      status,
      at: performance.now(),
    });
    if (fault === "dropped-after") return void request.socket.destroy();
    answer(response, status, body);
  }

  async #answerOf(
    method: string,
    call: Awaited<ReturnType<typeof readCall>>,
    response: ServerResponse,
    fault: Fault | undefined,
  ): Promise<{ status: number; body: unknown }> {
    if (fault === "error-500")
      return { status: 500, body: { ok: false, error_code: 500, description: "Internal Server Error" } };
    if (fault === "unreadable")
      return { status: 400, body: { ok: false, error_code: 400, description: "Bad Request: can't parse entities: x" } };
    if (fault === "bad-gateway") return { status: 502, body: "<html>502 Bad Gateway</html>" };
    try {
      const gone = new AbortController();
      response.once("close", () => gone.abort());
      const result = this.inbound.takes(method)
        ? await this.inbound.call(method, call.fields, gone.signal)
        : this.methods.call(method, call);
      return { status: 200, body: { ok: true, result } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, parameters } = error;
      const body = { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
      return { status: code, body };
    }
  }

  #download(path: string, response: ServerResponse): void {
    const file = this.world.files.get(path.replace("documents/", ""));
    response.writeHead(file ? 200 : 404);
    response.end(file?.content);
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
