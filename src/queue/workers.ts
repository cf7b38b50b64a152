import { jobs } from "../../jobs/index.ts";
import type { App } from "../app.ts";
import { listWaitingLanes } from "../store/inbox.ts";
import { listChatsToSend } from "../store/outbox.ts";
import type { Broker } from "./broker.ts";

const LANES = "lanes";
const JOBS = "jobs";
const deliveriesOf = (platform: string): string => `deliveries-${platform}`;

/** How often a worker looks for what a lost wake-up, a flushed queue or a dead process has left behind. */
const RECOVER_EVERY_MS = 5_000;

/** A flush of the queue takes the schedulers too: they are put back within a minute. */
const RESCHEDULE_EVERY_ROUNDS = 12;

/** In BullMQ a lower number goes first: replies overtake broadcasts. */
const QUEUE_PRIORITY = { reply: 1, broadcast: 10 };

/** Wakes work through the queues. Losing a wake-up makes things late, never lost. */
export interface Wake {
  lane(lane: { chatId: number; platform: string }): Promise<void>;
  deliveries(chat: { chatId: number; platform: string; isReply: boolean }, delayMs?: number): Promise<void>;
}

export function createWake(broker: Broker): Wake {
  return {
    lane: ({ chatId, platform }) => broker.add(LANES, { chatId, platform }),
    deliveries: ({ chatId, platform, isReply }, delayMs = 0) =>
      broker.add(
        deliveriesOf(platform),
        { chatId },
        { priority: isReply ? QUEUE_PRIORITY.reply : QUEUE_PRIORITY.broadcast, ...(delayMs ? { delay: delayMs } : {}) },
      ),
  };
}

async function wakeChats(app: App, wake: Wake): Promise<void> {
  const platforms = app.channels.map((channel) => channel.platform);
  for (const chat of await listChatsToSend(app.connection.db, platforms)) await wake.deliveries(chat);
}

/** Everything that waits anywhere gets a wake-up. */
async function recover(app: App, wake: Wake): Promise<void> {
  for (const lane of await listWaitingLanes(app.connection.db)) await wake.lane(lane);
  await wakeChats(app, wake);
}

function consumeDeliveries(app: App, broker: Broker, wake: Wake): void {
  for (const channel of app.channels)
    broker.consume(deliveriesOf(channel.platform), {
      concurrency: 8,
      ...(channel.pace ? { perSecond: channel.pace.perSecond } : {}),
      async handle({ chatId }) {
        const chat = { chatId: Number(chatId), platform: channel.platform, isReply: false };
        const result = await app.dispatch({ id: chat.chatId, platform: channel.platform });
        if (result.kind === "more") await wake.deliveries(chat);
        else if (result.kind === "wait") await wake.deliveries(chat, result.ms);
      },
    });
}

/**
 * Starts the workers of this process: lanes, deliveries and, unless the demonstration clock drives them, the calendar's
 * jobs. Each job also runs once at the start, which catches up what was due while nobody ran.
 *
 * @returns a function that stops looking for lost work; the broker's `close` ends the workers.
 */
export async function startWorkers(
  app: App,
  broker: Broker,
  wake: Wake,
  recoverEveryMs = RECOVER_EVERY_MS,
): Promise<() => Promise<void>> {
  broker.consume(LANES, {
    concurrency: 8,
    async handle({ chatId, platform }) {
      await app.drain(Number(chatId));
      await wake.deliveries({ chatId: Number(chatId), platform: String(platform), isReply: true });
    },
  });
  consumeDeliveries(app, broker, wake);
  broker.consume(JOBS, {
    concurrency: 1,
    async handle({ job: name, dueAt }) {
      const job = jobs.find((candidate) => candidate.name === name);
      if (!job) return;
      const at = app.clock.now().startOf("minute");
      await app.runJob({ job, at: typeof dueAt === "string" ? app.clock.now() : at });
      await wakeChats(app, wake);
    },
  });

  const schedule = async (): Promise<void> => {
    await broker.schedule(JOBS, app.isDemo ? [] : jobs);
  };
  await schedule();
  for (const job of jobs) await broker.add(JOBS, { job: job.name, dueAt: "start" });

  let running = Promise.resolve();
  let rounds = 0;
  const timer = setInterval(() => {
    rounds += 1;
    running = running
      .then(async () => {
        if (rounds % RESCHEDULE_EVERY_ROUNDS === 0) await schedule();
        await recover(app, wake);
      })
      .catch((error: unknown) => app.log.warn({ err: error }, "recovery will be tried again"));
  }, recoverEveryMs);
  await recover(app, wake);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
