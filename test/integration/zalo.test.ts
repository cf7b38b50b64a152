import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { OWN_BOT } from "../../src/domain/incoming.ts";
import { plainText, say, type Reply } from "../../src/render/message.ts";
import { transaction } from "../../src/store/database.ts";
import { addToOutbox, type Outgoing } from "../../src/store/outbox.ts";
import { issueSignInLink, redeemSignInLink } from "../../src/store/sign-in.ts";
import { issueMediaLink } from "../../src/store/media-links.ts";
import { findBotWithRoom } from "../../src/store/bots.ts";
import { findEconomy, listBots } from "../../src/store/quota.ts";
import { beginSend } from "../../src/store/sends.ts";
import { until } from "../fakes/zalo/server.ts";
import { prepareZaloTalks, SECRET, zaloId, type ZaloTalk } from "../support/zalo.ts";

const open = await prepareZaloTalks();
const OFFICER = "officer-chi-lang";

/** Says something to a person's chat unasked. */
async function tell(talk: ZaloTalk, code: string, reply: Reply, more: Partial<Outgoing> = {}): Promise<string> {
  const chat = await talk.db
    .selectFrom("chat")
    .select("id")
    .where("platform", "=", "zalo")
    .where("external_id", "=", zaloId(code))
    .executeTakeFirstOrThrow();
  const key = `test~${Math.random()}`;
  const outgoing = { key, chatId: chat.id, reply, priority: "reply" as const, ...more };
  await transaction(talk.db, (trx) => addToOutbox(trx, [outgoing], talk.app.clock.now()));
  const row = await talk.db.selectFrom("outbox").select("id").where("key", "=", key).executeTakeFirstOrThrow();
  return row.id;
}

const statusOf = (talk: ZaloTalk, id: string) =>
  talk.db.selectFrom("outbox").select(["status", "reason"]).where("id", "=", id).executeTakeFirstOrThrow();

/** Makes what waits due now: the platform's patience is measured by the database's clock. */
async function hurry(talk: ZaloTalk): Promise<void> {
  await talk.db.updateTable("chat").set({ next_send_at: talk.app.clock.now() }).execute();
  await talk.db.deleteFrom("platform_pace").execute();
}

