import { expect, test } from "vitest";
import { formatCode, MOST_FAILURES, MOST_STRANGER_ANSWERS } from "../../src/domain/access-code.ts";
import { OWN_BOT, type ChatChange } from "../../src/domain/incoming.ts";
import { transaction } from "../../src/store/database.ts";
import { issueInvitation } from "../../src/store/access-codes.ts";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { prepareTalks, type Talk, type Told } from "../support/talk.ts";
import { enforceRetentionJob } from "../../jobs/enforce-retention.ts";
import { createLog } from "../../src/log.ts";
import { at } from "../support/province.ts";

const fresh = await prepareTalks();

const REFUSED = "Mã này không dùng được";
const CODE = /[2-9A-Y]{4}-[2-9A-Y]{4}/;

function codeIn(told: readonly Told[]): string {
  const code = CODE.exec(told.map(({ text }) => text).join("\n"))?.[0];
  if (code === undefined) throw new Error(`no code in: ${JSON.stringify(told)}`);
  return code;
}

const textTo = (told: readonly Told[], to: string): string =>
  told
    .filter((one) => one.to === to)
    .map(({ text }) => text)
    .join("\n");

/** The secretariat's invitation of somebody as officer of Chi Lăng; its code. */
async function inviteOfficer(talk: Talk, name = "Nguyễn Văn An"): Promise<string> {
  await talk.say("secretary", `/moi ${name}, Huyện Chi Lăng, cán bộ đầu mối`);
  return codeIn(await talk.choose("secretary", "Cấp mã mời"));
}

async function actions(talk: Talk): Promise<string[]> {
  const rows = await talk.db.selectFrom("audit").select("action").orderBy("id").execute();
  return rows.map(({ action }) => action);
}

async function change(talk: Talk, chat: string, news: ChatChange): Promise<Told[]> {
  await talk.app.accept({
    platform: "console",
    bot: OWN_BOT,
    messageId: crypto.randomUUID(),
    chat: { externalId: chat, kind: "group" },
    sender: { externalId: "platform" },
    content: { kind: "change", change: news },
  });
  await talk.app.settle();
  return talk.heard();
}

test("an invitation makes a stranger an officer, once, and tells whoever made it", async () => {
  const talk = await fresh();
  const code = await inviteOfficer(talk);

  const told = await talk.say("phone-1", ` ${code.toLowerCase().replace("-", " ")} `);

  expect(textTo(told, "phone-1")).toContain("Chào mừng Nguyễn Văn An");
  expect(textTo(told, "phone-1")).toContain("cán bộ đầu mối của Huyện Chi Lăng");
  expect(textTo(told, "secretary")).toContain("Mã mời của Nguyễn Văn An");
  expect(textTo(await talk.say("phone-1", "/baocao"), "phone-1")).toContain("Quý III/2024");
  expect(textTo(await talk.say("phone-2", code), "phone-2")).toContain(REFUSED);
  const role = await talk.db
    .selectFrom("assignment")
    .innerJoin("person", "person.id", "person_id")
    .select(["valid_from", "valid_until"])
    .where("person.name", "=", "Nguyễn Văn An")
    .executeTakeFirstOrThrow();
  // no role outlives its unit
  expect(role).toEqual({ valid_from: "2024-08-10", valid_until: "2025-07-01" });
  expect(await actions(talk)).toEqual(expect.arrayContaining(["invitation.issue", "role.grant"]));
  expect(await findBrokenAuditEntry(talk.db)).toBeUndefined();
});

test("the code is nowhere in the database but in the message that carried it", async () => {
  const talk = await fresh();
  const code = (await inviteOfficer(talk)).replace("-", "");
  const rows = await talk.db.selectFrom("access_code").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(code);
  expect(rows[0]?.code_hash).toHaveLength(32);
});

test("wrong, used, revoked, expired: the same sentence", async () => {
  const talk = await fresh();
  const used = await inviteOfficer(talk);
  await talk.say("first", used);
  const revoked = await inviteOfficer(talk, "Lê Thị Ba");
  await talk.say("secretary", "/nhansu");
  await talk.choose("secretary", "Mã mời đang chờ (1)");
  const takenBack = await talk.choose("secretary", "Thu hồi mã của Lê Thị Ba");
  expect(textTo(takenBack, "secretary")).toContain("Đã thu hồi mã mời của Lê Thị Ba");
  const expired = await inviteOfficer(talk, "Trần Văn Bốn");
  const answers = [
    textTo(await talk.say("s-1", "AAAA-2222"), "s-1"),
    textTo(await talk.say("s-2", used), "s-2"),
    textTo(await talk.say("s-3", revoked), "s-3"),
  ];
  talk.skip("2024-08-17T07:59:00");
  const talkJustBefore = await inviteOfficer(talk, "Đỗ Văn Năm");
  talk.skip("2024-08-17T08:00:00");
  answers.push(textTo(await talk.say("s-4", expired), "s-4"));

  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain(REFUSED);
  talk.skip("2024-08-24T07:58:59");
  expect(textTo(await talk.say("s-5", talkJustBefore), "s-5")).toContain("Chào mừng");
});

