import { setTimeout as sleep } from "node:timers/promises";
import { CronExpressionParser } from "cron-parser";
import type { DateTime } from "luxon";
import { DateTime as Luxon } from "luxon";
import type { Job } from "../../jobs/job.ts";
import type { Clock } from "../clock.ts";
import { ZONE } from "../domain/time.ts";
import { Fault, newIncident } from "../fault.ts";
import type { Logger } from "../log.ts";
import type { Db } from "../store/database.ts";
import { beginJobRun, endJobRun } from "../store/job-runs.ts";

export interface RunDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Throws on a declaration that cannot work: a double name, a missing time-out, attempts or schedule, a colon in a name. */
export function checkJobs(jobs: readonly Job[]): void {
  const names = new Set<string>();
  for (const job of jobs) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(job.name)) throw new Error(`a job may not be called "${job.name}"`);
    if (names.has(job.name)) throw new Error(`two jobs are called ${job.name}`);
    names.add(job.name);
    if (!(job.timeoutMs > 0) || !(job.attempts > 0)) throw new Error(`job ${job.name} needs a time-out and attempts`);
    CronExpressionParser.parse(job.cron, { tz: ZONE.name });
  }
}

/**
 * Runs one due moment of a job, once: the run is noted, and a second call for the same moment does nothing.
 * A failure is logged with an incident code and thrown as a fault, so that the queue tries again.
 */
export async function runJob(deps: RunDeps, job: Job, dueAt: DateTime): Promise<void> {
  const now = deps.clock.now();
  if (!(await beginJobRun(deps.db, job.name, dueAt, now))) return;
  const startedAt = performance.now();
  const outOfTime = new AbortController();
  try {
    const counters = await Promise.race([
      job.run({ db: deps.db, now, log: deps.log }),
      sleep(job.timeoutMs, undefined, { signal: outOfTime.signal, ref: false }).then(() => {
        throw new Fault("job-timeout", "later");
      }),
    ]);
    await endJobRun(deps.db, { job: job.name, dueAt }, { counters }, deps.clock.now());
    const tookMs = Math.round(performance.now() - startedAt);
    const level = tookMs > job.timeoutMs * 0.75 ? "error" : "debug";
    deps.log[level]({ job: job.name, dueAt: dueAt.toISO(), tookMs, counters }, "job done");
  } catch (error) {
    const incident = newIncident();
    deps.log.error({ job: job.name, dueAt: dueAt.toISO(), incident, err: error }, "job failed");
    throw new Fault("job-failed", "later", error);
  } finally {
    outOfTime.abort();
  }
}

/** One moment at which a job is due. */
export interface DueRun {
  readonly job: Job;
  readonly at: DateTime<true>;
}

/** The moments in `(from, to]` at which jobs are due, in order; at the same moment in the order of the list. */
export function listDueRuns(jobs: readonly Job[], from: DateTime, to: DateTime): DueRun[] {
  const runs = jobs.flatMap((job, order) => {
    const schedule = CronExpressionParser.parse(job.cron, { currentDate: from.toJSDate(), tz: ZONE.name });
    const found: (DueRun & { order: number })[] = [];
    for (;;) {
      const at = Luxon.fromMillis(schedule.next().getTime(), { zone: ZONE }) as DateTime<true>;
      if (at > to) return found;
      found.push({ job, at, order });
    }
  });
  return runs.sort((a, b) => a.at.toMillis() - b.at.toMillis() || a.order - b.order);
}
