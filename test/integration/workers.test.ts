import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { MovableClock, type Clock } from "../../src/clock.ts";
import { createLog } from "../../src/log.ts";
import type { Channel, Delivery } from "../../src/platforms/platform.ts";
import { openBroker, type BrokerSettings } from "../../src/queue/broker.ts";
import { createWake, startWorkers } from "../../src/queue/workers.ts";
import { plainText } from "../../src/render/message.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { openDatabase, transaction } from "../../src/store/database.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { at } from "../support/province.ts";
import { startRedis } from "../support/redis.ts";
import { createTestDatabase } from "../support/test-database.ts";

const log = createLog("silent");
const redis = await startRedis();
const RECOVER_EVERY_MS = 300;
/** So rarely that nothing in a test waits for it. */
const SLOW_SWEEP_MS = 10_000;

type Backend = (url: string) => BrokerSettings;
const backends: [string, Backend][] = [
  ["postgres", (url) => ({ backend: "postgres", url })],
  ["redis", () => ({ backend: "redis", url: redis?.url ?? "", prefix: `t${randomBytes(4).toString("hex")}` })],
];

/** Fifteenth of August, eight o'clock, in a clock that nobody can move: production's kind. */
const morning: Clock = new MovableClock(at("2024-08-15T08:00:00"), { frozen: true });

