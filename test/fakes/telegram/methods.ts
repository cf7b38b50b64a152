import type { InlineKeyboardMarkup } from "grammy/types";
import { fileOf, type Call } from "./body.ts";
import { BadHtml, parseHtml } from "./html.ts";
import type { Limits } from "./limits.ts";
import type { FakeChat, Shown, World } from "./world.ts";

/** Telegram refuses a call. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: object | undefined;

  constructor(code: number, description: string, parameters?: object) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

const bad = (description: string, parameters?: object): Refusal =>
  new Refusal(400, `Bad Request: ${description}`, parameters);

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const DATA_BYTES = 64;
const RICH_CHARACTERS = 32_768;
const RICH_COLUMNS = 20;
const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

/** The chat of a call, if the bot may write to it. */
function chatOf(world: World, { fields }: Call): FakeChat {
  const chat = world.chats.get(String(fields["chat_id"]));
  if (!chat) throw bad("chat not found");
  if (chat.upgradedTo !== undefined)
    throw bad("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: chat.upgradedTo });
  if (chat.isClosed)
    throw new Refusal(
      403,
      chat.type === "private"
        ? "Forbidden: bot was blocked by the user"
        : "Forbidden: bot was kicked from the group chat",
    );
  return chat;
}

function keyboardOf({ fields }: Call): InlineKeyboardMarkup | undefined {
  const keyboard = fields["reply_markup"] as InlineKeyboardMarkup | undefined;
  for (const button of keyboard?.inline_keyboard.flat() ?? []) {
    if (button.text === "") throw bad("text buttons are unallowed in the inline keyboard");
    const data = "callback_data" in button ? button.callback_data : undefined;
    if (data === undefined || data === "") throw bad("text buttons are unallowed in the inline keyboard");
    if (Buffer.byteLength(data) > DATA_BYTES) throw bad("BUTTON_DATA_INVALID");
  }
  return keyboard;
}

function formatted(text: unknown, mode: unknown, limit: number, tooLong: string): Pick<Shown, "text" | "entities"> {
  const given = typeof text === "string" ? text : "";
  try {
    const parsed = mode === "HTML" ? parseHtml(given) : { text: given, entities: [] };
    if (parsed.text.length > limit) throw bad(tooLong);
    return parsed;
  } catch (error) {
    if (error instanceof BadHtml) throw bad(`can't parse entities: ${error.message}`);
    throw error;
  }
}

interface Block {
  type: string;
  text?: unknown;
  cells?: { text?: unknown; align?: string; valign?: string }[][];
}

function richText(text: unknown): string {
  if (typeof text === "string") return text;
  if (Array.isArray(text)) return text.map(richText).join("");
  const { type, text: inner } = text as { type?: string; text?: unknown };
  if (type !== "bold" && type !== "italic") throw bad(`can't parse rich text type "${type}"`);
  return richText(inner);
}

/** The text of a rich message, one line a paragraph or table row. */
function readRich(message: unknown): string {
  const { blocks } = (message ?? {}) as { blocks?: Block[] };
  if (!blocks?.length) throw bad("rich message must be non-empty");
  const lines = blocks.flatMap((block) => {
    if (block.type === "paragraph") return [richText(block.text)];
    if (block.type !== "table" || !block.cells) throw bad(`unsupported block type "${block.type}"`);
    return block.cells.map((row) => {
      if (row.length > RICH_COLUMNS) throw bad("too many columns");
      if (row.some(({ align, valign }) => !align || !valign)) throw bad("cell alignment must be specified");
      return row.map((cell) => richText(cell.text ?? "")).join(" | ");
    });
  });
  if (lines.join("\n").length > RICH_CHARACTERS || lines.length > 500) throw bad("message is too long");
  return lines.join("\n");
}

/** What the Bot API does, over a world: checks first, in the order in which Telegram does, then the effect. */
export class Methods {
  readonly #world: World;
  readonly #limits: Limits | undefined;
  readonly self: { readonly id: number; readonly username: string };
  knowsRich = true;
  readonly menus: Readonly<Record<string, unknown>>[] = [];
  readonly answered: string[] = [];

  constructor(world: World, limits: Limits | undefined, self: { id: number; username: string }) {
    this.#world = world;
    this.#limits = limits;
    this.self = self;
  }

  call(method: string, call: Call): unknown {
    const { fields } = call;
    switch (method) {
      case "getMe":
        return { ...this.self, is_bot: true, first_name: "Đôn Đốc", can_join_groups: true };
      case "setMyCommands":
        this.menus.push(fields);
        return true;
      case "sendMessage":
        return this.#sendText(call);
      case "sendRichMessage":
        if (!this.knowsRich) throw new Refusal(404, "Not Found: method not found");
        return this.#show(call, { kind: "rich", text: readRich(fields["rich_message"]), entities: [] });
      case "sendPhoto":
      case "sendDocument":
        return this.#sendFile(call, method === "sendPhoto" ? "photo" : "document");
      case "editMessageReplyMarkup":
        return this.#editKeyboard(call);
      case "answerCallbackQuery":
        this.answered.push(String(fields["callback_query_id"]));
        return true;
      case "getFile":
        return this.#getFile(String(fields["file_id"]));
      default:
        throw new Refusal(404, "Not Found: method not found");
    }
  }

  #show(call: Call, shown: Pick<Shown, "kind" | "text" | "entities"> & { file?: Shown["file"] }): unknown {
    const chat = chatOf(this.#world, call);
    const keyboard = keyboardOf(call);
    const wait = this.#limits?.count(String(chat.id), chat.type !== "private");
    if (wait !== undefined) throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    const id = this.#world.messageId();
    chat.shown.push({ id, chat: String(chat.id), at: performance.now(), keyboard, ...shown } as Shown);
    return { message_id: id, date: 0, chat: { id: chat.id, type: chat.type }, text: shown.text };
  }

  #sendText(call: Call): unknown {
    const { text, parse_mode: mode } = call.fields;
    chatOf(this.#world, call);
    const parsed = formatted(text, mode, TEXT_LIMIT, "message is too long");
    if (parsed.text.trim() === "") throw bad("message text is empty");
    return this.#show(call, { kind: "text", ...parsed });
  }

  #sendFile(call: Call, kind: "photo" | "document"): unknown {
    chatOf(this.#world, call);
    const file = fileOf(call, kind);
    if (!file) throw bad(`there is no ${kind} in the request`);
    const { caption, parse_mode: mode } = call.fields;
    const isImage = file.content.subarray(1, 4).toString() === "PNG" || file.content[0] === 0xff;
    if (kind === "photo" && !isImage) throw bad("IMAGE_PROCESS_FAILED");
    return this.#show(call, { kind, file, ...formatted(caption, mode, CAPTION_LIMIT, "message caption is too long") });
  }

  #editKeyboard(call: Call): unknown {
    const chat = chatOf(this.#world, call);
    const shown = chat.shown.find(({ id }) => id === call.fields["message_id"]);
    if (!shown) throw bad("message to edit not found");
    const keyboard = keyboardOf(call);
    if (JSON.stringify(keyboard) === JSON.stringify(shown.keyboard)) throw bad("message is not modified");
    shown.keyboard = keyboard;
    return true;
  }

  #getFile(id: string): unknown {
    const file = this.#world.files.get(id);
    if (!file) throw bad("wrong file_id or the file is temporarily unavailable");
    if (file.content.length > DOWNLOAD_LIMIT) throw bad("file is too big");
    return { file_id: id, file_unique_id: id, file_path: `documents/${id}`, file_size: file.content.length };
  }
}
