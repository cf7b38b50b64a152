import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { afterAll } from "vitest";
import { freePort } from "./ports.ts";

const READY = "Ready to accept connections";

/** Starts a server; its address when it takes connections, undefined when its port was taken meanwhile. */
async function tryStart(): Promise<{ readonly url: string } | undefined> {
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction"];
  const server = spawn("redis-server", [...options, "--daemonize", "no", "--logfile", ""], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(server, "exit");
  let said = "";
  for await (const chunk of server.stdout) {
    said += String(chunk);
    if (said.includes(READY)) break;
  }
  if (!said.includes(READY)) return undefined;
  afterAll(async () => {
    server.kill();
    await ended;
  });
  return { url: `redis://127.0.0.1:${port}` };
}

/**
 * A Redis server of the calling test file's own. Undefined where the machine has no redis-server: the tests that need one
 * are then skipped, and say so.
 */
export async function startRedis(): Promise<{ readonly url: string } | undefined> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) return undefined;
  for (let tries = 0; tries < 10; tries += 1) {
    const server = await tryStart();
    if (server) return server;
  }
  throw new Error("redis-server does not start");
}
