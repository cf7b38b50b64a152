import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Locations } from "./locations.ts";

/** A running PostgreSQL server and how to reach it. */
export interface Cluster {
  readonly port: number;
  readonly password: string;
  /** Resolves when the server has exited, for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends sessions, writes everything down and stops. */
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  timezone: "UTC",
  // Checkpoints of a small database need not hurry.
  max_wal_size: "1GB",
};

const LONGEST_LINE = 10_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Makes the data folder on the first start. It is built aside and moved into place, so that an interrupted start leaves nothing half-made. */
function initialise(locations: Locations): void {
  const data = join(locations.home, "postgres");
  if (existsSync(data)) return;
  const draft = join(locations.home, "postgres.new");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(draft, "..", "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (locations.identity) {
    chownSync(draft, locations.identity.uid, locations.identity.gid);
    chownSync(passwordFile, locations.identity.uid, locations.identity.gid);
  }
  const options = [
    "--username=dondoc",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
  ];
  const made = spawnSync(
    join(locations.native, "bin", "initdb"),
    [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...options],
    {
      ...locations.identity,
      cwd: locations.home,
      encoding: "utf8",
    },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  renameSync(draft, data);
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return process.platform !== "linux";
  }
}

/** A server left behind by a crash is ended; a lock file whose process is gone, or is somebody else's by now, is removed. */
async function clearLeftover(data: string): Promise<void> {
  const lock = join(data, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (pid && isPostgres(pid)) {
    process.kill(pid, "SIGINT");
    for (let tries = 0; tries < 200 && isPostgres(pid); tries += 1) await sleep(50);
  }
  if (!pid || !isPostgres(pid)) rmSync(lock, { force: true });
}

function whenReady(server: ChildProcess, log: (line: string) => void): Promise<boolean> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve(false));
    let last = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log(text);
      // A line may come in pieces.
      last = (last + text).slice(-LONGEST_LINE);
      if (last.includes("ready to accept connections")) resolve(true);
    });
  });
}

/** Starts the server of a clone, making its data folder first if need be. Throws when it cannot start. */
export async function startCluster(locations: Locations, log: (line: string) => void): Promise<Cluster> {
  mkdirSync(locations.home, { recursive: true });
  initialise(locations);
  const data = join(locations.home, "postgres");
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // After a crash, memory shared with dying back ends may take some seconds to be released.
  for (let tries = 0; tries < 20; tries += 1) {
    await clearLeftover(data);
    const port = await freePort();
    const server = spawn(join(locations.native, "bin", "postgres"), ["-D", data, "-p", String(port), ...settings], {
      ...locations.identity,
      cwd: locations.home,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (await whenReady(server, log)) {
      const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
      const stop = async (): Promise<void> => {
        server.kill("SIGINT");
        await exited;
      };
      return {
        port,
        password: readFileSync(join(locations.home, "password"), "utf8"),
        exited,
        stop,
      };
    }
    await sleep(500);
  }
  throw new Error("the embedded PostgreSQL does not start");
}
