import type { DateTime } from "luxon";
import { decimal } from "../../domain/decimal.ts";
import { formatNumber } from "../../domain/number-format.ts";
import { decideEconomy, findLastDay, forecastMonth, type QuotaAlert } from "../../domain/quota.ts";
import { ZONE } from "../../domain/time.ts";
import { formatDate, formatInstant } from "../../render/dates.ts";
import { bold, text, type Block, type Language, type Reply } from "../../render/message.ts";
import type { BotState } from "../../store/quota.ts";
import { quotaMessages } from "./messages.ts";

const countText = (count: number): string => formatNumber(decimal(count));

const usedOf = (used: number, limit: number): string => `${countText(used)}/${countText(limit)}`;

function spentLine({ use }: BotState, now: DateTime, language: Language): string {
  const words = quotaMessages[language];
  const { spent, limits } = use;
  const share = Math.floor((spent * 100) / limits.messages);
  const month = now.setZone(ZONE).month;
  const line = words.spent(month, countText(spent), countText(limits.messages), share);
  if (use.isStopped) return line;
  const forecast = countText(forecastMonth(use, now));
  const lastDay = findLastDay(use, now);
  return `${line} ${lastDay === undefined ? words.forecast(forecast) : words.over(forecast, formatDate(lastDay))}`;
}

/** Why a bot stands still, and until when; undefined when it does not. */
function stopLine({ stopReason, stoppedUntil }: BotState, language: Language): string | undefined {
  if (stopReason === null || stoppedUntil === null) return undefined;
  return quotaMessages[language].stopped[stopReason](formatInstant(stoppedUntil, language));
}

/** One bot's quota in four short lines. */
export function renderBot(bot: BotState, now: DateTime, language: Language): Block[] {
  const words = quotaMessages[language];
  const { use } = bot;
  return [
    text(bold(bot.name)),
    text(spentLine(bot, now, language)),
    text(words.room(usedOf(use.people, use.limits.people), usedOf(use.groups, use.limits.groups))),
    text(stopLine(bot, language) ?? words.economy[decideEconomy(use, now)]),
  ];
}

/** What an admin or secretary is told of a bot, with what they can do about it. */
export function renderAlert(bot: BotState, alert: QuotaAlert, now: DateTime, language: Language): Reply {
  const words = quotaMessages[language];
  const { use, name } = bot;
  switch (alert.measure) {
    case "messages":
      return {
        blocks: [
          text(bold(words.alert.messages(name, alert.threshold))),
          text(spentLine(bot, now, language)),
          text(words.economy[decideEconomy(use, now)]),
        ],
      };
    case "people":
    case "groups": {
      const used = usedOf(use[alert.measure], use.limits[alert.measure]);
      return { blocks: [text(bold(words.alert[alert.measure](name, used))), text(words.addBot)] };
    }
    case "stopped": {
      const hints = bot.stopReason === "quota" ? [text(words.meanwhile), text(words.howToLift)] : [];
      return {
        blocks: [text(bold(words.alert.stopped(name))), text(stopLine(bot, language) ?? ""), ...hints],
      };
    }
  }
}
