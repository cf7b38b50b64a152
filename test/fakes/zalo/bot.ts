import { Refused } from "./rules.ts";

export interface FakeBotSettings {
  /** `digits:secret`. */
  readonly token: string;
  readonly name: string;
  /** Messages that may be sent until the month ends. */
  readonly quota?: number;
  readonly people?: number;
  readonly groups?: number;
}

/** What somebody does. */
export interface FakeEvent {
  readonly from: string;
  readonly name?: string;
  /** A group; left out: the private chat. */
  readonly group?: string;
  /** Whether the bot was picked from the @ list, or one of its messages was answered. In groups nothing else arrives. */
  readonly calls?: "mention" | "reply";
  readonly kind?: "text" | "image" | "sticker" | "voice" | "unsupported";
  readonly text?: string;
  readonly photo?: string;
  readonly isBot?: boolean;
  /** Delivers again what was delivered under this id. */
  readonly id?: string;
}

interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** How long an event waits for somebody who is just asking for the next one. */
const BETWEEN_POLLS_MS = 1_000;

/** One bot: its way to hear (webhook or polling, never both), its limits. */
export class FakeBot {
  readonly id: string;
  readonly info: { id: string; account_name: string; account_type: string; can_join_groups: boolean };
  /** Whether events come in an envelope, and under which name a picture does: both have been seen. */
  shape: { wrapped: boolean; photoField: "photo_url" | "photo" } = { wrapped: true, photoField: "photo_url" };
  spent = 0;
  readonly #settings: Required<FakeBotSettings>;
  readonly #people = new Set<string>();
  readonly #groups = new Set<string>();
  #webhook: Webhook | undefined;
  #waiting: ((event: unknown) => void) | undefined;
  #polledAt = -Infinity;
  #kept: unknown[] = [];

  constructor(settings: FakeBotSettings) {
    this.#settings = { quota: 3000, people: 50, groups: 3, ...settings };
    this.id = settings.token.split(":")[0] ?? "";
    this.info = { id: `${this.id}000`, account_name: settings.name, account_type: "BASIC", can_join_groups: true };
  }

  get webhook(): Webhook | undefined {
    return this.#webhook;
  }

  /** A chat is known once somebody has written in it. */
  knows(chat: string): boolean {
    return this.#people.has(chat) || this.#groups.has(chat);
  }

  /** Somebody has written in it before the test began. */
  meet(chat: string): void {
    (chat.startsWith("zgr-") ? this.#groups : this.#people).add(chat);
  }

  forget(chat: string): void {
    this.#people.delete(chat);
    this.#groups.delete(chat);
  }

  spend(): void {
    if (this.spent >= this.#settings.quota) throw new Refused(429, "Quota exceeded");
    this.spent += 1;
  }

  setWebhook({ url, secret_token: secret }: Record<string, unknown>, acceptLocal: boolean): unknown {
    if (typeof url !== "string" || typeof secret !== "string") throw new Refused(400, "url and secret_token");
    if (secret.length < 8 || secret.length > 256) throw new Refused(400, "secret_token of 8 to 256");
    if (!acceptLocal && (!url.startsWith("https://") || /\/\/(localhost|127\.|10\.|192\.168\.)/.test(url)))
      throw new Refused(400, "a public https address");
    this.#webhook = { url, secret };
    return { url, updated_at: 1_724_000_000_000, verification: { ok: true, outcome: "success", status_code: 200 } };
  }

  deleteWebhook(): unknown {
    this.#webhook = undefined;
    return { updated_at: 1_724_000_000_000 };
  }

  webhookInfo(): unknown {
    if (!this.#webhook) throw new Refused(404, "Not Found");
    return { url: this.#webhook.url, updated_at: 1_724_000_000_000 };
  }

  /** Whether somebody is asking for the next event just now. */
  get isAsked(): boolean {
    return this.#waiting !== undefined;
  }

  /** Nobody has asked for so long that nothing is kept any more. */
  leaveAlone(): void {
    this.#polledAt = -Infinity;
  }

  /** The next event, or 408. What nobody waited for is gone. */
  async poll(seconds: number): Promise<unknown> {
    if (this.#webhook) throw new Refused(400, "a webhook is set");
    const kept = this.#kept.shift();
    if (kept !== undefined) return kept;
    const event = await new Promise<unknown>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), seconds * 1000);
      this.#waiting = (given) => {
        clearTimeout(timer);
        resolve(given);
      };
    });
    this.#waiting = undefined;
    this.#polledAt = performance.now();
    if (event === undefined) throw new Refused(408, "Request Timeout");
    return event;
  }

  #message(event: FakeEvent, id: string): Record<string, unknown> {
    const { from, name = "Người dùng", group, kind = "text", calls, text = "", photo } = event;
    const words = group !== undefined && calls === "mention" ? `@${this.#settings.name} ${text}` : text;
    return {
      message_id: event.id ?? id,
      date: 1_724_000_000_000,
      from: { id: from, display_name: name, is_bot: event.isBot ?? false },
      chat: { id: group ?? from, chat_type: group === undefined ? "PRIVATE" : "GROUP" },
      ...(kind === "text" ? { text: words } : {}),
      ...(kind === "image" ? { [this.shape.photoField]: photo, caption: words, message_type: "CHAT_PHOTO" } : {}),
      ...(kind === "sticker" ? { sticker: "abc", url: "https://stickers.example/1" } : {}),
      ...(kind === "voice" ? { voice_url: "https://voice.example/1.aac", message_type: "CHAT_VOICE" } : {}),
    };
  }

  /** Whether Zalo lets the chat in: the fifty-first person and the fourth group are not served. */
  #admit({ from, group }: FakeEvent): boolean {
    const [chats, chat, most] =
      group === undefined ? [this.#people, from, this.#settings.people] : [this.#groups, group, this.#settings.groups];
    if (!chats.has(chat) && chats.size >= most) return false;
    chats.add(chat);
    return true;
  }

  async deliver(event: FakeEvent, id: string): Promise<number | undefined> {
    if (event.group !== undefined && event.calls === undefined) return undefined;
    if (!this.#admit(event)) return undefined;
    const body = {
      event_name: `message.${event.kind ?? "text"}.received`,
      message: this.#message(event, id),
    };
    if (this.#webhook) return this.push(this.shape.wrapped ? { ok: true, result: body } : body);
    if (this.#waiting) this.#waiting(body);
    else if (performance.now() - this.#polledAt < BETWEEN_POLLS_MS) this.#kept.push(body);
    return undefined;
  }

  /** Posts to the webhook as Zalo does; tests may post with a wrong secret, or none. */
  async push(body: unknown, secret: string | null = this.#webhook?.secret ?? null): Promise<number> {
    const response = await fetch(this.#webhook?.url ?? "", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Java/1.8.0_192",
        ...(secret === null ? {} : { "x-bot-api-secret-token": secret }),
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  }
}
