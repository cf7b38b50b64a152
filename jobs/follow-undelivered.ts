import { deliveryMessages } from "../src/dialogue/reminders/delivery-messages.ts";
import { getPeriod } from "../src/domain/period.ts";
import { dateOf } from "../src/domain/time.ts";
import { isWorkingDay } from "../src/domain/working-days.ts";
import { periodName } from "../src/render/dates.ts";
import { say, type Language, type Reply } from "../src/render/message.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { transaction, type Trx } from "../src/store/database.ts";
import {
  listUnreached,
  listWatchers,
  noteFallbacks,
  redirectNotice,
  type UnreachedReminder,
} from "../src/store/deliveries.ts";
import { addToOutbox, type Outgoing } from "../src/store/outbox.ts";
import { listRecipients, type Recipient } from "../src/store/recipients.ts";
import type { Job, JobContext } from "./job.ts";

/** What failed longer ago is history: the next rung speaks for itself. */
const WITHIN = { days: 3 } as const;
const PAGE = 500;
/** More names than this make a message too long for a phone. */
const MOST_NAMES = 8;

type Way = "channel" | "head" | "none";

function toHead(one: UnreachedReminder, language: Language): Reply {
  const words = deliveryMessages[language];
  return say(words.toHead(one.personName, periodName(getPeriod(one.period), language), words.why[one.why]));
}

/** Tells the unit's heads; returns whether any of them can be told. */
async function tellHeads(
  trx: Trx,
  one: UnreachedReminder,
  heads: readonly Recipient[],
  now: JobContext["now"],
): Promise<boolean> {
  const others = heads.filter(({ personId, chatId }) => personId !== one.personId && chatId !== null);
  await addToOutbox(
    trx,
    others.map(({ personId, chatId, language }): Outgoing => ({
      key: `unreached~${one.obligationId}~${one.personId}~${personId}`,
      chatId: chatId as number,
      reply: toHead(one, language),
      priority: "broadcast",
    })),
    now,
  );
  return others.length > 0;
}

/** Tries another channel of the same person, else the unit's head. */
async function follow(trx: Trx, page: readonly UnreachedReminder[], now: JobContext["now"]): Promise<Map<string, Way>> {
  const ways = new Map<string, Way>();
  const redirected = new Set<string>();
  const heads = new Map<number, Recipient[]>();
  for (const one of page) {
    const { notice, otherChatId, unitId } = one;
    if (notice && otherChatId !== null) {
      if (!redirected.has(notice.id)) await redirectNotice(trx, notice, otherChatId, now);
      redirected.add(notice.id);
      ways.set(one.reminderId, "channel");
      continue;
    }
    const known = heads.get(unitId) ?? (await listRecipients(trx, "approve", unitId, dateOf(now)));
    heads.set(unitId, known);
    ways.set(one.reminderId, (await tellHeads(trx, one, known, now)) ? "head" : "none");
  }
  await noteFallbacks(
    trx,
    [...ways].map(([reminderId, way]) => ({ reminderId, way })),
    now,
  );
  return ways;
}

/** Once a day the secretariat learns who was not reached at all, of its own units. */
async function tellSecretariat(context: JobContext, missed: readonly UnreachedReminder[]): Promise<void> {
  const { db, now } = context;
  const today = dateOf(now);
  const watchers = await listWatchers(db, [...new Set(missed.map(({ unitId }) => unitId))], today);
  const messages = [...Map.groupBy(watchers, ({ personId }) => personId)].flatMap(([personId, seen]): Outgoing[] => {
    const [first] = seen;
    const units = new Set(seen.map(({ unitId }) => unitId));
    const people = [
      ...new Map(missed.filter(({ unitId }) => units.has(unitId)).map((one) => [one.personId, one])).values(),
    ];
    if (!first || people.length === 0) return [];
    const words = deliveryMessages[first.language];
    const lines = people
      .slice(0, MOST_NAMES)
      .map((one) => words.person(one.personName, one.unitName, words.why[one.why]));
    const more = people.length > MOST_NAMES ? [words.more(people.length - MOST_NAMES)] : [];
    const reply = {
      ...say(words.digest(people.length), ...lines, ...more),
      choices: [{ label: words.open, action: { name: "guitin", args: {} } }],
    };
    return [{ key: `unreached~${today}~${personId}`, chatId: first.chatId, reply, priority: "broadcast" }];
  });
  await transaction(db, (trx) => addToOutbox(trx, messages, now));
}

/** Looks after reminders that did not arrive: another channel of the person, else the head; the secretariat is told. */
export const followUndeliveredJob: Job = {
  name: "follow-undelivered",
  cron: "10 8-16 * * *",
  timeoutMs: 300_000,
  attempts: 5,
  async run(context) {
    const { db, now } = context;
    const counters = { channel: 0, head: 0, none: 0 };
    if (!isWorkingDay(dateOf(now), await getDayExceptions(db))) return counters;
    const missed: UnreachedReminder[] = [];
    for (let isMore = true; isMore;) {
      const page = await transaction(db, async (trx) => {
        const found = await listUnreached(trx, now.minus(WITHIN), PAGE);
        const ways = await follow(trx, found, now);
        for (const way of ways.values()) counters[way] += 1;
        missed.push(...found.filter(({ reminderId }) => ways.get(reminderId) !== "channel"));
        return found;
      });
      isMore = page.length === PAGE;
    }
    if (missed.length > 0) await tellSecretariat(context, missed);
    return counters;
  },
};
