import { zipSync, strToU8, strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import sharp from "sharp";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { reduceWorkbook } from "../../src/dialogue/files/archive.ts";
import { findBrokenAuditEntry } from "../../src/store/audit.ts";
import { Bot, type Said } from "../support/bot.ts";
import { createTestDatabase } from "../support/test-database.ts";

const connection = await createTestDatabase();
const { db } = connection;
let bot: Bot;
beforeAll(async () => {
  bot = await Bot.open(connection);
});

const chiLang = "officer-chi-lang";
const caoLoc = "officer-cao-loc";
const MIB = 1024 * 1024;

type Cells = readonly [numerator: string, denominator: string, value: string, note?: string];
/** The figures of a whole report, in the order of the plan. */
const REPORT: readonly Cells[] = [
  ["12734", "13466", ""],
  ["12.553", "14.027", ""],
  ["3546", "7880", "45%"],
  ["13010", "13055", ""],
  ["230", "230", ""],
  ["14", "20", ""],
  ["617", "665", ""],
  ["52", "53", ""],
  ["9842", "13035", "75,5"],
  ["45", "45", ""],
  ["", "", "45"],
];
const FIRST_ROW = 7;

async function csvOf(as: string): Promise<{ text: string; said: Said }> {
  const said = await bot.say(as, "/mau csv");
  const [file] = said.attachments;
  return { said, text: (await bot.read(file?.hash ?? "")).toString("utf8") };
}

/** A CSV template with cells filled in, row by row. */
function fillCsv(text: string, rows: readonly Cells[]): string {
  const lines = text.split("\r\n");
  for (const [at, [numerator, denominator, value, note = ""]] of rows.entries()) {
    const cells = (lines[FIRST_ROW - 1 + at] ?? "").split(";");
    cells.splice(3, 3, numerator, denominator, value);
    cells[8] = note;
    lines[FIRST_ROW - 1 + at] = cells.join(";");
  }
  return lines.join("\r\n");
}

type Parts = Record<string, Uint8Array>;
const SHEET = "xl/worksheets/sheet1.xml";

async function workbookOf(as: string): Promise<{ parts: Parts; content: Buffer }> {
  const said = await bot.say(as, "mẫu");
  const content = await bot.read(said.attachments[0]?.hash ?? "");
  return { content, parts: unzipSync(content) };
}

/** The workbook with cells of its sheet replaced by XML: `{ D7: "<v>5</v>" }` is a number. */
function withCells(parts: Parts, cells: Readonly<Record<string, string>>): Buffer {
  let sheet = strFromU8(parts[SHEET] ?? new Uint8Array());
  for (const [address, inner] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`);
    if (!cell.test(sheet)) throw new Error(`the sheet has no cell ${address}`);
    sheet = sheet.replace(cell, `<c r="${address}"${inner.startsWith("<is>") ? ' t="inlineStr"' : ""}>${inner}</c>`);
  }
  return Buffer.from(zipSync({ ...parts, [SHEET]: strToU8(sheet) }));
}

const number = (value: number | string) => `<v>${value}</v>`;
const words = (text: string) => `<is><t>${text}</t></is>`;

async function drop(as: string): Promise<void> {
  await bot.say(as, "bỏ");
  await bot.say(as, "huỷ");
  await bot.say(as, "xoá hết");
}

describe("a template", () => {
  test("reports all figures in two messages of the officer: the file and one tap", async () => {
    const { text } = await csvOf(chiLang);
    const read = await bot.file(chiLang, "mau.csv", Buffer.from(fillCsv(text, REPORT)));
    expect(read.text).toContain("Đọc được 11 số liệu, chưa ghi");
    expect(read.text).toContain("3.546/7.880 = 45%");
    expect(read.choices[0]).toBe("Ghi và gửi");
    const sent = await bot.choose(chiLang, "Ghi và gửi");
    expect(sent.text).toContain("Mã biên nhận");
    const late = await bot.file(chiLang, "mau.csv", Buffer.from(fillCsv(text, REPORT)));
    expect(late.text).toContain("đã gửi rồi");
  });

  test("shows unit, period, due date and last figures, and what is entered already", async () => {
    await bot.say(caoLoc, "/baocao");
    await bot.say(caoLoc, "120/150");
    const { content } = await workbookOf(caoLoc);
    const rows = await readSheet(content);
    const all = rows.flat().join("\n");
    expect(all).toContain("Huyện Cao Lộc");
    expect(all).toContain("Quý III/2024");
    expect(all).toContain("25/8/2024");
    expect(rows[FIRST_ROW - 1]?.slice(3, 5)).toEqual(["120", "150"]);
    expect(rows[FIRST_ROW - 1]?.[6]).toMatch(/^[\d.]+\/[\d.]+ = [\d,]+%$/);
    const again = await bot.file(caoLoc, "mau.xlsx", content);
    expect(again.text).toContain("không có số liệu nào khác");
    await drop(caoLoc);
  });

  test("marks the cells to fill in, and hides the technical column", async () => {
    const { parts } = await workbookOf(caoLoc);
    expect(strFromU8(parts[SHEET] as Uint8Array)).toMatch(/<col min="10"[^>]*hidden="1"/);
    expect(strFromU8(parts["xl/styles.xml"] as Uint8Array)).toContain("FFF2CC");
  });

  test("names every wrong cell at once, and offers the others", async () => {
    const { parts } = await workbookOf(caoLoc);
    const filled = withCells(parts, {
      D7: number(8),
      E7: number(5),
      D8: words("1.234,5"),
      E8: words("2000"),
      D9: words("abc"),
      E9: words("10"),
      D10: number(7),
      F11: number("0.41"),
      D12: number(14),
      E12: number(20),
      I13: words("sẽ bổ sung"),
      I14: words("chưa có số liệu"),
      I16: words("không phát sinh"),
      F17: number("45.5"),
    });
    const said = await bot.file(caoLoc, "mau.xlsx", filled);
    expect(said.text).toContain("Có 8 ô chưa đọc được");
    expect(said.text).toMatch(/Ô D7 \([^)]+(?:\([^)]*\))?[^)]*\): tử số 8 lớn hơn mẫu số 5/);
    expect(said.text).toMatch(/Ô D8 .*1\.234,5 có phần lẻ/);
    expect(said.text).toMatch(/Ô D9 .*“abc\/10” không phải là số/);
    expect(said.text).toMatch(/Ô E10 .*thiếu mẫu số/);
    expect(said.text).toMatch(/Ô F11 .*0,41% hay 41%/);
    expect(said.text).toMatch(/Ô I13 .*có ghi chú mà chưa có số/);
    expect(said.text).toMatch(/Ô I14 .*cần ghi lý do/);
    expect(said.text).toMatch(/Ô F17 .*45,5 có phần lẻ/);
    expect(said.text).toContain("Đọc được 2 số liệu");
    const kept = await bot.choose(caoLoc, "Ghi");
    expect(kept.text).toContain("Đã ghi 2 số liệu");
    await drop(caoLoc);
  });

  test("counts the wrong cells that it does not name", async () => {
    const { text } = await csvOf(caoLoc);
    const wrong = REPORT.map((): Cells => ["9", "5", ""]);
    const said = await bot.file(caoLoc, "mau.csv", Buffer.from(fillCsv(text, wrong)));
    expect(said.text).toContain("Có 11 ô chưa đọc được");
    expect(said.text).toContain("… và 3 ô khác");
    await drop(caoLoc);
  });

  test("takes formula cells by their value, and a failed one for no number", async () => {
    const { parts } = await workbookOf(caoLoc);
    const filled = withCells(parts, {
      D7: "<f>100+20</f><v>120</v>",
      E7: "<f>SUM(A1:A2)</f><v>150.00000000000003</v>",
      D8: "<f>1/0</f><v>#DIV/0!</v>",
      E8: number(10),
    });
    const said = await bot.file(caoLoc, "mau.xlsx", filled);
    expect(said.text).toContain("120/150 = 80%");
    expect(said.text).toMatch(/Ô D8/);
    await drop(caoLoc);
  });

  test("is refused when it is another unit's, and nothing of that unit is said", async () => {
    const { content } = await workbookOf(caoLoc);
    const said = await bot.file("officer-van-lang", "mau.xlsx", content);
    expect(said.text).toContain("không phải của đơn vị anh/chị");
    expect(said.text).not.toContain("Cao Lộc");
  });

  test("is refused under an id that nobody gave, and with columns changed", async () => {
    const { text } = await csvOf(caoLoc);
    const forged = text.replace(/don-doc~[0-9a-f]{24}/, `don-doc~${"0".repeat(24)}`);
    expect((await bot.file(caoLoc, "mau.csv", Buffer.from(forged))).text).toContain("không nhận ra mã");
    const shifted = text.replaceAll(";Mẫu số;", ";Cột mới;");
    expect((await bot.file(caoLoc, "mau.csv", Buffer.from(shifted))).text).toContain("thêm, bớt hoặc đổi cột");
    const foreign = text.replace("online-payment", "online-paymentx");
    expect((await bot.file(caoLoc, "mau.csv", Buffer.from(foreign))).text).toContain("không thuộc báo cáo này");
    expect((await bot.file(caoLoc, "mau.csv", Buffer.from(text))).text).toContain("chưa có số liệu nào");
  });

  test.each([
    ["UTF-8 without mark", (text: string) => Buffer.from(text.slice(1))],
    ["commas", (text: string) => Buffer.from(text.replaceAll(",", " ").replaceAll(";", ","))],
    ["tabs in UTF-16, as Excel's Unicode text", (text: string) => Buffer.from(text.replaceAll(";", "\t"), "utf16le")],
    [
      "UTF-16 with the bytes the other way",
      (text: string) => Buffer.from(text.replaceAll(";", "\t"), "utf16le").swap16(),
    ],
  ])("is read as CSV with %s", async (_how, encode) => {
    const { text } = await csvOf(caoLoc);
    const said = await bot.file(caoLoc, "mau.csv", encode(fillCsv(text, [["120", "150", ""]])));
    expect(said.text).toContain("120/150 = 80%");
    await drop(caoLoc);
  });

  test("in a legacy encoding is refused with what to do", async () => {
    const { text } = await csvOf(caoLoc);
    const said = await bot.file(caoLoc, "mau.csv", Buffer.from(text.slice(1), "latin1"));
    expect(said.text).toContain("CSV UTF-8");
  });

  test("lets no text out as a formula, and takes it back as it was", async () => {
    const { text } = await csvOf(caoLoc);
    await bot.file(caoLoc, "mau.csv", Buffer.from(fillCsv(text, [["120", "150", "", "'=HYPERLINK(1)"]])));
    await bot.choose(caoLoc, "Ghi");
    const { text: again } = await csvOf(caoLoc);
    expect(again).toContain(";'=HYPERLINK(1);");
    expect((await bot.file(caoLoc, "mau.csv", Buffer.from(again))).text).toContain("không có số liệu nào khác");
    const { parts, content } = await workbookOf(caoLoc);
    expect(strFromU8(parts[SHEET] as Uint8Array)).not.toContain("<f>");
    expect((await readSheet(content))[FIRST_ROW - 1]?.[8]).toBe("=HYPERLINK(1)");
    await drop(caoLoc);
  });
});

describe("a crafted archive", () => {
  test.each([
    ["a cell billions of rows away", (sheet: string) => sheet.replace('r="D7"', 'r="XFD1048576"')],
    ["a row out there", (sheet: string) => sheet.replace('<row r="7"', '<row r="1048576"')],
    ["a place hidden by an entity", (sheet: string) => sheet.replace('r="D7"', 'r="&#88;FD1048576"')],
  ])("with %s is not read as a table", async (_what, change) => {
    const { parts } = await workbookOf(caoLoc);
    const sheet = change(strFromU8(parts[SHEET] as Uint8Array));
    const crafted = Buffer.from(zipSync({ ...parts, [SHEET]: strToU8(sheet) }));
    // What hangs takes minutes, or all memory.
    const started = performance.now();
    const said = await bot.file(caoLoc, "mau.xlsx", crafted);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(said.text).toContain("kèm báo cáo");
    await bot.choose(caoLoc, "Bỏ tệp này");
  });

  test("that unpacks to more than is read is not read as a table", async () => {
    const { parts } = await workbookOf(caoLoc);
    const bomb = Buffer.from(zipSync({ ...parts, "xl/sharedStrings.xml": new Uint8Array(9 * MIB) }));
    expect(bomb.byteLength).toBeLessThan(MIB / 10);
    expect((await bot.file(caoLoc, "mau.xlsx", bomb)).text).toContain("kèm báo cáo");
  });

  test("that says it is small and is not, is cut, not unpacked", async () => {
    const { parts } = await workbookOf(caoLoc);
    const bomb = Buffer.from(zipSync({ ...parts, "xl/sharedStrings.xml": new Uint8Array(64 * MIB) }));
    const real = Buffer.from(Uint32Array.of(64 * MIB).buffer);
    for (let at = bomb.indexOf(real); at >= 0; at = bomb.indexOf(real)) bomb.writeUInt32LE(1000, at);
    const reduced = reduceWorkbook(bomb);
    expect(reduced?.byteLength).toBeGreaterThan(1000);
    expect(reduced?.byteLength).toBeLessThan(MIB / 10);
    const said = await bot.file(caoLoc, "mau.xlsx", bomb);
    expect(said.text).toMatch(/kèm báo cáo|không nhận loại tệp này/);
  });

  test.each([
    ["unpacks to hundreds of mebibytes", { big: new Uint8Array(201 * MIB) }],
    [
      "has more parts than a document has",
      Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`p${at}`, new Uint8Array()])),
    ],
    ["has a part that climbs out of its folder", { "../../etc/passwd": new Uint8Array() }],
    ["has a part with an absolute name", { "/etc/passwd": new Uint8Array() }],
    ["has a part with a Windows name", { "C:\\x.exe": new Uint8Array() }],
    ["has macros", { "xl/vbaProject.bin": new Uint8Array(10) }],
  ])("that %s is refused", async (_what, extra) => {
    const { parts } = await workbookOf(caoLoc);
    const crafted = Buffer.from(zipSync({ ...parts, ...(extra as Parts) }));
    expect((await bot.file(caoLoc, "mau.xlsx", crafted)).text).toContain("không nhận loại tệp này");
  });

  test.each([
    ["only begins like one", Buffer.from("PK\u0003\u0004 and nothing more")],
    [
      "is cut off",
      zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") }).subarray(
        0,
        60,
      ),
    ],
    ["has not the parts of a document", zipSync({ "a.txt": strToU8("a") })],
    ["is no archive at all", Buffer.from("MZ\u0090")],
    ["is a page with a script", Buffer.from("<html><script>alert(1)</script></html>")],
    ["has a name only", Buffer.from("just text")],
  ])("that %s is refused", async (_what, content) => {
    expect((await bot.file(caoLoc, "mau.xlsx", content, "image/png")).text).toContain("không nhận loại tệp này");
  });
});

async function photo(): Promise<Buffer> {
  const exif = { IFD0: { Make: "Nokia" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "21/1 51/1 0/1" } };
  return sharp({ create: { width: 2400, height: 1200, channels: 3, background: "#a33" } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
}

describe("evidence", () => {
  const loc = "officer-loc-binh";
  const attached = () =>
    sql<{ name: string; indicator: string | null; hash: string; mime: string }>`
      select e.name, i.code as indicator, e.hash, e.mime from evidence e left join indicator i on i.id = e.indicator_id
      where e.removed_at is null order by e.id`.execute(db);

  test("a picture goes with the figure just entered; it is shrunk and tells nothing of where it was taken", async () => {
    await bot.say(loc, "/baocao");
    await bot.say(loc, "120/150");
    const original = await photo();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const asked = await bot.file(loc, "../../bí mật.jpg.exe", original);
    expect(asked.text).toMatch(/^Ảnh này kèm chỉ tiêu 1\. [^\n]+\?\n/);
    expect(asked.text).toContain("2/11.");
    const done = await bot.choose(loc, asked.choices[0] ?? "");
    expect(done.text).toContain("✓ Đã kèm “bí mật.jpg.exe.jpg” vào chỉ tiêu 1.");
    const { rows } = await attached();
    expect(rows).toMatchObject([{ indicator: "online-origination", mime: "image/jpeg" }]);
    const kept = await sharp(await bot.read(rows[0]?.hash ?? "")).metadata();
    expect([kept.width, kept.height, kept.exif]).toEqual([1600, 800, undefined]);
    const { rows: files } = await sql<{ count: string }>`
      select count(*) from attachment where octet_length(content) = ${original.byteLength}`.execute(db);
    expect(files[0]?.count).toBe("0");
    expect((await bot.say(loc, "130/160")).text).toContain("3/11.");
  });

  test("the same content is kept once, and named once", async () => {
    await bot.file(loc, "khác.jpg", await photo());
    const again = await bot.choose(loc, "Chỉ tiêu khác");
    const said = await bot.choose(loc, again.choices[0] ?? "");
    expect(said.text).toContain("đã kèm vào");
    expect((await attached()).rows).toHaveLength(1);
  });

  test("a discarded file leaves nothing behind", async () => {
    const pdf = Buffer.from("%PDF-1.7 một");
    await bot.file(loc, "a.pdf", pdf);
    const hash = await bot.keep(pdf);
    expect((await bot.choose(loc, "Bỏ tệp này")).text).toContain("Đã bỏ tệp");
    await expect(bot.read(hash)).rejects.toThrow("not kept");
  });

  test("is listed to the officer and the head, to the secretariat once the report is sent, to nobody else", async () => {
    await bot.file(loc, "công văn.pdf", Buffer.from("%PDF-1.7 hai"), "text/html");
    await bot.choose(loc, "Cả báo cáo");
    const own = await bot.say(loc, "minh chứng");
    expect(own.text).toContain("2 tệp");
    expect(own.attachments.map(({ mime }) => mime)).toEqual(["image/jpeg", "application/pdf"]);
    expect(own.choices).toContain("Bỏ 2) công văn.pdf");
    expect((await bot.say("secretary", "tài liệu")).text).not.toContain("Lộc Bình");
    expect((await bot.say(caoLoc, "/minhchung")).text).toContain("Chưa có tệp");
    expect((await bot.say("leader", "/minhchung")).text).toContain("chưa được phân quyền");
    expect((await bot.say("head-chi-lang", "/minhchung")).text).toContain("Chưa có tệp");
  });

  test("is removed by the officer while the report is a draft, and not once it is sent", async () => {
    await bot.say(loc, "minh chứng");
    expect((await bot.choose(loc, "Bỏ 1) bí mật.jpg.exe.jpg")).text).toContain("Đã bỏ");
    expect((await attached()).rows).toHaveLength(1);
    const { text } = await csvOf(loc);
    await bot.file(loc, "mau.csv", Buffer.from(fillCsv(text, REPORT)));
    const before = await bot.say(loc, "minh chứng");
    await bot.say(loc, "ghi và gửi");
    const listed = await bot.say(loc, "minh chứng");
    expect(listed.choices).toEqual([]);
    expect(listed.attachments).toHaveLength(1);
    expect(before.choices).toContain("Bỏ 1) công văn.pdf");
    const seen = await bot.say("secretary", "minh chứng");
    expect(seen.text).toContain("Lộc Bình");
    expect((await bot.file(loc, "a.pdf", Buffer.from("%PDF-1.7 ba"))).text).toContain("không có báo cáo nào đang mở");
    const { rows } = await sql<{ action: string }>`
      select action from audit where action like 'evidence.%' order by id`.execute(db);
    expect(rows.map(({ action }) => action)).toEqual(["evidence.add", "evidence.add", "evidence.remove"]);
    expect(await findBrokenAuditEntry(db)).toBeUndefined();
  });

  test.each([
    [
      "of one byte more than the limit",
      Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(10 * MIB - 7)]),
      "lớn hơn 10 MB",
    ],
    ["with nothing in it", Buffer.alloc(0), "Tệp rỗng"],
    ["that begins like a picture and is none", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), "bị hỏng"],
  ])("a file %s is refused and forgotten, and the form goes on", async (_what, content, sentence) => {
    const prompt = await bot.say(caoLoc, "/baocao");
    const hash = await bot.keep(content);
    const said = await bot.file(caoLoc, "a.pdf", content);
    expect(said.text).toContain(sentence);
    expect(said.text).toContain(prompt.text.split("\n").find((line) => line.startsWith("1/11")) ?? "?");
    await expect(bot.read(hash)).rejects.toThrow("not kept");
  });

  test("a file of the largest size is taken", async () => {
    const largest = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(10 * MIB - 8)]);
    expect((await bot.file(caoLoc, "a.pdf", largest)).text).toContain("“a.pdf” kèm");
    await bot.choose(caoLoc, "Bỏ tệp này");
  });

  test("somebody without reports is told that nothing needs the file", async () => {
    expect((await bot.file("leader", "a.pdf", Buffer.from("%PDF-1.7"))).text).toContain("không có việc gì cần đến nó");
  });
});
