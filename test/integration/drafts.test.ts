import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { transaction, type Trx } from "../../src/store/database.ts";
import { saveDraft } from "../../src/store/drafts.ts";
import { findObligation, findObligationWithDraft } from "../../src/store/reports.ts";
import { enterTenant, isWalledOff } from "../../src/store/tenants.ts";
import { createCountry } from "../support/country.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const NOW = at("2025-08-15T08:00:00");

const { db } = await createTestDatabase();
/** Reports of two communes of one province, and of one of another, with an officer of the first. */
let own: { readonly id: number; readonly personId: number };
let elsewhere: number;

beforeAll(async () => {
  await createCountry(db, {
    ...{ provinces: 2, communes: 4, years: [2025], figures: false },
    ...{ platform: "test", owedAt: NOW },
  });
  const { rows } = await sql<typeof own>`
    select o.id, a.person_id as "personId" from obligation o join assignment a on a.unit_id = o.unit_id and a.role = 'officer'
    where o.period = '2025-Q3' order by o.unit_id`.execute(db);
  own = rows[0] as typeof own;
  elsewhere = rows.at(-1)?.id ?? 0;
});

/** Enters something as an officer, behind the wall between provinces. */
async function asOfficer<Result>(work: (trx: Trx) => Promise<Result>): Promise<Result> {
  return transaction(db, async (trx) => {
    await enterTenant(trx, own.personId);
    expect(await isWalledOff(trx)).toBe(true);
    return work(trx);
  });
}

/** How many wait for somebody else's lock in this database. */
async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}

const save = (trx: Trx, revision: number, reason?: string) =>
  saveDraft(
    trx,
    { form: "report", obligationId: own.id },
    { entries: { revision }, revision, personId: own.personId, ...(reason === undefined ? {} : { reason }) },
    NOW,
  );

test("a draft comes with its report; before the first entry there is none", async () => {
  const begun = await asOfficer(async (trx) => {
    const before = await findObligationWithDraft(trx, own.id, "change");
    await save(trx, 1);
    return before;
  });
  expect(begun).toEqual({ obligation: await findObligation(db, own.id), draft: undefined });
  for (const purpose of ["read", "change"] as const)
    expect(await asOfficer((trx) => findObligationWithDraft(trx, own.id, purpose))).toEqual({
      obligation: begun?.obligation,
      draft: { revision: 1, entries: { revision: 1 } },
    });
});

test("whoever is to change it waits for a colleague and gets what the colleague entered; a reader does not wait", async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const order: string[] = [];
  const colleague = asOfficer(async (trx) => {
    await findObligationWithDraft(trx, own.id, "change");
    begun.resolve();
    await mayEnd.promise;
    await save(trx, 7);
    order.push("colleague");
  });
  await begun.promise;
  const reader = asOfficer((trx) => findObligationWithDraft(trx, own.id, "read")).then((found) => {
    order.push("reader");
    return found?.draft?.revision;
  });
  const officer = asOfficer((trx) => findObligationWithDraft(trx, own.id, "change")).then((found) => {
    order.push("officer");
    return found?.draft;
  });
  expect(await reader).toBe(1);
  await expect.poll(countWaiting).toBe(1);
  mayEnd.resolve();
  await colleague;
  expect(await officer).toEqual({ revision: 7, entries: { revision: 7 } });
  expect(order).toEqual(["reader", "colleague", "officer"]);
});

test("the reason of a revision stays until another one is given", async () => {
  const reasonAfter = async (revision: number, reason?: string) => {
    await asOfficer((trx) => save(trx, revision, reason));
    return (await findObligation(db, own.id))?.revisionReason;
  };
  expect(await reasonAfter(8)).toBeNull();
  expect(await reasonAfter(9, "nhầm tử số")).toBe("nhầm tử số");
  expect(await reasonAfter(10)).toBe("nhầm tử số");
  expect(await reasonAfter(11, "thiếu hồ sơ")).toBe("thiếu hồ sơ");
});

test("a report of another province is not there", async () => {
  expect(await asOfficer((trx) => findObligationWithDraft(trx, elsewhere, "change"))).toBeUndefined();
  expect((await findObligation(db, elsewhere))?.id).toBe(elsewhere);
});
