import type { Reply } from "../render/message.ts";

/** What somebody did in a chat. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  /** A press on choice number `index` (from 0) of the message that outbox row `outboxId` carried. */
  | { readonly kind: "choice"; readonly outboxId: string; readonly index: number }
  | { readonly kind: "file"; readonly name: string; readonly mime: string; readonly hash: string }
  /** Something the bot cannot read: it is answered, and nothing is lost. */
  | { readonly kind: "other"; readonly what: "photo" | "sticker" | "voice" | "unsupported" };

/** One message as a platform delivered it, in our words. Ids are the platform's own, as strings. */
export interface Incoming {
  readonly platform: string;
  readonly bot: string;
  /** Unique for the platform and bot: a second delivery of the same id changes nothing. */
  readonly messageId: string;
  readonly chat: { readonly externalId: string; readonly kind: "private" | "group"; readonly title?: string };
  readonly sender: { readonly externalId: string; readonly name?: string };
  readonly content: Content;
}

/** One outbox row on its way out. */
export interface Delivery {
  readonly outboxId: string;
  readonly chat: string;
  readonly chatKind: "private" | "group";
  readonly reply: Reply;
  /** An earlier attempt may have arrived: say so to the reader. */
  readonly isRepeat: boolean;
}

/** What became of a send. `unknown`: it may or may not have arrived, so it is never called sent. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly externalId?: string }
  | { readonly kind: "later"; readonly afterMs: number }
  | { readonly kind: "blocked" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** A platform's outgoing side. It translates and sends; it decides nothing and knows no SQL. */
export interface Channel {
  readonly platform: string;
  /** Sustained limits the dispatcher keeps. Absent: no limit. */
  readonly pace?: { readonly perSecond: number; readonly perChatPerSecond: number; readonly perGroupPerMinute: number };
  send(delivery: Delivery): Promise<SendOutcome>;
}
