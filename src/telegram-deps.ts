import { commands } from "../commands/index.ts";
import type { App, AppParts } from "./app.ts";
import { readAttachment } from "./attachment-deps.ts";
import type { TelegramReceiving } from "./platforms/telegram/receive.ts";
import type { TelegramDeps } from "./platforms/telegram/telegram.ts";
import { createReceiving, type WakeLane } from "./receiving-deps.ts";
import { withLock } from "./store/database.ts";

/** What the Telegram platform needs for sending and for its menu, over the store. */
export function createTelegramDeps(
  parts: Pick<AppParts, "connection" | "log"> & { readonly publicUrl?: string },
): TelegramDeps {
  const { connection, log, publicUrl } = parts;
  return {
    log,
    menu: commands,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    readFile: async (hash) => (await readAttachment({ db: connection.db, log }, hash))?.content,
  };
}

/** What the Telegram platform needs for receiving. */
export function createTelegramReceiving(app: App, wakeLane: WakeLane): TelegramReceiving {
  return {
    ...createReceiving(app, wakeLane),
    alone: async (work) =>
      (await withLock(app.connection.pool, "telegram-polling", async () => {
        await work();
        return true;
      })) ?? false,
  };
}
