import { sql } from "kysely";
import type { DateTime } from "luxon";
import { monthOf, type BotLimits } from "../domain/quota.ts";
import { recordAudit } from "./audit.ts";
import type { Db, Trx } from "./database.ts";

/** One bot of a platform that counts messages. */
export interface PlatformBot {
  readonly platform: string;
  readonly bot: string;
  readonly name: string;
}

/** The key of a bot in maps. */
export function botKey({ platform, bot }: Pick<PlatformBot, "platform" | "bot">): string {
  return `${platform}~${bot}`;
}

/** A bot, and what it may do. */
interface LimitedBot extends Pick<PlatformBot, "platform" | "bot"> {
  readonly limits: BotLimits;
}

/** Makes a bot known with its limits, or corrects them. A stop for a bad token ends: the platform has let the bot in. */
export async function registerBot(
  db: Db,
  { limits, ...bot }: PlatformBot & LimitedBot & { readonly shareLink: string },
): Promise<void> {
  await sql`
    insert into platform_bot (platform, bot, name, share_link, message_limit, people_limit, group_limit)
    values (${bot.platform}, ${bot.bot}, ${bot.name}, ${bot.shareLink}, ${limits.messages}, ${limits.people}, ${limits.groups})
    on conflict (platform, bot) do update set name = excluded.name, share_link = excluded.share_link, message_limit = excluded.message_limit,
      people_limit = excluded.people_limit, group_limit = excluded.group_limit,
      stopped_until = case when platform_bot.stop_reason = 'token' then null else platform_bot.stopped_until end,
      stop_reason = nullif(platform_bot.stop_reason, 'token')`.execute(db);
}

/** The bot to which the next person is best invited: the one with most room, of those that may send; none when all are full. */
export async function findBotWithRoom(
  db: Db,
  now: DateTime,
): Promise<{ readonly name: string; readonly shareLink: string | null } | undefined> {
  const { rows } = await sql<{ name: string; shareLink: string | null }>`
    select b.name, b.share_link as "shareLink"
    from platform_bot b, lateral (
      select b.people_limit - count(*) as places from chat c
      where c.platform = b.platform and c.bot = b.bot and c.kind = 'private') room
    where (b.stopped_until is null or b.stopped_until <= ${now}) and room.places > 0
    order by room.places desc, b.name limit 1`.execute(db);
  return rows[0];
}

/** Stops a bot whose messages the platform refuses, also one that never introduced itself. False when it stood already. */
export async function stopBot(
  trx: Trx,
  { limits, ...bot }: LimitedBot,
  reason: "quota" | "token",
  now: DateTime,
): Promise<boolean> {
  const until = monthOf(now).endsAt;
  const { rows } = await sql`
    insert into platform_bot (platform, bot, name, message_limit, people_limit, group_limit, stopped_until, stop_reason)
    values (${bot.platform}, ${bot.bot}, ${bot.bot}, ${limits.messages}, ${limits.people}, ${limits.groups},
      ${until}, ${reason})
    on conflict (platform, bot) do update set stopped_until = excluded.stopped_until, stop_reason = excluded.stop_reason
      where platform_bot.stopped_until is null or platform_bot.stopped_until <= ${now}
    returning bot`.execute(trx);
  if (rows.length > 0)
    await recordAudit(trx, [
      { at: now, action: "bot.stop", subject: `platform_bot/${botKey(bot)}`, new: { until: until.toISO() }, reason },
    ]);
  return rows.length > 0;
}

/** Lets a stopped bot send again before its time. False when it does not stand still. */
export async function liftStop(
  trx: Trx,
  bot: Pick<PlatformBot, "platform" | "bot">,
  by: { readonly personId: number; readonly inboxId: string; readonly at: DateTime },
): Promise<boolean> {
  const { rows } = await sql<{ until: DateTime }>`
    update platform_bot b set stopped_until = null, stop_reason = null
    from (select * from platform_bot where platform = ${bot.platform} and bot = ${bot.bot} for update) old
    where b.platform = old.platform and b.bot = old.bot and old.stopped_until is not null
    returning old.stopped_until as until`.execute(trx);
  const [lifted] = rows;
  if (!lifted) return false;
  // Should it be stopped again this month, that is news.
  await sql`delete from quota_alert where platform = ${bot.platform} and bot = ${bot.bot} and measure = 'stopped'`.execute(
    trx,
  );
  await recordAudit(trx, [
    {
      ...{ at: by.at, actorId: by.personId, inboxId: by.inboxId, action: "bot.lift" },
      ...{ subject: `platform_bot/${botKey(bot)}`, old: { until: lifted.until.toISO() } },
    },
  ]);
  return true;
}

/** Ends stops whose time has passed: the month is new. How many. */
export async function endPastStops(db: Db, now: DateTime): Promise<number> {
  const { numAffectedRows } = await sql`
    update platform_bot set stopped_until = null, stop_reason = null where stopped_until <= ${now}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
