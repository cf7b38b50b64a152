import type { WatchSchedule } from "../../domain/watch.ts";
import { cleanText } from "../../render/clean-text.ts";
import { commandKey } from "../normalise.ts";

/** What somebody asks to be told again and again; parts that are missing are asked for. */
export interface WatchRequest {
  /** What is watched, in the person's words; empty when nothing was named. */
  readonly subject: string;
  readonly schedule: WatchSchedule | undefined;
}

const DEFAULT_AT = "08:00";
/** "Mỗi chiều" without an hour. */
const AFTERNOON_AT = "16:00";
const MONDAY = 1;
/** Working days ahead of a deadline that anybody may want to be told. */
const MOST_WORKING_DAYS = 30;

const WEEKDAYS: Readonly<Record<string, number>> = {
  ...{ hai: 1, "2": 1, t2: 1, monday: 1, ba: 2, "3": 2, t3: 2, tuesday: 2, tu: 3, "4": 3, t4: 3, wednesday: 3 },
  ...{ nam: 4, "5": 4, t5: 4, thursday: 4, sau: 5, "6": 5, t6: 5, friday: 5, bay: 6, "7": 6, t7: 6, saturday: 6 },
  ...{ "chu nhat": 7, cn: 7, sunday: 7 },
};

const EACH = "(?:moi|hang|vao|every|each)";
const DAY_NAME =
  "(?:thu (?<vi>hai|ba|tu|nam|sau|bay|[2-7])|(?<short>t[2-7]|cn|chu nhat|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?)";
const CLOCK =
  /(?:^| )(?:(?:luc|vao|at) )?(?<hour>\d{1,2})(?:(?: ?(?:h|g|gio)|:)(?<minute>\d{2})?| ?(?=am|pm|sang|chieu))(?: ?(?<half>sang|chieu|am|pm))?(?= |$)/;

type Reader = readonly [
  RegExp,
  (groups: Readonly<Record<string, string | undefined>>, at: string) => WatchSchedule | undefined,
];

/** Ways to say when, the longer before the shorter. */
const SCHEDULES: readonly Reader[] = [
  [
    /(?:^| )(?:truoc han|truoc ky han)(?: nop| gui)?(?: bao cao)? (?<count>\d{1,2}) ngay(?: lam viec)?(?= |$)/,
    ({ count }, at) => beforeDeadline(count, at),
  ],
  [
    /(?:^| )(?<count>\d{1,2}) (?:ngay(?: lam viec)? truoc (?:han|ky han)(?: nop| gui)?(?: bao cao)?|(?:working )?days? before (?:the |each )?deadlines?)(?= |$)/,
    ({ count }, at) => beforeDeadline(count, at),
  ],
  [
    new RegExp(`(?:^| )${EACH} ${DAY_NAME}(?: ${EACH} tuan)?(?= |$)`),
    ({ vi, short }, at) => ({ kind: "weekly", weekday: WEEKDAYS[vi ?? short ?? ""] ?? MONDAY, at }),
  ],
  [
    new RegExp(`(?:^| )${DAY_NAME} (?:hang|moi) tuan(?= |$)`),
    ({ vi, short }, at) => ({ kind: "weekly", weekday: WEEKDAYS[vi ?? short ?? ""] ?? MONDAY, at }),
  ],
  [
    /(?:^| )(?:ngay|mung) (?<day>\d{1,2}) (?:hang|moi) thang(?= |$)/,
    ({ day }, at) => (Number(day) >= 1 && Number(day) <= 31 ? { kind: "monthly", day: Number(day), at } : undefined),
  ],
  [
    /(?:^| )(?:dau (?:hang |moi )?thang|(?:hang|moi) thang|monthly|every month)(?= |$)/,
    (_, at) => ({ kind: "monthly", day: 1, at }),
  ],
  [/(?:^| )(?:(?:hang|moi) tuan|weekly|every week)(?= |$)/, (_, at) => ({ kind: "weekly", weekday: MONDAY, at })],
  [
    /(?:^| )(?:hang|moi) (?:buoi )?chieu(?= |$)/,
    (_, at) => ({ kind: "daily", at: at === DEFAULT_AT ? AFTERNOON_AT : at }),
  ],
  [
    /(?:^| )(?:(?:hang|moi) (?:ngay|(?:buoi )?sang)|daily|every (?:day|morning))(?= |$)/,
    (_, at) => ({ kind: "daily", at }),
  ],
];

