import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase, transaction } from "../../src/store/database.ts";
import { isReaderComplete, QUESTION_TABLES, readForQuestion } from "../../src/store/question-reader.ts";
import { freshName } from "../../src/store/throw-away.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db, url } = await createTestDatabase();

test("the role exists and reads what questions need, on a server that many databases share", async () => {
  expect(await isReaderComplete(db)).toBe(true);
});

test("every table of the list exists", async () => {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${QUESTION_TABLES}::text[]) as name where to_regclass(name) is null`.execute(db);
  expect(rows).toEqual([]);
});

test.each([
  [
    "a table that questions read",
    sql`insert into unit (code, name, short_name, level, valid_from)
    values ('x', 'x', 'x', 'commune', '2000-01-01')`,
    /permission denied|read-only/,
  ],
  ["a person", sql`select * from person`, /permission denied for table person/],
  ["a message", sql`select * from inbox`, /permission denied for table inbox/],
  ["the clock of sequences", sql`select nextval('message_position')`, /permission denied|read-only/],
])("is kept from %s", async (_, statement, refusal) => {
  await expect(readForQuestion(db, (trx) => statement.execute(trx))).rejects.toThrow(refusal);
});

test("nothing is written even where the role could", async () => {
  const work = readForQuestion(db, async (trx) => {
    await sql`reset role`.execute(trx);
    return sql`insert into demo_clock (id, at, set_at) values (1, now(), now())`.execute(trx);
  });
  await expect(work).rejects.toThrow(/read-only transaction/);
});

async function currentUser(): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  return rows[0]?.role ?? "";
}

test("a slow statement is cut off, and the transaction around it goes on with all its rights", async () => {
  const owner = await currentUser();
  await transaction(db, async (trx) => {
    const result = await readForQuestion(trx, (reading) => sql`select pg_sleep(20)`.execute(reading), {
      timeoutMs: 100,
    });
    expect(result).toEqual({ timedOut: true });
    await sql`insert into working_day_exception (day, kind, name, source) values ('2031-01-01', 'off', 'x', 'x')`.execute(
      trx,
    );
    const { rows } = await sql<{ role: string; timeout: string }>`
      select current_user as role, current_setting('statement_timeout') as timeout`.execute(trx);
    expect(rows).toEqual([{ role: owner, timeout: "0" }]);
  });
  const kept = await db.selectFrom("working_day_exception").select("day").where("day", "=", "2031-01-01").execute();
  expect(kept).toHaveLength(1);
});

test("without a transaction around it, too", async () => {
  expect(await readForQuestion(db, (trx) => sql`select pg_sleep(20)`.execute(trx), { timeoutMs: 100 })).toEqual({
    timedOut: true,
  });
});

test("the restrictions end with the reading, on success too", async () => {
  await transaction(db, async (trx) => {
    const read = await readForQuestion(trx, (reading) =>
      sql<{ role: string }>`select current_user as role`.execute(reading),
    );
    expect(read).toMatchObject({ rows: [{ role: "dondoc_reader" }] });
    await trx.deleteFrom("working_day_exception").execute();
  });
});

test("where no wall stands the role reads the units of every province, behind one those within", async () => {
  const add = (code: string, parent: number | null) =>
    sql<{ id: number }>`
      insert into unit (code, name, short_name, level, parent_id, valid_from)
      values (${code}, ${code}, ${code}, ${parent === null ? "province" : "commune"}, ${parent}, '2000-01-01')
      returning id`.execute(db);
  const [one, other] = [await add("p1", null), await add("p2", null)].map(({ rows }) => rows[0]?.id ?? 0);
  await add("c1", one ?? 0);
  await add("c2", other ?? 0);
  const read = (walls: string) =>
    transaction(db, async (trx) => {
      await sql`select set_config('dondoc.tenants', ${walls}, true)`.execute(trx);
      return readForQuestion(trx, (reading) => reading.selectFrom("unit").select("code").orderBy("code").execute());
    });

  expect(await read("")).toEqual(["c1", "c2", "p1", "p2"].map((code) => ({ code })));
  expect(await read(String(one))).toEqual([{ code: "c1" }, { code: "p1" }]);
  expect(await read("-1")).toEqual([]);
});

test("a user who may create no role starts all the same, and reads without one", async () => {
  const name = freshName("plain");
  const user = sql.id(name);
  await sql`create role ${user} login password 'x' nosuperuser nocreaterole`.execute(db);
  const own = new URL(url);
  own.username = name;
  own.password = "x";
  await sql`grant select on unit to ${user}`.execute(db);
  const plain = openDatabase(own.href);
  try {
    expect(await isReaderComplete(plain.db)).toBe(false);
    const read = await readForQuestion(plain.db, (reading) => sql`select current_user as role`.execute(reading));
    expect(read).toMatchObject({ rows: [{ role: name }] });
    const written = readForQuestion(plain.db, (reading) => sql`create temporary table mine (id int)`.execute(reading));
    await expect(written).rejects.toThrow(/read-only transaction/);
  } finally {
    await plain.close();
    await sql`drop owned by ${user}; drop role ${user}`.execute(db);
  }
});
