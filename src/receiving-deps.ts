import type { App } from "./app.ts";
import type { Receiving } from "./platforms/platform.ts";
import { saveAttachment } from "./store/attachments.ts";
import { transaction } from "./store/database.ts";

/** Says that something waits in a chat. */
export type WakeLane = (lane: { readonly chatId: number; readonly platform: string }) => Promise<void>;

/** A file as it came: nobody has looked yet at what it is. */
export function bytesOf(content: Uint8Array): { mime: string; content: Buffer } {
  return { mime: "application/octet-stream", content: Buffer.from(content) };
}

/** What every platform needs for receiving: the bot that takes messages in, and whoever wakes it. */
export function createReceiving(app: App, wakeLane: WakeLane): Receiving {
  const { db } = app.connection;
  return {
    async accept(incoming) {
      const { chatId, isNew } = await app.accept(incoming);
      if (isNew) await wakeLane({ chatId, platform: incoming.platform });
    },
    storeFile: (content) => transaction(db, (trx) => saveAttachment(trx, bytesOf(content), app.clock.now())),
  };
}
