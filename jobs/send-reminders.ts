import { renderReminder } from "../src/dialogue/reminder.ts";
import type { Plan } from "../src/domain/plan.ts";
import { decideRungs, isOfficeTime, type RungDecision } from "../src/domain/reminder.ts";
import { dateOf } from "../src/domain/time.ts";
import type { DayExceptions } from "../src/domain/working-days.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { transaction } from "../src/store/database.ts";
import { addToOutbox } from "../src/store/outbox.ts";
import { listPlans } from "../src/store/plans.ts";
import { addToLedger, listOwedReports, OWED_PAGE, type OwedReport } from "../src/store/reminders.ts";
import type { Job, JobContext } from "./job.ts";

/** What every report of a sweep is decided with. */
interface Rules {
  readonly plans: ReadonlyMap<number, Plan>;
  readonly exceptions: DayExceptions;
}

/** Writes one decided rung into the ledger and, when it is to be said, its message into the outbox, together. */
async function commit(context: JobContext, owed: OwedReport, decision: RungDecision, rules: Rules): Promise<string> {
  const { db, now } = context;
  const saidNow = decision.outcome !== "overtaken";
  const outcome = saidNow && owed.chatId === null ? "unreachable" : decision.outcome;
  return transaction(db, async (trx) => {
    const line = { obligationId: owed.obligationId, rung: decision.workingDays, personId: owed.personId };
    const reminderId = await addToLedger(trx, { ...line, dueAt: decision.dueAt, outcome }, now);
    if (!reminderId) return "repeated";
    if (saidNow && owed.chatId !== null) {
      const plan = rules.plans.get(owed.planId) as Plan;
      const reply = renderReminder({ ...owed, plan }, decision, now, rules.exceptions);
      const key = `reminder~${line.obligationId}~${line.rung}~${line.personId}`;
      await addToOutbox(trx, [{ key, chatId: owed.chatId, reply, priority: "broadcast", reminderId }], now);
    }
    return outcome;
  });
}

/** Reminds the officers of units that have not sent their report, a rung of the plan's ladder at a time. */
export const sendRemindersJob: Job = {
  name: "send-reminders",
  cron: "0 7-17 * * *",
  timeoutMs: 300_000,
  attempts: 5,
  async run(context) {
    const counters = { sent: 0, late: 0, overtaken: 0, unreachable: 0, repeated: 0 };
    const exceptions = await getDayExceptions(context.db);
    if (!isOfficeTime(context.now, exceptions)) return counters;
    const plans = new Map((await listPlans(context.db)).map(({ id, plan }) => [id, plan]));
    const rules = { plans, exceptions };
    const today = dateOf(context.now);
    let after = { obligationId: 0, personId: 0 };
    for (;;) {
      const page = await listOwedReports(context.db, context.now, today, after);
      for (const owed of page) {
        const ladder = plans.get(owed.planId)?.ladder ?? [];
        const question = { ...owed, ladder, decided: new Set(owed.decidedRungs) };
        for (const decision of decideRungs(question, context.now, rules.exceptions))
          counters[(await commit(context, owed, decision, rules)) as keyof typeof counters] += 1;
      }
      const last = page.at(-1);
      if (!last || page.length < OWED_PAGE) return counters;
      after = last;
    }
  },
};
