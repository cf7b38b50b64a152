import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { followUndeliveredJob } from "../../jobs/follow-undelivered.ts";
import { sendRemindersJob } from "../../jobs/send-reminders.ts";
import type { MovableClock } from "../../src/clock.ts";
import { createLog } from "../../src/log.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();
const log = createLog("silent");
const WAVE = "2024-08-14T08:00:00";

/** The wave of seven working days before the deadline, written but not sent. */
async function startWave(talk: Talk): Promise<void> {
  (talk.app.clock as MovableClock).set(at(WAVE));
  await sendRemindersJob.run({ db: talk.db, now: at(WAVE), log });
}

async function fail(talk: Talk, person: string, reason: string): Promise<void> {
  await sql`
    update outbox o set status = 'failed', reason = ${reason}
    from chat c where c.id = o.chat_id and c.external_id = ${person} and o.status = 'pending'`.execute(talk.db);
  await sql`update chat set unreachable_at = ${at(WAVE)} where external_id = ${person}`.execute(talk.db);
}

async function follow(talk: Talk, moment = "2024-08-14T08:10:00") {
  (talk.app.clock as MovableClock).set(at(moment));
  const counters = await followUndeliveredJob.run({ db: talk.db, now: at(moment), log });
  await talk.app.settle();
  return { counters, told: talk.heard() };
}

describe("reminders that did not arrive", () => {
  test("go to the person's other channel, once", async () => {
    const talk = await fresh();
    await sql`
      insert into chat (platform, bot, external_id, kind, person_id)
      select 'console', 'dondoc', 'second-phone', 'private', id from person where code = 'officer-chi-lang'`.execute(
      talk.db,
    );
    await startWave(talk);
    await fail(talk, "officer-chi-lang", "blocked");
    await talk.app.settle();
    talk.heard();
    const { counters, told } = await follow(talk);
    expect(counters).toEqual({ channel: 1, head: 0, none: 0 });
    expect(told).toMatchObject([
      { to: "second-phone", text: expect.stringContaining("Nhắc báo cáo Quý III/2024 – Huyện Chi Lăng") },
    ]);
    expect((await follow(talk, "2024-08-14T09:10:00")).told).toEqual([]);
  });

  test("without another channel the head is told, and the secretariat gets the names once a day", async () => {
    const talk = await fresh();
    await startWave(talk);
    await fail(talk, "officer-chi-lang", "blocked");
    await talk.app.settle();
    talk.heard();
    const { counters, told } = await follow(talk);
    expect(counters).toEqual({ channel: 0, head: 1, none: 0 });
    expect(told.map(({ to }) => to).toSorted()).toEqual(["head-chi-lang", "secretary"]);
    expect(told.find(({ to }) => to === "head-chi-lang")?.text).toMatch(
      /không nhận được lời nhắc báo cáo Quý III\/2024 \(đã chặn trợ lý\)/,
    );
    expect(told.find(({ to }) => to === "secretary")?.text).toMatch(
      /^1 người không nhận được[^]*Huyện Chi Lăng: đã chặn trợ lý/,
    );
    expect((await follow(talk, "2024-08-14T09:10:00")).told).toEqual([]);
    const [answer] = await talk.choose("secretary", "Xem kết quả gửi");
    expect(answer?.text).toMatch(
      /Kết quả gửi nhắc Quý III\/2024[^]*Đã nhận: 10[^]*Đã chặn trợ lý: 1[^]*1 người không nhận được:[^]*đã báo thủ trưởng đơn vị/,
    );
  });

  test("nobody at all can be told: the secretariat is asked to telephone", async () => {
    const talk = await fresh();
    await sql`
      update chat set unreachable_at = now() where external_id in ('officer-chi-lang', 'head-chi-lang')`.execute(
      talk.db,
    );
    await startWave(talk);
    await talk.app.settle();
    talk.heard();
    const { counters, told } = await follow(talk);
    expect(counters).toEqual({ channel: 0, head: 0, none: 1 });
    expect(told).toMatchObject([{ to: "secretary", text: expect.stringContaining("chưa kết nối trợ lý") }]);
    const [answer] = await talk.say("secretary", "/guitin");
    expect(answer?.text).toMatch(/chưa báo được ai, xin gọi điện[^]*Mời người chưa kết nối/);
  });

  test("a report that came in meanwhile needs nobody told; a day off waits", async () => {
    const talk = await fresh();
    await startWave(talk);
    await fail(talk, "officer-chi-lang", "blocked");
    expect((await follow(talk, "2024-08-17T08:10:00")).counters).toEqual({ channel: 0, head: 0, none: 0 });
    await sql`
      insert into report (obligation_id, version, status, submitted_at)
      select o.id, 1, 'submitted', now() from obligation o join unit u on u.id = o.unit_id
      where u.code = '187' and o.period = '2024-Q3'`.execute(talk.db);
    expect((await follow(talk, "2024-08-16T09:10:00")).counters).toEqual({ channel: 0, head: 0, none: 0 });
  });

  test("only who receives reports may see it", async () => {
    const talk = await fresh();
    const [answer] = await talk.say("officer-chi-lang", "/guitin");
    expect(answer?.text).toContain("chưa được phân quyền");
    expect((await talk.say("secretary", "/guitin"))[0]?.text).toContain("Chưa có lời nhắc nào");
  });
});
