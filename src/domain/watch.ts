import { DateTime } from "luxon";
import { addDays, dateOf, startOf, weekdayOf, ZONE, type IsoDate } from "./time.ts";
import { isWorkingDay, shiftWorkingDays, type DayExceptions } from "./working-days.ts";

/** When something that is watched comes again; `at` is the local time of day, `HH:mm`. */
export type WatchSchedule =
  | { readonly kind: "daily"; readonly at: string }
  /** 1 is Monday. */
  | { readonly kind: "weekly"; readonly weekday: number; readonly at: string }
  | { readonly kind: "monthly"; readonly day: number; readonly at: string }
  /** Working days before each report deadline. */
  | { readonly kind: "before-deadline"; readonly workingDays: number; readonly at: string }
  /** Looked at every hour of office time; said only when something new is in it. */
  | { readonly kind: "change" };

/** What moments are reckoned with. */
export interface WatchCalendar {
  readonly exceptions: DayExceptions;
  /** Deadlines of the reports that the chat is concerned with. */
  readonly deadlines: readonly IsoDate[];
}

/** Hours of working days in which changes are looked for. */
const LOOK_FROM = 8;
const LOOK_UNTIL = 17;

/** A month with the longest Tết in it. */
const LOOK_BACK_DAYS = 45;

function moment(day: IsoDate, at: string): DateTime<true> {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  return startOf(day).set({ hour, minute });
}

/** A day off passes its turn on to the next working day. */
function onWorkingDay(day: IsoDate, exceptions: DayExceptions): IsoDate {
  return isWorkingDay(day, exceptions) ? day : shiftWorkingDays(day, 1, exceptions);
}

function lastOfMonth(day: IsoDate): number {
  return DateTime.fromISO(day, { zone: ZONE }).daysInMonth ?? 31;
}

/** Whether a date is one of a schedule's own days, before days off move it. */
function isDay(schedule: Exclude<WatchSchedule, { kind: "change" | "before-deadline" }>, day: IsoDate): boolean {
  switch (schedule.kind) {
    case "daily":
      return true;
    case "weekly":
      return weekdayOf(day) === schedule.weekday;
    case "monthly":
      // A month without a 31st has its last day instead.
      return Number(day.slice(8)) === Math.min(schedule.day, lastOfMonth(day));
  }
}

/**
 * The last moment at or before now for which a schedule came due; undefined when there was none in the past weeks.
 * What falls on a day off comes on the next working day, and never outside it.
 */
export function latestDue(
  schedule: WatchSchedule,
  now: DateTime,
  { exceptions, deadlines }: WatchCalendar,
): DateTime<true> | undefined {
  const today = dateOf(now);
  if (schedule.kind === "change") {
    const local = now.setZone(ZONE);
    const isOffice = isWorkingDay(today, exceptions) && local.hour >= LOOK_FROM && local.hour < LOOK_UNTIL;
    return isOffice ? moment(today, `${local.hour}:00`) : undefined;
  }
  const days =
    schedule.kind === "before-deadline"
      ? deadlines.map((deadline) => shiftWorkingDays(deadline, -schedule.workingDays, exceptions))
      : Array.from({ length: LOOK_BACK_DAYS }, (_, back) => addDays(today, -back))
          .filter((day) => isDay(schedule, day))
          .map((day) => onWorkingDay(day, exceptions));
  return days
    .map((day) => moment(day, schedule.at))
    .filter((due) => due <= now)
    .toSorted((a, b) => b.toMillis() - a.toMillis())[0];
}

/** How far ahead the next moment is looked for. */
const LOOK_AHEAD_DAYS = 400;

/** The first moment after now for which a schedule comes due; undefined for changes, and with no deadline ahead. */
export function nextDue(
  schedule: WatchSchedule,
  now: DateTime,
  { exceptions, deadlines }: WatchCalendar,
): DateTime<true> | undefined {
  if (schedule.kind === "change") return undefined;
  const today = dateOf(now);
  const days =
    schedule.kind === "before-deadline"
      ? deadlines.map((deadline) => shiftWorkingDays(deadline, -schedule.workingDays, exceptions))
      : Array.from({ length: LOOK_AHEAD_DAYS }, (_, ahead) => addDays(today, ahead - LOOK_BACK_DAYS))
          .filter((day) => isDay(schedule, day))
          .map((day) => onWorkingDay(day, exceptions));
  return days
    .map((day) => moment(day, schedule.at))
    .filter((due) => due > now)
    .toSorted((a, b) => a.toMillis() - b.toMillis())[0];
}

/** Nothing is sent unasked before or after these; in minutes of the day. */
const SENT_FROM = 7 * 60;
const SENT_UNTIL = 17 * 60 + 30;
/** Watches are looked after every half hour. */
const STEP = 30;

/** The nearest time at or after the wished one at which something can be sent: on the half hour, 7:00 to 17:30. */
export function sendingTime(at: string): string {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const wished = Math.ceil((hour * 60 + minute) / STEP) * STEP;
  const chosen = Math.min(Math.max(wished, SENT_FROM), SENT_UNTIL);
  return `${String(Math.floor(chosen / 60)).padStart(2, "0")}:${String(chosen % 60).padStart(2, "0")}`;
}

/** One line of what is watched, as programs read it. */
export type WatchRow = Readonly<Record<string, unknown>>;

/** The same line in the same text: a database gives keys back in an order of its own. */
function canonical(row: WatchRow): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function areSame(rows: readonly WatchRow[], last: readonly WatchRow[]): boolean {
  return rows.length === last.length && rows.every((row, at) => canonical(row) === canonical(last[at] ?? {}));
}

/** What becomes of a watch whose time has come. */
export type WatchDecision = "sent" | "same" | "silent";

/** What tells two lines apart that say the same of different things. */
function subjectOf(row: WatchRow): string {
  return JSON.stringify([row["unit"], row["indicator"], row["period"], row["directive"]]);
}

/**
 * Whether there is something to say: a schedule speaks when anything differs from the last time (or always, for the
 * first), a watch for changes only when a unit or task is in it that was not. What left it is good news that can wait.
 */
export function decideWatch(
  schedule: WatchSchedule,
  whenSame: "line" | "nothing",
  rows: readonly WatchRow[],
  last: readonly WatchRow[] | null,
): WatchDecision {
  if (schedule.kind === "change") {
    const known = new Set((last ?? []).map(subjectOf));
    return last !== null && rows.some((row) => !known.has(subjectOf(row))) ? "sent" : "silent";
  }
  if (last === null || !areSame(rows, last)) return "sent";
  return whenSame === "line" ? "same" : "silent";
}
