import type { DateTime } from "luxon";
import { nextOfficeMoment } from "./reminder-hours.ts";
import { addDays, dateOf, daysBetween, startOf, weekdayOf, ZONE, type IsoDate } from "./time.ts";
import type { DayExceptions } from "./working-days.ts";

/** When somebody wants to be reminded again, as they say it. Days of the week count from 1, Monday. */
export type SnoozeWish =
  | { readonly kind: "afternoon" | "morning" | "tomorrow-afternoon" }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "day"; readonly on: IsoDate }
  | { readonly kind: "hours"; readonly hours: number };

/** A longer snooze is a way to stop being reminded. */
export const MOST_SNOOZE_DAYS = 14;

/** When a wish is met, or why it is not: the hour has passed, or it is too far away. */
export type SnoozeDecision =
  | {
      readonly kind: "until";
      readonly at: DateTime<true>;
      /** The wish fell on a day off or outside office hours, so it is met at the next office moment. */
      readonly isMoved: boolean;
    }
  | { readonly kind: "refused"; readonly why: "passed" | "too-far" };

const MORNING = { hour: 8 };
const AFTERNOON = { hour: 14 };

function wishedMoment(wish: SnoozeWish, now: DateTime): DateTime<true> {
  const today = dateOf(now);
  switch (wish.kind) {
    case "afternoon":
      return startOf(today).set(AFTERNOON);
    case "morning":
      return startOf(addDays(today, 1)).set(MORNING);
    case "tomorrow-afternoon":
      return startOf(addDays(today, 1)).set(AFTERNOON);
    case "weekday": {
      const ahead = (wish.weekday - weekdayOf(today) + 7) % 7;
      return startOf(addDays(today, ahead === 0 ? 7 : ahead)).set(MORNING);
    }
    case "day":
      return startOf(wish.on).set(wish.on === today ? AFTERNOON : MORNING);
    case "hours":
      return now.setZone(ZONE).plus({ hours: wish.hours }) as DateTime<true>;
  }
}

/**
 * The moment at which a snooze runs out: this afternoon is 14:00, a day begins at 8:00. A moment on a day off or outside
 * office hours is moved to the next office moment, never to an earlier one.
 */
export function decideSnooze(wish: SnoozeWish, now: DateTime, exceptions: DayExceptions): SnoozeDecision {
  const wished = wishedMoment(wish, now);
  if (wished <= now) return { kind: "refused", why: "passed" };
  if (daysBetween(dateOf(now), dateOf(wished)) > MOST_SNOOZE_DAYS) return { kind: "refused", why: "too-far" };
  const at = nextOfficeMoment(wished, exceptions);
  const isDayOff = dateOf(at) !== dateOf(wished);
  return { kind: "until", at: isDayOff ? startOf(dateOf(at)).set(MORNING) : at, isMoved: +at !== +wished };
}
