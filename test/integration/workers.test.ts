import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { MovableClock, type Clock } from "../../src/clock.ts";
import { createLog } from "../../src/log.ts";
import type { Delivery } from "../../src/platforms/platform.ts";
import { openBroker, type BrokerSettings } from "../../src/queue/broker.ts";
import { createWake, startWorkers } from "../../src/queue/workers.ts";
import { plainText } from "../../src/render/message.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { openDatabase } from "../../src/store/database.ts";
import { at } from "../support/province.ts";
import { startRedis } from "../support/redis.ts";
import { createTestDatabase } from "../support/test-database.ts";

const log = createLog("silent");
const redis = await startRedis();
const RECOVER_EVERY_MS = 300;

type Backend = (url: string) => BrokerSettings;
const backends: [string, Backend][] = [
  ["postgres", (url) => ({ backend: "postgres", url })],
  ["redis", () => ({ backend: "redis", url: redis?.url ?? "", prefix: `t${randomBytes(4).toString("hex")}` })],
];

/** Fifteenth of August, eight o'clock, in a clock that nobody can move: production's kind. */
const morning: Clock = new MovableClock(at("2024-08-15T08:00:00"), { frozen: true });

describe.each(backends)("a program with its queues on %s", (name, settingsOf) => {
  const test = name === "redis" && !redis ? it.skip : it;

  async function start(onSend: (delivery: Delivery) => Promise<void> = async () => undefined) {
    const { url, db } = await createTestDatabase();
    await loadSample(db, { asOf: at("2024-08-15T07:00:00"), groupPlatforms: ["test"] });
    const settings = settingsOf(url);
    const sent: Delivery[] = [];
    const send = async (delivery: Delivery) => {
      await onSend(delivery);
      sent.push(delivery);
      return { kind: "sent" as const };
    };
    const run = async () => {
      const connection = openDatabase(url, { durable: false });
      const clock: Clock = { now: () => morning.now() };
      const app = createApp({ connection, clock, log, channels: [{ platform: "test", send }] });
      const broker = await openBroker(settings, log);
      const wake = createWake(broker);
      const stop = await startWorkers(app, broker, wake, RECOVER_EVERY_MS);
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
