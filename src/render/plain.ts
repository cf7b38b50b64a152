import type { Reply } from "./message.ts";
import { blockRuns, choiceRuns } from "./runs.ts";

const CONSOLE_WIDTH = 80;

/** The reply for a console: paragraphs, tables in columns where they fit into `width` characters, choices numbered from 1. */
export function renderPlain(reply: Pick<Reply, "blocks" | "choices">, width = CONSOLE_WIDTH): string {
  return [...blockRuns(reply, { kind: "aligned", width }), ...choiceRuns(reply)]
    .map(({ text }) => text)
    .join("")
    .replace(/^\n+/, "");
}
