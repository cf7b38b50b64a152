import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { deliveryMessages } from "../src/dialogue/reminders/delivery-messages.ts";
import type { Command } from "../src/dialogue/turn.ts";
import { isUnreached, REACHES, readReach } from "../src/domain/delivery.ts";
import { getPeriod } from "../src/domain/period.ts";
import { periodName } from "../src/render/dates.ts";
import { bold, say, text } from "../src/render/message.ts";
import { findLastReminded, listLastDeliveries } from "../src/store/deliveries.ts";
import { listUnitsWithin } from "../src/store/unit-tree.ts";

/** More names than this make a message too long for a phone. */
const MOST_NAMES = 15;

/** How the last reminders arrived, for whoever receives reports: who was not reached, why, and what was done. */
export const deliveriesCommand: Command = {
  name: "guitin",
  words: ["kết quả gửi", "kết quả gửi tin", "kết quả gửi nhắc", "ai chưa nhận được tin", "/deliveries", "deliveries"],
  summary: { vi: "Kết quả gửi nhắc: ai nhận được, ai không", en: "Which reminders arrived" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "accept"),
  async run(turn) {
    const { trx, language, person } = turn;
    const words = deliveryMessages[language];
    const mine = person.assignments.filter((one) => mayAnywhere([one], "accept")).map(({ unitId }) => unitId);
    const units = await listUnitsWithin(trx, mine);
    const of = await findLastReminded(trx, units);
    if (!of) return { replies: [say(words.never)] };
    const deliveries = (await listLastDeliveries(trx, of, units)).map((one) => ({ ...one, reach: readReach(one) }));
    const counts = REACHES.flatMap((reach) => {
      const count = deliveries.filter((one) => one.reach === reach).length;
      return count > 0 ? [words.counts[reach](count)] : [];
    });
    const missed = deliveries.filter(({ reach }) => isUnreached(reach));
    const lines = missed.slice(0, MOST_NAMES).map(({ personName, unitName, reach, way }) => {
      const why = way ? `${words.why[reach]}, ${words.ways[way]}` : words.why[reach];
      return words.person(personName, unitName, why);
    });
    const more = missed.length > MOST_NAMES ? [words.more(missed.length - MOST_NAMES)] : [];
    const invite = missed.some(({ reach }) => reach === "no-chat") ? [words.invite] : [];
    const people = new Set(deliveries.map(({ personId }) => personId)).size;
    const title = text(bold(words.title(periodName(getPeriod(of.period), language))));
    const list = missed.length > 0 ? [words.missed(missed.length), ...lines, ...more, ...invite] : [];
    return { replies: [say(title, words.total(people), ...counts, ...list)] };
  },
  press: (turn) => deliveriesCommand.run(turn, ""),
};
