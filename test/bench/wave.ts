import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runWave } from "../support/wave.ts";

/** `node test/bench/wave.ts [--messages 6642] [--workers 3] [--latency 60] [--kill-every 4000]`: REDIS_URL is used if set. */
const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "6642" },
    workers: { type: "string", default: "3" },
    latency: { type: "string", default: "60" },
    "kill-every": { type: "string" },
  },
});

const logFile = join(tmpdir(), `don-doc-wave-${process.pid}.log`);
const result = await runWave({
  messages: Number(values.messages),
  workers: Number(values.workers),
  latencyMs: Number(values.latency),
  logFile,
  ...(values["kill-every"] === undefined ? {} : { killEveryMs: Number(values["kill-every"]) }),
  ...(process.env["REDIS_URL"] ? { redisUrl: process.env["REDIS_URL"] } : {}),
});
const { replyTimes, ...rest } = result;
const sorted = replyTimes.toSorted((a, b) => a - b);
const quantile = (share: number): number => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
console.log(
  JSON.stringify(
    {
      ...rest,
      ofLimit: rest.perSecond / 30,
      replies: sorted.length,
      p50: quantile(0.5),
      p95: quantile(0.95),
      max: quantile(1),
      logFile,
    },
    null,
    2,
  ),
);
process.exit(0);
