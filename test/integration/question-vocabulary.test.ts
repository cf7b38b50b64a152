import { sql } from "kysely";
import { expect, test } from "vitest";
import { getWorld } from "../../src/questions/world.ts";
import { transaction, type Db } from "../../src/store/database.ts";
import { getVocabularyKey } from "../../src/store/questions.ts";
import { communeCode, createCountry, provinceCode } from "../support/country.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();

const versionOf = async (on: Db): Promise<string> => (await getVocabularyKey(on, [])).version;
const rename = (code: string): Promise<unknown> =>
  db.updateTable("unit").set({ short_name: "Tên Mới" }).where("code", "=", code).execute();

test("the version of the vocabulary changes with what questions can name, and with nothing else", async () => {
  await createCountry(db, { provinces: 2, communes: 6, years: [2025], figures: false });
  const { id } = await db.selectFrom("unit").select("id").where("code", "=", communeCode(0)).executeTakeFirstOrThrow();
  const task = { unit_id: id, title: "Số hóa hồ sơ", total: 4, due_on: "2025-12-01" };
  const versions = new Set([await versionOf(db)]);
  const changes = [
    () => rename(communeCode(1)),
    () =>
      db
        .insertInto("directive")
        .values({ code: "d1", done: 0, ...task })
        .execute(),
    () => db.updateTable("directive").set({ title: "Số hóa kho hồ sơ" }).execute(),
    () => db.updateTable("plan").set({ valid_until: "2031-01-01" }).execute(),
    () => db.deleteFrom("directive").execute(),
    () =>
      db
        .insertInto("working_day_exception")
        .values({ day: "2025-09-01", kind: "off", name: "Nghỉ lễ", source: "QĐ 1" })
        .execute(),
    () => db.deleteFrom("working_day_exception").execute(),
  ];
  for (const change of changes) {
    await change();
    versions.add(await versionOf(db));
  }
  await db
    .insertInto("directive")
    .values({ code: "d2", done: 0, ...task })
    .execute();
  const before = await versionOf(db);
  await db.updateTable("directive").set({ done: 3 }).execute();

  expect(versions.size).toBe(changes.length + 1);
  expect(await versionOf(db)).toBe(before);
});

test("changes at the same time wait for nobody and are all seen, whichever is committed first", async () => {
  const before = await versionOf(db);
  let second = "";
  await transaction(db, async (trx) => {
    await trx.updateTable("unit").set({ short_name: "Một" }).where("code", "=", communeCode(0)).execute();
    await rename(communeCode(2));
    second = await versionOf(db);
  });

  expect(new Set([before, second, await versionOf(db)]).size).toBe(3);
});

test("a version that was rolled back never comes again", async () => {
  let undone = "";
  await transaction(db, async (trx) => {
    await trx.updateTable("unit").set({ short_name: "Hai" }).where("code", "=", communeCode(0)).execute();
    undone = await versionOf(trx);
    throw new Error("undo");
  }).catch(() => undefined);
  await rename(communeCode(0));

  expect(await versionOf(db)).not.toBe(undone);
});

test("nothing of another province can be named: neither its units nor its plan", async () => {
  const { id } = await db.selectFrom("unit").select("id").where("code", "=", provinceCode(1)).executeTakeFirstOrThrow();
  const viewer = { assignments: [{ role: "leader", unitId: id }], language: "vi" } as const;
  const { plans, vocabulary } = await getWorld(db, "2025-06-01", viewer);

  expect(vocabulary.units.map((unit) => unit.code)).toEqual([provinceCode(1), ...[3, 4, 5].map(communeCode)]);
  expect(plans.map((plan) => plan.scope)).toEqual([provinceCode(1)]);
});

test("a unit that goes to another province is asked about there from the next question on", async () => {
  const province = async (index: number): Promise<number> =>
    (await db.selectFrom("unit").select("id").where("code", "=", provinceCode(index)).executeTakeFirstOrThrow()).id;
  const { id } = await db.selectFrom("unit").select("id").where("code", "=", communeCode(1)).executeTakeFirstOrThrow();
  const [old, next] = [await province(0), await province(1)];
  const rootsOf = async (): Promise<readonly number[]> => (await getVocabularyKey(db, [id])).roots;

  expect([await rootsOf(), await rootsOf()]).toEqual([[old], [old]]);
  await db.updateTable("unit").set({ parent_id: next }).where("id", "=", id).execute();
  expect([await rootsOf(), await rootsOf()]).toEqual([[next], [next]]);
});

test("what is remembered of a unit's province is not shown behind the wall of another one", async () => {
  const { id, tenant_id } = await db
    .selectFrom("unit")
    .select(["id", "tenant_id"])
    .where("code", "=", communeCode(0))
    .executeTakeFirstOrThrow();
  const rootsBehind = (wall: string): Promise<readonly number[]> =>
    transaction(db, async (trx) => {
      await sql`select set_config('dondoc.tenants', ${wall}, true), set_config('role', 'dondoc_app', true)`.execute(
        trx,
      );
      return (await getVocabularyKey(trx, [id])).roots;
    });

  expect((await getVocabularyKey(db, [id])).roots).toEqual([tenant_id]);
  expect(await rootsBehind("-1")).toEqual([]);
  expect(await rootsBehind(String(tenant_id))).toEqual([tenant_id]);
});
