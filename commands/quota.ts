import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { quotaMessages } from "../src/dialogue/quota/messages.ts";
import { renderBot } from "../src/dialogue/quota/text.ts";
import type { Command } from "../src/dialogue/turn.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { botKey, liftStop } from "../src/store/bots.ts";
import { listBots } from "../src/store/quota.ts";

const NAME = "hanmuc";

/** How many messages the bots of a counting platform have left, what they will need, and what is saved now. */
export const quotaCommand: Command = {
  name: NAME,
  words: ["hạn mức", "hạn mức zalo", "hạn mức tin nhắn", "còn bao nhiêu tin", "/quota", "quota"],
  summary: { vi: "Hạn mức tin nhắn Zalo", en: "Zalo message quota" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "administer", "accept"),
  async run(turn) {
    const { trx, now, language } = turn;
    const words = quotaMessages[language];
    const bots = await listBots(trx, now);
    if (bots.length === 0) return { replies: [say(words.none)] };
    const mayLift = mayAnywhere(turn.person.assignments, "administer");
    const choices = bots
      .filter((bot) => mayLift && bot.use.isStopped)
      .map((bot): Choice => ({
        label: words.lift(bot.name),
        action: { name: NAME, args: { platform: bot.platform, bot: bot.bot } },
      }));
    const blocks = bots.flatMap((bot) => [text(""), ...renderBot(bot, now, language)]);
    return { replies: [{ blocks: [text(bold(words.title)), ...blocks], ...(choices.length ? { choices } : {}) }] };
  },
  async press(turn, args) {
    const { trx, now, person, inboxId, language } = turn;
    const words = quotaMessages[language];
    if (args["bot"] === undefined) return this.run(turn, "");
    if (!mayAnywhere(person.assignments, "administer")) return { replies: [say(words.adminOnly)] };
    const wanted = `${args["platform"]}~${args["bot"]}`;
    const bot = (await listBots(trx, now)).find((one) => botKey(one) === wanted);
    const isLifted = bot && (await liftStop(trx, bot, { personId: person.id, inboxId, at: now }));
    return { replies: [say(isLifted ? words.lifted(bot.name) : words.notStopped)] };
  },
};
