import { DateTime, IANAZone } from "luxon";

/** From here on Viet Nam has been at UTC+7 the whole year: 1 January 1976. */
const UNCHANGED_SINCE_MS = 189_302_400_000;

/** Finding the offset of an instant is most of what Luxon does with it, and here it is always the same. */
class VietNamZone extends IANAZone {
  override offset(atMs: number): number {
    return atMs >= UNCHANGED_SINCE_MS ? 420 : super.offset(atMs);
  }
}

/** The zone of every deadline, reminder hour and date a person reads (Viet Nam has had no daylight saving since 1975). */
export const ZONE = new VietNamZone("Asia/Ho_Chi_Minh");

/** A calendar date `YYYY-MM-DD` without a zone. Dates compare correctly as strings. */
export type IsoDate = string;

/** The calendar date in Asia/Ho_Chi_Minh on which an instant falls. */
export function dateOf(instant: DateTime): IsoDate {
  return instant.setZone(ZONE).toISODate() ?? "";
}

/** Of so many dates the first instant is remembered: deadlines are few, and asked after with every report of a board. */
const MOST_DATES = 4_000;
const starts = new Map<IsoDate, DateTime<true>>();

/** The first instant (00:00) of a date in Asia/Ho_Chi_Minh. Throws on a string that is no date. */
export function startOf(date: IsoDate): DateTime<true> {
  const known = starts.get(date);
  if (known) return known;
  const instant = DateTime.fromISO(date, { zone: ZONE }).startOf("day");
  if (!instant.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`not a date: ${date}`);
  if (starts.size >= MOST_DATES) starts.clear();
  starts.set(date, instant);
  return instant;
}

const DAY_MS = 86_400_000;

/** The number of a date among all dates, for counting with: dates have no zone. Throws on a string that is no date. */
function dayNumber(date: IsoDate): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY_MS : Number.NaN;
  // 30 February is read as 1 March.
  if (Number.isNaN(day) || (date.slice(8) > "28" && dateOfNumber(day) !== date))
    throw new RangeError(`not a date: ${date}`);
  return day;
}

function dateOfNumber(day: number): IsoDate {
  return DateTime.fromMillis(day * DAY_MS, { zone: "utc" }).toISODate() ?? "";
}

/** The date `days` after (or, negative, before) a date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfNumber(dayNumber(date) + days);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday of a date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: IsoDate): number {
  // Day 0, 1 January 1970, was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
