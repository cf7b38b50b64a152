import { spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
  type Dirent,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { writeAside } from "../write-aside.ts";
import type { Locations } from "./locations.ts";

/** What a running server makes for itself, and a copy must not bring along: PostgreSQL's manual, "Making a Base Backup". */
const LEFT_OUT: ReadonlySet<string> = new Set(["postmaster.pid", "postmaster.opts"]);
const LEFT_EMPTY: ReadonlySet<string> = new Set([
  ...["pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial"],
  ...["pg_snapshots", "pg_stat_tmp", "pg_subtrans", "pg_wal"],
]);

const BLOCK = Buffer.allocUnsafe(1024 * 1024);

/** Why a backup cannot be restored. */
export type RestoreFault =
  | { readonly code: "data-there"; readonly home: string }
  | { readonly code: "no-backup" }
  | { readonly code: "other-version"; readonly backup: string; readonly server: string };

/** What is removed while it is looked for: what the server has written ahead tells of that, too. */
function unlessRemoved<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** To the end that a file has when it is reached: `copyFileSync` waits for bytes that were cut off meanwhile. */
function copyFile(source: number, target: number): void {
  for (;;) {
    const length = readSync(source, BLOCK);
    if (length === 0) return;
    for (let from = 0; from < length;) from += writeSync(target, BLOCK, from, length - from);
  }
}

function copyFileOf(from: string, to: string): void {
  const source = unlessRemoved(() => openSync(from, "r"));
  if (source === undefined) return;
  try {
    const target = openSync(to, "wx", 0o600);
    try {
      copyFile(source, target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

function copyTree(from: string, to: string, isTop = true): void {
  mkdirSync(to, { mode: 0o700 });
  const entries: Dirent[] = unlessRemoved(() => readdirSync(from, { withFileTypes: true })) ?? [];
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (isTop && LEFT_OUT.has(entry.name)) continue;
    if (isTop && LEFT_EMPTY.has(entry.name)) mkdirSync(target, { mode: 0o700 });
    else if (entry.isDirectory()) copyTree(source, target, false);
    else if (entry.isFile()) copyFileOf(source, target);
  }
}

/** Runs the system's tar; what it objects to, if anything. Throws when there is no tar. */
function tar(...args: string[]): string | undefined {
  const { status, error, stderr } = spawnSync("tar", args, { encoding: "utf8" });
  if (error) throw error;
  return status === 0 ? undefined : `tar: ${stderr.trim()}`;
}

/**
 * Copies everything that the embedded server has into a `.tar.gz`, while others go on working: what they write meanwhile
 * is kept by a slot until it has been copied as well, and replayed by the server that starts on the copy.
 *
 * @param url of a database on the running server.
 */
export async function backUpCluster(url: string, { home }: Pick<Locations, "home">, file: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await writeAside(file, async ({ file: archive, folder }) => {
      const data = join(folder, "postgres");
      await client.query("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
      await client.query("select pg_backup_start('don-doc', fast => true)");
      copyTree(join(home, "postgres"), data);
      const { rows } = await client.query<{ labelfile: string }>(
        "select labelfile from pg_backup_stop(wait_for_archive => false)",
      );
      writeFileSync(join(data, "backup_label"), rows[0]?.labelfile ?? "", { mode: 0o600 });
      rmSync(join(data, "pg_wal"), { recursive: true });
      copyTree(join(home, "postgres", "pg_wal"), join(data, "pg_wal"), false);
      copyFileSync(join(home, "password"), join(folder, "password"));
      const objection = tar("-czf", archive, "-C", folder, "postgres", "password");
      if (objection !== undefined) throw new Error(objection);
      return true;
    });
  } finally {
    await client.end();
  }
}

function chownTree(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) chownTree(below, { uid, gid });
    else chownSync(below, uid, gid);
  }
}

/** `18` of "postgres (PostgreSQL) 18.4". */
function serverVersion(native: string): string {
  const { stdout } = spawnSync(join(native, "bin", "postgres"), ["--version"], { encoding: "utf8" });
  return /(\d+)/.exec(stdout)?.[1] ?? "";
}

/** Puts a backup where the embedded server of this clone finds it at its next start; never over data that is there. */
export function restoreCluster(file: string, { home, native, identity }: Locations): RestoreFault | undefined {
  if (existsSync(join(home, "postgres"))) return { code: "data-there", home };
  mkdirSync(home, { recursive: true });
  const draft = mkdtempSync(join(home, "restore-"));
  try {
    if (tar("-xzof", file, "-C", draft) !== undefined) return { code: "no-backup" };
    const [data, password] = [join(draft, "postgres"), join(draft, "password")];
    if (!existsSync(join(data, "PG_VERSION")) || !existsSync(password)) return { code: "no-backup" };
    const [backup, server] = [readFileSync(join(data, "PG_VERSION"), "utf8").trim(), serverVersion(native)];
    if (backup !== server) return { code: "other-version", backup, server };
    if (identity) chownTree(draft, identity);
    renameSync(password, join(home, "password"));
    // The data come last: as long as they are not there, nothing has been restored.
    renameSync(data, join(home, "postgres"));
    return undefined;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
