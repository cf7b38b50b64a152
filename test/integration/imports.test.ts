import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import writeXlsx from "write-excel-file/node";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { listFigureRecords } from "../../src/store/imports.ts";
import { getPlan } from "../../src/store/plans.ts";
import { sql } from "kysely";
import { runConsole } from "../support/console.ts";
import { at } from "../support/province.ts";
import { endSession, findSessionPerson, redeemSignInLink } from "../../src/store/sign-in.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "imports-"));
afterAll(() => rmSync(folder, { recursive: true }));

let now = at("2024-10-10T09:00:00");

const cli = (...args: string[]) => runConsole({ db, now }, args);

it("a sign-in link opens one session, once", async () => {
  const unknown = await cli("sign-in-link", "nobody");
  expect(unknown).toMatchObject({ code: 1 });
  expect((await cli("sign-in-link")).code).toBe(2);
  await db.insertInto("person").values({ code: "an", name: "Nguyễn Văn An" }).execute();

  const { code, lines } = await cli("sign-in-link", "an");
  expect(code).toBe(0);
  const token = /https:\/\/bot.test\/sign-in\/(\S+)/.exec(lines.join("\n"))?.[1] as string;
  const opened = await redeemSignInLink(db, token, now.plus({ minutes: 29 }));
  expect(await findSessionPerson(db, opened?.session as string, now)).toEqual({ code: "an", name: "Nguyễn Văn An" });
  expect(await redeemSignInLink(db, token, now)).toBeUndefined();

  const late = /sign-in\/(\S+)/.exec((await cli("sign-in-link", "an")).lines.join("\n"))?.[1] as string;
  expect(await redeemSignInLink(db, late, now.plus({ minutes: 30 }))).toBeUndefined();
  await endSession(db, opened?.session as string, now);
  expect(await findSessionPerson(db, opened?.session as string, now)).toBeUndefined();
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const sample = (name: string): string => join(import.meta.dirname, "../../src/sample/data", name);
const plan = (name: string): string => join(import.meta.dirname, "../../src/plans", name);
const FIGURE_HEAD = "unit,indicator,period,numerator,denominator,value";

beforeEach(async () => {
  now = at("2024-10-10T09:00:00");
  // The audit log refuses to be emptied; only a test may take its guard away.
  await sql`alter table audit disable trigger audit_no_change`.execute(db);
  await sql`truncate unit, person, plan, indicator, working_day_exception restart identity cascade`.execute(db);
  await sql`alter table audit enable trigger audit_no_change`.execute(db);
});

async function importProvince(): Promise<void> {
  expect(await cli("import", "units", sample("units.csv"))).toMatchObject({ code: 0 });
  expect(await cli("import", "plan", plan("lang-son-2024.yaml"))).toMatchObject({ code: 0 });
}

describe("units", () => {
  it("come in with their tree, and again without a change", async () => {
    const first = await cli("import", "units", sample("units.csv"));
    const second = await cli("import", "units", sample("units.csv"));

    expect(first).toEqual({ code: 0, lines: ["units.csv: đơn vị: thêm 285, thay đổi 0, giữ nguyên 0."] });
    expect(second.lines).toEqual(["units.csv: đơn vị: thêm 0, thay đổi 0, giữ nguyên 285."]);
    const { rows } = await sql`
      select u.name, p.name as parent, u.valid_until::text from unit u left join unit p on p.id = u.parent_id
      where u.code = '06277'`.execute(db);
    expect(rows).toEqual([{ name: "Xã Tú Xuyên", parent: "Huyện Văn Quan", valid_until: "2025-07-01" }]);
  });

  it("are all refused for one wrong row, which is named with what to write instead", async () => {
    const text = readFileSync(sample("units.csv"), "utf8").replace(
      "Huyện Chi Lăng,Chi Lăng,district,20",
      "Huyện Chi Lăng,Chi Lăng,huyện,020",
    );
    const { code, lines } = await cli("import", "units", file("wrong.csv", text));

    expect(code).toBe(1);
    expect(lines[0]).toBe("wrong.csv: có 1 chỗ sai, chưa ghi gì vào cơ sở dữ liệu.");
    expect(lines[1]).toBe(
      "  dòng 166, cột level: “huyện” không dùng được; hãy ghi một trong: province, department, district, commune",
    );
    expect(await db.selectFrom("unit").select("id").execute()).toEqual([]);
  });

  it("are only checked by a dry run", async () => {
    const { code, lines } = await cli("import", "units", sample("units.csv"), "--dry-run", "--lang", "en");

    expect(code).toBe(0);
    expect(lines).toEqual([
      "units.csv: no problems. It would write: units: 285 added, 0 changed, 0 unchanged. (Dry run, nothing was written.)",
    ]);
    expect(await db.selectFrom("unit").select("id").execute()).toEqual([]);
  });

  it("that change leave the old and the new name in the audit log, with who did it", async () => {
    await cli("import", "units", sample("units.csv"));
    await cli("import", "people", sample("people.csv"), "--valid-from", "2023-01-01");
    const renamed = readFileSync(sample("units.csv"), "utf8").replace("Xã Tú Xuyên", "Phường Tú Xuyên");
    await cli("import", "units", file("renamed.csv", renamed), "--by", "admin");

    const entry = await db
      .selectFrom("audit")
      .selectAll()
      .where("action", "=", "unit.change")
      .executeTakeFirstOrThrow();
    const admin = await db.selectFrom("person").select("id").where("code", "=", "admin").executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ subject: "unit/06277", reason: "import renamed.csv", actor_id: admin.id });
    expect([entry.old, entry.new]).toMatchObject([{ name: "Xã Tú Xuyên" }, { name: "Phường Tú Xuyên" }]);
    expect(await findBrokenAuditEntry(db)).toBeUndefined();
  });
});

