import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { WebMessage } from "../../src/platforms/web/deps.ts";
import type { HistoryAnswer, InboxAnswer } from "../../src/platforms/web/wire.ts";
import { plainText, say, type Reply } from "../../src/render/message.ts";
import { saveAttachment } from "../../src/store/attachments.ts";
import { transaction } from "../../src/store/database.ts";
import { settleDelivery } from "../../src/store/outbox-delivery.ts";
import { addToOutbox } from "../../src/store/outbox.ts";
import { isInPersonInbox, listPersonInbox } from "../../src/store/person-inbox.ts";
import { openSession } from "../../src/store/sign-in.ts";
import { prepareZaloTalks, zaloId, type ZaloTalk } from "../support/zalo.ts";

const open = await prepareZaloTalks();
const OFFICER = "officer-chi-lang";

/** The cookie of somebody who is signed in. */
async function signIn(talk: ZaloTalk, code: string): Promise<string> {
  const { id } = await talk.db.selectFrom("person").select("id").where("code", "=", code).executeTakeFirstOrThrow();
  const { session } = await openSession(talk.db, id, talk.app.clock.now());
  return `session=${session}`;
}

const get = async (talk: ZaloTalk, as: string, path: string): Promise<Response> =>
  fetch(talk.publicUrl + path, { headers: { cookie: await signIn(talk, as) } });

const inboxOf = async (talk: ZaloTalk, as: string, before?: string): Promise<InboxAnswer> => {
  const response = await get(talk, as, `/api/inbox${before === undefined ? "" : `?before=${before}`}`);
  return (await response.json()) as InboxAnswer;
};

/** Says something on the page, as its person, and returns what the page shows then. */
async function sayOnPage(talk: ZaloTalk, as: string, content: object): Promise<readonly WebMessage[]> {
  const response = await fetch(`${talk.publicUrl}/api/messages`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      cookie: await signIn(talk, as),
    },
    body: JSON.stringify({ messageId: randomUUID(), content }),
  });
  expect(response.status).toBe(202);
  await talk.settle();
  const history = await get(talk, as, "/api/messages");
  return ((await history.json()) as HistoryAnswer).messages;
}

async function chatOf(talk: ZaloTalk, code: string): Promise<number> {
  const chats = talk.db.selectFrom("chat").select("id").where("platform", "=", "zalo");
  return (await chats.where("external_id", "=", zaloId(code)).executeTakeFirstOrThrow()).id;
}

/** A message in a chat of a person at Zalo that has been sent already, or has failed. */
async function leave(talk: ZaloTalk, chatId: number, reply: Reply, reason?: string): Promise<void> {
  const key = randomUUID();
  const now = talk.app.clock.now();
  await transaction(talk.db, (trx) => addToOutbox(trx, [{ key, chatId, reply, priority: "reply" }], now));
  const { id } = await talk.db.selectFrom("outbox").select("id").where("key", "=", key).executeTakeFirstOrThrow();
  const settlement = reason === undefined ? { status: "sent" as const } : { status: "failed" as const, reason };
  await settleDelivery(talk.db, id, settlement, now);
  const position = String(10_000_000n + BigInt(id));
  await talk.db.updateTable("outbox").set({ position }).where("id", "=", id).execute();
}

const newestOf = (messages: readonly WebMessage[]): string => {
  const newest = messages.at(-1);
  return newest?.from === "bot" ? plainText(newest) : "";
};

