import {
  checkColumns,
  RowReader,
  SeenKeys,
  UnitDirectory,
  type Changes,
  type ImportDecision,
  type ImportProblem,
  type ImportTable,
} from "./import-table.ts";
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
  const problems: ImportProblem[] = checkColumns(table, ["old", "new", "extent", "on"]);
  if (problems.length > 0) return { problems };
  const known = new UnitDirectory(units);
  const before = new Map(existing.map((succession) => [`${succession.old} ${succession.new}`, succession]));
  const seen = new SeenKeys();
  const added: SuccessionRecord[] = [];
  const changed: { from: SuccessionRecord; to: SuccessionRecord }[] = [];
  for (const line of table.rows) {
    const row = new RowReader(line, problems);
    const succession = readSuccession(row, known);
    if (!succession) continue;
    const key = `${succession.old} ${succession.new}`;
    const firstLine = seen.firstLine(key, line.line);
    if (firstLine !== undefined) row.object("old", { code: "row-twice", firstLine });
    const from = before.get(key);
    if (!from) added.push(succession);
    else if (from.extent !== succession.extent || from.on !== succession.on) changed.push({ from, to: succession });
  }
  if (problems.length > 0) return { problems };
  return { writes: { added, changed, unchanged: table.rows.length - added.length - changed.length } };
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
