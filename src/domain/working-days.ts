import { addDays, daysBetween, weekdayOf, type IsoDate } from "./time.ts";

/**
 * Days that differ from the plain week: `off` (public holiday, day in lieu, Tết) or `work` (a Saturday worked in exchange).
 * The choice is made year by year by the Government (Labour Code 2019, article 112), so it is data, never computed.
 */
export type DayExceptions = ReadonlyMap<IsoDate, "off" | "work">;

/** Monday to Friday unless the calendar says otherwise. */
export function isWorkingDay(date: IsoDate, exceptions: DayExceptions): boolean {
  const exception = exceptions.get(date);
  return exception ? exception === "work" : weekdayOf(date) <= 5;
}

/**
 * The `count`-th working day strictly before (negative) or strictly after (positive) a date. Zero gives the date itself.
 *
 * Seen from Sunday 25/8/2024, −1 is Friday 23/8 and +1 is Monday 26/8.
 */
export function shiftWorkingDays(date: IsoDate, count: number, exceptions: DayExceptions): IsoDate {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let day = date;
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkingDay(day, exceptions)) left -= 1;
  }
  return day;
}

/** Working days in `[from, to)`: from Monday to Friday of one week there are four. Zero when `to` is not after `from`. */
export function countWorkingDays(from: IsoDate, to: IsoDate, exceptions: DayExceptions): number {
  if (to <= from) return 0;
  const days = daysBetween(from, to);
  const first = weekdayOf(from);
  let count = Math.floor(days / 7) * 5;
  for (let step = 0; step < days % 7; step += 1) if ((first - 1 + step) % 7 < 5) count += 1;
  for (const [day, kind] of exceptions) {
    if (day < from || day >= to) continue;
    const isWeekday = weekdayOf(day) <= 5;
    if (isWeekday !== (kind === "work")) count += isWeekday ? -1 : 1;
  }
  return count;
}