describe("a conversation", () => {
  test("a report by figures, label and code; an older message is answered by its code, a bare number the newest", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    const first = await talk.ask(OFFICER, "báo cáo");
    expect(first.text).toContain("A1. Như kỳ trước\nA2. Bỏ qua");
    expect(first.text).toMatch(/Gõ mã, ví dụ A1, để chọn\.$/);
    expect(first.styles[0]).toMatchObject({ start: 0, st: ["b"] });

    const second = await talk.ask(OFFICER, "12734/13466");
    expect(second.text).toContain("94,56%");
    expect(second.text).toContain("B1. Như kỳ trước");
    expect((await talk.ask(OFFICER, "b 1")).text).toMatch(/Đã ghi 2\./);

    const paused = await talk.ask(OFFICER, "tạm dừng");
    expect(paused.text).toMatch(/D1\. Tiếp tục báo cáo\nGõ D1 để chọn\.$/);
    // The choices of the help are newer; a bare number is theirs, the code still reaches the older message.
    await talk.say(OFFICER, "trợ giúp");
    expect((await talk.ask(OFFICER, "D1")).text).toMatch(/3\/11\. Thanh toán trực tuyến/);
    await talk.say(OFFICER, "để sau");
    expect((await talk.ask(OFFICER, "1")).text).toMatch(/3\/11\. Thanh toán trực tuyến/);
    expect((await talk.ask(OFFICER, "D7")).text).toMatch(/không còn hiệu lực/);
  });

  test("a question is one message: its chart with the answer as caption, fetched once from an address that then is gone", async () => {
    const talk = await open();
    await talk.link("leader");
    const answer = await talk.ask("leader", "huyện nào dưới 45% thanh toán trực tuyến?");
    expect(answer.method).toBe("sendPhoto");
    expect(answer.text).toContain("Huyện Tràng Định: 28,33%");
    expect((await sharp(answer.photo?.content).metadata()).format).toBe("png");

    const { hash } = await talk.db.selectFrom("attachment").select("hash").executeTakeFirstOrThrow();
    const address = async () => `${talk.publicUrl}/media/${await issueMediaLink(talk.db, hash, talk.app.clock.now())}`;
    const once = await address();
    expect((await fetch(once, { method: "HEAD" })).status).toBe(200);
    expect((await fetch(once)).headers.get("content-type")).toBe("image/png");
    expect((await fetch(once)).status).toBe(404);
    const late = await address();
    talk.skip("2024-08-10T08:05:00");
    expect((await fetch(late)).status).toBe(404);
    expect((await fetch(`${talk.publicUrl}/media/${"x".repeat(32)}`)).status).toBe(404);
  });

  test("a chart that Zalo cannot fetch leaves the answer as text", async () => {
    const talk = await open();
    await talk.link("leader");
    talk.fake.fail("sendPhoto", 400);
    const answer = await talk.ask("leader", "huyện nào dưới 45% thanh toán trực tuyến?");
    expect(answer).toMatchObject({ method: "sendMessage", text: expect.stringContaining("28,33%") });
  });

  test("a reminder comes by the chat's bot, with a code that answers it days later", async () => {
    const talk = await open({ bots: [{ name: "Bot Một" }, { name: "Bot Hai" }] });
    const [, two] = talk.bots;
    await talk.link(OFFICER, two);
    expect(await talk.say(OFFICER, "trợ giúp", {}, two)).toHaveLength(1);
    talk.skip("2024-08-15T07:59:00");
    await talk.db.deleteFrom("chat").where("platform", "=", "web").where("person_id", "is not", null).execute();
    await talk.app.advanceTo(talk.app.clock.now().plus({ minutes: 1 }));
    const reminders = await talk.settle();
    expect(reminders.length).toBeGreaterThan(0);
    expect(new Set(reminders.map(({ bot }) => bot))).toEqual(new Set([two?.id]));
    const [code] = /^([A-Z]+1)\. .*$/m.exec(reminders.at(-1)?.text ?? "")?.slice(1) ?? [];
    await talk.say(OFFICER, "trợ giúp", {}, two);
    const [opened] = await talk.say(OFFICER, String(code), {}, two);
    expect(opened?.text).toMatch(/1\/11\. DVC phát sinh hồ sơ trực tuyến/);
    expect(await findBotWithRoom(talk.db, talk.app.clock.now())).toEqual({
      name: "Bot Một",
      shareLink: "https://bot.zaloplatforms.com/bots/7001000",
    });
    expect((await listBots(talk.db, talk.app.clock.now())).map(({ name, use }) => [name, use.people])).toEqual([
      ["Bot Hai", 1],
      ["Bot Một", 0],
    ]);
  });

  test.each([
    ["photo_url", true],
    ["photo", false],
  ] as const)(
    "a picture is evidence, under %s, wrapped: %s; its caption is what goes with it",
    async (field, wrapped) => {
      const talk = await open();
      await talk.link(OFFICER);
      talk.bot.shape = { wrapped, photoField: field };
      await talk.say(OFFICER, "báo cáo");
      await talk.say(OFFICER, "12734/13466");
      const content = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#0b5d51" } })
        .jpeg()
        .toBuffer();
      const [asked] = await talk.say(OFFICER, "", { kind: "image", photo: talk.fake.host(content) });
      expect(asked?.text).toMatch(/minh chứng|tệp/i);
      const kept = await talk.db.selectFrom("attachment").select(["mime"]).execute();
      expect(kept).toEqual([{ mime: "image/jpeg" }]);
      const withWords = await talk.say(OFFICER, "trợ giúp", { kind: "image", photo: talk.fake.host(content) });
      expect(withWords.map(({ text }) => text).join("\n")).toContain("Tôi giúp được các việc sau");
    },
  );

  test("a picture that cannot be fetched is said to be unreadable", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    for (const photo of [`${talk.fake.url}/photos/gone.jpg`, `${talk.publicUrl}/health`, "nonsense"]) {
      const answer = await talk.ask(OFFICER, "", { kind: "image", photo });
      expect(answer.text).toMatch(/đã nhận ảnh nhưng chỉ đọc được tin chữ/);
    }
  });

  test("stickers, voices and what Zalo hides are answered in private and passed over in groups", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    for (const kind of ["sticker", "voice", "unsupported"] as const) {
      expect((await talk.ask(OFFICER, "", { kind })).text).toMatch(/chỉ đọc được tin chữ/);
      expect(await talk.say(OFFICER, "", { kind, group: "zgr-1", calls: "reply" })).toEqual([]);
    }
    expect(await talk.say(OFFICER, "trợ giúp", { isBot: true })).toEqual([]);
  });

  test("in a group the bot hears its name, takes it off, and answers there", async () => {
    const talk = await open();
    await talk.link("leader");
    await talk.say("leader", "trợ giúp");
    await talk.say("leader", "chào", { group: "zgr-bcd", calls: "mention" });
    const { id } = await talk.db.selectFrom("unit").select("id").where("code", "=", "20").executeTakeFirstOrThrow();
    await talk.db.updateTable("chat").set({ unit_id: id }).where("external_id", "=", "zgr-bcd").execute();

    expect(await talk.say("leader", "bao giờ đến hạn báo cáo?", { group: "zgr-bcd" })).toEqual([]);
    const answer = await talk.ask("leader", "bao giờ đến hạn báo cáo tiếp theo?", {
      group: "zgr-bcd",
      calls: "mention",
    });
    expect(answer).toMatchObject({ chat: "zgr-bcd", text: expect.stringContaining("25/8/2024") });
    const asked = await talk.ask("leader", "thanh toán trực tuyến của các huyện", {
      group: "zgr-bcd",
      calls: "mention",
    });
    expect(asked.chat).toBe("zgr-bcd");
  });

  test("a long answer is cut into messages of at most 2.000 units; each counts", async () => {
    const talk = await open();
    await talk.link("leader");
    await talk.say("leader", "trợ giúp");
    const before = talk.bot.spent;
    const row = (index: number) => [`Xã ${index} 👩🏽‍🌾`, `${index},5%`];
    const table = {
      kind: "table" as const,
      head: ["Xã", "Tỷ lệ"],
      rows: Array.from({ length: 200 }, (_, index) => row(index)),
    };
    await tell(talk, "leader", { blocks: [table] });
    const parts = await talk.settle();
    expect(parts.length).toBeGreaterThan(1);
    expect(
      parts
        .map(({ text }) => text)
        .join("")
        .replace(/\s/g, ""),
    ).toBe(plainText({ blocks: [table] }).replace(/\s/g, ""));
    expect(talk.bot.spent - before).toBe(parts.length);
    const [bot] = await listBots(talk.db, talk.app.clock.now());
    expect(bot?.use.spent).toBe(talk.bot.spent);
  });
});

