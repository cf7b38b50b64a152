import { sendDueNudges } from "../src/dialogue/nudges/send.ts";
import { isOfficeTime } from "../src/domain/reminder-hours.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { transaction } from "../src/store/database.ts";
import type { Job } from "./job.ts";

/** Sends what somebody asked for outside office hours, once offices are open, to those who still owe their report. */
export const sendNudgesJob: Job = {
  name: "send-nudges",
  cron: "0,30 7-17 * * *",
  timeoutMs: 120_000,
  attempts: 5,
  async run({ db, now }) {
    let told = 0;
    if (!isOfficeTime(now, await getDayExceptions(db))) return { told };
    for (;;) {
      const batch = await transaction(db, (trx) => sendDueNudges(trx, now));
      if (batch === 0) return { told };
      told += batch;
    }
  },
};
