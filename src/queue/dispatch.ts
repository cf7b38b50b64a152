import type { Clock } from "../clock.ts";
import { newIncident } from "../fault.ts";
import type { Logger } from "../log.ts";
import type { Channel, SendOutcome } from "../platforms/platform.ts";
import type { Db } from "../store/database.ts";
import { claimNextDelivery, postponeDelivery, settleDelivery, type Claimed } from "../store/outbox.ts";
import { isReminderNeeded, markReminderUnneeded } from "../store/reminders.ts";

export interface DispatchDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channels: ReadonlyMap<string, Channel>;
}

/** What a dispatcher should do next for a chat. */
export type DispatchResult =
  | { readonly kind: "more" }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "empty" };

function spacingOf(channel: Channel | undefined, chatKind: "private" | "group"): number {
  if (!channel?.pace) return 0;
  const perChat = 1000 / channel.pace.perChatPerSecond;
  return chatKind === "group" ? Math.max(perChat, 60_000 / channel.pace.perGroupPerMinute) : perChat;
}

async function send(deps: DispatchDeps, channel: Channel, message: Claimed): Promise<SendOutcome> {
  const { id, bot, externalChatId, chatKind, reply, isRepeat, attempt } = message;
  try {
    return await channel.send({ outboxId: id, bot, chat: externalChatId, chatKind, reply, isRepeat, attempt });
  } catch (error) {
    const incident = newIncident();
    deps.log.error({ incident, outboxId: id, platform: channel.platform, err: error }, "a channel threw while sending");
    return { kind: "unknown", reason: incident };
  }
}

async function settle(deps: DispatchDeps, message: Claimed, outcome: SendOutcome): Promise<DispatchResult> {
  const { db } = deps;
  const at = deps.clock.now();
  switch (outcome.kind) {
    case "later":
      await postponeDelivery(db, message.id, outcome.afterMs);
      return { kind: "wait", ms: outcome.afterMs };
    case "sent":
      await settleDelivery(db, message.id, { status: "sent", externalId: outcome.externalId }, at);
      return { kind: "more" };
    case "blocked":
      await settleDelivery(db, message.id, { status: "failed", reason: "blocked" }, at);
      return { kind: "more" };
    case "failed":
    case "unknown":
      await settleDelivery(db, message.id, { status: outcome.kind, reason: outcome.reason }, at);
      return { kind: "more" };
  }
}

/**
 * Sends the next message of a chat, if there is one and its time has come.
 *
 * A reminder is looked at again first: one that is no longer needed is dropped, even in the middle of a wave.
 */
export async function dispatchNext(
  deps: DispatchDeps,
  chat: { readonly id: number; readonly platform: string },
): Promise<DispatchResult> {
  const channel = deps.channels.get(chat.platform);
  if (!channel) return { kind: "empty" };
  const claim = await claimNextDelivery(deps.db, chat.id, (kind) => spacingOf(channel, kind));
  if (claim.kind !== "claimed") return claim;
  const { message } = claim;
  if (message.reminderId !== null && !(await isReminderNeeded(deps.db, message.reminderId))) {
    await markReminderUnneeded(deps.db, message.reminderId);
    await settleDelivery(deps.db, message.id, { status: "dropped", reason: "report sent" }, deps.clock.now());
    return { kind: "more" };
  }
  return settle(deps, message, await send(deps, channel, message));
}
