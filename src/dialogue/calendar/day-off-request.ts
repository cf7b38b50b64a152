import { DateTime } from "luxon";
import { MOST_DAYS_IN_A_ROW } from "../../domain/day-ranges.ts";
import { addDays, daysBetween, ZONE, type IsoDate } from "../../domain/time.ts";
import { cleanText } from "../../render/clean-text.ts";
import { commandKey } from "../normalise.ts";

/** Days that a text names: in order, no more in a row than anybody is off. */
export type NamedDays =
  | { readonly kind: "days"; readonly from: IsoDate; readonly to: IsoDate }
  | { readonly kind: "wrong"; readonly why: "no-day" | "too-many" | "reversed" };

/** What was typed about days off; parts that are missing are asked for. */
export type DayOffRequest =
  | { readonly kind: "nothing" }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "remove"; readonly days: NamedDays | undefined }
  | {
      readonly kind: "add";
      readonly days: NamedDays;
      readonly day?: "off" | "work";
      readonly name?: string;
      readonly source?: string;
    };

const ONE = String.raw`(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?(?:\s*[/.-]\s*(\d{4}))?`;
const DAYS = new RegExp(String.raw`^(?:ngay\s*)?${ONE}(?:\s*(?:-|–|den|toi|to)\s*(?:ngay\s*)?${ONE})?(?=$|[\s,;:])`);
const REMOVE = /^(?:bo|xoa|huy|remove)\s+/;
const WORKED = /^(?:lam bu|di lam|lam viec|worked|work)(?=$|[\s,;:])/;
const OFF = /^(?:duoc nghi|nghi|day off|off)(?=$|[\s,;:])/;
const SOURCE = /(?:^|[\s,;])(?:theo|by)\s*:?\s+(.+)$/iu;

function toDate(day: string, month: string, year: string): IsoDate | undefined {
  const found = DateTime.fromObject({ day: Number(day), month: Number(month), year: Number(year) }, { zone: ZONE });
  return found.toISODate() ?? undefined;
}

/** "14/2 - 22/2/2027", "14-22/2/2027": what the first leaves out it has from the second; a year left out is the next. */
function readDays(match: readonly (string | undefined)[], today: IsoDate): NamedDays {
  const [day = "", month, year, toDay, toMonth, toYear] = match;
  const months = { from: month ?? toMonth, to: toMonth ?? month };
  if (months.from === undefined || months.to === undefined) return { kind: "wrong", why: "no-day" };
  const thisYear = today.slice(0, 4);
  const written = toYear ?? year;
  const to = toDate(toDay ?? day, months.to, written ?? thisYear);
  if (to === undefined) return { kind: "wrong", why: "no-day" };
  const last = written === undefined && to < today ? toDate(toDay ?? day, months.to, String(Number(thisYear) + 1)) : to;
  const from = toDate(day, months.from, year ?? last?.slice(0, 4) ?? thisYear);
  if (from === undefined || last === undefined) return { kind: "wrong", why: "no-day" };
  if (last < from) return { kind: "wrong", why: "reversed" };
  return daysBetween(from, last) >= MOST_DAYS_IN_A_ROW
    ? { kind: "wrong", why: "too-many" }
    : { kind: "days", from, to: last };
}

/** The days that a text begins with, and what follows them. */
function takeDays(text: string, today: IsoDate): { days: NamedDays; rest: string } | undefined {
  const match = DAYS.exec(commandKey(text));
  if (!match) return undefined;
  // Folding changes no digit and no sign between them: the same count of them stands before the rest.
  const signs = match[0].replace(/[^\d/.-]/g, "").length;
  let seen = 0;
  let at = 0;
  while (at < text.length && seen < signs) seen += /[\d/.-]/.test(text[at++] as string) ? 1 : 0;
  return { days: readDays(match.slice(1), today), rest: text.slice(at).replace(/^[\s,;:]+/, "") };
}

/** A day's kind at the beginning of a text, and what follows it. */
function takeKind(text: string): { day: "off" | "work" | undefined; rest: string } {
  const key = commandKey(text);
  const match = WORKED.exec(key) ?? OFF.exec(key);
  if (!match) return { day: undefined, rest: text };
  const words = match[0].split(" ").length;
  const rest = text.trim().split(/\s+/).slice(words).join(" ");
  return { day: WORKED.test(key) ? "work" : "off", rest: rest.replace(/^[\s,;:]+/, "") };
}

/** Reads "24/11 nghỉ: Ngày Văn hóa Việt Nam, theo NQ 28/2026/QH16", "bỏ 29/4/2024", "2027". */
export function parseDayOff(text: string, today: IsoDate): DayOffRequest {
  const cleaned = cleanText(text).trim();
  const key = commandKey(cleaned);
  if (key === "") return { kind: "nothing" };
  const year = /^(?:nam\s*|year\s*)?(20\d\d)$/.exec(key)?.[1];
  if (year !== undefined) return { kind: "year", year: Number(year) };
  if (REMOVE.test(`${key} `)) {
    const named = takeDays(cleaned.replace(/^\S+\s*/u, ""), today);
    return { kind: "remove", days: named?.days };
  }
  const taken = takeDays(cleaned, today);
  if (!taken) return { kind: "nothing" };
  const { day, rest } = takeKind(taken.rest);
  const source = SOURCE.exec(rest);
  const name = (source ? rest.slice(0, source.index) : rest).replace(/[\s,;:]+$/, "").trim();
  return {
    kind: "add",
    days: taken.days,
    ...(day === undefined ? {} : { day }),
    ...(name === "" ? {} : { name }),
    ...(source?.[1] === undefined ? {} : { source: source[1].trim() }),
  };
}

/** The day after a range, for reading what is stored of it. */
export function dayAfter(days: { readonly to: IsoDate }): IsoDate {
  return addDays(days.to, 1);
}
