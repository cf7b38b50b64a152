import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../../log.ts";
import type { Language } from "../../render/message.ts";
import type { Channel } from "../platform.ts";
import type { Self } from "./addressed.ts";
import { createButtons } from "./buttons.ts";
import { createTelegramChannel } from "./channel.ts";
import { botIdOf, openApi, readFailure } from "./client.ts";
import type { TelegramSettings } from "./settings.ts";
import { pollUpdates } from "./polling.ts";
import { ALLOWED_UPDATES, PLATFORM } from "./read-update.ts";
import { receiveUpdate, type TelegramReceiving } from "./receive.ts";
import { addTelegramWebhook, WEBHOOK_PATH } from "./webhook.ts";

/** A command as the menu shows it. */
interface MenuCommand {
  readonly name: string;
  readonly summary: Readonly<Record<Language, string>>;
  readonly where: "private" | "anywhere";
}

export interface TelegramDeps {
  readonly log: Logger;
  readonly menu: readonly MenuCommand[];
  /** Where Telegram reaches the webhook, without a slash at the end. */
  readonly publicUrl?: string;
  /** The content of a kept file. */
  readFile(hash: string): Promise<Buffer | undefined>;
}

/** Telegram as this program uses it: a way out, and a way in that has to be started. */
export interface Telegram {
  readonly channel: Channel;
  /** The number that Telegram knows the bot by. */
  readonly bot: string;
  /** Adds the webhook to the web server, when there is to be one. */
  addWebhook(server: FastifyInstance, receiving: TelegramReceiving): void;
  /** Begins to receive, in the background: nothing waits for Telegram. The returned function ends it. */
  start(receiving: TelegramReceiving): () => Promise<void>;
  /** For a process that only sends: learns in the background what the bot is called, which links to it take. */
  introduce(): () => Promise<void>;
}

const RETRY_MS = 15_000;
const MAX_CONNECTIONS = 40;

async function setMenu(api: Api, menu: readonly MenuCommand[]): Promise<void> {
  const scopes = [
    { type: "all_private_chats", commands: menu },
    { type: "all_group_chats", commands: menu.filter(({ where }) => where === "anywhere") },
  ] as const;
  for (const { type, commands } of scopes)
    for (const language of ["vi", "en"] as const) {
      const listed = commands.map(({ name, summary }) => ({ command: name, description: summary[language] }));
      // Vietnamese is what everybody sees whose Telegram is not in English.
      await api.setMyCommands(listed, { scope: { type }, ...(language === "en" ? { language_code: "en" } : {}) });
    }
}

/** Begins some work; the returned function ends it. */
function inBackground(work: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  const ending = new AbortController();
  const running = work(ending.signal);
  return async () => {
    ending.abort();
    await running;
  };
}

/** Puts the parts together. Nothing is sent or asked before `start`. */
export function createTelegram(settings: TelegramSettings, deps: TelegramDeps): Telegram {
  const api = openApi(settings);
  const buttons = createButtons(settings.token);
  const { log } = deps;
  let self: Self | undefined;

  const receive = (known: Self, receiving: TelegramReceiving) => (update: Update) =>
    receiveUpdate({ api, buttons, settings, log, receiving }, known, update);

  const introduce = async (): Promise<Self> => {
    const { id, username } = await api.getMe();
    return { id, username, commands: new Set(deps.menu.map(({ name }) => name)) };
  };

  const receiveByWebhook = async (secret: string): Promise<void> => {
    await api.setWebhook(`${deps.publicUrl}${WEBHOOK_PATH}`, {
      ...{ secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: MAX_CONNECTIONS },
    });
    log.info({ platform: PLATFORM }, "receives by webhook");
  };

  const receiveByPolling = async (known: Self, receiving: TelegramReceiving, signal: AbortSignal): Promise<void> => {
    const poll = async (): Promise<void> => {
      await api.deleteWebhook();
      log.info({ platform: PLATFORM }, "receives by long polling");
      await pollUpdates({ api, log, receive: receive(known, receiving) }, signal);
    };
    while (!signal.aborted) if (!(await receiving.alone(poll))) await pause(signal);
  };

  const learn = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && !self)
      try {
        self = await introduce();
      } catch (error) {
        log.warn({ platform: PLATFORM, ...readFailure(error) }, "the bot's name is not known; trying again");
        await pause(signal);
      }
  };

  const run = async (receiving: TelegramReceiving, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted)
      try {
        self ??= await introduce();
        await setMenu(api, deps.menu).catch((error: unknown) => {
          log.warn({ platform: PLATFORM, ...readFailure(error) }, "the menu could not be set");
        });
        if (settings.webhookSecret === undefined) await receiveByPolling(self, receiving, signal);
        else await receiveByWebhook(settings.webhookSecret);
        return;
      } catch (error) {
        log.warn({ platform: PLATFORM, ...readFailure(error) }, "cannot begin to receive; trying again");
        await pause(signal);
      }
  };

  return {
    channel: {
      ...createTelegramChannel({
        ...{ api, buttons, log, richTables: settings.richTables },
        readFile: (hash) => deps.readFile(hash),
      }),
      startLink: (code) => self && `https://t.me/${self.username}?start=${code}`,
    },
    bot: String(botIdOf(settings.token)),
    addWebhook: (server, receiving) => {
      const { webhookSecret: secret } = settings;
      if (secret === undefined) return;
      addTelegramWebhook(server, { secret, log, receive: (update) => self && receive(self, receiving)(update) });
    },
    start: (receiving) => inBackground((signal) => run(receiving, signal)),
    introduce: () => inBackground(learn),
  };
}

async function pause(signal: AbortSignal): Promise<void> {
  await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
}
