import { jobs } from "../../jobs/index.ts";
import type { App } from "../app.ts";
import { listWaitingLanes } from "../store/inbox.ts";
import { releaseLostDeliveries } from "../store/outbox-delivery.ts";
import type { Broker } from "./broker.ts";
import { Lanes, type WaitingLane } from "./lanes.ts";
import { Pump } from "./pump.ts";

const LANES = "lanes";
const JOBS = "jobs";

/** How often a worker looks for what a lost wake-up, a flushed queue or a dead process has left behind. */
const RECOVER_EVERY_MS = 5_000;

/** A flush of the queue takes the schedulers too: they are put back within a minute. */
const RESCHEDULE_EVERY_ROUNDS = 12;

/** What a turn says to somebody on another platform goes out after so long: few turns do, and every look costs. */
const OTHERS_AFTER_MS = 200;

/** Wakes work. Losing a wake-up makes things late, never lost. */
export interface Wake {
  lane(lane: WaitingLane): Promise<void>;
  /** From now on this process handles what is woken here, as far as it has room. The returned function ends that. */
  handleHere(lanes: Lanes): () => Promise<void>;
}

/**
 * Wakes lanes through the queues, or straight away in a process that handles lanes itself: a job a message would cost as
 * much as the message.
 */
export function createWake(broker: Broker): Wake {
  let own: Lanes | undefined;
  return {
    async lane(lane) {
      if (!own?.take(lane)) await broker.add(LANES, { ...lane });
    },
    handleHere(lanes) {
      own = lanes;
      return () => {
        own = undefined;
        return lanes.stop();
      };
    },
  };
}

/** The pumps of this process, one for each platform. */
class Pumps {
  readonly #pumps: ReadonlyMap<string, Pump>;
  #timer: NodeJS.Timeout | undefined;

  constructor(app: App) {
    this.#pumps = new Map(
      app.channels.map(({ platform }) => [
        platform,
        new Pump({
          name: platform,
          claim: () => app.claim({ platform }),
          deliver: (message) => app.deliver(message),
          log: app.log,
        }),
      ]),
    );
  }

  kick(): void {
    for (const pump of this.#pumps.values()) pump.kick();
  }

  /** Something was said on a platform, and perhaps to somebody on another: that one is looked at a little later. */
  kickFirst(platform: string): void {
    this.#pumps.get(platform)?.kick();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.kick();
    }, OTHERS_AFTER_MS).unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all([...this.#pumps.values()].map((pump) => pump.stop()));
  }
}

/**
 * Starts the workers of this process: lanes, deliveries and, unless the demonstration clock drives them, the calendar's
 * jobs. Each job also runs once at the start, which catches up what was due while nobody ran.
 *
 * @returns a function that stops sending and looking for lost work; the broker's `close` ends the workers.
 */
export async function startWorkers(
  app: App,
  broker: Broker,
  wake: Wake,
  recoverEveryMs = RECOVER_EVERY_MS,
): Promise<() => Promise<void>> {
  const pumps = new Pumps(app);
  const drain = ({ chatId, platform }: WaitingLane): Promise<unknown> =>
    app.drain(chatId).finally(() => pumps.kickFirst(platform));
  const stopLanes = wake.handleHere(new Lanes(drain, app.log));
  broker.consume(LANES, {
    concurrency: 8,
    handle: async ({ chatId, platform }) => void (await drain({ chatId: Number(chatId), platform: String(platform) })),
  });
  broker.consume(JOBS, {
    concurrency: 1,
    async handle({ job: name, dueAt }) {
      const job = jobs.find((candidate) => candidate.name === name);
      if (!job) return;
      const at = app.clock.now().startOf("minute");
      await app.runJob({ job, at: typeof dueAt === "string" ? app.clock.now() : at }).finally(() => pumps.kick());
    },
  });

  const schedule = async (): Promise<void> => {
    await broker.schedule(JOBS, app.isDemo ? [] : jobs);
  };
  await schedule();
  for (const job of jobs) await broker.add(JOBS, { job: job.name, dueAt: "start" });

  const platforms = app.channels.map(({ platform }) => platform);
  const recover = async (): Promise<void> => {
    for (const lane of await listWaitingLanes(app.connection.db)) await wake.lane(lane);
    await releaseLostDeliveries(app.connection.db, platforms);
    pumps.kick();
  };
  let running = Promise.resolve();
  let rounds = 0;
  const timer = setInterval(() => {
    rounds += 1;
    running = running
      .then(async () => {
        if (rounds % RESCHEDULE_EVERY_ROUNDS === 0) await schedule();
        await recover();
      })
      .catch((error: unknown) => app.log.warn({ err: error }, "recovery will be tried again"));
  }, recoverEveryMs);
  await recover();
  return async () => {
    clearInterval(timer);
    await running;
    await stopLanes();
    await pumps.stop();
  };
}
