/** What arrives in a chat. */
export type Content =
  | Said
  | { readonly kind: "change"; readonly change: ChatChange }
  /** Nobody's message: a job has found that a command is due to speak here unasked, by the rights of the sender. */
  | { readonly kind: "due"; readonly command: string; readonly args: Readonly<Record<string, string>> };

/** What somebody did in a chat. */
export type Said =
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
  | { readonly kind: "other"; readonly what: "photo" | "sticker" | "voice" | "unsupported" }
  /** Something that is not taken as it came; it is said how else. */
  | { readonly kind: "untaken"; readonly why: UntakenReason };

/**
 * `edited`: an earlier message was changed, which changes nothing here · `forwarded`: words of somebody else, or of
 * another time · `file-too-big`: more than is taken · `file-missing`: the platform did not hand the file over.
 */
export type UntakenReason = "edited" | "forwarded" | "file-too-big" | "file-missing";

/** What a platform told about a chat itself, not something that somebody said. */
export type ChatChange =
  /** The bot was let in or back in, or a person took the block off it. */
  | { readonly kind: "joined" }
  /** The bot was thrown out, or a person has blocked it. */
  | { readonly kind: "left" }
  | { readonly kind: "renamed"; readonly title: string }
  /** The chat goes on under another id of the platform. */
  | { readonly kind: "moved"; readonly externalId: string }
  | { readonly kind: "member-joined"; readonly member: { readonly externalId: string; readonly name?: string } }
  | { readonly kind: "member-left"; readonly member: { readonly externalId: string } };

/** One message as a platform delivered it, in our words. Ids are the platform's own, as strings. */
export interface Incoming {
  readonly platform: string;
  readonly bot: string;
  /** Unique for the platform and bot: a second delivery of the same id changes nothing. */
  readonly messageId: string;
  /** The platform's own order within the chat, where it has one: what waits together is handled by it. */
  readonly place?: number;
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
