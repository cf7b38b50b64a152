import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { FakeGroup, buttonOf, buttonsOf, type FakePerson } from "../fakes/telegram/people.ts";
import { FakeTelegram } from "../fakes/telegram/server.ts";
import type { Update } from "grammy/types";
import type { Shown } from "../fakes/telegram/world.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { say, type Reply } from "../../src/render/message.ts";
import { transaction } from "../../src/store/database.ts";
import { saveAttachment, saveDrawing } from "../../src/store/attachments.ts";
import { at } from "../support/province.ts";
import { personOn, prepareTelegramProvince, startTelegramProcess } from "../support/telegram.ts";

const { db, url } = await prepareTelegramProvince();
const fake = await FakeTelegram.start();
afterAll(() => fake.close());

const officer = await personOn(fake, db, "officer-chi-lang");
const leader = await personOn(fake, db, "leader");
await startTelegramProcess(fake.root, url, { webhook: true });
await startTelegramProcess(fake.root, url, { webhook: true });
let messages = 0;

/** What the bot shows next in a chat after something was done there. */
async function after(place: { readonly shown: readonly Shown[] }, act: () => unknown): Promise<Shown> {
  const before = place.shown.length;
  act();
  await expect.poll(() => place.shown.length).toBeGreaterThan(before);
  return place.shown.at(-1) as Shown;
}

async function chatIdOf(externalId: number): Promise<number> {
  const chat = db.selectFrom("chat").select("id").where("platform", "=", "telegram");
  return (await chat.where("external_id", "=", String(externalId)).executeTakeFirstOrThrow()).id;
}

/** Puts a message to somebody into the outbox, as a job does, and waits until it has ended somehow. */
async function post(externalId: number, reply: Reply): Promise<{ status: string; reason: string | null }> {
  messages += 1;
  const key = `test~${messages}`;
  const chatId = await chatIdOf(externalId);
  const now = at("2024-08-12T09:00:00");
  await transaction(db, (trx) => addToOutbox(trx, [{ key, chatId, reply, priority: "broadcast" }], now));
  const row = () =>
    db.selectFrom("outbox").select(["status", "reason"]).where("key", "=", key).executeTakeFirstOrThrow();
  await expect.poll(async () => (await row()).status).not.toMatch(/pending|sending/);
  return row();
}

const unreachable = async (externalId: number): Promise<boolean> => {
  const chat = db.selectFrom("chat").select("unreachable_at").where("external_id", "=", String(externalId));
  return (await chat.executeTakeFirstOrThrow()).unreachable_at !== null;
};

beforeAll(async () => {
  officer.say("trợ giúp");
  await vi.waitFor(() => expect(officer.shown).toHaveLength(1), { timeout: 30_000, interval: 20 });
});

