import { expect, it } from "vitest";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import { Bot } from "../support/bot.ts";
import { createTestDatabase } from "../support/test-database.ts";

const MOST_MS = 30;
const MOST_RATIO = 1.2;
const MESSAGES = 240;
const OFFICER = "officer-chi-lang";

const percentile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Infinity;

const connection = await createTestDatabase();

it(
  `an answer takes at most ${MOST_MS} ms from inbox to outbox (p95), however long the chat`,
  { timeout: 120_000 },
  async () => {
    const bot = await Bot.open(connection);
    await bot.say(OFFICER, "báo cáo");
    const times: number[] = [];
    for (let count = 0; count < MESSAGES; count += 1) {
      const incoming = {
        platform: "console",
        bot: OWN_BOT,
        messageId: `bench-${count}`,
        chat: { externalId: OFFICER, kind: "private" as const },
        sender: { externalId: OFFICER },
        content: { kind: "text" as const, text: `sửa 3: ${3546 + (count % 7)}/7880` },
      };
      const started = performance.now();
      const { chatId } = await bot.app.accept(incoming);
      await bot.app.drain(chatId);
      times.push(performance.now() - started);
      await bot.settle();
    }
    const early = times.slice(20, 100);
    const late = times.slice(-80);
    const ratio = percentile(late, 0.5) / percentile(early, 0.5);
    console.log(
      `p50 ${percentile(times.slice(20), 0.5).toFixed(1)} ms, p95 ${percentile(times.slice(20), 0.95).toFixed(1)} ms, late/early ${ratio.toFixed(2)}`,
    );

    expect(percentile(times.slice(20), 0.95)).toBeLessThanOrEqual(MOST_MS);
    expect(ratio).toBeLessThanOrEqual(MOST_RATIO);
  },
);
