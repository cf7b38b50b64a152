import { sql } from "kysely";
import type { DateTime } from "luxon";
import type { Deadline } from "../domain/deadline.ts";
import { countReminders, decideEconomy, monthOf, type BotUse, type Economy, type QuotaAlert } from "../domain/quota.ts";
import { dateOf, type IsoDate } from "../domain/time.ts";
import { listReminderDays, type OwedReport } from "../domain/reminder-forecast.ts";
import type { Language } from "../render/message.ts";
import { botKey, type PlatformBot } from "./bots.ts";
import { getDayExceptions } from "./calendar.ts";
import { holdsOn, isHandedIn } from "./conditions.ts";
import type { Db, Trx } from "./database.ts";
import { listPlans } from "./plans.ts";
import { audience } from "./reminders.ts";

/** How far back the pace of sending is looked at. */
const PACE_DAYS = 14;
/** The first days of a bot, when everybody tries everything, are no pace. */
const LEAST_PACE_MINUTES = 7 * 24 * 60;

/** A bot with what it has used and why it stands still, if it does. */
export interface BotState extends PlatformBot {
  readonly use: BotUse;
  readonly stoppedUntil: DateTime | null;
  readonly stopReason: "quota" | "token" | null;
}

interface UseRow extends PlatformBot {
  readonly messages: number;
  readonly people_limit: number;
  readonly group_limit: number;
  readonly stopped_until: DateTime | null;
  readonly stop_reason: "quota" | "token" | null;
  readonly spent: number;
  readonly recent: number;
  readonly minutes: number | null;
  readonly people: number;
  readonly groups: number;
}

interface OwedRow extends Omit<OwedReport, "deadline"> {
  readonly platform: string;
  readonly bot: string;
  readonly personId: number;
  readonly planId: number;
  readonly kind: Deadline["kind"];
  readonly dueOn: IsoDate;
}

/** Reports that are owed until a day, for each person whom a bot reaches: who is spoken to about them, as the sweep finds. */
async function listOwedByBot(db: Db, now: DateTime, until: IsoDate): Promise<OwedRow[]> {
  const today = dateOf(now);
  const { rows } = await sql<OwedRow>`
    with recursive rung as (select '["secretariat", "leaders"]'::jsonb as "to"),
    owed as materialized (
      select o.id, o.unit_id, o.plan_id, d.kind, d.due_on, d.opens_on, d.locked_on
      from obligation o join obligation_deadline d on d.obligation_id = o.id
      where d.opens_on < ${until} and d.locked_on > ${today} and not ${isHandedIn("o.id", now)}
    ), ${audience(today)},
    reached as materialized (
      select c.person_id, c.platform, c.bot
      from platform_bot b join chat c on c.platform = b.platform and c.bot = b.bot and c.kind = 'private'
      where c.unreachable_at is null and chat_of(c.person_id) = c.id
    )
    select distinct h.platform, h.bot, h.person_id as "personId", u.recipient, w.plan_id as "planId", w.kind,
      w.due_on as "dueOn", u.since, w.locked_on as "lockedOn", s.until_at as "snoozedUntil"
    from reached h join audience u on u.person_id = h.person_id join owed w on w.id = u.obligation_id
    left join snooze s on s.obligation_id = w.id and s.person_id = h.person_id and s.ended_at is null`.execute(db);
  return rows;
}

/** Days of reminders to come until the month's end, for each bot, as the ladders and the readers' snoozes stand. */
async function countRemindersAhead(db: Db, now: DateTime): Promise<Map<string, number>> {
  const until = dateOf(monthOf(now).endsAt);
  const owed = await listOwedByBot(db, now, until);
  if (owed.length === 0) return new Map();
  const plans = new Map((await listPlans(db)).map(({ id, plan }) => [id, plan]));
  const exceptions = await getDayExceptions(db);
  const span = { from: dateOf(now), until };
  const count = (rows: readonly OwedRow[]): number =>
    countReminders(
      rows.map((row) => {
        const plan = plans.get(row.planId);
        const report = { ...row, deadline: { kind: row.kind, on: row.dueOn } };
        return { people: [row.personId], days: plan ? listReminderDays(report, plan, now, exceptions) : [] };
      }),
      span,
    );
  return new Map([...Map.groupBy(owed, botKey)].map(([bot, rows]) => [bot, count(rows)]));
}

