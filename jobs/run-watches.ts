import { watchCalendar } from "../src/dialogue/watches/watch.ts";
import { dateOf } from "../src/domain/time.ts";
import { latestDue, type WatchCalendar } from "../src/domain/watch.ts";
import { transaction } from "../src/store/database.ts";
import { storeIncoming } from "../src/store/inbox.ts";
import { claimWatchRun, endWatch, listActiveWatches, type ActiveWatch } from "../src/store/watches.ts";
import type { Job, JobContext } from "./job.ts";

const PAGE = 500;

/** Brings a watch whose moment has come into its chat's lane, where it is answered by its person's rights of then. */
async function bring(
  { db, now }: JobContext,
  watch: ActiveWatch,
  calendar: WatchCalendar,
): Promise<"brought" | "ended" | undefined> {
  const { id, sender } = watch;
  const due = latestDue(watch.schedule, now, calendar);
  if (!due || due <= watch.lastDueAt) return undefined;
  return transaction(db, async (trx) => {
    if (!(await claimWatchRun(trx, id, due))) return undefined;
    if (sender === null) {
      await endWatch(trx, id, "no-right", now);
      return "ended";
    }
    const incoming = {
      platform: watch.platform,
      bot: watch.bot,
      messageId: `watch~${id}~${due.toMillis()}`,
      chat: { externalId: watch.chatExternalId, kind: watch.chatKind },
      sender: { externalId: sender },
      content: { kind: "due", command: "theodoi", args: { watch: String(id), due: due.toISO() } },
    } as const;
    await storeIncoming(trx, incoming, now);
    return "brought";
  });
}

/** Finds the watches whose moment has come; of several that were missed only the latest is said, marked late. */
export const runWatchesJob: Job = {
  name: "run-watches",
  cron: "0,30 7-17 * * *",
  timeoutMs: 300_000,
  attempts: 5,
  async run(context) {
    const counters = { brought: 0, ended: 0 };
    const calendars = new Map<number | null, WatchCalendar>();
    let after = 0;
    for (;;) {
      const page = await listActiveWatches(context.db, after, PAGE, dateOf(context.now));
      for (const watch of page) {
        const calendar = calendars.get(watch.unitId) ?? (await watchCalendar(context.db, watch.unitId, context.now));
        calendars.set(watch.unitId, calendar);
        const result = await bring(context, watch, calendar);
        if (result) counters[result] += 1;
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) return counters;
      after = last.id;
    }
  },
};
