import { DateTime } from "luxon";
import { ZONE } from "./domain/time.ts";

/** The only source of "now". Everything that depends on time takes it as an argument or asks one of these. */
export interface Clock {
  /** The present instant, in Asia/Ho_Chi_Minh. */
  now(): DateTime<true>;
}

/** The machine's clock: the only one in production. */
export const systemClock: Clock = {
  now: () => DateTime.fromMillis(Date.now(), { zone: ZONE }) as DateTime<true>,
};

/**
 * A clock for demonstrations and black-box runs. It runs on from where it was last set, or stands still when `frozen`.
 * It never goes back: {@link MovableClock.set} refuses an earlier instant.
 */
export class MovableClock implements Clock {
  #at: DateTime<true>;
  #setAt: number;
  /** Whether it stands still between moves. */
  readonly frozen: boolean;

  constructor(at: DateTime<true>, options: { frozen: boolean } = { frozen: false }) {
    this.#at = at.setZone(ZONE) as DateTime<true>;
    this.#setAt = performance.now();
    this.frozen = options.frozen;
  }

  now(): DateTime<true> {
    return this.frozen ? this.#at : this.#at.plus({ milliseconds: Math.floor(performance.now() - this.#setAt) });
  }

  /** Moves the clock on. An instant before now is ignored, so that history stays in order. */
  set(at: DateTime<true>): void {
    if (at < this.now()) return;
    this.#at = at.setZone(ZONE) as DateTime<true>;
    this.#setAt = performance.now();
  }
}
