/**
 * @import { WebMessage } from "../deps.ts"
 * @import { Place } from "./api.js"
 * @typedef {object} LiveOptions
 * @property {Place} place
 * @property {() => readonly WebMessage[]} known the messages that the page has, in order
 * @property {(messages: readonly WebMessage[]) => void} onMessages
 * @property {() => void} onNews something is new in another chat
 * @property {(isOnline: boolean) => void} onState
 * @property {() => void} onSignedOut
 */
import { getMessages, Refused, streamUrl } from "./api.js";

/** Three beats of the server without a sign: the stream is broken though nobody said so. */
const SILENCE_MS = 45_000;
/** How long a broken stream may take to come back before the page asks by itself. */
const PATIENCE_MS = 4000;
const POLL_MS = 4000;
/** A page that nobody sees asks this often and holds no stream: browsers allow six connections for all its pages. */
const HIDDEN_POLL_MS = 15_000;
/** After so many polls the stream is tried again. */
const POLLS_PER_TRY = 6;
/** As on the server: late messages are looked for among this many known ones. */
const OVERLAP = 30;

const isHidden = () => document.visibilityState === "hidden";

/** Keeps one chat up to date: by server-sent events, and by asking every few seconds while those do not get through. */
export class Live {
  #options;
  /** @type {EventSource | undefined} */
  #source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #lastSign = 0;
  #polls = 0;
  /** From the first failure, or from opening, until the stream gives a sign. Browsers fail again every few seconds. */
  #isSilent = false;
  #hasFailed = false;
  #isStopped = false;

  /** @param {LiveOptions} options */
  constructor(options) {
    this.#options = options;
    this.#openStream();
    addEventListener("online", this.wake);
    addEventListener("offline", this.#tellOffline);
    document.addEventListener("visibilitychange", this.wake);
  }

  stop() {
    this.#isStopped = true;
    this.#source?.close();
    clearTimeout(this.#timer);
    removeEventListener("online", this.wake);
    removeEventListener("offline", this.#tellOffline);
    document.removeEventListener("visibilitychange", this.wake);
  }

  /** Looks at once: the network is back, or a page has come to light again. One that goes out of sight lets go. */
  wake = () => {
    const isFresh =
      this.#source?.readyState === EventSource.OPEN && performance.now() - this.#lastSign < SILENCE_MS / 2;
    if (isHidden() || !isFresh) this.#openStream();
  };

  #tellOffline = () => this.#options.onState(false);

  #openStream() {
    this.#source?.close();
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    if (isHidden()) return this.#watch(HIDDEN_POLL_MS);
    const source = new EventSource(streamUrl(this.#options.place, this.#options.known().at(-1)?.id ?? "0"));
    this.#source = source;
    this.#isSilent = true;
    this.#watch(PATIENCE_MS);
    const sign = () => {
      this.#isSilent = false;
      this.#lastSign = performance.now();
      this.#polls = 0;
      this.#options.onState(true);
      this.#watch(SILENCE_MS);
    };
    source.addEventListener("hello", sign);
    source.addEventListener("beat", sign);
    source.addEventListener("message", (event) => this.#options.onMessages([JSON.parse(event.data)]));
    source.addEventListener("news", () => this.#options.onNews());
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) void this.#poll();
      else if (!this.#isSilent) {
        this.#isSilent = true;
        this.#watch(PATIENCE_MS);
      }
    });
  }

  /**
   * Asks by itself after this time, unless the stream gives a sign before.
   * @param {number} ms
   */
  #watch(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), ms);
  }

  async #poll() {
    this.#source?.close();
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const before = this.#source;
    const isOvertaken = () => this.#isStopped || this.#source !== before;
    try {
      await this.#fetchNew();
      if (isOvertaken()) return;
      this.#options.onState(true);
      this.#options.onNews();
      if (this.#hasFailed) {
        this.#hasFailed = false;
        return this.#openStream();
      }
    } catch (error) {
      if (isOvertaken()) return;
      this.#hasFailed = true;
      if (error instanceof Refused && error.status === 401) return this.#options.onSignedOut();
      this.#options.onState(false);
    }
    this.#polls += 1;
    if (isHidden() || this.#polls % POLLS_PER_TRY !== 0) this.#watch(isHidden() ? HIDDEN_POLL_MS : POLL_MS);
    else this.#openStream();
  }

  async #fetchNew() {
    let after = this.#options.known().at(-OVERLAP)?.id ?? "0";
    for (;;) {
      const { messages, more } = await getMessages(this.#options.place, { after });
      if (this.#isStopped) return;
      this.#options.onMessages(messages);
      after = messages.at(-1)?.id ?? after;
      if (!more) return;
    }
  }
}
