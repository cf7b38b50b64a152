import { afterAll, expect, test } from "vitest";
import { freePort } from "../support/ports.ts";
import { createTestServer } from "../support/telegram-test-api.ts";
import { prepareTelegramProvince, startTelegramProcess, userIdOf } from "../support/telegram.ts";

const TOKEN = "666:token-of-the-other-server";
const MORNING = "2024-08-15T08:00:00";

const server = await createTestServer(await freePort());
afterAll(() => server.stop());
const { db, url } = await prepareTelegramProvince("2024-08-15T07:00:00", "666");
const { id } = await db
  .selectFrom("person")
  .select("id")
  .where("code", "=", "officer-chi-lang")
  .executeTakeFirstOrThrow();
const chat = String(userIdOf(id));
await db
  .insertInto("chat")
  .values({ platform: "telegram", bot: "666", external_id: chat, kind: "private", person_id: id })
  .execute();
await startTelegramProcess(server.root, url, { webhook: false, now: MORNING, token: TOKEN });
const officer = server.client(TOKEN, Number(chat));

test("somebody else's server: the day's reminder comes with its button", async () => {
  await expect.poll(() => server.told(TOKEN, chat).length).toBeGreaterThan(0);
  const [reminder] = server.told(TOKEN, chat);
  expect(reminder?.text).toMatch(/quý III\/2024/i);
  expect(reminder?.buttons.length).toBeGreaterThan(0);
});

test("somebody else's server: a question is answered, a report is begun by a press and filled in", async () => {
  const next = async (act: () => Promise<unknown>) => {
    const before = server.told(TOKEN, chat).length;
    await act();
    await expect.poll(() => server.told(TOKEN, chat).length).toBeGreaterThan(before);
    return server.told(TOKEN, chat).at(-1);
  };
  const answer = await next(() => officer.say("bao giờ đến hạn báo cáo tiếp theo?"));
  expect(answer?.text).toContain("25/8/2024");

  const prompt = await next(() => officer.command("/baocao"));
  const begin = prompt?.buttons[0];
  expect(begin).toBeDefined();
  const form = await next(() => officer.press(begin?.data ?? ""));
  expect(form?.text.length).toBeGreaterThan(20);
  const entries = async () =>
    JSON.stringify(await db.selectFrom("draft").select("entries").where("form", "=", "report").execute());
  const before = await entries();
  await next(() => officer.say("12734/13466"));
  expect(await entries()).not.toBe(before);
});
