import { sql } from "kysely";
import { expect, test } from "vitest";
import { drainLane } from "../../src/dialogue/lane.ts";
import { CommandTable } from "../../src/dialogue/route.ts";
import type { Command } from "../../src/dialogue/turn.ts";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import { createLog } from "../../src/log.ts";
import { ensureDemo, DEMO_START } from "../../src/open-store.ts";
import { plainText, say, type Reply } from "../../src/render/message.ts";
import { listOpenInvitations } from "../../src/store/access-codes.ts";
import { listAccounts } from "../../src/store/accounts.ts";
import { openDatabase, transaction, type Trx } from "../../src/store/database.ts";
import { listUndecidedReports } from "../../src/store/decisions.ts";
import { listGroups, listGroupsOfUnits, listPostingGroups } from "../../src/store/groups.ts";
import { storeIncoming } from "../../src/store/inbox.ts";
import { listLateCases } from "../../src/store/late-cases.ts";
import { findPersonByCode, listPeopleWithRoles } from "../../src/store/people.ts";
import { collectPersonalData } from "../../src/store/personal-data.ts";
import { listPlans } from "../../src/store/plans.ts";
import { readForQuestion } from "../../src/store/question-reader.ts";
import { listRecipients } from "../../src/store/recipients.ts";
import { listOpenObligations } from "../../src/store/reports.ts";
import { listRolesOfUnits, listUnitsOn } from "../../src/store/roles.ts";
import { enterTenant, isWalledOff } from "../../src/store/tenants.ts";
import { getUnitName, listUnitsAbove, listUnitsWithin } from "../../src/store/unit-tree.ts";
import { addProvince } from "../support/second-province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const TODAY = "2024-08-10";

/** Not walled off, each for its reason. */
const SHARED = new Set([
  // told by a chat, which is walled off; read by its number only
  ..."inbox outbox notice prompt_code watch_run media_link".split(" "),
  // belongs to a platform, to everybody, or to nobody yet
  ..."platform_bot platform_send platform_pace quota_alert synonym stranger".split(" "),
]);

const connection = await createTestDatabase();
const { db } = connection;

await ensureDemo(db, DEMO_START, { platforms: ["console"], frozen: true });
await transaction(db, addProvince);

/** Every table with rows that belong to a province: it refers to one of these. */
const ANCHORS = ["unit", "plan", "obligation", "report", "person", "chat"];

async function listTables(): Promise<{ name: string; walled: boolean }[]> {
  const { rows } = await sql<{ name: string; walled: boolean }>`
    select c.relname as name, c.relrowsecurity as walled from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (c.relname = any(${ANCHORS}) or exists (
      select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid::regclass::text = any(${ANCHORS})))
    order by 1`.execute(db);
  return rows;
}

/** What every row of a table is, as text, to compare what two people see. */
async function rowsOf(trx: Trx, table: string): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(trx);
  return rows.map(({ row }) => row);
}

