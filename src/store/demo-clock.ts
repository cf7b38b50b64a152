import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db } from "./database.ts";

/** Where the demonstration clock stood when it was last moved, and how long ago that was in real time. */
export async function findDemoClock(db: Db): Promise<{ at: DateTime<true>; elapsedMs: number } | undefined> {
  const { rows } = await sql<{ at: DateTime<true>; elapsed_ms: number }>`
    select at, (extract(epoch from clock_timestamp() - set_at) * 1000)::float8 as elapsed_ms from demo_clock`.execute(
    db,
  );
  return rows[0] && { at: rows[0].at, elapsedMs: rows[0].elapsed_ms };
}

/** Keeps where the demonstration clock stands, for the next start and for other processes. */
export async function saveDemoClock(db: Db, at: DateTime): Promise<void> {
  await sql`
    insert into demo_clock (id, at, set_at) values (1, ${at}, clock_timestamp())
    on conflict (id) do update set at = excluded.at, set_at = excluded.set_at`.execute(db);
}
