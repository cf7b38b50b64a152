import { sql } from "kysely";
import { DateTime } from "luxon";
import { beforeAll, expect, test } from "vitest";
import { ZONE } from "../../src/domain/time.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { openDatabase, transaction, type Db, type Trx } from "../../src/store/database.ts";
import { NOT_WAITED_FOR, PLANNED_ANEW } from "../../src/store/prepared.ts";
import { enterTenant } from "../../src/store/tenants.ts";
import { at } from "../support/province.ts";
import { addProvince } from "../support/second-province.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** PostgreSQL keeps a plan after the fifth time. */
const OFTEN = 12;

const { db: prepare, url } = await createTestDatabase();
/** One connection, so that whatever it has prepared is used by all. */
const { db } = openDatabase(url, { max: 1, durable: false });

beforeAll(async () => {
  await loadSample(prepare, { asOf: at("2024-08-12T09:00:00"), groupPlatforms: [] });
  await transaction(prepare, addProvince);
  return () => db.destroy();
});

async function listPrepared(): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  return rows.map((row) => row.statement);
}

test("a prepared statement shows each only their own province, in whatever order they ask", async () => {
  const count = async (trx: Db | Trx): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from unit where valid_from < ${"2100-01-01"}`.execute(trx);
    return rows[0]?.count ?? 0;
  };
  const people = await db
    .selectFrom("person")
    .select(["id", "code"])
    .where("code", "in", ["b-officer", "leader"])
    .execute();
  const idOf = (code: string): number => people.find((person) => person.code === code)?.id ?? 0;
  const countAs = (code: string) =>
    transaction(db, async (trx) => {
      await enterTenant(trx, idOf(code));
      return count(trx);
    });
  const all = await count(db);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from unit where code like 'b%'`.execute(
    db,
  );
  const ofB = rows[0]?.count ?? 0;
  expect(ofB).toBeGreaterThan(0);
  for (let times = 0; times < OFTEN; times += 1) {
    expect(await count(db)).toBe(all);
    expect(await countAs("b-officer")).toBe(ofB);
    expect(await countAs("leader")).toBe(all - ofB);
  }
  expect((await listPrepared()).filter((statement) => statement.includes("from unit where valid_from <"))).toHaveLength(
    1,
  );
});

test("what says that it is planned anew is not prepared; what asks for a list is, whatever its length", async () => {
  for (let times = 0; times < OFTEN; times += 1) {
    await sql`select ${PLANNED_ANEW} id from outbox where id = ${times}`.execute(db);
    const ids = Array.from({ length: times }, (_, index) => index);
    await sql`select id from inbox where id = any(${ids}::bigint[])`.execute(db);
  }
  const prepared = await listPrepared();
  expect(prepared.filter((statement) => /from outbox/.test(statement))).toEqual([]);
  expect(prepared.filter((statement) => /from inbox/.test(statement))).toHaveLength(1);
});

test("what is not waited for is done before the next statement, which fails where it failed", async () => {
  const slow = sql`${NOT_WAITED_FOR} select pg_sleep(0.05), set_config('dondoc.seen', 'yes', true)`;
  const broken = sql`${NOT_WAITED_FOR} select 1 / 0`;
  const seen = (trx: Trx) =>
    sql<{ seen: string | null }>`select current_setting('dondoc.seen', true) as seen`.execute(trx);

  await transaction(db, async (trx) => {
    expect(await slow.execute(trx)).toMatchObject({ rows: [] });
    expect((await seen(trx)).rows).toEqual([{ seen: "yes" }]);
  });
  const failing = transaction(db, async (trx) => {
    await broken.execute(trx);
    return seen(trx);
  });
  await expect(failing).rejects.toThrow("division by zero");
  const atTheEnd = transaction(db, async (trx) => void (await broken.execute(trx)));
  await expect(atTheEnd).rejects.toThrow("division by zero");
  await transaction(db, async (trx) => {
    await sql`${NOT_WAITED_FOR} savepoint tried`.execute(trx);
    await broken.execute(trx);
    await expect(seen(trx)).rejects.toThrow("division by zero");
    await sql`${NOT_WAITED_FOR} rollback to savepoint tried`.execute(trx);
    expect((await seen(trx)).rows).toHaveLength(1);
  });
});

test("instants are read as PostgreSQL means them, to the millisecond", async () => {
  const written = [
    "2024-08-25 07:30:00.123456+00",
    "1990-01-01 00:00:00+00",
    "2024-12-31 23:59:59.9+00",
    "2024-02-29 12:00:00+07",
  ];
  for (const zone of ["UTC", "Asia/Ho_Chi_Minh", "America/St_Johns"])
    for (const text of written)
      await transaction(db, async (trx) => {
        await sql`select set_config('timezone', ${zone}, true)`.execute(trx);
        const { rows } = await sql<{ at: DateTime; ms: number }>`
          select ${text}::timestamptz as at, floor(extract(epoch from ${text}::timestamptz) * 1000)::float8 as ms`.execute(
          trx,
        );
        expect(rows[0]?.at.toMillis(), `${text} in ${zone}`).toBe(rows[0]?.ms);
        expect(rows[0]?.at.zoneName).toBe(ZONE.name);
      });
});
