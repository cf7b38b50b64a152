import { DateTime } from "luxon";

/** The zone of every deadline, reminder hour and date a person reads (Viet Nam has had no daylight saving since 1975). */
export const ZONE = "Asia/Ho_Chi_Minh";

/** A calendar date `YYYY-MM-DD` without a zone. Dates compare correctly as strings. */
export type IsoDate = string;

/** The calendar date in Asia/Ho_Chi_Minh on which an instant falls. */
export function dateOf(instant: DateTime): IsoDate {
  return instant.setZone(ZONE).toFormat("yyyy-MM-dd");
}

/** The first instant (00:00) of a date in Asia/Ho_Chi_Minh. Throws on a string that is no date. */
export function startOf(date: IsoDate): DateTime<true> {
  const instant = DateTime.fromISO(date, { zone: ZONE }).startOf("day");
  if (!instant.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`not a date: ${date}`);
  return instant;
}

/** A date for counting with: dates have no zone, and finding the offset of one is nine tenths of the work. */
function calendarDay(date: IsoDate): DateTime<true> {
  const day = DateTime.fromISO(date, { zone: "utc" });
  if (!day.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`not a date: ${date}`);
  return day;
}

/** The date `days` after (or, negative, before) a date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return calendarDay(date).plus({ days }).toFormat("yyyy-MM-dd");
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round(calendarDay(to).diff(calendarDay(from), "days").days);
}

/** ISO weekday of a date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: IsoDate): number {
  return calendarDay(date).weekday;
}
