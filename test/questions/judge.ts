import type { Gold, Row } from "./gold.ts";

/** What the program said to a question, as `ask --jsonl` prints it. */
export interface Said {
  readonly kind: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly count?: number;
}

function isSame(wanted: Row[string], found: unknown): boolean {
  return typeof wanted === "number" && typeof found === "number" ? Math.abs(wanted - found) <= 0.006 : wanted === found;
}

function matches(wanted: Row, found: Readonly<Record<string, unknown>> | undefined): boolean {
  return (
    found !== undefined && Object.entries(wanted).every(([key, value]) => key in found && isSame(value, found[key]))
  );
}

/** Whether an answer is right: the kind, the number of rows, and every key of every gold row. */
export function isRight(gold: Gold, said: Said): boolean {
  if (!(typeof gold.kind === "string" ? [gold.kind] : gold.kind).includes(said.kind)) return false;
  if (said.kind !== "answer" || gold.rows === null) return true;
  if (gold.count !== undefined && (said.count ?? said.rows.length) !== gold.count) return false;
  if (gold.rows.length !== said.rows.length) return false;
  if (gold.ordered) return gold.rows.every((row, at) => matches(row, said.rows[at]));
  const left = [...said.rows];
  return gold.rows.every((row) => {
    const at = left.findIndex((candidate) => matches(row, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
