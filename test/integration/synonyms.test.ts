import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { prepareTalks, type Talk, type Told } from "../support/talk.ts";

const fresh = await prepareTalks();
const UNKNOWN = "sổ xanh của Chi Lăng là bao nhiêu";

function to(told: readonly Told[], who: string): Told {
  const [first, ...more] = told.filter((one) => one.to === who);
  expect(more).toEqual([]);
  return first as Told;
}

async function say(talk: Talk, as: string, text: string): Promise<Told> {
  return to(await talk.say(as, text), as);
}

async function choose(talk: Talk, as: string, label: string): Promise<Told> {
  return to(await talk.choose(as, label), as);
}

/** The secretariat teaches that "sổ xanh" is online payment. */
async function teach(talk: Talk): Promise<Told[]> {
  await talk.say("secretary", "/tudien sổ xanh = thanh toán trực tuyến");
  return talk.choose("secretary", "Thêm từ này");
}

describe("the log of what was not understood", () => {
  test("groups spellings, counts, says what was missing, and leaves out what was answered after all", async () => {
    const talk = await fresh();
    await talk.say("leader", UNKNOWN);
    await talk.say("head-chi-lang", "So xanh cua Chi Lang la bao nhieu?");
    await talk.say("leader", "trực tuyến của Hữu Lũng");
    await talk.choose("leader", "thanh toán trực tuyến");
    await talk.say("head-chi-lang", "trực tuyến của Chi Lăng");

    const log = await say(talk, "secretary", "/chuahieu");
    expect(log.text).toContain("2 câu hỏi chưa hiểu");
    expect(log.text).toMatch(/“So xanh cua Chi Lang la bao nhieu\?” – 2 lần, gần nhất 08:00 ngày 10\/8\/2024; chưa rõ/);
    expect(log.text).toContain("“trực tuyến của Chi Lăng” – 1 lần");
    expect(log.text).toContain("đã hỏi lại: “trực tuyến” có thể là nhiều chỉ tiêu");
    expect(log.text).not.toContain("Hữu Lũng");
  });

  test("is for the secretariat and administrators, in private", async () => {
    const talk = await fresh();
    await talk.say("leader", UNKNOWN);
    for (const who of ["leader", "officer-chi-lang", "head-chi-lang"])
      for (const command of ["/chuahieu", "/tudien"])
        expect((await say(talk, who, command)).text).toContain("chưa được phân quyền");
    expect((await say(talk, "admin", "/chuahieu")).text).toContain("sổ xanh");
    await talk.say("secretary", "/chuahieu");
    const press = await talk.find("secretary", UNKNOWN);
    await sql`update assignment set role = 'leader' where person_id = (select id from person where code = 'secretary')`.execute(
      talk.db,
    );
    expect(to(await talk.press("secretary", press), "secretary").text).toContain("chưa được phân quyền");
  });

  test("a text that was meant for an open form is no question, and what is set aside is gone until it is asked again", async () => {
    const talk = await fresh();
    await talk.say("officer-chi-lang", "/baocao");
    await talk.say("officer-chi-lang", "blah blah");
    expect((await say(talk, "secretary", "/chuahieu")).text).toContain("không có câu hỏi nào chưa hiểu");
    await talk.say("leader", UNKNOWN);
    await talk.say("secretary", "/chuahieu");
    await choose(talk, "secretary", UNKNOWN);
    await choose(talk, "secretary", "Bỏ qua câu này");
    expect((await say(talk, "secretary", "/chuahieu")).text).toContain("không có câu hỏi nào chưa hiểu");
    await talk.say("leader", UNKNOWN);
    expect((await say(talk, "secretary", "/chuahieu")).text).toContain("1 lần");
  });

  test("is forgotten after 90 days, not before", async () => {
    const talk = await fresh();
    await talk.say("leader", UNKNOWN);
    const age = async (days: number): Promise<void> => {
      await sql`update missed_question set asked_at = ${talk.app.clock.now().minus({ days })}`.execute(talk.db);
    };
    await age(89);
    await talk.clock("2024-08-11T03:00:00");
    expect((await say(talk, "secretary", "/chuahieu")).text).toContain("sổ xanh");
    await age(91);
    await talk.clock("2024-08-12T03:00:00");
    expect((await say(talk, "secretary", "/chuahieu")).text).not.toContain("sổ xanh");
  });
});

