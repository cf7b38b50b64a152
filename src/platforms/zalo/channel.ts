import { z } from "zod";
import type { StyledText } from "../../render/styled-text.ts";
import type { Channel, Delivery, SendOutcome } from "../platform.ts";
import type { ZaloAccount } from "./account.ts";
import type { ZaloAnswer } from "./client.ts";
import { layOut, type Part } from "./lay-out.ts";
import { zaloMessages } from "./messages.ts";
import { SentMessage } from "./wire.ts";

/** What the outgoing side needs from the rest of the program. */
export interface ZaloSending {
  /** The code under which the message's choices are answered, the same at every call. */
  promptCode(outboxId: string): Promise<string>;
  /** Sees to it that a picture lies ready to be fetched; false when there is none to be had. */
  hasPicture(hash: string): Promise<boolean>;
  /** A public address that gives a picture once and soon expires; undefined for what may not be shown that way. */
  pictureLink(hash: string): Promise<string | undefined>;
  /** The page on which a person who is signed in opens a file of the message. */
  fileLink(outboxId: string, hash: string): string | undefined;
  /** Every message is written down before and after: what was spent, and what a dead process left in doubt. */
  readonly ledger: {
    begin(send: Send): Promise<"go" | "again" | "done" | "stopped">;
    end(send: Send, state: "sent" | "unknown" | "refused", externalId?: string): Promise<void>;
  };
  /** Zalo takes no more messages of a bot: its month is used up, or its token is wrong. */
  stop(bot: string, reason: "quota" | "token"): Promise<void>;
}

/** One message of a delivery. */
interface Send {
  readonly bot: string;
  readonly outboxId: string;
  readonly part: number;
}

/** A send in doubt is taken for dead after a minute, so none may take so long. */
const TEXT_TIMEOUT_MS = 15_000;
/** Zalo fetches the picture while we wait. */
const PHOTO_TIMEOUT_MS = 40_000;

const QUOTA_USED_UP = 429;
const BAD_TOKEN = 401;
/** Zalo's number for a fault of its own. */
const THEIR_FAULT = 403;
const TIMED_OUT = 408;
const NOT_FOUND = 404;

const FAULT_ATTEMPTS = 5;
const REACH_ATTEMPTS = 60;
const LONGEST_WAIT_MS = 10 * 60_000;

const STYLE = { bold: "b", italic: "i" } as const;

/** Zalo's page for a picture that it could not fetch or read. */
const isPhotoRefused = (answer: ZaloAnswer<unknown>): boolean => answer.kind === "refused" && answer.code === 400;

function withNote({ text, styles }: StyledText, note: string | undefined): StyledText {
  if (note === undefined) return { text, styles };
  const before = `${note}\n`;
  return { text: before + text, styles: styles.map((style) => ({ ...style, start: style.start + before.length })) };
}

type Sent = ZaloAnswer<z.infer<typeof SentMessage>>;

function sendText({ client }: ZaloAccount, chat: string, { text, styles }: StyledText): Promise<Sent> {
  const textStyles = styles.map(({ start, length, style }) => ({ start, len: length, st: [STYLE[style]] }));
  return client.call({
    method: "sendMessage",
    body: { chat_id: chat, text, ...(textStyles.length ? { text_styles: textStyles } : {}) },
    timeoutMs: TEXT_TIMEOUT_MS,
    result: SentMessage,
  });
}

async function sendPart(account: ZaloAccount, chat: string, part: Part, note: string | undefined): Promise<Sent> {
  if (part.kind === "text") return sendText(account, chat, withNote(part.text, note));
  const photo = await account.client.call({
    method: "sendPhoto",
    body: { chat_id: chat, photo: part.url, caption: note === undefined ? part.caption : `${note}\n${part.caption}` },
    timeoutMs: PHOTO_TIMEOUT_MS,
    result: SentMessage,
  });
  return isPhotoRefused(photo) ? sendText(account, chat, withNote(part.instead, note)) : photo;
}

