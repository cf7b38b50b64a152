import { enforceRetentionJob } from "./enforce-retention.ts";
import { followUndeliveredJob } from "./follow-undelivered.ts";
import { forgetFilesJob } from "./forget-files.ts";
import type { Job } from "./job.ts";
import { openObligationsJob } from "./open-obligations.ts";
import { sendNudgesJob } from "./send-nudges.ts";
import { runWatchesJob } from "./run-watches.ts";
import { sendRemindersJob } from "./send-reminders.ts";
import { watchCalendarJob } from "./watch-calendar.ts";
import { watchQuotaJob } from "./watch-quota.ts";

/** Everything that happens unasked, in the order in which jobs due at the same moment run. */
export const jobs: readonly Job[] = [
  openObligationsJob,
  sendRemindersJob,
  followUndeliveredJob,
  runWatchesJob,
  sendNudgesJob,
  watchCalendarJob,
  watchQuotaJob,
  forgetFilesJob,
  enforceRetentionJob,
];
