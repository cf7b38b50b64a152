import { renderCalendarGap } from "../src/dialogue/calendar/warning.ts";
import { findCalendarGap } from "../src/domain/calendar-watch.ts";
import { dateOf } from "../src/domain/time.ts";
import { isWorkingDay } from "../src/domain/working-days.ts";
import { findKnownYears, getDayExceptions } from "../src/store/calendar.ts";
import { transaction } from "../src/store/database.ts";
import { addToOutbox } from "../src/store/outbox.ts";
import { listPlans } from "../src/store/plans.ts";
import { listRecipients, type Recipient } from "../src/store/recipients.ts";
import type { Job } from "./job.ts";

/** Tells whoever keeps the calendar, once a month from November on, what next year's lacks. */
export const watchCalendarJob: Job = {
  name: "watch-calendar",
  cron: "20 8 * * *",
  timeoutMs: 60_000,
  attempts: 3,
  async run({ db, now }) {
    const today = dateOf(now);
    const plans = await listPlans(db);
    const gap = findCalendarGap(
      today,
      await findKnownYears(db),
      plans.map(({ plan }) => plan),
    );
    if (!gap || !isWorkingDay(today, await getDayExceptions(db))) return { told: 0 };
    const people = new Map<number, Recipient>();
    for (const scopeId of new Set(plans.map((plan) => plan.scopeId)))
      for (const one of await listRecipients(db, "schedule", scopeId, today)) people.set(one.personId, one);
    const told = [...people.values()].filter(({ chatId }) => chatId !== null);
    await transaction(db, (trx) =>
      addToOutbox(
        trx,
        told.map(({ personId, chatId, language }) => ({
          // One a month: the second of the same key is not stored.
          key: `calendar~${gap.year}~${today.slice(0, 7)}~${personId}`,
          chatId: chatId as number,
          reply: renderCalendarGap(gap, language),
          priority: "broadcast" as const,
        })),
        now,
      ),
    );
    return { told: told.length };
  },
};
