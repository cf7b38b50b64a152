/** Tokens that come back at a steady rate, up to a burst. */
class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, burst: number, at: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = at;
  }

  /** Milliseconds until one more is allowed; 0 when it is. */
  wait(at: number): number {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((at - this.#at) / 1000) * this.#perSecond);
    this.#at = at;
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.#perSecond) * 1000;
  }

  take(): void {
    this.#tokens -= 1;
  }
}

/** Real Telegram allows short bursts to one chat "but eventually you'll begin receiving 429 errors". */
const CHAT_BURST = 3;
/** What two senders have on their way may come in at once after a stall of the machine: no fault of theirs. */
const ALL_BURST = 40;
const GROUP_PER_MINUTE = 20;
const MINUTE = 60_000;

/** Telegram's limits for one bot: 30 a second in all, 1 a second to a chat, 20 in any minute to a group. */
export class Limits {
  readonly #all = new Bucket(30, ALL_BURST, performance.now());
  readonly #chats = new Map<string, Bucket>();
  readonly #groups = new Map<string, number[]>();

  /** Counts a message to a chat: undefined when it is allowed, else the seconds to wait. */
  count(chat: string, isGroup: boolean): number | undefined {
    const at = performance.now();
    const ofChat = this.#chats.get(chat) ?? new Bucket(1, CHAT_BURST, at);
    this.#chats.set(chat, ofChat);
    const recent = (this.#groups.get(chat) ?? []).filter((moment) => moment > at - MINUTE);
    const inGroup = isGroup && recent.length >= GROUP_PER_MINUTE ? (recent[0] as number) + MINUTE - at : 0;
    const wait = Math.max(this.#all.wait(at), ofChat.wait(at), inGroup);
    if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
    this.#all.take();
    ofChat.take();
    if (isGroup) this.#groups.set(chat, [...recent, at]);
    return undefined;
  }
}
