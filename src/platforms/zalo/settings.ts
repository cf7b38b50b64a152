import type { BotLimits } from "../../domain/quota.ts";

/** One bot, as the configuration names it. */
export interface ZaloBotSettings {
  /** The digits of the token: the name of the bot in the database and in its webhook's address. */
  readonly bot: string;
  /** `digits:secret`. */
  readonly token: string;
  /** What Zalo sends along with every event; without it the bot asks for its events, which loses what is said while the program is off. */
  readonly secret?: string;
}

/** Zalo's bots: one for each fifty people. */
export interface ZaloSettings {
  readonly apiRoot: string;
  readonly bots: readonly ZaloBotSettings[];
  /** What each of them may do by the plan that is paid for. */
  readonly limits: BotLimits;
}

export const ZALO_ROOT = "https://bot-api.zaloplatforms.com";

/** Zalo's free plan, as read on 26/9/2026 (bot.zapps.me). */
export const ZALO_BASIC: BotLimits = { messages: 3000, people: 50, groups: 3 };
