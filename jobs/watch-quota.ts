import { raiseAlerts } from "../src/dialogue/quota/alerts.ts";
import { endPastStops } from "../src/store/bots.ts";
import { forgetOldSends } from "../src/store/sends.ts";
import type { Job } from "./job.ts";

/** Watches bots whose platform counts messages: tells of thresholds, and lets bots go on when the month is new. */
export const watchQuotaJob: Job = {
  name: "watch-quota",
  cron: "2 0,7-21 * * *",
  timeoutMs: 60_000,
  attempts: 3,
  run: async ({ db, now }) => ({
    released: await endPastStops(db, now),
    alerts: await raiseAlerts(db, now),
    forgotten: await forgetOldSends(db, now),
  }),
};
