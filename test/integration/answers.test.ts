import { createHash } from "node:crypto";
import { sql } from "kysely";
import readExcel from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { findAttachment } from "../../src/store/attachments.ts";
import { transaction } from "../../src/store/database.ts";
import { erasePerson } from "../../src/store/personal-data.ts";
import { at } from "../support/province.ts";
import { prepareTalks, type Talk, type Told } from "../support/talk.ts";

const fresh = await prepareTalks();
/** For whatever neither changes data nor minds what was asked before. */
const shared = await fresh();
const BELOW = "huyện nào dưới 45% thanh toán trực tuyến";

function only(told: readonly Told[]): Told {
  expect(told).toHaveLength(1);
  return told[0] as Told;
}

async function ask(talk: Talk, as: string, text: string, chat = as): Promise<Told & { code: string }> {
  const answer = only(await talk.say(as, text, chat));
  const code = /TL-[A-Z\d]+/.exec(answer.text)?.[0] ?? "";
  return { ...answer, code };
}

/** The rows of an answer, without the sentences around them. */
function rowsOf(text: string): string[] {
  return text.split("\n").filter((line) => /: .* [✓✗]$/.test(line));
}

/** Chi Lăng's figure becomes another one, as when a corrected report is sent. */
async function correct(talk: Talk, to: number): Promise<void> {
  const now = talk.app.clock.now();
  await sql`
    with old as (
      update figure f set superseded_at = ${now} from unit u, indicator i
      where u.id = f.unit_id and u.code = '187' and i.id = f.indicator_id and f.period = '2024-H1'
        and f.superseded_at is null and f.numerator = 2262
      returning f.*)
    insert into figure (unit_id, indicator_id, period, version, state, numerator, denominator, source, report_id, recorded_at)
    select unit_id, indicator_id, period, version + 1, state, ${to}, denominator, source, report_id, ${now} from old`.execute(
    talk.db,
  );
}

describe("an answer asked for again", () => {
  test.each([
    ["a day later", "2024-08-11T09:00:00"],
    ["within the same instant", undefined],
  ])("shows what it showed, although a figure was corrected %s, and that it would differ now", async (_, later) => {
    const talk = await fresh();
    const first = await ask(talk, "leader", BELOW);
    if (later) talk.skip(later);
    await correct(talk, 2300);

    const again = only(await talk.say("leader", `/traloi ${first.code}`));
    expect(rowsOf(again.text)).toEqual(rowsOf(first.text));
    expect(again.text).toContain("44,83%");
    expect(again.text).toContain("đúng như đã trả lời");
    expect(again.text).toContain("lập từ 11 số liệu");
    expect(again.text).toContain("kết quả khác (1 dòng)");
    const now = only(await talk.choose("leader", "Hỏi lại bây giờ"));
    expect(now.text).not.toContain("Chi Lăng: ");
  });

  test("says that nothing would differ where nothing does, by the code alone", async () => {
    const talk = shared;
    const { code } = await ask(talk, "leader", BELOW);
    const again = only(await talk.say("leader", code.toLowerCase()));
    expect(again.text).toContain("kết quả vẫn vậy");
    expect(again.text).toContain("Anh/chị đã hỏi: “huyện nào dưới 45%");
    expect(again.choices).toEqual(["Xuất Excel", "Xuất CSV"]);
  });

  test("says where its figures come from, and names people only to those who work with them", async () => {
    const talk = await fresh();
    const { code } = await ask(talk, "leader", "thanh toán trực tuyến của Chi Lăng");
    const toLeader = only(await talk.say("leader", code)).text;
    expect(toLeader).toContain("báo cáo lần gửi 1 (đã duyệt), ghi lúc 09:10 ngày 23/5/2024, cán bộ đầu mối");
    await sql`update figure set recorded_by = (select id from person where code = 'officer-chi-lang')`.execute(talk.db);
    expect(only(await talk.say("leader", code)).text).not.toContain("(mẫu)");
    expect(only(await talk.say("officer-chi-lang", code)).text).toContain("Cán bộ đầu mối Huyện Chi Lăng (mẫu)");
  });

  test("a report that was sent since is not yet sent in it", async () => {
    const talk = await fresh();
    const first = await ask(talk, "leader", "đơn vị nào chưa nộp báo cáo quý III năm 2024");
    await sql`
      insert into report (obligation_id, version, status, submitted_at)
      select o.id, 1, 'submitted', ${talk.app.clock.now()} from obligation o join unit u on u.id = o.unit_id
      where u.code = '187' and o.period = '2024-Q3'`.execute(talk.db);
    const again = only(await talk.say("leader", first.code)).text;
    expect(again).toContain("Huyện Chi Lăng: chưa nộp");
    expect(again).toContain("đúng như đã trả lời");
    expect(again).toContain("kết quả khác");
  });

  test("what cannot be put back is said: a task that went on since", async () => {
    const talk = await fresh();
    const { code } = await ask(talk, "leader", "nhiệm vụ chưa hoàn thành");
    expect(code).not.toBe("");
    await sql`update directive set done = done + 1 where done + 1 < total`.execute(talk.db);
    expect(only(await talk.say("leader", code)).text).toContain("không còn khớp");
  });

  test("is shown for the last answers of the chat without a code, and explains codes that are none", async () => {
    const talk = shared;
    expect(only(await talk.say("admin", "/traloi")).text).toContain("Chưa có câu trả lời nào");
    const { code } = await ask(talk, "admin", BELOW);
    const offered = only(await talk.say("admin", "/traloi"));
    expect(offered.choices[0]).toContain(code);
    expect(only(await talk.choose("admin", offered.choices[0] as string)).text).toContain(`Câu trả lời ${code}`);
    expect(only(await talk.say("admin", "/traloi chi lăng")).text).toContain("không phải mã");
  });
});

