import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { DEMO_START } from "../../src/open-store.ts";
import { backUpCluster, restoreCluster } from "../../src/store/embedded/backup.ts";
import { startCluster, type Cluster } from "../../src/store/embedded/cluster.ts";
import { locate, type Locations } from "../../src/store/embedded/locations.ts";
import { runConsole } from "../support/console.ts";
import { createTestDatabase } from "../support/test-database.ts";

const folder = mkdtempSync(join(tmpdir(), "don-doc-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));
// PostgreSQL's own user has to get through.
chmodSync(folder, 0o755);

function homeNamed(name: string): Locations {
  const home = join(folder, name);
  mkdirSync(home);
  return { ...locate(), home };
}

/** A server that stops with its test, however that ends: the folder goes away afterwards. */
async function start(home: Locations): Promise<Cluster> {
  const cluster = await startCluster(home, () => undefined);
  onTestFinished(() => cluster.stop());
  return cluster;
}

function urlOf({ port, password }: Cluster): string {
  return `postgres://dondoc:${password}@127.0.0.1:${port}/postgres`;
}

async function query(cluster: Cluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client(urlOf(cluster));
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the embedded server", () => {
  const file = join(folder, "backup.tar.gz");

  test("is copied while it is written to, and the copy starts elsewhere with all that was committed", async () => {
    const from = homeNamed("from");
    const cluster = await start(from);
    await query(cluster, "create table noted as select generate_series(1, 1000) as number");
    const writer = new AbortController();
    const writing = (async () => {
      while (!writer.signal.aborted) await query(cluster, "insert into noted select max(number) + 1 from noted");
    })();
    const dropping = (async () => {
      for (let count = 0; !writer.signal.aborted; count += 1) {
        await query(cluster, `create database passing_${count} strategy file_copy`);
        await query(cluster, `drop database passing_${count}`);
      }
    })();
    try {
      await backUpCluster(urlOf(cluster), from, file);
    } finally {
      writer.abort();
      await Promise.all([writing, dropping]);
    }
    await cluster.stop();

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(["backup.tar.gz", "from"]);

    const to = homeNamed("to");
    expect(restoreCluster(file, to)).toBeUndefined();
    const copy = await start(to);
    const [row] = (await query(
      copy,
      "select count(*)::int as count, max(number) as last, (select count(*)::int from pg_replication_slots) as slots from noted",
    )) as [{ count: number; last: number; slots: number }];
    expect(row.count).toBeGreaterThanOrEqual(1000);
    expect(row).toEqual({ count: row.last, last: row.last, slots: 0 });
    await query(copy, "insert into noted values (0)");
    await copy.stop();

    expect(restoreCluster(file, to)).toEqual({ code: "data-there", home: to.home });
  });

  test("a file that is no backup leaves nothing behind", () => {
    const to = homeNamed("untouched");
    const broken = join(folder, "broken.tar.gz");
    writeFileSync(broken, "nothing of ours");
    expect(restoreCluster(broken, to)).toEqual({ code: "no-backup" });
    expect(readdirSync(to.home)).toEqual([]);
  });
});

describe("a server of one's own", async () => {
  const { db, url } = await createTestDatabase();
  const cli = (...args: string[]) => runConsole({ db, url, now: DEMO_START }, args);
  const dump = join(folder, "database.dump");

  test("a dump goes to an empty database only", async () => {
    writeFileSync(dump, "");
    const { code, lines } = await cli("restore", dump);
    expect(code).toBe(1);
    expect(lines.join()).toContain("chỉ phục hồi vào cơ sở dữ liệu trống");
    rmSync(dump);
    expect((await cli("restore", dump)).lines.join()).toContain("không có tệp");
  });

  test("a machine without pg_dump is told which package to install, and no half file stays", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = folder;
    try {
      const { code, lines } = await cli("backup", dump);
      expect(code).toBe(1);
      expect(lines.join()).toContain("postgresql-client");
    } finally {
      process.env["PATH"] = path;
    }
    expect(existsSync(dump)).toBe(false);
  });

  test("both commands take one file", async () => {
    expect((await cli("backup")).code).toBe(2);
    expect((await cli("restore", "one", "two")).code).toBe(2);
  });
});
