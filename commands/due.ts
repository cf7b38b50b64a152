import { getPeriod } from "../src/domain/period.ts";
import { daysLate } from "../src/domain/deadline.ts";
import { isOverdue } from "../src/domain/reminder.ts";
import { indicatorsOf } from "../src/domain/plan.ts";
import { dateOf } from "../src/domain/time.ts";
import { countWorkingDays } from "../src/domain/working-days.ts";
import { approvalMessages } from "../src/dialogue/approval-messages.ts";
import { parseEntries, progressOf } from "../src/dialogue/forms/draft.ts";
import { isSent, listReportsOf, REPORT_FORM, reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, Turn } from "../src/dialogue/turn.ts";
import type { DayExceptions } from "../src/domain/working-days.ts";
import { formatDate, formatInstant, periodName } from "../src/render/dates.ts";
import { bold, say, text, type Block, type Choice } from "../src/render/message.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { listDraftEntries } from "../src/store/drafts.ts";
import type { Obligation } from "../src/store/reports.ts";
import { messages } from "./messages.ts";

function describe(turn: Turn, report: Obligation, entries: unknown, exceptions: DayExceptions): Block {
  const { language, now } = turn;
  const words = messages[language].due;
  const period = getPeriod(report.period);
  const name = bold(`${periodName(period, language)} · ${report.unitName}`);
  if (report.report && isSent(report))
    return text(name, `: ${words.sent(formatInstant(report.report.submittedAt, language))}`);
  if (report.report?.status === "approved" && report.revisionReason !== null)
    return text(name, `: ${approvalMessages[language].revise.inProgress(report.revisionReason)}`);
  const { deadline } = report;
  const due = deadline.kind === "before" ? words.before(formatDate(deadline.on)) : words.by(formatDate(deadline.on));
  const left = isOverdue(deadline, now)
    ? words.overdue(daysLate(now, deadline))
    : words.left(countWorkingDays(dateOf(now), deadline.on, exceptions));
  const progress = progressOf(entries ? parseEntries(entries) : {}, indicatorsOf(report.plan, period.kind), language);
  return text(name, `: ${due}, ${left}; ${words.entered(progress.entered, progress.total)}`);
}

/** What is due for the person's unit, and how long there is. */
export const dueCommand: Command = {
  name: "handop",
  words: ["hạn nộp", "hạn nộp của tôi", "việc của tôi", "báo cáo phải nộp", "/due", "due", "my reports"],
  summary: { vi: "Báo cáo phải nộp và thời hạn", en: "Reports due and their dates" },
  where: "private",
  mayUse: (assignments) => reportingUnits(assignments).length > 0,
  async run(turn) {
    const words = messages[turn.language].due;
    const reports = await listReportsOf(turn);
    if (reports.length === 0) return { replies: [say(words.nothing)] };
    const ids = reports.map((report) => report.id);
    const drafts = await listDraftEntries(turn.trx, REPORT_FORM, ids);
    const exceptions = await getDayExceptions(turn.trx);
    const choices = reports
      .filter((report) => !isSent(report))
      .map((report): Choice => ({
        label: words.report(periodName(getPeriod(report.period), turn.language)),
        action: { name: "baocao", args: { obligation: String(report.id) } },
      }));
    const blocks = reports.map((report) => describe(turn, report, drafts.get(report.id), exceptions));
    return { replies: [{ blocks: [text(bold(words.title)), ...blocks], ...(choices.length ? { choices } : {}) }] };
  },
};