describe("figures", () => {
  it("come in once: the same number is no new version, another one is, and the old one keeps its time", async () => {
    await importProvince();
    const figure = (value: number) => file("f.csv", `${FIGURE_HEAD}\n187,late-dossiers,2024-Q3,,,${value}`);
    await cli("import", "figures", figure(32));
    now = at("2024-10-11T09:00:00");
    const same = await cli("import", "figures", figure(32));
    const other = await cli("import", "figures", figure(33));

    expect(same.lines).toEqual(["f.csv: số liệu: thêm 0, thay đổi 0, giữ nguyên 1."]);
    expect(other.lines).toEqual(["f.csv: số liệu: thêm 0, thay đổi 1, giữ nguyên 0."]);
    const versions = await db.selectFrom("figure").selectAll().orderBy("version").execute();
    expect(
      versions.map((row) => [row.version, row.value, row.source, row.recorded_at.toISO(), row.superseded_at?.toISO()]),
    ).toEqual([
      [1, "32", "import", "2024-10-10T09:00:00.000+07:00", "2024-10-11T09:00:00.000+07:00"],
      [2, "33", "import", "2024-10-11T09:00:00.000+07:00", undefined],
    ]);
    const entry = await db
      .selectFrom("audit")
      .selectAll()
      .where("action", "=", "figure.record")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      subject: "figure/187/late-dossiers/2024-Q3",
      old: { value: "32" },
      new: { value: "33" },
    });
  });

  it("of the whole sample are what the file says, to the last digit", async () => {
    await importProvince();
    await cli("import", "figures", sample("figures.csv"));

    const stored = await listFigureRecords(db, [
      "2023-Q1",
      "2023-H1",
      "2023-Q3",
      "2023-Y",
      "2024-Q1",
      "2024-H1",
      "2024-Q3",
    ]);
    const rows = stored.map((row) =>
      [row.unit, row.indicator, row.period, row.numerator, row.denominator, row.value]
        .map((cell) => cell ?? "")
        .join(","),
    );
    const written = readFileSync(sample("figures.csv"), "utf8").trim().split(/\r?\n/).slice(1);
    expect(rows.toSorted()).toEqual(written.toSorted());
  });

  it("name every problem at once, and count what would not fit a screen", async () => {
    await importProvince();
    const rows = Array.from({ length: 60 }, (_, index) => `187,late-dossiers,2024-Q3,,,-${index + 1}`);
    const { code, lines } = await cli("import", "figures", file("many.csv", [FIGURE_HEAD, ...rows].join("\n")));

    expect(code).toBe(1);
    expect(lines).toHaveLength(52);
    expect(lines[0]).toContain("có 60 chỗ sai");
    expect(lines[51]).toBe("  … và 10 chỗ sai khác.");
    expect(await db.selectFrom("figure").select("id").execute()).toEqual([]);
  });

  it("need a plan first", async () => {
    await cli("import", "units", sample("units.csv"));
    const { lines } = await cli("import", "figures", file("f.csv", `${FIGURE_HEAD}\n187,late-dossiers,2024-Q3,,,1`));

    expect(lines[1]).toBe(
      "  dòng 2, cột indicator: không có chỉ tiêu “late-dossiers”: chưa có kế hoạch nào, hãy nhập kế hoạch trước",
    );
  });
});

