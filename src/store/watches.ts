import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { IsoDate } from "../domain/time.ts";
import type { WatchDecision, WatchRow, WatchSchedule } from "../domain/watch.ts";
import { holdsOn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";

/** Something a chat has asked to be told again and again. */
export interface Watch {
  readonly id: number;
  readonly chatId: number;
  readonly personId: number;
  readonly subject: string;
  readonly schedule: WatchSchedule;
  readonly whenSame: "line" | "nothing";
  readonly pausedAt: DateTime | null;
  readonly lastDueAt: DateTime;
  /** What there was to say the last time; null before the first. */
  readonly lastRows: readonly WatchRow[] | null;
}

const WATCH = sql`
  w.id, w.chat_id as "chatId", w.person_id as "personId", w.subject, w.schedule, w.when_same as "whenSame",
  w.paused_at as "pausedAt", w.last_due_at as "lastDueAt", w.last_rows as "lastRows"`;

/** The watches of a chat, the oldest first; paused ones too. */
export async function listWatches(db: Db, chatId: number): Promise<Watch[]> {
  const { rows } = await sql<Watch>`
    select ${WATCH} from watch w where w.chat_id = ${chatId} and w.ended_at is null order by w.id`.execute(db);
  return rows;
}

/** A watch that has not ended. */
export async function findWatch(db: Db, id: number): Promise<Watch | undefined> {
  const { rows } = await sql<Watch>`select ${WATCH} from watch w where w.id = ${id} and w.ended_at is null`.execute(db);
  return rows[0];
}

/** Stores a watch that begins now; returns its id. */
export async function addWatch(
  trx: Trx,
  watch: Pick<Watch, "chatId" | "personId" | "subject" | "schedule" | "whenSame"> & { readonly inboxId: string },
  rows: readonly WatchRow[] | null,
  now: DateTime,
): Promise<number> {
  const row = await trx
    .insertInto("watch")
    .values({
      chat_id: watch.chatId,
      person_id: watch.personId,
      subject: watch.subject,
      schedule: JSON.stringify(watch.schedule),
      when_same: watch.whenSame,
      created_at: now,
      inbox_id: watch.inboxId,
      last_due_at: now,
      last_rows: rows === null ? null : JSON.stringify(rows),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes how a watch goes on; from a pause it goes on from now, without what it missed. */
export async function changeWatch(
  trx: Trx,
  id: number,
  change: "pause" | "resume" | { readonly whenSame: Watch["whenSame"] },
  now: DateTime,
): Promise<void> {
  const values =
    change === "pause"
      ? { paused_at: now }
      : change === "resume"
        ? { paused_at: null, last_due_at: now }
        : { when_same: change.whenSame };
  await trx.updateTable("watch").set(values).where("id", "=", id).execute();
}

/** Ends a watch for good. */
export async function endWatch(
  trx: Trx,
  id: number,
  ending: "asked" | "no-right" | "chat-gone",
  now: DateTime,
): Promise<void> {
  await trx
    .updateTable("watch")
    .set({ ended_at: now, ending })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

/** A watch with what is needed to bring it into its chat's lane. */
export interface ActiveWatch extends Watch {
  readonly platform: string;
  readonly bot: string;
  readonly chatExternalId: string;
  readonly chatKind: "private" | "group";
  /** The account of the person on the chat's platform; null when it has been unlinked. */
  readonly sender: string | null;
  /** The unit whose figures the chat sees: the group's, else the person's first. */
  readonly unitId: number | null;
}

/** Watches that go on, by id, a page at a time. */
export async function listActiveWatches(db: Db, after: number, limit: number, on: IsoDate): Promise<ActiveWatch[]> {
  const { rows } = await sql<ActiveWatch>`
    select ${WATCH}, c.platform, c.bot, c.external_id as "chatExternalId", c.kind as "chatKind",
      (select min(a.external_id) from account a
       where a.person_id = w.person_id and a.platform = c.platform and a.bot = c.bot) as sender,
      coalesce(c.unit_id, (
        select s.unit_id from assignment s where s.person_id = w.person_id
          and ${holdsOn("s", on)}
        order by s.id limit 1)) as "unitId"
    from watch w join chat c on c.id = w.chat_id
    where w.id > ${after} and w.ended_at is null and w.paused_at is null and c.unreachable_at is null
    order by w.id limit ${limit}`.execute(db);
  return rows;
}

/** Takes a moment of a watch: false when another process has taken it. */
export async function claimWatchRun(trx: Trx, id: number, dueAt: DateTime): Promise<boolean> {
  const { rows } = await sql`
    update watch set last_due_at = ${dueAt}
    where id = ${id} and ended_at is null and paused_at is null and last_due_at < ${dueAt} returning id`.execute(trx);
  return rows.length > 0;
}

/** Writes down what became of a moment of a watch, and what there was to say. */
export async function noteWatchRun(
  trx: Trx,
  run: { readonly id: number; readonly dueAt: DateTime; readonly outcome: WatchDecision | "ended" },
  rows: readonly WatchRow[] | null,
  now: DateTime,
): Promise<void> {
  await trx
    .insertInto("watch_run")
    .values({ watch_id: run.id, due_at: run.dueAt, ran_at: now, outcome: run.outcome })
    .onConflict((conflict) => conflict.columns(["watch_id", "due_at"]).doNothing())
    .execute();
  if (rows !== null)
    await trx
      .updateTable("watch")
      .set({ last_rows: JSON.stringify(rows) })
      .where("id", "=", run.id)
      .execute();
}
