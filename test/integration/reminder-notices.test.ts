import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import { addDays } from "../../src/domain/time.ts";
import { registerBot } from "../../src/store/bots.ts";
import type { Db } from "../../src/store/database.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk, type Told } from "../support/talk.ts";

const fresh = await prepareTalks();
const OFFICER = "officer-chi-lang";
const HEAD = "head-chi-lang";

/** Runs the sweep of a moment without what fell due before it. */
async function plan(talk: Talk, moment: string): Promise<void> {
  talk.skip(moment);
  await talk.app.runJob({ job: sendRemindersJob, at: at(moment) });
}

/** Runs the sweep of a moment and sends what it led to. */
async function sweep(talk: Talk, moment: string): Promise<Told[]> {
  await plan(talk, moment);
  await talk.app.settle();
  return talk.heard();
}

const to = (told: readonly Told[], whom: string): Told[] => told.filter((one) => one.to === whom);

async function sendReport(db: Db, unit: string, when: string): Promise<void> {
  await sql`
    insert into report (obligation_id, version, status, submitted_at)
    select o.id, 1, 'submitted', ${at(when)} from obligation o join unit u on u.id = o.unit_id
    where u.code = ${unit} and o.period = '2024-Q3'`.execute(db);
}

async function makeOfficer(db: Db, person: string, unit: string): Promise<void> {
  await sql`
    insert into assignment (person_id, role, unit_id, valid_from)
    select p.id, 'officer', u.id, '2023-01-01' from person p, unit u where p.code = ${person} and u.code = ${unit}`.execute(
    db,
  );
}

