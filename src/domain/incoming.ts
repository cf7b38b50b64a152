/** What somebody did in a chat. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  /** A press on choice number `index` (from 0) of the message that outbox row `outboxId` carried. */
  | { readonly kind: "choice"; readonly outboxId: string; readonly index: number }
  | {
      readonly kind: "file";
      readonly name: string;
      /** What the sender's platform calls it: never believed. */
      readonly mime: string;
      readonly hash: string;
      /** The report for which a link to upload by was given. */
      readonly obligationId?: number;
    }
  /** Something the bot cannot read: it is answered, and nothing is lost. */
  | { readonly kind: "other"; readonly what: "photo" | "sticker" | "voice" | "unsupported" };

/** One message as a platform delivered it, in our words. Ids are the platform's own, as strings. */
export interface Incoming {
  readonly platform: string;
  readonly bot: string;
  /** Unique for the platform and bot: a second delivery of the same id changes nothing. */
  readonly messageId: string;
  readonly chat: {
    readonly externalId: string;
    readonly kind: "private" | "group";
    readonly title?: string;
  };
  readonly sender: { readonly externalId: string; readonly name?: string };
  readonly content: Content;
}

/** The bot of the platforms that are our own (web, console): they have one each. */
export const OWN_BOT = "dondoc";
