import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { Refusal } from "./methods.ts";
import type { World } from "./world.ts";

interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
}

const RETRY_MS = 100;
const LOOK_MS = 10;

/** How updates reach the bot: asked for, or pushed to its webhook until that says 200. */
export class Inbound {
  readonly #world: World;
  #webhook: Webhook | undefined;
  #allowed: readonly string[] | undefined;
  #pushing = false;
  #closed = false;
  /** Status codes that the webhook answered with. */
  readonly answers: number[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  get webhook(): Webhook | undefined {
    return this.#webhook;
  }

  takes(method: string): boolean {
    return ["getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"].includes(method);
  }

  async call(method: string, fields: Readonly<Record<string, unknown>>, gone: AbortSignal): Promise<unknown> {
    if (fields["allowed_updates"]) this.#allowed = fields["allowed_updates"] as string[];
    if (method === "getUpdates") return this.#getUpdates(fields, gone);
    if (method === "getWebhookInfo")
      return { url: this.#webhook?.url ?? "", pending_update_count: this.#world.updates.length };
    if (method === "deleteWebhook") {
      this.#webhook = undefined;
      return true;
    }
    const secret = fields["secret_token"] as string | undefined;
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
      throw new Refusal(400, "Bad Request: secret token contains unallowed characters");
    this.#webhook = { url: String(fields["url"]), secret };
    void this.#push();
    return true;
  }

  /** Whether everything that happened has reached the bot. */
  get isDone(): boolean {
    return this.#world.updates.length === 0;
  }

  /** Sends an update to the webhook once more, or with another secret; the status of the answer. */
  async deliver(update: Update, secret = this.#webhook?.secret): Promise<number> {
    const response = await fetch(this.#webhook?.url ?? "", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
    });
    await response.arrayBuffer();
    return response.status;
  }

  close(): void {
    this.#closed = true;
  }

  #isAllowed(update: Update): boolean {
    const [kind = ""] = Object.keys(update).filter((key) => key !== "update_id");
    return this.#allowed?.includes(kind) ?? kind !== "chat_member";
  }

  #forgetUnwanted(): void {
    const wanted = this.#world.updates.filter((update) => this.#isAllowed(update));
    this.#world.updates.splice(0, this.#world.updates.length, ...wanted);
  }

  async #getUpdates(fields: Readonly<Record<string, unknown>>, gone: AbortSignal): Promise<Update[]> {
    if (this.#webhook) throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
    const offset = Number(fields["offset"] ?? 0);
    const { updates } = this.#world;
    if (offset > 0) updates.splice(0, updates.filter(({ update_id: id }) => id < offset).length);
    const until = performance.now() + Number(fields["timeout"] ?? 0) * 1000;
    for (;;) {
      this.#forgetUnwanted();
      if (updates.length > 0 || performance.now() >= until || gone.aborted || this.#closed)
        return updates.slice(0, Number(fields["limit"] ?? 100));
      await sleep(LOOK_MS);
    }
  }

  /** One after the other, the same one again until it is taken. */
  async #push(): Promise<void> {
    if (this.#pushing) return;
    this.#pushing = true;
    while (this.#webhook && !this.#closed) {
      this.#forgetUnwanted();
      const [next] = this.#world.updates;
      if (!next) {
        await sleep(LOOK_MS);
        continue;
      }
      const status = await this.deliver(next).catch(() => 0);
      this.answers.push(status);
      if (status === 200) this.#world.updates.shift();
      else await sleep(RETRY_MS);
    }
    this.#pushing = false;
  }
}
