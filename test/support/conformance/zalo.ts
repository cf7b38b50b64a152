import { createHash } from "node:crypto";
import { afterAll } from "vitest";
import { createApp } from "../../../src/app.ts";
import { MovableClock } from "../../../src/clock.ts";
import { ZALO_BASIC } from "../../../src/platforms/zalo/settings.ts";
import { createLog } from "../../../src/log.ts";
import { DEMO_START } from "../../../src/open-store.ts";
import { webChannel } from "../../../src/platforms/web/channel.ts";
import { addSentFileRoute } from "../../../src/platforms/web/sent-file-route.ts";
import { createWebServer } from "../../../src/platforms/web/server.ts";
import { createZalo } from "../../../src/platforms/zalo/service.ts";
import { Announcements } from "../../../src/store/announcements.ts";
import type { Connection } from "../../../src/store/database.ts";
import { createWebDeps } from "../../../src/web-deps.ts";
import { createReceiving } from "../../../src/receiving-deps.ts";
import { createSentFiles, createZaloDeps } from "../../../src/zalo-deps.ts";
import type { FakeEvent } from "../../fakes/zalo/bot.ts";
import { FakeZalo, until, type SentMessage } from "../../fakes/zalo/server.ts";
import { freePort } from "../ports.ts";
import type { Told } from "../talk.ts";
import { SECRET } from "../zalo.ts";
import { moveTo } from "./province.ts";
import { PlatformSpeaker, type Side } from "./speaker.ts";

const TOKEN = "7001:very-secret-conformance";
const CHOICE = /^([A-Z]+\d+)\. (.*)$/;

/** The codes and labels below a message, which is all that Zalo has in place of buttons. */
function choicesOf({ text }: SentMessage): (readonly [code: string, label: string])[] {
  return text.split("\n").flatMap((line) => {
    const match = CHOICE.exec(line);
    return match ? [[match[1] as string, match[2] as string] as const] : [];
  });
}

/** Everybody is on Zalo; the bot hears by its webhook and speaks to the fake, both over HTTP. Choices are typed by code. */
export async function speakOnZalo(connection: Connection): Promise<PlatformSpeaker> {
  const fake = await FakeZalo.start();
  const bot = fake.addBot({ token: TOKEN, name: "Bot Cải cách", people: 500, groups: 50, quota: 100_000 });
  const codes = new Map<string, string>();
  const idOf = (code: string): string => {
    const isGroup = code.startsWith("group:");
    const id = (isGroup ? "zgr-" : "") + createHash("sha256").update(code).digest("hex").slice(0, 20);
    codes.set(id, code);
    return id;
  };
  await moveTo(connection.db, { platform: "zalo", bot: bot.id, idOf });
  for (const id of codes.keys()) bot.meet(id);
  const log = createLog("error");
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const clock = new MovableClock(DEMO_START, { frozen: true });
  const limits = { ...ZALO_BASIC, messages: 100_000, people: 500, groups: 50 };
  const zalo = createZalo(
    [{ bot: bot.id, token: TOKEN, secret: SECRET }],
    createZaloDeps({ connection, clock, log, publicUrl }, { apiRoot: fake.url, limits }),
  );
  const { pace: _pace, ...channel } = { ...zalo.channel };
  const app = createApp({ connection, clock, log, publicUrl, channels: [webChannel(async () => undefined), channel] });
  const receiving = createReceiving(app, async () => undefined);
  const announcements = new Announcements(connection.pool);
  const deps = createWebDeps(app, { announcements, secureCookies: false, wakeLane: async () => undefined });
  const server = await createWebServer(deps, [
    (scope) => addSentFileRoute(scope, createSentFiles(app)),
    (scope) => zalo.addRoutes(scope, receiving),
  ]);
  await server.listen(port);
  const stop = zalo.start(receiving);
  afterAll(async () => {
    await stop();
    await server.close();
    await fake.stop();
  });
  await until(() => (bot.webhook ? true : undefined));

  let heard = 0;
  let newest: FakeEvent | undefined;
  let events = 0;
  const act = (as: string, text: string, chat: string): Promise<unknown> => {
    events += 1;
    const group = chat === as ? {} : ({ group: idOf(chat), calls: "mention" } as const);
    newest = { from: idOf(as), text, id: `c${events}`, ...group };
    return fake.say(bot, newest);
  };
  const side: Side = {
    say: act,
    choose(as, label, chat) {
      const offered = fake.sent.findLast((one) => one.chat === idOf(chat) && choicesOf(one).length > 0);
      const code = offered && choicesOf(offered).find((choice) => choice[1] === label)?.[0];
      if (!code) throw new Error(`no choice "${label}"`);
      return act(as, code, chat);
    },
    heard: () =>
      fake.sent.slice(heard, (heard = fake.sent.length)).map((one): Told => ({
        to: codes.get(one.chat) ?? one.chat,
        text: one.text,
        choices: choicesOf(one).map(([, label]) => label),
      })),
    repeat: async () => (newest ? fake.say(bot, newest) : undefined),
  };
  return new PlatformSpeaker(app, side);
}
