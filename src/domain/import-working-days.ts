import { decideRows, type RowRules } from "./import-rows.ts";
import type { Changes, ImportDecision, ImportTable, RowReader } from "./import-table.ts";
import { weekdayOf, type IsoDate } from "./time.ts";

/** A day that differs from the plain week, what it is called, and who says so. */
export interface WorkingDayRecord {
  readonly day: IsoDate;
  readonly kind: "off" | "work";
  readonly name: string;
  readonly source: string;
}

const rules: RowRules<WorkingDayRecord> = {
  required: ["day", "kind", "name", "source"],
  keyColumn: "day",
  read: readDay,
  keyOf: ({ day }) => day,
  saidBy: ({ kind, name, source }) => [kind, name, source],
};

/** Checks a file of days off and swapped working days. Days that are there already are changed, none is removed. */
export function decideWorkingDayImport(
  table: ImportTable,
  existing: readonly WorkingDayRecord[],
): ImportDecision<Changes<WorkingDayRecord>> {
  return decideRows(table, rules, existing);
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
