import type { Update } from "grammy/types";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll } from "vitest";
import { createApp } from "../../../src/app.ts";
import { MovableClock } from "../../../src/clock.ts";
import { createLog } from "../../../src/log.ts";
import { DEMO_START } from "../../../src/open-store.ts";
import { createTelegram } from "../../../src/platforms/telegram/telegram.ts";
import { webChannel } from "../../../src/platforms/web/channel.ts";
import { createWebServer } from "../../../src/platforms/web/server.ts";
import { Announcements } from "../../../src/store/announcements.ts";
import type { Connection } from "../../../src/store/database.ts";
import { createTelegramDeps, createTelegramReceiving } from "../../../src/telegram-deps.ts";
import { createWebDeps } from "../../../src/web-deps.ts";
import { buttonsOf, FakeGroup, FakePerson } from "../../fakes/telegram/people.ts";
import { FakeTelegram, TOKEN } from "../../fakes/telegram/server.ts";
import type { Told } from "../talk.ts";
import { moveTo } from "./province.ts";
import { PlatformSpeaker, type Side } from "./speaker.ts";

const BOT = TOKEN.split(":")[0] as string;
const SECRET = "secret-of-the-conformance-suite";

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(2);
}

/** The people and groups of the sample on the fake, by their codes. */
class Crowd {
  readonly fake: FakeTelegram;
  readonly ids = new Map<string, number>();
  readonly people = new Map<string, FakePerson>();
  readonly groups = new Map<string, FakeGroup>();
  readonly #heard = new Map<string, number>();
  newest: Update | undefined;

  constructor(fake: FakeTelegram) {
    this.fake = fake;
  }

  idOf(code: string): number {
    const known = this.ids.get(code);
    if (known !== undefined) return known;
    const isGroup = code.startsWith("group:");
    const id = isGroup ? -(900_000 + this.ids.size) : 500_000 + this.ids.size;
    this.ids.set(code, id);
    if (isGroup) this.groups.set(code, new FakeGroup(this.fake, id, code));
    else this.people.set(code, new FakePerson(this.fake, id, code));
    return id;
  }

  placeOf(chat: string): FakeGroup | FakePerson {
    return (this.groups.get(chat) ?? this.people.get(chat)) as FakeGroup | FakePerson;
  }

  person(code: string): FakePerson {
    return this.people.get(code) as FakePerson;
  }

  heard(): Told[] {
    return [...this.ids.keys()].flatMap((code) => {
      const { shown } = this.placeOf(code);
      const news = shown.slice(this.#heard.get(code) ?? 0);
      this.#heard.set(code, shown.length);
      return news.map((one) => ({ to: code, text: one.text, choices: buttonsOf(one).map(({ text }) => text) }));
    });
  }
}

/** Everybody is on Telegram; the bot hears by its webhook and speaks to the fake, both over HTTP. */
export async function speakOnTelegram(connection: Connection): Promise<PlatformSpeaker> {
  const fake = await FakeTelegram.start();
  const crowd = new Crowd(fake);
  await moveTo(connection.db, { platform: "telegram", bot: BOT, idOf: (code) => String(crowd.idOf(code)) });
  const log = createLog("error");
  let port = 0;
  const telegram = createTelegram(
    { token: TOKEN, apiRoot: fake.root, richTables: false, webhookSecret: SECRET },
    {
      ...createTelegramDeps({ connection, log }),
      get publicUrl() {
        return `http://127.0.0.1:${port}`;
      },
    },
  );
  // Paces are proven elsewhere.
  const { pace: _pace, ...channel } = { ...telegram.channel, send: telegram.channel.send.bind(telegram.channel) };
  const app = createApp({
    ...{ connection, log, publicUrl: "https://bot.test" },
    clock: new MovableClock(DEMO_START, { frozen: true }),
    channels: [webChannel(async () => undefined), channel],
  });
  const announcements = new Announcements(connection.pool);
  const receiving = createTelegramReceiving(app, async () => undefined);
  const deps = createWebDeps(app, { announcements, secureCookies: false, wakeLane: async () => undefined });
  const server = await createWebServer(deps, [(scope) => telegram.addWebhook(scope, receiving)]);
  ({ port } = await server.listen(0));
  const stop = telegram.start(receiving);
  afterAll(async () => {
    await stop();
    await server.close();
    await fake.close();
  });
  await until(() => fake.inbound.webhook !== undefined);

  const act = async (update: Update): Promise<void> => {
    crowd.newest = update;
    await until(() => fake.inbound.isDone);
  };
  const side: Side = {
    say(as, text, chat) {
      const group = crowd.groups.get(chat);
      return act(group ? group.say(crowd.person(as), `@${fake.username} ${text}`) : crowd.person(as).say(text));
    },
    choose(as, label, chat) {
      const place = crowd.placeOf(chat);
      const offered = place.shown.findLast((one) => buttonsOf(one).length > 0);
      if (place instanceof FakeGroup) return act(place.press(crowd.person(as), label, offered));
      return act(place.press(label, offered));
    },
    heard: () => crowd.heard(),
    repeat: async () => (crowd.newest ? fake.inbound.deliver(crowd.newest) : undefined),
  };
  return new PlatformSpeaker(app, side);
}
