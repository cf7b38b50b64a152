import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Logger } from "../../log.ts";
import type { Channel } from "../platform.ts";
import { ZaloAccount } from "./account.ts";
import { zaloChannel, type ZaloSending } from "./channel.ts";
import { addMediaRoute, type TakePicture } from "./media-route.ts";
import { pollEvents } from "./polling.ts";
import type { Receiving } from "../platform.ts";
import type { ZaloBotSettings } from "./settings.ts";
import { addZaloWebhook, webhookPath } from "./webhook.ts";
import { WebhookSet } from "./wire.ts";

/** Everything the Zalo platform needs from the rest of the program; it knows no SQL and decides nothing. */
export interface ZaloDeps {
  readonly apiRoot: string;
  readonly log: Logger;
  readonly sending: ZaloSending;
  readonly takePicture: TakePicture;
  /** Tells that Zalo has let a bot in, its name and the link that opens a chat with it. */
  register(bot: string, name: string, shareLink: string): Promise<void>;
  /** Runs `work` unless another process runs it for this bot; undefined then. */
  exclusively(bot: string, work: () => Promise<void>): Promise<void | undefined>;
  /** Where Zalo reaches the web server; without it no webhook can be set, and bots ask for their events. */
  readonly publicUrl?: string;
}

/** The bots of this program at Zalo. */
export interface ZaloService {
  readonly channel: Channel;
  /** Adds the webhook and the pictures to the web server. */
  addRoutes(app: FastifyInstance, receiving: Receiving): void;
  /**
   * Introduces the bots to Zalo and begins to receive, in the background: Zalo may be out of reach for hours, and the
   * program runs on without it. Returns what stops it.
   */
  start(receiving: Receiving): () => Promise<void>;
}

const RETRY_MS = 60_000;

/** How a bot gets its events. */
function usesWebhook(account: ZaloAccount, deps: ZaloDeps): boolean {
  return account.secret !== undefined && deps.publicUrl !== undefined;
}

/** Tells Zalo where to deliver; false when that did not work. */
async function setWebhook(account: ZaloAccount, deps: ZaloDeps): Promise<boolean> {
  const answer = await account.client.call({
    method: "setWebhook",
    body: { url: `${deps.publicUrl}${webhookPath(account.bot)}`, secret_token: account.secret },
    timeoutMs: 30_000,
    result: WebhookSet,
  });
  const isSet = answer.kind === "ok" && answer.result.verification?.ok !== false;
  const level = isSet ? "info" : "warn";
  deps.log[level]({ platform: "zalo", bot: account.bot, answer }, isSet ? "webhook set" : "webhook not set");
  return isSet;
}

async function run(
  account: ZaloAccount,
  deps: ZaloDeps,
  { receiving, signal }: { readonly receiving: Receiving; readonly signal: AbortSignal },
): Promise<void> {
  const { log } = deps;
  let isSettled = false;
  while (!signal.aborted && !isSettled) {
    try {
      const isKnown = (await account.introduce()).kind === "ok";
      if (isKnown) await deps.register(account.bot, account.name, account.shareLink);
      if (usesWebhook(account, deps)) isSettled = isKnown && (await setWebhook(account, deps));
      else await deps.exclusively(account.bot, () => pollEvents(account, { receiving, log, signal }));
    } catch (error) {
      log.error({ platform: "zalo", bot: account.bot, err: error }, "beginning again later");
    }
    if (!isSettled) await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Puts the bots together. Nothing is sent or asked before `start`, or before the channel is used. */
export function createZalo(settings: readonly ZaloBotSettings[], deps: ZaloDeps): ZaloService {
  const accounts = new Map(settings.map((one) => [one.bot, new ZaloAccount(deps.apiRoot, one, deps.log)]));
  return {
    channel: zaloChannel(accounts, deps.sending),
    addRoutes(app, receiving) {
      addZaloWebhook(app, accounts, { receiving, log: deps.log });
      addMediaRoute(app, deps.takePicture);
    },
    start(receiving) {
      const stopping = new AbortController();
      const running = Array.from(accounts.values(), (account) =>
        run(account, deps, { receiving, signal: stopping.signal }),
      );
      return async () => {
        stopping.abort();
        await Promise.all(running);
      };
    },
  };
}
