import type { Api } from "grammy";
import type { CallbackQuery, Update } from "grammy/types";
import type { Incoming } from "../../domain/incoming.ts";
import type { Logger } from "../../log.ts";
import type { Receiving } from "../platform.ts";
import type { Self } from "./addressed.ts";
import { markPressed, type Buttons } from "./buttons.ts";
import { readFailure } from "./client.ts";
import type { TelegramSettings } from "./settings.ts";
import { telegramMessages } from "./messages.ts";
import { LARGEST_FILE, PLATFORM, readUpdate, type Reading, type RemoteFile } from "./read-update.ts";

/** Where updates go that come in. */
export interface TelegramReceiving extends Receiving {
  /** Runs the work unless another process does; false when one does. Telegram lets only one ask for updates. */
  alone(work: () => Promise<void>): Promise<boolean>;
}

export interface ReceiveDeps {
  readonly api: Api;
  readonly buttons: Buttons;
  readonly settings: TelegramSettings;
  readonly log: Logger;
  readonly receiving: TelegramReceiving;
}

const FETCH_TRIES = 2;
const FETCH_TIMEOUT_MS = 20_000;

/** Reads a body that may be larger than it was said to be; undefined when it is. */
async function readLimited(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

type Fetched = Buffer | "too-big" | "missing";

async function fetchOnce({ api, settings }: ReceiveDeps, fileId: string): Promise<Fetched> {
  const { file_path: path } = await api.getFile(fileId);
  if (path === undefined) return "missing";
  const url = `${settings.apiRoot}/file/bot${settings.token}/${path}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok || !response.body) return "missing";
  return (await readLimited(response.body, LARGEST_FILE)) ?? "too-big";
}

/** Fetches a file. The address contains the token, so its errors go no further than this. */
async function fetchFile(deps: ReceiveDeps, fileId: string): Promise<Fetched> {
  for (let tried = 0; tried < FETCH_TRIES; tried += 1)
    try {
      const fetched = await fetchOnce(deps, fileId);
      if (fetched !== "missing") return fetched;
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind === "refused" && failure.code.includes("too big")) return "too-big";
      deps.log.warn({ platform: PLATFORM, ...failure }, "a file could not be fetched");
    }
  return "missing";
}

async function contentOf(deps: ReceiveDeps, { id, name, mime }: RemoteFile): Promise<Incoming["content"]> {
  const fetched = await fetchFile(deps, id);
  if (fetched === "too-big") return { kind: "untaken", why: "file-too-big" };
  if (fetched === "missing") return { kind: "untaken", why: "file-missing" };
  return { kind: "file", name, mime, hash: await deps.receiving.storeFile(fetched) };
}

async function complete(deps: ReceiveDeps, reading: Reading): Promise<Incoming> {
  if (reading.kind === "incoming") return reading.incoming;
  return { ...reading.base, content: await contentOf(deps, reading.file) };
}

/** Stops the button's waiting sign and shows on the pressed message what was chosen. Neither matters to what is done. */
async function acknowledgePress(deps: ReceiveDeps, query: CallbackQuery): Promise<void> {
  const { api, buttons } = deps;
  const press = buttons.read(query.data ?? "");
  const language = query.from.language_code === "en" ? "en" : "vi";
  const isUsed = query.data === "-";
  const note = press || isUsed ? {} : { text: telegramMessages[language].noLongerValid };
  const answered = api.answerCallbackQuery(query.id, note);
  const message = query.message;
  // In a group a press of somebody without the right may not take the buttons from the others.
  const shown =
    press && message?.chat.type === "private" && "reply_markup" in message ? message.reply_markup : undefined;
  const keyboard = shown && press && markPressed(shown, query.data ?? "", press.staysOpen);
  const edited =
    keyboard && message
      ? api.editMessageReplyMarkup(message.chat.id, message.message_id, { reply_markup: keyboard })
      : Promise.resolve();
  for (const outcome of await Promise.allSettled([answered, edited]))
    if (outcome.status === "rejected")
      deps.log.debug({ platform: PLATFORM, ...readFailure(outcome.reason) }, "a press could not be acknowledged");
}

/**
 * Takes an update. Resolves once everything in it is stored, and only then may Telegram be told that it has arrived;
 * rejects when something could not be stored.
 */
export async function receiveUpdate(deps: ReceiveDeps, self: Self, update: Update): Promise<void> {
  // A press waits visibly until it is answered: this does not wait for the database.
  if (update.callback_query) void acknowledgePress(deps, update.callback_query);
  for (const reading of readUpdate(update, self, deps.buttons))
    await deps.receiving.accept(await complete(deps, reading));
}
