import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db } from "./database.ts";

/** Notes that a run begins; false when that run has been made already. A run that died without an end is made again. */
export async function beginJobRun(db: Db, job: string, dueAt: DateTime, now: DateTime): Promise<boolean> {
  const { rows } = await sql`
    insert into job_run (job, due_at, started_at) values (${job}, ${dueAt}, ${now})
    on conflict (job, due_at) do update set started_at = excluded.started_at
      where job_run.finished_at is null
    returning job`.execute(db);
  return rows.length > 0;
}

/** Notes how a run ended: its counters, or the code of what went wrong. */
export async function endJobRun(
  db: Db,
  run: { readonly job: string; readonly dueAt: DateTime },
  result: { readonly counters?: Readonly<Record<string, number>>; readonly incident?: string },
  now: DateTime,
): Promise<void> {
  await db
    .updateTable("job_run")
    .set({
      finished_at: now,
      counters: result.counters ? JSON.stringify(result.counters) : null,
      incident: result.incident ?? null,
    })
    .where("job", "=", run.job)
    .where("due_at", "=", run.dueAt)
    .execute();
}
