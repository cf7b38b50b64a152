import type { Incoming } from "../domain/incoming.ts";
import type { Language, Reply } from "../render/message.ts";

export type { Content, Incoming } from "../domain/incoming.ts";

/** Where messages go that come in. */
export interface Receiving {
  /** Stores a message and wakes its lane; one that was stored before changes nothing. Rejects when it could not be stored. */
  accept(incoming: Incoming): Promise<void>;
  /** Keeps the bytes of a file as they came; returns the hash by which a message names them. */
  storeFile(content: Uint8Array): Promise<string>;
}

/** One outbox row on its way out. */
export interface Delivery {
  readonly outboxId: string;
  /** The bot of the chat: a platform may have several. */
  readonly bot: string;
  readonly chat: string;
  readonly chatKind: "private" | "group";
  /** The reader's, for what the platform itself adds; Vietnamese in groups. */
  readonly language: Language;
  readonly reply: Reply;
  /** An earlier attempt may have arrived: say so to the reader. */
  readonly isRepeat: boolean;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  /** How many of its messages have gone out before, when the reply takes several: go on behind them. */
  readonly partsSent: number;
}

/** What became of a send. `unknown`: it may or may not have arrived, so it is never called sent. */
export type SendOutcome =
  /** `parts`: how many messages of the platform it has become, one if left out; they count against its pace. */
  | { readonly kind: "sent"; readonly externalId?: string; readonly parts?: number }
  /** The platform asks for patience, for this chat or altogether. Nothing was sent but the first `partsSent` messages. */
  | {
      readonly kind: "later";
      readonly afterMs: number;
      readonly wholePlatform?: boolean;
      readonly partsSent?: number;
    }
  /** Nothing can be sent to the chat until something comes from it: blocked, left, thrown out. */
  | { readonly kind: "blocked" }
  /** The chat goes on under another id: nothing was sent, it is tried there. */
  | { readonly kind: "moved"; readonly to: string }
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
  /** Its bots are sent pictures only: a document never reaches them. */
  readonly withoutDocuments?: true;
  send(delivery: Delivery): Promise<SendOutcome>;
  /** A link that opens a chat with the bot and says a code there, where the platform has such links and they are known. */
  startLink?(code: string): string | undefined;
}
