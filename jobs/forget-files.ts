import { deleteForgottenAttachments } from "../src/store/attachments.ts";
import { deleteEndedUploadLinks } from "../src/store/upload-links.ts";
import type { Job } from "./job.ts";

/** How long a file waits to be said what it belongs to. */
const FORGOTTEN_AFTER = { days: 7 } as const;

/** Forgets files that came and were never said to belong to anything, and upload links that have ended. */
export const forgetFilesJob: Job = {
  name: "forget-files",
  cron: "35 2 * * *",
  timeoutMs: 120_000,
  attempts: 3,
  run: async ({ db, now }) => ({
    files: await deleteForgottenAttachments(db, now.minus(FORGOTTEN_AFTER)),
    links: await deleteEndedUploadLinks(db, now.minus(FORGOTTEN_AFTER)),
  }),
};
