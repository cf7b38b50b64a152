import {
  checkColumns,
  RowReader,
  type Changes,
  type ImportDecision,
  type ImportProblem,
  type ImportTable,
} from "./import-table.ts";

/** What makes two records speak of the same thing, and what they say of it. */
export interface Identity<Item> {
  readonly keyOf: (item: Item) => string;
  /** The values that may change, in an order of their own. */
  readonly saidBy: (item: Item) => readonly (string | null | undefined)[];
}

/** The rules of one kind of file; everything else is the same for all. */
export interface RowRules<Item> extends Identity<Item> {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** The column that is named when two rows have the same key. */
  readonly keyColumn: string;
  /** Undefined once it has objected to something in the row. */
  readonly read: (row: RowReader) => Item | undefined;
}

/** A record with the row that it was read from. */
export interface ReadRow<Item> {
  readonly row: RowReader;
  readonly item: Item;
}

/** Checks a file row by row, and says what it adds to the records that are there and changes in them. None is removed. */
export function decideRows<Item>(
  table: ImportTable,
  rules: RowRules<Item>,
  existing: readonly Item[],
): ImportDecision<Changes<Item>> {
  const problems = checkColumns(table, rules.required, rules.optional);
  const rows = problems.length > 0 ? [] : readRows(table, rules, problems);
  if (problems.length > 0) return { problems };
  return {
    writes: compareItems(
      rows.map(({ item }) => item),
      existing,
      rules,
    ),
  };
}

/** Every row that can be read; what is wrong, also that a row says something about the same thing again, goes to `problems`. */
export function readRows<Item>(
  table: ImportTable,
  { read, keyOf, keyColumn }: Pick<RowRules<Item>, "read" | "keyOf" | "keyColumn">,
  problems: ImportProblem[],
): ReadRow<Item>[] {
  const firstLines = new Map<string, number>();
  return table.rows.flatMap((line) => {
    const row = new RowReader(line, problems);
    const item = read(row);
    if (item === undefined) return [];
    const firstLine = firstLines.get(keyOf(item));
    if (firstLine === undefined) firstLines.set(keyOf(item), line.line);
    else row.object(keyColumn, { code: "row-twice", firstLine });
    return [{ row, item }];
  });
}

/** Which records are new, which say something else than the one of their key, and how many say the same. */
export function compareItems<Item>(
  items: readonly Item[],
  existing: readonly Item[],
  { keyOf, saidBy }: Identity<Item>,
): Changes<Item> {
  const before = new Map(existing.map((item) => [keyOf(item), item]));
  const added: Item[] = [];
  const changed: { from: Item; to: Item }[] = [];
  for (const to of items) {
    const from = before.get(keyOf(to));
    if (from === undefined) added.push(to);
    else if (isOther(saidBy(from), saidBy(to))) changed.push({ from, to });
  }
  return { added, changed, unchanged: items.length - added.length - changed.length };
}

function isOther(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.some((value, index) => value !== after[index]);
}
