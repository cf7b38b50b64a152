import { createPostgresBackend, createRedisBackend, runMigrations, withBackend, type JobsOptions } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { ZONE } from "../domain/time.ts";
import type { Logger } from "../log.ts";

/** Where the queues live. The name keeps apart several programs on one Redis. */
export type BrokerSettings =
  | { readonly backend: "postgres"; readonly url: string }
  | { readonly backend: "redis"; readonly url: string; readonly prefix: string };

interface Consumer {
  readonly concurrency: number;
  handle(data: Record<string, unknown>, attempt: { readonly isLast: boolean }): Promise<void>;
}

/** A job that comes back by the calendar, in Asia/Ho_Chi_Minh. */
interface Recurring {
  readonly name: string;
  readonly cron: string;
  readonly attempts: number;
}

/**
 * BullMQ, on Redis or on PostgreSQL: clock and worker pool, never the owner of anything. What is lost here is found
 * again by looking into the database.
 */
export interface Broker {
  add(queue: string, data: Record<string, unknown>, options?: JobsOptions): Promise<void>;
  consume(queue: string, consumer: Consumer): void;
  /** Makes the schedulers of a queue those of the list: missing ones are added, strange ones removed. */
  schedule(queue: string, jobs: readonly Recurring[]): Promise<void>;
  /** Waits for running jobs, then closes. */
  close(): Promise<void>;
}

const DEFAULTS: JobsOptions = {
  attempts: 5,
  backoff: { type: "exponential", delay: 500 },
  removeOnComplete: true,
  removeOnFail: { count: 1000 },
};

interface Closeable {
  close(): Promise<unknown>;
}

interface AnyQueue extends Closeable {
  add(name: string, data: Record<string, unknown>, options?: JobsOptions): Promise<unknown>;
  getJobSchedulers(): Promise<{ key: string }[]>;
  removeJobScheduler(id: string): Promise<boolean>;
  upsertJobScheduler(
    id: string,
    repeat: { pattern: string; tz: string },
    template: { name: string; data: Record<string, unknown>; opts: JobsOptions },
  ): Promise<unknown>;
  on(event: "error", listener: (error: Error) => void): unknown;
}

type Handler = (job: {
  data: Record<string, unknown>;
  attemptsMade: number;
  opts: JobsOptions;
  timestamp: number;
}) => Promise<void>;

interface Backend {
  queue(name: string): AnyQueue;
  worker(name: string, handler: Handler, options: { concurrency: number }): AnyWorker;
  close(): Promise<void>;
}

interface AnyWorker extends Closeable {
  on(event: "error", listener: (error: Error) => void): unknown;
}

async function openPostgresBackend(url: string): Promise<Backend> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString: url, max: 4 };
  return {
    queue: (name) => new Queue<Record<string, unknown>>(name, { connection, defaultJobOptions: DEFAULTS }),
    worker: (name, handler, options) => new Worker<Record<string, unknown>>(name, handler, { connection, ...options }),
    close: async () => undefined,
  };
}

function openRedisBackend(url: string, prefix: string, log: Logger): Backend {
  const { Queue, Worker } = withBackend(createRedisBackend);
  const connections = [new Redis(url, { maxRetriesPerRequest: null }), new Redis(url, { maxRetriesPerRequest: null })];
  const [shared, blocking] = connections as [Redis, Redis];
  for (const connection of connections) connection.on("error", (error) => log.warn({ err: error }, "redis"));
  return {
    queue: (name) =>
      new Queue<Record<string, unknown>>(name, { connection: shared, prefix, defaultJobOptions: DEFAULTS }),
    worker: (name, handler, options) =>
      new Worker<Record<string, unknown>>(name, handler, { connection: blocking, prefix, ...options }),
    close: async () => {
      for (const connection of connections) connection.disconnect();
    },
  };
}

/** Opens the queues. On PostgreSQL their tables (schema `bullmq`) are made on the way. */
export async function openBroker(settings: BrokerSettings, log: Logger): Promise<Broker> {
  const backend =
    settings.backend === "postgres"
      ? await openPostgresBackend(settings.url)
      : openRedisBackend(settings.url, settings.prefix, log);
  const queues = new Map<string, AnyQueue>();
  const workers: AnyWorker[] = [];

  const queue = (name: string): AnyQueue => {
    const known = queues.get(name);
    if (known) return known;
    const made = backend.queue(name);
    made.on("error", (error) => log.warn({ queue: name, err: error }, "queue"));
    queues.set(name, made);
    return made;
  };

  return {
    async add(name, data, options) {
      await queue(name).add(name, data, options);
    },
    consume(name, consumer) {
      const worker = backend.worker(
        name,
        (job) => consumer.handle(job.data, { isLast: job.attemptsMade + 1 >= (job.opts.attempts ?? 1) }),
        { concurrency: consumer.concurrency },
      );
      worker.on("error", (error) => log.warn({ queue: name, err: error }, "worker"));
      workers.push(worker);
    },
    async schedule(name, jobs) {
      const wanted = new Set(jobs.map((job) => job.name));
      for (const { key } of await queue(name).getJobSchedulers())
        if (!wanted.has(key)) await queue(name).removeJobScheduler(key);
      for (const job of jobs)
        await queue(name).upsertJobScheduler(
          job.name,
          { pattern: job.cron, tz: ZONE.name },
          { name: job.name, data: { job: job.name }, opts: { ...DEFAULTS, attempts: job.attempts } },
        );
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((open) => open.close()));
      await backend.close();
    },
  };
}
