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
import { openDatabase, transaction, type Db } from "../../src/store/database.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { at } from "../support/province.ts";
import { startRedis } from "../support/redis.ts";
import { createTestDatabase } from "../support/test-database.ts";

const log = createLog("silent");
const redis = await startRedis();
const RECOVER_EVERY_MS = 300;
/** Longer than anything in a test is waited for: what arrives all the same was not found by a sweep. */
const SLOW_SWEEP_MS = 3_600_000;
/** What a sender was late by it may catch up. */
const CATCH_UP_MS = 300;
/** So many messages of a platform may be on their way from one process. */
const IN_FLIGHT = 16;

const listReplies = (db: Db, chatId: number) =>
  db.selectFrom("outbox").select("id").where("chat_id", "=", chatId).execute();

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
    await expect.poll(() => sent.filter((one) => one.chat === "leader").length).toBe(2);
    const answer = sent.filter((one) => one.chat === "leader").at(-1);
    expect(plainText(answer?.reply ?? { blocks: [] })).toMatch(/25\/0?8\/2024/);
    await program.close();
  });

  test("catches up what was due while nobody ran: the day's rung goes out at the start, once for two programs", async () => {
    const { sent, run } = await start();
    const programs = [await run(), await run()];
    await expect.poll(() => sent.length).toBe(11);
    await new Promise((resolve) => setTimeout(resolve, 3 * RECOVER_EVERY_MS));

    expect(new Set(sent.map((delivery) => delivery.chat)).size).toBe(11);
    expect(sent).toHaveLength(11);
    for (const program of programs) await program.close();
  });

  test("the platform's pace holds over two programs and is used up by messages; a reply overtakes the wave", async () => {
    const perSecond = 20;
    const wave = 60;
    // Whatever is on its way is held up until the reply is there to be sent.
    const replied = Promise.withResolvers<void>();
    const isOfWave = ({ chat }: Delivery) => chat.startsWith("reader");
    const { db, sent, run } = await start(
      async (delivery) => {
        if (isOfWave(delivery)) await replied.promise;
      },
      { perSecond, perChatPerSecond: 1, perGroupPerMinute: 20 },
    );
    const programs = [await run(SLOW_SWEEP_MS), await run(SLOW_SWEEP_MS)];
    await expect.poll(() => sent.length).toBe(11);
    const [first] = programs;
    const { chatId } = (await first?.app.accept(incoming("trợ giúp"))) ?? { chatId: 0 };
    await sql`insert into chat (platform, bot, external_id, kind)
      select 'test', 'dondoc', 'reader-' || n, 'private' from generate_series(1, ${wave}::int) n`.execute(db);
    const from = performance.now();
    await sql`insert into outbox (key, chat_id, priority, body, created_at)
      select 'wave~' || id, id, 1, '{"blocks":[]}', now() from chat where external_id like 'reader-%'`.execute(db);
    for (const program of programs) await program.wake.lane({ chatId, platform: "test" });
    await expect.poll(() => listReplies(db, chatId)).toHaveLength(1);
    replied.resolve();
    await expect.poll(() => sent.filter(isOfWave).length).toBe(wave);
    const tookMs = performance.now() - from;

    const { rows } = await sql<{ before: number }>`
      select count(*)::int as before from outbox o, outbox reply
      where reply.chat_id = ${chatId} and o.key like 'wave~%' and o.position < reply.position`.execute(db);
    // One more may have been taken by the other program in the same moment.
    expect(rows[0]?.before).toBeLessThanOrEqual(programs.length * IN_FLIGHT + 1);
    expect(tookMs).toBeGreaterThan((wave * 1000) / perSecond - CATCH_UP_MS);
    for (const program of programs) await program.close();
  });

  test("what a turn says to somebody else goes out at once, not with the next sweep", async () => {
    const { db, sent, run } = await start();
    const program = await run(SLOW_SWEEP_MS);
    await expect.poll(() => sent.length).toBe(11);
    const before = sent.length;
    const other = await db
      .insertInto("chat")
      .values({ platform: "test", bot: "dondoc", external_id: "somebody-else", kind: "private" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const { chatId } = await program.app.accept(incoming("trợ giúp"));
    const reply = { key: "tell~1", chatId: other.id, reply: { blocks: [] }, priority: "reply" as const };
    await transaction(db, (trx) => addToOutbox(trx, [reply], morning.now()));
    await program.wake.lane({ chatId, platform: "test" });
    await expect
      .poll(() =>
        sent
          .slice(before)
          .map(({ chat }) => chat)
          .toSorted(),
      )
      .toEqual(["leader", "somebody-else"]);
    await program.close();
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
      await expect.poll(() => sent.length).toBe(11);

      expect(flushed).toBe(true);
      expect(new Set(sent.map((delivery) => delivery.chat)).size).toBe(11);
      await program.close();
      client.disconnect();
    });
});
