import { listArchive } from "./archive.ts";

/** Kinds of files that are taken, told by their content; a file's name says nothing. */
export type FileKind = "jpeg" | "png" | "webp" | "pdf" | "xlsx" | "docx" | "csv";

/** A file that somebody sent, looked at and named by what it is. */
export interface ReceivedFile {
  readonly kind: FileKind;
  readonly mime: string;
  /** Fit to be shown and to be a file's name; its ending is that of the kind. */
  readonly name: string;
  /** sha-256 under which the content is kept. */
  readonly hash: string;
  readonly content: Buffer;
  /** The report for which an upload link was given. */
  readonly obligationId?: number;
}

interface KindFacts {
  readonly mime: string;
  readonly endings: readonly [string, ...string[]];
}

const KINDS: Readonly<Record<FileKind, KindFacts>> = {
  jpeg: { mime: "image/jpeg", endings: ["jpg", "jpeg"] },
  png: { mime: "image/png", endings: ["png"] },
  webp: { mime: "image/webp", endings: ["webp"] },
  pdf: { mime: "application/pdf", endings: ["pdf"] },
  xlsx: { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  docx: { mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: ["docx"] },
  csv: { mime: "text/csv", endings: ["csv", "txt", "tsv"] },
};

/** The largest file that is taken, in bytes. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

const LONGEST_NAME = 80;

/** The media type of a kind. */
export function mimeOf(kind: FileKind): string {
  return KINDS[kind].mime;
}

export function isImage(kind: FileKind): boolean {
  return kind === "jpeg" || kind === "png" || kind === "webp";
}

function startsWith(content: Buffer, bytes: readonly number[], at = 0): boolean {
  return bytes.every((byte, index) => content[at + index] === byte);
}

function detectOffice(content: Buffer): FileKind | undefined {
  const entries = listArchive(content);
  if (!entries?.has("[Content_Types].xml")) return undefined;
  // A workbook or document with macros is a program.
  if ([...entries].some((entry) => /vbaproject/i.test(entry))) return undefined;
  if (entries.has("xl/workbook.xml")) return "xlsx";
  return entries.has("word/document.xml") ? "docx" : undefined;
}

const TEMPLATE_MARK = "don-doc~";

/** Whether bytes hold the mark of our templates, in UTF-8 or in UTF-16 as Excel writes it. */
function isTemplateText(content: Buffer): boolean {
  const head = content.subarray(0, 8192);
  const isSpread = startsWith(content, [0xff, 0xfe]) || startsWith(content, [0xfe, 0xff]);
  return (isSpread ? Buffer.from(head.filter((byte) => byte !== 0)) : head).includes(TEMPLATE_MARK);
}

/**
 * What a file is by its first bytes, and for a ZIP by its parts; undefined for everything that is not taken: other
 * kinds, damaged archives, archives that unpack to too much, documents with macros.
 */
export function detectKind(content: Buffer): FileKind | undefined {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (content.subarray(0, 4).toString("latin1") === "RIFF" && content.subarray(8, 12).toString("latin1") === "WEBP")
    return "webp";
  if (content.subarray(0, 5).toString("latin1") === "%PDF-") return "pdf";
  if (startsWith(content, [0x50, 0x4b, 0x03, 0x04])) return detectOffice(content);
  return isTemplateText(content) ? "csv" : undefined;
}

/** A name fit to be shown and to be saved under: no folders, nothing unprintable, not too long, ending as the kind does. */
export function safeFileName(given: string, kind: FileKind): string {
  const { endings } = KINDS[kind];
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const printable = last
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  const match = /^(.*?)(?:\.([a-z0-9]{1,5}))?$/iu.exec(printable);
  const ending = match?.[2]?.toLowerCase();
  const isFitting = ending !== undefined && endings.includes(ending);
  const stem = (isFitting ? (match?.[1] ?? "") : printable).replace(/^\.+/, "").slice(0, LONGEST_NAME).toWellFormed();
  return `${stem.trim() || "tep"}.${isFitting ? ending : endings[0]}`;
}
