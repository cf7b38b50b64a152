import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { listArchive, reduceWorkbook } from "../../../src/dialogue/files/archive.ts";
import { detectKind, safeFileName, type FileKind, type ReceivedFile } from "../../../src/dialogue/files/kinds.ts";
import { findTemplateMark, readCells } from "../../../src/dialogue/files/sheet.ts";
import { entryOf, readTemplate } from "../../../src/dialogue/files/template.ts";
import { decimal } from "../../../src/domain/decimal.ts";
import type { FigureValue } from "../../../src/domain/figure.ts";
import { findProblem } from "../../../src/domain/figure-input-limits.ts";
import { toTemplateCsv, toTemplateXlsx, type ReportTemplate } from "../../../src/render/report-template.ts";
import { factsOf } from "../forms/fixture.ts";

const MIB = 1024 * 1024;
const FACTS = factsOf();
const ID = "0123456789abcdef01234567";

function templateOf(figures: ReadonlyMap<string, FigureValue>, note = ""): ReportTemplate {
  return {
    id: ID,
    unit: FACTS.unitName,
    period: "Quý III/2024",
    due: "25/8/2024",
    previousPeriod: "6 tháng/2024",
    language: "vi",
    rows: FACTS.indicators.map(({ code, kind, shortName }) => ({
      ...{ code, kind, name: shortName.vi, what: "", previous: "", target: "" },
      entry: entryOf(figures.get(code), figures.has(code) ? note : "", "vi"),
    })),
  };
}

const received = (kind: FileKind, content: Buffer): ReceivedFile => ({ kind, content, mime: "", name: "a", hash: "" });

async function readBack(template: ReportTemplate, kind: "xlsx" | "csv") {
  const content = kind === "xlsx" ? await toTemplateXlsx(template) : toTemplateCsv(template);
  expect(detectKind(content)).toBe(kind);
  const cells = await readCells(received(kind, content));
  if (typeof cells === "string") throw new Error(cells);
  const mark = findTemplateMark(cells);
  if (!mark) throw new Error("the mark is gone");
  expect(mark.id).toBe(ID);
  return readTemplate(cells, mark, FACTS);
}

const whole = fc.nat(10_000_000);
const reason = fc.constantFrom("do phần mềm lỗi", "đang tổng hợp", "chờ số liệu của xã");
const ratio: fc.Arbitrary<FigureValue> = fc
  .tuple(whole, whole)
  .filter(([part, all]) => part <= all && all > 0)
  .map(([part, all]) => ({ kind: "ratio", numerator: decimal(part), denominator: decimal(all) }));
const percent: fc.Arbitrary<FigureValue> = fc
  .nat(10_000)
  .map((hundredths) => ({ kind: "percent", percent: { digits: BigInt(hundredths), scale: 2 } }));
const count: fc.Arbitrary<FigureValue> = whole.map((value) => ({ kind: "count", count: decimal(value) }));
const without: fc.Arbitrary<FigureValue> = fc.oneof(
  reason.map((text): FigureValue => ({ kind: "missing", reason: text })),
  fc.constant<FigureValue>({ kind: "not-applicable" }),
);

const figures = fc
  .tuple(
    ...FACTS.indicators.map((indicator) =>
      fc.option(fc.oneof(indicator.kind === "count" ? count : fc.oneof(ratio, percent), without), { nil: undefined }),
    ),
  )
  .map(
    (values) =>
      new Map(
        values.flatMap((value, at): [string, FigureValue][] => {
          const indicator = FACTS.indicators[at];
          return value && indicator && !findProblem(value, indicator) ? [[indicator.code, value]] : [];
        }),
      ),
  );

const plainly = (value: FigureValue): string => JSON.stringify(entryOf(value, "", "vi")).normalize("NFC");

describe("a template filled with figures", () => {
  test.each(["csv", "xlsx"] as const)("gives them back as they were, by %s", async (kind) => {
    await fc.assert(
      fc.asyncProperty(figures, async (entered) => {
        const reading = await readBack(templateOf(entered), kind);
        if (reading.kind !== "read") throw new Error(reading.kind);
        expect(reading.problems).toEqual([]);
        const read = reading.figures.map(({ code, value }) => `${code} ${plainly(value)}`);
        expect(read).toEqual([...entered].map(([code, value]) => `${code} ${plainly(value)}`));
      }),
      { numRuns: kind === "csv" ? 150 : 25 },
    );
  });

  test("keeps the note beside a figure", async () => {
    const first = FACTS.indicators.find(({ kind }) => kind === "ratio");
    if (!first) throw new Error("the plan has no ratio");
    const entered = new Map([[first.code, { kind: "ratio", numerator: decimal(1), denominator: decimal(2) } as const]]);
    const reading = await readBack(templateOf(entered, "-- đã rà soát; xong"), "csv");
    expect(reading).toMatchObject({ kind: "read", figures: [{ code: first.code, note: "-- đã rà soát; xong" }] });
  });
});

