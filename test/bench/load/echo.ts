import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Bot, webhookCallback } from "grammy";
import { TELEGRAM_SECRET, TELEGRAM_TOKEN } from "./traffic.ts";

/** A bare grammY bot behind a webhook that answers every message with the same words, and remembers nothing. */
const bot = new Bot(TELEGRAM_TOKEN, {
  client: { apiRoot: process.argv[2] ?? "" },
});
await bot.init();
bot.on("message", (context) => context.reply("Đã nhận."));
const answer = webhookCallback(bot, "http", { secretToken: TELEGRAM_SECRET });
const server = createServer((call, response) => void answer(call, response));
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
