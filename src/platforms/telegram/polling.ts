import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../../log.ts";
import { readFailure } from "./client.ts";
import { ALLOWED_UPDATES, PLATFORM } from "./read-update.ts";

/** Seconds that Telegram holds a request open while there is nothing new. Below the client's own limit for a call. */
const HOLD_SECONDS = 20;
const BATCH = 100;
const RETRY_MS = 3_000;
const PAUSE_MS = 100;

export interface PollingDeps {
  readonly api: Api;
  readonly log: Logger;
  receive(update: Update): Promise<void>;
}

function chatOf(update: Update): string {
  const { message, edited_message: edited, callback_query: query, my_chat_member: own, chat_member: member } = update;
  return String((message ?? edited ?? query?.message ?? own ?? member)?.chat.id ?? "");
}

/** Takes a batch: the updates of a chat in order, chats side by side. */
async function receiveAll(deps: PollingDeps, updates: readonly Update[]): Promise<void> {
  const chats = Map.groupBy(updates, chatOf);
  await Promise.all(
    [...chats.values()].map(async (ofChat) => {
      for (const update of ofChat) await deps.receive(update);
    }),
  );
}

/**
 * Asks Telegram for updates until the signal aborts. The next request confirms a batch, and is made only when all of it
 * is stored: what could not be stored comes again, and what was stored twice stops at the inbox.
 */
export async function pollUpdates(deps: PollingDeps, signal: AbortSignal): Promise<void> {
  let offset: number | undefined;
  while (!signal.aborted)
    try {
      const updates = await deps.api.getUpdates(
        {
          ...(offset === undefined ? {} : { offset }),
          ...{ limit: BATCH, timeout: HOLD_SECONDS, allowed_updates: ALLOWED_UPDATES },
        },
        // grammY types its own copy of AbortSignal.
        signal as Parameters<Api["getUpdates"]>[1] & object,
      );
      await receiveAll(deps, updates);
      // A Bot API server that does not hold requests open is not asked without a pause.
      if (updates.length === 0) await sleep(PAUSE_MS, undefined, { signal });
      const last = updates.at(-1);
      if (last) offset = last.update_id + 1;
    } catch (error) {
      if (signal.aborted) return;
      const failure = readFailure(error);
      deps.log.warn({ platform: PLATFORM, ...failure }, "updates could not be fetched or stored; trying again");
      const patience = failure.kind === "flood" ? failure.seconds * 1000 : RETRY_MS;
      await sleep(patience, undefined, { signal }).catch(() => undefined);
    }
}
