import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { createApp } from "../../src/app.ts";
import type { Clock } from "../../src/clock.ts";
import { createLog } from "../../src/log.ts";
import type { Delivery } from "../../src/platforms/platform.ts";
import { openBroker, type BrokerSettings } from "../../src/queue/broker.ts";
import { createWake, startWorkers } from "../../src/queue/workers.ts";
import { plainText } from "../../src/render/message.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { openDatabase, type Db } from "../../src/store/database.ts";
import { at } from "../support/province.ts";
import { startRedis } from "../support/redis.ts";
import { createTestDatabase } from "../support/test-database.ts";

const redis = await startRedis();
const RECOVER_EVERY_MS = 200;
const WAIT = { timeout: 30_000, interval: 20 };
const backends: [string, (url: string) => BrokerSettings][] = [
  ["postgres", (url) => ({ backend: "postgres", url })],
  ["redis", () => ({ backend: "redis", url: redis?.url ?? "", prefix: `t${randomBytes(4).toString("hex")}` })],
];

/** The ledger of one unit's report: rung, reader, what became of it and why. */
async function listLedger(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', m.rung, m.recipient, m.outcome, m.reason) as line
    from reminder m join obligation o on o.id = m.obligation_id join unit u on u.id = o.unit_id
    where u.code = '187' and o.period = '2024-Q3' order by m.id`.execute(db);
  return rows.map(({ line }) => line);
}

async function listDoubles(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    select obligation_id, due_on, rung, person_id from reminder where rung is not null
    group by obligation_id, due_on, rung, person_id, chat_id having count(*) > 1`.execute(db);
  return rows;
}

describe.each(backends)("stopped over the deadline, with its queue on %s", (name, settingsOf) => {
  const test = name === "redis" && !redis ? it.skip : it;

  test("each rung once: the last said late, those before it overtaken with the reason, one message a person", async () => {
    const { url, db } = await createTestDatabase();
    await loadSample(db, { asOf: at("2024-08-21T07:00:00"), groupPlatforms: ["test"] });
    const settings = settingsOf(url);
    let now = at("2024-08-21T08:00:00");
    const clock: Clock = { now: () => now };
    const sent: Delivery[] = [];
    const channel = {
      platform: "test",
      send: async (delivery: Delivery) => {
        sent.push(delivery);
        return { kind: "sent" as const };
      },
    };
    const run = async (): Promise<() => Promise<void>> => {
      const connection = openDatabase(url, { durable: false });
      const log = createLog("silent");
      const app = createApp({ connection, clock, log, channels: [channel] });
      const broker = await openBroker(settings, log);
      const stop = await startWorkers(app, broker, createWake(broker), RECOVER_EVERY_MS);
      return async () => {
        await stop();
        await broker.close();
        await connection.close();
      };
    };
    const flush = async (): Promise<void> => {
      if (name !== "redis") return;
      const client = new Redis(redis?.url ?? "");
      await client.flushall();
      client.disconnect();
    };
    const reminders = (): Delivery[] => sent.filter(({ reply }) => plainText(reply).includes("uý III/2024"));
    /** Every job has made its run at the start, and what it said has gone out. */
    const isDone = async (): Promise<void> => {
      const { rows } = await sql<{ jobs: number; waiting: number }>`
        select (select count(*)::int from job_run where due_at = ${now} and finished_at is not null) as jobs,
          (select count(*)::int from outbox where platform = 'test' and status in ('pending', 'sending')) as waiting`.execute(
        db,
      );
      expect(rows).toEqual([{ jobs: jobs.length, waiting: 0 }]);
    };
    const isQuiet = async (): Promise<void> => {
      const before = sent.length;
      await new Promise((resolve) => setTimeout(resolve, 4 * RECOVER_EVERY_MS));
      expect(sent).toHaveLength(before);
    };

    const first = await run();
    await vi.waitFor(isDone, WAIT);
    expect(reminders()).toHaveLength(11);
    await first();

    // Friday's urgent rung and Monday's after the deadline find nobody at work.
    now = at("2024-08-27T08:00:00");
    await flush();
    sent.length = 0;
    const second = await run();
    await vi.waitFor(isDone, WAIT);
    expect(reminders().length).toBeGreaterThanOrEqual(22);
    await flush();
    await isQuiet();
    await second();
    expect(new Set(reminders().map(({ chat }) => chat)).size).toBe(reminders().length);
    expect(plainText(reminders()[0]?.reply ?? { blocks: [] })).toContain("26/8/2024");
    const ledger = await listLedger(db);
    expect(ledger.slice(-3).toSorted()).toEqual([
      "-1 officer overtaken by 1",
      "1 head late outage",
      "1 officer late outage",
    ]);

    await flush();
    const third = await run();
    await isQuiet();
    await third();
    expect(await listLedger(db)).toEqual(ledger);
    expect(await listDoubles(db)).toEqual([]);
  });
});
