import { sql } from "kysely";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { prepareTalks, type Talk } from "../support/talk.ts";

const fresh = await prepareTalks();
const GROUP = "group:bcd";
const OFFICER = "officer-chi-lang";
const FIGURES = [
  ...["12734/13466", "12553/14027", "3546/7880", "13010/13055", "230/230", "14/20"],
  ...["617/665", "52/53", "9842/13035", "45/45", "45"],
];

/** Names that no place or unit has, so that finding one is finding the person. */
async function nameEverybody(talk: Talk): Promise<void> {
  await sql`update person set name = 'Ngô Văn Số' || chr(64 + id / 26) || chr(65 + id % 26)`.execute(talk.db);
}

/** Every word that can be said in a group, and sentences that boards, questions, nudges and watches answer to. */
const SAID = [
  ...commands.filter(({ where }) => where === "anywhere").map(({ name }) => `/${name}`),
  "/tinhtrang quý III",
  "/lichsu thanh toán trực tuyến Chi Lăng",
  "đơn vị nào chưa nộp báo cáo quý III",
  "ai chưa nộp báo cáo",
  "Chi Lăng nộp báo cáo chưa",
  "thanh toán trực tuyến của Chi Lăng",
  "nhiệm vụ nào quá hạn",
  "nhắc các đơn vị chưa nộp báo cáo",
  "theo dõi tình hình nộp báo cáo mỗi ngày lúc 8h",
];

test("no group ever reads the name of a person: digests of reminders, boards, histories, nudges, watches, answers", async () => {
  const talk = await fresh();
  await nameEverybody(talk);
  const told: { to: string; text: string; choices: readonly string[] }[] = [];
  await talk.say("secretary", "/nhom", GROUP);
  await talk.say(OFFICER, "/baocao");
  await talk.say(OFFICER, FIGURES.map((figure, at) => `${at + 1}. ${figure}`).join("\n"));
  await talk.choose(OFFICER, "Ghi và gửi");
  for (const said of SAID) {
    told.push(...(await talk.say("secretary", said, GROUP)));
    await talk.choose("secretary", "Gửi", GROUP).then(
      (more) => told.push(...more),
      () => undefined,
    );
  }
  told.push(...(await talk.clock("2024-08-12T08:30:00")));
  // The fifth working day after the deadline: the leaders' group reads who is late.
  talk.skip("2024-08-30T07:50:00");
  told.push(...(await talk.clock("2024-08-30T08:30:00")));
  const inGroups = told.filter(({ to }) => to.startsWith("group:"));
  expect(inGroups.length).toBeGreaterThan(SAID.length);
  expect(inGroups.filter(({ text }) => text.includes("chưa nộp")).length).toBeGreaterThan(3);
  const naming = inGroups.filter(({ text, choices }) => [text, ...choices].join("\n").includes("Ngô Văn Số"));
  expect(naming.map(({ text }) => text)).toEqual([]);
});
