import type { InlineKeyboardMarkup, MessageEntity, Update } from "grammy/types";
import type { Upload } from "./body.ts";

/** A message that the bot sent, as its reader sees it. */
export interface Shown {
  readonly id: number;
  readonly chat: string;
  text: string;
  entities: readonly MessageEntity[];
  /** Milliseconds of the process's clock. */
  readonly at: number;
  keyboard: InlineKeyboardMarkup | undefined;
  readonly kind: "text" | "rich" | "photo" | "document";
  readonly file?: Upload;
}

export interface FakeUser {
  readonly id: number;
  readonly first_name: string;
  readonly is_bot: boolean;
  readonly language_code?: string;
}

export interface FakeChat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  title: string | undefined;
  /** The bot was blocked or thrown out. */
  isClosed: boolean;
  upgradedTo: number | undefined;
  readonly shown: Shown[];
}

/** Entities that Telegram finds in what a person types: commands and names of bots and people. */
export function entitiesOf(text: string): MessageEntity[] {
  return [
    ...Array.from(text.matchAll(/(?<=^|\s)\/[a-z0-9_]+(?:@\w+)?/gi), (match) => ({
      ...{ type: "bot_command" as const, offset: match.index, length: match[0].length },
    })),
    ...Array.from(text.matchAll(/(?<=^|\s)@\w{4,}/g), (match) => ({
      ...{ type: "mention" as const, offset: match.index, length: match[0].length },
    })),
  ];
}

/** Users, chats, files, and what happens in them. */
export class World {
  readonly chats = new Map<string, FakeChat>();
  readonly files = new Map<string, Upload>();
  readonly updates: Update[] = [];
  #nextUpdate = 1000;
  #nextMessage = 1;
  #nextFile = 1;

  openChat(id: number, type: FakeChat["type"], title?: string): FakeChat {
    const known = this.chats.get(String(id));
    if (known) return known;
    const chat: FakeChat = { id, type, title, isClosed: false, upgradedTo: undefined, shown: [] };
    this.chats.set(String(id), chat);
    return chat;
  }

  messageId(): number {
    return this.#nextMessage++;
  }

  addFile(file: Upload): string {
    const id = `file-${this.#nextFile++}`;
    this.files.set(id, file);
    return id;
  }

  /** Puts an update into the bot's queue; returns it. */
  happen(content: object): Update {
    const update = { update_id: this.#nextUpdate++, ...content } as Update;
    this.updates.push(update);
    return update;
  }
}
