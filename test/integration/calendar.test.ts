import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { watchCalendarJob } from "../../jobs/watch-calendar.ts";
import { datesFor } from "../../src/domain/deadline-exceptions.ts";
import { decideDeadlineImport } from "../../src/domain/import-deadlines.ts";
import { createLog } from "../../src/log.ts";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { findKnownYears } from "../../src/store/calendar.ts";
import { transaction } from "../../src/store/database.ts";
import { listDeadlineExceptions, saveDeadlineExceptions } from "../../src/store/deadlines.ts";
import { listUnitRecords } from "../../src/store/imports.ts";
import { openObligations } from "../../src/store/obligations.ts";
import { listPlans } from "../../src/store/plans.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();
const log = createLog("silent");

function table(rows: readonly Record<string, string>[]) {
  return {
    columns: ["plan", "period", "level", "unit", "kind", "due_on", "opens_on", "locked_on", "source"],
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  };
}

const row = {
  plan: "lang-son-2024",
  period: "2024-Q3",
  kind: "before",
  due_on: "2024-08-28",
  opens_on: "2024-07-26",
  locked_on: "2024-09-27",
  source: "CV 12",
};

async function facts(talk: Talk) {
  return {
    plans: (await listPlans(talk.db)).map(({ plan }) => plan),
    units: await listUnitRecords(talk.db),
    existing: await listDeadlineExceptions(talk.db),
  };
}

async function move(talk: Talk, rows: readonly Record<string, string>[]): Promise<void> {
  const decision = decideDeadlineImport(table(rows), await facts(talk));
  if ("problems" in decision) throw new Error(JSON.stringify(decision.problems));
  await transaction(talk.db, (trx) => saveDeadlineExceptions(trx, decision.writes));
}

describe("moved deadlines", () => {
  test("the database and the domain agree on which one holds, for every report", async () => {
    const talk = await fresh();
    await move(talk, [
      row,
      { ...row, due_on: "2024-08-29", level: "district" },
      { ...row, due_on: "2024-08-30", unit: "187" },
      { ...row, period: "2024-Y", due_on: "2024-11-25", opens_on: "2024-10-21", locked_on: "2024-12-25", kind: "by" },
    ]);
    const { rows } = await sql<{
      plan: number;
      period: string;
      code: string;
      level: "district";
      due_on: string;
      kind: string;
    }>`
      select d.plan_id as plan, d.period, u.code, u.level, d.due_on, d.kind
      from obligation_deadline d join unit u on u.id = d.unit_id`.execute(talk.db);
    const plans = new Map((await listPlans(talk.db)).map((stored) => [stored.id, stored.plan]));
    expect(rows.length).toBeGreaterThan(80);
    for (const one of rows) {
      const plan = plans.get(one.plan)!;
      const planned = plan.calendar.find((report) => report.period === one.period)!;
      const { deadline } = datesFor(planned, plan.exceptions ?? [], one);
      expect({ on: one.due_on, kind: one.kind }, `${one.code} ${one.period}`).toEqual(deadline);
    }
    const due = (code: string) => rows.find((one) => one.code === code && one.period === "2024-Q3")?.due_on;
    expect([due("187"), due("178")]).toEqual(["2024-08-30", "2024-08-29"]);
  });

  test("an earlier opening makes a report owed at once, and only for whom it was moved", async () => {
    const talk = await fresh();
    await move(talk, [
      { ...row, period: "2024-Y", unit: "187", opens_on: "2024-08-01", due_on: "2024-11-20", locked_on: "2024-12-20" },
    ]);
    await transaction(talk.db, (trx) => openObligations(trx, at("2024-08-10T08:00:00")));
    const { rows } = await sql<{ code: string }>`
      select u.code from obligation o join unit u on u.id = o.unit_id where o.period = '2024-Y'`.execute(talk.db);
    expect(rows).toEqual([{ code: "187" }]);
  });

  test("a file with a wrong row names it and writes nothing", async () => {
    const talk = await fresh();
    const wrong = [
      { ...row, period: "2024-Q2" },
      { ...row, unit: "187", level: "district" },
      { ...row, opens_on: "2024-08-29" },
      { ...row, locked_on: "2024-08-27" },
      { ...row, unit: "0187" },
      row,
      row,
    ];
    const decision = decideDeadlineImport(table(wrong), await facts(talk));
    expect("problems" in decision && decision.problems.map(({ line, fault }) => [line, fault.code])).toEqual([
      [2, "not-one-of"],
      [3, "level-and-unit"],
      [4, "dates-reversed"],
      [5, "dates-reversed"],
      [6, "unknown-unit"],
      [8, "row-twice"],
    ]);
  });

  test("what was moved by chat is in the audit log with its reason, and the log is whole", async () => {
    const talk = await fresh();
    await talk.say("secretary", "/doihan quý III sang 31/8 cho chi lăng theo CV 12/SNV");
    await talk.choose("secretary", "Đổi hạn");
    const { rows } = await sql<{ reason: string; new: { unit: string } }>`
      select reason, new from audit where action = 'deadline.move'`.execute(talk.db);
    expect(rows).toMatchObject([{ reason: "CV 12/SNV", new: { unit: "187", deadline: { on: "2024-08-31" } } }]);
    expect(await findBrokenAuditEntry(talk.db)).toBeUndefined();
  });
});

describe("the watch over next year's calendar", () => {
  const heardBy = (talk: Talk) => talk.heard().filter(({ to }) => to === "secretary");
  const run = (talk: Talk, moment: string) => watchCalendarJob.run({ db: talk.db, now: at(moment), log });

  test("asks once a month on working days from November on, until the year is confirmed", async () => {
    const talk = await fresh();
    await sql`delete from working_day_exception where day >= '2025-01-01'`.execute(talk.db);
    const clock = talk.app.clock as unknown as { set(moment: unknown): void };
    expect(await run(talk, "2024-10-31T08:20:00")).toEqual({ told: 0 });
    expect(await run(talk, "2024-11-02T08:20:00")).toEqual({ told: 0 });
    clock.set(at("2024-11-04T08:20:00"));
    await run(talk, "2024-11-04T08:20:00");
    await run(talk, "2024-11-05T08:20:00");
    await talk.app.settle();
    expect(heardBy(talk)).toMatchObject([{ to: "secretary", text: expect.stringContaining("Chưa có ngày nghỉ") }]);
    await talk.choose("secretary", "Xem năm 2025");
    await talk.choose("secretary", "Ghi tạm");
    await run(talk, "2024-12-02T08:20:00");
    await talk.app.settle();
    expect(heardBy(talk)).toMatchObject([{ to: "secretary", text: expect.stringContaining("mới là dự kiến") }]);
    await talk.choose("secretary", "Xem năm 2025");
    await talk.choose("secretary", "Xác nhận năm 2025");
    await talk.say("secretary", "TB 6150/TB-BLĐTBXH");
    expect((await findKnownYears(talk.db)).confirmed).toContain(2025);
    talk.heard();
    expect(await run(talk, "2025-01-02T08:20:00")).toEqual({ told: 0 });
    await run(talk, "2025-12-31T08:20:00");
    await talk.app.settle();
    expect(heardBy(talk)).toMatchObject([{ text: expect.stringContaining("năm 2026") }]);
  });
});
