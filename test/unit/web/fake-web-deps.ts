import { DateTime } from "luxon";
import { createHash, randomUUID } from "node:crypto";
import { MovableClock } from "../../../src/clock.ts";
import { ZONE } from "../../../src/domain/time.ts";
import type { Incoming } from "../../../src/platforms/platform.ts";
import type {
  BotMessage,
  DemoGroup,
  DemoJump,
  DemoPerson,
  HistoryPage,
  InboxItem,
  PersonInbox,
  PersonMessage,
  Shortcut,
  Uploads,
  WebDeps,
  WebMessage,
} from "../../../src/platforms/web/deps.ts";
import type { Reply } from "../../../src/render/message.ts";

export interface FakeOptions {
  readonly people?: readonly DemoPerson[];
  readonly groups?: readonly DemoGroup[];
  /** What the bot answers; undefined: nothing. */
  readonly answer?: (incoming: Incoming) => Reply | undefined;
  /** What a jump of the clock sends to whom. */
  readonly onJump?: (now: string) => readonly { readonly chat: string; readonly reply: Reply }[];
  readonly shortcuts?: readonly { readonly label: string; readonly text: string }[];
  /** Absent: demonstration mode. Present: these sign-in tokens and whom they let in. */
  readonly links?: Readonly<Record<string, { readonly code: string; readonly name: string }>>;
}

/** The rest of the program as the web platform sees it, in memory. Nothing here is asynchronous by itself. */
export class FakeWebDeps implements WebDeps {
  readonly clock = new MovableClock(DateTime.fromISO("2024-08-10T08:00:00+07:00") as DateTime<true>, { frozen: true });
  readonly bot = "demo";
  readonly secureCookies = false;
  readonly accepted: Incoming[] = [];
  readonly faults: unknown[] = [];
  readonly chats = new Map<string, WebMessage[]>();
  readonly files = new Map<string, { mime: string; content: Uint8Array }>();
  isDatabaseUp = true;
  /** Set to make the next calls of accept fail after (or before) the message was stored. */
  acceptFails: "no" | "before" | "after" = "no";
  /** Holds the bot's answers back. */
  mayAnswer: Promise<void> = Promise.resolve();
  readonly demo?: NonNullable<WebDeps["demo"]>;
  readonly signIn: WebDeps["signIn"];
  readonly sessions = new Map<string, { code: string; name: string }>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #options: FakeOptions;
  #lastId = 0;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    const unused = new Map(Object.entries(options.links ?? {}));
    this.signIn = {
      redeem: async (token) => {
        const person = unused.get(token);
        if (!person) return undefined;
        unused.delete(token);
        const session = randomUUID();
        this.sessions.set(session, person);
        return { session, expiresAt: "2099-01-01T00:00:00Z" };
      },
      redeemCode: (code) => this.signIn.redeem(code),
      personOf: async (session) => this.sessions.get(session),
      end: async (session) => void this.sessions.delete(session),
    };
    if (options.links) return;
    this.demo = {
      people: async () => options.people ?? [],
      groups: async () => options.groups ?? [],
      clock: { now: async () => this.#now(), jump: async (to) => this.#jump(to) },
    };
  }

  /** Files that came from the page, by the hash under which a message names them. */
  readonly received = new Map<string, Uint8Array>();
  storeFile = async (content: Uint8Array): Promise<string> => {
    const hash = String(this.received.size + 1).padStart(64, "0");
    this.received.set(hash, content);
    return hash;
  };
  /** Upload links that can still be used, and what was uploaded by them. */
  readonly uploadLinks = new Set<string>();
  readonly uploaded: { name: string; content: Uint8Array }[] = [];
  readonly uploads: Uploads = {
    language: async (token) => (this.uploadLinks.has(token) ? "vi" : undefined),
    take: async (token, file) => {
      const isTaken = this.uploadLinks.delete(token);
      if (isTaken) this.uploaded.push(file);
      return isTaken;
    },
  };

  accept = async (incoming: Incoming): Promise<void> => {
    if (this.acceptFails === "before") throw new Error("the database is away");
    if (!this.accepted.some(({ messageId }) => messageId === incoming.messageId)) this.#store(incoming);
    if (this.acceptFails === "after") throw new Error("the connection broke");
  };

  history = async (chat: string, page: HistoryPage): Promise<readonly WebMessage[]> => {
    const { after, before, limit } = page;
    const all = this.chats.get(chat) ?? [];
    if (after !== undefined) return all.filter(({ id }) => Number(id) > Number(after)).slice(0, limit);
    return all.filter(({ id }) => before === undefined || Number(id) < Number(before)).slice(-limit);
  };

  subscribe = (chat: string, onNew: () => void): (() => void) => {
    const listeners = this.#listeners.get(chat) ?? new Set();
    this.#listeners.set(chat, listeners.add(onNew));
    return () => void listeners.delete(onNew);
  };

  attachment: WebDeps["attachment"] = async (chat, hash) => {
    const isHere = this.chats
      .get(chat)
      ?.some((message) => message.from === "bot" && message.attachments.some((one) => one.hash === hash));
    return isHere ? this.files.get(hash) : undefined;
  };

