import type { Logger } from "../log.ts";

/** A chat with messages that wait. */
export interface WaitingLane {
  readonly chatId: number;
  readonly platform: string;
}

/** What handles the messages that wait in a chat. */
export type Handler = (lane: WaitingLane) => Promise<unknown>;

/** So many lanes are handled at once: more than processors, since a lane waits for the database most of the time. */
const AT_ONCE = 8;

/** So many may wait for their turn in this process; others are left to whoever has time. */
const MOST_WAITING = 1_000;

/**
 * The lanes that this process handles itself, without a word to the queues. A lane that is told twice before its turn is
 * handled once. Nothing here is a promise: what is forgotten when the process dies is found by the next sweep.
 */
export class Lanes {
  readonly #handle: Handler;
  readonly #log: Logger;
  readonly #waiting = new Map<number, WaitingLane>();
  readonly #running = new Map<number, Promise<void>>();
  #stopped = false;

  constructor(handle: Handler, log: Logger) {
    this.#handle = handle;
    this.#log = log;
  }

  /** Takes a lane; false when there is no room, or no more. */
  take(lane: WaitingLane): boolean {
    if (this.#stopped || this.#waiting.size >= MOST_WAITING) return false;
    this.#waiting.set(lane.chatId, lane);
    this.#next();
    return true;
  }

  /** Begins nothing more and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    await Promise.all(this.#running.values());
  }

  #next(): void {
    if (this.#running.size >= AT_ONCE) return;
    for (const [chatId, lane] of this.#waiting) {
      // Told again while it runs, it is looked at once more afterwards.
      if (this.#running.has(chatId)) continue;
      this.#waiting.delete(chatId);
      this.#running.set(chatId, this.#run(lane));
      if (this.#running.size >= AT_ONCE) return;
    }
  }

  async #run(lane: WaitingLane): Promise<void> {
    const { chatId } = lane;
    try {
      await this.#handle(lane);
    } catch (error) {
      this.#log.warn({ chatId, err: error }, "a lane will be tried again");
    }
    this.#running.delete(chatId);
    this.#next();
  }
}
