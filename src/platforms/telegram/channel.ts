import { InputFile, type Api } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Logger } from "../../log.ts";
import { escapeHtml } from "../../render/html.ts";
import type { Channel, Delivery, SendOutcome } from "../platform.ts";
import type { Buttons } from "./buttons.ts";
import { readFailure, type Failure } from "./client.ts";
import { telegramMessages } from "./messages.ts";
import { planParts, type Part } from "./parts.ts";
import { PLATFORM } from "./read-update.ts";

export interface TelegramChannelDeps {
  readonly api: Api;
  readonly buttons: Buttons;
  readonly log: Logger;
  readonly richTables: boolean;
  /** The content of a kept file. */
  readFile(hash: string): Promise<Buffer | undefined>;
}

/** What Telegram allows a bot, by its own account: messages a second in all, to one chat, and a minute to one group. */
const PACE = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };

/** How long everything waits when Telegram cannot be reached, or does not know the token. */
const UNREACHABLE_MS = 5_000;
const WRONG_TOKEN_MS = 60_000;

/** A part on its way, with the buttons below it if it is the last. */
interface Outgoing {
  readonly chat: string;
  readonly part: Part;
  readonly keyboard: InlineKeyboardMarkup | undefined;
  readonly language: Delivery["language"];
}

interface Extra {
  reply_markup?: InlineKeyboardMarkup;
}

/** What is said where a file was to be: that it is missing, below the text that would have been its caption. */
function withoutFile(
  { file, caption }: Part & { kind: "file" },
  language: Delivery["language"],
): { readonly html: string; readonly plain: string } {
  const lost = telegramMessages[language].lostFile(file.name);
  const below = (said: string | undefined, note: string): string => (said === undefined ? note : `${said}\n\n${note}`);
  return { html: below(caption?.html, `<i>${escapeHtml(lost)}</i>`), plain: below(caption?.plain, lost) };
}

/** Telegram's outgoing side. */
class TelegramSender {
  readonly #deps: TelegramChannelDeps;
  /** This Bot API server knows no rich messages: text from now on. */
  #richRefused = false;

  constructor(deps: TelegramChannelDeps) {
    this.#deps = deps;
  }

  async send(delivery: Delivery): Promise<SendOutcome> {
    const { outboxId, reply, chat, language } = delivery;
    const keyboard = reply.choices?.length ? this.#deps.buttons.keyboard(outboxId, reply.choices) : undefined;
    let parts = this.#plan(delivery);
    let externalId: string | undefined;
    for (let index = delivery.partsSent; index < parts.length; index += 1) {
      const part = parts[index] as Part;
      const isLast = index === parts.length - 1;
      try {
        externalId = await this.#sendPart({ chat, part, language, keyboard: isLast ? keyboard : undefined });
      } catch (error) {
        const failure = readFailure(error);
        if (part.kind === "rich" && (failure.kind === "no-such-method" || failure.kind === "refused")) {
          this.#richRefused = true;
          this.#deps.log.warn({ platform: PLATFORM, ...failure }, "rich messages are refused: tables go out as text");
          parts = this.#plan(delivery);
          index -= 1;
          continue;
        }
        return this.#outcomeOf(failure, index);
      }
    }
    const sent = parts.length - delivery.partsSent;
    return { kind: "sent", parts: sent, ...(externalId === undefined ? {} : { externalId }) };
  }

  #plan({ reply, isRepeat, language }: Delivery): Part[] {
    return planParts(reply, { isRepeat, language, richTables: this.#deps.richTables && !this.#richRefused });
  }

  async #sendPart(outgoing: Outgoing): Promise<string> {
    const { chat, part, keyboard } = outgoing;
    const extra: Extra = keyboard ? { reply_markup: keyboard } : {};
    if (part.kind === "text") return this.#sendText(chat, part, extra);
    if (part.kind === "file") return this.#sendFile(outgoing, part, extra);
    const sent = await this.#deps.api.raw.sendRichMessage({
      chat_id: chat,
      rich_message: { blocks: [...part.blocks], skip_entity_detection: true },
      ...extra,
    });
    return String(sent.message_id);
  }

  async #sendText(chat: string, { html, plain }: { html: string; plain: string }, extra: Extra): Promise<string> {
    const { api } = this.#deps;
    const options = { ...extra, link_preview_options: { is_disabled: true } };
    try {
      return String((await api.sendMessage(chat, html, { ...options, parse_mode: "HTML" })).message_id);
    } catch (error) {
      if (readFailure(error).kind !== "formatting") throw error;
      return String((await api.sendMessage(chat, plain, options)).message_id);
    }
  }

  async #sendFile(outgoing: Outgoing, part: Part & { kind: "file" }, extra: Extra): Promise<string> {
    const { api } = this.#deps;
    const { chat, language } = outgoing;
    const content = await this.#deps.readFile(part.file.hash);
    if (!content) return this.#sendText(chat, withoutFile(part, language), extra);
    const caption = part.caption
      ? { caption: part.caption.html, parse_mode: "HTML" as const }
      : { caption: part.file.alt.slice(0, 1024) };
    const file = () => new InputFile(content, part.file.name);
    const options = { ...extra, ...caption };
    if (!part.isPhoto) return String((await api.sendDocument(chat, file(), options)).message_id);
    try {
      return String((await api.sendPhoto(chat, file(), options)).message_id);
    } catch (error) {
      // Too long, too wide or too large for a photo: nothing was sent, and as a file it is taken.
      if (readFailure(error).kind !== "refused") throw error;
      return String((await api.sendDocument(chat, file(), options)).message_id);
    }
  }

  #outcomeOf(failure: Failure, partsSent: number): SendOutcome {
    switch (failure.kind) {
      case "blocked":
        return { kind: "blocked" };
      case "moved":
        return { kind: "moved", to: failure.to };
      case "flood":
        this.#deps.log.warn({ platform: PLATFORM, seconds: failure.seconds }, "the platform asks for patience");
        return { kind: "later", afterMs: failure.seconds * 1000, wholePlatform: true, partsSent };
      case "unreachable":
      case "no-such-method": {
        // A token that is not one is answered like an unknown method.
        const isToken = failure.kind === "no-such-method" || failure.code === "token";
        this.#deps.log.warn({ platform: PLATFORM, ...failure }, isToken ? "the token is refused" : "not reachable");
        const afterMs = isToken ? WRONG_TOKEN_MS : UNREACHABLE_MS;
        return { kind: "later", afterMs, wholePlatform: true, partsSent };
      }
      case "formatting":
        return { kind: "failed", reason: "formatting" };
      case "refused":
        return { kind: "failed", reason: failure.code };
      case "unknown":
        return { kind: "unknown", reason: failure.code };
    }
  }
}

/** Telegram as a channel: HTML with buttons, pictures, files, and wide tables as rich messages. */
export function createTelegramChannel(deps: TelegramChannelDeps): Channel {
  const sender = new TelegramSender(deps);
  return { platform: PLATFORM, pace: PACE, send: (delivery) => sender.send(delivery) };
}
