import { beforeAll, expect, test } from "vitest";
import type { WebDeps } from "../../src/platforms/web/deps.ts";
import { Announcements } from "../../src/store/announcements.ts";
import { createWebDeps } from "../../src/web-deps.ts";
import { Bot } from "../support/bot.ts";
import { createTestDatabase } from "../support/test-database.ts";

const connection = await createTestDatabase();
const { db } = connection;
let bot: Bot;
let web: WebDeps;
beforeAll(async () => {
  bot = await Bot.open(connection);
  web = createWebDeps(bot.app, {
    announcements: new Announcements(connection.pool),
    secureCookies: false,
    wakeLane: async () => undefined,
  });
});

const pdf = { name: "công văn.pdf", content: Buffer.from("%PDF-1.7 một") };

async function askLink(as: string): Promise<string> {
  const { text } = await bot.say(as, "gửi tệp");
  const token = /^https:\/\/bot\.test\/upload\/([\w-]+)$/m.exec(text)?.[1];
  if (token === undefined) throw new Error(`no link in: ${text}`);
  return token;
}

test("a file sent by a link is spoken of in the chat, with the report for which the link was given", async () => {
  const token = await askLink("officer-bac-son");
  expect(await web.uploads.language(token)).toBe("vi");
  expect(await web.uploads.take(token, pdf)).toBe(true);
  const [said] = await bot.settle();
  expect(said?.to).toBe("officer-bac-son");
  expect(said?.text).toMatch(/“công văn\.pdf” kèm báo cáo Quý III\/2024 – Huyện Bắc Sơn\?/);
  expect((await bot.choose("officer-bac-son", "Cả báo cáo")).text).toContain("✓ Đã kèm");
});

test("a link takes one file, also when two come at once", async () => {
  const token = await askLink("officer-bac-son");
  const taken = await Promise.all([1, 2, 3].map(() => web.uploads.take(token, pdf)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await web.uploads.language(token)).toBeUndefined();
  expect(await bot.settle()).toHaveLength(1);
});

test("a link that nobody gave takes nothing", async () => {
  expect(await web.uploads.language("a".repeat(24))).toBeUndefined();
  expect(await web.uploads.take("a".repeat(24), pdf)).toBe(false);
});

test("the database keeps no token that could be used", async () => {
  const token = await askLink("officer-bac-son");
  const rows = await db.selectFrom("upload_link").selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ token_hash }) => token_hash.toString("base64url").includes(token))).toBe(false);
});

test("a link is no good once its person has lost the role", async () => {
  const token = await askLink("officer-van-quan");
  await db
    .deleteFrom("assignment")
    .where("person_id", "=", (query) =>
      query.selectFrom("person").select("id").where("code", "=", "officer-van-quan").limit(1),
    )
    .execute();
  expect(await web.uploads.take(token, pdf)).toBe(false);
  expect(await bot.settle()).toEqual([]);
});

test("a link works for half an hour", async () => {
  const [inTime, late] = [await askLink("officer-huu-lung"), await askLink("officer-huu-lung")];
  await bot.app.advanceTo(bot.app.clock.now().plus({ minutes: 30, seconds: -1 }));
  await bot.settle();
  expect(await web.uploads.take(inTime, pdf)).toBe(true);
  await bot.settle();
  await bot.app.advanceTo(bot.app.clock.now().plus({ seconds: 1 }));
  await bot.settle();
  expect(await web.uploads.language(late)).toBeUndefined();
  expect(await web.uploads.take(late, pdf)).toBe(false);
});

test("a file that nobody says anything about is forgotten after a week, evidence is not", async () => {
  const person = "officer-binh-gia";
  await bot.file(person, "a.pdf", Buffer.from("%PDF-1.7 minh chứng"));
  await bot.choose(person, "Cả báo cáo");
  const evidence = await bot.keep(Buffer.from("%PDF-1.7 minh chứng"));
  await bot.file(person, "b.pdf", Buffer.from("%PDF-1.7 bỏ quên"));
  const forgotten = await bot.keep(Buffer.from("%PDF-1.7 bỏ quên"));
  const sent = bot.app.clock.now();
  await bot.app.advanceTo(sent.plus({ days: 7 }));
  await bot.read(forgotten);
  await bot.app.advanceTo(sent.plus({ days: 8 }));
  await expect(bot.read(forgotten)).rejects.toThrow("not kept");
  await bot.read(evidence);
  await bot.settle();
});

test("a choice about a file that has been forgotten says so", async () => {
  const person = "officer-bac-son";
  await bot.file(person, "b.pdf", Buffer.from("%PDF-1.7 bỏ quên"));
  await db
    .deleteFrom("attachment")
    .where("mime", "=", "application/pdf")
    .where("hash", "not in", (query) => query.selectFrom("evidence").select("hash"))
    .execute();
  expect((await bot.choose(person, "Cả báo cáo")).text).toContain("Tệp này không còn");
});