function waitFor(attempt: number, firstMs: number): number {
  return Math.min(firstMs * 2 ** Math.min(attempt - 1, 10), LONGEST_WAIT_MS);
}

/** What a send that did not succeed means for the message. Nothing is repeated that may have arrived. */
function outcomeOf(answer: Exclude<Sent, { kind: "ok" }>, attempt: number): SendOutcome {
  if (answer.kind === "unreached")
    return attempt < REACH_ATTEMPTS
      ? { kind: "later", afterMs: waitFor(attempt, 5_000), wholePlatform: true }
      : { kind: "failed", reason: `zalo not reached: ${answer.reason}` };
  if (answer.kind === "unknown") return { kind: "unknown", reason: answer.reason };
  switch (answer.code) {
    case QUOTA_USED_UP:
      return { kind: "failed", reason: "quota" };
    case BAD_TOKEN:
      return { kind: "failed", reason: "token" };
    case TIMED_OUT:
      return { kind: "unknown", reason: "zalo timed out" };
    case NOT_FOUND:
      return { kind: "blocked" };
    case THEIR_FAULT:
      return attempt < FAULT_ATTEMPTS
        ? { kind: "later", afterMs: waitFor(attempt, 30_000) }
        : { kind: "failed", reason: "zalo's own fault" };
    default:
      return { kind: "failed", reason: `zalo ${answer.code}` };
  }
}

async function layOutDelivery(sending: ZaloSending, delivery: Delivery): Promise<{ parts: Part[]; repeat: string }> {
  const { outboxId, reply, language } = delivery;
  const code = reply.choices?.length ? await sending.promptCode(outboxId) : undefined;
  const pictures = new Map<string, string>();
  const lost = new Set<string>();
  for (const { hash, mime } of reply.attachments ?? []) {
    if (!mime.startsWith("image/")) continue;
    if (!(await sending.hasPicture(hash))) lost.add(hash);
    const link = lost.has(hash) ? undefined : await sending.pictureLink(hash);
    if (link !== undefined) pictures.set(hash, link);
  }
  const fileLink = (hash: string): string | undefined => sending.fileLink(outboxId, hash);
  return {
    parts: layOut(delivery, { code, pictures, lost, fileLink }),
    repeat: zaloMessages[language].repeat,
  };
}

/** Zalo's outgoing side: each message by the bot of its chat. No rate is published; this one is modest. */
export function zaloChannel(accounts: ReadonlyMap<string, ZaloAccount>, sending: ZaloSending): Channel {
  return {
    platform: "zalo",
    withoutDocuments: true,
    pace: { perSecond: 10, perChatPerSecond: 1, perGroupPerMinute: 20 },
    async send(delivery) {
      const { bot, outboxId, chat, attempt } = delivery;
      const account = accounts.get(bot);
      if (!account) return { kind: "failed", reason: "bot not configured" };
      const { parts, repeat } = await layOutDelivery(sending, delivery);
      let externalId: string | undefined;
      let sent = 0;
      for (const [index, part] of parts.entries()) {
        const send = { bot, outboxId, part: index };
        const start = await sending.ledger.begin(send);
        if (start === "stopped") return { kind: "failed", reason: "quota" };
        if (start === "done") continue;
        const answer = await sendPart(account, chat, part, start === "again" ? repeat : undefined);
        if (answer.kind !== "ok") {
          const outcome = outcomeOf(answer, attempt);
          await sending.ledger.end(send, outcome.kind === "unknown" ? "unknown" : "refused");
          if (outcome.kind === "failed" && (outcome.reason === "quota" || outcome.reason === "token"))
            await sending.stop(bot, outcome.reason);
          return outcome;
        }
        externalId = answer.result.message_id;
        sent += 1;
        await sending.ledger.end(send, "sent", externalId);
      }
      return { kind: "sent", parts: sent, ...(externalId === undefined ? {} : { externalId }) };
    },
  };
}
