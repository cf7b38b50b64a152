import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Update } from "grammy/types";
import type { Logger } from "../../log.ts";
import { PLATFORM } from "./read-update.ts";

export const WEBHOOK_PATH = "/webhooks/telegram";

/** Far above what an update takes. One that was refused would be delivered again and again, and hold up the others. */
const BODY_LIMIT = 1024 * 1024;

const digest = (value: string): Buffer => createHash("sha256").update(value).digest();

function isUpdate(body: unknown): body is Update {
  return typeof body === "object" && body !== null && "update_id" in body && typeof body.update_id === "number";
}

/**
 * Telegram's webhook: 401 without the secret, 200 once the update is stored, 503 while the bot does not know its own name,
 * 500 when storing failed; Telegram delivers again after everything but 200.
 */
export function addTelegramWebhook(
  app: FastifyInstance,
  deps: {
    readonly secret: string;
    readonly log: Logger;
    /** Undefined: not ready. */
    receive(update: Update): Promise<void> | undefined;
  },
): void {
  const expected = digest(deps.secret);
  app.post(
    WEBHOOK_PATH,
    {
      bodyLimit: BODY_LIMIT,
      config: { isWebhook: true },
      // Who calls is known before a byte of the body is read; digests of equal length are compared in constant time.
      onRequest: async (request, reply) => {
        const given = request.headers["x-telegram-bot-api-secret-token"];
        if (timingSafeEqual(digest(typeof given === "string" ? given : ""), expected)) return;
        deps.log.warn({ platform: PLATFORM, ip: request.ip, hasSecret: given !== undefined }, "webhook refused");
        await reply.code(401).send({});
      },
    },
    async (request, reply) => {
      if (!isUpdate(request.body)) return reply.code(400).send({});
      const receiving = deps.receive(request.body);
      if (!receiving) return reply.code(503).send({});
      await receiving;
      return reply.code(200).send({});
    },
  );
}
