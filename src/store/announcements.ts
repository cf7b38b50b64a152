import type pg from "pg";

const CHANNEL = "web_chat";

/** Tells every process that a chat of the page has something new. */
export async function announceChat(pool: pg.Pool, chatExternalId: string): Promise<void> {
  await pool.query("select pg_notify($1, $2)", [CHANNEL, chatExternalId]);
}

/**
 * Hears what {@link announceChat} tells, in this process and others, on one connection of its own. A broken connection is
 * made again; what was told meanwhile is lost, which only makes a page late.
 */
export class Announcements {
  readonly #pool: pg.Pool;
  readonly #listeners = new Map<string, Set<() => void>>();
  #client: pg.PoolClient | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async start(): Promise<void> {
    const client = await this.#pool.connect();
    this.#client = client;
    client.on("notification", ({ payload }) => {
      for (const listener of this.#listeners.get(payload ?? "") ?? []) listener();
    });
    client.once("error", () => {
      this.#client = undefined;
      client.release(true);
      this.#startLater();
    });
    await client.query(`listen ${CHANNEL}`);
  }

  #startLater(): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.start().catch(() => this.#startLater());
    }, 1_000);
  }

  /** Calls back at news of a chat until the returned function is called. */
  subscribe(chatExternalId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(chatExternalId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(chatExternalId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(chatExternalId);
    };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#client?.release(true);
  }
}
