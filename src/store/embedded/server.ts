import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { locate } from "./locations.ts";

/** A hold on the embedded PostgreSQL of this clone. */
export interface EmbeddedServer {
  /** Connection string of a database on it. */
  readonly url: (database: string) => string;
  /** Lets go; the server stops when nobody else holds it. Resolves once that is settled. */
  readonly release: () => Promise<void>;
}

interface Access {
  readonly port: number;
  readonly password: string;
}

const START_WITHIN_MS = 30_000;

function greet(address: { port: number; token: string }): Promise<{ socket: Socket; access: Access } | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address.port, "127.0.0.1", () => socket.write(`${address.token}\n`));
    socket.setEncoding("utf8");
    socket.once("data", (line: string) => resolve({ socket, access: JSON.parse(line) as Access }));
    socket.once("error", () => resolve(undefined));
    socket.once("close", () => resolve(undefined));
  });
}

async function reach(addressFile: string): Promise<{ socket: Socket; access: Access } | undefined> {
  try {
    return await greet(JSON.parse(readFileSync(addressFile, "utf8")) as { port: number; token: string });
  } catch {
    return undefined;
  }
}

/** Starts the embedded PostgreSQL of this clone, or joins the one that runs. Throws, naming the log, when it does not come up. */
export async function holdEmbeddedServer(): Promise<EmbeddedServer> {
  const { home } = locate();
  const addressFile = join(home, "keeper.json");
  // performance.now is a duration here, not a time of day.
  const giveUpAt = performance.now() + START_WITHIN_MS;
  let spawnAgainAt = 0;
  let reached = existsSync(addressFile) ? await reach(addressFile) : undefined;
  while (!reached) {
    if (performance.now() > giveUpAt)
      throw new Error(`The embedded PostgreSQL did not start; see ${join(home, "postgres.log")}.`);
    if (performance.now() >= spawnAgainAt) {
      spawn(process.execPath, [join(import.meta.dirname, "keeper.ts")], {
        detached: true,
        stdio: "ignore",
        cwd: "/",
      }).unref();
      spawnAgainAt = performance.now() + 3_000;
    }
    await sleep(25);
    reached = await reach(addressFile);
  }
  const { socket, access } = reached;
  socket.unref();
  return {
    url: (database) => `postgres://dondoc:${access.password}@127.0.0.1:${access.port}/${database}`,
    release: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.ref();
        socket.once("close", () => resolve());
        socket.write("bye\n");
      }),
  };
}
