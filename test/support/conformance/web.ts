import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { createApp } from "../../../src/app.ts";
import { MovableClock } from "../../../src/clock.ts";
import { OWN_BOT } from "../../../src/domain/incoming.ts";
import { createLog } from "../../../src/log.ts";
import { DEMO_START } from "../../../src/open-store.ts";
import { webChannel } from "../../../src/platforms/web/channel.ts";
import type { WebMessage } from "../../../src/platforms/web/deps.ts";
import { createWebServer } from "../../../src/platforms/web/server.ts";
import type { HistoryAnswer } from "../../../src/platforms/web/wire.ts";
import { plainText } from "../../../src/render/message.ts";
import { Announcements } from "../../../src/store/announcements.ts";
import type { Connection } from "../../../src/store/database.ts";
import { createWebDeps } from "../../../src/web-deps.ts";
import { moveTo } from "./province.ts";
import { PlatformSpeaker, type Side } from "./speaker.ts";

/** Everybody has the page open, and speaks and reads through its server. */
export async function speakOnWeb(connection: Connection): Promise<PlatformSpeaker> {
  await moveTo(connection.db, { platform: "web", bot: OWN_BOT, idOf: (code) => code });
  const said = new Set<string>();
  const app = createApp({
    connection,
    clock: new MovableClock(DEMO_START, { frozen: true }),
    log: createLog("error"),
    channels: [webChannel(async (chat) => void said.add(chat))],
    publicUrl: "https://bot.test",
  });
  const announcements = new Announcements(connection.pool);
  const deps = createWebDeps(app, { announcements, secureCookies: false, wakeLane: async () => undefined });
  const server = await createWebServer(deps);
  const { port } = await server.listen(0);
  afterAll(() => server.close());
  const base = `http://127.0.0.1:${port}/api/messages`;
  const members = new Map((await deps.demo?.groups())?.map(({ code, members: [first] }) => [`group:${code}`, first]));
  const seen = new Map<string, string>();
  let newest: unknown;

  const post = async (body: unknown): Promise<void> => {
    newest = body;
    const headers = { "content-type": "application/json", origin: `http://127.0.0.1:${port}` };
    const response = await fetch(base, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  };
  const read = async (chat: string): Promise<WebMessage[]> => {
    const as = members.get(chat) ?? chat;
    const response = await fetch(`${base}?${new URLSearchParams({ as, chat }).toString()}`);
    return [...((await response.json()) as HistoryAnswer).messages];
  };
  const side: Side = {
    say: (as, text, chat) => post({ as, chat, messageId: randomUUID(), content: { kind: "text", text } }),
    async choose(as, label, chat) {
      const offered = (await read(chat)).findLast((one) => one.from === "bot" && one.choices.length > 0);
      if (offered?.from !== "bot" || !offered.choices.includes(label)) throw new Error(`no choice "${label}"`);
      const content = { kind: "choice", outboxId: offered.outboxId, index: offered.choices.indexOf(label) };
      await post({ as, chat, messageId: randomUUID(), content });
    },
    async heard() {
      const told = [];
      for (const chat of said) {
        const after = BigInt(seen.get(chat) ?? "0");
        for (const message of await read(chat))
          if (message.from === "bot" && BigInt(message.id) > after) {
            told.push({ to: chat, text: plainText(message), choices: message.choices });
            seen.set(chat, message.id);
          }
      }
      said.clear();
      return told;
    },
    repeat: () => post(newest),
  };
  return new PlatformSpeaker(app, side);
}
