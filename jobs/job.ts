import type { DateTime } from "luxon";
import type { Db } from "../src/store/database.ts";
import type { Logger } from "../src/log.ts";

/** Something that happens unasked. One file each, listed in the index. */
export interface Job {
  /** Latin words joined by hyphens; no colon. */
  readonly name: string;
  /** When it comes, in Asia/Ho_Chi_Minh: five cron fields. */
  readonly cron: string;
  readonly timeoutMs: number;
  readonly attempts: number;
  /**
   * A function of now and the database: it finds what is due and not yet in a ledger. So a missed run is caught up by
   * the next, and a second run of the same moment does nothing. Returns counters, the evidence of the run.
   */
  run(context: JobContext): Promise<Readonly<Record<string, number>>>;
}

export interface JobContext {
  readonly db: Db;
  readonly now: DateTime<true>;
  readonly log: Logger;
}
