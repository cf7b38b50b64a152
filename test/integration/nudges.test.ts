import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { sendNudgesJob } from "../../jobs/send-nudges.ts";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { transaction } from "../../src/store/database.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk, type Told } from "../support/talk.ts";

const fresh = await prepareTalks();

const asked = (told: readonly Told[]): string[] =>
  told.filter(({ text }) => text.includes("đề nghị gửi báo cáo")).map(({ to }) => to);

async function inOffice(): Promise<Talk> {
  const talk = await fresh();
  talk.skip("2024-08-13T09:00:00");
  return talk;
}

async function outcomes(talk: Talk): Promise<Record<string, number>> {
  const { rows } = await sql<{ outcome: string; count: number }>`
    select outcome, count(*)::int as count from nudge group by outcome order by outcome`.execute(talk.db);
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

/** Has the newest version of a district's report sent, as if by another way. */
async function sendReport(talk: Talk, unit: string): Promise<void> {
  await sql`
    insert into report (obligation_id, version, status, submitted_at)
    select o.id, 1, 'submitted', '2024-08-14T20:30:00+07:00' from obligation o join unit u on u.id = o.unit_id
    where u.code = ${unit} and o.period = '2024-Q3'`.execute(talk.db);
}

describe("a confirmed request", () => {
  test("pressed twice sends once, and is in the audit log", async () => {
    const talk = await inOffice();
    await talk.say("leader", "nhắc các huyện chưa nộp");
    const press = await talk.find("leader", "Nhắc 11 đơn vị");
    expect(asked(await talk.press("leader", press))).toHaveLength(11);
    const again = await talk.press("leader", press);
    expect(asked(again)).toEqual([]);
    expect(again[0]?.text).toBe("Lời nhắc này đã gửi lúc 09:00, tôi không gửi lần nữa.");
    expect(await outcomes(talk)).toEqual({ sent: 11 });
    const { rows } = await sql<{ action: string; reports: number }>`
      select action, jsonb_array_length(new -> 'reports') as reports from audit where action like 'nudge.%'`.execute(
      talk.db,
    );
    expect(rows).toEqual([{ action: "nudge.ask", reports: 11 }]);
    expect(await findBrokenAuditEntry(talk.db)).toBeUndefined();
  });

  test("tells only those who were shown and still owe", async () => {
    const talk = await inOffice();
    await talk.say("leader", "nhắc huyện Chi Lăng và Hữu Lũng nộp báo cáo");
    await sendReport(talk, "187");
    const told = await talk.choose("leader", "Nhắc 2 đơn vị");
    expect(asked(told)).toEqual(["officer-huu-lung"]);
    expect(told.find(({ to }) => to === "leader")?.text).toContain("1 đơn vị vừa gửi báo cáo nên không bị nhắc");
  });

  test("names units that nobody can be told of", async () => {
    const talk = await inOffice();
    await sql`update assignment set valid_until = '2024-08-13' where unit_id = (select id from unit where code = '187')
      and role = 'officer'`.execute(talk.db);
    const [shown] = await talk.say("leader", "nhắc huyện Chi Lăng và Hữu Lũng nộp báo cáo");
    expect(shown?.text).toContain("Nhắc 1 đơn vị");
    expect(shown?.text).toContain("Chưa có ai nhận được tin (1): Huyện Chi Lăng.");
    expect(asked(await talk.choose("leader", "Nhắc 1 đơn vị"))).toEqual(["officer-huu-lung"]);
  });

  test("reaches whoever stands in for an officer who is away, and leaves the officer in peace", async () => {
    const talk = await fresh();
    await talk.say("officer-chi-lang", "tôi nghỉ từ 12/8 đến 13/8, chuyển cho Chủ tịch");
    await talk.choose("officer-chi-lang", "Đồng ý");
    talk.skip("2024-08-13T09:00:00");
    await talk.say("leader", "nhắc huyện Chi Lăng nộp báo cáo");
    expect(asked(await talk.choose("leader", "Nhắc 1 đơn vị"))).toEqual(["head-chi-lang"]);
    const [due] = await talk.say("head-chi-lang", "/handop");
    expect(due?.text).toContain("Báo cáo phải nộp:");
    expect(due?.choices).toEqual(["Nhập Quý III/2024"]);
    talk.skip("2024-08-14T09:00:00");
    await talk.say("leader", "nhắc huyện Chi Lăng nộp báo cáo");
    expect(asked(await talk.choose("leader", "Nhắc 1 đơn vị"))).toEqual(["officer-chi-lang"]);
  });

  test("reaches a person of two units in one message", async () => {
    const talk = await inOffice();
    await sql`update assignment set unit_id = (select id from unit where code = '186'), person_id = (
        select person_id from assignment where role = 'officer' and unit_id = (select id from unit where code = '187'))
      where role = 'officer' and unit_id = (select id from unit where code = '186')`.execute(talk.db);
    await talk.say("leader", "nhắc huyện Chi Lăng và Hữu Lũng nộp báo cáo");
    const told = await talk.choose("leader", "Nhắc 2 đơn vị");
    expect(asked(told)).toEqual(["officer-chi-lang"]);
    const text = told.find(({ to }) => to === "officer-chi-lang")?.text;
    expect(text).toMatch(/Huyện Chi Lăng: hạn.*Huyện Hữu Lũng: hạn/s);
  });

  test("reaches only as far as the right does, not as far as the person may see", async () => {
    const talk = await inOffice();
    await sql`
      insert into assignment (person_id, role, unit_id, valid_from)
      select p.id, 'admin', u.id, '2000-01-01' from person p, unit u
      where p.code = 'head-huu-lung' and u.code = '20'`.execute(talk.db);
    const [refused] = await talk.say("head-huu-lung", "nhắc huyện Chi Lăng nộp báo cáo");
    expect(refused?.text).toContain("chỉ nhắc được các đơn vị do mình theo dõi");
    const [shown] = await talk.say("head-huu-lung", "nhắc các huyện chưa nộp");
    expect(shown?.text).toContain("Nhắc 1 đơn vị");
    const press = await talk.find("head-huu-lung", "Nhắc 1 đơn vị");
    await sql`
      update outbox set body = jsonb_set(body, '{choices,0,action,args,reports}', to_jsonb((
        select string_agg(o.id::text, ',') from obligation o where o.period = '2024-Q3')))
      where id = ${(press as { outboxId: string }).outboxId}`.execute(talk.db);
    expect(asked(await talk.press("head-huu-lung", press))).toEqual(["officer-huu-lung"]);
  });

  test.each(["officer-chi-lang", "head-huu-lung", "admin"])("is nothing that %s may do for Chi Lăng", async (as) => {
    const talk = await inOffice();
    await talk.say("leader", "nhắc huyện Chi Lăng nộp báo cáo");
    const { rows } = await sql<{ body: { choices: { action: { args: Record<string, string> } }[] } }>`
      select body from outbox where body -> 'choices' is not null order by id desc limit 1`.execute(talk.db);
    const args = rows[0]?.body.choices[0]?.action.args ?? {};
    await talk.say(as, "trợ giúp");
    const { rows: chats } = await sql<{ id: number }>`select id from chat where external_id = ${as}`.execute(talk.db);
    const choices = [{ label: "x", action: { name: "nhac", args } }];
    await transaction(talk.db, (trx) =>
      addToOutbox(
        trx,
        [{ key: "forged", chatId: chats[0]?.id ?? 0, reply: { blocks: [], choices }, priority: "reply" }],
        talk.app.clock.now(),
      ),
    );
    await talk.app.settle();
    talk.heard();
    expect(asked(await talk.choose(as, "x"))).toEqual([]);
    expect(await outcomes(talk)).toEqual({});
  });
});

/** Moves the clock on and runs the job alone: on the way to a moment others would take their time. */
async function runAt(talk: Talk, moment: string): Promise<Told[]> {
  talk.skip(moment);
  await talk.app.runJob({ job: sendNudgesJob, at: at(moment) });
  await talk.app.settle();
  return talk.heard();
}

describe("a request that waits for office hours", () => {
  async function promised(): Promise<Talk> {
    const talk = await fresh();
    talk.skip("2024-08-14T20:00:00");
    await talk.say("secretary", "nhắc huyện Chi Lăng và Hữu Lũng nộp báo cáo");
    await talk.choose("secretary", "Gửi lúc 07:30 ngày 15/8/2024");
    return talk;
  }

  test("goes out at its moment, once, without those who have reported", async () => {
    const talk = await promised();
    await sendReport(talk, "187");
    expect(asked(await runAt(talk, "2024-08-15T07:00:00"))).toEqual([]);
    expect(asked(await runAt(talk, "2024-08-15T07:30:00"))).toEqual(["officer-huu-lung"]);
    expect(asked(await runAt(talk, "2024-08-15T08:00:00"))).toEqual([]);
    expect(await outcomes(talk)).toEqual({ sent: 1, unneeded: 1 });
  });

  test("that was missed is caught up in office hours only", async () => {
    const talk = await promised();
    expect(asked(await runAt(talk, "2024-08-16T07:00:00"))).toEqual([]);
    expect(asked(await runAt(talk, "2024-08-16T07:30:00"))).toHaveLength(2);
  });

  test("can be taken back by whoever asked, until it is sent", async () => {
    const talk = await promised();
    const press = await talk.find("secretary", "Huỷ lời nhắc này");
    expect((await talk.press("secretary", press))[0]?.text).toBe("Đã huỷ. 2 đơn vị không bị nhắc.");
    expect((await talk.press("secretary", press))[0]?.text).toContain("không huỷ được nữa");
    expect(asked(await runAt(talk, "2024-08-15T07:30:00"))).toEqual([]);
    expect(await outcomes(talk)).toEqual({ cancelled: 2 });
  });
});

test("a message whose turn comes after the report was sent is dropped", async () => {
  const talk = await inOffice();
  await talk.say("leader", "nhắc huyện Chi Lăng và Hữu Lũng nộp báo cáo");
  // handled, and not sent yet
  const chatId = await talk.bring("leader", await talk.find("leader", "Nhắc 2 đơn vị"));
  await talk.app.drain(chatId);
  await sendReport(talk, "187");
  await talk.app.settle();
  expect(asked(talk.heard())).toEqual(["officer-huu-lung"]);
  expect(await outcomes(talk)).toEqual({ sent: 1, unneeded: 1 });
});
