import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { openApi } from "../../src/platforms/telegram/client.ts";
import { pollUpdates } from "../../src/platforms/telegram/polling.ts";
import { createLog } from "../../src/log.ts";
import { FakePerson } from "../fakes/telegram/people.ts";
import { FakeTelegram, TOKEN } from "../fakes/telegram/server.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { say } from "../../src/render/message.ts";
import { transaction } from "../../src/store/database.ts";
import { at } from "../support/province.ts";
import { BOT, personOn, prepareTelegramProvince, startTelegramProcess } from "../support/telegram.ts";

const NOW = at("2024-08-12T09:00:00");

describe("long polling", () => {
  test("confirms a batch only when all of it is stored; what was not comes again, in order", async () => {
    const fake = await FakeTelegram.start();
    const api = openApi({ token: TOKEN, apiRoot: fake.root, richTables: true });
    const person = new FakePerson(fake, 1, "Ai đó");
    const taken: string[] = [];
    let failures = 1;
    const ending = new AbortController();
    const receive = async ({ message }: { message?: { text?: string } }): Promise<void> => {
      const text = message?.text ?? "";
      if (text === "hai" && failures > 0) {
        failures -= 1;
        throw new Error("the database is away");
      }
      taken.push(text);
    };
    for (const text of ["một", "hai", "ba"]) person.say(text);
    const polling = pollUpdates({ api, log: createLog("silent"), receive }, ending.signal);
    await expect.poll(() => taken).toEqual(["một", "một", "hai", "ba"]);
    person.say("bốn");
    await expect.poll(() => taken.at(-1)).toBe("bốn");
    ending.abort();
    await polling;
    await fake.close();
  });

  test("two processes on one bot: one asks, and each message is answered once", async () => {
    const { db, url } = await prepareTelegramProvince();
    const fake = await FakeTelegram.start();
    afterAll(() => fake.close());
    const leader = await personOn(fake, db, "leader");
    const processes = [
      await startTelegramProcess(fake.root, url, { webhook: false }),
      await startTelegramProcess(fake.root, url, { webhook: false }),
    ];
    for (let count = 1; count <= 5; count += 1) leader.say("trợ giúp");
    await expect.poll(() => leader.shown.length).toBe(5);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(leader.shown).toHaveLength(5);
    for (const process of processes) await process.stop();
  });
});

describe("sending under Telegram's limits", () => {
  test("patience that is asked for is kept by the whole platform, and nothing is lost or sent twice", async () => {
    const { db, url } = await prepareTelegramProvince();
    const fake = await FakeTelegram.start({ limits: true });
    afterAll(() => fake.close());
    const person = new FakePerson(fake, 77, "Người nhận");
    const { id: chatId } = await db
      .insertInto("chat")
      .values({ platform: "telegram", bot: BOT, external_id: "77", kind: "private" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const messages = Array.from({ length: 6 }, (_, index) => ({
      ...{ key: `flood~${index}`, chatId, reply: say(`tin ${index}`), priority: "broadcast" as const },
    }));
    await transaction(db, (trx) => addToOutbox(trx, messages, NOW));
    // Without the pace of the channel the fake has to say no.
    await startTelegramProcess(fake.root, url, { webhook: false, paced: false });

    await expect.poll(() => person.shown.length).toBe(6);
    expect(person.shown.map(({ text }) => text)).toEqual(messages.map((_, index) => `tin ${index}`));
    const refused = fake.calls("sendMessage").filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { at: refusedAt } of refused) {
      const next = fake.calls("sendMessage").find(({ at: calledAt }) => calledAt > refusedAt);
      expect((next?.at ?? Infinity) - refusedAt).toBeGreaterThan(900);
    }
  });

  test("while Telegram cannot be reached messages wait; the log names neither token nor text", async () => {
    const { db, url } = await prepareTelegramProvince();
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const fake = await FakeTelegram.start();
    const { root } = fake;
    const person = await personOn(fake, db, "leader");
    const { app } = await startTelegramProcess(root, url, { webhook: false, log: pino({ level: "debug" }, sink) });
    person.say("trợ giúp bí-mật-của-tôi");
    await expect.poll(() => person.shown.length).toBe(1);
    for (const fault of ["error-500", "bad-gateway", "dropped-before", "dropped-after"] as const)
      fake.fail("sendMessage", fault);
    for (let count = 1; count <= 4; count += 1) person.say("trợ giúp bí-mật-của-tôi");
    const ended = async (status: "unknown" | "pending") =>
      (await db.selectFrom("outbox").select("id").where("status", "=", status).execute()).length;
    await expect.poll(() => ended("unknown")).toBe(4);

    await fake.close();
    const { id: chatId } = await db
      .selectFrom("chat")
      .select("id")
      .where("platform", "=", "telegram")
      .executeTakeFirstOrThrow();
    const message = { key: "away", chatId, reply: say("bí-mật-của-tôi"), priority: "reply" as const };
    await transaction(db, (trx) => addToOutbox(trx, [message], NOW));
    await expect.poll(() => lines.filter((line) => line.includes("not reachable")).length).toBeGreaterThan(0);
    await expect.poll(() => ended("pending")).toBe(1);
    expect(await app.claim({ platform: "telegram" })).toMatchObject({ kind: "wait" });

    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join("\n")).not.toContain(TOKEN.split(":")[1]);
    expect(lines.join("\n")).not.toContain("bí-mật");
  });
});
