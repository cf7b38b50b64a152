import type { Clock } from "../../clock.ts";
import type { Attachment, Block } from "../../render/message.ts";
import type { Incoming } from "../platform.ts";

/**
 * One message of a chat as the page shows it: said by a person, or said by the bot.
 *
 * `id` is a decimal number as a string that is unique in the chat and grows with its order; `at` is an ISO instant.
 */
export type WebMessage = PersonMessage | BotMessage;

export interface PersonMessage {
  readonly from: "person";
  readonly id: string;
  readonly at: string;
  /** External id and name of the sender, as in {@link Incoming}. */
  readonly sender: string;
  readonly name: string;
  /** The id that the page gave the message: it recognises its own waiting message by it. */
  readonly messageId: string;
  /** What was written; for a press the label that was pressed, for a file its name. */
  readonly text: string;
  /** The choice that was pressed, if it was a press. */
  readonly pressed?: { readonly outboxId: string; readonly index: number };
}

export interface BotMessage {
  readonly from: "bot";
  readonly id: string;
  readonly at: string;
  /** The outbox row: a press names it and the number of the choice. */
  readonly outboxId: string;
  readonly blocks: readonly Block[];
  /** Labels in order. What a press does stays on the server. */
  readonly choices: readonly string[];
  readonly attachments: readonly Attachment[];
  /** An earlier attempt may have been read already. */
  readonly isRepeat: boolean;
}

/** A message that was sent to a person on whatever platform, and what became of it there. */
export interface InboxItem {
  readonly message: BotMessage;
  readonly platform: string;
  readonly reach: "arrived" | "waiting" | "unsure" | "blocked" | "no-chat" | "quota" | "failed" | "unneeded";
}

/** Everything that was sent to a person, in their private chats only. */
export interface PersonInbox {
  /** Newest first; with `before` what came before that message id. */
  list(
    personCode: string,
    page: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<readonly InboxItem[]>;
  /** The content of an attachment that some message of this inbox carries; undefined for every other hash. */
  attachment(personCode: string, hash: string): Promise<StoredContent | undefined>;
}

export interface StoredContent {
  readonly mime: string;
  readonly content: Uint8Array;
}

/** Which part of a chat to read. Neither bound: its newest messages. Bounds are message ids; bounds themselves are left out. */
export interface HistoryPage {
  /** The first `limit` messages after this one. */
  readonly after?: string;
  /** The last `limit` messages before this one. */
  readonly before?: string;
  readonly limit: number;
}

/** Who uses the page. `code` is also the sender's external id and the external id of the person's private chat. */
export interface WebPerson {
  readonly code: string;
  readonly name: string;
}

/** Something that can be said by a tap, offered in an empty chat and in the menu beside the input. */
export interface Shortcut {
  readonly label: string;
  readonly text: string;
  /** What this person does most: shown in an empty chat; the menu shows all. */
  readonly isMain: boolean;
}

/** Everything the web platform needs from the rest of the program; it knows no SQL and decides nothing. */
export interface WebDeps {
  readonly clock: Clock;
  /** The name under which the web's accounts and chats are kept: it goes with every message into the inbox. */
  readonly bot: string;
  /** Whether the session cookie is only for HTTPS. False for http://localhost. */
  readonly secureCookies: boolean;
  /** Resolves once the message is stored; a `messageId` that was stored before changes nothing and resolves too. */
  accept(incoming: Incoming): Promise<void>;
  /**
   * Both directions of a chat, oldest first. With `after`, some before it may come again. A bot message belongs to it from the moment its sending begins: the page
   * is told of it while the row is still `sending`, and would otherwise miss it.
   */
  history(chatExternalId: string, page: HistoryPage): Promise<readonly WebMessage[]>;
  /** Calls back when a chat has something new, in whichever process it arose. A lost call only makes the page late. */
  subscribe(chatExternalId: string, onNew: () => void): () => void;
  /** The content of an attachment that some message of this chat carries; undefined for every other hash. */
  attachment(chatExternalId: string, hash: string): Promise<StoredContent | undefined>;
  readonly inbox: PersonInbox;
  /** Keeps the bytes of a file; returns the hash by which a message names them. What it is is looked at later. */
  storeFile(content: Uint8Array): Promise<string>;
  readonly uploads: Uploads;
  shortcuts(personCode: string, chatKind: "private" | "group"): Promise<readonly Shortcut[]>;
  readonly signIn: SignIn;
  /** Whether the database answers, within a second or two. False rather than a rejection when it does not. */
  isReady(): Promise<boolean>;
  /** Notes an unexpected error of a request. Never given texts, tokens or cookies. */
  reportFault(error: unknown): void;
  readonly demo?: DemoDeps;
}

/** One-time links by which a file is sent from outside the chat. */
export interface Uploads {
  /** The language of the person to whom the link was given; undefined for a link that takes no file (any more). */
  language(token: string): Promise<"vi" | "en" | undefined>;
  /** Uses the link up and hands the file to its chat, if its person may still send it; false otherwise. */
  take(token: string, file: { readonly name: string; readonly content: Uint8Array }): Promise<boolean>;
}

export interface SignIn {
  /** Uses a one-time token up: a session token and when it ends (ISO), or undefined if unknown, used or expired. */
  redeem(token: string): Promise<{ readonly session: string; readonly expiresAt: string } | undefined>;
  /**
   * Uses up an invitation's code, or one from another chat of the person, as a token; undefined for every code that
   * cannot be used, and for an address from which too many were tried.
   */
  redeemCode(
    code: string,
    address: string,
  ): Promise<{ readonly session: string; readonly expiresAt: string } | undefined>;
  personOf(sessionToken: string): Promise<WebPerson | undefined>;
  /** Ends a session. An unknown one is none. */
  end(sessionToken: string): Promise<void>;
}

/** Present in demonstration mode only: whoever opens the page plays the demonstration people and moves the clock. */
export interface DemoDeps {
  people(): Promise<readonly DemoPerson[]>;
  groups(): Promise<readonly DemoGroup[]>;
  readonly clock: {
    /** The demonstration's instant, ISO. */
    now(): Promise<string>;
    /** Moves the clock on and runs in order what falls due on the way. `ran` counts the job runs. */
    jump(to: DemoJump): Promise<{ readonly now: string; readonly ran: number }>;
  };
}

export interface DemoPerson extends WebPerson {
  readonly role: string;
  readonly unitName: string;
}

export interface DemoGroup {
  readonly code: string;
  readonly title: string;
  /** Codes of the people who may be played in it. */
  readonly members: readonly string[];
}

/** `to`: an ISO instant after now. `days`: the same hour of the next day. `next-deadline`: the next due date. */
export type DemoJump =
  | { readonly kind: "to"; readonly iso: string }
  | { readonly kind: "days"; readonly days: 1 }
  | { readonly kind: "next-deadline" };
