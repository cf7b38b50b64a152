import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../log.ts";
import type { Claimed, ClaimResult } from "../store/outbox-delivery.ts";

/** What a pump takes from and gives to. */
export interface PumpWork {
  /** Names the platform in the log. */
  readonly name: string;
  claim(): Promise<ClaimResult>;
  deliver(message: Claimed): Promise<void>;
  readonly log: Logger;
}

/** So many messages of a platform are on their way from one process at once; further ones wait in the outbox. */
const IN_FLIGHT = 16;

/** What may go out later than this is left to the next sweep. */
const LONGEST_SLEEP_MS = 5_000;

/** After a failure of the database. */
const RETRY_MS = 1_000;

/**
 * Sends what waits for one platform, several messages at once, as fast as the paces allow. It sleeps until it is kicked
 * or until something may go out. Everything it knows is in the database, so each process has its own.
 */
export class Pump {
  readonly #work: PumpWork;
  readonly #flying = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #kicked = false;
  /** Nothing may go out for a while, whatever comes: kicks are heard afterwards. */
  #deaf = false;
  #stopped = false;
  #wake = new AbortController();

  constructor(work: PumpWork) {
    this.#work = work;
  }

  /** There may be something to send. */
  kick(): void {
    if (this.#stopped) return;
    this.#kicked = true;
    if (!this.#deaf) this.#wake.abort();
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // Somebody kicked between the last look and this moment.
      if (this.#kicked) this.kick();
    });
  }

  /** Takes nothing more and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#kicked = false;
    this.#wake.abort();
    await this.#running;
    await Promise.all(this.#flying);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#kicked = false;
      this.#wake = new AbortController();
      if (this.#flying.size >= IN_FLIGHT) {
        await Promise.race(this.#flying);
        continue;
      }
      const next = await this.#claim();
      if (next.kind === "claimed") {
        this.#send(next.message);
        if (next.restMs > 0) await this.#rest({ kind: "wait", ms: next.restMs, wholePlatform: true });
      } else if (!(await this.#rest(next))) return;
    }
  }

  async #claim(): Promise<ClaimResult> {
    try {
      return await this.#work.claim();
    } catch (error) {
      this.#work.log.warn(
        { platform: this.#work.name, err: error },
        "looking for messages to send will be tried again",
      );
      return { kind: "wait", ms: RETRY_MS, wholePlatform: true };
    }
  }

  /** Nothing may go out now: sleeps until something may, or ends when that is not soon. False when the run is over. */
  async #rest(next: Exclude<ClaimResult, { kind: "claimed" }>): Promise<boolean> {
    this.#deaf = next.kind === "wait" && next.wholePlatform;
    if (this.#kicked && !this.#deaf) return true;
    if (next.kind === "empty" || (next.ms > LONGEST_SLEEP_MS && !this.#deaf)) return false;
    // A timer may fire within the millisecond before, and the look would be in vain.
    const ms = Math.min(next.ms, LONGEST_SLEEP_MS) + 1;
    await sleep(ms, undefined, { signal: this.#wake.signal, ref: false }).catch(() => undefined);
    this.#deaf = false;
    return true;
  }

  #send(message: Claimed): void {
    const flight = this.#work
      .deliver(message)
      .catch((error: unknown) => {
        // The row is still marked as being sent: unless this process dies, its lease has to run out first.
        this.#work.log.error({ outboxId: message.id, err: error }, "a message's end could not be written down");
      })
      .finally(() => {
        this.#flying.delete(flight);
        this.kick();
      });
    this.#flying.add(flight);
  }
}