  /** What was sent to a person on other platforms, newest first, beside what the page's own chat holds. */
  readonly sentElsewhere = new Map<string, InboxItem[]>();
  readonly inbox: PersonInbox = {
    list: async (person, { before, limit }) => {
      const own = (this.chats.get(person) ?? []).flatMap((message): InboxItem[] =>
        message.from === "bot" ? [{ message, platform: "web", reach: "arrived" }] : [],
      );
      return [...own, ...(this.sentElsewhere.get(person) ?? [])]
        .sort((a, b) => Number(b.message.id) - Number(a.message.id))
        .filter(({ message }) => before === undefined || Number(message.id) < Number(before))
        .slice(0, limit);
    },
    attachment: async (person, hash) =>
      this.sentElsewhere.get(person)?.some(({ message }) => message.attachments.some((one) => one.hash === hash))
        ? this.files.get(hash)
        : undefined,
  };

  shortcuts = async (): Promise<readonly Shortcut[]> =>
    (this.#options.shortcuts ?? []).map((shortcut) => ({ ...shortcut, isMain: true }));
  isReady = async (): Promise<boolean> => this.isDatabaseUp;
  reportFault = (error: unknown): void => void this.faults.push(error);

  /** How many subscriptions a chat has: none may be left behind. */
  countListeners(chat: string): number {
    return this.#listeners.get(chat)?.size ?? 0;
  }

  /** Keeps a file and returns its hash. */
  keepFile(mime: string, content: Uint8Array): string {
    const hash = createHash("sha256").update(content).digest("hex");
    this.files.set(hash, { mime, content });
    return hash;
  }

  /** The bot says something. `id` is only given to arrive out of order. */
  say(chat: string, reply: Reply, extra: Partial<BotMessage> = {}): BotMessage {
    const id = extra.id ?? this.nextId();
    const message: BotMessage = {
      from: "bot",
      id,
      at: this.#now(),
      outboxId: `o${id}`,
      blocks: reply.blocks,
      choices: (reply.choices ?? []).map(({ label }) => label),
      attachments: reply.attachments ?? [],
      isRepeat: false,
      ...extra,
    };
    this.#put(chat, message);
    return message;
  }

  /** The bot says something to a person on another platform. */
  sayElsewhere(person: string, reply: Reply, where: Pick<InboxItem, "platform" | "reach">): BotMessage {
    const id = this.nextId();
    const { blocks, attachments = [] } = reply;
    const choices = (reply.choices ?? []).map(({ label }) => label);
    const message: BotMessage = {
      ...{ from: "bot", id, at: this.#now(), outboxId: `o${id}`, blocks, choices, attachments, isRepeat: false },
    };
    this.sentElsewhere.set(person, [{ message, ...where }, ...(this.sentElsewhere.get(person) ?? [])]);
    return message;
  }

  /** Somebody has said something, on this or another page. */
  sayAs(chat: string, sender: string, text: string): PersonMessage {
    const name = this.#nameOf(sender);
    const message = {
      from: "person",
      id: this.nextId(),
      at: this.#now(),
      sender,
      name,
      messageId: randomUUID(),
      text,
    } as const;
    this.#put(chat, message);
    return message;
  }

  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  #now(): string {
    return this.clock.now().toISO();
  }

  #nameOf(code: string): string {
    return this.#options.people?.find((person) => person.code === code)?.name ?? code;
  }

  #put(chat: string, message: WebMessage): void {
    const messages = [...(this.chats.get(chat) ?? []), message];
    this.chats.set(
      chat,
      messages.sort((a, b) => Number(a.id) - Number(b.id)),
    );
    for (const listener of this.#listeners.get(chat) ?? []) listener();
  }

  #store(incoming: Incoming): void {
    this.accepted.push(incoming);
    const { chat, sender, messageId, content } = incoming;
    const labels = (this.chats.get(chat.externalId) ?? []).flatMap((message) =>
      message.from === "bot" && content.kind === "choice" && message.outboxId === content.outboxId
        ? message.choices
        : [],
    );
    const text =
      content.kind === "text" ? content.text : content.kind === "choice" ? (labels[content.index] ?? "") : "";
    this.#put(chat.externalId, {
      from: "person",
      id: this.nextId(),
      at: this.#now(),
      sender: sender.externalId,
      name: sender.name ?? sender.externalId,
      messageId,
      text,
      ...(content.kind === "choice" ? { pressed: { outboxId: content.outboxId, index: content.index } } : {}),
    });
    const reply = this.#options.answer?.(incoming);
    if (reply) void this.#answer(chat.externalId, reply);
  }

  /** Not before the person's own message has been taken. */
  async #answer(chat: string, reply: Reply): Promise<void> {
    await this.mayAnswer;
    setTimeout(() => this.say(chat, reply));
  }

  #jump(to: DemoJump): { now: string; ran: number } {
    const now = this.clock.now();
    const target =
      to.kind === "to" ? DateTime.fromISO(to.iso, { zone: ZONE }) : now.plus({ days: to.kind === "days" ? 1 : 15 });
    this.clock.set(target as DateTime<true>);
    const sent = this.#options.onJump?.(this.#now()) ?? [];
    for (const { chat, reply } of sent) this.say(chat, reply);
    return { now: this.#now(), ran: sent.length };
  }
}
