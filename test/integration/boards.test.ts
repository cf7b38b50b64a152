import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { boardStateOf } from "../../src/domain/board.ts";
import { countReports } from "../../src/domain/reporting-rate.ts";
import { answerQuestion } from "../../src/questions/answer-question.ts";
import { listBoardPeriods, listBoardReports } from "../../src/store/board.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();

interface Version {
  readonly status: "submitted" | "approved" | "accepted" | "returned" | "withdrawn";
  readonly at: string;
  /** When it was decided, for what has been. */
  readonly decidedAt?: string;
}

/** Sends versions of a report straight into the database, with the decisions that led to their statuses. */
async function send(talk: Talk, unit: string, period: string, versions: readonly Version[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select o.id from obligation o join unit u on u.id = o.unit_id where u.code = ${unit} and o.period = ${period}`.execute(
    talk.db,
  );
  const obligationId = rows[0]?.id ?? 0;
  for (const [index, version] of versions.entries()) {
    const { rows: reports } = await sql<{ id: number }>`
      insert into report (obligation_id, version, status, submitted_at)
      values (${obligationId}, ${index + 1}, ${version.status}, ${version.at}) returning id`.execute(talk.db);
    const event = ({ returned: "return", withdrawn: "withdraw", approved: "approve", accepted: "accept" } as const)[
      version.status as "returned"
    ];
    if (event && version.decidedAt)
      await sql`
        insert into report_decision (report_id, event, person_id, decided_at, reason)
        select ${reports[0]?.id ?? 0}, ${event}, min(id), ${version.decidedAt}, 'vì' from person`.execute(talk.db);
  }
  return obligationId;
}

/** Makes communes owe the report of quarter III of 2024 besides the districts, and sends those of some. */
async function addCommunes(talk: Talk, sent: number): Promise<void> {
  await sql`
    insert into obligation (plan_id, unit_id, period)
    select p.id, u.id, '2024-Q3' from plan p, unit u
    where p.code = 'lang-son-2024' and u.level = 'commune' and u.valid_until > '2025-01-01'`.execute(talk.db);
  await sql`
    insert into report (obligation_id, version, status, submitted_at)
    select o.id, 1, 'accepted', '2024-08-09T08:00:00+07:00' from obligation o join unit u on u.id = o.unit_id
    where u.level = 'commune' and o.period = '2024-Q3' order by u.code limit ${sent}`.execute(talk.db);
}

async function unitIds(talk: Talk, level: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from unit where level = ${level}`.execute(talk.db);
  return rows.map(({ id }) => id);
}

describe("board and questions", () => {
  test("agree about every report, whatever became of its versions", async () => {
    const talk = await fresh();
    const period = "2024-Q3";
    await send(talk, "178", period, [{ status: "submitted", at: "2024-08-24T23:59:59+07:00" }]);
    await send(talk, "180", period, [{ status: "submitted", at: "2024-08-25T00:00:00+07:00" }]);
    await send(talk, "181", period, [
      { status: "returned", at: "2024-08-20T08:00:00+07:00" },
      { status: "submitted", at: "2024-08-27T08:00:00+07:00" },
    ]);
    await send(talk, "182", period, [
      { status: "withdrawn", at: "2024-08-20T08:00:00+07:00" },
      { status: "approved", at: "2024-08-26T08:00:00+07:00" },
    ]);
    await send(talk, "183", period, [{ status: "withdrawn", at: "2024-08-20T08:00:00+07:00" }]);
    await send(talk, "184", period, [{ status: "returned", at: "2024-08-26T08:00:00+07:00" }]);
    await send(talk, "185", period, [
      { status: "returned", at: "2024-08-20T08:00:00+07:00" },
      { status: "withdrawn", at: "2024-08-22T08:00:00+07:00" },
    ]);
    await send(talk, "186", period, [{ status: "accepted", at: "2024-08-01T08:00:00+07:00" }]);
    const now = at("2024-08-28T09:00:00");
    const { rows: plans } = await sql<{ id: number }>`select id from plan where code = 'lang-son-2024'`.execute(
      talk.db,
    );
    const districts = await unitIds(talk, "district");
    const reports = await listBoardReports(talk.db, {
      planId: plans[0]?.id ?? 0,
      period,
      unitIds: districts,
      before: now,
    });
    const { rows: leaders } = await sql<{ unit_id: number }>`
      select unit_id from assignment where role = 'leader'`.execute(talk.db);
    const viewer = { assignments: [{ role: "leader", unitId: leaders[0]?.unit_id ?? 0 }], language: "vi" } as const;
    const ask = async (text: string) => (await answerQuestion(talk.db, { text, viewer, now })).rows;
    const codes = new Map(
      (await talk.db.selectFrom("unit").select(["id", "code"]).execute()).map(({ id, code }) => [id, code]),
    );
    const onBoard = (isIn: (report: (typeof reports)[number]) => boolean): string[] =>
      reports
        .filter(isIn)
        .map(({ unitId }) => codes.get(unitId) ?? "")
        .toSorted();
    const inAnswer = async (text: string): Promise<unknown[]> => (await ask(text)).map(({ unit }) => unit).toSorted();

    expect(onBoard((one) => one.sentAt === null)).toEqual(
      await inAnswer("huyện nào chưa nộp báo cáo quý III năm 2024"),
    );
    expect(onBoard((one) => one.status === "returned")).toEqual(
      await inAnswer("huyện nào bị trả lại báo cáo quý III năm 2024"),
    );
    const isLate = (one: (typeof reports)[number]): boolean =>
      countReports([one]).received > countReports([one]).onTime;
    expect(onBoard(isLate)).toEqual(await inAnswer("huyện nào nộp muộn báo cáo quý III năm 2024"));
    expect(onBoard((one) => countReports([one]).onTime === 1)).toEqual(
      await inAnswer("huyện nào nộp đúng hạn báo cáo quý III năm 2024"),
    );
    expect(countReports(reports)).toEqual({ owed: 11, received: 6, onTime: 3 });
    const rate = async (text: string): Promise<unknown> =>
      (await ask(`${text} toàn tỉnh quý III năm 2024`))[0]?.["value"];
    expect(await rate("tỷ lệ nộp báo cáo")).toBeCloseTo(600 / 11, 8);
    expect(await rate("tỷ lệ nộp báo cáo đúng hạn")).toBeCloseTo(300 / 11, 8);
    expect(Object.groupBy(reports, (one) => boardStateOf(one, now))).toMatchObject({
      overdue: { length: 5 },
      late: { length: 2 },
      returned: { length: 1 },
      "on-time": { length: 3 },
    });
  });
});

describe("how many had been received at an instant", () => {
  test("counts from the moment of sending until it is taken back", async () => {
    const talk = await fresh();
    const sent = "2024-08-05T08:00:00+07:00";
    const id = await send(talk, "187", "2024-Q3", [
      { status: "withdrawn", at: sent, decidedAt: "2024-08-06T08:00:00+07:00" },
    ]);
    const of = await talk.db
      .selectFrom("obligation")
      .select(["plan_id", "period", "unit_id"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const wasReceivedAt = async (moment: string): Promise<boolean | undefined> => {
      const { plan_id: planId, period, unit_id } = of;
      const [report] = await listBoardReports(talk.db, { planId, period, unitIds: [unit_id], before: at(moment) });
      return report?.wasReceived;
    };
    expect(await wasReceivedAt("2024-08-05T07:59:59.999")).toBe(false);
    expect(await wasReceivedAt("2024-08-05T08:00:00")).toBe(true);
    expect(await wasReceivedAt("2024-08-06T07:59:59.999")).toBe(true);
    expect(await wasReceivedAt("2024-08-06T08:00:00")).toBe(false);
  });

  test("the board says how many more there are than a day before, and how many fewer", async () => {
    const talk = await fresh();
    await send(talk, "186", "2024-Q3", [{ status: "accepted", at: "2024-08-09T08:00:00+07:00" }]);
    await send(talk, "187", "2024-Q3", [{ status: "accepted", at: "2024-08-09T08:00:01+07:00" }]);
    expect((await talk.say("leader", "/tinhtrang"))[0]?.text).toContain("+1 so với giờ này hôm qua");
    await sql`update report set status = 'withdrawn' where submitted_at >= '2024-08-09'`.execute(talk.db);
    await sql`
      insert into report_decision (report_id, event, person_id, decided_at)
      select id, 'withdraw', (select min(id) from person), '2024-08-10T07:00:00+07:00' from report
      where status = 'withdrawn'`.execute(talk.db);
    expect((await talk.say("leader", "/tinhtrang"))[0]?.text).toContain("−1 so với giờ này hôm qua");
  });
});

describe("a board of districts and communes", () => {
  test("goes from the province to a district to its communes, and gives a file", async () => {
    const talk = await fresh();
    await addCommunes(talk, 60);
    const [top] = await talk.say("leader", "/tinhtrang");
    expect(top?.text).toMatch(/Đã nộp 60\/\d+ đơn vị .*Cấp huyện 0\/11 · Cấp xã 60\/\d+/s);
    expect(top?.text).toMatch(/còn \d+ đơn vị nữa/);
    expect(top?.text.length).toBeLessThan(1500);
    const district = top?.choices.find((label) => label.startsWith("Huyện")) ?? "";
    const [below] = await talk.choose("leader", district);
    expect(below?.text).toContain(`– ${district.replace(/ \d+\/\d+$/, "")}`);
    expect(below?.text).toContain(district.split(" ").at(-1));
    expect(below?.choices.some((label) => label.startsWith("Huyện"))).toBe(false);
    await talk.say("leader", "/tinhtrang");
    const [list] = await talk.choose("leader", "Xem theo địa bàn");
    expect(list?.choices.filter((label) => /^(Huyện|Thành phố)/.test(label))).toHaveLength(11);
    await talk.say("leader", "/tinhtrang");
    const all = top?.choices.find((label) => label.startsWith("Xem hết")) ?? "";
    const [page] = await talk.choose("leader", all);
    expect(page?.text).toMatch(/Từ 1 đến 20 trong \d+\./);
    const [next] = await talk.choose("leader", "Xem tiếp");
    expect(next?.text).toMatch(/Từ 21 đến 40 trong \d+\./);
    const [file] = await talk.choose("leader", "Lấy tệp Excel");
    expect(file?.text).toContain("danh sách đầy đủ trong tệp");
  });

  test("shows an officer of a district its communes, and nothing of the neighbours", async () => {
    const talk = await fresh();
    await addCommunes(talk, 60);
    const [board] = await talk.say("officer-chi-lang", "/tinhtrang các xã");
    expect(board?.text).toContain("Tình hình nộp báo cáo quý III/2024 – Huyện Chi Lăng");
    const { rows } = await sql<{ name: string }>`
      select u.name from unit u join unit p on p.id = u.parent_id where p.code = '186' and u.level = 'commune'`.execute(
      talk.db,
    );
    const mine = await sql<{ name: string }>`
      select u.name from unit u join unit p on p.id = u.parent_id where p.code = '187'`.execute(talk.db);
    const own = new Set(mine.rows.map(({ name }) => name));
    for (const { name } of rows) if (!own.has(name)) expect(board?.text).not.toContain(name);
  });

  test("a choice that was offered is checked anew: a role lost meanwhile shows nothing", async () => {
    const talk = await fresh();
    await addCommunes(talk, 60);
    const [top] = await talk.say("leader", "/tinhtrang");
    const district = top?.choices.find((label) => label.startsWith("Huyện")) ?? "";
    await sql`
      update assignment set role = 'officer', unit_id = (select id from unit where code = '178')
      where role = 'leader'`.execute(talk.db);
    const [refused] = await talk.choose("leader", district);
    expect(refused?.text).toContain("không được xem đơn vị này");
  });
});

test("plans and periods are listed with the latest due first, and whether they can still be filled in", async () => {
  const talk = await fresh();
  const districts = await unitIds(talk, "district");
  const isOpenOn = async (today: string) =>
    (await listBoardPeriods(talk.db, districts, today)).find(({ period }) => period === "2024-Q3")?.isOpen;
  expect((await listBoardPeriods(talk.db, districts, "2024-08-10"))[0]?.period).toBe("2024-Q3");
  // open from 26/7, locked from 24/9
  expect(await isOpenOn("2024-07-25")).toBe(false);
  expect(await isOpenOn("2024-07-26")).toBe(true);
  expect(await isOpenOn("2024-09-23")).toBe(true);
  expect(await isOpenOn("2024-09-24")).toBe(false);
});
