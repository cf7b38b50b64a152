import type { DateTime } from "luxon";
import type { Assignment } from "../domain/permissions.ts";
import type { Language, Reply } from "../render/message.ts";
import type { Conversation } from "../store/conversations.ts";
import type { Trx } from "../store/database.ts";
import type { Chat } from "../store/inbox.ts";
import type { Person } from "../store/people.ts";
import type { ReceivedFile } from "./files/kinds.ts";

/** One message being handled: everything a command may see. All its reads and writes go through `trx`. */
export interface Turn {
  readonly trx: Trx;
  readonly now: DateTime<true>;
  readonly chat: Chat;
  readonly person: Person;
  readonly language: Language;
  readonly conversation: Conversation;
  /** The stored message: goes into audit entries. */
  readonly inboxId: string;
  /** Where the web pages are reached from outside, without a slash at the end; undefined when that is not set. */
  readonly publicUrl?: string;
  /** A document cannot be sent into this chat: it comes by an upload link. */
  readonly withoutDocuments?: true;
  /** A link that opens a chat with the bot and says a code there; undefined where no platform has such links. */
  readonly startLink?: (code: string) => string | undefined;
}

/** What a turn led to. Rows have been written through the turn's transaction; the rest is said and kept with it. */
export interface Outcome {
  readonly replies: readonly Reply[];
  /** What changed of the conversation; parts left out stay. */
  readonly conversation?: Partial<Conversation>;
}

/** A form that stays open over several messages. Its state is in the conversation and in drafts, never in memory. */
export interface OpenForm {
  /** What is entered is kept in a draft and asked for message by message: the form reads a text before commands do. */
  readonly keepsDraft?: true;
  /** Words of a form that keeps a draft that are its own here, before any command's. */
  claims?(text: string): boolean;
  /** Whether a bare number is the form's here, a figure or a line, and may not be taken for the number of a choice. */
  ownsNumbers(turn: Turn): boolean;
  /** The answer to a message, or undefined when it is not the form's business. */
  answer(turn: Turn, text: string): Promise<Outcome | undefined>;
  /** The pending prompt once more, complete in itself. */
  repeat(turn: Turn): Promise<Reply>;
  /** What to type, after a message that nobody understood. */
  explain(turn: Turn, text: string): Promise<Outcome>;
}

/** Something people can say. One file each in `commands/`, listed in its index. */
export interface Command {
  /** Latin letters and digits; typed as `/name`, and the name of actions that come back to it. */
  readonly name: string;
  /** Further ways to type it, whole messages: words with diacritics, matched also without. */
  readonly words: readonly string[];
  readonly summary: Readonly<Record<Language, string>>;
  readonly where: "private" | "anywhere";
  /** Also for people who hold no role any more: their own data. */
  readonly evenWithoutRole?: true;
  /** Who may use it and sees it in the help; checked on every message and every press. */
  mayUse(assignments: readonly Assignment[]): boolean;
  /**
   * The argument of a sentence that is this command in a person's own words ("nhắc các xã chưa nộp giúp anh"); undefined
   * for any other. Asked of every text that is no command by its words, before it is taken for a question.
   */
  hears?(input: string): string | undefined;
  run(turn: Turn, argument: string): Promise<Outcome>;
  /** A pressed choice whose action names this command. */
  press?(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome>;
  /** Takes a file that came; undefined when it is not this command's business. Asked in the order of the list. */
  file?(turn: Turn, file: ReceivedFile): Promise<Outcome | undefined>;
  /** What it says when a job has found it due in this chat; in its own lane, by the rights that the person has now. */
  unasked?(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome>;
  readonly form?: OpenForm;
}

/** The shape of every `conversation.form`: whose it is, and the owner's own state. */
export interface FormState {
  readonly command: string;
  /** A form with a draft that this one was opened over: it is taken up again afterwards. */
  readonly beneath?: FormState;
  readonly [key: string]: unknown;
}