describe("files", () => {
  test("a file is a link that opens only for its reader, signed in", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    const answer = await talk.ask(OFFICER, "mẫu");
    expect(answer).toMatchObject({ method: "sendMessage", text: expect.stringContaining("đăng nhập để mở") });
    expect(answer.text).toContain("gõ “gửi tệp” để lấy đường liên kết");
    const [url = ""] = /http\S+/.exec(answer.text) ?? [];
    const sessionOf = async (code: string): Promise<string> => {
      const { id } = await talk.db.selectFrom("person").select("id").where("code", "=", code).executeTakeFirstOrThrow();
      const now = talk.app.clock.now();
      const token = await transaction(talk.db, (trx) => issueSignInLink(trx, id, now));
      return (await redeemSignInLink(talk.db, token, now))?.session ?? "";
    };
    const get = async (code: string | undefined, address = url) =>
      fetch(address, { headers: code === undefined ? {} : { cookie: `session=${await sessionOf(code)}` } });

    const stranger = await get(undefined);
    expect([stranger.status, stranger.headers.get("content-type")]).toEqual([401, "text/html; charset=utf-8"]);
    expect((await get("officer-cao-loc")).status).toBe(404);
    expect((await get(OFFICER, url.replace(/\/files\/\d+/, "/files/999999"))).status).toBe(404);
    const own = await get(OFFICER);
    expect(own.status).toBe(200);
    expect(own.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''.*\.xlsx$/);
    expect(
      Buffer.from(await own.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");

    await talk.db.updateTable("assignment").set({ valid_until: "2024-08-10" }).execute();
    expect((await get(OFFICER)).status).toBe(404);
  });

  test("evidence never gets a public address", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.say(OFFICER, "báo cáo");
    await talk.say(OFFICER, "12734/13466");
    const content = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
      .jpeg()
      .toBuffer();
    await talk.say(OFFICER, "", { kind: "image", photo: talk.fake.host(content) });
    const { hash } = await talk.db.selectFrom("attachment").select("hash").executeTakeFirstOrThrow();
    const now = talk.app.clock.now();
    expect(await issueMediaLink(talk.db, hash, now)).toBeDefined();
    const asked = (
      await talk.db.selectFrom("outbox").select("body").orderBy("id", "desc").limit(1).executeTakeFirstOrThrow()
    ).body as Reply;
    await talk.say(OFFICER, asked.choices?.[0]?.label ?? "");
    expect(await talk.db.selectFrom("evidence").select("hash").execute()).toEqual([{ hash }]);
    expect(await issueMediaLink(talk.db, hash, now)).toBeUndefined();
  });
});

