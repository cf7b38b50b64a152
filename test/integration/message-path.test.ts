import { beforeAll, expect, test } from "vitest";
import { MovableClock } from "../../src/clock.ts";
import { drainLane } from "../../src/dialogue/lane.ts";
import { CommandTable } from "../../src/dialogue/route.ts";
import type { Command } from "../../src/dialogue/turn.ts";
import { createLog } from "../../src/log.ts";
import type { Delivery, SendOutcome } from "../../src/platforms/platform.ts";
import { dispatchNext } from "../../src/queue/dispatch.ts";
import { plainText, say } from "../../src/render/message.ts";
import { findBrokenAuditEntry, recordAudit } from "../../src/store/audit.ts";
import { openDatabase } from "../../src/store/database.ts";
import { storeIncoming } from "../../src/store/inbox.ts";
import { releaseLostDeliveries } from "../../src/store/outbox-delivery.ts";
import { at, addOfficer } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const connection = await createTestDatabase();
const { db, url } = connection;
const clock = new MovableClock(at("2024-08-12T09:00:00"), { frozen: true });
const log = createLog("silent");

/** Adds up the numbers it is told, reading and writing back slowly enough for a race to show. */
const addCommand: Command = {
  name: "add",
  words: [],
  summary: { vi: "Cộng", en: "Add" },
  where: "anywhere",
  mayUse: () => true,
  async run(turn, argument) {
    const state = (turn.conversation.form ?? { command: "none", numbers: [] }) as {
      command: string;
      numbers: number[];
    };
    const numbers = [...state.numbers, Number(argument)];
    await new Promise((resolve) => setTimeout(resolve, 20));
    await recordAudit(turn.trx, [
      { at: turn.now, action: "number.add", subject: "sum", new: numbers, inboxId: turn.inboxId },
    ]);
    return { replies: [say(numbers.join("+"))], conversation: { form: { command: "none", numbers } } };
  },
};
const failCommand: Command = {
  ...addCommand,
  name: "fail",
  async run(turn) {
    await recordAudit(turn.trx, [{ at: turn.now, action: "must.vanish", subject: "nothing" }]);
    throw new Error("broken on purpose");
  },
};
/** Offers two choices and says which one came back. */
const offerCommand: Command = {
  ...addCommand,
  name: "offer",
  run: async () => ({
    replies: [
      {
        ...say("?"),
        choices: ["Duyệt", "Trả lại"].map((label) => ({ label, action: { name: "offer", args: { label } } })),
      },
    ],
  }),
  press: async (_turn, args) => ({ replies: [say(`pressed ${args["label"]}`)] }),
};
const table = new CommandTable([addCommand, failCommand, offerCommand]);
const lane = { db, clock, log, table };

let nextId = 0;
async function receive(
  text: string,
  options: { sender?: string; chat?: string; messageId?: string; place?: number } = {},
): Promise<number> {
  nextId += 1;
  const sender = options.sender ?? "officer";
  const { chatId } = await storeIncoming(
    db,
    {
      platform: "test",
      bot: "bot",
      messageId: options.messageId ?? `m${nextId}`,
      ...(options.place === undefined ? {} : { place: options.place }),
      chat: { externalId: options.chat ?? sender, kind: "private" },
      sender: { externalId: sender },
      content: { kind: "text", text },
    },
    clock.now(),
  );
  return chatId;
}

async function repliesIn(chatId: number): Promise<string[]> {
  const rows = await db.selectFrom("outbox").select("body").where("chat_id", "=", chatId).orderBy("id").execute();
  return rows.map((row) => plainText(row.body as Parameters<typeof plainText>[0]));
}

beforeAll(async () => {
  for (const code of [
    "officer",
    "twice",
    "race",
    "overtaken",
    "broken",
    "order",
    "crash",
    "lost",
    "unsure",
    "choice",
    "order2",
  ])
    await addOfficer(db, code);
});

test("a message delivered twice has one effect and one answer", async () => {
  const chatId = await receive("/add 1", { sender: "twice", messageId: "same" });
  await receive("/add 1", { sender: "twice", messageId: "same" });
  await drainLane(lane, chatId);
  await receive("/add 1", { sender: "twice", messageId: "same" });
  await drainLane(lane, chatId);

  expect(await repliesIn(chatId)).toEqual(["1"]);
});

