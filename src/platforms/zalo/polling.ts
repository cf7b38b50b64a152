import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Logger } from "../../log.ts";
import type { ZaloAccount } from "./account.ts";
import { receiveEvent } from "./receive.ts";
import type { Receiving } from "../platform.ts";
import { readEvent, type ZaloEvent } from "./wire.ts";

const WAIT_SECONDS = 30;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Zalo's word for "nothing happened in that time". */
const IDLE = 408;

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

/** What was handed out is not handed out again, so it is tried until it is stored. */
async function keepReceiving(
  account: ZaloAccount,
  event: ZaloEvent,
  parts: { readonly receiving: Receiving; readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  for (let wait = FIRST_PAUSE_MS; !parts.signal.aborted; wait = Math.min(2 * wait, LONGEST_PAUSE_MS))
    try {
      return await receiveEvent(account, event, parts.receiving);
    } catch (error) {
      parts.log.error({ platform: "zalo", bot: account.bot, err: error }, "a message is not stored yet");
      await pause(wait, parts.signal);
    }
}

/**
 * Asks Zalo for events, one a call, until told to stop. For trying things out: what is said while nobody asks is lost,
 * and only one process may ask. A webhook, if one is set, is taken away first: Zalo knows one way or the other.
 */
export async function pollEvents(
  account: ZaloAccount,
  parts: { readonly receiving: Receiving; readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  const { log, signal } = parts;
  const { bot, client } = account;
  await client.call({ method: "deleteWebhook", body: {}, timeoutMs: 15_000, result: z.unknown() });
  let wait = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const answer = await client.call({
      ...{ method: "getUpdates", body: { timeout: String(WAIT_SECONDS) }, result: z.unknown(), signal },
      timeoutMs: (WAIT_SECONDS + 15) * 1000,
    });
    if (signal.aborted && answer.kind !== "ok") return;
    if (answer.kind === "ok") {
      wait = FIRST_PAUSE_MS;
      const event = readEvent(answer.result);
      if (event) await keepReceiving(account, event, parts);
      else log.warn({ platform: "zalo", bot }, "an event that is none");
    } else if (answer.kind !== "refused" || answer.code !== IDLE) {
      log.warn({ platform: "zalo", bot, answer, wait }, "asking again later");
      await pause(wait, signal);
      wait = Math.min(2 * wait, LONGEST_PAUSE_MS);
    }
  }
}