describe.each(backends)("a program with its queues on %s", (name, settingsOf) => {
  const test = name === "redis" && !redis ? it.skip : it;

  async function start(
    onSend: (delivery: Delivery) => Promise<void> = async () => undefined,
    pace?: NonNullable<Channel["pace"]>,
  ) {
    const { url, db } = await createTestDatabase();
    await loadSample(db, { asOf: at("2024-08-15T07:00:00"), groupPlatforms: ["test"] });
    const settings = settingsOf(url);
    const sent: Delivery[] = [];
    const send = async (delivery: Delivery) => {
      await onSend(delivery);
      sent.push(delivery);
      return { kind: "sent" as const };
    };
    const run = async (sweepMs = RECOVER_EVERY_MS) => {
      const connection = openDatabase(url, { durable: false });
      const clock: Clock = { now: () => morning.now() };
      const app = createApp({
        connection,
        clock,
        log,
        channels: [{ platform: "test", send, ...(pace ? { pace } : {}) }],
      });
      const broker = await openBroker(settings, log);
      const wake = createWake(broker);
      const stop = await startWorkers(app, broker, wake, sweepMs);
      const close = async (): Promise<void> => {
        await stop();
        await broker.close();
        await connection.close();
      };
      return { app, wake, close };
    };
    return { db, sent, run };
  }

  let messages = 0;
  const incoming = (text: string) => {
    messages += 1;
    return {
      platform: "test",
      bot: "dondoc",
      messageId: String(messages),
      chat: { externalId: "leader", kind: "private" as const },
      sender: { externalId: "leader" },
      content: { kind: "text" as const, text },
    };
  };

  test("answers a message, and one whose wake-up was lost", async () => {
    const { sent, run } = await start();
    const program = await run();
    const { chatId } = await program.app.accept(incoming("trợ giúp"));
    await program.wake.lane({ chatId, platform: "test" });
    await expect.poll(() => sent.filter((one) => one.chat === "leader").length).toBe(1);

    await program.app.accept(incoming("bao giờ đến hạn báo cáo tiếp theo?"));
    await expect.poll(() => sent.filter((one) => one.chat === "leader").length, { timeout: 10_000 }).toBe(2);
    const answer = sent.filter((one) => one.chat === "leader").at(-1);
    expect(plainText(answer?.reply ?? { blocks: [] })).toMatch(/25\/0?8\/2024/);
    await program.close();
  });

  test("catches up what was due while nobody ran: the day's rung goes out at the start, once for two programs", async () => {
    const { sent, run } = await start();
    const programs = [await run(), await run()];
    await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(11);
    await new Promise((resolve) => setTimeout(resolve, 3 * RECOVER_EVERY_MS));

    expect(new Set(sent.map((delivery) => delivery.chat)).size).toBe(11);
    expect(sent).toHaveLength(11);
    for (const program of programs) await program.close();
  });

  test("the platform's pace holds over two programs and is used up by messages; a reply overtakes the wave", async () => {
    const times: { chat: string; at: number }[] = [];
    const pace = { perSecond: 20, perChatPerSecond: 1, perGroupPerMinute: 20 };
    const { db, run } = await start(async ({ chat }) => void times.push({ chat, at: performance.now() }), pace);
    await sql`insert into chat (platform, bot, external_id, kind)
      select 'test', 'dondoc', 'reader-' || n, 'private' from generate_series(1, 60) n`.execute(db);
    await sql`insert into outbox (key, chat_id, priority, body, created_at)
      select 'wave~' || id, id, 1, '{"blocks":[]}', now() from chat where external_id like 'reader-%'`.execute(db);
    const programs = [await run(), await run()];
    await expect.poll(() => times.length, { interval: 5 }).toBeGreaterThan(5);
    const [first] = programs;
    const askedAt = performance.now();
    const { chatId } = (await first?.app.accept(incoming("trợ giúp"))) ?? { chatId: 0 };
    await first?.wake.lane({ chatId, platform: "test" });
    await expect.poll(() => times.filter(({ chat }) => chat.startsWith("reader")).length, { timeout: 15_000 }).toBe(60);

    const answer = times.find(({ chat }) => chat === "leader");
    const after = times.filter(({ at, chat }) => at > (answer?.at ?? Infinity) && chat.startsWith("reader"));
    expect(after.length).toBeGreaterThan(5);
    expect((answer?.at ?? Infinity) - askedAt).toBeLessThan(1_500);
    const [from, to] = [times[0]?.at ?? 0, times.at(-1)?.at ?? 0];
    const perSecond = (times.length - 1) / ((to - from) / 1000);
    // What a sender was late by it may catch up, up to 0.3 s in all.
    expect(perSecond).toBeLessThan(20 * (1 + 0.3 / ((to - from) / 1000)) + 0.5);
    expect(perSecond).toBeGreaterThan(20 * 0.8);
    for (const program of programs) await program.close();
  });

  test("what a turn says to somebody else goes out at once, not with the next sweep", async () => {
    const { db, sent, run } = await start();
    const program = await run(SLOW_SWEEP_MS);
    await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(11);
    const before = sent.length;
    const other = await db
      .insertInto("chat")
      .values({ platform: "test", bot: "dondoc", external_id: "somebody-else", kind: "private" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const { chatId } = await program.app.accept(incoming("trợ giúp"));
    const reply = { key: "tell~1", chatId: other.id, reply: { blocks: [] }, priority: "reply" as const };
    await transaction(db, (trx) => addToOutbox(trx, [reply], morning.now()));
    const from = performance.now();
    await program.wake.lane({ chatId, platform: "test" });
    await expect
      .poll(
        () =>
          sent
            .slice(before)
            .map(({ chat }) => chat)
            .toSorted(),
        { interval: 5 },
      )
      .toEqual(["leader", "somebody-else"]);
    expect(performance.now() - from).toBeLessThan(SLOW_SWEEP_MS / 2);
    await program.close();
  }, 20_000);

  if (name === "redis")
    test("a flush of Redis in the middle of a wave loses no reminder", async () => {
      const client = new Redis(redis?.url ?? "");
      let flushed = false;
      const { sent, run } = await start(async () => {
        if (flushed) return;
        flushed = true;
        await client.flushall();
      });
      const program = await run();
      await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(11);

      expect(flushed).toBe(true);
      expect(new Set(sent.map((delivery) => delivery.chat)).size).toBe(11);
      await program.close();
      client.disconnect();
    });
});
