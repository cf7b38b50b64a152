import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeBot } from "../../fakes/zalo/bot.ts";
import { FakeZalo } from "../../fakes/zalo/server.ts";

const AFTERWARDS = "afterwards";

let fake: FakeZalo;
let bot: FakeBot;

async function call(method: string, body: unknown, token = "1:s"): Promise<Record<string, unknown>> {
  const response = await fetch(`${fake.url}/bot${token}/${method}`, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

const code = async (method: string, body: unknown, token?: string) => (await call(method, body, token))["error_code"];

beforeAll(async () => {
  fake = await FakeZalo.start({ acceptLocal: false, photoTimeoutMs: 100 });
  bot = fake.addBot({ token: "1:s", name: "Bot", quota: 5, people: 2, groups: 1 });
  await fake.say(bot, { from: "a" });
});
afterAll(() => fake.stop());

describe("the fake Zalo says no, under HTTP 200, to", () => {
  it("a wrong token and a method that Zalo does not have", async () => {
    expect(await code("getMe", {}, "1:x")).toBe(401);
    expect(await code("editMessageText", {})).toBe(404);
    expect((await call("getMe", {}))["result"]).toMatchObject({ id: "1000", account_name: "Bot" });
  });

  it("texts and styles that do not fit", async () => {
    const send = (body: object) => code("sendMessage", { chat_id: "a", text: "👍 Đạt", ...body });
    expect(await send({ text: "" })).toBe(400);
    expect(await send({ text: "x".repeat(2001) })).toBe(400);
    expect(await send({ chat_id: 5 })).toBe(400);
    expect(await send({ reply_markup: {} })).toBe(400);
    expect(await send({ text_styles: [{ start: 1, len: 2, st: ["b"] }] })).toBe(400);
    expect(await send({ text_styles: [{ start: 3, len: 4, st: ["b"] }] })).toBe(400);
    expect(await send({ text_styles: [{ start: 3, len: 3, st: ["bold"] }] })).toBe(400);
    expect(bot.spent).toBe(0);
    expect(await send({ text_styles: [{ start: 3, len: 3, st: ["b", "c_db342e"] }] })).toBeUndefined();
    expect(await send({ text: "x".repeat(2000) })).toBeUndefined();
  });

  it("a chat that never wrote, a picture that it cannot fetch, and one message too many", async () => {
    expect(await code("sendMessage", { chat_id: "nobody", text: "x" })).toBe(404);
    expect(await code("sendPhoto", { chat_id: "a", photo: `${fake.url}/photos/none.jpg` })).toBe(400);
    for (let count = bot.spent; count < 5; count += 1) await call("sendMessage", { chat_id: "a", text: "x" });
    expect(await code("sendMessage", { chat_id: "a", text: "x" })).toBe(429);
  });

  it("webhooks in the house, without a secret, and polling beside one; idle polling is 408", async () => {
    const secret = { secret_token: "12345678" };
    expect(await code("getWebhookInfo", {})).toBe(404);
    for (const url of ["http://bot.example/x", "https://localhost/x", "https://10.0.0.1/x", "https://192.168.1.1/x"])
      expect(await code("setWebhook", { url, ...secret })).toBe(400);
    expect(await code("setWebhook", { url: "https://bot.example/x", secret_token: "short" })).toBe(400);
    expect(await code("getUpdates", { timeout: "0" })).toBe(408);
    expect(await code("setWebhook", { url: "https://bot.example/x", ...secret })).toBeUndefined();
    expect(await code("getUpdates", { timeout: "0" })).toBe(400);
    expect(await code("deleteWebhook", {})).toBeUndefined();
  });

  it("people and groups beyond the plan, and groups that do not call it; what nobody asks for is lost", async () => {
    const polled = async (event: Parameters<FakeZalo["say"]>[1]) => {
      const asking = call("getUpdates", { timeout: "60" });
      await expect.poll(() => bot.isAsked).toBe(true);
      await fake.say(bot, event);
      // What does not come is known by what comes after it.
      await fake.say(bot, { from: "a", text: AFTERWARDS });
      const { result } = (await asking) as { result: { message: { text: string } } };
      const isAfterwards = result.message.text === AFTERWARDS;
      // It is kept for whoever asks next.
      if (!isAfterwards) await call("getUpdates", { timeout: "0" });
      return !isAfterwards;
    };
    expect(await polled({ from: "b" })).toBe(true);
    expect(await polled({ from: "c" })).toBe(false);
    expect(await polled({ from: "a", group: "g1" })).toBe(false);
    expect(await polled({ from: "a", group: "g1", calls: "mention" })).toBe(true);
    expect(await polled({ from: "a", group: "g2", calls: "reply" })).toBe(false);
    bot.leaveAlone();
    await fake.say(bot, { from: "a", text: "nobody asks" });
    expect(await code("getUpdates", { timeout: "0" })).toBe(408);
  });
});
