import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Db } from "./database.ts";

/** One message that a platform counts: a part, from 0, of an outbox row. */
export interface SendPart {
  readonly platform: string;
  readonly bot: string;
  readonly outboxId: string;
  readonly part: number;
}

/**
 * What to do about a part: `go`; `again`: an earlier sender died over it, so it may have arrived; `done`: it has been
 * sent, or may have been and is not repeated; `stopped`: the platform refuses the bot's messages.
 */
export type SendStart = "go" | "again" | "done" | "stopped";

/** Writes down that a part is about to be sent, before it is: what is spent is never forgotten. */
export async function beginSend(db: Db, send: SendPart, now: DateTime): Promise<SendStart> {
  const { platform, bot, outboxId, part } = send;
  const { rows } = await sql<{ is_stopped: boolean; state: string | null }>`
    select exists (select 1 from platform_bot
        where platform = ${platform} and bot = ${bot} and stopped_until > ${now}) as is_stopped,
      (select state from platform_send where outbox_id = ${outboxId} and part = ${part}) as state`.execute(db);
  const [found] = rows;
  if (found?.state === "sent" || found?.state === "unknown") return "done";
  if (found?.is_stopped) return "stopped";
  await sql`
    insert into platform_send (platform, bot, outbox_id, part, state, at)
    values (${platform}, ${bot}, ${outboxId}, ${part}, 'begun', ${now})
    on conflict (outbox_id, part) do update set state = 'begun', at = excluded.at`.execute(db);
  return found?.state === "begun" ? "again" : "go";
}

/** Writes down how the sending of a part ended. A refused one costs nothing. */
export async function endSend(
  db: Db,
  send: Pick<SendPart, "outboxId" | "part">,
  end: { readonly state: "sent" | "unknown" | "refused"; readonly externalId?: string | undefined },
): Promise<void> {
  await db
    .updateTable("platform_send")
    .set({ state: end.state, external_id: end.externalId ?? null })
    .where("outbox_id", "=", send.outboxId)
    .where("part", "=", send.part)
    .execute();
}

/** How long the ledger is kept: a year and the month that runs. */
const KEPT_FOR = { months: 13 } as const;

/** Forgets what was sent more than thirteen months ago; how many messages. */
export async function forgetOldSends(db: Db, now: DateTime): Promise<number> {
  const result = await db.deleteFrom("platform_send").where("at", "<", now.minus(KEPT_FOR)).executeTakeFirst();
  return Number(result.numDeletedRows);
}
