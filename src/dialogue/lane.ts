import type { DateTime } from "luxon";
import type { Clock } from "../clock.ts";
import { dateOf } from "../domain/time.ts";
import { newIncident } from "../fault.ts";
import type { Logger } from "../log.ts";
import { say, type Reply } from "../render/message.ts";
import { getConversation, saveConversation } from "../store/conversations.ts";
import { transaction, type Db, type Trx } from "../store/database.ts";
import { findNextWaiting, lockLane, markHandled, type Chat, type Waiting } from "../store/inbox.ts";
import { markReachable } from "../store/chats.ts";
import { addToOutbox } from "../store/outbox.ts";
import { findPersonByAccount, linkPrivateChat } from "../store/people.ts";
import { enterTenant } from "../store/tenants.ts";
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
}

async function answer(
  trx: Trx,
  to: { readonly chat: Chat; readonly message: Waiting },
  replies: readonly Reply[],
  at: DateTime,
): Promise<void> {
  const priority = to.message.content.kind === "due" ? ("broadcast" as const) : ("reply" as const);
  const outgoing = replies.map((reply, index) => ({
    key: `reply~${to.message.id}~${index}`,
    chatId: to.chat.id,
    reply,
    priority,
    inboxId: to.message.id,
  }));
  await addToOutbox(trx, outgoing, at);
}

function toTurn({ publicUrl, startLink }: LaneDeps, turn: Turn): Turn {
  return {
    ...turn,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(startLink === undefined ? {} : { startLink }),
  };
}

/** A command speaks unasked: beside whatever is open in the chat, which it neither sees nor changes. */
async function handleDue(deps: LaneDeps, trx: Trx, chat: Chat, message: Waiting): Promise<void> {
  const { content, id: inboxId, sender } = message;
  const now = deps.clock.now();
  const account = { platform: chat.platform, bot: chat.bot, externalId: sender };
  const person = await findPersonByAccount(trx, account, dateOf(now));
  const command = content.kind === "due" ? deps.table.named(content.command) : undefined;
  if (content.kind !== "due" || !person || !command?.unasked) return;
  const conversation = { form: null, question: null };
  const turn = toTurn(deps, { trx, now, chat, person, language: person.language, conversation, inboxId });
  const outcome = await command.unasked(turn, content.args);
  await answer(trx, { chat, message }, outcome.replies, now);
}

async function handle(deps: LaneDeps, trx: Trx, chat: Chat, message: Waiting): Promise<void> {
  const now = deps.clock.now();
  const { content, id: inboxId } = message;
  if (content.kind === "change") return handleChange(trx, { chat, change: content.change, inboxId }, now);
  if (content.kind === "due") return handleDue(deps, trx, chat, message);
  await markReachable(trx, chat.id);
  const account = { platform: chat.platform, bot: chat.bot, externalId: message.sender };
  const person = await findPersonByAccount(trx, account, dateOf(now));
  const arrival = { trx, now, chat, account, inboxId, content };
  const code = chat.kind === "private" ? codeIn(content) : undefined;
  if (!person || code !== undefined) {
    const reply = code === undefined ? await answerStranger(arrival) : await answerCode(arrival, code, person);
    await answer(trx, { chat, message }, reply ? [reply] : [], now);
    return;
  }
  // In a group whoever holds no role is as unknown as a stranger.
  if (chat.kind === "group" && person.assignments.length === 0) return;
  if (chat.kind === "private") await linkPrivateChat(trx, chat.id, person.id);
  await enterTenant(trx, person.id);
  const conversation = await getConversation(trx, chat.id, person.id);
  const turn = toTurn(deps, { trx, now, chat, person, language: person.language, conversation, inboxId });
  const outcome = await route(deps.table, turn, content);
  await answer(trx, { chat, message }, outcome.replies, now);
  if (outcome.conversation)
    await saveConversation(
      trx,
      { chatId: chat.id, personId: person.id },
      { ...conversation, ...outcome.conversation },
      now,
    );
}

/** One message in one transaction: the inbox row, the change in the domain and the outbox rows, or nothing of them. */
async function handleNext(deps: LaneDeps, chatId: number): Promise<boolean> {
  let failed: { chat: Chat; message: Waiting } | undefined;
  try {
    return await transaction(deps.db, async (trx) => {
      const chat = await lockLane(trx, chatId);
      const message = await findNextWaiting(trx, chatId);
      if (!message) return false;
      failed = { chat, message };
      await handle(deps, trx, chat, message);
      await markHandled(trx, message.id, deps.clock.now());
      return true;
    });
  } catch (error) {
    if (!failed) throw error;
    await reportIncident(deps, failed.chat, failed.message, error);
    return true;
  }
}

/** The chat border: whatever went wrong, the person gets a code and the log the detail; the message is not tried again. */
async function reportIncident(deps: LaneDeps, chat: Chat, message: Waiting, error: unknown): Promise<void> {
  const incident = newIncident();
  await transaction(deps.db, async (trx) => {
    await lockLane(trx, chat.id);
    const next = await findNextWaiting(trx, chat.id);
    // Another process may have handled it meanwhile.
    if (next?.id !== message.id) return;
    await answer(trx, { chat, message }, [say(messages.vi.incident(incident))], deps.clock.now());
    await markHandled(trx, message.id, deps.clock.now(), incident);
  });
  deps.log.error({ incident, inboxId: message.id, err: error }, "a message could not be handled");
}

/**
 * Handles what waits in a chat, in order, each message in its own transaction.
 *
 * @returns how many were handled. Throws when the database cannot be reached: the message stays and is tried again.
 */
export async function drainLane(deps: LaneDeps, chatId: number): Promise<number> {
  let handled = 0;
  while (await handleNext(deps, chatId)) handled += 1;
  return handled;
}