async function ledgerOf(db: Db, person: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', m.rung, m.outcome, m.reason) as line
    from reminder m join person p on p.id = m.person_id join obligation o on o.id = m.obligation_id
    join unit u on u.id = o.unit_id where p.code = ${person} and u.code = '187' order by m.id`.execute(db);
  return rows.map(({ line }) => line);
}

describe("one message a day", () => {
  test("merges the reports of a person; one that comes in before it is sent drops out of text and choices", async () => {
    const talk = await fresh();
    await makeOfficer(talk.db, OFFICER, "186");
    const both = to(await sweep(talk, "2024-08-15T08:00:00"), OFFICER);
    await plan(talk, "2024-08-21T08:00:00");
    await sendReport(talk.db, "186", "2024-08-21T08:00:00");
    await talk.app.settle();
    const left = to(talk.heard(), OFFICER);

    expect(both).toHaveLength(1);
    expect(both[0]?.text).toContain("Nhắc 2 báo cáo");
    expect(both[0]?.choices.slice(0, 2)).toEqual([
      "Nhập Quý III/2024 – Huyện Hữu Lũng",
      "Nhập Quý III/2024 – Huyện Chi Lăng",
    ]);
    expect(left).toHaveLength(1);
    expect(left[0]?.text).toMatch(/^Nhắc báo cáo Quý III\/2024 – Huyện Chi Lăng/);
    expect(left[0]?.choices).toEqual(["Bắt đầu nhập", "Nhắc lại chiều nay", "Nhắc lại sáng mai"]);
    expect((await talk.choose(OFFICER, "Bắt đầu nhập"))[0]?.text).toContain("Huyện Chi Lăng");
    const { rows } = await sql`select 1 from reminder where outcome = 'unneeded' and reason = 'report sent'`.execute(
      talk.db,
    );
    expect(rows).toHaveLength(2);
  });

  test("two sweeps of one moment on two connections write to everybody once", async () => {
    const talk = await fresh();
    const moment = at("2024-08-15T08:00:00");
    talk.skip("2024-08-15T08:00:00");
    const run = () => sendRemindersJob.run({ db: talk.db, now: moment, log: talk.app.log });
    const counters = await Promise.all([run(), run()]);
    await talk.app.settle();

    expect(counters.map((one) => one["notices"]).toSorted()).toEqual([0, 11]);
    expect(talk.heard()).toHaveLength(11);
  });

  test("while messages are scarce what is not urgent waits for the first working day of the week", async () => {
    const talk = await fresh();
    const bot = { platform: "console", bot: "dondoc", name: "Bot", shareLink: "https://bot.test" };
    await registerBot(talk.db, { ...bot, limits: { messages: 1, people: 50, groups: 3 } });

    expect(await sweep(talk, "2024-08-15T08:00:00")).toEqual([]);
    expect(await sweep(talk, "2024-08-16T08:00:00")).toEqual([]);
    const monday = await sweep(talk, "2024-08-19T08:00:00");
    expect(monday).toHaveLength(11);
    expect(monday[0]?.text).not.toContain("Nhắc muộn");
    expect(await ledgerOf(talk.db, OFFICER)).toEqual(["-14 overtaken by -7", "-7 late digest"]);
    expect(await sweep(talk, "2024-08-21T08:00:00")).toEqual([]);
    // The last working day before the deadline is urgent.
    expect(await sweep(talk, "2024-08-23T08:00:00")).toHaveLength(11);
    expect(await ledgerOf(talk.db, OFFICER)).toContain("-3 overtaken by -1");
  });

  test("a deadline that is moved begins its ladder anew, and the text says so", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-15T08:00:00");
    await sql`
      insert into deadline_exception (plan_id, period, unit_id, kind, due_on, opens_on, locked_on, source)
      select o.plan_id, o.period, o.unit_id, 'before', '2024-09-10', '2024-07-26', '2024-10-10', 'thử'
      from obligation o join unit u on u.id = o.unit_id where u.code = '187' and o.period = '2024-Q3'`.execute(talk.db);
    const told = to(await sweep(talk, "2024-08-21T09:00:00"), OFFICER);

    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("trước ngày 10/9/2024");
    expect(told[0]?.text).toContain("(Hạn của báo cáo này đã thay đổi.)");
  });
});

describe("escalation", () => {
  test("overdue it climbs to head, secretariat and leaders' group, which reads no person's name, and stops with the report", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-23T08:00:00");
    const first = await sweep(talk, "2024-08-26T08:00:00");
    await sendReport(talk.db, "186", "2024-08-27T08:00:00");
    const third = await sweep(talk, "2024-08-28T08:00:00");
    const fifth = await sweep(talk, "2024-08-30T08:00:00");

    expect(to(first, HEAD)[0]?.text).toMatch(
      /^Kính gửi đồng chí Chủ tịch UBND Huyện Chi Lăng \(mẫu\),\nBáo cáo Quý III\/2024 của Huyện Chi Lăng chưa gửi, đã quá hạn 2 ngày\n/,
    );
    expect(to(first, HEAD)[0]?.text).toContain("Cán bộ đầu mối: Cán bộ đầu mối Huyện Chi Lăng (mẫu).");
    expect(to(first, "secretary")).toEqual([]);
    expect(to(third, "head-huu-lung")).toEqual([]);
    const list = to(third, "secretary");
    expect(list).toHaveLength(1);
    expect(list[0]?.text).toContain("Còn 10 đơn vị chưa gửi báo cáo Quý III/2024");
    expect(list[0]?.text).not.toContain("Hữu Lũng");
    expect(list[0]?.choices).toEqual(["Xem tình trạng"]);
    const [digest] = to(fifth, "group:bcd");
    expect(digest?.text).toContain("Huyện Chi Lăng");
    expect(digest?.text).not.toMatch(/Cán bộ|Chủ tịch|\(mẫu\)/);
    expect(to(fifth, "group:chi-lang")).toEqual([]);
    expect(to(fifth, OFFICER)).toEqual([]);
    expect(await sweep(talk, "2024-08-30T09:00:00")).toEqual([]);
  });
});

test("a registered group reads the digest only if whoever registered it wants reminders there", async () => {
  const talk = await fresh();
  const register = (posts: string) =>
    sql`
      update chat set registered_at = ${at("2024-08-01T08:00:00")}, posts = array[${posts}],
        owner_id = (select id from person where code = 'secretary') where external_id = 'group:bcd'`.execute(talk.db);
  await register("digests");
  expect(to(await sweep(talk, "2024-08-30T08:00:00"), "group:bcd")).toEqual([]);
  await register("reminders");
  expect(to(await sweep(talk, "2024-08-30T09:00:00"), "group:bcd")).toHaveLength(1);
});

describe("a snooze", () => {
  test("by choice holds until its hour, reminds once, and leaves its trace", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-15T08:00:00");
    const [answer] = await talk.choose(OFFICER, "Nhắc lại chiều nay");
    const before = await sweep(talk, "2024-08-15T13:00:00");
    const due = await sweep(talk, "2024-08-15T14:00:00");
    const again = await sweep(talk, "2024-08-15T15:00:00");

    expect(answer?.text).toBe("✓ 14:00 thứ năm 15/8/2024 tôi sẽ nhắc lại: Quý III/2024 – Huyện Chi Lăng.");
    expect(before).toEqual([]);
    expect(due.map((one) => one.to)).toEqual([OFFICER]);
    expect(due[0]?.text).toContain("(Nhắc lại theo yêu cầu của anh/chị.)");
    expect(again).toEqual([]);
    const { rows } = await sql<{ ending: string; content: unknown }>`
      select s.ending, i.content from snooze s join inbox i on i.id = s.inbox_id`.execute(talk.db);
    expect(rows).toMatchObject([{ ending: "reminded", content: { kind: "choice" } }]);
  });

  test("an urgent rung comes through it, as was said at once; a quiet one does not", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-15T08:00:00");
    const [answer] = await talk.say(OFFICER, "nhac lai thu hai tuan sau nhe");
    await talk.say(OFFICER, "nhắc lại ngày 26/8");
    const quiet = await sweep(talk, "2024-08-21T08:00:00");
    const urgent = await sweep(talk, "2024-08-23T08:00:00");

    expect(answer?.text).toBe("✓ 08:00 thứ hai 19/8/2024 tôi sẽ nhắc lại: Quý III/2024 – Huyện Chi Lăng.");
    expect(to(quiet, OFFICER)).toEqual([]);
    expect(quiet).toHaveLength(10);
    expect(to(urgent, OFFICER)).toHaveLength(1);
    const { rows } = await sql<{ ending: string }>`select ending from snooze order by id`.execute(talk.db);
    expect(rows.map(({ ending }) => ending)).toEqual(["replaced", "overruled"]);
    expect(await ledgerOf(talk.db, OFFICER)).toContain("-3 overtaken by -1");
  });

  test("tells of the urgent rung that it will not hold back", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-21T08:00:00");
    const [answer] = await talk.say(OFFICER, "nhắc lại thứ hai");

    expect(answer?.text).toContain(
      "Riêng Quý III/2024 – Huyện Chi Lăng sát hạn: 08:00 thứ sáu 23/8/2024 tôi vẫn nhắc.",
    );
  });
});

describe("a snooze that comes while a newer notice waits to be sent", () => {
  test("stops what is not urgent, with the reason in the ledger, and reminds at its hour", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-15T08:00:00");
    await plan(talk, "2024-08-21T08:00:00");
    const told = to(await talk.say(OFFICER, "nhắc lại sáng mai"), OFFICER);
    const due = to(await sweep(talk, "2024-08-22T08:00:00"), OFFICER);

    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^✓ 08:00 thứ năm 22\/8\/2024 tôi sẽ nhắc lại/),
    ]);
    expect(due.map(({ text }) => text)).toEqual([expect.stringContaining("(Nhắc lại theo yêu cầu của anh/chị.)")]);
    expect((await ledgerOf(talk.db, OFFICER)).slice(-2)).toEqual(["-3 unneeded snoozed", "sent"]);
  });

  test("does not stop what is urgent", async () => {
    const talk = await fresh();
    await sweep(talk, "2024-08-21T08:00:00");
    await plan(talk, "2024-08-23T08:00:00");
    const told = to(await talk.say(OFFICER, "nhắc lại chiều nay"), OFFICER);

    expect(told).toHaveLength(2);
    expect(told[1]?.text).toContain("Nhắc báo cáo Quý III/2024 – Huyện Chi Lăng");
  });

  test("of one report leaves the others of the same notice in it", async () => {
    const talk = await fresh();
    await makeOfficer(talk.db, OFFICER, "186");
    await plan(talk, "2024-08-21T08:00:00");
    await sql`
      insert into snooze (obligation_id, person_id, until_at, created_at, inbox_id)
      select o.id, p.id, ${at("2024-08-22T08:00:00")}, ${at("2024-08-21T08:00:00")}, null
      from obligation o join unit u on u.id = o.unit_id, person p
      where u.code = '187' and o.period = '2024-Q3' and p.code = ${OFFICER}`.execute(talk.db);
    await talk.app.settle();
    const [only, ...more] = to(talk.heard(), OFFICER);

    expect(more).toEqual([]);
    expect(only?.text).toContain("Huyện Hữu Lũng");
    expect(only?.text).not.toContain("Huyện Chi Lăng");
  });
});

describe("a delegation", () => {
  test("moves right and reminders to the colleague for its days, ends by itself, and leaves its trace", async () => {
    const talk = await fresh();
    const [question] = await talk.say(OFFICER, "tôi nghỉ từ 15/8 đến 21/8, chuyển cho chủ tịch");
    const agreed = await talk.choose(OFFICER, "Đồng ý");
    const refused = await talk.say(HEAD, "/baocao");
    const meanwhile = await sweep(talk, "2024-08-15T08:00:00");
    const [form] = await talk.choose(HEAD, "Bắt đầu nhập");
    const after = await sweep(talk, "2024-08-22T08:00:00");
    const later = await sweep(talk, "2024-08-23T08:00:00");

    expect(question?.text).toContain("Uỷ quyền từ 15/8/2024 đến hết 21/8/2024");
    expect(to(agreed, OFFICER)[0]?.text).toMatch(/^✓ Đã uỷ quyền/);
    expect(to(agreed, HEAD)[0]?.text).toContain("uỷ quyền cho anh/chị báo cáo thay cho Huyện Chi Lăng");
    expect(refused[0]?.text).toContain("chưa được phân quyền");
    expect(to(meanwhile, OFFICER)).toEqual([]);
    expect(to(meanwhile, HEAD)).toHaveLength(1);
    expect(form?.text).toContain("1/11");
    // What fell due in another's time is not called late to the one who is back.
    expect(to(after, OFFICER)).toEqual([]);
    expect(to(later, OFFICER)).toHaveLength(1);
    expect(to(later, HEAD)).toEqual([]);
    expect((await talk.say(HEAD, "/baocao"))[0]?.text).toContain("chưa được phân quyền");
    const { rows } = await sql`select new from audit where action = 'delegation.add'`.execute(talk.db);
    expect(rows).toMatchObject([{ new: { validFrom: "2024-08-15", validUntil: addDays("2024-08-21", 1) } }]);
  });

  test("ends at once when either takes it back, and a second agreement changes nothing", async () => {
    const talk = await fresh();
    await talk.say(OFFICER, "tôi nghỉ đến 21/8, chuyển cho chủ tịch");
    const agree = await talk.find(OFFICER, "Đồng ý");
    await talk.press(OFFICER, agree);
    await talk.press(OFFICER, agree);
    expect((await talk.say(HEAD, "/baocao"))[0]?.text).toContain("1/11");
    const ended = await talk.say(HEAD, "/uyquyen");
    const back = await talk.choose(HEAD, ended[0]?.choices[0] ?? "");

    expect(to(back, OFFICER)[0]?.text).toContain("Báo cáo và lời nhắc trở lại anh/chị.");
    expect((await talk.say(HEAD, "/baocao"))[0]?.text).toContain("chưa được phân quyền");
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from delegation`.execute(talk.db);
    expect(rows).toEqual([{ n: 1 }]);
    expect(to(await sweep(talk, "2024-08-15T08:00:00"), OFFICER)).toHaveLength(1);
  });
});