describe("rights on answers", () => {
  test("who may not see it learns as much as of a code that never was", async () => {
    const talk = shared;
    const { code } = await ask(talk, "leader", BELOW);
    const hidden = only(await talk.say("officer-chi-lang", `/traloi ${code}`)).text;
    const never = only(await talk.say("officer-chi-lang", "/traloi TL-ZZZZ")).text;
    expect(hidden.replace(code, "")).toBe(never.replace("TL-ZZZZ", ""));
    expect(only(await talk.say("stranger", code)).text).not.toContain(code);
  });

  test("who would have got the same answer gets it; who sees more gets the asker's", async () => {
    const talk = shared;
    const own = await ask(talk, "officer-chi-lang", "huyện nào thanh toán trực tuyến từ 40% trở lên");
    expect(own.text).toContain("Chỉ gồm các đơn vị anh/chị được xem");
    const toLeader = only(await talk.say("leader", own.code)).text;
    expect(rowsOf(toLeader)).toEqual(rowsOf(own.text));
    expect(toLeader).not.toContain("Anh/chị đã hỏi");
    expect(only(await talk.say("officer-loc-binh", own.code)).text).toContain("Không tìm thấy câu trả lời");
    const theirs = await ask(talk, "leader", "thanh toán trực tuyến của Chi Lăng");
    expect(rowsOf(only(await talk.say("head-chi-lang", theirs.code)).text)).toEqual(rowsOf(theirs.text));
  });

  test("rights are those of the moment, for the answer as for its file", async () => {
    const talk = await fresh();
    const { code } = await ask(talk, "leader", BELOW);
    const press = await talk.find("leader", "Xuất Excel");
    await sql`update assignment set role = 'officer', unit_id = (select id from unit where code = '187')
      where person_id = (select id from person where code = 'leader')`.execute(talk.db);
    expect(only(await talk.say("leader", code)).text).toContain("Không tìm thấy câu trả lời");
    expect(only(await talk.press("leader", press)).text).toContain("Không tìm thấy câu trả lời");
  });
});

/** The files that went out with the newest message of a chat. */
async function filesTo(talk: Talk, chat: string): Promise<{ name: string; mime: string; content: Buffer }[]> {
  const { rows } = await sql<{ body: { attachments?: { hash: string; name: string; mime: string }[] } }>`
    select o.body from outbox o join chat c on c.id = o.chat_id where c.external_id = ${chat} order by o.id desc limit 1`.execute(
    talk.db,
  );
  return Promise.all(
    (rows[0]?.body.attachments ?? []).map(async ({ hash, name, mime }) => {
      const { content } = (await findAttachment(talk.db, hash)) as { content: Buffer };
      expect(createHash("sha256").update(content).digest("hex")).toBe(hash);
      return { name, mime, content };
    }),
  );
}

