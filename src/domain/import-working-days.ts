import {
  checkColumns,
  RowReader,
  SeenKeys,
  type Changes,
  type ImportDecision,
  type ImportProblem,
  type ImportTable,
} from "./import-table.ts";
import { weekdayOf, type IsoDate } from "./time.ts";

/** A day that differs from the plain week, what it is called, and who says so. */
export interface WorkingDayRecord {
  readonly day: IsoDate;
  readonly kind: "off" | "work";
  readonly name: string;
  readonly source: string;
}

/** Checks a file of days off and swapped working days. Days that are there already are changed, none is removed. */
export function decideWorkingDayImport(
  table: ImportTable,
  existing: readonly WorkingDayRecord[],
): ImportDecision<Changes<WorkingDayRecord>> {
  const problems: ImportProblem[] = checkColumns(table, ["day", "kind", "name", "source"]);
  if (problems.length > 0) return { problems };
  const before = new Map(existing.map((record) => [record.day, record]));
  const seen = new SeenKeys();
  const added: WorkingDayRecord[] = [];
  const changed: { from: WorkingDayRecord; to: WorkingDayRecord }[] = [];
  for (const line of table.rows) {
    const row = new RowReader(line, problems);
    const record = readDay(row);
    if (!record) continue;
    const firstLine = seen.firstLine(record.day, line.line);
    if (firstLine !== undefined) row.object("day", { code: "row-twice", firstLine });
    const from = before.get(record.day);
    if (!from) added.push(record);
    else if (from.kind !== record.kind || from.name !== record.name || from.source !== record.source)
      changed.push({ from, to: record });
  }
  if (problems.length > 0) return { problems };
  return { writes: { added, changed, unchanged: table.rows.length - added.length - changed.length } };
}

function readDay(row: RowReader): WorkingDayRecord | undefined {
  const day = row.requiredDate("day");
  const kind = row.oneOf("kind", ["off", "work"] as const);
  const name = row.required("name");
  const source = row.required("source");
  if (day === undefined || kind === undefined || name === undefined || source === undefined) return undefined;
  if (kind === "work" && weekdayOf(day) <= 5) return row.object("kind", { code: "work-on-weekday" });
  return { day, kind, name, source };
}
