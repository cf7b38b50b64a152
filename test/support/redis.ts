import { spawn, spawnSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { Redis } from "ioredis";
import { afterAll } from "vitest";

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A Redis server of the calling test file's own, or that of REDIS_URL. Undefined where the machine has no redis-server:
 * the tests that need one are then skipped, and say so.
 */
export async function startRedis(): Promise<{ readonly url: string } | undefined> {
  if (process.env["REDIS_URL"]) return { url: process.env["REDIS_URL"] };
  if (spawnSync("redis-server", ["--version"]).status !== 0) return undefined;
  const port = await freePort();
  const options = ["--port", String(port), "--save", "", "--maxmemory-policy", "noeviction"];
  const server = spawn("redis-server", options, { stdio: "ignore" });
  afterAll(() => void server.kill());
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 50 });
  client.on("error", () => undefined);
  await client.ping();
  client.disconnect();
  return { url };
}