describe("the webhook", () => {
  test("duplicates, at once and later, have one effect and one answer", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    const again = { from: zaloId(OFFICER), text: "trợ giúp", id: "same" };
    const statuses = await Promise.all([talk.fake.say(talk.bot, again), talk.fake.say(talk.bot, again)]);
    expect(statuses).toEqual([200, 200]);
    expect(await talk.settle()).toHaveLength(1);
    expect(await talk.fake.say(talk.bot, again)).toBe(200);
    expect(await talk.settle()).toEqual([]);
  });

  test("a wrong, missing or other bot's secret is refused, and not logged; nothing is stored", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    const body = {
      event_name: "message.text.received",
      message: { message_id: "1", from: { id: "x" }, chat: { id: "x", chat_type: "PRIVATE" }, text: "chào" },
    };
    expect(await talk.bot.push(body, null)).toBe(401);
    expect(await talk.bot.push(body, "another-secret-word")).toBe(401);
    expect(await talk.bot.push(body, `${SECRET} `.trimEnd().slice(0, -1))).toBe(401);
    const post = (path: string, init: RequestInit) =>
      fetch(`${talk.publicUrl}${path}`, { method: "POST", ...init }).then((response) => response.status);
    const headers = { "content-type": "application/json", "x-bot-api-secret-token": SECRET };
    expect(await post("/zalo/9999", { headers, body: JSON.stringify(body) })).toBe(401);
    expect(await post("/zalo/9999", { headers: { ...headers, "x-bot-api-secret-token": "" }, body: "{}" })).toBe(401);
    expect(await talk.db.selectFrom("inbox").select("id").where("platform", "=", "zalo").execute()).toEqual([]);
    expect(talk.logged.join("")).toContain("without the right secret");
    expect(talk.logged.join("")).not.toMatch(/another-secret|very-secret|a-secret-of/);

    // An empty look, something that is no event, and something too large.
    expect(await post(`/zalo/${talk.bot.id}`, {})).toBe(200);
    expect(await talk.bot.push("no json")).toBe(200);
    expect(await talk.bot.push({ ok: true, result: {} })).toBe(200);
    expect(await talk.bot.push(`"${"x".repeat(256 * 1024)}"`)).toBe(413);
    expect(await talk.db.selectFrom("inbox").select("id").where("platform", "=", "zalo").execute()).toEqual([]);
    expect(await talk.bot.push(body)).toBe(200);
  });

  test("a message that cannot be stored is not acknowledged", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.app.connection.pool.query("alter table inbox rename to inbox_away");
    expect(await talk.fake.say(talk.bot, { from: zaloId(OFFICER), text: "trợ giúp", id: "kept" })).toBe(500);
    await talk.app.connection.pool.query("alter table inbox_away rename to inbox");
    expect(await talk.fake.say(talk.bot, { from: zaloId(OFFICER), text: "trợ giúp", id: "kept" })).toBe(200);
    expect(await talk.settle()).toHaveLength(1);
  });
});

