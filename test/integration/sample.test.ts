import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { lateFrom } from "../../src/domain/deadline.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { openObligations } from "../../src/store/obligations.ts";
import { listPlans, readDefinition } from "../../src/store/plans.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

async function counts(db: Awaited<ReturnType<typeof createTestDatabase>>["db"], names: readonly string[]) {
  const found: Record<string, number> = {};
  for (const name of names) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(db);
    found[name] = rows[0]?.n ?? 0;
  }
  return found;
}

describe("on 10 August 2024", async () => {
  const { db } = await createTestDatabase();
  const now = at("2024-08-10T08:00:00");
  await loadSample(db, { asOf: now, groupPlatforms: ["web", "console"] });

  it("the province is there", async () => {
    expect(
      await counts(db, [
        "unit",
        "unit_successor",
        "plan",
        "indicator",
        "person",
        "assignment",
        "directive",
        "working_day_exception",
      ]),
    ).toEqual({
      unit: 285,
      unit_successor: 196,
      plan: 2,
      indicator: 24,
      person: 27,
      assignment: 27,
      directive: 6,
      working_day_exception: 70,
    });
  });

  it("reports of quarter III are owed by the eleven districts and none has come", async () => {
    const { rows } = await sql`
      select count(*)::int as owed, count(r.id)::int as sent
      from obligation o left join report r on r.obligation_id = o.id where o.period = '2024-Q3'`.execute(db);

    expect(rows).toEqual([{ owed: 11, sent: 0 }]);
    expect(await db.selectFrom("figure").select("id").where("period", "=", "2024-Q3").execute()).toEqual([]);
  });

  it("every report that has come belongs to the unit's officer, with its figures", async () => {
    const { rows } = await sql`
      select count(distinct r.id)::int as reports, count(f.id)::int as figures,
        bool_and(f.recorded_at = r.submitted_at and f.recorded_by = r.submitted_by and p.code = 'officer-' ||
          replace(p.code, 'officer-', '')) as tied
      from report r join figure f on f.report_id = r.id join person p on p.id = r.submitted_by`.execute(db);

    expect(rows).toEqual([{ reports: 66, figures: 737, tied: true }]);
  });

  it("communes' figures of the first half are there from their due date, without a report", async () => {
    const { rows } = await sql`
      select distinct f.recorded_at, f.report_id, f.source from figure f join unit u on u.id = f.unit_id
      where u.code = '06277' and f.period = '2024-H1'`.execute(db);

    expect(rows).toEqual([{ recorded_at: at("2024-05-25T00:00:00"), report_id: null, source: "import" }]);
  });

  it("people and groups have their chats on every platform, of the bot demo", async () => {
    const chats = await db
      .selectFrom("chat as c")
      .leftJoin("person as p", "p.id", "c.person_id")
      .leftJoin("unit as u", "u.id", "c.unit_id")
      .select(["c.platform", "c.bot", "c.external_id", "c.kind", "p.code as person", "u.code as unit"])
      .where("c.external_id", "in", ["leader", "group:bcd"])
      .orderBy("c.platform")
      .orderBy("c.external_id")
      .execute();
    expect(chats).toEqual([
      { platform: "console", bot: "dondoc", external_id: "group:bcd", kind: "group", person: null, unit: "20" },
      { platform: "console", bot: "dondoc", external_id: "leader", kind: "private", person: "leader", unit: null },
      { platform: "web", bot: "dondoc", external_id: "group:bcd", kind: "group", person: null, unit: "20" },
      { platform: "web", bot: "dondoc", external_id: "leader", kind: "private", person: "leader", unit: null },
    ]);
    expect(await counts(db, ["account", "chat", "group_member"])).toEqual({ account: 54, chat: 58, group_member: 30 });
  });

  it("later reports are opened by the day's job, once", async () => {
    expect(await openObligations(db, now)).toBe(0);
    // The report of the year is due before 20/11 and opens 30 days ahead.
    expect(await openObligations(db, at("2024-10-20T23:59:59"))).toBe(0);
    expect(await openObligations(db, at("2024-10-21T00:00:00"))).toBe(11);
    expect(await openObligations(db, at("2024-10-21T00:00:00"))).toBe(0);
  });

  it("plans are read back as they were written, numbers exact", async () => {
    const plans = await listPlans(db);
    const payment = plans.map(({ plan }) => plan.indicators.find(({ code }) => code === "online-payment")?.target);

    expect(plans.map(({ plan }) => plan.code)).toEqual(["lang-son-2024", "tu-xuyen-2023"]);
    expect(payment).toMatchObject([
      { comparison: ">", value: { digits: 45n, scale: 0 } },
      { comparison: ">=", value: { digits: 30n, scale: 0 } },
    ]);
    const row = await db
      .selectFrom("plan")
      .select("definition")
      .where("code", "=", "tu-xuyen-2023")
      .executeTakeFirstOrThrow();
    expect(readDefinition(row.definition)).toEqual(plans[1]?.plan);
    expect(await findBrokenAuditEntry(db)).toBeUndefined();
  });
});

describe("a database that is not empty", async () => {
  const { db } = await createTestDatabase();
  const load = () => loadSample(db, { asOf: at("2024-08-10T08:00:00"), groupPlatforms: [] });

  it("keeps its own data, and is told so", async () => {
    await db
      .insertInto("unit")
      .values({ code: "01", name: "Hà Nội", short_name: "Hà Nội", level: "province", valid_from: "2025-07-01" })
      .execute();
    await expect(load()).rejects.toThrow("sample-needs-empty-database");
    expect(await counts(db, ["unit", "plan"])).toEqual({ unit: 1, plan: 0 });
    await db.deleteFrom("unit").execute();
  });

  it("gets the sample once, even from two programs at once", async () => {
    await Promise.all([load(), load()]);
    await load();

    expect(await counts(db, ["unit", "report"])).toEqual({ unit: 285, report: 66 });
  });
});

describe("on 10 October 2024", async () => {
  const { db } = await createTestDatabase();
  await loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] });

  it("everything that came has come, and nobody has a chat", async () => {
    expect(await counts(db, ["report", "figure", "chat", "account"])).toEqual({
      report: 76,
      figure: 1937,
      chat: 0,
      account: 0,
    });
  });

  it("the province pays 41.05 % online, by its districts' sums", async () => {
    const { rows } = await sql`
      select round(sum(f.numerator) * 100 / sum(f.denominator), 2)::text as percent
      from figure f join unit u on u.id = f.unit_id join indicator i on i.id = f.indicator_id
      where u.level = 'district' and i.code = 'online-payment' and f.period = '2024-Q3'`.execute(db);

    expect(rows).toEqual([{ percent: "41.05" }]);
  });

  it("two districts were late and one has not reported", async () => {
    const rows = await db
      .selectFrom("obligation as o")
      .innerJoin("unit as u", "u.id", "o.unit_id")
      .innerJoin("deadline as d", (join) =>
        join.onRef("d.plan_id", "=", "o.plan_id").onRef("d.period", "=", "o.period"),
      )
      .leftJoin("report as r", "r.obligation_id", "o.id")
      .select(["u.code", "r.submitted_at", "d.kind", "d.due_on"])
      .where("o.period", "=", "2024-Q3")
      .orderBy("u.code")
      .execute();
    const late = rows.filter(
      (row) => row.submitted_at && row.submitted_at >= lateFrom({ kind: row.kind, on: row.due_on }),
    );

    expect(late.map((row) => row.code)).toEqual(["180", "184"]);
    expect(rows.filter((row) => row.submitted_at === null).map((row) => row.code)).toEqual(["189"]);
  });
});
