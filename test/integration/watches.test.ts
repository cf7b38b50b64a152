import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { runWatchesJob } from "../../jobs/run-watches.ts";
import type { MovableClock } from "../../src/clock.ts";
import { createLog } from "../../src/log.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();
const log = createLog("silent");

/** Runs the job at a moment, and what it brought into the lanes; what the chat was told. */
async function runAt(talk: Talk, moment: string) {
  (talk.app.clock as MovableClock).set(at(moment));
  const counters = await runWatchesJob.run({ db: talk.db, now: at(moment), log });
  await talk.app.settle();
  return { brought: counters["brought"], told: talk.heard().filter(({ text }) => /theo dõi|mới thêm/iu.test(text)) };
}

const RANKING = "theo dõi 5 huyện thấp nhất thanh toán trực tuyến mỗi thứ hai 8h";

describe("watches", () => {
  test("come once at their moment, and say in a line that nothing is new", async () => {
    const talk = await fresh();
    const [added] = await talk.say("leader", RANKING);
    expect(added?.text).toContain("Lần đầu: thứ Hai 08:00 ngày 12/8/2024");
    expect((await runAt(talk, "2024-08-12T07:59:00")).told).toEqual([]);
    const first = await runAt(talk, "2024-08-12T08:00:00");
    expect(first.told).toMatchObject([
      { to: "leader", text: expect.stringMatching(/^Theo dõi: 5 huyện[^]*Huyện Tràng Định: 28,33%/) },
    ]);
    expect((await runAt(talk, "2024-08-12T08:30:00")).told).toEqual([]);
    const second = await runAt(talk, "2024-08-19T08:00:00");
    expect(second.told).toMatchObject([{ text: expect.stringContaining("không có gì mới so với lần trước") }]);
  });

  test("two processes at the same moment bring one, and what was missed comes once, called late", async () => {
    const talk = await fresh();
    await talk.say("leader", RANKING);
    (talk.app.clock as MovableClock).set(at("2024-08-27T09:00:00"));
    const context = { db: talk.db, now: at("2024-08-27T09:00:00"), log };
    const both = await Promise.all([runWatchesJob.run(context), runWatchesJob.run(context)]);
    expect(both.map(({ brought }) => brought).toSorted()).toEqual([0, 1]);
    await talk.app.settle();
    const told = talk.heard().filter(({ text }) => text.startsWith("Theo dõi"));
    expect(told).toMatchObject([{ text: expect.stringContaining("(Gửi muộn: lẽ ra thứ Hai 08:00 ngày 26/8/2024.)") }]);
  });

  test("a watch for changes is silent until another unit is in it", async () => {
    const talk = await fresh();
    await talk.say("leader", "báo tôi khi huyện nào xuống dưới 44,8% thanh toán trực tuyến");
    expect((await runAt(talk, "2024-08-12T09:00:00")).told).toEqual([]);
    await sql`
      update figure f set numerator = 1 from unit u, indicator i
      where u.id = f.unit_id and u.code = '187' and i.id = f.indicator_id and i.code = 'online-payment'
        and f.period = '2024-H1' and f.superseded_at is null`.execute(talk.db);
    const { told } = await runAt(talk, "2024-08-12T10:00:00");
    expect(told).toMatchObject([{ to: "leader", text: expect.stringMatching(/^Mới thêm 1: [^]*Huyện Chi Lăng/) }]);
    expect((await runAt(talk, "2024-08-12T11:00:00")).told).toEqual([]);
    expect((await runAt(talk, "2024-08-12T18:00:00")).brought).toBe(0);
  });

  test("is listed, paused, resumed without what it missed, and ended", async () => {
    const talk = await fresh();
    await talk.say("leader", RANKING);
    await talk.choose("leader", "Tạm dừng");
    expect((await runAt(talk, "2024-08-12T08:00:00")).brought).toBe(0);
    const [listed] = await talk.say("leader", "/theodoi");
    expect(listed?.text).toContain(
      "1. 5 huyện thấp nhất thanh toán trực tuyến – mỗi thứ Hai lúc 08:00 (đang tạm dừng)",
    );
    await talk.choose("leader", "Sửa mục 1");
    await talk.choose("leader", "Tiếp tục");
    expect((await runAt(talk, "2024-08-13T08:00:00")).brought).toBe(0);
    expect((await runAt(talk, "2024-08-19T08:00:00")).told).toHaveLength(1);
    await talk.say("leader", "/theodoi");
    await talk.choose("leader", "Sửa mục 1");
    await talk.choose("leader", "Bỏ theo dõi");
    expect((await runAt(talk, "2024-08-26T08:00:00")).brought).toBe(0);
    expect((await talk.say("leader", "/theodoi"))[0]?.text).toContain("chưa theo dõi gì");
  });

  test("is answered by the rights of the day, and ended with the last of them", async () => {
    const talk = await fresh();
    await talk.say("officer-chi-lang", "theo dõi thanh toán trực tuyến của chi lăng mỗi thứ hai");
    await sql`
      update assignment set valid_until = '2024-08-12' where person_id = (select id from person where code = 'officer-chi-lang')`.execute(
      talk.db,
    );
    const { told, brought } = await runAt(talk, "2024-08-12T08:00:00");
    expect({ told, brought }).toEqual({ told: [], brought: 1 });
    const { rows } = await sql`select ending from watch`.execute(talk.db);
    expect(rows).toEqual([{ ending: "no-right" }]);
  });

  test("does not disturb what is open in the chat, nor is it disturbed by it", async () => {
    const talk = await fresh();
    await talk.say("officer-chi-lang", "theo dõi thanh toán trực tuyến của chi lăng mỗi thứ hai");
    await talk.say("officer-chi-lang", "/baocao");
    await talk.say("officer-chi-lang", "12734/13466");
    const { told } = await runAt(talk, "2024-08-12T08:00:00");
    expect(told).toHaveLength(1);
    expect((await talk.say("officer-chi-lang", "12553/14027"))[0]?.text).toContain("3/11");
  });

  test("in a group needs the group's leave, and shows what the group may see", async () => {
    const talk = await fresh();
    await sql`update chat set posts = '{}' where external_id = 'group:bcd'`.execute(talk.db);
    const refused = await talk.say("leader", "/theodoi tình trạng mỗi thứ hai 8h", "group:bcd");
    expect(refused[0]?.text).toContain("chưa được phép nhận bản tin");
    await sql`update chat set posts = array['digests'] where external_id = 'group:bcd'`.execute(talk.db);
    await talk.say("leader", "/theodoi tình trạng mỗi thứ hai 8h", "group:bcd");
    const { told } = await runAt(talk, "2024-08-12T08:00:00");
    expect(told).toMatchObject([
      { to: "group:bcd", text: expect.stringContaining("Tình hình nộp báo cáo quý III/2024") },
    ]);
  });
});
