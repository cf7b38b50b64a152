import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { listOwedReports, reportName } from "../src/dialogue/owed-reports.ts";
import { longNumberIn } from "../src/dialogue/press-args.ts";
import { reminderMessages } from "../src/dialogue/reminders/messages.ts";
import { hearSnooze, parseWish, readWish, snoozeChoices, SNOOZE_ACTION } from "../src/dialogue/reminders/snooze.ts";
import { createNoticeContext, momentWords } from "../src/dialogue/reminders/words.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import type { Deadline } from "../src/domain/deadline.ts";
import type { Recipient } from "../src/domain/plan.ts";
import { findUrgentRung } from "../src/domain/reminder.ts";
import { decideSnooze, MOST_SNOOZE_DAYS, type SnoozeWish } from "../src/domain/reminder-snooze.ts";
import { dateOf } from "../src/domain/time.ts";
import { say } from "../src/render/message.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { listNoticeLines } from "../src/store/notices.ts";
import { getPlansOf } from "../src/store/plans.ts";
import { addSnoozes, findNewestNotice } from "../src/store/snoozes.ts";

/** A report whose reminders can be put off, and as what the person is reminded of it. */
interface Snoozable {
  readonly id: number;
  readonly name: string;
  readonly planId: number;
  readonly deadline: Deadline;
  readonly recipient: Recipient;
}

async function listOfNotice(turn: Turn, noticeId: string): Promise<Snoozable[]> {
  const on = { now: turn.now, today: dateOf(turn.now) };
  const lines = await listNoticeLines(turn.trx, [noticeId], on);
  return lines
    .filter(({ personId, isNeeded }) => personId === turn.person.id && isNeeded)
    .filter(({ recipient }) => recipient === "officer" || recipient === "deputy" || recipient === "head")
    .map((line) => ({ ...line, id: line.obligationId, name: reportName(turn, line) }));
}

/** What the newest reminder spoke of and is still owed; for somebody without one, the reports to be filled in. */
async function listSnoozable(turn: Turn): Promise<{ readonly noticeId: string; readonly reports: Snoozable[] }> {
  const noticeId = await findNewestNotice(turn.trx, turn.person.id);
  const reports = noticeId === undefined ? [] : await listOfNotice(turn, noticeId);
  if (noticeId !== undefined && reports.length > 0) return { noticeId, reports };
  const owed = await listOwedReports(turn);
  return {
    noticeId: noticeId ?? "",
    reports: owed.map((one) => ({ ...one, name: reportName(turn, one), recipient: "officer" as const })),
  };
}

async function snooze(turn: Turn, reports: readonly Snoozable[], wish: SnoozeWish): Promise<Outcome> {
  const { trx, now, person, inboxId, language } = turn;
  const words = reminderMessages[language].snooze;
  if (reports.length === 0) return { replies: [say(words.nothing)] };
  const exceptions = await getDayExceptions(trx);
  const decided = decideSnooze(wish, now, exceptions);
  if (decided.kind === "refused")
    return { replies: [say(decided.why === "passed" ? words.passed : words.tooFar(MOST_SNOOZE_DAYS))] };
  const plans = await getPlansOf(
    trx,
    reports.map(({ planId }) => planId),
  );
  const urgent = reports.flatMap(({ planId, name, deadline, recipient }) => {
    const plan = plans.get(planId);
    const rung = plan && findUrgentRung(plan, { deadline, recipient, after: now, before: decided.at }, exceptions);
    return rung ? [words.urgent(name, momentWords(rung, language))] : [];
  });
  const names = reports.map(({ name }) => name).join(", ");
  const ids = reports.map(({ id }) => id);
  await addSnoozes(trx, { personId: person.id, obligationIds: ids, untilAt: decided.at, inboxId }, now);
  return {
    replies: [
      say(words.done(momentWords(decided.at, language), names), ...(decided.isMoved ? [words.movedOn] : []), ...urgent),
    ],
  };
}

/** Puts a reminder off: by the choices below it, or in a person's own words. */
export const snoozeCommand: Command = {
  name: SNOOZE_ACTION,
  words: [
    "nhắc lại",
    "nhắc lại sau",
    "nhắc tôi sau",
    "hẹn nhắc lại",
    "đừng nhắc nữa",
    "dừng nhắc",
    "ngừng nhắc",
    "/snooze",
    "snooze",
    "remind me later",
  ],
  summary: { vi: "Hẹn giờ nhắc lại báo cáo", en: "Be reminded of a report later" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "report", "approve"),
  hears: hearSnooze,
  async run(turn, argument) {
    const words = reminderMessages[turn.language].snooze;
    const { noticeId, reports } = await listSnoozable(turn);
    if (reports.length === 0) return { replies: [say(words.nothing)] };
    const wish = parseWish(argument, dateOf(turn.now));
    if (wish) return snooze(turn, reports, wish);
    const lines = reports.map(({ deadline }) => ({ deadline, language: turn.language }));
    const context = createNoticeContext(turn.now, { exceptions: await getDayExceptions(turn.trx), plans: new Map() });
    return { replies: [{ ...say(words.ask), choices: snoozeChoices(noticeId, lines, context) }] };
  },
  async press(turn, args) {
    const wish = readWish(args["when"] ?? "");
    if (!wish) return snoozeCommand.run(turn, "");
    const notice = longNumberIn(args, "notice");
    // The object is what that message spoke of, not what is newest in the chat.
    const reports = notice === undefined ? (await listSnoozable(turn)).reports : await listOfNotice(turn, notice);
    return snooze(turn, reports, wish);
  },
};