test("two processes handle the quick messages of one chat one at a time and in order", async () => {
  const other = openDatabase(url);
  const chatId = await receive("/add 1", { sender: "race" });
  for (const number of [2, 3, 4, 5, 6]) await receive(`/add ${number}`, { sender: "race" });

  const handled = await Promise.all([
    drainLane(lane, chatId),
    drainLane({ ...lane, db: other.db }, chatId),
    drainLane(lane, chatId),
  ]);
  await other.close();

  expect(handled.reduce((sum, count) => sum + count, 0)).toBe(6);
  expect((await repliesIn(chatId)).at(-1)).toBe("1+2+3+4+5+6");
  expect(await repliesIn(chatId)).toHaveLength(6);
});

test("what overtook itself on the way is handled in the platform's order, what has none in that of its arrival", async () => {
  for (const [number, place] of [
    [3, 30],
    [1, 10],
    [2, 20],
  ] as const)
    await receive(`/add ${number}`, { sender: "overtaken", place });
  const chatId = await receive("/add 4", { sender: "overtaken", place: 40 });
  await drainLane(lane, chatId);
  expect((await repliesIn(chatId)).at(-1)).toBe("1+2+3+4");
});

test("a failing command leaves nothing behind but an incident code, and the next message is handled", async () => {
  const chatId = await receive("/fail", { sender: "broken" });
  await receive("/add 7", { sender: "broken" });
  await drainLane(lane, chatId);

  const [apology, answer] = await repliesIn(chatId);
  expect(apology).toMatch(/SC-[0-9A-F]{6}/);
  expect(answer).toBe("7");
  expect(await db.selectFrom("audit").select("id").where("action", "=", "must.vanish").execute()).toEqual([]);
  const incident = await db
    .selectFrom("inbox")
    .select("incident")
    .where("sender", "=", "broken")
    .orderBy("id")
    .execute();
  expect(apology).toContain(incident[0]?.incident);
});

test("a choice can be pressed, or answered by its number or its label without diacritics", async () => {
  const chatId = await receive("/offer", { sender: "choice" });
  await drainLane(lane, chatId);
  for (const text of ["2", "duyet", " TRẢ LẠI! "]) await receive(text, { sender: "choice" });
  await drainLane(lane, chatId);
  const offered = await db
    .selectFrom("outbox")
    .select("id")
    .where("chat_id", "=", chatId)
    .orderBy("id")
    .executeTakeFirstOrThrow();
  for (const index of [0, 7])
    await storeIncoming(
      db,
      {
        platform: "test",
        bot: "bot",
        messageId: `press-${index}`,
        chat: { externalId: "choice", kind: "private" },
        sender: { externalId: "choice" },
        content: { kind: "choice", outboxId: offered.id, index },
      },
      clock.now(),
    );
  await drainLane(lane, chatId);

  const [, byNumber, byLabel, byCapitals, pressed, missing] = await repliesIn(chatId);
  expect([byNumber, byLabel, byCapitals, pressed]).toEqual([
    "pressed Trả lại",
    "pressed Duyệt",
    "pressed Trả lại",
    "pressed Duyệt",
  ]);
  expect(missing).toContain("không còn hiệu lực");
});

test("a choice of another chat cannot be pressed", async () => {
  const theirs = await receive("/offer", { sender: "order2" });
  await drainLane(lane, theirs);
  const offered = await db.selectFrom("outbox").select("id").where("chat_id", "=", theirs).executeTakeFirstOrThrow();
  const { chatId } = await storeIncoming(
    db,
    {
      platform: "test",
      bot: "bot",
      messageId: "foreign",
      chat: { externalId: "foreign", kind: "private" },
      sender: { externalId: "choice" },
      content: { kind: "choice", outboxId: offered.id, index: 0 },
    },
    clock.now(),
  );
  await drainLane(lane, chatId);

  expect((await repliesIn(chatId))[0]).toContain("không còn hiệu lực");
});

