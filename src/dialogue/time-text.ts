import { DateTime } from "luxon";
import { period, type Period, type PeriodKind } from "../domain/period.ts";
import { addDays, ZONE, type IsoDate } from "../domain/time.ts";
import { commandKey } from "./normalise.ts";

/** A day as people write it: `9/8`, `09-08-2024`, `ngày 9 tháng 8 năm 2024`. Text is folded: no diacritics, lower case. */
const DAY = String.raw`(?:ngay\s*)?(\d{1,2})(?:\s*[/.-]\s*|\s*thang\s*)(\d{1,2})(?:(?:\s*[/.-]\s*|\s*nam\s*)(\d{4}))?(?!\d)`;

/** A map, not an object: "__proto__" is no day. */
const NEAR: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "hom nay": 0,
    today: 0,
    "ngay mai": 1,
    mai: 1,
    tomorrow: 1,
    "hom qua": -1,
    yesterday: -1,
  }),
);

/** Which year a day without one means: the next such day, or the last. Today is both. */
export type Direction = "coming" | "past";

function toDate(match: readonly (string | undefined)[], today: IsoDate, direction: Direction): IsoDate | undefined {
  const [day, month, written] = match.map(Number);
  const year = written || Number(today.slice(0, 4));
  const found = DateTime.fromObject({ year, month: month ?? 0, day: day ?? 0 }, { zone: ZONE });
  const date = found.toISODate();
  if (date === null || written) return date ?? undefined;
  const isWrongSide = direction === "coming" ? date < today : date > today;
  return isWrongSide ? (found.plus({ years: direction === "coming" ? 1 : -1 }).toISODate() ?? undefined) : date;
}

/** The day that a whole text is; undefined when it is none or no such day exists (31/4). */
export function parseDay(text: string, today: IsoDate, direction: Direction): IsoDate | undefined {
  const key = commandKey(text).replace(/^(?:den het|den|het|toi|until|by)\s+/, "");
  const near = NEAR.get(key);
  if (near !== undefined) return addDays(today, near);
  const match = new RegExp(`^${DAY}$`).exec(key);
  return match ? toDate(match.slice(1), today, direction) : undefined;
}

/** The day behind one of some words (folded: `hen`, `tra`), as in "hẹn 5/8 trả 9/8". `null`: something that is no day. */
export function findDayAfter(
  text: string,
  words: readonly string[],
  today: IsoDate,
  direction: Direction,
): IsoDate | null | undefined {
  const key = commandKey(text);
  const lead = String.raw`(?:^|[\s,;(])(?:${words.join("|")})\s*:?\s+`;
  const near = new RegExp(`${lead}(${[...NEAR.keys()].join("|")})(?![a-z])`).exec(key);
  if (near) return addDays(today, NEAR.get(near[1] as string) ?? 0);
  const match = new RegExp(`${lead}${DAY}`).exec(key);
  return match ? (toDate(match.slice(1), today, direction) ?? null) : undefined;
}

const KINDS: readonly (readonly [PeriodKind, RegExp])[] = [
  ["Q1", /\b(?:quy|q)\s*\.?\s*(?:1|i|mot)\b/],
  ["Q3", /\b(?:quy|q)\s*\.?\s*(?:3|iii|ba)\b/],
  ["H1", /\b(?:6|sau)\s*thang\b|\b6t\b|\bh1\b|\bhalf\b/],
  ["Y", /\bca nam\b|\bnam (?=20\d\d)|\byear\b|\b20\d\d-y\b/],
];

/** The report period that a text names, and the text without it. Without a year the newest that has begun by today. */
export function takePeriod(
  text: string,
  today: IsoDate,
): { readonly period: Period | undefined; readonly rest: string } {
  const key = commandKey(text);
  const found = KINDS.map(([kind, pattern]) => ({ kind, match: pattern.exec(key) })).find(
    ({ match }) => match !== null,
  );
  const year = /\b(20\d\d)\b/.exec(key)?.[1];
  if (!found?.match) return { period: undefined, rest: key };
  const rest = key
    .replace(found.match[0], " ")
    .replace(/(?:\bnam\s*)?[/\s-]*\b20\d\d\b[-\s]*/, " ")
    .replace(/\s+/g, " ")
    .trim();
  return { period: period(Number(year ?? today.slice(0, 4)), found.kind), rest };
}