describe("what was sent to a person", () => {
  test("is read on the page whichever channel it went by, by that person only", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "báo cáo");
    await sayOnPage(talk, OFFICER, { kind: "text", text: "hạn nộp" });
    await leave(talk, await chatOf(talk, OFFICER), say("Nhắc nộp báo cáo."), "quota");

    const { items, more } = await inboxOf(talk, OFFICER);
    expect(items.map(({ platform, reach }) => `${platform} ${reach}`)).toEqual([
      "zalo quota",
      "web arrived",
      "zalo arrived",
    ]);
    expect(more).toBe(false);
    expect(items[2]?.message.choices).toContain("Như kỳ trước");
    expect((await inboxOf(talk, "officer-cao-loc")).items).toEqual([]);
    expect((await get(talk, "officer-cao-loc", `/api/inbox?as=${OFFICER}`)).status).toBe(403);
    expect((await fetch(`${talk.publicUrl}/api/inbox`)).status).toBe(401);
  });

  test("comes by pages, each message once", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "trợ giúp");
    const chat = await chatOf(talk, OFFICER);
    for (let at = 1; at <= 30; at += 1) await leave(talk, chat, say(`tin ${at}.`));
    const first = await inboxOf(talk, OFFICER);
    const second = await inboxOf(talk, OFFICER, first.items.at(-1)?.message.id);
    expect([first.items.length, first.more, second.items.length, second.more]).toEqual([20, true, 11, false]);
    const ids = [...first.items, ...second.items].map(({ message }) => Number(message.id));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });

  test("is neither what a group was told nor what somebody without a role once was", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "trợ giúp");
    const chat = await chatOf(talk, OFFICER);
    await talk.db.updateTable("chat").set({ kind: "group" }).where("id", "=", chat).execute();
    expect(await listPersonInbox(talk.db, OFFICER, { limit: 20 })).toEqual([]);
    await talk.db.updateTable("chat").set({ kind: "private" }).where("id", "=", chat).execute();
    expect(await listPersonInbox(talk.db, OFFICER, { limit: 20 })).toHaveLength(1);
    const { id } = await talk.db
      .selectFrom("person")
      .select("id")
      .where("code", "=", OFFICER)
      .executeTakeFirstOrThrow();
    await talk.db.deleteFrom("assignment").where("person_id", "=", id).execute();
    expect(await listPersonInbox(talk.db, OFFICER, { limit: 20 })).toEqual([]);
  });

  test("has its files, for its reader", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "trợ giúp");
    const file = { mime: "application/pdf", content: Buffer.from("%PDF-1.7 a file") };
    const hash = await transaction(talk.db, (trx) => saveAttachment(trx, file, talk.app.clock.now()));
    const attachments = [{ hash, name: "cong-van.pdf", mime: file.mime, alt: "Công văn" }];
    await leave(talk, await chatOf(talk, OFFICER), { ...say("Công văn."), attachments });
    const path = `/api/attachments/${hash}`;
    expect(await (await get(talk, OFFICER, path)).text()).toBe("%PDF-1.7 a file");
    expect((await get(talk, "officer-cao-loc", path)).status).toBe(404);
    expect(await isInPersonInbox(talk.db, OFFICER, "f".repeat(64))).toBe(false);
  });
});

describe("a choice of another channel, pressed on the page", () => {
  test("is done on the page when nothing waits for it there", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "báo cáo");
    await talk.ask(OFFICER, "tạm dừng");
    const { items } = await inboxOf(talk, OFFICER);
    const paused = items.find(({ message }) => message.choices.includes("Tiếp tục báo cáo"))?.message;
    const press = { kind: "choice", outboxId: paused?.outboxId, index: paused?.choices.indexOf("Tiếp tục báo cáo") };
    const messages = await sayOnPage(talk, OFFICER, press);
    expect(messages.at(-2)).toMatchObject({ from: "person", text: "Tiếp tục báo cáo" });
    expect(newestOf(messages)).toContain("1/11.");
  });

  test("is sent to where its work is open", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "báo cáo");
    const { items } = await inboxOf(talk, OFFICER);
    const press = { kind: "choice", outboxId: items[0]?.message.outboxId, index: 0 };
    const messages = await sayOnPage(talk, OFFICER, press);
    expect(newestOf(messages)).toBe(
      "Việc này đang làm dở ở Zalo. Anh/chị trả lời tiếp ở đó, hoặc gõ “/baocao” để làm ở đây.",
    );
  });

  test("of somebody else's message does nothing, and shows nothing of it", async () => {
    const talk = await open();
    await talk.link(OFFICER);
    await talk.ask(OFFICER, "báo cáo");
    const { items } = await inboxOf(talk, OFFICER);
    const press = { kind: "choice", outboxId: items[0]?.message.outboxId, index: 0 };
    const messages = await sayOnPage(talk, "officer-cao-loc", press);
    expect(messages.at(-2)).toMatchObject({ from: "person", text: "" });
    expect(newestOf(messages)).toContain("không còn hiệu lực");
  });
});
