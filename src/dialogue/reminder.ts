import type { DateTime } from "luxon";
import { daysLate, lastDay } from "../domain/deadline.ts";
import { getPeriod } from "../domain/period.ts";
import { indicatorsOf, type Plan } from "../domain/plan.ts";
import { isOverdue, type RungDecision } from "../domain/reminder.ts";
import { addDays, dateOf } from "../domain/time.ts";
import { countWorkingDays, type DayExceptions } from "../domain/working-days.ts";
import { formatDate, periodName } from "../render/dates.ts";
import { bold, text, type Reply } from "../render/message.ts";
import type { OwedReport } from "../store/reminders.ts";
import { parseEntries, progressOf } from "./forms/draft.ts";
import { messages } from "./messages.ts";

/** More names than this make a reminder too long for a phone. */
const MOST_NAMES = 4;

/**
 * The text of a reminder: what is due when, how far the draft is, what is missing, and a button that goes on exactly
 * there. One that comes later than its day says so.
 */
export function renderReminder(
  owed: OwedReport & { readonly plan: Plan },
  decision: RungDecision,
  now: DateTime,
  exceptions: DayExceptions,
): Reply {
  const words = messages[owed.language].reminder;
  const period = getPeriod(owed.period);
  const indicators = indicatorsOf(owed.plan, period.kind);
  const progress = progressOf(owed.draftEntries ? parseEntries(owed.draftEntries) : {}, indicators, owed.language);
  const due =
    owed.deadline.kind === "before"
      ? words.before(formatDate(owed.deadline.on))
      : words.by(formatDate(owed.deadline.on));
  const left = isOverdue(owed.deadline, now)
    ? words.overdue(daysLate(now, owed.deadline))
    : words.left(countWorkingDays(dateOf(now), dayAfterLast(owed), exceptions));
  const names = progress.missing.slice(0, MOST_NAMES).join(", ");
  const more = progress.missing.length - MOST_NAMES;
  const paragraphs = [
    text(bold(words.title(periodName(period, owed.language), owed.unitName))),
    text(words.due(due)),
    text(bold(words.progress(progress.entered, progress.total, left))),
    ...(progress.missing.length === 0
      ? [text(words.complete)]
      : progress.entered > 0
        ? [text(words.missing(names, Math.max(0, more)))]
        : []),
    ...(decision.outcome === "late" ? [text(words.late(formatDate(dateOf(decision.dueAt))))] : []),
  ];
  const label = progress.entered === 0 ? words.begin : words.goOn;
  return {
    blocks: paragraphs,
    choices: [{ label, action: { name: "baocao", args: { obligation: String(owed.obligationId) } } }],
  };
}

/** Working days are counted up to and without this date. */
function dayAfterLast(owed: OwedReport): string {
  return owed.deadline.kind === "before" ? owed.deadline.on : addDays(lastDay(owed.deadline), 1);
}