/** Every bot of platforms that count messages, with its use of this month, in the order of names. */
export async function listBots(db: Db, now: DateTime): Promise<BotState[]> {
  const { startsAt } = monthOf(now);
  const { rows } = await sql<UseRow>`
    select b.platform, b.bot, b.name, b.message_limit as messages, b.people_limit, b.group_limit,
      case when b.stopped_until > ${now} then b.stopped_until end as stopped_until,
      case when b.stopped_until > ${now} then b.stop_reason end as stop_reason,
      (select count(*) from platform_send s where s.platform = b.platform and s.bot = b.bot and s.state <> 'refused'
        and s.at >= ${startsAt} and s.at <= ${now})::int as spent,
      p.recent, p.minutes,
      (select count(*) from chat c where c.platform = b.platform and c.bot = b.bot and c.kind = 'private')::int as people,
      (select count(*) from chat c where c.platform = b.platform and c.bot = b.bot and c.kind = 'group'
        and c.unreachable_at is null)::int as groups
    from platform_bot b, lateral (
      select count(*) filter (where not exists (select 1 from notice n where n.outbox_id = s.outbox_id))::int as recent,
        ceil(extract(epoch from ${now}::timestamptz - min(s.at)) / 60)::int as minutes
      from platform_send s
      where s.platform = b.platform and s.bot = b.bot and s.state <> 'refused'
        and s.at > ${now.minus({ days: PACE_DAYS })} and s.at <= ${now}) p
    order by b.name, b.bot`.execute(db);
  if (rows.length === 0) return [];
  const ahead = await countRemindersAhead(db, now);
  return rows.map((row) => ({
    ...{ platform: row.platform, bot: row.bot, name: row.name },
    ...{ stoppedUntil: row.stopped_until, stopReason: row.stop_reason },
    use: {
      limits: { messages: row.messages, people: row.people_limit, groups: row.group_limit },
      ...{ spent: row.spent, people: row.people, groups: row.groups },
      recent: { messages: row.recent, minutes: Math.max(row.minutes ?? 0, LEAST_PACE_MINUTES) },
      remindersAhead: ahead.get(botKey(row)) ?? 0,
      isStopped: row.stopped_until !== null,
    },
  }));
}

/**
 * How sparing to be with each bot, by its key `platform~bot`. A bot that is not in the map sends as always.
 */
export async function findEconomy(db: Db, now: DateTime): Promise<ReadonlyMap<string, Economy>> {
  const bots = await listBots(db, now);
  return new Map(bots.map((bot) => [botKey(bot), decideEconomy(bot.use, now)]));
}

/** What has been told of each bot this month, as `measure~threshold` by the bot's key. */
export async function listRaisedAlerts(db: Db, now: DateTime): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom("quota_alert")
    .select(["platform", "bot", "measure", "threshold"])
    .where("month", "=", dateOf(monthOf(now).startsAt))
    .execute();
  const byBot = Map.groupBy(rows, botKey);
  return new Map(
    Array.from(byBot, ([bot, alerts]) => [
      bot,
      new Set(alerts.map(({ measure, threshold }) => `${measure}~${threshold}`)),
    ]),
  );
}

/** Notes that something is told of a bot; false when it has been this month. */
export async function addAlert(
  trx: Trx,
  bot: Pick<PlatformBot, "platform" | "bot">,
  alert: QuotaAlert,
  now: DateTime,
): Promise<boolean> {
  const added = await trx
    .insertInto("quota_alert")
    .values({
      ...{ platform: bot.platform, bot: bot.bot, measure: alert.measure, threshold: alert.threshold },
      ...{ month: dateOf(monthOf(now).startsAt), raised_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("measure")
    .executeTakeFirst();
  return added !== undefined;
}

/** Somebody to be told of a bot, in a chat that is not the bot's wherever there is one. */
export interface Watcher {
  readonly personId: number;
  readonly language: Language;
  readonly chatId: number;
}

/**
 * Admins and secretaries of today, each with the chat to be told in: of another platform if possible, else of another
 * bot, and of the bot itself only while it may send. Who has no such chat is left out.
 */
export async function listWatchers(db: Db, bot: BotState, on: IsoDate): Promise<Watcher[]> {
  const { rows } = await sql<Watcher>`
    select distinct on (p.id) p.id as "personId", p.language, c.id as "chatId"
    from assignment a join person p on p.id = a.person_id
      cross join lateral (select * from chats_of(p.id) with ordinality as known (id, platform, bot, place)) c
    where a.role in ('admin', 'secretary') and ${holdsOn("a", on)}
      and (${!bot.use.isStopped}::boolean or (c.platform, c.bot) <> (${bot.platform}, ${bot.bot}))
    order by p.id, (c.platform, c.bot) = (${bot.platform}, ${bot.bot}), c.platform = ${bot.platform}, c.place`.execute(
    db,
  );
  return rows;
}

/** People who have to be reached and groups that are served: what a number of bots is counted from. */
export async function countReach(db: Db, on: IsoDate): Promise<{ readonly people: number; readonly groups: number }> {
  const { rows } = await sql<{ people: number; groups: number }>`
    select (select count(distinct person_id) from assignment a
        where ${holdsOn("a", on)})::int as people,
      (select count(distinct coalesce(title, external_id)) from chat where kind = 'group' and unit_id is not null
        and unreachable_at is null)::int as groups`.execute(db);
  return rows[0] ?? { people: 0, groups: 0 };
}
