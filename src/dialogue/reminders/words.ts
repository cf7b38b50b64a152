import type { DateTime } from "luxon";
import { daysLate, lastDay, lateFrom, type Deadline } from "../../domain/deadline.ts";
import type { Plan } from "../../domain/plan.ts";
import { isOverdue } from "../../domain/reminder.ts";
import { addDays, dateOf, weekdayOf } from "../../domain/time.ts";
import { countWorkingDays, type DayExceptions } from "../../domain/working-days.ts";
import { formatDate } from "../../render/dates.ts";
import type { Language } from "../../render/message.ts";
import { reminderMessages } from "./messages.ts";

/** What the text of a notice is made with, besides its lines. */
export interface NoticeContext {
  readonly now: DateTime;
  readonly exceptions: DayExceptions;
  /** By id; of every line's plan. */
  readonly plans: ReadonlyMap<number, Plan>;
  /** What follows from a deadline alone, worked out once for the thousands of a wave that share it. */
  readonly known: Map<string, unknown>;
}

export function createNoticeContext(now: DateTime, rules: Pick<NoticeContext, "exceptions" | "plans">): NoticeContext {
  return { now, exceptions: rules.exceptions, plans: rules.plans, known: new Map() };
}

/** What a line's deadline comes to, by name, from memory if it was asked for before. */
export function remember<Value>(
  { known }: Pick<NoticeContext, "known">,
  key: readonly [name: string, line: Dated],
  work: () => Value,
): Value {
  const [name, { deadline, language }] = key;
  const full = `${name} ${deadline.kind} ${deadline.on} ${language}`;
  if (!known.has(full)) known.set(full, work());
  return known.get(full) as Value;
}

interface Dated {
  readonly deadline: Deadline;
  readonly language: Language;
}

/** How a deadline is spoken of at a moment. */
export interface DueWords {
  /** "trước ngày 25/8/2024". */
  readonly due: string;
  /** How much time is left or gone. */
  readonly left: string;
  readonly isOver: boolean;
  /** The first instant that is late, in milliseconds. */
  readonly lateAt: number;
}

export function dueWords(line: Dated, context: Pick<NoticeContext, "now" | "exceptions" | "known">): DueWords {
  return remember(context, ["due", line], () => {
    const { deadline } = line;
    const { now, exceptions } = context;
    const words = reminderMessages[line.language];
    const date = formatDate(deadline.on);
    const isOver = isOverdue(deadline, now);
    // Working days are counted up to and without the day after the last one on time.
    const end = addDays(lastDay(deadline), 1);
    return {
      due: deadline.kind === "before" ? words.before(date) : words.by(date),
      left: isOver
        ? words.overdue(daysLate(now, deadline))
        : words.left(countWorkingDays(dateOf(now), end, exceptions)),
      isOver,
      lateAt: lateFrom(deadline).toMillis(),
    };
  });
}

/** A moment as people say it: "14:00 thứ năm 15/8/2024". */
export function momentWords(at: DateTime, language: Language): string {
  const words = reminderMessages[language].snooze;
  const day = dateOf(at);
  return words.at(at.toFormat("HH:mm"), words.weekdays[weekdayOf(day) - 1] ?? "", formatDate(day));
}
