import type { Clock } from "../clock.ts";
import { dateOf } from "../domain/time.ts";
import { newIncident } from "../fault.ts";
import type { Logger } from "../log.ts";
import { say, type Reply } from "../render/message.ts";
import type { Conversation } from "../store/conversations.ts";
import { transaction, type Db, type Trx } from "../store/database.ts";
import type { Chat, Waiting } from "../store/inbox.ts";
import { markReachable } from "../store/chats.ts";
import { linkPrivateChat } from "../store/people.ts";
import { enterTenant } from "../store/tenants.ts";
import {
  closeTurn,
  findNextTurn,
  lockLane,
  takeNextTurn,
  type Closing,
  type Lane,
  type NextTurn,
} from "../store/turns.ts";
import { handleChange } from "./people/group-change.ts";
import { messages } from "./messages.ts";
import { answerCode, answerStranger, codeIn } from "./people/stranger.ts";
import { route, type CommandTable } from "./route.ts";
import type { Turn } from "./turn.ts";

export interface LaneDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly table: CommandTable;
  /** Where the web pages are reached from outside. */
  readonly publicUrl?: string;
  readonly startLink?: NonNullable<Turn["startLink"]>;
  /** Platforms into whose chats people cannot send documents. */
  readonly withoutDocuments?: ReadonlySet<string>;
}

/** What handling a message has led to; its own changes are written, the rest is written at its end. */
interface Handled {
  readonly replies: readonly Reply[];
  readonly conversation?: { readonly personId: number; readonly state: Conversation };
}

const SILENT: Handled = { replies: [] };

function close(chat: Chat, message: Waiting, { replies, conversation }: Handled): Closing {
  const priority = message.content.kind === "due" ? ("broadcast" as const) : ("reply" as const);
  const outgoing = replies.map((reply, index) => ({
    key: `reply~${message.id}~${index}`,
    chatId: chat.id,
    reply,
    priority,
    inboxId: message.id,
  }));
  return { chatId: chat.id, inboxId: message.id, outgoing, ...(conversation ? { conversation } : {}) };
}

function toTurn({ publicUrl, startLink, withoutDocuments }: LaneDeps, turn: Turn): Turn {
  return {
    ...turn,
    ...(withoutDocuments?.has(turn.chat.platform) ? { withoutDocuments: true as const } : {}),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(startLink === undefined ? {} : { startLink }),
  };
}

/** A command speaks unasked: beside whatever is open in the chat, which it neither sees nor changes. */
async function handleDue(deps: LaneDeps, trx: Trx, { chat }: Lane, { message, person }: NextTurn): Promise<Handled> {
  const { content, id: inboxId } = message;
  const now = deps.clock.now();
  const command = content.kind === "due" ? deps.table.named(content.command) : undefined;
  if (content.kind !== "due" || !person || !command?.unasked) return SILENT;
  const conversation = { form: null, question: null };
  const turn = toTurn(deps, { trx, now, chat, person, language: person.language, conversation, inboxId });
  const { replies } = await command.unasked(turn, content.args);
  return { replies };
}

async function handle(deps: LaneDeps, trx: Trx, lane: Lane, next: NextTurn): Promise<Handled> {
  const now = deps.clock.now();
  const { chat } = lane;
  const { message, person, conversation } = next;
  const { content, id: inboxId } = message;
  if (content.kind === "change") {
    await handleChange(trx, { chat, change: content.change, inboxId }, now);
    return SILENT;
  }
  if (content.kind === "due") return handleDue(deps, trx, lane, next);
  if (lane.isUnreachable) await markReachable(trx, chat.id);
  const account = { platform: chat.platform, bot: chat.bot, externalId: message.sender };
  const arrival = { trx, now, chat, account, inboxId, content };
  const code = chat.kind === "private" ? codeIn(content) : undefined;
  if (!person || code !== undefined) {
    const reply = code === undefined ? await answerStranger(arrival) : await answerCode(arrival, code, person);
    return { replies: reply ? [reply] : [] };
  }
  // In a group whoever holds no role is as unknown as a stranger.
  if (chat.kind === "group" && person.assignments.length === 0) return SILENT;
  if (chat.kind === "private" && lane.personId !== person.id) await linkPrivateChat(trx, chat.id, person.id);
  if (next.needsWall) await enterTenant(trx, person.id);
  const turn = toTurn(deps, { trx, now, chat, person, language: person.language, conversation, inboxId });
  const outcome = await route(deps.table, turn, content);
  if (!outcome.conversation) return { replies: outcome.replies };
  const state = { ...conversation, ...outcome.conversation };
  return { replies: outcome.replies, conversation: { personId: person.id, state } };
}

/** What a lane holds after a step. */
type Left = "nothing-waited" | "nothing-more" | "more";

/** Takes the lane and what waits first in it; undefined when nothing waits. Waits for whoever holds the lane. */
async function take(
  { clock }: LaneDeps,
  trx: Trx,
  chatId: number,
): Promise<{ lane: Lane; next: NextTurn } | undefined> {
  const today = dateOf(clock.now());
  const taken = await takeNextTurn(trx, chatId, today);
  if (taken) return taken;
  const lane = await lockLane(trx, chatId);
  const next = await findNextTurn(trx, lane.chat, today);
  return next && { lane, next };
}

/** One message in one transaction: the inbox row, the change in the domain and the outbox rows, or nothing of them. */
async function handleNext(deps: LaneDeps, chatId: number): Promise<Left> {
  let failed: { chat: Chat; message: Waiting } | undefined;
  try {
    return await transaction(deps.db, async (trx) => {
      const taken = await take(deps, trx, chatId);
      if (!taken) return "nothing-waited";
      const { lane, next } = taken;
      failed = { chat: lane.chat, message: next.message };
      const handled = await handle(deps, trx, lane, next);
      await closeTurn(trx, close(lane.chat, next.message, handled), deps.clock.now());
      return next.hasMore ? "more" : "nothing-more";
    });
  } catch (error) {
    if (!failed) throw error;
    await reportIncident(deps, failed.chat, failed.message, error);
    return "more";
  }
}

/** The chat border: whatever went wrong, the person gets a code and the log the detail; the message is not tried again. */
async function reportIncident(deps: LaneDeps, chat: Chat, message: Waiting, error: unknown): Promise<void> {
  const incident = newIncident();
  await transaction(deps.db, async (trx) => {
    const taken = await take(deps, trx, chat.id);
    // Another process may have handled it meanwhile.
    if (taken?.next.message.id !== message.id) return;
    const handled = { replies: [say(messages.vi.incident(incident))] };
    await closeTurn(trx, { ...close(chat, message, handled), incident }, deps.clock.now());
  });
  deps.log.error({ incident, inboxId: message.id, err: error }, "a message could not be handled");
}

/**
 * Handles what waits in a chat, in order, each message in its own transaction.
 *
 * @returns how many were handled. Throws when the database cannot be reached: the message stays and is tried again.
 */
export async function drainLane(deps: LaneDeps, chatId: number): Promise<number> {
  for (let handled = 0; ; handled += 1) {
    const left = await handleNext(deps, chatId);
    if (left === "nothing-waited") return handled;
    if (left === "nothing-more") return handled + 1;
  }
}
