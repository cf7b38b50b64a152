import type { Clock } from "./clock.ts";
import { MovableClock } from "./clock.ts";
import { commands } from "../commands/index.ts";
import { jobs } from "../jobs/index.ts";
import { drainLane } from "./dialogue/lane.ts";
import { CommandTable } from "./dialogue/route.ts";
import type { Incoming } from "./domain/incoming.ts";
import { newIncident } from "./fault.ts";
import type { Logger } from "./log.ts";
import type { Channel } from "./platforms/platform.ts";
import { claimNext, deliver, dispatchNext } from "./queue/dispatch.ts";
import { checkJobs, listDueRuns, runJob, type DueRun } from "./queue/run-job.ts";
import type { Connection } from "./store/database.ts";
import { findDemoClock, saveDemoClock } from "./store/demo-clock.ts";
import { isIdle } from "./store/idle.ts";
import { listWaitingLanes, storeIncoming } from "./store/inbox.ts";
import { releaseLostDeliveries, type ClaimScope, type Claimed, type ClaimResult } from "./store/outbox-delivery.ts";
import type { DateTime } from "luxon";

export interface AppParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channels: readonly Channel[];
  /** Where the web pages are reached from outside, for links that are sent. */
  readonly publicUrl?: string;
}

/**
 * The bot without anything that wakes it: every step can be taken by a queue's worker, or at once by a program that
 * drives it. All state is in the database, so any number of these may work on one.
 */
export interface App extends AppParts {
  /** Whether the clock is the demonstration's, which runs the jobs itself. */
  readonly isDemo: boolean;
  /** Stores a message; returns the lane to wake. Nothing is acknowledged before this has returned. */
  accept(incoming: Incoming): Promise<{ chatId: number; isNew: boolean }>;
  /** Handles what waits in a chat. */
  drain(chatId: number): Promise<number>;
  /** Takes the next message of a platform, to be delivered. */
  claim(scope: ClaimScope): Promise<ClaimResult>;
  /** Sends a message that was taken. */
  deliver(message: Claimed): Promise<void>;
  /** Handles and sends everything that waits anywhere, here and now. */
  settle(): Promise<void>;
  /** Runs one due moment of a job. */
  runJob(run: DueRun): Promise<void>;
  /**
   * Moves the demonstration clock on, running in order every job that falls due on the way, each at its moment and with
   * what it says sent at once. Returns how many ran. Throws with a clock that cannot be moved.
   */
  advanceTo(instant: DateTime<true>): Promise<number>;
}

/** Puts the bot together. Refuses commands or jobs whose declarations cannot work. */
export function createApp(parts: AppParts): App {
  const { connection, clock, log } = parts;
  const { db } = connection;
  const channels = new Map(parts.channels.map((channel) => [channel.platform, channel]));
  const table = new CommandTable(commands);
  checkJobs(jobs);

  const sending = { db, clock, log, channels };
  const withoutDocuments = new Set(
    parts.channels.filter((channel) => channel.withoutDocuments).map((channel) => channel.platform),
  );

  /** Another process may have moved the demonstration clock. */
  const followClock = async (): Promise<void> => {
    if (!(clock instanceof MovableClock)) return;
    const kept = await findDemoClock(db);
    if (kept) clock.set(clock.frozen ? kept.at : kept.at.plus({ milliseconds: kept.elapsedMs }));
  };

  const drain = async (chatId: number): Promise<number> => {
    await followClock();
    const { publicUrl } = parts;
    const startLink = (code: string): string | undefined =>
      parts.channels.map((channel) => channel.startLink?.(code)).find((link) => link !== undefined);
    return drainLane(
      { db, clock, log, table, startLink, withoutDocuments, ...(publicUrl === undefined ? {} : { publicUrl }) },
      chatId,
    );
  };

  const settle = async (): Promise<void> => {
    if (await isIdle(db, [...channels.keys()])) return;
    for (const { chatId } of await listWaitingLanes(db)) await drain(chatId);
    await releaseLostDeliveries(db, [...channels.keys()]);
    for (const platform of channels.keys()) while ((await dispatchNext(sending, { platform })).kind === "more");
  };

  let ranUntil = clock.now();
  let moving: Promise<unknown> = Promise.resolve();

  const move = async (movable: MovableClock, instant: DateTime<true>): Promise<number> => {
    const runs = listDueRuns(jobs, ranUntil, instant);
    for (const run of runs) {
      movable.set(run.at);
      // A failed run is in the log with its incident; the next sweep finds what it left.
      await runJob({ db, clock, log }, run.job, run.at).catch(() => undefined);
      await settle();
    }
    movable.set(instant);
    ranUntil = instant;
    await saveDemoClock(db, clock.now());
    return runs.length;
  };

  const advanceTo: App["advanceTo"] = (instant) => {
    if (!(clock instanceof MovableClock)) return Promise.reject(new Error("the clock of this program cannot be moved"));
    const next = moving.then(() => move(clock, instant));
    moving = next.catch(() => undefined);
    return next;
  };

  return {
    ...parts,
    isDemo: clock instanceof MovableClock,
    accept: (incoming) => storeIncoming(db, incoming, clock.now()),
    drain,
    claim: (scope) => claimNext(sending, scope),
    deliver: (message) => deliver(sending, message),
    settle,
    runJob: (run) => runJob({ db, clock, log }, run.job, run.at),
    advanceTo,
  };
}

/** Writes down a failure that reached the edge of a program, and gives the code to show. */
export function reportFailure(log: Logger, error: unknown): string {
  const incident = newIncident();
  log.error({ incident, err: error }, "unexpected failure");
  return incident;
}
