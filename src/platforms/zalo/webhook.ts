import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "../../log.ts";
import type { ZaloAccount } from "./account.ts";
import { receiveEvent } from "./receive.ts";
import type { Receiving } from "../platform.ts";
import { parseExact, readEvent, type ZaloEvent } from "./wire.ts";

const SECRET_HEADER = "x-bot-api-secret-token";
/** A message has at most a few thousand characters; nothing larger is one. */
const BODY_LIMIT = 256 * 1024;

/** The path at which Zalo delivers the events of a bot. */
export function webhookPath(bot: string): string {
  return `/zalo/${bot}`;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Takes as long for a wrong secret as for the right one, and for a bot that we do not have. */
function isSecret(account: ZaloAccount | undefined, request: FastifyRequest): boolean {
  const given = request.headers[SECRET_HEADER];
  const isEqual = timingSafeEqual(digest(account?.secret ?? ""), digest(typeof given === "string" ? given : ""));
  return isEqual && account?.secret !== undefined;
}

function isEmpty({ headers }: FastifyRequest): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0;
}

function eventOf(body: unknown): ZaloEvent | undefined {
  try {
    return readEvent(parseExact((body as Buffer).toString("utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Zalo's way in: answers 200 only when the message is stored, 401 without the right secret, and 500 (Zalo may try
 * again) when it could not be stored. A body that is no event is answered 200: another try would not help.
 */
export function addZaloWebhook(
  app: FastifyInstance,
  accounts: ReadonlyMap<string, ZaloAccount>,
  parts: { readonly receiving: Receiving; readonly log: Logger },
): void {
  const { receiving, log } = parts;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.post<{ Params: { bot: string } }>(
    webhookPath(":bot"),
    {
      bodyLimit: BODY_LIMIT,
      config: { isWebhook: true },
      // Who sends is known before a byte of the body is read. Zalo once looked with an empty one.
      onRequest: async (request, reply) => {
        if (isEmpty(request)) return reply.code(200).send({});
        if (isSecret(accounts.get(request.params.bot), request)) return;
        log.warn(
          { platform: "zalo", bot: accounts.get(request.params.bot)?.bot },
          "a webhook without the right secret",
        );
        return reply.code(401).send({});
      },
    },
    async (request, reply) => {
      const account = accounts.get(request.params.bot);
      const event = eventOf(request.body);
      if (account && event) await receiveEvent(account, event, receiving);
      else log.warn({ platform: "zalo", bot: account?.bot }, "an event that is none");
      return reply.code(200).send({});
    },
  );
}
