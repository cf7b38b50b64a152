import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { openBroker, type Broker, type BrokerSettings } from "../../src/queue/broker.ts";
import { startRedis } from "../support/redis.ts";
import { createTestDatabase } from "../support/test-database.ts";

const log = createLog("silent");
const { url } = await createTestDatabase();
const redis = await startRedis();

const backends: [string, () => BrokerSettings][] = [
  ["postgres", () => ({ backend: "postgres", url })],
  ["redis", () => ({ backend: "redis", url: redis?.url ?? "", prefix: `test-${randomBytes(4).toString("hex")}` })],
];

describe.each(backends)("the queues on %s", { concurrent: false }, (name, settings) => {
  // Without a redis-server on the machine that half is skipped; CI installs one.
  const test = name === "redis" && !redis ? it.skip : it;

  async function open(): Promise<Broker> {
    return openBroker(settings(), log);
  }

  test("every job that is added is handled", async () => {
    const broker = await open();
    const seen: number[] = [];
    broker.consume("numbers", { concurrency: 4, handle: async ({ number }) => void seen.push(Number(number)) });
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((number) => broker.add("numbers", { number })));

    await expect.poll(() => seen.length).toBe(8);
    expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await broker.close();
  });

  test("a failing job is tried again until it succeeds, and knows its last attempt", async () => {
    const broker = await open();
    const lasts: boolean[] = [];
    broker.consume("stubborn", {
      concurrency: 1,
      async handle(_data, { isLast }) {
        lasts.push(isLast);
        if (lasts.length < 3) throw new Error("not yet");
      },
    });
    await broker.add("stubborn", {}, { attempts: 3, backoff: { type: "fixed", delay: 20 } });

    await expect.poll(() => lasts).toEqual([false, false, true]);
    await broker.close();
  });

  test("the schedulers are those of the list: strange ones go, missing ones come", async () => {
    const broker = await open();
    const seen: string[] = [];
    broker.consume("calendar", { concurrency: 1, handle: async ({ job }) => void seen.push(String(job)) });
    await broker.schedule("calendar", [
      { name: "gone", cron: "* * * * * *", attempts: 1 },
      { name: "kept", cron: "* * * * * *", attempts: 1 },
    ]);
    await expect.poll(() => new Set(seen).size).toBe(2);
    await broker.schedule("calendar", [{ name: "kept", cron: "* * * * * *", attempts: 1 }]);
    // What was already waiting goes first: by the third "kept" nothing of it is left.
    const from = seen.length;
    const kept = () => seen.slice(from).filter((job) => job === "kept").length;
    await expect.poll(kept).toBeGreaterThan(2);
    seen.length = 0;

    await expect.poll(() => seen.length).toBeGreaterThan(1);
    expect(new Set(seen)).toEqual(new Set(["kept"]));
    await broker.close();
  });
});