describe("a send that goes wrong", () => {
  async function begin() {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.say(OFFICER, "trợ giúp");
    const spent = async () => (await listBots(talk.db, talk.app.clock.now()))[0]?.use.spent;
    return { talk, spent, start: (await spent()) ?? 0 };
  }

  test.each(["cut", "gateway", 408] as const)(
    "%s: it may have arrived, is called unknown, counts, and is not repeated",
    async (fault) => {
      const { talk, spent, start } = await begin();
      talk.fake.fail("sendMessage", fault);
      const id = await tell(talk, OFFICER, say("một"));
      await talk.settle();
      expect((await statusOf(talk, id)).status).toBe("unknown");
      await hurry(talk);
      await talk.settle();
      expect(talk.fake.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(2);
      expect(await spent()).toBe(start + 1);
    },
  );

  test("403 is Zalo's own fault: tried again later, five times in all", async () => {
    const { talk, spent, start } = await begin();
    talk.fake.fail("sendMessage", 403, 403);
    const id = await tell(talk, OFFICER, say("hai"));
    for (let round = 0; round < 3; round += 1) {
      await talk.settle();
      await hurry(talk);
    }
    expect((await statusOf(talk, id)).status).toBe("sent");
    expect(await spent()).toBe(start + 1);

    talk.fake.fail("sendMessage", 403, 403, 403, 403, 403, 403);
    const lost = await tell(talk, OFFICER, say("ba"));
    for (let round = 0; round < 7; round += 1) {
      await talk.settle();
      await hurry(talk);
    }
    expect(await statusOf(talk, lost)).toMatchObject({ status: "failed" });
    expect(await spent()).toBe(start + 1);
  });

  test("while Zalo is out of reach nothing is lost and nothing counts", async () => {
    const { talk, spent, start } = await begin();
    const id = await tell(talk, OFFICER, say("năm"));
    await talk.fake.stop();
    await talk.settle();
    expect((await statusOf(talk, id)).status).toBe("pending");
    expect(await spent()).toBe(start);
  });

  test("404: the chat is gone, and known to be unreachable until something comes from it", async () => {
    const { talk } = await begin();
    talk.bot.forget(zaloId(OFFICER));
    const id = await tell(talk, OFFICER, say("bốn"));
    await talk.settle();
    expect(await statusOf(talk, id)).toMatchObject({ status: "failed", reason: "blocked" });
    const chat = () =>
      talk.db.selectFrom("chat").select("unreachable_at").where("external_id", "=", zaloId(OFFICER)).executeTakeFirst();
    expect((await chat())?.unreachable_at).not.toBeNull();
    expect(await talk.say(OFFICER, "trợ giúp")).toHaveLength(1);
    expect((await chat())?.unreachable_at).toBeNull();
  });

  test("after a crash the parts that went out are left out, and the one in doubt says that it may be a repeat", async () => {
    const { talk } = await begin();
    const id = await tell(talk, OFFICER, say("một ".repeat(450), "hai ".repeat(450)));
    const now = talk.app.clock.now();
    const part = { platform: "zalo", bot: talk.bot.id, outboxId: id };
    await beginSend(talk.db, { ...part, part: 0 }, now);
    await talk.db.updateTable("platform_send").set({ state: "sent" }).where("outbox_id", "=", id).execute();
    await beginSend(talk.db, { ...part, part: 1 }, now);
    const [only, ...more] = await talk.settle();
    expect(more).toEqual([]);
    expect(only?.text).toMatch(/^\(Tin này có thể đã gửi trước đó\.\)\nhai hai/);
    expect((await statusOf(talk, id)).status).toBe("sent");
  });
});

describe("the quota", () => {
  test("429 stops the bot at once; admins hear of it elsewhere; an admin lets it go on; a new month does too", async () => {
    const talk = await open({ bots: [{ name: "Bot Cải cách", quota: 3 }] });
    await talk.link(OFFICER);
    for (let count = 0; count < 3; count += 1) await talk.say(OFFICER, "trợ giúp");
    await talk.say(OFFICER, "trợ giúp");
    const called = () => talk.fake.calls.filter(({ method }) => method === "sendMessage").length;
    expect(called()).toBe(4);
    await talk.say(OFFICER, "trợ giúp");
    expect(called()).toBe(4);
    const failed = await talk.db.selectFrom("outbox").select("reason").where("status", "=", "failed").execute();
    expect(failed).toEqual([{ reason: "quota" }, { reason: "quota" }]);

    const alerts = await talk.db
      .selectFrom("outbox")
      .innerJoin("chat", "chat.id", "outbox.chat_id")
      .select(["chat.external_id", "chat.platform", "outbox.body"])
      .where("outbox.key", "like", "quota~%")
      .orderBy("chat.external_id")
      .execute();
    expect(alerts.map(({ platform, external_id }) => [platform, external_id])).toEqual([
      ["web", "admin"],
      ["web", "secretary"],
    ]);
    expect(plainText(alerts[0]?.body as Reply)).toContain("Tự gửi lại từ 00:00 ngày 1/9/2024");

    const inWeb = async (as: string, text: string): Promise<string> => {
      await talk.app.accept({
        ...{ platform: "web", bot: OWN_BOT, messageId: text, chat: { externalId: as, kind: "private" as const } },
        ...{ sender: { externalId: as }, content: { kind: "text" as const, text } },
      });
      await talk.app.settle();
      const { body } = await talk.db
        .selectFrom("outbox")
        .innerJoin("chat", "chat.id", "outbox.chat_id")
        .select("outbox.body")
        .where("chat.external_id", "=", as)
        .where("chat.platform", "=", "web")
        .orderBy("outbox.id", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      return plainText(body as Reply);
    };
    expect(await inWeb("admin", "/hanmuc")).toMatch(/Bot Cải cách\nTháng 8 đã dùng 3\/3\.000 tin/);
    expect(await inWeb("admin", "Cho gửi lại: Bot Cải cách")).toContain("được gửi lại");
    const audit = await talk.db
      .selectFrom("audit")
      .select("action")
      .where("action", "like", "bot.%")
      .orderBy("id")
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(["bot.stop", "bot.lift"]);
    // Zalo still says no: stopped again, and told again.
    await talk.say(OFFICER, "trợ giúp");
    expect(called()).toBe(5);
    expect((await listBots(talk.db, talk.app.clock.now()))[0]?.stopReason).toBe("quota");

    talk.skip("2024-09-01T00:00:00");
    talk.bot.spent = 0;
    expect(await talk.say(OFFICER, "trợ giúp")).toHaveLength(1);
    expect((await listBots(talk.db, talk.app.clock.now()))[0]?.use).toMatchObject({ spent: 1, isStopped: false });
  });

  test("a bot that is short of messages sends no reminder that can wait; the person's other channel takes it", async () => {
    const talk = await open({ limits: { messages: 2 } });
    await talk.link(OFFICER);
    await talk.link("officer-cao-loc");
    await talk.say(OFFICER, "trợ giúp");
    await talk.say("officer-cao-loc", "trợ giúp");
    // One has the web page as well, last used before Zalo; the other has nothing else.
    await talk.db
      .deleteFrom("chat")
      .where("platform", "=", "web")
      .where("external_id", "=", "officer-cao-loc")
      .execute();
    talk.skip("2024-08-15T07:59:00");
    const [bot] = await listBots(talk.db, talk.app.clock.now());
    // Both owe a report; of the ladder's days the ones after today, until the month's end.
    expect(bot?.use).toMatchObject({ spent: 2, people: 2 });
    expect(bot?.use.remindersAhead).toBeGreaterThan(0);
    expect(await findEconomy(talk.db, talk.app.clock.now())).toEqual(new Map([["zalo~7001", "urgent-only"]]));
    await talk.app.advanceTo(talk.app.clock.now().plus({ minutes: 1 }));
    expect(await talk.settle()).toEqual([]);
    const told = await talk.db
      .selectFrom("notice")
      .innerJoin("chat", "chat.id", "notice.chat_id")
      .innerJoin("person", "person.id", "notice.person_id")
      .select(["person.code", "chat.platform"])
      .where("person.code", "in", [OFFICER, "officer-cao-loc"])
      .execute();
    expect(told).toEqual([{ code: OFFICER, platform: "web" }]);
    const ledger = await talk.db
      .selectFrom("reminder")
      .innerJoin("person", "person.id", "reminder.person_id")
      .select("reminder.outcome")
      .where("person.code", "=", "officer-cao-loc")
      .orderBy("reminder.id", "desc")
      .limit(1)
      .execute();
    expect(ledger).toEqual([{ outcome: "economised" }]);
  });

  test("thresholds are told once a month each; a stranger and an officer learn nothing of quotas", async () => {
    const talk = await open({ limits: { messages: 10 } });
    await talk.link(OFFICER);
    for (let count = 0; count < 7; count += 1) await talk.say(OFFICER, "trợ giúp");
    const alerts = async () => {
      const { watchQuotaJob } = await import("../../jobs/watch-quota.ts");
      return (await watchQuotaJob.run({ db: talk.db, now: talk.app.clock.now(), log: talk.app.log }))["alerts"];
    };
    expect(await alerts()).toBe(1);
    expect(await alerts()).toBe(0);
    await talk.say(OFFICER, "trợ giúp");
    expect(await alerts()).toBe(0);
    await talk.say(OFFICER, "trợ giúp");
    expect(await alerts()).toBe(1);
    expect((await talk.ask(OFFICER, "/hanmuc")).text).toMatch(/chưa được phân quyền/);
  });

  test("a bad token stops the bot without a word to Zalo, and ends when Zalo lets the bot in", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.say(OFFICER, "trợ giúp");
    talk.fake.fail("sendMessage", 401);
    await talk.say(OFFICER, "trợ giúp");
    expect((await listBots(talk.db, talk.app.clock.now()))[0]?.stopReason).toBe("token");
    expect(talk.logged.join("")).not.toContain("very-secret");
  });
});

describe("polling", () => {
  test("takes one event a call, passes over idle time and gateways, and loses nothing it was given", async () => {
    const talk = await open({ polling: true });
    await talk.link(OFFICER);
    expect(talk.bot.webhook).toBeUndefined();
    talk.fake.fail("getUpdates", "gateway", 408);
    for (const text of ["trợ giúp", "báo cáo"]) await talk.fake.say(talk.bot, { from: zaloId(OFFICER), text });
    await until(() => (talk.fake.calls.filter(({ method }) => method === "getUpdates").length >= 4 ? true : undefined));
    await expect
      .poll(() => talk.db.selectFrom("inbox").select("id").where("platform", "=", "zalo").execute())
      .toHaveLength(2);
    expect(await talk.settle()).toHaveLength(2);
  });
});
