import type { DateTime } from "luxon";
import type { OfficeHours } from "./plan.ts";
import { dateOf, startOf, ZONE, type IsoDate } from "./time.ts";
import { isWorkingDay, shiftWorkingDays, type DayExceptions } from "./working-days.ts";

/** The hours of a plan that says nothing of its own. */
export const OFFICE_HOURS: OfficeHours = { from: "07:30", until: "18:00", lunchFrom: "11:30", lunchUntil: "13:30" };

/** People are written to on the full hour: the sweep comes then. */
const STEP_MINUTES = 60;

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function at(day: IsoDate, minutes: number): DateTime<true> {
  return startOf(day).set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
}

function isOpenAt(minutes: number, hours: OfficeHours): boolean {
  const isLunch = minutes >= minutesOf(hours.lunchFrom) && minutes < minutesOf(hours.lunchUntil);
  return minutes >= minutesOf(hours.from) && minutes < minutesOf(hours.until) && !isLunch;
}

/** Whether people may be written to unasked: on a working day, within the office hours, not at lunch (Asia/Ho_Chi_Minh). */
export function isOfficeTime(now: DateTime, exceptions: DayExceptions, hours: OfficeHours = OFFICE_HOURS): boolean {
  const local = now.setZone(ZONE);
  return isOpenAt(local.hour * 60 + local.minute, hours) && isWorkingDay(dateOf(now), exceptions);
}

/** The moment itself when it lies in office time, else the next at which offices are open. */
export function nextOfficeMoment(
  moment: DateTime,
  exceptions: DayExceptions,
  hours: OfficeHours = OFFICE_HOURS,
): DateTime<true> {
  const local = moment.setZone(ZONE);
  const day = dateOf(moment);
  const minutes = local.hour * 60 + local.minute;
  if (!isWorkingDay(day, exceptions) || minutes >= minutesOf(hours.until))
    return at(shiftWorkingDays(day, 1, exceptions), minutesOf(hours.from));
  if (minutes < minutesOf(hours.from)) return at(day, minutesOf(hours.from));
  return isOpenAt(minutes, hours) ? (local as DateTime<true>) : at(day, minutesOf(hours.lunchUntil));
}

/** The last full hour before some minutes of a day. */
function lastStepBefore(minutes: number): number {
  return (Math.ceil(minutes / STEP_MINUTES) - 1) * STEP_MINUTES;
}

/**
 * The full hour at or after a moment when it lies in office time, else the last full hour before: of the morning for
 * lunch, of the day for the evening, of the working day before for the night. On a day off the hour is kept, on the
 * working day before.
 */
export function lastOfficeHour(
  moment: DateTime,
  exceptions: DayExceptions,
  hours: OfficeHours = OFFICE_HOURS,
): DateTime<true> {
  const local = moment.setZone(ZONE);
  const minutes = Math.ceil((local.hour * 60 + local.minute) / STEP_MINUTES) * STEP_MINUTES;
  const written = dateOf(moment);
  const isOff = !isWorkingDay(written, exceptions);
  const day = isOff ? shiftWorkingDays(written, -1, exceptions) : written;
  const evening = lastStepBefore(minutesOf(hours.until));
  if (minutes >= minutesOf(hours.until)) return at(day, evening);
  if (minutes < minutesOf(hours.from)) return at(isOff ? day : shiftWorkingDays(day, -1, exceptions), evening);
  return at(day, isOpenAt(minutes, hours) ? minutes : lastStepBefore(minutesOf(hours.lunchFrom)));
}
