import type { Clock } from "../clock.ts";
import { rereadBroadcast } from "../dialogue/reread.ts";
import { newIncident } from "../fault.ts";
import type { Logger } from "../log.ts";
import type { Channel, SendOutcome } from "../platforms/platform.ts";
import { markUnreachable, moveChat } from "../store/chats.ts";
import type { Db } from "../store/database.ts";
import {
  chargePace,
  claimNextDelivery,
  postponeDelivery,
  settleDelivery,
  type Claimed,
  type ClaimResult,
  type ClaimScope,
  type Pace,
} from "../store/outbox-delivery.ts";

export interface DispatchDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channels: ReadonlyMap<string, Channel>;
}

/** What a dispatcher should do next: look again at once, in a while, or when something new is there. */
export type DispatchResult =
  | { readonly kind: "more" }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "empty" };

const NO_PACE: Pace = { platformMs: 0, chat: () => ({ spacingMs: 0, burstMs: 0 }) };

/** A quick second message to a chat is let through at once; platforms allow such short bursts. */
const GROUP_BURST_MS = 4_000;

/**
 * The pace of a channel's limits. In a group the messages of any minute, burst and both ends included, stay within the
 * limit; in a private chat one more than the sustained pace may follow at once.
 */
function paceOf(channel: Channel): Pace {
  if (!channel.pace) return NO_PACE;
  const { perSecond, perChatPerSecond, perGroupPerMinute } = channel.pace;
  const privateMs = 1000 / perChatPerSecond;
  const groupMs = Math.max(privateMs, (60_000 + GROUP_BURST_MS) / (perGroupPerMinute - 1));
  return {
    platformMs: 1000 / perSecond,
    chat: (kind) =>
      kind === "group" ? { spacingMs: groupMs, burstMs: GROUP_BURST_MS } : { spacingMs: privateMs, burstMs: privateMs },
  };
}

async function send(deps: DispatchDeps, channel: Channel, message: Claimed): Promise<SendOutcome> {
  const { id, externalChatId, bot, chatKind, language, reply, isRepeat, attempt, partsSent } = message;
  const delivery = { outboxId: id, chat: externalChatId, bot, chatKind, language, reply, isRepeat, attempt, partsSent };
  try {
    return await channel.send(delivery);
  } catch (error) {
    const incident = newIncident();
    deps.log.error({ incident, outboxId: id, platform: channel.platform, err: error }, "a channel threw while sending");
    return { kind: "unknown", reason: incident };
  }
}

async function settle(deps: DispatchDeps, channel: Channel, message: Claimed, outcome: SendOutcome): Promise<void> {
  const { db } = deps;
  const at = deps.clock.now();
  switch (outcome.kind) {
    case "later": {
      const { afterMs, wholePlatform = false, partsSent = message.partsSent } = outcome;
      return postponeDelivery(db, message, { afterMs, wholePlatform, partsSent });
    }
    case "sent":
      await settleDelivery(db, message.id, { status: "sent", externalId: outcome.externalId }, at);
      if (outcome.parts !== undefined && outcome.parts > 1)
        await chargePace(db, message, outcome.parts - 1, paceOf(channel));
      return;
    case "blocked":
      await settleDelivery(db, message.id, { status: "failed", reason: "blocked" }, at);
      return markUnreachable(db, message.chatId, at);
    case "moved":
      await moveChat(db, message.chatId, outcome.to, at);
      return postponeDelivery(db, message, { afterMs: 0, wholePlatform: false, partsSent: message.partsSent });
    case "failed":
    case "unknown":
      return settleDelivery(db, message.id, { status: outcome.kind, reason: outcome.reason }, at);
  }
}

/** Takes the next message of a platform, or of one chat of it, when there is one and its time has come. */
export async function claimNext(deps: DispatchDeps, scope: ClaimScope): Promise<ClaimResult> {
  const channel = deps.channels.get(scope.platform);
  return channel ? claimNextDelivery(deps.db, scope, paceOf(channel)) : { kind: "empty" };
}

/**
 * Sends a message that was taken, and writes down what became of it.
 *
 * A broadcast is read again first: one that is no longer needed is dropped, even in the middle of a wave.
 */
export async function deliver(deps: DispatchDeps, message: Claimed): Promise<void> {
  const channel = deps.channels.get(message.platform) as Channel;
  const at = deps.clock.now();
  const read = message.isBroadcast
    ? await rereadBroadcast(deps.db, message, at)
    : ({ kind: "send", ...message } as const);
  if (read.kind === "drop") return settleDelivery(deps.db, message.id, { status: "dropped", reason: read.reason }, at);
  await settle(deps, channel, message, await send(deps, channel, { ...message, reply: read.reply }));
}

/** Takes and sends the next message of a platform, or of one chat of it. */
export async function dispatchNext(deps: DispatchDeps, scope: ClaimScope): Promise<DispatchResult> {
  const claim = await claimNext(deps, scope);
  if (claim.kind !== "claimed") return claim;
  await deliver(deps, claim.message);
  return { kind: "more" };
}
