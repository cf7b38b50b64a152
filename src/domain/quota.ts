import type { DateTime } from "luxon";
import { dateOf, ZONE, type IsoDate } from "./time.ts";

/**
 * How sparing the bot is on a platform that counts messages: `none` as always; `digest`: what is not urgent goes
 * together or by another channel; `urgent-only`: nothing goes unasked but what cannot wait.
 */
export type Economy = "none" | "digest" | "urgent-only";

/** Shares of the month's messages, in percent, at which somebody is told. */
const ALERT_SHARES = [70, 85, 95] as const;

/** From this share of the people or groups that a bot may have on, in percent, somebody is told: 45 of 50. */
const ROOM_ALERT_SHARE = 90;

/** What one bot may do. */
export interface BotLimits {
  readonly messages: number;
  readonly people: number;
  readonly groups: number;
}

/** What one bot has used, and what is to come. */
export interface BotUse {
  readonly limits: BotLimits;
  /** Messages of this calendar month in Asia/Ho_Chi_Minh; one that may or may not have arrived counts. */
  readonly spent: number;
  /** Messages of the last days that were no reminders, and the minutes they took. */
  readonly recent: { readonly messages: number; readonly minutes: number };
  /** Reminders that the plans' ladders bring to this bot's people until the month's end, if nobody reports meanwhile. */
  readonly remindersAhead: number;
  readonly people: number;
  readonly groups: number;
  /** The platform refuses the bot's messages, because the month is used up or the bot is not let in. */
  readonly isStopped: boolean;
}

/** The calendar month of an instant in Asia/Ho_Chi_Minh, as a half-open interval. */
export function monthOf(now: DateTime): { readonly startsAt: DateTime; readonly endsAt: DateTime } {
  const startsAt = now.setZone(ZONE).startOf("month");
  return { startsAt, endsAt: startsAt.plus({ months: 1 }) };
}

/** People who owe a report, and the days on which they are reminded of it unless it comes. */
export interface OwedReminders {
  readonly people: readonly number[];
  readonly days: readonly IsoDate[];
}

/** Reminders of the days `[from, until)`: everything of one day is one message to a person. */
export function countReminders(
  owed: readonly OwedReminders[],
  { from, until }: { readonly from: IsoDate; readonly until: IsoDate },
): number {
  const messages = owed.flatMap(({ people, days }) =>
    days.filter((day) => day >= from && day < until).flatMap((day) => people.map((person) => `${person}~${day}`)),
  );
  return new Set(messages).size;
}

/** Messages that the month will have cost at its end: spent, reminders ahead, and the recent pace for the time left. */
export function forecastMonth(use: BotUse, now: DateTime): number {
  const minutesLeft = Math.ceil(monthOf(now).endsAt.diff(now, "minutes").minutes);
  const { messages, minutes } = use.recent;
  const byPace = minutes > 0 ? Math.ceil((messages * minutesLeft) / minutes) : 0;
  return use.spent + use.remindersAhead + byPace;
}

/** The day on which the messages run out if they go on evenly to the forecast; undefined when they last the month. */
export function findLastDay(use: BotUse, now: DateTime): IsoDate | undefined {
  const ahead = forecastMonth(use, now) - use.spent;
  const left = Math.max(0, use.limits.messages - use.spent);
  if (ahead <= left) return undefined;
  const minutesLeft = Math.floor(monthOf(now).endsAt.diff(now, "minutes").minutes);
  return dateOf(now.plus({ minutes: Math.floor((minutesLeft * left) / ahead) }));
}

/** Whether a part of a limit has reached a share of it in percent; compared exactly. */
function hasReached(part: number, share: number, limit: number): boolean {
  return part * 100 >= share * limit;
}

/**
 * How sparing to be: early when the forecast says that the month will not last, hard when it is nearly used up.
 *
 * The last 5 % are kept for answers and what cannot wait; from 85 % on as soon as the forecast is over the limit.
 */
export function decideEconomy(use: BotUse, now: DateTime): Economy {
  const { spent, isStopped } = use;
  const limit = use.limits.messages;
  const isOver = forecastMonth(use, now) > limit;
  if (isStopped || hasReached(spent, 95, limit) || (isOver && hasReached(spent, 85, limit))) return "urgent-only";
  return isOver || hasReached(spent, 85, limit) ? "digest" : "none";
}

/** Something that somebody has to be told of a bot, once a month. */
export interface QuotaAlert {
  readonly measure: "messages" | "people" | "groups" | "stopped";
  /** In percent of the limit; 100 for a bot that is stopped. */
  readonly threshold: number;
}

/**
 * What is to be told of a bot: of thresholds that were passed since the last look only the highest of each measure.
 *
 * @param raised what has been told this month, as `measure~threshold`.
 */
export function decideAlerts(use: BotUse, raised: ReadonlySet<string>): QuotaAlert[] {
  const { limits } = use;
  const passed: QuotaAlert[] = [
    ...ALERT_SHARES.filter((share) => hasReached(use.spent, share, limits.messages)).map((threshold) => ({
      measure: "messages" as const,
      threshold,
    })),
    ...(["people", "groups"] as const).flatMap((measure) =>
      [ROOM_ALERT_SHARE, 100]
        .filter((share) => hasReached(use[measure], share, limits[measure]))
        .map((threshold) => ({ measure, threshold })),
    ),
    ...(use.isStopped ? [{ measure: "stopped" as const, threshold: 100 }] : []),
  ];
  const highest = new Map(passed.map((alert) => [alert.measure, alert]));
  return [...highest.values()].filter(({ measure, threshold }) => !raised.has(`${measure}~${threshold}`));
}

/** Bots that so many people and groups take; at least one for anybody at all. */
export function countBotsNeeded(
  need: { readonly people: number; readonly groups: number; readonly messages: number },
  limits: BotLimits,
): number {
  return Math.max(
    Math.ceil(need.people / limits.people),
    Math.ceil(need.groups / limits.groups),
    Math.ceil(need.messages / limits.messages),
  );
}