test("a stranger gets a constant answer and starts nothing", async () => {
  const chatId = await receive("/add 5", { sender: "nobody" });
  await receive("huyện nào dưới 45% thanh toán trực tuyến?", { sender: "nobody" });
  await drainLane(lane, chatId);

  const [first, second] = await repliesIn(chatId);
  expect(first).toBe(second);
  expect(first).toContain("Sở Nội vụ");
});

function dispatcher(send: (delivery: Delivery) => Promise<SendOutcome>, on = db) {
  return { db: on, clock, log, channels: new Map([["test", { platform: "test", send }]]) };
}

test("a chat's messages are sent in order, each once, by however many dispatchers", async () => {
  const chatId = await receive("/add 1", { sender: "order" });
  for (const number of [2, 3, 4]) await receive(`/add ${number}`, { sender: "order" });
  await drainLane(lane, chatId);
  const seen: string[] = [];
  const deps = dispatcher(async (delivery) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(plainText(delivery.reply));
    return { kind: "sent" };
  });

  const drainOutbox = async (): Promise<void> => {
    for (let idle = 0; idle < 3;) {
      const result = await dispatchNext(deps, { chatId, platform: "test" });
      if (result.kind === "more") continue;
      idle += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await Promise.all([drainOutbox(), drainOutbox(), drainOutbox()]);

  expect(seen).toEqual(["1", "1+2", "1+2+3", "1+2+3+4"]);
});

test("a message whose sender died is sent again at once, marked as a repeat", async () => {
  const chatId = await receive("/add 1", { sender: "crash" });
  await drainLane(lane, chatId);
  const doomed = openDatabase(url);
  void dispatchNext(
    dispatcher(() => new Promise<SendOutcome>(() => undefined), doomed.db),
    { chatId, platform: "test" },
  );
  await expect
    .poll(
      async () =>
        (await db.selectFrom("outbox").select("status").where("chat_id", "=", chatId).executeTakeFirst())?.status,
    )
    .toBe("sending");

  const repeats: boolean[] = [];
  const deps = dispatcher(async (delivery) => {
    repeats.push(delivery.isRepeat);
    return { kind: "sent" };
  });
  expect(await releaseLostDeliveries(db, ["test"])).toBe(0);
  expect(await dispatchNext(deps, { chatId, platform: "test" })).toEqual({ kind: "empty" });
  await doomed.close();
  await expect.poll(() => releaseLostDeliveries(db, ["test"])).toBe(1);
  expect(await dispatchNext(deps, { chatId, platform: "test" })).toEqual({ kind: "more" });

  expect(repeats).toEqual([true]);
});

test("an unknown outcome is never called sent and not repeated blindly", async () => {
  const chatId = await receive("/add 1", { sender: "unsure" });
  await drainLane(lane, chatId);
  let sends = 0;
  const deps = dispatcher(async () => {
    sends += 1;
    return { kind: "unknown", reason: "timeout" };
  });
  await dispatchNext(deps, { chatId, platform: "test" });

  expect(await dispatchNext(deps, { chatId, platform: "test" })).toEqual({ kind: "empty" });
  expect(sends).toBe(1);
  const row = await db
    .selectFrom("outbox")
    .select(["status", "reason"])
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
  expect(row).toEqual({ status: "unknown", reason: "timeout" });
});

test("the audit log is a whole chain that nobody can change", async () => {
  expect(await findBrokenAuditEntry(db)).toBeUndefined();
  await expect(db.updateTable("audit").set({ action: "x" }).execute()).rejects.toThrow("append-only");
  await expect(db.deleteFrom("audit").execute()).rejects.toThrow("append-only");

  // Somebody with the rights to switch the guard off still leaves a trace.
  await connection.pool.query("alter table audit disable trigger audit_no_change");
  const { rows } = await connection.pool.query<{ id: string }>(
    "update audit set new = '[9]' where id = (select min(id) from audit) returning id",
  );
  expect(await findBrokenAuditEntry(db)).toBe(rows[0]?.id);
});

test("commands that claim the same words, or a reserved name, are refused at the start", () => {
  expect(() => new CommandTable([addCommand, { ...failCommand, words: ["/add"] }])).toThrow("two commands");
  expect(() => new CommandTable([{ ...addCommand, name: "question" }])).toThrow("may not be called");
});
