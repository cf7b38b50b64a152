import { openObligations } from "../src/store/obligations.ts";
import type { Job } from "./job.ts";

/** Makes each unit's report for a period owed from the day on which the plan opens it. */
export const openObligationsJob: Job = {
  name: "open-obligations",
  cron: "5 0 * * *",
  timeoutMs: 60_000,
  attempts: 5,
  run: async ({ db, now }) => ({ opened: await openObligations(db, now) }),
};