test("an account that tries too often hears nothing more for an hour, not even with the right code", async () => {
  const talk = await fresh();
  const code = await inviteOfficer(talk);
  for (let count = 1; count <= MOST_FAILURES.perAccount; count += 1)
    expect(textTo(await talk.say("thief", `AAAA-222${count + 2}`), "thief")).toContain(REFUSED);
  expect(await talk.say("thief", code)).toEqual([]);
  expect(textTo(await talk.say("other", "AAAA-2229"), "other")).toContain(REFUSED);

  talk.skip("2024-08-10T09:00:00");
  expect(textTo(await talk.say("thief", code), "thief")).toContain("Chào mừng");
});

test("strangers get one sentence, a few times an hour; in groups nothing", async () => {
  const talk = await fresh();
  const answers = new Set<string>();
  for (const text of ["xin chào", "hài lòng của Chi Lăng", "/toi", "/nhansu", "12"])
    answers.add(textTo(await talk.say("nobody", text), "nobody"));
  expect(answers.size).toBe(1);
  expect(answers).not.toContain("");
  expect(MOST_STRANGER_ANSWERS).toBe(5);
  expect(await talk.say("nobody", "còn ai không")).toEqual([]);
  expect(await talk.say("nobody", "hài lòng của Chi Lăng", "group:bcd")).toEqual([]);
  expect(await talk.say("nobody", await inviteOfficer(talk), "group:bcd")).toEqual([]);
});

test("two accounts type one code at the same moment: one of them comes in", async () => {
  const talk = await fresh();
  const code = await inviteOfficer(talk);
  const chats = [
    await talk.bring("phone-1", { kind: "text", text: code }),
    await talk.bring("phone-2", { kind: "text", text: code }),
  ];
  await Promise.all(chats.map((chat) => talk.app.drain(chat)));
  await talk.app.settle();
  const told = talk.heard();
  const welcomed = ["phone-1", "phone-2"].filter((one) => textTo(told, one).includes("Chào mừng"));
  expect(welcomed).toHaveLength(1);
});

test("an invitation ends with the right of whoever made it", async () => {
  const talk = await fresh();
  await talk.say("head-chi-lang", "/moi Nguyễn Văn An, cán bộ đầu mối");
  const code = codeIn(await talk.choose("head-chi-lang", "Cấp mã mời"));
  await talk.say("secretary", "/nhansu Chủ tịch UBND Huyện Chi Lăng");
  await talk.choose("secretary", "Chủ tịch UBND Huyện Chi Lăng (mẫu) (lãnh đạo đơn vị)");
  await talk.choose("secretary", "Thu hồi vai trò");
  await talk.choose("secretary", "Thu hồi");
  expect(textTo(await talk.say("phone-1", code), "phone-1")).toContain(REFUSED);
});

test("a role that is taken back is gone with the next message and the next press", async () => {
  const talk = await fresh();
  await talk.say("officer-chi-lang", "/handop");
  const press = await talk.find("officer-chi-lang", "Nhập Quý III/2024");
  await talk.say("head-chi-lang", "/nhansu");
  await talk.choose("head-chi-lang", "Cán bộ đầu mối Huyện Chi Lăng (mẫu) (cán bộ đầu mối)");
  await talk.choose("head-chi-lang", "Thu hồi vai trò");
  const told = await talk.choose("head-chi-lang", "Thu hồi");

  expect(textTo(told, "officer-chi-lang")).toContain("đã kết thúc");
  expect(textTo(await talk.press("officer-chi-lang", press), "officer-chi-lang")).toContain("không giữ vai trò nào");
  const asked = await talk.say("officer-chi-lang", "hài lòng của Chi Lăng");
  expect(textTo(asked, "officer-chi-lang")).toContain("không giữ vai trò nào");
  expect(textTo(await talk.say("officer-chi-lang", "/toi"), "officer-chi-lang")).toContain("Vai trò: hiện không có");
});

