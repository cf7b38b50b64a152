import type { DateTime } from "luxon";
import { decideAlerts, type QuotaAlert } from "../../domain/quota.ts";
import { dateOf, ZONE } from "../../domain/time.ts";
import { transaction, type Db } from "../../store/database.ts";
import { addToOutbox } from "../../store/outbox.ts";
import { botKey } from "../../store/bots.ts";
import { addAlert, listBots, listRaisedAlerts, listWatchers, type BotState } from "../../store/quota.ts";
import { renderAlert } from "./text.ts";

/** Tells admins and secretaries of one bot, unless they have been told this month. */
async function raise(db: Db, bot: BotState, alert: QuotaAlert, now: DateTime): Promise<boolean> {
  const watchers = await listWatchers(db, bot, dateOf(now));
  return transaction(db, async (trx) => {
    if (!(await addAlert(trx, bot, alert, now))) return false;
    const month = now.setZone(ZONE).toFormat("yyyy-MM");
    const about = `${botKey(bot)}~${alert.measure}~${alert.threshold}~${month}~${now.toMillis()}`;
    await addToOutbox(
      trx,
      watchers.map(({ personId, language, chatId }) => ({
        key: `quota~${about}~${personId}`,
        chatId,
        reply: renderAlert(bot, alert, now, language),
        priority: "reply" as const,
      })),
      now,
    );
    return true;
  });
}

/**
 * Tells of every bot what has passed a threshold: each threshold once a month, by another channel than the bot's own
 * wherever there is one. Returns how many alerts were raised.
 */
export async function raiseAlerts(db: Db, now: DateTime): Promise<number> {
  const bots = await listBots(db, now);
  const raised = bots.length > 0 ? await listRaisedAlerts(db, now) : new Map<string, ReadonlySet<string>>();
  let count = 0;
  for (const bot of bots)
    for (const alert of decideAlerts(bot.use, raised.get(botKey(bot)) ?? new Set()))
      if (await raise(db, bot, alert, now)) count += 1;
  return count;
}
