import { decideRows } from "./import-rows.ts";
import { UnitDirectory, type Changes, type ImportDecision, type ImportTable, type RowReader } from "./import-table.ts";
import type { UnitRecord } from "./import-units.ts";
import type { IsoDate } from "./time.ts";

/** Which unit became which, by code. */
export interface SuccessionRecord {
  readonly old: string;
  readonly new: string;
  readonly extent: "full" | "partial";
  readonly on: IsoDate;
}

/** Checks a file of successions: both units are known, the old one is gone by then and the new one there. */
export function decideSuccessionImport(
  table: ImportTable,
  existing: readonly SuccessionRecord[],
  units: readonly UnitRecord[],
): ImportDecision<Changes<SuccessionRecord>> {
  const known = new UnitDirectory(units);
  return decideRows(
    table,
    {
      required: ["old", "new", "extent", "on"],
      keyColumn: "old",
      read: (row) => readSuccession(row, known),
      keyOf: (succession) => `${succession.old} ${succession.new}`,
      saidBy: ({ extent, on }) => [extent, on],
    },
    existing,
  );
}

function readSuccession(row: RowReader, units: UnitDirectory<UnitRecord>): SuccessionRecord | undefined {
  const old = units.read(row, "old");
  const next = units.read(row, "new");
  const extent = row.oneOf("extent", ["full", "partial"] as const);
  const on = row.requiredDate("on");
  if (!old || !next || extent === undefined || on === undefined) return undefined;
  if (old.code === next.code) return row.object("new", { code: "successor-itself" });
  if (old.validUntil === null || old.validUntil > on) return row.object("old", notThen(old));
  if (next.validFrom > on || (next.validUntil !== null && next.validUntil <= on))
    return row.object("new", notThen(next));
  return { old: old.code, new: next.code, extent, on };
}

function notThen(unit: UnitRecord) {
  return { code: "unit-not-then", value: unit.name, from: unit.validFrom, until: unit.validUntil } as const;
}
