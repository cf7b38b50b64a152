import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runWave } from "../support/wave.ts";

// `node test/bench/wave.ts` is the same for 6,642 messages, with the rate and the times of replies.
test("workers killed in the middle of a wave: nothing lost, no limit broken, every repeat marked", async () => {
  const result = await runWave({
    ...{ messages: 120, workers: 2, latencyMs: 60, killEveryMs: 1_500 },
    logFile: join(tmpdir(), `don-doc-wave-${process.pid}.log`),
  });

  expect(result).toMatchObject({ lost: 0, refusedByLimit: 0, unmarked: 0 });
  expect(result.kills).toBeGreaterThan(0);
  expect(result.repeated).toBeLessThanOrEqual(result.inFlightAtKills);
  expect(result.statuses).toEqual({ sent: 120 });
  expect(result.replyTimes.every(Number.isFinite)).toBe(true);
});
