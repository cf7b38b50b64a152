/**
 * Messages that were written and are not known to be stored. They survive a lost network and a closed page, and are sent
 * again under the same id, so that none is lost and none is doubled.
 *
 * @typedef {{ kind: "text", text: string } | { kind: "choice", outboxId: string, index: number }} Content
 * @typedef {{ messageId: string, as: string, chat: string, content: Content, text: string, at: string, order: number,
 *   state: "waiting" | "stored" | "refused" }} WaitingMessage `text` is what the bubble shows, `at` an ISO instant
 * @typedef {"stored" | "refused" | "retry"} Outcome `refused`: sending it again would not help
 */

const PREFIX = "waiting:";
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/** One key per message, so that two pages of one browser never overwrite each other's. */
export class Outbox {
  /** @type {Map<string, WaitingMessage>} */
  #messages = new Map();
  /** @type {Set<string>} */
  #busyChats = new Set();
  /** @type {Set<() => void>} */
  #sleepers = new Set();
  #storage;
  #send;
  #onChange;

  /**
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} storage
   * @param {(message: WaitingMessage) => Promise<Outcome>} send never rejects
   * @param {(messages: readonly WaitingMessage[]) => void} onChange
   */
  constructor(storage, send, onChange) {
    this.#storage = storage;
    this.#send = send;
    this.#onChange = onChange;
    for (let at = 0; at < storage.length; at += 1) {
      const key = storage.key(at) ?? "";
      const saved = key.startsWith(PREFIX) ? storage.getItem(key) : null;
      if (saved !== null) this.#messages.set(key.slice(PREFIX.length), JSON.parse(saved));
    }
  }

  /** All messages, oldest first. */
  list() {
    return [...this.#messages.values()].sort((a, b) => a.order - b.order);
  }

  /** Sends what an earlier page left behind. */
  resume() {
    this.#changed();
    for (const { chat } of this.list()) void this.#work(chat);
  }

  /** @param {Omit<WaitingMessage, "order" | "state">} message */
  add(message) {
    const order = Math.max(0, ...this.list().map((other) => other.order)) + 1;
    this.#keep({ ...message, order, state: "waiting" });
    void this.#work(message.chat);
  }

  /** Tries again at once, because the network is back. */
  nudge() {
    for (const wake of this.#sleepers) wake();
  }

  /** @param {string} messageId */
  sendAgain(messageId) {
    const message = this.#messages.get(messageId);
    if (!message) return;
    this.#keep({ ...message, state: "waiting" });
    void this.#work(message.chat);
  }

  /** @param {string} messageId */
  discard(messageId) {
    this.#messages.delete(messageId);
    this.#storage.removeItem(PREFIX + messageId);
    this.#changed();
  }

  /** @param {WaitingMessage} message */
  #keep(message) {
    this.#messages.set(message.messageId, message);
    if (message.state === "stored") this.#storage.removeItem(PREFIX + message.messageId);
    else this.#storage.setItem(PREFIX + message.messageId, JSON.stringify(message));
    this.#changed();
  }

  #changed() {
    this.#onChange(this.list());
  }

  /**
   * Sends a chat's messages one after the other, so that they arrive in the order in which they were written.
   * @param {string} chat
   */
  async #work(chat) {
    if (this.#busyChats.has(chat)) return;
    this.#busyChats.add(chat);
    let delay = FIRST_DELAY_MS;
    for (;;) {
      const next = this.list().find((message) => message.chat === chat && message.state === "waiting");
      if (!next) break;
      const outcome = await this.#send(next);
      if (!this.#messages.has(next.messageId)) continue;
      if (outcome !== "retry") {
        this.#keep({ ...next, state: outcome });
        delay = FIRST_DELAY_MS;
        continue;
      }
      await this.#sleep(delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    }
    this.#busyChats.delete(chat);
  }

  /** @param {number} ms */
  async #sleep(ms) {
    await new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve(undefined);
      };
      const timer = setTimeout(wake, ms);
      this.#sleepers.add(wake);
    });
  }
}