describe("names of files", () => {
  test.each([
    ["ảnh chụp.JPG", "jpeg", "ảnh chụp.jpg"],
    ["../../etc/passwd", "pdf", "passwd.pdf"],
    ["C:\\a\\b.pdf", "pdf", "b.pdf"],
    ["page.html", "png", "page.html.png"],
    [".htaccess", "pdf", "htaccess.pdf"],
    ["a\u202Egnp.exe", "pdf", "agnp.exe.pdf"],
    ["", "docx", "tep.docx"],
    ["...", "docx", "tep.docx"],
  ] as const)("%j of a %s becomes %j", (given, kind, expected) => {
    expect(safeFileName(given, kind)).toBe(expected);
  });

  test("are always fit for a folder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
        const name = safeFileName(given, "pdf");
        expect(name).toMatch(/^[^/\\<>:"|?*\p{C}]{1,90}\.pdf$/u);
        expect(name.startsWith(".")).toBe(false);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("bytes of any kind", () => {
  const heads = ["", "PK\u0003\u0004", "%PDF-", "don-doc~", "RIFF0000WEBP", "\uFEFF"];
  const bytes = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }))
    .map(([head, rest]) => Buffer.concat([Buffer.from(head, "latin1"), rest]));

  test("are looked at and read without a fault", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const kind = detectKind(content);
        if (kind === "xlsx" || kind === "csv") await readCells(received(kind, content));
        for (const read of ["xlsx", "csv"] as const)
          expect(typeof (await readCells(received(read, content)))).toMatch(/string|object/);
      }),
      { numRuns: 300 },
    );
  });

  test("of a template with some of them changed are read or refused, never a fault", async () => {
    const content = await toTemplateXlsx(templateOf(new Map()));
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(content);
        broken[at] = byte;
        const cells = await readCells(received("xlsx", broken));
        const mark = typeof cells === "string" ? undefined : findTemplateMark(cells);
        if (typeof cells !== "string" && mark) expect(readTemplate(cells, mark, FACTS).kind).toMatch(/\w/);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an archive", () => {
  const zipOf = (parts: Record<string, Uint8Array>) => Buffer.from(zipSync(parts));
  const many = (count: number) =>
    zipOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`part${at}`, new Uint8Array()])));

  test("of a thousand parts is listed, of one more it is not", () => {
    expect(listArchive(many(1000))?.size).toBe(1000);
    expect(listArchive(many(1001))).toBeUndefined();
  });

  test("whose sheet has as many bytes as are read is unpacked, with one more it is not", () => {
    const ofSize = (size: number) => zipOf({ "xl/worksheets/sheet1.xml": new Uint8Array(size) });
    expect(reduceWorkbook(ofSize(8 * MIB))).toBeDefined();
    expect(reduceWorkbook(ofSize(8 * MIB + 1))).toBeUndefined();
  });

  test("is reduced to what a table is read from", async () => {
    const parts = unzipSync(await toTemplateXlsx(templateOf(new Map())));
    const extra = {
      "xl/media/big.png": new Uint8Array(9 * MIB),
      "xl/externalLinks/externalLink1.xml": new Uint8Array(9),
    };
    const reduced = reduceWorkbook(zipOf({ ...parts, ...extra }));
    const names = Object.keys(unzipSync(reduced ?? new Uint8Array()));
    expect(names).toContain("xl/workbook.xml");
    expect(names.filter((name) => name in extra)).toEqual([]);
  });

  test.each([
    [2000, true],
    [2001, false],
  ])("with a cell in row %i is read: %s", (row, isRead) => {
    const sheet = Buffer.from(`<worksheet><sheetData><row r="${row}"><c r="A${row}"/></row></sheetData></worksheet>`);
    expect(reduceWorkbook(zipOf({ "xl/worksheets/sheet1.xml": sheet })) !== undefined).toBe(isRead);
  });
});
