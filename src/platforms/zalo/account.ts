import type { Logger } from "../../log.ts";
import { ZaloClient, type ZaloAnswer } from "./client.ts";
import type { ZaloBotSettings } from "./settings.ts";
import { BotInfo } from "./wire.ts";

const CALL_TIMEOUT_MS = 15_000;
/** A group that calls us by a name we do not know makes us ask for ours, but not more often than this. */
const NAME_EVERY_MS = 10 * 60_000;

const SHARE_LINK = "https://bot.zaloplatforms.com/bots/";

/** One bot at Zalo: its client, and the names people call it by. */
export class ZaloAccount {
  readonly bot: string;
  readonly secret: string | undefined;
  readonly client: ZaloClient;
  readonly #log: Logger;
  #names: readonly string[] = [];
  #shareLink = "";
  #askedAt = -Infinity;

  constructor(apiRoot: string, { bot, token, secret }: ZaloBotSettings, log: Logger) {
    this.bot = bot;
    this.secret = secret;
    this.client = new ZaloClient(apiRoot, token);
    this.#log = log;
  }

  /** The name that people see; the bot's number before Zalo has told it. */
  get name(): string {
    return this.#names[0] ?? this.bot;
  }

  /** Opens a chat with the bot on a phone; empty before Zalo has told it. */
  get shareLink(): string {
    return this.#shareLink;
  }

  /** Names by which a group may call the bot. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** Asks Zalo who the bot is. */
  async introduce(): Promise<ZaloAnswer<unknown>> {
    this.#askedAt = performance.now();
    const answer = await this.client.call({ method: "getMe", body: {}, timeoutMs: CALL_TIMEOUT_MS, result: BotInfo });
    if (answer.kind === "ok") {
      const { id, account_name: name, display_name: shown } = answer.result;
      this.#shareLink = SHARE_LINK + id;
      this.#names = [...new Set([name, ...(shown === undefined ? [] : [shown])])];
    } else this.#log.warn({ platform: "zalo", bot: this.bot, answer }, "the bot's name is not known");
    return answer;
  }

  /** Asks anew, unless that was done just now: the bot may have been renamed. True when the names are fresh. */
  async refreshNames(): Promise<boolean> {
    if (performance.now() - this.#askedAt < NAME_EVERY_MS) return false;
    return (await this.introduce()).kind === "ok";
  }
}
