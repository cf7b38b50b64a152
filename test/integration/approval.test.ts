import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Content } from "../../src/domain/incoming.ts";
import type { ReportStatus } from "../../src/domain/report-status.ts";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { listOpenDeadlines, listUndecidedPeople } from "../../src/store/reminders.ts";
import { listOpenObligations } from "../../src/store/reports.ts";
import { at } from "../support/province.ts";
import { transaction } from "../../src/store/database.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();

const OFFICER = "officer-chi-lang";
const HEAD = "head-chi-lang";
const FIGURES = [
  ...["12734/13466", "12553/14027", "3546/7880", "13010/13055", "230/230", "14/20"],
  ...["617/665", "52/53", "9842/13035", "45/45", "45"],
];
const PASTED = FIGURES.map((figure, at) => `${at + 1}. ${figure}`).join("\n");

async function sendReport(talk: Talk): Promise<void> {
  await talk.say(OFFICER, "/baocao");
  await talk.say(OFFICER, PASTED);
  await talk.choose(OFFICER, "Ghi và gửi");
}

async function findReport(talk: Talk): Promise<{ id: number; version: number; status: ReportStatus }> {
  const { rows } = await sql<{ id: number; version: number; status: ReportStatus }>`
    select r.id, r.version, r.status from report r join obligation o on o.id = r.obligation_id
    join unit u on u.id = o.unit_id where u.code = '187' and o.period = '2024-Q3' order by r.version desc limit 1`.execute(
    talk.db,
  );
  if (!rows[0]) throw new Error("no report");
  return rows[0];
}

