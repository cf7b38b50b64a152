import { createApp } from "../../../src/app.ts";
import { MovableClock } from "../../../src/clock.ts";
import { OWN_BOT, type Incoming } from "../../../src/domain/incoming.ts";
import { createLog } from "../../../src/log.ts";
import { DEMO_START } from "../../../src/open-store.ts";
import { createConsoleChannel } from "../../../src/platforms/console/channel.ts";
import type { Delivery } from "../../../src/platforms/platform.ts";
import { plainText } from "../../../src/render/message.ts";
import type { Connection } from "../../../src/store/database.ts";
import { PlatformSpeaker, type Side } from "./speaker.ts";
import { moveTo } from "./province.ts";

/** Everybody sits at the server's console. */
export async function speakOnConsole(connection: Connection): Promise<PlatformSpeaker> {
  const shown: Delivery[] = [];
  let heard = 0;
  let newest: Incoming | undefined;
  let messages = 0;
  await moveTo(connection.db, { platform: "console", bot: OWN_BOT, idOf: (code) => code });
  const app = createApp({
    connection,
    clock: new MovableClock(DEMO_START, { frozen: true }),
    log: createLog("error"),
    channels: [createConsoleChannel(async (delivery) => void shown.push(delivery))],
    publicUrl: "https://bot.test",
  });
  const bring = (as: string, chat: string, content: Incoming["content"]) => {
    messages += 1;
    newest = {
      ...{ platform: "console", bot: OWN_BOT, messageId: `m${messages}`, content, sender: { externalId: as } },
      chat: { externalId: chat, kind: chat.startsWith("group:") ? "group" : "private" },
    };
    return app.accept(newest);
  };
  const side: Side = {
    say: (as, text, chat) => bring(as, chat, { kind: "text", text }),
    choose(as, label, chat) {
      const offered = shown.findLast((one) => one.chat === chat && one.reply.choices?.length);
      const index = offered?.reply.choices?.findIndex((choice) => choice.label === label) ?? -1;
      if (!offered || index < 0) throw new Error(`no choice "${label}"`);
      return bring(as, chat, { kind: "choice", outboxId: offered.outboxId, index });
    },
    heard: () =>
      shown.slice(heard, (heard = shown.length)).map(({ chat, reply }) => ({
        to: chat,
        text: plainText(reply),
        choices: (reply.choices ?? []).map(({ label }) => label),
      })),
    repeat: async () => (newest ? app.accept(newest) : undefined),
  };
  return new PlatformSpeaker(app, side);
}
