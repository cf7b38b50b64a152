/**
 * What the chat shows, from what is known: pure functions over messages.
 * @import { WebMessage } from "../deps.ts"
 * @import { ChatSummary } from "../wire.ts"
 * @import { WaitingMessage } from "./outbox.js"
 */
import { dateKey } from "./format.js";

/** Messages of one speaker further apart than this stand as separate groups, in milliseconds. */
const RUN_MS = 10 * 60_000;

/**
 * @typedef {{ kind: "day", key: string, at: number }} DayItem
 * @typedef {{ kind: "bubble", key: string, at: number, side: "own" | "person" | "bot", message?: WebMessage,
 *   waiting?: WaitingMessage, speaker: string, opens: boolean, closes: boolean }} BubbleItem `opens`, `closes`: the first
 *   and last of a run of one speaker.
 * @typedef {DayItem | BubbleItem} FeedItem
 */

/**
 * Orders ids of messages, which are decimal numbers longer than JavaScript counts exactly.
 * @param {string} a
 * @param {string} b
 */
export function compareIds(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * Known and fresh messages in order, each once. A message that is known already keeps its place.
 * @param {readonly WebMessage[]} known
 * @param {readonly WebMessage[]} fresh
 * @returns {readonly WebMessage[]} `known` itself when nothing is new
 */
export function mergeMessages(known, fresh) {
  const ids = new Set(known.map(({ id }) => id));
  const added = fresh.filter(({ id }) => !ids.has(id) && ids.add(id));
  return added.length === 0 ? known : [...known, ...added].sort((a, b) => compareIds(a.id, b.id));
}

/**
 * The waiting messages that the chat does not show yet as stored ones.
 * @param {readonly WaitingMessage[]} waiting
 * @param {readonly WebMessage[]} messages
 */
export function withoutEchoes(waiting, messages) {
  const echoed = new Set(messages.map((message) => (message.from === "person" ? message.messageId : "")));
  return waiting.filter(({ messageId }) => !echoed.has(messageId));
}

/**
 * @param {WebMessage} message
 * @param {string} me
 * @returns {BubbleItem}
 */
function bubbleOf(message, me) {
  const base = {
    kind: /** @type {const} */ ("bubble"),
    at: Date.parse(message.at),
    message,
    opens: true,
    closes: true,
  };
  if (message.from === "bot") return { ...base, key: `b${message.id}`, side: "bot", speaker: "bot" };
  const side = message.sender === me ? "own" : "person";
  return { ...base, key: message.messageId, side, speaker: message.sender };
}

/**
 * The chat as a list of day separators and bubbles.
 * @param {readonly WebMessage[]} messages in order
 * @param {readonly WaitingMessage[]} waiting of this chat, oldest first; shown at the end
 * @param {string} me external id of the person at the page
 * @returns {FeedItem[]}
 */
export function layOut(messages, waiting, me) {
  const bubbles = messages.map((message) => bubbleOf(message, me));
  for (const item of withoutEchoes(waiting, messages)) {
    const base = { kind: /** @type {const} */ ("bubble"), at: Date.parse(item.at), opens: true, closes: true };
    bubbles.push({
      ...base,
      key: item.messageId,
      side: item.as === me ? "own" : "person",
      waiting: item,
      speaker: item.as,
    });
  }
  /** @type {FeedItem[]} */
  const items = [];
  /** @type {BubbleItem | undefined} */
  let last;
  for (const bubble of bubbles) {
    const day = dateKey(bubble.at);
    const isNewDay = !last || dateKey(last.at) !== day;
    if (isNewDay) items.push({ kind: "day", key: `day${day}-${bubble.key}`, at: bubble.at });
    if (last && !isNewDay && last.speaker === bubble.speaker && bubble.at - last.at < RUN_MS) {
      last.closes = false;
      bubble.opens = false;
    }
    items.push(bubble);
    last = bubble;
  }
  return items;
}

/**
 * The outbox row whose choices stand big under the chat: the newest ones, unless this person has said something since.
 * @param {readonly WebMessage[]} messages in order
 * @param {readonly WaitingMessage[]} waiting of this chat
 * @param {string} me
 * @returns {string | undefined}
 */
export function findOpenChoices(messages, waiting, me) {
  if (withoutEchoes(waiting, messages).length > 0) return undefined;
  const newest = messages.findLast(
    (message) =>
      (message.from === "bot" && message.choices.length > 0) || (message.from === "person" && message.sender === me),
  );
  return newest?.from === "bot" ? newest.outboxId : undefined;
}

/**
 * Which choice of which message this chat's people pressed: outbox row → numbers.
 * @param {readonly WebMessage[]} messages
 * @returns {Map<string, Set<number>>}
 */
export function pressedChoices(messages) {
  /** @type {Map<string, Set<number>>} */
  const pressed = new Map();
  for (const message of messages) {
    if (message.from !== "person" || !message.pressed) continue;
    const { outboxId, index } = message.pressed;
    pressed.set(outboxId, (pressed.get(outboxId) ?? new Set()).add(index));
  }
  return pressed;
}

/**
 * How many bot messages of a chat are newer than the newest one shown. A seen id beyond the chat's newest message comes
 * from another database (the demonstration was started anew): then everything is unread.
 * @param {ChatSummary} summary
 * @param {string | undefined} seen
 */
export function countUnread(summary, seen) {
  const last = summary.last?.id;
  const known = seen !== undefined && last !== undefined && compareIds(seen, last) <= 0 ? seen : "0";
  return summary.botIds.filter((id) => compareIds(id, known) > 0).length;
}
