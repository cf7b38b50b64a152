import { sql } from "kysely";
import { expect, test } from "vitest";
import { prepareTalks, type Talk, type Told } from "../support/talk.ts";

const fresh = await prepareTalks();

const HEAD = "head-chi-lang";
const OTHER = "officer-so-tttt";
const FIGURES = [
  ...["12734/13466", "12553/14027", "3546/7880", "13010/13055", "230/230", "14/20"],
  ...["617/665", "52/53", "9842/13035", "45/45", "45"],
];

async function giveRole(talk: Talk, person: string, role: string): Promise<void> {
  await sql`
    insert into assignment (person_id, role, unit_id, valid_from)
    select p.id, ${role}, u.id, '2024-08-01' from person p, unit u where p.code = ${person} and u.code = '187'`.execute(
    talk.db,
  );
}

/** The head stands in for the officer and sends the unit's report. */
async function sendAsHead(talk: Talk): Promise<Told[]> {
  await giveRole(talk, HEAD, "officer");
  await talk.say(HEAD, "/baocao");
  await talk.say(HEAD, FIGURES.map((figure, at) => `${at + 1}. ${figure}`).join("\n"));
  return talk.choose(HEAD, "Ghi và gửi");
}

const textTo = (told: readonly Told[], to: string): string =>
  told
    .filter((one) => one.to === to)
    .map(({ text }) => text)
    .join("\n");

async function listApprovals(talk: Talk) {
  const { rows } = await sql<{ new: { status: string; isOwn?: boolean } }>`
    select new from audit where action = 'report.approve' order by id`.execute(talk.db);
  return rows.map((row) => row.new);
}

test("the only head approves what they sent themselves: said before and after, to the secretariat, and in the audit log", async () => {
  const talk = await fresh();
  await sendAsHead(talk);
  const opened = await talk.say(HEAD, "/duyet");
  expect(textTo(opened, HEAD)).toContain("đơn vị không có lãnh đạo khác");
  const told = await talk.choose(HEAD, "Duyệt");
  expect(textTo(told, HEAD)).toContain("Người gửi cũng là người duyệt");
  expect(textTo(told, "secretary")).toContain("người gửi cũng là người duyệt");
  expect(await listApprovals(talk)).toEqual([{ status: "approved", indicators: [], isOwn: true }]);
});

test("with another head, whoever sent it neither sees it wait nor approves or returns it; the other does", async () => {
  const talk = await fresh();
  await sendAsHead(talk);
  const alone = await talk.say(HEAD, "/duyet");
  const approve = await talk.find(HEAD, "Duyệt");
  const giveBack = await talk.find(HEAD, "Trả lại");
  expect(textTo(alone, HEAD)).toContain("duyệt báo cáo này");
  await giveRole(talk, OTHER, "head");

  expect(textTo(await talk.say(HEAD, "/duyet"), HEAD)).toContain("Không có báo cáo nào chờ anh/chị");
  for (const press of [approve, giveBack]) {
    const told = await talk.press(HEAD, press);
    expect(told.map(({ to }) => to)).toEqual([HEAD]);
    expect(textTo(told, HEAD)).toContain("người duyệt là lãnh đạo khác của đơn vị");
  }
  expect(await listApprovals(talk)).toEqual([]);

  await talk.say(OTHER, "/duyet");
  const told = await talk.choose(OTHER, "Duyệt");
  expect(textTo(told, OTHER)).toContain("Đã duyệt");
  expect(textTo(told, "secretary")).not.toContain("người gửi cũng");
  expect(await listApprovals(talk)).toEqual([{ status: "approved", indicators: [] }]);
});
