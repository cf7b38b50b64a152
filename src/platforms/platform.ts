import type { Reply } from "../render/message.ts";

export type { Content, Incoming } from "../domain/incoming.ts";

/** One outbox row on its way out. */
export interface Delivery {
  readonly outboxId: string;
  /** The bot of the chat: a platform may have several. */
  readonly bot: string;
  readonly chat: string;
  readonly chatKind: "private" | "group";
  readonly reply: Reply;
  /** An earlier attempt may have arrived: say so to the reader. */
  readonly isRepeat: boolean;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
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
  readonly pace?: {
    readonly perSecond: number;
    readonly perChatPerSecond: number;
    readonly perGroupPerMinute: number;
  };
  send(delivery: Delivery): Promise<SendOutcome>;
}
