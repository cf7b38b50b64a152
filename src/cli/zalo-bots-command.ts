import { decimal } from "../domain/decimal.ts";
import { formatNumber } from "../domain/number-format.ts";
import { countBotsNeeded } from "../domain/quota.ts";
import { dateOf } from "../domain/time.ts";
import type { Language } from "../render/message.ts";
import { countReach, listBots } from "../store/quota.ts";
import type { CliCommand } from "./command.ts";

/** Messages a person takes in a month: two on each of twenty-two working days, by the vendor notes' rule of thumb. */
const MESSAGES_PER_PERSON = 2 * 22;
/** Bots that one Zalo account may own on the free plan, as read on 26/9/2026. */
const BOTS_PER_ACCOUNT = 3;

const count = (value: number): string => formatNumber(decimal(value));

const vi = {
  reach: (people: string, groups: string, messages: string) =>
    `Cần phục vụ: ${people} người, ${groups} nhóm, khoảng ${messages} tin mỗi tháng.`,
  limits: (people: string, groups: string, messages: string) =>
    `Mỗi bot: ${people} người, ${groups} nhóm, ${messages} tin mỗi tháng.`,
  needed: (bots: number, accounts: number) =>
    `Cần ${bots} bot Zalo (${accounts} tài khoản Zalo, mỗi tài khoản tạo được ${BOTS_PER_ACCOUNT} bot).`,
  existing: (bots: number) => `Đang có ${bots} bot:`,
  bot: (name: string, people: string, groups: string, room: number) =>
    `  ${name}: ${people} người, ${groups} nhóm; còn chỗ cho ${room} người.`,
  many: "Trên 10 bot thì nên dùng Zalo Official Account: một địa chỉ cho cả tỉnh (xem ARCHITECTURE.md).",
};

const en: typeof vi = {
  reach: (people, groups, messages) =>
    `To serve: ${people} people, ${groups} groups, some ${messages} messages a month.`,
  limits: (people, groups, messages) => `One bot: ${people} people, ${groups} groups, ${messages} messages a month.`,
  needed: (bots, accounts) =>
    `Zalo bots needed: ${bots} (Zalo accounts: ${accounts}, up to ${BOTS_PER_ACCOUNT} bots each).`,
  existing: (bots) => `There are ${bots}:`,
  bot: (name, people, groups, room) => `  ${name}: ${people} people, ${groups} groups; room for ${room} more people.`,
  many: "Beyond 10 bots a Zalo Official Account is better: one address for the province (see ARCHITECTURE.md).",
};

const words: Readonly<Record<Language, typeof vi>> = { vi, en };

/** From so many bots on, one official account is easier to explain to people. */
const MANY_BOTS = 10;

/** Says how many Zalo bots the people and groups of the database take, and how full those are that there are. */
export const zaloBotsCommand: CliCommand = {
  name: "zalo-bots",
  usage: "zalo-bots",
  summary: {
    vi: "cần bao nhiêu bot Zalo, mỗi bot còn bao nhiêu chỗ",
    en: "how many Zalo bots are needed and how full they are",
  },
  async run({ language, print, openDb, zaloLimits }) {
    const m = words[language];
    const { db, now } = await openDb();
    const bots = (await listBots(db, now)).filter(({ platform }) => platform === "zalo");
    const limits = bots[0]?.use.limits ?? zaloLimits;
    const { people, groups } = await countReach(db, dateOf(now));
    const messages = people * MESSAGES_PER_PERSON;
    const needed = countBotsNeeded({ people, groups, messages }, limits);
    print(m.reach(count(people), count(groups), count(messages)));
    print(m.limits(count(limits.people), count(limits.groups), count(limits.messages)));
    print(m.needed(needed, Math.ceil(needed / BOTS_PER_ACCOUNT)));
    if (bots.length > 0) print(m.existing(bots.length));
    for (const { name, use } of bots)
      print(m.bot(name, count(use.people), count(use.groups), Math.max(0, limits.people - use.people)));
    if (needed > MANY_BOTS) print(m.many);
    return 0;
  },
};
