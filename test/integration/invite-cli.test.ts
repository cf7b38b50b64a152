import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSheet } from "read-excel-file/node";
import { afterAll, expect, test } from "vitest";
import { DEMO_START } from "../../src/open-store.ts";
import { transaction } from "../../src/store/database.ts";
import { redeemCode } from "../../src/dialogue/people/invitation.ts";
import { runConsole } from "../support/console.ts";
import { addOfficer, at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
await addOfficer(db);
const folder = mkdtempSync(join(tmpdir(), "don-doc-invite-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: string[]): Promise<{ code: number; said: string }> {
  const { code, lines } = await runConsole({ db, now: DEMO_START }, args);
  return { code, said: lines.join("\n") };
}

async function redeem(code: string) {
  const account = { platform: "zalo", bot: "bot", externalId: `account-${code}` };
  const who = { counted: account, accountOf: () => account };
  return transaction(db, (trx) => redeemCode(trx, who, code.replace("-", ""), at("2024-08-12T08:00:00")));
}

test("the first administrator comes in by a code from the console", async () => {
  const { code, said } = await cli("invite", "Nguyễn Văn Quản", "unit-officer", "admin");
  expect(code).toBe(0);
  const invitation = /Mã: (\S{4}-\S{4}),/.exec(said)?.[1] ?? "";
  expect(said).toContain(`https://bot.test/vao#${invitation}`);
  expect(await redeem(invitation)).toMatchObject({ kind: "entered", person: { name: "Nguyễn Văn Quản" } });
  const roles = await db.selectFrom("assignment").select("role").where("role", "=", "admin").execute();
  expect(roles).toHaveLength(1);
});

test.each([
  [["invite"], 2],
  [["invite", "12345", "unit-officer", "admin"], 2],
  [["invite", "Nguyễn Văn An", "unit-officer", "king"], 2],
  [["invite", "Nguyễn Văn An", "nowhere", "head"], 1],
  [["invite-list", "x.csv"], 2],
  [["invite-list", "does-not-exist.csv", "out.xlsx"], 1],
])("%j is refused with a sentence", async (args, expected) => {
  const { code, said } = await cli(...args);
  expect(code).toBe(expected);
  expect(said).not.toBe("");
});

test("a list gives a sheet that only its owner can read, with codes that work; a wrong row gives nothing", async () => {
  const path = join(folder, "people.csv");
  const out = join(folder, "codes.xlsx");
  writeFileSync(path, "Họ và tên;Đơn vị;Vai trò\nNguyễn Văn An;unit-officer;cán bộ\nLê Ba;unit-officer;vua\n");
  const wrong = await cli("invite-list", path, out);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.said).toContain("Dòng 3: không có vai trò “vua”");
  expect(() => statSync(out)).toThrow();

  writeFileSync(
    path,
    "Họ và tên;Đơn vị;Vai trò\nNguyễn Văn An;unit-officer;cán bộ\nLê Ba;Huyện officer;lãnh đạo đơn vị\n",
  );
  expect(await cli("invite-list", path, out)).toMatchObject({ code: 0 });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const rows = await readSheet(readFileSync(out));
  expect(rows.slice(2).map((row) => row.slice(0, 3))).toEqual([
    ["Nguyễn Văn An", "Huyện officer", "cán bộ đầu mối"],
    ["Lê Ba", "Huyện officer", "lãnh đạo đơn vị"],
  ]);
  for (const row of rows.slice(2)) expect(await redeem(String(row[3]))).toMatchObject({ kind: "entered" });
});

test("somebody who was imported and never arrived is not registered twice", async () => {
  await db.deleteFrom("account").where("external_id", "=", "officer").execute();
  const { said } = await cli("invite", "Cán bộ officer", "unit-officer", "officer");
  const code = /Mã: (\S{4}-\S{4}),/.exec(said)?.[1] ?? "";
  expect(await redeem(code)).toMatchObject({ kind: "linked", person: { code: "officer" } });
});