test("a head cannot end the head's role, nor an officer give any", async () => {
  const talk = await fresh();
  const people = await talk.say("head-chi-lang", "/nhansu");
  expect(people[0]?.choices.join()).not.toContain("lãnh đạo đơn vị");
  expect(textTo(await talk.say("officer-chi-lang", "/moi"), "officer-chi-lang")).toContain("chưa được phân quyền");
  await talk.say("head-chi-lang", "/moi Trần Thị Bình, Huyện Cao Lộc, cán bộ đầu mối");
  expect(await talk.db.selectFrom("access_code").selectAll().execute()).toEqual([]);
});

test("an acting head needs a last day, and acts until its end", async () => {
  const talk = await fresh();
  const asked = await talk.say("head-chi-lang", "/moi Trần Thị Bình, lãnh đạo đơn vị");
  expect(textTo(asked, "head-chi-lang")).toContain("phải có ngày kết thúc");
  await talk.say("head-chi-lang", "20/8");
  await talk.say("acting", codeIn(await talk.choose("head-chi-lang", "Cấp mã mời")));

  const beyond = await talk.say("acting", "/moi Lê Văn Cường, lãnh đạo đơn vị, 21/8");
  expect(textTo(beyond, "acting")).toContain("giữ vai trò này đến hết 20/8/2024");
  expect(beyond[0]?.choices).toEqual(["Đến 20/8/2024"]);
  expect(textTo(await talk.say("acting", "22/8"), "acting")).toContain("chỉ cấp được đến ngày đó");
  expect(textTo(await talk.choose("acting", "Đến 20/8/2024"), "acting")).toContain("Mời Lê Văn Cường");
  await talk.choose("acting", "Thôi");

  talk.skip("2024-08-20T23:59:00");
  expect(textTo(await talk.say("acting", "/duyet"), "acting")).not.toContain("không giữ vai trò");
  talk.skip("2024-08-21T00:00:00");
  expect(textTo(await talk.say("acting", "/duyet"), "acting")).toContain("không giữ vai trò nào");
});

test("a successor takes over: the predecessor's role ends and the groups go along", async () => {
  const talk = await fresh();
  await talk.say("head-chi-lang", "/nhom", "group:new");
  await talk.choose("head-chi-lang", "Huyện Chi Lăng", "group:new");
  await talk.choose("head-chi-lang", "Không tự đăng gì", "group:new");
  await talk.say("secretary", "/nhansu Chủ tịch UBND Huyện Chi Lăng");
  await talk.choose("secretary", "Chủ tịch UBND Huyện Chi Lăng (mẫu) (lãnh đạo đơn vị)");
  await talk.choose("secretary", "Bàn giao cho người khác");
  await talk.say("secretary", "Lê Văn Cường");
  const code = codeIn(await talk.choose("secretary", "Cấp mã mời"));

  expect(textTo(await talk.say("head-chi-lang", "/duyet"), "head-chi-lang")).not.toContain("không giữ");
  await talk.say("successor", code);
  expect(textTo(await talk.say("head-chi-lang", "/duyet"), "head-chi-lang")).toContain("không giữ vai trò nào");
  const group = await talk.db
    .selectFrom("chat")
    .innerJoin("person", "person.id", "owner_id")
    .select("person.name")
    .where("external_id", "=", "group:new")
    .executeTakeFirst();
  expect(group).toEqual({ name: "Lê Văn Cường" });
});

test("a second account is linked by a code from the first, preferred, and taken away again", async () => {
  const talk = await fresh();
  await talk.say("officer-chi-lang", "/kenh");
  const code = codeIn(await talk.choose("officer-chi-lang", "Nối thêm tài khoản"));
  const told = await talk.say("second-phone", code);
  expect(textTo(told, "second-phone")).toContain("Đã nối tài khoản này");
  expect(textTo(told, "officer-chi-lang")).toContain("vừa được nối");
  expect(textTo(await talk.say("second-phone", "/handop"), "second-phone")).toContain("Quý III/2024");
  expect(textTo(await talk.say("third-phone", code), "third-phone")).toContain(REFUSED);

  await talk.say("officer-chi-lang", "/kenh");
  await talk.choose("officer-chi-lang", "Bỏ bàn điều khiển");
  await talk.choose("officer-chi-lang", "Bỏ tài khoản");
  expect(textTo(await talk.say("second-phone", "/handop"), "second-phone")).toContain("Xin chào");
});

