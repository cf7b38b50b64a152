import { expect, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { createTelegram } from "../../src/platforms/telegram/telegram.ts";
import { FakeTelegram, TOKEN } from "../fakes/telegram/server.ts";

test("a process that only sends knows the link to the bot, too, once it has asked for its name", async () => {
  const fake = await FakeTelegram.start({});
  const telegram = createTelegram(
    { token: TOKEN, apiRoot: fake.root, richTables: true },
    { log: createLog("silent"), menu: [], readFile: () => Promise.resolve(undefined) },
  );
  expect(telegram.channel.startLink?.("ABC")).toBeUndefined();
  const end = telegram.introduce();
  await expect.poll(() => telegram.channel.startLink?.("ABC")).toMatch(/^https:\/\/t\.me\/\w+\?start=ABC$/);
  expect(fake.seen.map(({ method }) => method)).toEqual(["getMe"]);
  await end();
  await fake.close();
});