describe("in private", () => {
  test("a question is answered with HTML, whose table and picture arrive", async () => {
    const before = leader.shown.length;
    leader.say("huyện nào dưới 45% thanh toán trực tuyến?");
    await expect.poll(() => leader.shown.length).toBeGreaterThan(before);
    const all = () => leader.shown.slice(before);
    await expect.poll(() => all().some(({ kind }) => kind === "photo")).toBe(true);

    const text = all()
      .map((shown) => shown.text)
      .join("\n");
    expect(text).toContain("%");
    expect(text).not.toMatch(/<b>|&lt;/);
    expect(all().some(({ entities }) => entities.some(({ type }) => type === "bold" || type === "pre"))).toBe(true);
  });

  test("a press is acknowledged at once, done once, and leaves the button marked and alone", async () => {
    const prompt = await after(officer, () => officer.say("/baocao"));
    const [first] = buttonsOf(prompt);
    expect(first).toBeDefined();
    const label = first?.text ?? "";
    let press: Update | undefined;
    await after(officer, () => {
      press = officer.press(label, prompt);
    });
    await expect.poll(() => fake.methods.answered).toContain(press?.callback_query?.id);
    await expect.poll(() => buttonsOf(prompt).map(({ text }) => text)).toEqual([`✓ ${label}`]);

    const shown = officer.shown.length;
    await fake.inbound.deliver(press as Update);
    officer.pressData(buttonOf(prompt, `✓ ${label}`).callback_data);
    await expect.poll(() => fake.inbound.isDone).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(officer.shown).toHaveLength(shown);
  });

  test("button data that was made up or changed does nothing but say so", async () => {
    const inbox = async () =>
      (await db.selectFrom("inbox").select("id").where("message_id", "like", "press:%").execute()).length;
    const before = await inbox();
    await after(officer, () => officer.say("/handop"));
    const data = buttonsOf(withButtons(officer))[0]?.callback_data ?? "";
    const changed = data.replace(/^(\d+)\.(\d+)/, (_whole, id: string, index: string) => `${id}.${Number(index) + 1}`);
    for (const forged of [changed, "1.0k.AAAAAAAAAAAAAAAA", "x".repeat(64)]) officer.pressData(forged);
    await expect.poll(() => fake.inbound.isDone).toBe(true);
    expect(await inbox()).toBe(before);
  });

  test("a file is fetched, kept and answered; one that Telegram does not hand over is asked for again", async () => {
    const refused = await after(officer, () =>
      officer.sendDocument("ghi-chu.txt", Buffer.from("không phải bảng tính")),
    );
    expect(refused.text.length).toBeGreaterThan(10);

    const missing = await after(officer, () =>
      officer.send({ document: { file_id: "gone", file_unique_id: "gone", file_name: "a.xlsx", file_size: 10 } }),
    );
    expect(missing.text).toContain("Tôi chưa tải được tệp này");
    const big = await after(officer, () =>
      officer.send({
        document: { file_id: "big", file_unique_id: "b", file_name: "a.xlsx", file_size: 11 * 1024 * 1024 },
      }),
    );
    expect(big.text).toContain("10 MB");
  });

  test("edited and forwarded words are not taken for the person's, and that is said", async () => {
    let update: Update | undefined;
    await after(officer, () => {
      update = officer.say("trợ giúp");
    });
    const edited = await after(officer, () => officer.edit(update as Update, "không"));
    expect(edited.text).toContain("Sửa tin cũ");
    const forwarded = await after(officer, () =>
      officer.say("41,5%", { forward_origin: { type: "hidden_user", sender_user_name: "Ai đó", date: 1 } }),
    );
    expect(forwarded.text).toContain("Tin chuyển tiếp");
    const sticker = await after(officer, () => officer.send({ sticker: { file_id: "s" } }));
    expect(sticker.text).toContain("nhãn dán");
  });

  test("what people typed is never markup, and a long text is cut between words", async () => {
    const name = `<b>&lt;Xã "A" & 'B'</b>`;
    await post(officer.user.id, say(`${name} ${"chữ ".repeat(1500)}hết`));
    const parts = officer.shown.slice(-2);
    expect(parts[0]?.text).toContain(name);
    expect(parts[0]?.text.length).toBeLessThanOrEqual(4096);
    expect(parts[1]?.text.endsWith("hết")).toBe(true);
    expect(
      parts
        .map(({ text }) => text)
        .join("")
        .replaceAll(/\s/g, ""),
    ).toBe(`${name}${"chữ".repeat(1500)}hết`.replaceAll(/\s/g, ""));
  });

  test("a wide table is a rich message, and text where the server knows none", async () => {
    const table = {
      blocks: [
        {
          kind: "table" as const,
          head: ["Đơn vị", "Trực tuyến", "Thanh toán", "Đúng hạn"],
          rows: [["Huyện Chi Lăng", "41,05%", "38,20%", "99,10%"]],
        },
      ],
    };
    await post(officer.user.id, table);
    expect(officer.newest).toMatchObject({ kind: "rich", text: expect.stringContaining("Huyện Chi Lăng | 41,05%") });
    fake.methods.knowsRich = false;
    await post(officer.user.id, table);
    expect(officer.newest).toMatchObject({ kind: "text", text: expect.stringContaining("Huyện Chi Lăng: 41,05%") });
    fake.methods.knowsRich = true;
  });

  test("a picture with a short text is one message with its caption, and a file keeps its name", async () => {
    const content = Buffer.from("89504e470d0a1a0a", "hex");
    const hash = await transaction(db, (trx) =>
      saveAttachment(trx, { mime: "image/png", content }, at("2024-08-12T09:00:00")),
    );
    const picture = { hash, name: "bieu-do.png", mime: "image/png", alt: "Biểu đồ" };
    await post(officer.user.id, { ...say("Ngắn & gọn"), attachments: [picture] });
    expect(officer.newest).toMatchObject({ kind: "photo", text: "Ngắn & gọn", file: { name: "bieu-do.png" } });
    await post(officer.user.id, { ...say("Có tệp"), attachments: [{ ...picture, name: "a.xlsx", mime: "x/y" }] });
    expect(officer.newest).toMatchObject({ kind: "document", text: "Có tệp", file: { name: "a.xlsx" } });
  });
});