/** "khi huyện nào xuống dưới 40%": a question with a word of movement in it. */
const WHEN = /^(?:khi nao |khi |luc nao |neu |when(?:ever)? |if )/;
const MOVED = new Set(["xuong", "tut", "roi", "giam", "len", "tang", "vuot", "falls", "drops", "goes", "rises", "con"]);
const LEAD =
  /^(?:(?:theo doi|bao|gui|nhac|cho|giup|hay|tu dong|watch|follow|tell|send|alert|notify)(?: (?:cho|toi|em|anh|minh|biet|me|us|chung toi))* )+/;
const POLITE = /(?: (?:nhe|nha|giup (?:toi|anh|em)|voi|please|a))+$/;

function beforeDeadline(count: string | undefined, at: string): WatchSchedule | undefined {
  const workingDays = Number(count);
  return workingDays >= 1 && workingDays <= MOST_WORKING_DAYS
    ? { kind: "before-deadline", workingDays, at }
    : undefined;
}

/** A text whose words stay apart while folded pieces of it are taken away: what is left keeps its diacritics. */
class Words {
  #words: string[];

  constructor(text: string) {
    this.#words = cleanText(text)
      .split(/\s+/u)
      .filter((word) => commandKey(word) !== "");
  }

  get key(): string {
    return this.#words.map(commandKey).join(" ");
  }

  get text(): string {
    return this.#words.join(" ").replace(/[\s,;:.]+$/u, "");
  }

  /** Takes away the words that a pattern matches in the folded text. */
  take(pattern: RegExp): Readonly<Record<string, string | undefined>> | undefined {
    const match = pattern.exec(this.key);
    if (!match) return undefined;
    const before = this.key.slice(0, match.index).split(" ").filter(Boolean).length;
    const taken = match[0].split(" ").filter(Boolean).length;
    this.#words.splice(before, taken);
    return match.groups ?? {};
  }

  drop(unwanted: ReadonlySet<string>): void {
    this.#words = this.#words.filter((word) => !unwanted.has(commandKey(word)));
  }
}

function takeClock(words: Words): string | undefined {
  const clock = words.take(CLOCK);
  if (!clock) return undefined;
  const isAfternoon = clock["half"] === "chieu" || clock["half"] === "pm";
  const hour = Number(clock["hour"]) + (isAfternoon && Number(clock["hour"]) < 12 ? 12 : 0);
  const minute = Number(clock["minute"] ?? "0");
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : undefined;
}

function takeSchedule(words: Words): WatchSchedule | undefined {
  for (const [pattern, read] of SCHEDULES) {
    const groups = words.take(pattern);
    if (groups) return read(groups, takeClock(words) ?? DEFAULT_AT);
  }
  return undefined;
}

/** Reads "5 huyện thấp nhất thanh toán trực tuyến mỗi thứ hai 8h", "khi huyện nào xuống dưới 40% thanh toán trực tuyến". */
export function parseWatch(text: string): WatchRequest {
  const words = new Words(text);
  words.take(POLITE);
  words.take(LEAD);
  if (words.take(WHEN)) {
    words.drop(MOVED);
    return { subject: words.text, schedule: { kind: "change" } };
  }
  const schedule = takeSchedule(words);
  words.take(LEAD);
  return { subject: words.text, schedule };
}

/** Whether a sentence asks to be told again and again: it says so, and says when. */
export function soundsLikeWatch(text: string): boolean {
  const key = commandKey(text);
  if (/^(?:theo doi|watch|follow) /.test(key)) return true;
  const asks = /^(?:(?:hay|tu dong) )?(?:bao|gui|nhac|tell|send|alert|notify) (?:cho |toi|em|anh|minh|me|us)/.test(key);
  const request = parseWatch(text);
  return asks && request.schedule !== undefined && request.subject !== "";
}