describe("files", () => {
  it("may be XLSX: numbers, dates, empty rows, and text codes", async () => {
    await importProvince();
    const text = (value: string) => ({ value, type: String });
    const number = (value: number) => ({ value, type: Number });
    const rows = [
      FIGURE_HEAD.split(",").map(text),
      [text("06277"), text("online-payment"), text("2024-Q3"), number(80), number(319), null],
      [null, null, null, null, null, null],
      [text("187"), text("online-payment"), text("2024-Q3"), null, null, number(33.8)],
    ];
    const path = join(folder, "figures.xlsx");
    await writeXlsx(rows as never).toFile(path);

    expect(await cli("import", "figures", path)).toEqual({
      code: 0,
      lines: ["figures.xlsx: số liệu: thêm 2, thay đổi 0, giữ nguyên 0."],
    });
    expect(await listFigureRecords(db, ["2024-Q3"])).toMatchObject([
      { unit: "06277", numerator: "80", denominator: "319" },
      { unit: "187", value: "33.8" },
    ]);
  });

  it("name the row of a sheet, and the code that Excel made a number of", async () => {
    await importProvince();
    const path = join(folder, "zero.xlsx");
    const text = (value: string) => ({ value, type: String });
    const rows = [
      FIGURE_HEAD.split(",").map(text),
      [],
      [{ value: 6277, type: Number }, text("late-dossiers"), text("2024-Q3"), null, null, { value: 3, type: Number }],
    ];
    await writeXlsx(rows as never).toFile(path);

    expect((await cli("import", "figures", path)).lines[1]).toBe(
      "  dòng 3, cột unit: không có đơn vị “6277”; có phải “06277”?",
    );
  });

  it("may have a date cell, a byte order mark, semicolons, decomposed letters and hard spaces", async () => {
    const text =
      "\uFEFFcode;name;short_name;level;parent;valid_from;valid_to\r\n20;\u00A0Tỉnh Lạng Sơn ;Lạng Sơn;province;;01/01/1997;\r\n\r\n";
    const date = { value: new Date("2025-07-01"), type: Date, format: "dd/mm/yyyy" };
    const cells = ["06253n", "Xã Văn Quan", "Văn Quan", "commune", "20"].map((value) => ({ value, type: String }));
    const head = "code,name,short_name,level,parent,valid_from".split(",").map((value) => ({ value, type: String }));
    const path = join(folder, "units.xlsx");
    await writeXlsx([head, [...cells, date]] as never).toFile(path);

    expect(await cli("import", "units", file("u.csv", text.normalize("NFD")))).toMatchObject({ code: 0 });
    expect(await cli("import", "units", path)).toMatchObject({ code: 0 });
    const units = await db.selectFrom("unit").select(["name", "valid_from"]).orderBy("id").execute();
    expect(units).toEqual([
      { name: "Tỉnh Lạng Sơn", valid_from: "1997-01-01" },
      { name: "Xã Văn Quan", valid_from: "2025-07-01" },
    ]);
  });

  it.each([
    ["latin.csv", Buffer.from("code,name\n20,T\xEAn", "latin1"), "không phải UTF-8"],
    ["quote.csv", 'code,name,short_name,level,parent\n20,"Tỉnh,A,province,\n', "dấu ngoặc kép không khớp"],
    ["fake.xlsx", "not a zip", "không đọc được tệp Excel này"],
    ["units.ods", "x", "không đọc được loại tệp “.ods”"],
  ])("that cannot be read are refused in plain words: %s", async (name, content, words) => {
    const { code, lines } = await cli("import", "units", file(name, content));

    expect(code).toBe(1);
    expect(lines.join("\n")).toContain(words);
  });

  it("that are not there, and commands that are none", async () => {
    expect(await cli("import", "units", "/nowhere.csv")).toEqual({
      code: 1,
      lines: ["/nowhere.csv: không có tệp này"],
    });
    expect((await cli("import", "unit", "x.csv")).code).toBe(2);
    expect((await cli("import")).code).toBe(2);
    expect((await cli("expotr")).lines).toEqual(["không có lệnh “expotr”; gõ: npm run cli -- help"]);
    expect((await cli("import", "units", sample("units.csv"), "--validfrom", "x")).lines[0]).toContain("--validfrom");
    expect((await cli("import", "units", sample("units.csv"), "--valid-from", "hôm nay")).code).toBe(2);
    expect((await cli("import", "units", sample("units.csv"), "--by", "nobody")).lines).toEqual([
      "--by nobody: không có người này",
    ]);
  });

  it("help names every kind of import", async () => {
    const { code, lines } = await cli("help");

    expect(code).toBe(0);
    expect(lines.join("\n")).toContain("import units|successions|people|figures|working-days|deadlines|plan FILE");
  });
});

