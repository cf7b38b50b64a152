import { cleanText } from "./clean-text.ts";
import type { Block, Reply, Span } from "./message.ts";

export type RunStyle = "plain" | "bold" | "italic" | "code";

/** A stretch of text in one style; a reply is a row of them before a platform writes them its own way. */
export interface Run {
  readonly text: string;
  readonly style: RunStyle;
}

/** `aligned`: in columns where they fit into `width` characters, else as lines "a: b · c". */
export type TableLayout = { readonly kind: "lines" } | { readonly kind: "aligned"; readonly width: number };

type Table = Extract<Block, { kind: "table" }>;

const GRAPHEMES = new Intl.Segmenter("vi", { granularity: "grapheme" });
const COLUMN_GAP = "  ";

function displayWidth(text: string): number {
  return Array.from(GRAPHEMES.segment(text)).length;
}

function cell(text: string | undefined): string {
  return cleanText(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A row in a line; a dash in the last cells says nothing there. */
function lineOf([first = "", ...cells]: readonly string[]): string {
  const last = cells.findLastIndex((one, index) => index === 0 || (one !== "–" && one !== ""));
  const rest = cells.slice(0, last + 1);
  return rest.length > 0 ? `${first}: ${rest.join(" · ")}` : first;
}

function tableLines({ head, rows }: Table): Run[] {
  const lines = rows.map((row) => lineOf(row.map(cell)));
  // Two columns explain themselves ("Chi Lăng: 41,05%"); from three on a reader needs to know which is which.
  if (head.length < 3 || lines.length === 0) return [{ text: lines.join("\n"), style: "plain" }];
  return [
    { text: lineOf(head.map(cell)), style: "italic" },
    { text: `\n${lines.join("\n")}`, style: "plain" },
  ];
}

function alignedTable({ head, rows }: Table): string[] {
  const cells = [head, ...rows].map((row) => row.map(cell)).filter((row, index) => index > 0 || row.some(Boolean));
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...cells.map((row) => displayWidth(row[column] ?? ""))),
  );
  return cells.map((row) =>
    widths
      .map((width, column) => {
        const text = row[column] ?? "";
        const padding = " ".repeat(width - displayWidth(text));
        return column === 0 ? text + padding : padding + text;
      })
      .join(COLUMN_GAP)
      .trimEnd(),
  );
}

function tableRuns(table: Table, layout: TableLayout): Run[] {
  if (layout.kind === "lines") return tableLines(table);
  const lines = alignedTable(table);
  const isNarrow = lines.every((line) => displayWidth(line) <= layout.width);
  return isNarrow ? [{ text: lines.join("\n"), style: "code" }] : tableLines(table);
}

function spanRun(span: Span): Run {
  if (typeof span === "string") return { text: cleanText(span), style: "plain" };
  return "bold" in span
    ? { text: cleanText(span.bold), style: "bold" }
    : { text: cleanText(span.italic), style: "italic" };
}

/** The blocks of a reply as runs, a line break between blocks. Text is cleaned; nothing is escaped yet. */
export function blockRuns(reply: Pick<Reply, "blocks">, tables: TableLayout): Run[] {
  const runs = reply.blocks.flatMap((block, index): Run[] => [
    { text: index === 0 ? "" : "\n", style: "plain" },
    ...(block.kind === "text" ? block.spans.map(spanRun) : tableRuns(block, tables)),
  ]);
  return runs.filter(({ text }) => text !== "");
}

/**
 * The choices of a reply as numbered lines after an empty one, for platforms without buttons; empty when there are none.
 * With a code, "B", the numbers are "B1", "B2".
 */
export function choiceRuns(reply: Pick<Reply, "choices">, code = ""): Run[] {
  const lines = (reply.choices ?? []).map(({ label }, index) => `${code}${index + 1}. ${cell(label)}`);
  return lines.length > 0 ? [{ text: `\n\n${lines.join("\n")}`, style: "plain" }] : [];
}