function withButtons(person: FakePerson): Shown {
  const shown = person.shown.findLast((one) => buttonsOf(one).length > 0);
  if (!shown) throw new Error("no message has buttons");
  return shown;
}

describe("when sending fails", () => {
  test("a person who has blocked the bot is marked, and no more once something comes again", async () => {
    const head = await personOn(fake, db, "head-chi-lang");
    await after(head, () => head.say("trợ giúp"));
    head.chat.isClosed = true;
    expect(await post(head.user.id, say("chào"))).toEqual({ status: "failed", reason: "blocked" });
    await expect.poll(() => unreachable(head.user.id)).toBe(true);
    head.unblock();
    await expect.poll(() => unreachable(head.user.id)).toBe(false);
    head.block();
    await expect.poll(() => unreachable(head.user.id)).toBe(true);
    head.chat.isClosed = false;
    await after(head, () => head.say("trợ giúp"));
    expect(await unreachable(head.user.id)).toBe(false);
  });

  test.each([
    ["dropped-after", "unknown"],
    ["error-500", "unknown"],
    ["bad-gateway", "unknown"],
  ] as const)("after %s the end is unknown, and nothing is repeated", async (fault, status) => {
    fake.fail("sendMessage", fault);
    const before = officer.shown.length;
    expect((await post(officer.user.id, say(`thử ${fault}`))).status).toBe(status);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(officer.shown.length - before).toBe(fault === "dropped-after" ? 1 : 0);
  });

  test("text that Telegram cannot format goes out plain; a photo that is none as a file", async () => {
    fake.fail("sendMessage", "unreadable");
    await post(officer.user.id, { blocks: [{ kind: "text", spans: [{ bold: "Xã <A> & B" }] }] });
    expect(officer.newest).toMatchObject({ text: "Xã <A> & B", entities: [] });
    const hash = await transaction(db, (trx) =>
      saveAttachment(trx, { mime: "image/png", content: Buffer.from("no picture") }, at("2024-08-12T09:00:00")),
    );
    await post(officer.user.id, { ...say("ảnh"), attachments: [{ hash, name: "a.png", mime: "image/png", alt: "a" }] });
    expect(officer.newest).toMatchObject({ kind: "document", text: "ảnh" });
  });

  test("a picture that cannot be drawn leaves the message its text and its buttons", async () => {
    const hash = await transaction(db, (trx) => saveDrawing(trx, "{}", at("2024-08-12T09:00:00")));
    const picture = { hash, name: "bieu-do.png", mime: "image/png", alt: "Biểu đồ" };
    const choices = [{ label: "Xuất Excel", action: { name: "traloi", args: {} } }];
    const lost = "(Không gửi kèm được tệp “bieu-do.png”.)";
    expect((await post(officer.user.id, { ...say("10/11 <huyện>"), attachments: [picture], choices })).status).toBe(
      "sent",
    );
    expect(officer.newest).toMatchObject({ kind: "text", text: `10/11 <huyện>\n\n${lost}` });
    expect(buttonsOf(officer.newest).map(({ text }) => text)).toEqual(["Xuất Excel"]);
    const long = "chữ ".repeat(400).trim();
    await post(officer.user.id, { ...say(long), attachments: [picture], choices });
    expect(officer.shown.slice(-2).map(({ text }) => text)).toEqual([lost, long]);
  });
});

