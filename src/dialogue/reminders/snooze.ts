import type { DateTime } from "luxon";
import { isOverdue } from "../../domain/reminder.ts";
import { decideSnooze, type SnoozeWish } from "../../domain/reminder-snooze.ts";
import { lateFrom } from "../../domain/deadline.ts";
import { dateOf, weekdayOf, type IsoDate } from "../../domain/time.ts";
import { shiftWorkingDays } from "../../domain/working-days.ts";
import { formatDate } from "../../render/dates.ts";
import type { Choice } from "../../render/message.ts";
import type { NoticeLine } from "../../store/notices.ts";
import { commandKey } from "../normalise.ts";
import { dayIn } from "../press-args.ts";
import { reminderMessages } from "./messages.ts";
import { remember, type NoticeContext } from "./words.ts";
import { parseDay } from "../time-text.ts";

/** The command that choices of snoozing come back to. */
export const SNOOZE_ACTION = "nhaclai";

/** A choice after these hours no longer offers the afternoon of the same day. */
const AFTERNOON_UNTIL = 12;

interface Offer {
  readonly label: string;
  readonly when: string;
}

/** This afternoon, tomorrow morning, Monday, else the next working day: what makes sense now and differs. */
function listOffers(line: Pick<NoticeLine, "deadline" | "language">, { now, exceptions }: Moment): Offer[] {
  const words = reminderMessages[line.language].snooze;
  const today = dateOf(now);
  const next = shiftWorkingDays(today, 1, exceptions);
  const isOver = isOverdue(line.deadline, now);
  const lateAt = lateFrom(line.deadline);
  const wishes: (Offer & { readonly wish: SnoozeWish })[] = [
    { label: words.afternoon, when: "afternoon", wish: { kind: "afternoon" } },
    { label: words.morning, when: "morning", wish: { kind: "morning" } },
    { label: words.monday, when: "monday", wish: { kind: "weekday", weekday: 1 } },
    { label: words.day(formatDate(next)), when: next, wish: { kind: "day", on: next } },
  ];
  const found: (Offer & { readonly at: DateTime })[] = [];
  for (const { label, when, wish } of wishes) {
    if (when === "afternoon" && now.hour >= AFTERNOON_UNTIL) continue;
    // On a Sunday people say Monday, not tomorrow.
    if (when === "morning" && weekdayOf(today) === 7) continue;
    if (when === next && found.some(({ at }) => dateOf(at) > today)) continue;
    const decided = decideSnooze(wish, now, exceptions);
    if (decided.kind === "refused" || decided.isMoved || found.some(({ at }) => +at === +decided.at)) continue;
    if (isOver || decided.at < lateAt) found.push({ label, when, at: decided.at });
  }
  return found;
}

type Moment = Pick<NoticeContext, "now" | "exceptions" | "known">;

/**
 * Choices to be reminded again later, of everything that a notice spoke of. None lies behind the first deadline, unless
 * that has passed already.
 *
 * @param lines of one reader, the most urgent first.
 */
export function snoozeChoices(
  notice: string,
  [first]: readonly Pick<NoticeLine, "deadline" | "language">[],
  moment: Moment,
): Choice[] {
  if (!first) return [];
  const offers = remember(moment, ["snooze", first], () => listOffers(first, moment));
  return offers.map(({ label, when }) => ({ label, action: { name: SNOOZE_ACTION, args: { notice, when } } }));
}

/** The wish of a pressed choice; undefined for anything that no choice of ours says. */
export function readWish(when: string): SnoozeWish | undefined {
  if (when === "afternoon" || when === "morning") return { kind: when };
  if (when === "monday") return { kind: "weekday", weekday: 1 };
  const on = dayIn({ when }, "when");
  return on === undefined ? undefined : { kind: "day", on };
}

const FIXED: readonly (readonly [RegExp, SnoozeWish])[] = [
  [/^(?:buoi )?chieu nay$|^this afternoon$/, { kind: "afternoon" }],
  [/^(?:sang|buoi sang)? ?(?:ngay )?mai$|^tomorrow(?: morning)?$/, { kind: "morning" }],
  [/^chieu (?:ngay )?mai$|^tomorrow afternoon$/, { kind: "tomorrow-afternoon" }],
  [/^(?:dau )?tuan (?:sau|toi)$|^next week$/, { kind: "weekday", weekday: 1 }],
];

const WEEKDAYS: Readonly<Record<string, number>> = {
  ...{ hai: 1, "2": 1, ba: 2, "3": 2, tu: 3, "4": 3, nam: 4, "5": 4, sau: 5, "6": 5, bay: 6, "7": 6 },
  ...{ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
};

/** Reads when somebody wants to be reminded, without the words around it: "sáng mai", "thứ 5", "20/8", "2 tiếng nữa". */
export function parseWish(text: string, today: IsoDate): SnoozeWish | undefined {
  const key = commandKey(text);
  const fixed = FIXED.find(([pattern]) => pattern.test(key));
  if (fixed) return fixed[1];
  const weekday =
    /^(?:sang )?(?:thu |t)(hai|ba|tu|nam|sau|bay|[2-7])(?: tuan (?:sau|toi)| toi)?$/.exec(key) ??
    /^(?:next )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: morning)?$/.exec(key);
  if (weekday) return { kind: "weekday", weekday: WEEKDAYS[weekday[1] as string] as number };
  const hours = /^(?:sau )?(\d{1,2}) ?(?:tieng|gio|h)(?: nua)?$|^in (\d{1,2}) hours?$/.exec(key);
  if (hours) return { kind: "hours", hours: Number(hours[1] ?? hours[2]) };
  const on = parseDay(key, today, "coming");
  return on === undefined ? undefined : { kind: "day", on };
}

const LEAD =
  /^(?:(?:xin |hay |nho |lam on )*(?:nhac|hen|hoan)(?: nhac)?(?: lai)?(?: (?:toi|em|minh|tui|giup toi))?(?: lai)?|remind me(?: again)?|snooze)(?: (?:vao|luc|den|sang|on|until|till))? /;
const TRAIL = / (?:nhe|nha|nhac lai(?: (?:toi|em|minh))?(?: nhe)?|nhac (?:toi|em|minh)(?: lai)?(?: nhe)?|giup toi)$/;
/** Said alone they mean nothing else. */
const ALONE = /^(?:chieu nay|sang mai|chieu mai|thu (?:hai|ba|tu|nam|sau))$/;

/** Any day does to see whether something is a day at all; of a leap year, for 29/2. */
const SOME_DAY = "2024-01-01";

/** The part of a sentence that says when to be reminded again ("nhắc lại sáng mai nhé" → "sang mai"); undefined for others. */
export function hearSnooze(input: string): string | undefined {
  const key = commandKey(input);
  if (ALONE.test(key)) return key;
  // "nhắc lại sang tuần" has its preposition in the lead, "nhắc lại sáng mai" must keep its morning.
  for (const candidate of [key.replace(LEAD, ""), key.replace(TRAIL, ""), key.replace(LEAD, "").replace(TRAIL, "")]) {
    if (candidate === key) continue;
    if (parseWish(candidate, SOME_DAY)) return candidate;
  }
  return undefined;
}
