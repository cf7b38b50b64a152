import { personalDataMessages } from "../src/dialogue/people/personal-data-messages.ts";
import { RETENTION } from "../src/domain/retention.ts";
import { ENFORCE } from "../src/store/retention.ts";
import type { Job } from "./job.ts";

/** Erases and deletes what has been kept for as long as the retention table says. */
export const enforceRetentionJob: Job = {
  name: "enforce-retention",
  cron: "15 2 * * *",
  timeoutMs: 300_000,
  attempts: 3,
  async run({ db, now }) {
    const { pseudonym, erased } = personalDataMessages.vi;
    const counters: Record<string, number> = {};
    for (const { what, keep } of RETENTION)
      counters[what] = await ENFORCE[what](db, { before: now.minus(keep), now, pseudonymOf: pseudonym, text: erased });
    return counters;
  },
};
