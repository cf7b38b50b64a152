import type { DateTime } from "luxon";
import { daysLate, lastDay, type Deadline } from "../domain/deadline.ts";
import type { Plan } from "../domain/plan.ts";
import { isOverdue } from "../domain/reminder.ts";
import { addDays, dateOf, weekdayOf } from "../domain/time.ts";
import { countWorkingDays, type DayExceptions } from "../domain/working-days.ts";
import { formatDate } from "../render/dates.ts";
import type { Language } from "../render/message.ts";
import { reminderMessages } from "./reminder-messages.ts";

/** What the text of a notice is made with, besides its lines. */
export interface NoticeContext {
  readonly now: DateTime;
  readonly exceptions: DayExceptions;
  /** By id; of every line's plan. */
  readonly plans: ReadonlyMap<number, Plan>;
}

/** "trước ngày 25/8/2024", and how much time is left or gone. */
export function dueWords(
  line: { readonly deadline: Deadline; readonly language: Language },
  { now, exceptions }: Pick<NoticeContext, "now" | "exceptions">,
): { readonly due: string; readonly left: string } {
  const { deadline } = line;
  const words = reminderMessages[line.language];
  const date = formatDate(deadline.on);
  // Working days are counted up to and without the day after the last one on time.
  const end = addDays(lastDay(deadline), 1);
  return {
    due: deadline.kind === "before" ? words.before(date) : words.by(date),
    left: isOverdue(deadline, now)
      ? words.overdue(daysLate(now, deadline))
      : words.left(countWorkingDays(dateOf(now), end, exceptions)),
  };
}

/** A moment as people say it: "14:00 thứ năm 15/8/2024". */
export function momentWords(at: DateTime, language: Language): string {
  const words = reminderMessages[language].snooze;
  const day = dateOf(at);
  return words.at(at.toFormat("HH:mm"), words.weekdays[weekdayOf(day) - 1] ?? "", formatDate(day));
}