async function countDecisions(talk: Talk, event: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from report_decision where event = ${event}`.execute(talk.db);
  return rows[0]?.count ?? 0;
}

let forged = 0;

/** A choice that was never offered to the person: as if a button had been passed on, or a role been lost since. */
async function forge(talk: Talk, as: string, args: Record<string, string>, command = "duyet"): Promise<Content> {
  const { rows } = await sql<{ id: number }>`
    select id from chat where platform = 'console' and external_id = ${as}`.execute(talk.db);
  forged += 1;
  const key = `forged~${forged}`;
  const choices = [{ label: "x", action: { name: command, args } }];
  await transaction(talk.db, (trx) =>
    addToOutbox(
      trx,
      [{ key, chatId: rows[0]?.id ?? 0, reply: { blocks: [], choices }, priority: "reply" }],
      talk.app.clock.now(),
    ),
  );
  await talk.app.settle();
  talk.heard();
  return talk.find(as, "x");
}

describe("who may do what with a sent report", () => {
  const people = [OFFICER, HEAD, "head-huu-lung", "officer-huu-lung", "leader", "secretary", "admin"];
  const allowed: Readonly<Record<string, Readonly<Partial<Record<ReportStatus, readonly string[]>>>>> = {
    approve: { submitted: [HEAD] },
    accept: { approved: ["secretary"] },
    "send-back": { submitted: [HEAD], approved: ["secretary"], accepted: ["secretary"] },
    withdraw: { submitted: [OFFICER] },
  };
  const after = { approve: "approved", accept: "accepted", "send-back": "returned", withdraw: "withdrawn" } as const;

  test("every role, every event, in every status", async () => {
    const talk = await fresh();
    await sendReport(talk);
    const { id } = await findReport(talk);
    const outcomes: string[] = [];
    const expected: string[] = [];
    for (const event of Object.keys(after) as (keyof typeof after)[])
      for (const status of ["submitted", "approved", "accepted", "returned"] as const)
        for (const person of people) {
          await sql`update report set status = ${status} where id = ${id}`.execute(talk.db);
          await sql`delete from draft`.execute(talk.db);
          if (event === "send-back") {
            await talk.press(person, await forge(talk, person, { do: "return", report: String(id) }));
            await talk.say(person, "sai số liệu hài lòng");
          }
          const args = { do: event, report: String(id) };
          await talk.press(person, await forge(talk, person, args, event === "withdraw" ? "rut" : "duyet"));
          const moved = (await findReport(talk)).status;
          outcomes.push(`${person} ${event} ${status}: ${moved}`);
          const may = allowed[event]?.[status]?.includes(person);
          expected.push(`${person} ${event} ${status}: ${may ? after[event] : status}`);
          await talk.say(person, "huỷ");
        }
    expect(outcomes).toEqual(expected);
    expect(await findBrokenAuditEntry(talk.db)).toBeUndefined();
  });

  test("strangers, and others' heads, learn nothing from a passed-on button", async () => {
    const talk = await fresh();
    await sendReport(talk);
    const { id } = await findReport(talk);
    for (const person of ["head-huu-lung", "leader", "admin"]) {
      const told = await talk.press(person, await forge(talk, person, { do: "open", report: String(id) }));
      expect(told.map(({ to }) => to)).toEqual([person]);
      expect(told[0]?.text).not.toMatch(/Chi Lăng|45%/);
    }
  });
});

describe("presses that come twice, late, or at once", () => {
  test("approving twice has one effect, and the second is told so", async () => {
    const talk = await fresh();
    await sendReport(talk);
    const approve = await talk.find(HEAD, "Duyệt");
    expect((await talk.press(HEAD, approve)).map(({ to }) => to).toSorted()).toEqual([HEAD, OFFICER, "secretary"]);
    const again = await talk.press(HEAD, approve);
    expect(again.map(({ to }) => to)).toEqual([HEAD]);
    expect(again[0]?.text).toContain("đã được duyệt lúc 08:00 ngày 10/8/2024");
    expect(await countDecisions(talk, "approve")).toBe(1);
  });

  test("two heads at once: one decision, one message to everybody, both answered", async () => {
    const talk = await fresh();
    await sql`insert into assignment (person_id, role, unit_id, valid_from)
      select p.id, 'head', u.id, '2024-01-01' from person p, unit u
      where p.code = 'officer-so-tttt' and u.code = '187'`.execute(talk.db);
    await sendReport(talk);
    const presses = [
      [HEAD, await talk.find(HEAD, "Duyệt")],
      ["officer-so-tttt", await talk.find("officer-so-tttt", "Trả lại")],
      ["officer-so-tttt", await talk.find("officer-so-tttt", "Duyệt")],
    ] as const;
    const lanes = new Set<number>();
    for (const [person, content] of presses) lanes.add(await talk.bring(person, content));
    await Promise.all([...lanes].map((lane) => talk.app.drain(lane)));
    await talk.app.settle();
    const heard = talk.heard();
    expect(await countDecisions(talk, "approve")).toBe(1);
    expect(heard.filter(({ to }) => to === OFFICER)).toHaveLength(1);
    expect(heard.filter(({ to }) => to === "secretary")).toHaveLength(1);
    expect(heard.filter(({ to }) => to === HEAD)).toHaveLength(1);
    const texts = heard.map(({ text }) => text).join("\n");
    expect(texts).toContain("✓ Đã duyệt báo cáo");
    expect(texts).toContain("đã được duyệt lúc");
  });

  test("a head who decides about a version that has been replaced is sent to the new one", async () => {
    const talk = await fresh();
    await sendReport(talk);
    const old = await talk.find(HEAD, "Duyệt");
    await talk.say(OFFICER, "rút báo cáo");
    await talk.choose(OFFICER, "Rút báo cáo");
    expect((await talk.press(HEAD, old))[0]?.text).toContain("đã được đơn vị rút về");
    await talk.say(OFFICER, "báo cáo");
    await talk.say(OFFICER, "gửi");
    expect((await talk.press(HEAD, old))[0]?.text).toContain("có lần gửi khác");
    expect(await findReport(talk)).toMatchObject({ version: 2, status: "submitted" });
  });

  test("sending while the secretariat returns: nobody waits for the other, nothing is lost", async () => {
    const talk = await fresh();
    await sendReport(talk);
    await talk.choose(HEAD, "Duyệt");
    await talk.say(OFFICER, "sửa báo cáo");
    await talk.say(OFFICER, "đối chiếu lại với Cổng");
    await talk.say(OFFICER, "sửa 3: 3700/7880");
    const { id } = await findReport(talk);
    await talk.press("secretary", await forge(talk, "secretary", { do: "return", report: String(id) }));
    await talk.say("secretary", "sai mục 7");
    const sendBack = await talk.find("secretary", "Trả lại báo cáo");
    const lanes = [await talk.bring("secretary", sendBack), await talk.bring(OFFICER, { kind: "text", text: "gửi" })];
    await Promise.all(lanes.map((lane) => talk.app.drain(lane)));
    await talk.app.settle();
    const heard = talk.heard();
    expect(heard.map(({ text }) => text).join("\n")).not.toContain("sự cố");
    const { version, status } = await findReport(talk);
    const { rows } = await sql<{ entries: object }>`select entries from draft`.execute(talk.db);
    if (version === 2) expect(status).toBe("submitted");
    else {
      expect(status).toBe("returned");
      expect(rows[0]?.entries).toMatchObject({ "online-payment": { figure: { numerator: "3700" } } });
      expect(rows[0]?.entries).not.toHaveProperty("satisfaction");
    }
  });
});

describe("the ways a report takes", () => {
  async function setApproval(talk: Talk, approval: "head" | "none"): Promise<void> {
    await sql`update plan set definition = definition || ${JSON.stringify({ approval })}::jsonb`.execute(talk.db);
  }

  test("where the plan wants no head the secretariat gets the report itself and accepts at once", async () => {
    const talk = await fresh();
    await setApproval(talk, "none");
    await talk.say(OFFICER, "/baocao");
    await talk.say(OFFICER, PASTED);
    const told = await talk.choose(OFFICER, "Ghi và gửi");
    expect(told.map(({ to }) => to).toSorted()).toEqual([OFFICER, "secretary"]);
    expect(told.find(({ to }) => to === OFFICER)?.text).toContain("chờ Thư ký tiếp nhận");
    expect(told.find(({ to }) => to === "secretary")?.choices).toEqual(["Tiếp nhận", "Trả lại"]);
    await talk.choose("secretary", "Tiếp nhận");
    expect((await findReport(talk)).status).toBe("accepted");
  });

  test("a unit without a head today is decided by the secretariat, although the plan wants a head", async () => {
    const talk = await fresh();
    await sql`update assignment set valid_until = '2024-08-10' where role = 'head'`.execute(talk.db);
    await sendReport(talk);
    expect((await talk.say("secretary", "/duyet chi lăng quý III"))[0]?.choices).toContain("Tiếp nhận");
  });

  test("a head whose last day is today still decides; one who begins tomorrow does not", async () => {
    const talk = await fresh();
    await sql`update assignment set valid_until = '2024-08-11' where role = 'head'`.execute(talk.db);
    await sendReport(talk);
    expect((await talk.say("secretary", "/duyet chi lăng quý III"))[0]?.text).toContain("Không có báo cáo nào chờ");
    await sql`update assignment set valid_from = '2024-08-11', valid_until = null where role = 'head'`.execute(talk.db);
    expect((await talk.say("secretary", "/duyet chi lăng quý III"))[0]?.choices).toContain("Tiếp nhận");
  });

  test("what waits is listed by periods, the newest first, ten at a time", async () => {
    const talk = await fresh();
    await sendReport(talk);
    await talk.choose(HEAD, "Duyệt");
    const [first] = await talk.say("secretary", "/duyet");
    expect(first?.choices).toEqual(["Quý III/2024 – Huyện Chi Lăng", "Kỳ khác (66)"]);
    const [periods] = await talk.choose("secretary", "Kỳ khác (66)");
    expect(periods?.text).toContain("67 báo cáo chờ anh/chị. Xem kỳ nào?");
    expect(periods?.choices.slice(0, 2)).toEqual(["Quý III/2024 (1)", "6 tháng/2024 (11)"]);
    const [page] = await talk.choose("secretary", "6 tháng/2024 (11)");
    expect(page?.choices).toHaveLength(11);
    expect(page?.choices).not.toContain("Xem tiếp");
    await talk.say("secretary", "/duyet Huyện");
    const [second] = await talk.choose("secretary", "Xem tiếp");
    expect(second?.choices).toHaveLength(11);
  });

  test("a head whom no chat reaches: the receipt says so", async () => {
    const talk = await fresh();
    await sql`update chat set person_id = null where external_id = ${HEAD}`.execute(talk.db);
    await talk.say(OFFICER, "/baocao");
    await talk.say(OFFICER, PASTED);
    expect((await talk.choose(OFFICER, "Ghi và gửi"))[0]?.text).toContain("báo trực tiếp");
  });

  test("a person is told in their language", async () => {
    const talk = await fresh();
    await sql`update person set language = 'en' where code in (${HEAD}, 'secretary')`.execute(talk.db);
    await sendReport(talk);
    const told = await talk.choose(HEAD, "Approve");
    expect(told.find(({ to }) => to === "secretary")?.choices).toEqual(["Accept", "Return", "See it"]);
    expect(told.find(({ to }) => to === OFFICER)?.text).toContain("đã được duyệt");
  });
});

describe("figures of a report that is sent again", () => {
  async function versionsOf(
    talk: Talk,
    code: string,
  ): Promise<{ version: number; source: string; note: string | null }[]> {
    const { rows } = await sql<{ version: number; source: string; note: string | null }>`
      select f.version, f.source, f.note from figure f join indicator i on i.id = f.indicator_id
      join unit u on u.id = f.unit_id
      where u.code = '187' and f.period = '2024-Q3' and i.code = ${code} order by f.version`.execute(talk.db);
    return rows;
  }

  test("only what changed gets a new version, with the reason of the figure that was kept", async () => {
    const talk = await fresh();
    await sendReport(talk);
    await talk.choose(HEAD, "Trả lại");
    await talk.say(HEAD, "xem lại mục 3 giúp");
    await talk.choose(HEAD, "Trả lại báo cáo");
    await talk.choose(OFFICER, "Mở báo cáo để sửa");
    await talk.say(OFFICER, "100/7880");
    await talk.say(OFFICER, "đúng vì hệ thống tính lại");
    const told = await talk.say(OFFICER, "gửi");
    expect(told.find(({ to }) => to === HEAD)?.text).toContain("giữ số vì “hệ thống tính lại”");
    expect(await versionsOf(talk, "online-payment")).toEqual([
      { version: 1, source: "report", note: null },
      { version: 2, source: "report", note: "hệ thống tính lại" },
    ]);
    expect(await versionsOf(talk, "satisfaction")).toHaveLength(1);
    const { rows } = await sql`select 1 from audit where action = 'figure.record'`.execute(talk.db);
    expect(rows).toHaveLength(FIGURES.length + 1);
  });

  test("the same number with another reason keeps the reason, and is no change of a figure", async () => {
    const talk = await fresh();
    await sendReport(talk);
    const again = async (reason: string): Promise<string> => {
      await talk.choose(HEAD, "Trả lại");
      await talk.say(HEAD, "xem lại mục 3 giúp");
      await talk.choose(HEAD, "Trả lại báo cáo");
      await talk.choose(OFFICER, "Mở báo cáo để sửa");
      await talk.say(OFFICER, "100/7880");
      await talk.say(OFFICER, `đúng vì ${reason}`);
      return (await talk.say(OFFICER, "gửi")).find(({ to }) => to === HEAD)?.text ?? "";
    };
    await again("hệ thống tính lại");
    const read = await again("đã đối chiếu biên bản");
    expect(read).toContain("giữ số vì “đã đối chiếu biên bản”");
    expect(read).toContain("Không thay đổi số liệu nào");
    expect(await versionsOf(talk, "online-payment")).toMatchObject([
      { note: null },
      { note: "hệ thống tính lại" },
      { note: "đã đối chiếu biên bản" },
    ]);
  });

  test("a revision that is taken back puts the figures before it in force again", async () => {
    const talk = await fresh();
    await sendReport(talk);
    await talk.choose(HEAD, "Duyệt");
    await talk.clock("2024-08-12T09:00:00");
    await talk.say(OFFICER, "sửa báo cáo");
    await talk.say(OFFICER, "đối chiếu lại với Cổng");
    await talk.say(OFFICER, "sửa 3: 3700/7880");
    await talk.say(OFFICER, "gửi");
    await talk.clock("2024-08-12T10:00:00");
    await talk.say(OFFICER, "rút báo cáo");
    await talk.choose(OFFICER, "Rút báo cáo");
    expect((await versionsOf(talk, "online-payment")).map(({ source }) => source)).toEqual([
      "report",
      "report",
      "withdrawal",
    ]);
    const { rows } = await sql<{ numerator: string }>`
      select f.numerator from figure f join indicator i on i.id = f.indicator_id join unit u on u.id = f.unit_id
      where u.code = '187' and f.period = '2024-Q3' and i.code = 'online-payment' and f.superseded_at is null`.execute(
      talk.db,
    );
    expect(rows).toEqual([{ numerator: "3546" }]);
    expect((await talk.say(OFFICER, "báo cáo"))[0]?.text).toContain("3.700/7.880");
    expect(await versionsOf(talk, "satisfaction")).toHaveLength(1);
  });
});

describe("the lock of 24/9 and an exception until 26/9", () => {
  test("which reports are open, and whom the reminder sweep still finds", async () => {
    const talk = await fresh();
    const { rows } = await sql<{ id: number; unit_id: number }>`
      select o.id, o.unit_id from obligation o join unit u on u.id = o.unit_id
      where u.code = '187' and o.period = '2024-Q3'`.execute(talk.db);
    const own = rows[0] as { id: number; unit_id: number };
    const isOpen = async (today: string) =>
      (await listOpenObligations(talk.db, [own.unit_id], today)).some(({ id }) => id === own.id);
    const isReminded = async (today: string) => {
      const deadlines = await listOpenDeadlines(talk.db, today);
      const rung = { rung: -3, dueAt: at("2024-08-21T08:00:00"), to: ["officer"] } as const;
      const rungs = deadlines.map((open) => ({ ...open, ...rung }));
      const sought = { now: at(`${today}T09:00:00`), today, deadlines, rungs };
      const found = await listUndecidedPeople(talk.db, sought, { after: 0, limit: 100 });
      return found.some((person) => person.rungs.some(({ obligationId }) => obligationId === own.id));
    };
    const days = ["2024-09-23", "2024-09-24", "2024-09-26", "2024-09-27"];
    const ask = async (about: (today: string) => Promise<boolean>) => {
      const answers: boolean[] = [];
      for (const day of days) answers.push(await about(day));
      return answers;
    };
    expect(await ask(isOpen)).toEqual([true, false, false, false]);
    expect(await ask(isReminded)).toEqual([true, false, false, false]);
    talk.skip("2024-09-24T08:00:00");
    await talk.say("secretary", "/mokhoa huyện chi lăng quý III đến 26/9 vì mất điện");
    expect(await ask(isOpen)).toEqual([true, true, true, false]);
    expect(await ask(isReminded)).toEqual([true, true, true, false]);
    const { rows: audit } = await sql`
      select reason, new from audit where action = 'lock.except' and subject = ${`obligation/${own.id}`}`.execute(
      talk.db,
    );
    expect(audit).toEqual([{ reason: "mất điện", new: { untilOn: "2024-09-26" } }]);
  });

  test("what was sent cannot be taken back or revised under the lock", async () => {
    const talk = await fresh();
    await sendReport(talk);
    const withdraw = await forge(talk, OFFICER, { do: "withdraw", report: String((await findReport(talk)).id) }, "rut");
    talk.skip("2024-09-24T08:00:00");
    expect((await talk.press(OFFICER, withdraw))[0]?.text).toContain("đã khoá từ 24/9/2024");
    expect((await findReport(talk)).status).toBe("submitted");
    await talk.choose(HEAD, "Duyệt");
    expect((await talk.say(OFFICER, "/sua 2024-Q3"))[0]?.text).toContain("chuyển đề nghị mở khoá");
  });
});
