import type { InputRichBlock, RichBlockTableCell, RichText } from "grammy/types";
import { cleanText } from "../../render/clean-text.ts";
import { renderTelegramHtml } from "../../render/html.ts";
import {
  italic,
  text,
  type Attachment,
  type Block,
  type Language,
  type Reply,
  type Span,
} from "../../render/message.ts";
import { telegramMessages } from "./messages.ts";

interface Caption {
  readonly html: string;
  readonly plain: string;
}

/** One message of Telegram. Its text is HTML; `plain` is the same without formatting. */
export type Part =
  | { readonly kind: "text"; readonly html: string; readonly plain: string }
  | { readonly kind: "rich"; readonly blocks: readonly InputRichBlock[]; readonly instead: readonly Part[] }
  | { readonly kind: "file"; readonly file: Attachment; readonly isPhoto: boolean; readonly caption?: Caption };

const CAPTION_LIMIT = 1024;
/** Telegram shows at most so many columns, and only so many blocks. */
const MOST_COLUMNS = 20;
const MOST_ROWS = 400;
const PHOTOS = new Set(["image/png", "image/jpeg", "image/webp"]);

function unescape(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function textParts(reply: Pick<Reply, "blocks">): Part[] {
  return renderTelegramHtml(reply).map((html) => ({ kind: "text", html, plain: unescape(html) }));
}

function richSpan(span: Span): RichText {
  if (typeof span === "string") return cleanText(span);
  return "bold" in span
    ? { type: "bold", text: cleanText(span.bold) }
    : { type: "italic", text: cleanText(span.italic) };
}

function richBlock(block: Block): InputRichBlock {
  if (block.kind === "text") return { type: "paragraph", text: block.spans.map(richSpan) };
  const cell = (value: string, column: number, isHeader: boolean): RichBlockTableCell => ({
    text: cleanText(value),
    align: column === 0 ? "left" : "right",
    valign: "top",
    ...(isHeader ? { is_header: true } : {}),
  });
  const rows = block.rows.map((row) => row.map((value, column) => cell(value, column, column === 0)));
  const head = block.head.some((value) => value.trim() !== "");
  const cells = head ? [block.head.map((value, column) => cell(value, column, true)), ...rows] : rows;
  return { type: "table", cells, is_striped: true, is_compact: true };
}

/** A table that text cannot hold in columns on a phone, and a rich message can. */
function wantsRich({ blocks }: Pick<Reply, "blocks">): boolean {
  const tables = blocks.filter((block) => block.kind === "table");
  const fitsRich = tables.every(({ head, rows }) => head.length <= MOST_COLUMNS && rows.length <= MOST_ROWS);
  const isWide = tables.some(
    (table) => table.head.length > 2 && !renderTelegramHtml({ blocks: [table] })[0]?.startsWith("<pre>"),
  );
  return fitsRich && isWide;
}

function withRepeat(reply: Reply, isRepeat: boolean, language: Language): Reply {
  if (!isRepeat) return reply;
  return { ...reply, blocks: [text(italic(telegramMessages[language].repeat)), ...reply.blocks] };
}

/**
 * The messages that a reply becomes: pictures and files first, the text with its buttons last, so that the buttons are
 * what is seen. One picture with a short text is one message.
 */
export function planParts(
  reply: Reply,
  options: { readonly isRepeat: boolean; readonly language: Language; readonly richTables: boolean },
): Part[] {
  const said = withRepeat(reply, options.isRepeat, options.language);
  const files = (reply.attachments ?? []).map((file) => ({
    kind: "file" as const,
    file,
    isPhoto: PHOTOS.has(file.mime),
  }));
  const inText = textParts(said);
  const rich = options.richTables && wantsRich(said);
  const [only] = files;
  const [first] = inText;
  if (files.length === 1 && only && inText.length === 1 && first?.kind === "text" && !rich)
    if (first.plain.length <= CAPTION_LIMIT) return [{ ...only, caption: first }];
  const body: Part[] = rich ? [{ kind: "rich", blocks: said.blocks.map(richBlock), instead: inText }] : inText;
  return [...files, ...body];
}