describe("in a group", () => {
  let group: FakeGroup;

  beforeAll(async () => {
    group = new FakeGroup(fake, -4001, "Ban Chỉ đạo");
    const { id } = await db.selectFrom("unit").select("id").where("level", "=", "province").executeTakeFirstOrThrow();
    group.tell(leader, { group_chat_created: true });
    group.say(leader, `@${fake.username} trợ giúp`);
    await vi.waitFor(() => expect(group.shown).toHaveLength(1), { timeout: 30_000, interval: 20 });
    await db.updateTable("chat").set({ unit_id: id }).where("external_id", "=", "-4001").execute();
  });

  test("the bot speaks when it is named, answered, or given a command; otherwise it is silent", async () => {
    const question = "bao giờ đến hạn báo cáo tiếp theo?";
    const named = await after(group, () => group.say(leader, `@${fake.username} ${question}`));
    expect(named.text).toMatch(/8\/2024/);
    const answered = await after(group, () => group.answer(leader, question));
    expect(answered.text.split("\n")[0]).toBe(named.text.split("\n")[0]);
    await after(group, () => group.say(leader, `/trogiup@${fake.username}`));

    const before = group.shown.length;
    group.say(leader, question);
    group.say(leader, "/trogiup@another_bot");
    group.say(leader, "/weather");
    group.say(leader, `@${fake.username} ${question}`, { sender_chat: { id: -4001, type: "group" } });
    group.tell(leader, { pinned_message: {} });
    await expect.poll(() => fake.inbound.isDone).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(group.shown).toHaveLength(before);
  });

  test("a new name and its move to a supergroup are followed, with its unit, also when only a send finds out", async () => {
    group.tell(leader, { new_chat_title: "Ban Chỉ đạo tỉnh" });
    const row = () =>
      db
        .selectFrom("chat")
        .select(["id", "external_id", "title", "unit_id"])
        .where("title", "=", "Ban Chỉ đạo tỉnh")
        .executeTakeFirst();
    await expect.poll(row).toBeDefined();
    const before = await row();
    group.upgrade(leader, false);
    const shown = group.shown.length;
    expect((await post(-4001, say("vào nhóm mới"))).status).toBe("sent");
    expect(group.shown).toHaveLength(shown + 1);
    expect(await row()).toEqual({ ...before, external_id: String(group.chat.id) });

    // The news of the move comes late, and after messages from the new id.
    const again = await after(group, () => group.say(leader, `@${fake.username} trợ giúp`));
    expect(again.text.length).toBeGreaterThan(20);
    group.tell(leader, { migrate_from_chat_id: -4001 });
    await expect.poll(() => fake.inbound.isDone).toBe(true);
    await after(group, () => group.say(leader, `@${fake.username} bao giờ đến hạn báo cáo tiếp theo?`));
    expect(group.newest.text).toMatch(/8\/2024/);
  });

  test("a move whose new id has a chat already takes that over", async () => {
    const other = new FakeGroup(fake, -4002, "Nhóm huyện");
    await after(other, () => other.say(leader, `@${fake.username} trợ giúp`));
    const oldId = await chatIdOf(-4002);
    other.upgrade(leader, false);
    await after(other, () => other.say(leader, `@${fake.username} trợ giúp`));
    const newcomer = await chatIdOf(other.chat.id);
    expect(newcomer).not.toBe(oldId);
    other.tell(leader, { migrate_from_chat_id: -4002 });
    await expect.poll(() => chatIdOf(other.chat.id)).toBe(oldId);
  });

  test("once it is thrown out the group is marked", async () => {
    group.kick(leader);
    await expect.poll(() => unreachable(group.chat.id)).toBe(true);
  });
});

describe("the webhook", () => {
  test("refuses a wrong and a missing secret, takes a repeat without effect, and says 400 to what is no update", async () => {
    let update = {} as Update;
    await after(leader, () => {
      update = leader.say("trợ giúp");
    });
    const shown = leader.shown.length;
    expect(await fake.inbound.deliver(update, "wrong-secret-wrong-secret")).toBe(401);
    expect(await fake.inbound.deliver(update, "")).toBe(401);
    expect(await Promise.all([fake.inbound.deliver(update), fake.inbound.deliver(update)])).toEqual([200, 200]);
    expect(await fake.inbound.deliver({} as typeof update)).toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(leader.shown).toHaveLength(shown);
  });

  test("the menu has the commands of each scope and language", () => {
    const scopes = fake.methods.menus.map(({ scope, language_code: code }) => [(scope as { type: string }).type, code]);
    expect(scopes).toEqual(
      expect.arrayContaining([
        ["all_private_chats", undefined],
        ["all_private_chats", "en"],
        ["all_group_chats", undefined],
        ["all_group_chats", "en"],
      ]),
    );
    const [everything, , inGroups] = fake.methods.menus.map(({ commands }) =>
      (commands as { command: string }[]).map((one) => one.command),
    );
    expect(everything).toContain("baocao");
    expect(inGroups).not.toContain("baocao");
  });
});
