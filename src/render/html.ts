import { cleanText } from "./clean-text.ts";
import type { Block, Reply, Span } from "./message.ts";
import { blockRuns, type Run, type RunStyle } from "./runs.ts";
import { splitRuns } from "./split-runs.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const TAGS: Readonly<Record<RunStyle, string>> = { plain: "", bold: "b", italic: "i", code: "pre" };

const TELEGRAM_LIMIT = 4096;
/** Characters of fixed width that a phone shows on one line. */
const PHONE_WIDTH = 32;

function escapeClean(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

/** Text, cleaned, as HTML content or as a double-quoted attribute; it can open no tag and no entity. */
export function escapeHtml(text: string): string {
  return escapeClean(cleanText(text));
}

function withLineBreaks(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

function spanHtml(span: Span): string {
  if (typeof span === "string") return withLineBreaks(span);
  return "bold" in span ? `<b>${withLineBreaks(span.bold)}</b>` : `<i>${withLineBreaks(span.italic)}</i>`;
}

function rowHtml([first, ...rest]: readonly string[]): string {
  const cells = rest.map((text) => `<td>${withLineBreaks(text)}</td>`).join("");
  return `<tr><th scope="row">${withLineBreaks(first ?? "")}</th>${cells}</tr>`;
}

function blockHtml(block: Block): string {
  if (block.kind === "text") return `<p>${block.spans.map(spanHtml).join("")}</p>`;
  const head = block.head.map((text) => `<th scope="col">${withLineBreaks(text)}</th>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${block.rows.map(rowHtml).join("")}</tbody></table>`;
}

/** The blocks of a reply as HTML for a page: `p`, `b`, `i`, `br` and `table`, everything else escaped. Choices are the page's own. */
export function renderHtml(reply: Pick<Reply, "blocks">): string {
  return reply.blocks.map(blockHtml).join("");
}

function runHtml({ text, style }: Run): string {
  const tag = TAGS[style];
  return tag ? `<${tag}>${escapeClean(text)}</${tag}>` : escapeClean(text);
}

/** How Telegram writes tables, of which its HTML has none: `pre` keeps narrow ones in columns, `lines` never does. */
export interface TelegramOptions {
  readonly tables?: "pre" | "lines";
  /** UTF-16 units of HTML in one message; Telegram counts without tags and entities, so this is on the safe side. */
  readonly limit?: number;
}

/**
 * The blocks of a reply as messages in Telegram's HTML (`b`, `i`, `pre`), each complete in itself: no tag stays open,
 * no entity is cut. Choices are buttons, not text.
 */
export function renderTelegramHtml(reply: Pick<Reply, "blocks">, options: TelegramOptions = {}): string[] {
  const { tables = "pre", limit = TELEGRAM_LIMIT } = options;
  const runs = blockRuns(reply, tables === "pre" ? { kind: "aligned", width: PHONE_WIDTH } : { kind: "lines" });
  const pieces = splitRuns(runs, limit, {
    lengthOf: (text) => escapeClean(text).length,
    overheadOf: (style) => (TAGS[style] ? 2 * TAGS[style].length + "<></>".length : 0),
  });
  return pieces.map((piece) => piece.map(runHtml).join(""));
}