test("one's own code lasts a quarter of an hour, and belongs to nobody who is somebody else", async () => {
  const talk = await fresh();
  await talk.say("officer-chi-lang", "/kenh");
  const code = codeIn(await talk.choose("officer-chi-lang", "Nối thêm tài khoản"));
  expect(textTo(await talk.say("officer-cao-loc", code), "officer-cao-loc")).toContain(REFUSED);
  talk.skip("2024-08-10T08:15:00");
  expect(textTo(await talk.say("late-phone", code), "late-phone")).toContain(REFUSED);
});

test("a group is registered by who may, changed by who may, and its owner hears what happens to it", async () => {
  const talk = await fresh();
  expect((await talk.say("officer-chi-lang", "/nhom", "group:new"))[0]?.text).toContain("chưa được phân quyền");
  expect((await talk.say("officer-chi-lang", "hài lòng của Chi Lăng", "group:new"))[0]?.text).toContain("chưa đăng ký");
  await talk.say("head-chi-lang", "/nhom", "group:new");
  const press = await talk.find("head-chi-lang", "Huyện Chi Lăng", "group:new");
  await talk.bring("head-cao-loc", press, "group:new");
  await talk.app.settle();
  expect(talk.heard()[0]?.text).toContain("không có quyền");
  await talk.choose("head-chi-lang", "Huyện Chi Lăng", "group:new");
  await talk.choose("head-chi-lang", "Bản tin tổng hợp", "group:new");
  expect((await talk.say("head-chi-lang", "hài lòng của Chi Lăng", "group:new"))[0]?.text).toContain("91,95%");
  // what the group may see and what the asker may see
  expect((await talk.say("head-chi-lang", "hài lòng của Cao Lộc", "group:new"))[0]?.text).not.toContain("%");

  expect(textTo(await change(talk, "group:new", { kind: "renamed", title: "CCHC mới" }), "head-chi-lang")).toContain(
    "CCHC mới",
  );
  const joined = { kind: "member-joined", member: { externalId: "unknown", name: "Người lạ" } } as const;
  const told = await change(talk, "group:new", joined);
  expect(told.map(({ to }) => to)).toEqual(["head-chi-lang"]);
  expect(told[0]?.text).toContain("Người lạ vừa vào nhóm");
  const known = { kind: "member-joined", member: { externalId: "officer-chi-lang" } } as const;
  expect(await change(talk, "group:new", known)).toEqual([]);
  const moved = await change(talk, "group:new", { kind: "moved", externalId: "group:super" });
  expect(textTo(moved, "head-chi-lang")).toContain("giữ nguyên");
  expect((await talk.say("head-chi-lang", "hài lòng của Chi Lăng", "group:super"))[0]?.text).toContain("91,95%");
  const left = await change(talk, "group:super", { kind: "left" });
  expect(textTo(left, "head-chi-lang")).toContain("đăng ký của nhóm kết thúc");
  expect((await talk.say("head-chi-lang", "hài lòng của Chi Lăng", "group:super"))[0]?.text).toContain("chưa đăng ký");
  expect(await actions(talk)).toEqual(expect.arrayContaining(["group.register", "group.end"]));
});

test("a group that moves to a chat from which something has come already takes its registration there", async () => {
  const talk = await fresh();
  await talk.say("head-chi-lang", "/trogiup", "group:super");
  await change(talk, "group:chi-lang", { kind: "moved", externalId: "group:super" });
  expect((await talk.say("head-chi-lang", "hài lòng của Chi Lăng", "group:super"))[0]?.text).toContain("91,95%");
});

test("who erases their data is a stranger afterwards, and the report they sent is still there", async () => {
  const talk = await fresh();
  const { id } = await talk.db
    .selectFrom("person")
    .select("id")
    .where("code", "=", "officer-chi-lang")
    .executeTakeFirstOrThrow();
  const reports = () => talk.db.selectFrom("report").select("id").where("submitted_by", "=", id).execute();
  const before = await reports();
  await talk.say("officer-chi-lang", "số bí mật của tôi là 4711");
  await talk.say("officer-chi-lang", "/toi");
  await talk.choose("officer-chi-lang", "Xoá dữ liệu của tôi");
  const told = await talk.choose("officer-chi-lang", "Xoá hẳn");

  expect(textTo(told, "secretary")).toContain("vừa trống");
  expect(textTo(await talk.say("officer-chi-lang", "/toi"), "officer-chi-lang")).toContain("Xin chào");
  expect(await reports()).toEqual(before);
  const person = await talk.db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(person).toMatchObject({ name: `Cán bộ số ${id}`, code: `erased-${id}` });
  const inbox = await talk.db.selectFrom("inbox").select("content").execute();
  expect(JSON.stringify(inbox)).not.toContain("4711");
  expect(await findBrokenAuditEntry(talk.db)).toBeUndefined();
});