describe("files of answers", () => {
  test("hold the rows, exact, with code, query and sources; of the answer's instant", async () => {
    const talk = await fresh();
    const { code, choices } = await ask(talk, "leader", BELOW);
    expect(choices).toContain("Xuất Excel");
    talk.skip("2024-08-12T09:00:00");
    await correct(talk, 2300);
    await talk.choose("leader", "Xuất Excel");
    const [file] = await filesTo(talk, "leader");
    expect(file?.name).toBe(`Huyen-nao-thanh-toan-truc-tuyen-duoi-45-6-thang-dau-nam-2024-${code}.xlsx`);
    const sheets = await readExcel(file?.content as Buffer);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Số liệu", "Ghi chú", "Nguồn"]);
    const [data, notes, sources] = sheets.map((sheet) => sheet.data);
    expect(data?.[0]).toEqual([
      ...["Đơn vị", "Mã đơn vị", "Chỉ tiêu", "Kỳ báo cáo", "Giá trị", "Tử số", "Mẫu số", "Mức giao", "Kết quả"],
    ]);
    const chiLang = data?.find((row) => row[1] === "187");
    expect(chiLang?.slice(4)).toEqual([expect.closeTo(2262 / 5046, 9), 2262, 5046, "trên 45%", "chưa đạt"]);
    expect(data).toHaveLength(11);
    expect(notes?.find(([label]) => label === "Mã tra cứu")?.[1]).toBe(code);
    expect(notes?.map(([, text]) => text).join("\n")).toContain("Hiểu là: huyện nào thanh toán trực tuyến dưới 45%");
    expect(sources).toHaveLength(12);
  });

  test("follow the question as words: csv where that is said, and nothing that could be a formula", async () => {
    const talk = await fresh();
    await sql`update unit set name = '=1+1' where code = '187'`.execute(talk.db);
    await talk.say("leader", BELOW);
    const told = only(await talk.say("leader", "gửi file csv"));
    expect(told.text).toContain("Tệp CSV, 10 dòng");
    const [file] = await filesTo(talk, "leader");
    const text = file?.content.toString("utf8") ?? "";
    expect(text.startsWith("\uFEFFĐơn vị;")).toBe(true);
    expect(text).toContain("\r\n'=1+1;187;");
    expect(text).toContain(";44,8275862069%;2262;5046;");
  });

  test("are sent however they are asked for", async () => {
    const talk = shared;
    for (const said of ["xuất excel", "gửi file", "export", "tải về", "cho file excel"]) {
      await talk.say("leader", "các huyện theo hài lòng");
      await talk.say("leader", said);
      const sent = (await filesTo(talk, "leader")).map(({ name }) => name.split(".").at(-1));
      expect(sent, said).toEqual(["xlsx"]);
    }
  });

  test("are offered in full for lists beyond the phone, and not for a single figure or beside an open form", async () => {
    const talk = shared;
    const long = await ask(talk, "leader", "các xã theo hài lòng");
    expect(long.choices).toContain("Xem hết (Excel)");
    await talk.choose("leader", "Xem hết (Excel)");
    const sheets = await readExcel((await filesTo(talk, "leader"))[0]?.content as Buffer);
    expect(sheets[0]?.data.length).toBe(38);
    const single = await ask(talk, "leader", "thanh toán trực tuyến của Chi Lăng");
    expect(single.code).not.toBe("");
    expect(single.choices).toEqual([]);
    await talk.say("officer-chi-lang", "/baocao");
    const beside = await ask(talk, "officer-chi-lang", "các chỉ tiêu của Chi Lăng quý I năm 2024");
    expect(beside.code).not.toBe("");
    expect(beside.choices).not.toContain("Xuất Excel");
  });
});

test("a question that takes too long is stopped with a sentence, and the chat goes on", async () => {
  const talk = await fresh();
  const client = await talk.app.connection.pool.connect();
  try {
    await client.query("begin; lock table figure in access exclusive mode");
    expect(only(await talk.say("leader", BELOW)).text).toContain("cần quá nhiều thời gian");
  } finally {
    await client.query("rollback");
    client.release();
  }
  expect((await ask(talk, "leader", BELOW)).code).not.toBe("");
});

test("of a person who is erased no word is left", async () => {
  const talk = await fresh();
  await ask(talk, "leader", BELOW);
  await talk.say("leader", "sổ xanh của Chi Lăng");
  const { id } = await talk.db.selectFrom("person").select("id").where("code", "=", "leader").executeTakeFirstOrThrow();
  const now = talk.app.clock.now();
  await transaction(talk.db, (trx) => erasePerson(trx, id, { name: "Người 1", text: "(đã xoá)" }, now));
  expect(await talk.db.selectFrom("answer").select("text").execute()).toEqual([{ text: "(đã xoá)" }]);
  expect(await talk.db.selectFrom("missed_question").select("text").execute()).toEqual([]);
});

test("answers older than 400 days are forgotten", async () => {
  const talk = await fresh();
  const { code } = await ask(talk, "leader", BELOW);
  const age = async (days: number): Promise<void> => {
    await sql`update answer set asked_at = ${at("2024-08-11T02:15:00").minus({ days })}`.execute(talk.db);
  };
  await age(400);
  await talk.clock("2024-08-11T03:00:00");
  expect(only(await talk.say("leader", code)).text).toContain(`Câu trả lời ${code}`);
  await age(401);
  await talk.clock("2024-08-12T03:00:00");
  expect(only(await talk.say("leader", code)).text).toContain("Không tìm thấy");
});
