import { commands } from "../commands/index.ts";
import type { App, AppParts } from "./app.ts";
import type { TelegramReceiving } from "./platforms/telegram/receive.ts";
import type { TelegramDeps } from "./platforms/telegram/telegram.ts";
import { findAttachment, saveAttachment } from "./store/attachments.ts";
import { transaction, withLock } from "./store/database.ts";

/** What the Telegram platform needs for sending and for its menu, over the store. */
export function createTelegramDeps(
  parts: Pick<AppParts, "connection" | "log"> & { readonly publicUrl?: string },
): TelegramDeps {
  const { connection, log, publicUrl } = parts;
  return {
    log,
    menu: commands,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    readFile: async (hash) => (await findAttachment(connection.db, hash))?.content,
  };
}

/** What the Telegram platform needs for receiving: the bot that takes messages in, and whoever wakes it. */
export function createTelegramReceiving(
  app: App,
  wakeLane: (lane: { chatId: number; platform: string }) => Promise<void>,
): TelegramReceiving {
  const { db, pool } = app.connection;
  return {
    async accept(incoming) {
      const { chatId, isNew } = await app.accept(incoming);
      if (isNew) await wakeLane({ chatId, platform: incoming.platform });
    },
    storeFile: (content) =>
      transaction(db, (trx) =>
        saveAttachment(trx, { mime: "application/octet-stream", content: Buffer.from(content) }, app.clock.now()),
      ),
    alone: async (work) =>
      (await withLock(pool, "telegram-polling", async () => {
        await work();
        return true;
      })) ?? false,
  };
}
