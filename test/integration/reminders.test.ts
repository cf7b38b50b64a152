import type { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import { MovableClock } from "../../src/clock.ts";
import { createLog } from "../../src/log.ts";
import type { Delivery } from "../../src/platforms/platform.ts";
import { dispatchNext } from "../../src/queue/dispatch.ts";
import { listDueRuns, runJob } from "../../src/queue/run-job.ts";
import { plainText } from "../../src/render/message.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import type { Db } from "../../src/store/database.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const log = createLog("silent");

/** The sample province from 10 August 2024, with its clock and everything that was sent. */
async function startProvince(db: Db) {
  const clock = new MovableClock(at("2024-08-10T08:00:00"), { frozen: true });
  await loadSample(db, { asOf: clock.now(), groupPlatforms: ["console"] });
  const sent: { to: string; text: string; at: string }[] = [];
  const send = async ({ chat, reply }: Delivery) => {
    sent.push({ to: chat, text: plainText(reply), at: clock.now().toFormat("d/M HH:mm") });
    return { kind: "sent" as const };
  };
  const deps = { db, clock, log, channels: new Map([["console", { platform: "console", send }]]) };
  const deliver = async (): Promise<void> => {
    while ((await dispatchNext(deps, { platform: "console" })).kind === "more");
  };
  const goTo = async (iso: string): Promise<typeof sent> => {
    sent.length = 0;
    for (const run of listDueRuns(jobs, clock.now(), at(iso))) {
      clock.set(run.at);
      await runJob(deps, run.job, run.at);
      await deliver();
    }
    clock.set(at(iso));
    return [...sent];
  };
  return { db, clock, deps, deliver, goTo, sent };
}

async function sendReport(db: Db, unit: string, when: DateTime): Promise<void> {
  const obligation = await db
    .selectFrom("obligation")
    .innerJoin("unit", "unit.id", "obligation.unit_id")
    .select("obligation.id")
    .where("unit.code", "=", unit)
    .where("period", "=", "2024-Q3")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("report")
    .values({ obligation_id: obligation.id, version: 1, status: "submitted", submitted_at: when })
    .execute();
}

describe("the ladder of quarter III/2024 in the sample province", async () => {
  let province: Awaited<ReturnType<typeof startProvince>>;
  beforeEach(async () => {
    const { db } = await createTestDatabase();
    province = await startProvince(db);
  });

  test("the rung of 6/8, past at the start, is caught up once, on Monday, and called late", async () => {
    const sent = await province.goTo("2024-08-14T18:00:00");

    expect(sent).toHaveLength(11);
    expect(new Set(sent.map((message) => message.at))).toEqual(new Set(["12/8 08:00"]));
    for (const message of sent) expect(message.text).toContain("Nhắc muộn: lẽ ra gửi ngày 6/8/2024");
  });

  test("each rung goes to those who have not sent, and the same clock again sends nothing", async () => {
    await province.goTo("2024-08-14T18:00:00");
    await sendReport(province.db, "186", province.clock.now());
    const fifteenth = await province.goTo("2024-08-15T18:00:00");
    const again = await province.goTo("2024-08-15T18:00:00");
    await sendReport(province.db, "187", province.clock.now());
    const twentyFirst = await province.goTo("2024-08-21T18:00:00");
    const twentyThird = await province.goTo("2024-08-23T18:00:00");

    expect(fifteenth).toHaveLength(10);
    expect(fifteenth.map((message) => message.to)).not.toContain("officer-huu-lung");
    expect(fifteenth[0]?.text).toContain("0/11 chỉ tiêu đã nhập, còn 7 ngày làm việc");
    expect(again).toEqual([]);
    expect(twentyFirst).toHaveLength(9);
    expect(twentyFirst[0]?.text).toContain("còn 3 ngày làm việc");
    expect(twentyThird).toHaveLength(9);
    expect(twentyThird[0]?.text).toContain("còn 1 ngày làm việc");
    expect(twentyThird.map((message) => message.to)).not.toContain("officer-chi-lang");
  });

  test("after the deadline the text says how late it is, and on the lock date the ladder has ended", async () => {
    await province.goTo("2024-08-24T18:00:00");
    const after = await province.goTo("2024-08-28T18:00:00");
    const officers = after.filter(({ to }) => to.startsWith("officer-"));
    await province.goTo("2024-09-02T18:00:00");

    expect(new Set(after.map((message) => message.at))).toEqual(new Set(["26/8 08:00", "28/8 08:00"]));
    expect(officers).toHaveLength(22);
    expect(officers[0]?.text).toContain("đã quá hạn 2 ngày");
    expect(await province.goTo("2024-09-20T18:00:00")).toEqual([]);
  });

  test("two days without a running program leave one late reminder and overtaken rungs in the ledger", async () => {
    // Nothing runs from 12 to 22 August; then one sweep.
    province.clock.set(at("2024-08-22T09:00:00"));
    await runJob(province.deps, sendRemindersJob, province.clock.now());
    await province.deliver();

    expect(province.sent).toHaveLength(11);
    const ledger = await province.db
      .selectFrom("reminder")
      .select(["rung", "outcome"])
      .where("person_id", "=", 7)
      .execute();
    const outcomes = new Map(
      (await province.db.selectFrom("reminder").select(["rung", "outcome"]).execute()).map((line) => [
        line.rung,
        line.outcome,
      ]),
    );
    expect(outcomes).toEqual(
      new Map([
        [-14, "overtaken"],
        [-7, "overtaken"],
        [-3, "late"],
      ]),
    );
    expect(ledger.length).toBeLessThanOrEqual(3);
  });

  test("a report that comes in during the wave stops its reminder", async () => {
    province.clock.set(at("2024-08-15T08:00:00"));
    await runJob(province.deps, sendRemindersJob, province.clock.now());
    await sendReport(province.db, "187", province.clock.now());
    await province.deliver();

    expect(province.sent.map((message) => message.to)).not.toContain("officer-chi-lang");
    expect(province.sent).toHaveLength(10);
    const dropped = await province.db
      .selectFrom("outbox")
      .select(["status", "reason"])
      .where("status", "=", "dropped")
      .execute();
    expect(dropped).toEqual([{ status: "dropped", reason: "report sent" }]);
    const unneeded = await province.db
      .selectFrom("reminder")
      .select("outcome")
      .where("outcome", "=", "unneeded")
      .execute();
    expect(unneeded).toHaveLength(1);
  });

  test("an officer whom no channel reaches is noted, not forgotten", async () => {
    await province.db
      .updateTable("chat")
      .set({ person_id: null })
      .where("external_id", "=", "officer-chi-lang")
      .execute();
    const sent = await province.goTo("2024-08-15T18:00:00");

    expect(sent.map((message) => message.to)).not.toContain("officer-chi-lang");
    const lines = await province.db
      .selectFrom("reminder")
      .select("outcome")
      .where("outcome", "=", "unreachable")
      .execute();
    expect(lines).toHaveLength(2);
  });

  test("a returned report is owed again", async () => {
    await sendReport(province.db, "187", province.clock.now());
    await province.db
      .updateTable("report")
      .set({ status: "returned" })
      .where("version", "=", 1)
      .where("submitted_at", ">=", at("2024-08-10T00:00:00"))
      .execute();
    const sent = await province.goTo("2024-08-15T18:00:00");

    expect(sent.map((message) => message.to)).toContain("officer-chi-lang");
  });
});
