import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { addToOutbox } from "../../src/store/outbox.ts";
import { say } from "../../src/render/message.ts";
import { transaction } from "../../src/store/database.ts";
import { speakOnConsole } from "../support/conformance/console.ts";
import { prepareProvinces } from "../support/conformance/province.ts";
import type { PlatformSpeaker } from "../support/conformance/speaker.ts";
import { speakOnTelegram } from "../support/conformance/telegram.ts";
import { speakOnWeb } from "../support/conformance/web.ts";
import { speakOnZalo } from "../support/conformance/zalo.ts";
import { playDialogue } from "../support/dialogue.ts";

/**
 * The same transcripts on every platform: over HTTP where it has any, against servers that behave as the real ones do.
 * What only one platform knows (its limits, quirks and errors) is in the test of that platform.
 */
const TRANSCRIPTS = ["interruptions", "pasted-block", "approval-returned", "calendar"];
const OFFICER = "officer-chi-lang";

const fresh = await prepareProvinces();

describe.each([
  ["console", speakOnConsole],
  ["web", speakOnWeb],
  ["telegram", speakOnTelegram],
  ["zalo", speakOnZalo],
] as const)("on %s", (platform, speakOn) => {
  const open = async (): Promise<PlatformSpeaker> => speakOn(await fresh());

  test.each(TRANSCRIPTS)("%s", async (name) => playDialogue(`${name}.dialogue`, await open(), false));

  test("a question is answered with its picture, in private and in the group", async () => {
    const speaker = await open();
    const question = "huyện nào dưới 45% thanh toán trực tuyến?";
    const told = await speaker.say("leader", question);
    expect(told.map(({ text }) => text).join("\n")).toMatch(/10\/11 huyện[^]*Huyện Chi Lăng: 44,83%/);
    const inGroup = await speaker.say("leader", question, "group:bcd");
    expect(inGroup.every(({ to }) => to === "group:bcd")).toBe(true);
    expect(inGroup.map(({ text }) => text).join("\n")).toContain("10/11 huyện");
  });

  test("a reminder comes on its day, to those who owe the report, with a choice that begins it", async () => {
    const speaker = await open();
    const told = await speaker.clock("2024-08-12T09:00:00");
    expect(told.filter(({ text }) => text.includes("Nhắc báo cáo")).map(({ to }) => to)).toHaveLength(11);
    const begun = await speaker.choose(OFFICER, "Bắt đầu nhập");
    expect(begun.map(({ text }) => text).join("\n")).toContain("1/11");
  });

  test("what comes twice has one effect and one answer", async () => {
    const speaker = await open();
    await speaker.say(OFFICER, "/baocao");
    const first = await speaker.say(OFFICER, "12734/13466");
    expect(first.map(({ text }) => text).join("\n")).toContain("2/11");
    expect(await speaker.repeat()).toEqual([]);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from inbox where platform = ${platform}`.execute(speaker.db);
    expect(rows[0]?.count).toBe(2);
  });

  test("a text longer than a message keeps every word, in order", async () => {
    const speaker = await open();
    const lines = Array.from({ length: 400 }, (_, at) => `Dòng ${at + 1}: đơn vị chưa gửi báo cáo, xin gửi sớm.`);
    await transaction(speaker.db, async (trx) => {
      const { rows } = await sql<{ id: number }>`
        select c.id from chat c join person p on p.id = c.person_id where p.code = ${OFFICER}`.execute(trx);
      const outgoing = { key: "long", chatId: rows[0]?.id ?? 0, reply: say(...lines), priority: "reply" } as const;
      await addToOutbox(trx, [outgoing], speaker.app.clock.now());
    });
    const told = await speaker.settle();
    const words = told
      .map(({ text }) => text)
      .join("\n")
      .split(/\s+/);
    expect(words).toEqual(lines.join("\n").split(/\s+/));
  });

  test("what a person types is shown as it was typed", async () => {
    const speaker = await open();
    const typed = `<b>&amp; *_[x](y)~\`</b> 😀`;
    await speaker.say("secretary", "/doihan quý III sang 31/8 cho chi lăng");
    const told = await speaker.say("secretary", `vì ${typed}`);
    expect(told.map(({ text }) => text).join("\n")).toContain(typed);
  });
});