async function personId(code: string): Promise<number> {
  return (await db.selectFrom("person").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
}

/** Reads as a message of this person would, and leaves nothing behind. */
async function asPerson<Result>(code: string, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  const id = await personId(code);
  return transaction(db, async (trx) => {
    await enterTenant(trx, id);
    expect(await isWalledOff(trx)).toBe(true);
    return work(trx);
  });
}

const unitB = async (): Promise<number> =>
  (await db.selectFrom("unit").select("id").where("code", "=", "b-1").executeTakeFirstOrThrow()).id;

test("every table whose rows belong to a province is walled off, or says why not", async () => {
  const open = (await listTables()).filter(({ walled }) => !walled).map(({ name }) => name);
  expect(open.filter((name) => !SHARED.has(name))).toEqual([]);
});

test("no table shows a row of another province, and together the provinces see everything", async () => {
  for (const { name } of (await listTables()).filter(({ walled }) => walled)) {
    const all = await transaction(db, (trx) => rowsOf(trx, name));
    const [inA, inB] = [
      await asPerson("secretary", (trx) => rowsOf(trx, name)),
      await asPerson("b-officer", (trx) => rowsOf(trx, name)),
    ];
    // counted, not shown: a failure would print whole plans
    expect(inA.filter((row) => inB.includes(row)).length, `rows of ${name} that both see`).toBe(0);
    // what the console did has no actor, and belongs to no province
    if (name !== "audit") expect(inA.length + inB.length, `rows of ${name} that anybody sees`).toBe(all.length);
    if (!EMPTY_IN_B.includes(name)) expect(inB.length, `rows of B in ${name}`).toBeGreaterThan(0);
  }
});

/** Tables of which the second province has no row here: their rows hang on tables that are tried. */
const EMPTY_IN_B = ["delegation", "snooze", "nudge", "reminder", "answer", "missed_question", "watch"];

test("nothing of another province can be changed, deleted, or written into it", async () => {
  const unitId = await unitB();
  await asPerson("secretary", async (trx) => {
    const changed = await sql`update unit set name = 'x' where id = ${unitId}`.execute(trx);
    const deleted = await sql`delete from late_case where dossier = 'B-1'`.execute(trx);
    expect([changed.numAffectedRows, deleted.numAffectedRows]).toEqual([0n, 0n]);
  });
  const intrude = asPerson("secretary", async (trx) => {
    const me = await trx.selectFrom("person").select("id").where("code", "=", "secretary").executeTakeFirstOrThrow();
    await trx
      .insertInto("assignment")
      .values({ person_id: me.id, role: "head", unit_id: unitId, valid_from: TODAY })
      .execute();
  });
  await expect(intrude).rejects.toThrow(/row-level security/);
  const erase = asPerson("secretary", (trx) => sql`delete from audit`.execute(trx));
  await expect(erase).rejects.toThrow(/permission denied|append-only/);
});

test("what the store finds for another province's numbers and names is nothing", async () => {
  const unitId = await unitB();
  const b = await personId("b-officer");
  const now = DEMO_START;
  await asPerson("secretary", async (trx) => {
    expect(await listUnitsWithin(trx, [unitId])).toEqual([]);
    expect(await listUnitsAbove(trx, unitId)).toEqual([]);
    await expect(getUnitName(trx, unitId)).rejects.toThrow();
    expect(await listUnitsOn(trx, [unitId], TODAY)).toEqual([]);
    expect(await listRolesOfUnits(trx, [unitId], TODAY)).toEqual([]);
    expect(await findPersonByCode(trx, "b-officer", TODAY)).toBeUndefined();
    expect((await listPeopleWithRoles(trx)).filter(({ code }) => code.startsWith("b-"))).toEqual([]);
    expect(await listAccounts(trx, b)).toEqual([]);
    expect(await listRecipients(trx, "approve", unitId, TODAY)).toEqual([]);
    expect(await listOpenObligations(trx, [unitId], TODAY)).toEqual([]);
    expect(await listUndecidedReports(trx, [unitId], TODAY)).toEqual([]);
    expect(await listOpenInvitations(trx, [unitId], now)).toEqual([]);
    expect(await listGroupsOfUnits(trx, [unitId])).toEqual([]);
    expect((await listGroups(trx, "console")).filter(({ title }) => title === "Nhóm B")).toEqual([]);
    expect(await listPostingGroups(trx, "digests", TODAY)).toEqual([]);
    expect((await listPlans(trx)).filter(({ plan }) => plan.code === "plan-b")).toEqual([]);
    expect(await listLateCases(trx, [unitId], { from: "2024-01-01", to: "2024-12-31" })).toEqual([]);
    expect(Object.values(await collectPersonalData(trx, b)).flat()).toEqual([]);
  });
});

test("a question within a message keeps both walls: the province's, and that of what questions may read", async () => {
  await asPerson("b-officer", async (trx) => {
    const names = await readForQuestion(trx, async (reader) => {
      const { rows } = await sql<{ who: string }>`select current_user as who`.execute(reader);
      expect(rows).toEqual([{ who: "dondoc_reader" }]);
      return (await reader.selectFrom("unit").select("code").orderBy("code").execute()).map(({ code }) => code);
    });
    expect(names).toEqual(["b", "b-1", "b-2"]);
    expect(await isWalledOff(trx)).toBe(true);
  });
});

test("a person without any role sees no province", async () => {
  const { id } = await db
    .insertInto("person")
    .values({ code: "nobody-yet", name: "Chưa có vai trò" })
    .returning("id")
    .executeTakeFirstOrThrow();
  await transaction(db, async (trx) => {
    await enterTenant(trx, id);
    expect(await trx.selectFrom("unit").select("id").execute()).toEqual([]);
    expect(await trx.selectFrom("figure").select("id").limit(1).execute()).toEqual([]);
  });
});

test("a unit that moves takes its province along", async () => {
  await transaction(db, async (trx) => {
    await sql`update unit set parent_id = (select id from unit where code = '20') where code = 'b-2'`.execute(trx);
    const { rows } = await sql`
      select 1 from unit b join unit a on a.id = b.tenant_id where b.code = 'b-2' and a.code = '20'`.execute(trx);
    expect(rows).toHaveLength(1);
    throw new Error("put back");
  }).catch((error: Error) => expect(error.message).toBe("put back"));
});

test("a message is handled behind the wall as soon as there is a second province, and before only if that is asked for", async () => {
  const connection = await createTestDatabase();
  await ensureDemo(connection.db, DEMO_START, { platforms: ["console"], frozen: true });
  const probe: Command = {
    ...{ name: "probe", words: [], summary: { vi: "", en: "" }, where: "anywhere" },
    mayUse: () => true,
    run: async ({ trx }) => ({ replies: [say((await isWalledOff(trx)) ? "walled off" : "open")] }),
  };
  const ask = async (messageId: string): Promise<string> => {
    // the server's settings hold for connections from now on
    const opened = openDatabase(connection.url, { max: 1, durable: false });
    const fresh = opened.db;
    const chat = { externalId: "secretary", kind: "private" } as const;
    const content = { kind: "text", text: "/probe" } as const;
    const sender = { externalId: "secretary" };
    const { chatId } = await storeIncoming(
      fresh,
      { platform: "console", bot: OWN_BOT, messageId, chat, sender, content },
      DEMO_START,
    );
    const clock = { now: () => DEMO_START };
    await drainLane({ db: fresh, clock, log: createLog("error"), table: new CommandTable([probe]) }, chatId);
    const { body } = await fresh
      .selectFrom("outbox")
      .select("body")
      .where("chat_id", "=", chatId)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    await opened.close();
    return plainText(body as Reply);
  };
  expect(await ask("always")).toBe("walled off");
  await sql`alter database ${sql.id(new URL(connection.url).pathname.slice(1))} reset dondoc.wall`.execute(
    connection.db,
  );
  expect(await ask("one province")).toBe("open");
  await transaction(connection.db, addProvince);
  expect(await ask("two provinces")).toBe("walled off");
});