describe("a word that is taught", () => {
  test("is shown with its effect, holds at once for everybody, is told to the others, and can be taken back", async () => {
    const talk = await fresh();
    await talk.say("leader", "huyện nào có tỷ lệ sổ xanh dưới 45%");
    expect((await say(talk, "head-chi-lang", UNKNOWN)).text).toContain("chưa hiểu");
    await talk.say("secretary", "/chuahieu");
    await choose(talk, "secretary", UNKNOWN);
    const proposed = await choose(talk, "secretary", "Thêm từ đồng nghĩa");
    expect(proposed.choices).toContain("“sổ xanh”");
    await choose(talk, "secretary", "“sổ xanh”");
    const preview = await choose(talk, "secretary", "thanh toán trực tuyến");
    expect(preview.text).toContain("2 câu hỏi đã gặp sẽ hiểu được");
    expect(preview.text).toContain("“huyện nào có tỷ lệ sổ xanh dưới 45%” → huyện nào thanh toán trực tuyến dưới 45%");
    // nothing holds before the yes
    expect((await say(talk, "head-chi-lang", UNKNOWN)).text).toContain("chưa hiểu");

    const told = await talk.choose("secretary", "Thêm từ này");
    expect(to(told, "secretary").text).toContain("Từ bây giờ “sổ xanh”");
    expect((await say(talk, "head-chi-lang", "So xanh cua Chi Lang")).text).toContain("44,83%");
    expect((await say(talk, "secretary", "/chuahieu")).text).toContain("không có câu hỏi nào chưa hiểu");

    await talk.say("secretary", "/tudien");
    const gone = await choose(talk, "secretary", "Bỏ “sổ xanh”");
    expect(gone.text).toContain("có hiệu lực ngay");
    expect((await say(talk, "head-chi-lang", UNKNOWN)).text).toContain("chưa hiểu");
    expect((await say(talk, "secretary", "/chuahieu")).text).toContain("sổ xanh");
    const { rows } = await sql<{ action: string; old: unknown; new: unknown }>`
      select action, old, new from audit where action like 'synonym.%' order by id`.execute(talk.db);
    const word = { phrase: "sổ xanh", indicator: "online-payment" };
    expect(rows.map(({ action }) => action)).toEqual(["synonym.add", "synonym.remove"]);
    expect(Object.keys(rows[0]?.new as object)).toEqual(Object.keys(word));
    expect(rows[1]?.old).toEqual(rows[0]?.new);
    expect(await findBrokenAuditEntry(talk.db)).toBeUndefined();
  });

  test("is told to the other administrators, who take it back from there", async () => {
    const talk = await fresh();
    await talk.say("admin", "/trogiup");
    const told = await teach(talk);
    expect(to(told, "admin").text).toContain("Thư ký Sở Nội vụ (mẫu) đã thêm từ đồng nghĩa: “sổ xanh”");
    const taken = await talk.choose("admin", "Bỏ “sổ xanh”");
    expect(to(taken, "secretary").text).toContain("Quản trị hệ thống (mẫu) đã bỏ từ đồng nghĩa “sổ xanh”");
    expect((await say(talk, "leader", UNKNOWN)).text).toContain("chưa hiểu");
  });

  test("may be a unit's", async () => {
    const talk = await fresh();
    await talk.say("secretary", "/tudien ải bắc = huyện Chi Lăng");
    await choose(talk, "secretary", "Thêm từ này");
    expect((await say(talk, "leader", "thanh toán trực tuyến của Ải Bắc")).text).toContain("44,83%");
    expect((await say(talk, "leader", "thanh toan truc tuyen ai bac")).text).toContain("Huyện Chi Lăng");
  });

  test("cannot be taught twice, not even by two at once", async () => {
    const talk = await fresh();
    await talk.say("admin", "/tudien sổ xanh = hài lòng");
    await talk.say("secretary", "/tudien sổ xanh = thanh toán trực tuyến");
    await choose(talk, "secretary", "Thêm từ này");
    const late = await choose(talk, "admin", "Bỏ “sổ xanh”");
    expect(late.text).toContain("có hiệu lực ngay");
    await teach(talk);
    expect((await say(talk, "secretary", "/tudien so xanh = hài lòng")).text).toContain("đã là tên gọi của");
    expect((await say(talk, "secretary", "/tudien sổ xanh = thanh toán trực tuyến")).text).toContain("rồi");
  });

  test("is refused where it would make unclear what is clear", async () => {
    const talk = await fresh();
    for (const [input, sentence] of [
      ["trực tuyến = thanh toán trực tuyến", "đã là tên gọi của"],
      ["hai long = thanh toán trực tuyến", "đã là tên gọi của “người dân, DN hài lòng”"],
      ["chi lang = thanh toán trực tuyến", "đã là tên gọi của Phường Chi Lăng"],
      ["của các = thanh toán trực tuyến", "từ thông dụng"],
      ["dưới = thanh toán trực tuyến", "từ thông dụng"],
      ["quý trước = thanh toán trực tuyến", "từ thông dụng"],
      ["xy = thanh toán trực tuyến", "ngắn quá"],
      ["sổ 45 = thanh toán trực tuyến", "có số hoặc dấu"],
      ["một hai ba bốn năm sáu bảy = thanh toán trực tuyến", "dài quá"],
      ["dịch vụ công = thanh toán trực tuyến", "nằm trong tên của"],
      ["sổ xanh = xyzzy", "Không có chỉ tiêu hay đơn vị nào"],
    ] as const) {
      expect((await say(talk, "secretary", `/tudien ${input}`)).text, input).toContain(sentence);
      await talk.say("secretary", "huỷ");
    }
    expect((await sql`select 1 from synonym`.execute(talk.db)).rows).toEqual([]);
  });

  test("can be given up, or given another meaning by typing it", async () => {
    const talk = await fresh();
    await talk.say("secretary", "/tudien sổ xanh = thanh toán trực tuyến");
    expect((await say(talk, "secretary", "hài lòng")).text).toContain("Sẽ hiểu “sổ xanh” là “người dân, DN hài lòng”");
    expect((await say(talk, "secretary", "huỷ")).text).toBe("Không thêm từ nào.");
    expect((await say(talk, "secretary", "/tudien")).text).toContain("chưa có từ nào");
  });
});

test("a word holds in the province of whoever taught it, and is taken back there alone", async () => {
  const talk = await fresh();
  const { rows } = await sql<{ id: number }>`
    insert into unit (code, name, short_name, level, valid_from)
    values ('other', 'Tỉnh Khác', 'Khác', 'province', '2000-01-01') returning id`.execute(talk.db);
  await teach(talk);
  await sql`update assignment set unit_id = ${rows[0]?.id ?? 0}
    where person_id = (select id from person where code = 'admin')`.execute(talk.db);
  expect((await say(talk, "admin", "/tudien")).text).toContain("chưa có từ nào");
  expect((await say(talk, "secretary", "/tudien")).text).toContain("sổ xanh");
  expect((await say(talk, "leader", UNKNOWN)).text).toContain("44,83%");
});
