import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { holdEmbeddedServer } from "../../src/store/embedded/server.ts";
import { dropDatabase, ensureDatabase, freshName } from "../../src/store/throw-away.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** The whole program, running as a process of its own on a database of its own. */
export interface Program {
  readonly base: string;
  /** Ends it like Ctrl-C, and returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the demonstration, on a free port unless one is given. It is ready when its first line names the address. */
export async function startProgram(databaseUrl: string, port = "0"): Promise<Program> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, DATABASE_URL: databaseUrl, DEMO: "1", PORT: port, LOG_LEVEL: "error", REDIS_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    const base = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (base === undefined) continue;
    return {
      base,
      async stop() {
        child.kill("SIGINT");
        await ended;
        return child.exitCode;
      },
    };
  }
  throw new Error("the program ended before it was ready");
}

/** An empty database on the embedded server, and how to remove it. */
export async function createDatabase(): Promise<{ readonly url: string; remove(): Promise<void> }> {
  const embedded = await holdEmbeddedServer();
  const name = freshName("e2e");
  await ensureDatabase(embedded.url, name);
  return {
    url: embedded.url(name),
    async remove() {
      await dropDatabase(embedded.url, name);
      await embedded.release();
    },
  };
}