test("what the retention table says is over is erased, to the day, and a second run finds nothing", async () => {
  const talk = await fresh();
  await talk.say("officer-chi-lang", "câu hỏi cũ");
  await talk.say("nobody", "xin chào");
  const run = async (when: string) => enforceRetentionJob.run({ db: talk.db, now: at(when), log: createLog("error") });
  expect(await run("2024-08-11T08:00:00")).toMatchObject({ messages: 0, strangers: 0, attempts: 0 });
  expect(await run("2024-08-11T08:00:01")).toMatchObject({ messages: 0, strangers: 0, attempts: 1 });
  expect(await run("2024-09-09T08:00:00")).toMatchObject({ strangers: 0 });
  expect(await run("2024-09-09T08:00:01")).toMatchObject({ strangers: 2 });
  expect(await run("2025-08-10T08:00:00")).toMatchObject({ messages: 0 });
  const over = await run("2025-08-10T08:00:01");
  expect(over["messages"]).toBeGreaterThanOrEqual(2);
  expect(await run("2025-08-10T08:00:01")).toMatchObject({ messages: 0, strangers: 0, people: 0 });
  const chats = await talk.db.selectFrom("chat").select("external_id").where("external_id", "=", "nobody").execute();
  expect(chats).toEqual([]);
});

test("a list of people gives a sheet of codes, each of which works; a row that is wrong stops all of them", async () => {
  const talk = await fresh();
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const sheet = async (rows: string[][]): Promise<Told[]> => {
    const data = rows.map((row) => row.map((value) => ({ value, type: String })));
    const content = await writeExcelFile(data).toBuffer();
    const { saveAttachment } = await import("../../src/store/attachments.ts");
    const hash = await transaction(talk.db, (trx) =>
      saveAttachment(trx, { mime: "application/octet-stream", content }, talk.app.clock.now()),
    );
    await talk.bring("secretary", { kind: "file", name: "ds.xlsx", mime: "", hash });
    await talk.app.settle();
    return talk.heard();
  };
  const head = ["Họ và tên", "Đơn vị", "Vai trò"];
  const wrong = await sheet([
    head,
    ["Nguyễn Văn An", "187", "cán bộ"],
    ["Lê Ba", "Huyện Không Có", "cán bộ"],
    ["Tư", "187", "vua"],
  ]);
  expect(wrong[0]?.text).toContain("Dòng 3: không có đơn vị “Huyện Không Có”");
  expect(wrong[0]?.text).toContain("Dòng 4: không có vai trò “vua”");
  expect(wrong[0]?.choices).toEqual([]);

  const right = await sheet([head, ["Nguyễn Văn An", "187", "cán bộ"], ["Lê Ba", "Huyện Cao Lộc", "lãnh đạo đơn vị"]]);
  expect(right[0]?.choices).toEqual(["Cấp 2 mã mời", "Thôi"]);
  await talk.choose("secretary", "Cấp 2 mã mời");
  expect(await talk.db.selectFrom("access_code").select(["name", "role"]).orderBy("id").execute()).toEqual([
    { name: "Nguyễn Văn An", role: "officer" },
    { name: "Lê Ba", role: "head" },
  ]);
});

test("a deep link's start is a code, also for somebody who is known and gets a further role", async () => {
  const talk = await fresh();
  const unit = await talk.db.selectFrom("unit").select("id").where("code", "=", "183").executeTakeFirstOrThrow();
  const invitation = {
    name: "Cán bộ Chi Lăng",
    unitId: unit.id,
    role: "officer",
    from: "2024-08-10",
    until: null,
  } as const;
  const { code } = await transaction(talk.db, (trx) =>
    issueInvitation(trx, invitation, undefined, talk.app.clock.now()),
  );
  const told = await talk.say("officer-chi-lang", `/start ${formatCode(code)}`);
  expect(textTo(told, "officer-chi-lang")).toContain("cán bộ đầu mối của Huyện Cao Lộc");
  expect(textTo(await talk.say("officer-chi-lang", "/handop"), "officer-chi-lang")).toContain("Huyện Cao Lộc");
});
