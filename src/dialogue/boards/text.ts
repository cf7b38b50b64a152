import { boardStateOf, type BoardSummary } from "../../domain/board.ts";
import { daysLate, lastDay, type Deadline } from "../../domain/deadline.ts";
import { formatFigure } from "../../domain/number-format.ts";
import { isOverdue } from "../../domain/reminder.ts";
import { onTimeRate, reportingRate } from "../../domain/reporting-rate.ts";
import { addDays, dateOf } from "../../domain/time.ts";
import { countWorkingDays, type DayExceptions } from "../../domain/working-days.ts";
import { formatDate } from "../../render/dates.ts";
import type { Language } from "../../render/message.ts";
import type { StoredBoardReport } from "../../store/board.ts";
import { boardMessages } from "./messages.ts";
import type { Turn } from "../turn.ts";

/** "trước ngày 25/8/2024". */
export function deadlineText(deadline: Deadline, language: Language): string {
  const words = boardMessages[language];
  return (deadline.kind === "before" ? words.before : words.by)(formatDate(deadline.on));
}

/** How long there is, in working days up to and with the last day, or how long it has been over: "còn 10 ngày làm việc". */
export function timeLeft(deadline: Deadline, turn: Pick<Turn, "now" | "language">, exceptions: DayExceptions): string {
  const words = boardMessages[turn.language];
  if (isOverdue(deadline, turn.now)) return words.overdue(daysLate(turn.now, deadline));
  const today = dateOf(turn.now);
  if (today === lastDay(deadline)) return words.lastDay;
  return words.left(countWorkingDays(today, addDays(lastDay(deadline), 1), exceptions));
}

/** "9/11". */
export function receivedParts({ received, owed }: BoardSummary): string {
  return `${received}/${owed}`;
}

/** "81,82%"; a dash where nothing is owed. */
export function receivedRate(summary: BoardSummary): string {
  return formatFigure(reportingRate(summary)) ?? "–";
}

/** "63,64%" of what is owed; a dash where nothing is. */
export function onTimeRateText(summary: BoardSummary): string {
  return formatFigure(onTimeRate(summary)) ?? "–";
}

/** What a list says of one report besides its unit: "gửi 22/8/2024, muộn 1 ngày". */
export function detailOf(report: StoredBoardReport, turn: Pick<Turn, "now" | "language">): string {
  const words = boardMessages[turn.language];
  const { deadline, sentAt, decidedAt } = report;
  const state = boardStateOf(report, turn.now);
  if (sentAt === null)
    return state === "overdue"
      ? words.overdueBy(daysLate(turn.now, deadline))
      : words.notDue(formatDate(lastDay(deadline)));
  const late = daysLate(sentAt, deadline);
  return [
    words.sentAt(formatDate(dateOf(sentAt))),
    ...(late > 0 ? [words.late(late)] : []),
    ...(state === "returned" && decidedAt ? [words.returnedAt(formatDate(dateOf(decidedAt)))] : []),
  ].join(", ");
}