describe("plans", () => {
  it("come in with indicators, deadlines and the reports they make owed", async () => {
    await cli("import", "units", sample("units.csv"));
    const { lines } = await cli("import", "plan", plan("lang-son-2024.yaml"));

    // Seven reports have opened by 10/10/2024, for eleven districts each.
    expect(lines).toEqual([
      "lang-son-2024.yaml: kế hoạch: thêm 1, thay đổi 0, giữ nguyên 0.",
      "Mở thêm 77 báo cáo phải nộp.",
    ]);
    expect(await db.selectFrom("indicator").select("code").execute()).toHaveLength(12);
    expect((await cli("import", "plan", plan("lang-son-2024.yaml"))).lines).toEqual([
      "lang-son-2024.yaml: kế hoạch: thêm 0, thay đổi 0, giữ nguyên 1.",
    ]);
  });

  it("that change are read back changed, with the old text in the audit log", async () => {
    await importProvince();
    const text = readFileSync(plan("lang-son-2024.yaml"), "utf8");
    await cli(
      "import",
      "plan",
      file("changed.yaml", text.replace("value: 45,", "value: 47.5,").replace("Y: 11-20", "Y: 11-25")),
    );

    const stored = await getPlan(db, "lang-son-2024");
    expect(stored.plan.indicators.find(({ code }) => code === "online-payment")?.target?.value).toEqual({
      digits: 475n,
      scale: 1,
    });
    const due = await db
      .selectFrom("deadline")
      .select("due_on")
      .where("period", "=", "2024-Y")
      .executeTakeFirstOrThrow();
    expect(due.due_on).toBe("2024-11-25");
    const entry = await db
      .selectFrom("audit")
      .selectAll()
      .where("action", "=", "plan.save")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(entry.old)).toContain('"value":"45"');
    expect(JSON.stringify(entry.new)).toContain('"value":"47.5"');
  });

  it("cannot drop a period that units already owe", async () => {
    await importProvince();
    const text = readFileSync(plan("lang-son-2024.yaml"), "utf8").replace("years: [2023, 2024", "years: [2024");
    const { code, lines } = await cli("import", "plan", file("short.yaml", text));

    expect(code).toBe(1);
    expect(lines).toContain("  kỳ 2023-Q1 đã có báo cáo phải nộp, không bỏ khỏi lịch được");
    expect((await getPlan(db, "lang-son-2024")).plan.calendar).toHaveLength(16);
  });

  it("cannot name units that are not there, or make a ratio of a count", async () => {
    const { lines } = await cli("import", "plan", plan("lang-son-2024.yaml"));
    expect(lines[1]).toBe("  không có đơn vị “20”; hãy nhập đơn vị trước");

    await importProvince();
    const text = readFileSync(plan("lang-son-2024.yaml"), "utf8")
      .replace("code: lang-son-2024", "code: khac")
      .replace("  - { kind: late-count, count: late-dossiers, ratio: on-time }\n", "")
      .replace(
        /kind: count\n {4}measure: \{ vi: hồ sơ, en: dossiers \}/,
        'kind: ratio\n    measure: { vi: "%", en: "%" }\n    numerator: { vi: a, en: a }\n    denominator: { vi: b, en: b }',
      );
    const other = await cli("import", "plan", file("other.yaml", text));
    expect(other.lines[1]).toContain("chỉ tiêu “late-dossiers” đã có ở kế hoạch khác với loại khác");
  });

  it("are only checked by a dry run and by check-plan", async () => {
    await cli("import", "units", sample("units.csv"));
    const dry = await cli("import", "plan", plan("lang-son-2024.yaml"), "--dry-run");
    const checked = await cli("check-plan", plan("tu-xuyen-2023.yaml"));

    expect(dry.lines[0]).toContain("Nếu ghi: kế hoạch: thêm 1");
    expect(checked.lines).toEqual(["tu-xuyen-2023.yaml: kế hoạch tu-xuyen-2023 hợp lệ, 17 chỉ tiêu, 4 kỳ báo cáo."]);
    expect(await db.selectFrom("plan").select("id").execute()).toEqual([]);
    expect(await db.selectFrom("indicator").select("id").execute()).toEqual([]);
  });

  it("with a mistake name its line and column", async () => {
    const text = readFileSync(plan("lang-son-2024.yaml"), "utf8").replace(
      'comparison: ">", value: 90',
      'comparison: "≥", value: 90',
    );
    const { code, lines } = await cli("check-plan", file("bad.yaml", text));

    expect(code).toBe(1);
    expect(lines[1]).toMatch(/^ {2}bad\.yaml, dòng \d+, cột 27: so sánh phải là một trong >, >=, =, <=, </);
  });
});

