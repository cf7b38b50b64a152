/** @import { WebTexts } from "../messages.ts" */

const ZONE = "Asia/Ho_Chi_Minh";
const parts = new Intl.DateTimeFormat("en-US", {
  timeZone: ZONE,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DAY_MS = 86_400_000;

/**
 * An instant taken apart in Vietnamese time.
 * @param {number} ms milliseconds since 1970
 */
function takeApart(ms) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const { type, value } of parts.formatToParts(ms)) found[type] = value;
  return {
    year: Number(found["year"]),
    month: Number(found["month"]),
    day: Number(found["day"]),
    weekday: WEEKDAYS.indexOf(found["weekday"] ?? ""),
    time: `${found["hour"]}:${found["minute"]}`,
  };
}

/**
 * Puts values into the `{places}` of a sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, /** @type {string} */ name) => String(values[name] ?? place));
}

/**
 * `08:05` in Vietnamese time.
 * @param {number} ms milliseconds since 1970
 */
export function formatTime(ms) {
  return takeApart(ms).time;
}

/**
 * The calendar date in Vietnamese time as `2024-08-10`: equal for two instants of one day.
 * @param {number} ms milliseconds since 1970
 */
export function dateKey(ms) {
  const { year, month, day } = takeApart(ms);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * `Thứ Bảy, 10/8/2024`.
 * @param {number} ms milliseconds since 1970
 * @param {WebTexts} texts
 */
export function formatLongDate(ms, texts) {
  const { year, month, day, weekday } = takeApart(ms);
  return fill(texts.longDate, {
    weekday: texts.weekdays[weekday] ?? "",
    day,
    month: texts.months[month - 1] ?? "",
    year,
  });
}

/**
 * `10/8`.
 * @param {number} ms milliseconds since 1970
 * @param {WebTexts} texts
 */
export function formatShortDate(ms, texts) {
  const { month, day } = takeApart(ms);
  return fill(texts.shortDate, { day, month: texts.months[month - 1] ?? "" });
}

/**
 * `Thứ Bảy, 10/8/2024 08:00`.
 * @param {number} ms milliseconds since 1970
 * @param {WebTexts} texts
 */
export function formatDateTime(ms, texts) {
  return fill(texts.dateTime, { date: formatLongDate(ms, texts), time: formatTime(ms) });
}

/**
 * What stands between two days of a chat: `Hôm nay · Thứ Bảy, 10/8/2024`.
 * @param {number} ms an instant of the day
 * @param {number} nowMs the present instant
 * @param {WebTexts} texts
 */
export function formatDay(ms, nowMs, texts) {
  const long = formatLongDate(ms, texts);
  if (dateKey(ms) === dateKey(nowMs)) return `${texts.today} · ${long}`;
  return dateKey(ms) === dateKey(nowMs - DAY_MS) ? `${texts.yesterday} · ${long}` : long;
}

/**
 * When a chat last spoke, short: the time if today, else the date.
 * @param {number} ms
 * @param {number} nowMs the present instant
 * @param {WebTexts} texts
 */
export function formatWhen(ms, nowMs, texts) {
  return dateKey(ms) === dateKey(nowMs) ? formatTime(ms) : formatShortDate(ms, texts);
}

/**
 * Two letters for a round picture: the first letters of the first or the last two words.
 * @param {string} name
 * @param {"first" | "last"} which
 */
export function initials(name, which) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return (which === "first" ? words.slice(0, 2) : words.slice(-2))
    .map((word) => word.slice(0, 1))
    .join("")
    .toUpperCase();
}

/** An address, to the next space, quotation mark or angle bracket. */
const ADDRESS = /https?:\/\/[^\s<>"“”]+/gu;
/** What stands behind an address in a sentence, and is none of it. */
const TAIL = /[.,;:!?)\]}…'’]+$/u;

/**
 * Takes a text apart into addresses of the web and what stands between them. Only http and https are addresses.
 * @param {string} value
 * @returns {{ text: string, isLink: boolean }[]}
 */
export function splitLinks(value) {
  /** @type {{ text: string, isLink: boolean }[]} */
  const pieces = [];
  let from = 0;
  for (const match of value.matchAll(ADDRESS)) {
    const address = match[0].replace(TAIL, "");
    if (!URL.canParse(address)) continue;
    pieces.push({ text: value.slice(from, match.index), isLink: false }, { text: address, isLink: true });
    from = match.index + address.length;
  }
  pieces.push({ text: value.slice(from), isLink: false });
  return pieces.filter(({ text }) => text !== "");
}
