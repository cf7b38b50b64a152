import type { WebDeps, WebMessage } from "./deps.ts";

/** How often a quiet stream shows that it lives, in milliseconds. The page takes three times this as broken. */
const BEAT_MS = 15_000;

/**
 * How many already delivered messages are read again each time. Two transactions of one chat may become visible in the
 * other order than that of their ids; the late one is found in this overlap.
 */
const OVERLAP = 30;
const PAGE = 50;

/** Reads a chat from a message id on and yields each message once, also one that appears late before newer ones. */
class ChatReader {
  readonly #source: Pick<WebDeps, "history">;
  readonly #chat: string;
  readonly #seen = new Set<string>();
  #floor: string | undefined;
  readonly #after: string;

  /** `after`: the newest id that the page already has; `0` for none. */
  constructor(source: Pick<WebDeps, "history">, chat: string, after: string) {
    this.#source = source;
    this.#chat = chat;
    this.#after = after;
  }

  /** What has appeared since the last call, oldest first. */
  async *unseen(): AsyncGenerator<WebMessage> {
    this.#floor ??= await this.#findFloor();
    let after = this.#floor;
    for (;;) {
      const page = await this.#source.history(this.#chat, { after, limit: PAGE });
      for (const message of page) {
        if (this.#seen.has(message.id) || BigInt(message.id) <= BigInt(this.#floor)) continue;
        this.#seen.add(message.id);
        yield message;
      }
      after = page.at(-1)?.id ?? after;
      if (page.length < PAGE) break;
    }
    this.#advance();
  }

  /** The page has everything up to `after`, save perhaps a late one in the overlap: that is sent again, and merged there. */
  async #findFloor(): Promise<string> {
    const before = await this.#source.history(this.#chat, { before: this.#after, limit: OVERLAP });
    return before[0]?.id ?? "0";
  }

  /** Forgets all but the newest ids: what lies before them is not looked at again. */
  #advance(): void {
    const ids = [...this.#seen].map(BigInt).sort((a, b) => (a < b ? -1 : 1));
    for (const id of ids.slice(0, -OVERLAP)) {
      this.#seen.delete(String(id));
      this.#floor = String(id);
    }
  }
}

/** One server-sent event as text. `id` is what the browser hands back as Last-Event-ID after a break. */
function renderEvent(event: string, data: unknown, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What a stream watches. */
export interface Watch {
  readonly chat: string;
  readonly after: string;
  /** Chats of which only the fact that something is new is told (the other demonstration people). */
  readonly others: readonly string[];
  /** Asked before each look: false ends the stream (session ended, right withdrawn). */
  isAllowed(): Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Collects wake-up calls, so that one that comes while the stream is busy is not lost. */
class Bell {
  readonly rung = new Set<string>();
  #wake: (() => void) | undefined;

  ring(chat: string): void {
    this.rung.add(chat);
    this.#wake?.();
  }

  /** Resolves at the next ring, after `ms`, or when the signal aborts, whichever is first. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.rung.size > 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done, { once: true });
      this.#wake = done;
    });
  }
}

/**
 * The server-sent events of one open page: `hello`, then `message` for the open chat, `news` (a chat's id) for others,
 * `beat` while nothing happens. The chat is looked at on every beat too, in case a wake-up call was lost.
 */
export async function* streamEvents(deps: WebDeps, watch: Watch): AsyncGenerator<string> {
  const bell = new Bell();
  const stops = [watch.chat, ...watch.others].map((chat) => deps.subscribe(chat, () => bell.ring(chat)));
  try {
    const reader = new ChatReader(deps, watch.chat, watch.after);
    yield renderEvent("hello", {});
    while (!watch.signal.aborted && (await watch.isAllowed())) {
      const news = [...bell.rung].filter((chat) => chat !== watch.chat);
      bell.rung.clear();
      for await (const message of reader.unseen()) yield renderEvent("message", message, message.id);
      for (const chat of news) yield renderEvent("news", { chat });
      yield renderEvent("beat", {});
      await bell.wait(BEAT_MS, watch.signal);
    }
  } finally {
    for (const stop of stops) stop();
  }
}
