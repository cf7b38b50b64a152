import { randomBytes } from "node:crypto";
import { appendFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { startCluster } from "./cluster.ts";
import { locate } from "./locations.ts";

/**
 * The process that owns the embedded PostgreSQL of a clone. Programs hold a connection to it while they need the
 * database; when the last one ends, by Ctrl-C or by a crash, the keeper stops the server and ends too. So nothing is
 * left running, several programs share one server, and none of them can take it from another.
 */
const FIRST_CLIENT_WITHIN_MS = 20_000;

const locations = locate();
mkdirSync(locations.home, { recursive: true });
const lockFile = join(locations.home, "keeper.lock");
const addressFile = join(locations.home, "keeper.json");
const log = (text: string): void => appendFileSync(join(locations.home, "postgres.log"), text);

function isKeeper(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("keeper");
  } catch {
    return false;
  }
}

/** Only one keeper at a time; the lock of a dead one is taken over. */
function takeLock(): boolean {
  const mine = `${lockFile}.${process.pid}`;
  writeFileSync(mine, String(process.pid), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        // A link appears with its content, so that nobody reads a lock without a holder.
        linkSync(mine, lockFile);
        return true;
      } catch {
        if (isKeeper(Number(readFileSync(lockFile, "utf8")))) return false;
        rmSync(lockFile, { force: true });
      }
    }
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

async function keep(): Promise<void> {
  const cluster = await startCluster(locations, log);
  const token = randomBytes(16).toString("hex");
  const clients = new Set<Socket>();
  let stopping = false;

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    rmSync(addressFile, { force: true });
    await cluster.stop();
    rmSync(lockFile, { force: true });
    for (const socket of sockets) socket.end("stopped\n");
    server.close();
    setTimeout(() => process.exit(0), 100).unref();
  };
  const leave = (socket: Socket): void => {
    if (!clients.delete(socket)) return;
    if (clients.size === 0) void stop();
    else socket.end("kept\n");
  };

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      leave(socket);
      sockets.delete(socket);
    });
    socket.on("data", (line: string) => {
      if (line.startsWith("bye")) leave(socket);
      else if (line.trim() !== token || stopping) socket.destroy();
      else {
        clients.add(socket);
        socket.write(`${JSON.stringify({ port: cluster.port, password: cluster.password })}\n`);
      }
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    writeFileSync(`${addressFile}.new`, JSON.stringify({ port, token }), { mode: 0o600 });
    renameSync(`${addressFile}.new`, addressFile);
  });
  setTimeout(() => clients.size === 0 && void stop(), FIRST_CLIENT_WITHIN_MS).unref();
  void cluster.exited.then(() => {
    if (stopping) return;
    rmSync(addressFile, { force: true });
    rmSync(lockFile, { force: true });
    process.exit(1);
  });
  // The keeper outlives Ctrl-C in its terminal: the programs say goodbye to it when they are done.
  for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
  process.on("SIGTERM", () => void stop());
}

if (takeLock()) {
  try {
    await keep();
  } catch (error) {
    log(`keeper: ${error instanceof Error ? error.message : String(error)}\n`);
    rmSync(lockFile, { force: true });
    process.exit(1);
  }
}