it("a country comes in by few statements: 3,322 units and 100,000 figures", async () => {
  const communes = Array.from({ length: 3321 }, (_, index) => String(index + 1).padStart(5, "0"));
  const units = ["code,name,short_name,level,parent,valid_from", "P,Tỉnh P,P,province,,2025-07-01"];
  for (const code of communes) units.push(`${code},Xã ${code},${code},commune,P,2025-07-01`);
  const planText = readFileSync(plan("lang-son-2024.yaml"), "utf8").replace('scope: "20"', "scope: P");
  const figures = [FIGURE_HEAD];
  for (const period of ["2025-Q3", "2025-Y", "2026-Q1", "2026-H1"])
    for (const code of communes)
      for (const indicator of [
        "online-payment",
        "on-time",
        "satisfaction",
        "digitised-results",
        "online-processing",
        "online-origination",
        "petitions-resolved",
        "public-listing",
      ])
        if (figures.length <= 100_000) figures.push(`${code},${indicator},${period},1,2,`);
  now = at("2026-11-20T09:00:00");

  const statements = vi.spyOn(pg.Client.prototype, "query");
  onTestFinished(() => statements.mockRestore());
  expect(await cli("import", "units", file("country.csv", units.join("\n")))).toMatchObject({ code: 0 });
  expect(await cli("import", "plan", file("country.yaml", planText))).toMatchObject({ code: 0 });
  expect((await cli("import", "figures", file("country-figures.csv", figures.join("\n")))).lines).toEqual([
    "country-figures.csv: số liệu: thêm 100000, thay đổi 0, giữ nguyên 0.",
  ]);
  expect(statements.mock.calls.length).toBeGreaterThan(0);
  expect(statements.mock.calls.length).toBeLessThan(200);
});
