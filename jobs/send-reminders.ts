import { renderNotice } from "../src/dialogue/reminders/reminder.ts";
import { createNoticeContext } from "../src/dialogue/reminders/words.ts";
import type { Plan } from "../src/domain/plan.ts";
import type { Economy } from "../src/domain/quota.ts";
import { isOfficeTime } from "../src/domain/reminder-hours.ts";
import { listRungsUntilToday } from "../src/domain/reminder.ts";
import { decideNotice, type OpenLine, type Reader } from "../src/domain/reminder-notice.ts";
import { dateOf } from "../src/domain/time.ts";
import type { DayExceptions } from "../src/domain/working-days.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { transaction, type Trx } from "../src/store/database.ts";
import { addNotices, addNoticesToOutbox, listNoticeLines, type DecidedReader } from "../src/store/notices.ts";
import { listPlans } from "../src/store/plans.ts";
import { botKey } from "../src/store/bots.ts";
import { findEconomy } from "../src/store/quota.ts";
import {
  listOpenDeadlines,
  listUndecidedGroups,
  listUndecidedPeople,
  lockReminders,
  type Sought,
  type UndecidedReader,
  type UndecidedRung,
} from "../src/store/reminders.ts";
import type { Job, JobContext } from "./job.ts";

/** How many people are read, decided and written at a time. */
const PAGE = 1000;

/** What every reader of a sweep is decided with. */
interface Rules {
  readonly plans: ReadonlyMap<number, Plan>;
  readonly exceptions: DayExceptions;
}

/** Rungs of one report for one reader as the decision sees them. A reader of two roles reads each rung once. */
function toLine(obligationId: number, rungs: readonly UndecidedRung[], rules: Rules): OpenLine | undefined {
  const [first] = rungs;
  const plan = first && rules.plans.get(first.planId);
  if (!first || !plan) return undefined;
  const priorities = new Map(plan.ladder.map((rung) => [rung.workingDays, rung.priority]));
  const open = rungs.flatMap(({ rung, dueAt, recipient }) =>
    rung === null || dueAt === null
      ? []
      : [{ rung, dueAt, recipient, priority: priorities.get(rung) ?? ("normal" as const) }],
  );
  const { snoozeId, snoozeUntil, recipient, wasMoved } = first;
  return {
    obligationId,
    hours: plan.officeHours,
    rungs: [...new Map(open.toReversed().map((one) => [one.rung, one])).values()].toReversed(),
    snooze: snoozeId !== null && snoozeUntil !== null ? { id: snoozeId, until: snoozeUntil, recipient } : null,
    wasMoved,
  };
}

function decide(
  found: UndecidedReader,
  now: JobContext["now"],
  rules: Rules & { readonly economies: ReadonlyMap<string, Economy> },
): DecidedReader {
  const lines = [...Map.groupBy(found.rungs, ({ obligationId }) => obligationId)];
  const reader: Reader = {
    lines: lines.flatMap(([id, rungs]) => toLine(id, rungs, rules) ?? []),
    lastNoticeOn: found.lastNoticeOn,
    chats: found.chats.map((chat) => ({ id: chat.id, economy: rules.economies.get(botKey(chat)) ?? "none" })),
  };
  return {
    personId: found.personId,
    groupChatId: found.personId === null ? (found.chats[0]?.id ?? null) : null,
    decision: decideNotice(reader, now, rules.exceptions),
    dueOn: new Map(found.rungs.map(({ obligationId, dueOn }) => [obligationId, dueOn])),
  };
}

/** Decides for a page of readers and writes ledger, notices and messages together. */
async function commit(
  trx: Trx,
  found: readonly UndecidedReader[],
  now: JobContext["now"],
  rules: Rules,
): Promise<readonly DecidedReader[]> {
  if (found.length === 0) return [];
  const on = { now, today: dateOf(now) };
  const scarcity = { ...rules, economies: await findEconomy(trx, now) };
  const readers = found.map((one) => decide(one, now, scarcity)).filter(({ decision }) => decision.lines.length > 0);
  if (readers.length === 0) return readers;
  const ids = await addNotices(trx, readers, on);
  const notices = Map.groupBy(await listNoticeLines(trx, ids, on), ({ noticeId }) => noticeId);
  const context = createNoticeContext(now, rules);
  const messages = [...notices].map(([noticeId, lines]) => ({
    noticeId,
    chatId: lines[0]?.chatId ?? 0,
    reply: renderNotice(lines, context),
  }));
  await addNoticesToOutbox(trx, messages, now);
  return readers;
}

/** Which rungs are looked for: those of all open deadlines that have come, or come later today. */
async function seek({ db, now }: JobContext, rules: Rules): Promise<Sought> {
  const today = dateOf(now);
  const deadlines = await listOpenDeadlines(db, today);
  const rungs = deadlines.flatMap((open) => {
    const plan = rules.plans.get(open.planId);
    return plan
      ? listRungsUntilToday(plan, open.deadline, now, rules.exceptions).map((rung) => ({ ...open, ...rung }))
      : [];
  });
  return { now, today, deadlines, rungs };
}

/**
 * Writes to everybody for whom a rung of a ladder is due or a snooze has run out, one message each. A page of readers is
 * one transaction, and sweeps wait for each other, so that two at once find different work.
 */
async function sweep(context: JobContext, rules: Rules): Promise<Readonly<Record<string, number>>> {
  const { db, now } = context;
  const counters = { notices: 0, sent: 0, late: 0, overtaken: 0, unreachable: 0, economised: 0 };
  const count = (readers: readonly DecidedReader[]): void => {
    for (const { decision } of readers) {
      if (decision.notice) counters.notices += 1;
      for (const { outcome } of decision.lines) counters[outcome] += 1;
    }
  };
  const sought = await seek(context, rules);
  if (sought.deadlines.length === 0) return counters;
  for (let after = 0, isMore = true; isMore;) {
    const found = await transaction(db, async (trx) => {
      await lockReminders(trx);
      const page = await listUndecidedPeople(trx, sought, { after, limit: PAGE });
      count(await commit(trx, page, now, rules));
      return page;
    });
    after = found.at(-1)?.personId ?? after;
    isMore = found.length === PAGE;
  }
  if (sought.rungs.some(({ to }) => to.includes("leaders-group")))
    await transaction(db, async (trx) => {
      await lockReminders(trx);
      count(await commit(trx, await listUndecidedGroups(trx, sought), now, rules));
    });
  return counters;
}

/** Reminds those who have not sent their report, and those who answer for them, a rung of the plan's ladder at a time. */
export const sendRemindersJob: Job = {
  name: "send-reminders",
  cron: "0 7-17 * * *",
  timeoutMs: 300_000,
  attempts: 5,
  async run(context) {
    const { db, now } = context;
    const exceptions = await getDayExceptions(db);
    const plans = new Map((await listPlans(db)).map(({ id, plan }) => [id, plan]));
    if (![...plans.values()].some(({ officeHours }) => isOfficeTime(now, exceptions, officeHours)))
      return { notices: 0 };
    return sweep(context, { plans, exceptions });
  },
};
