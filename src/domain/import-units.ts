import {
  checkColumns,
  RowReader,
  SeenKeys,
  UnitDirectory,
  type Changes,
  type ImportDecision,
  type ImportTable,
} from "./import-table.ts";
import { addDays, type IsoDate } from "./time.ts";
import { LEVELS, type Level } from "./unit.ts";

/** A unit as files name it: by code, its parent by code. */
export interface UnitRecord {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: Level;
  readonly parent: string | null;
  readonly validFrom: IsoDate;
  /** First day on which it no longer exists. Files give the last day on which it does. */
  readonly validUntil: IsoDate | null;
}

/** Levels a unit's parent may have. */
const PARENT_LEVELS: Record<Level, readonly Level[]> = {
  province: [],
  department: ["province", "district"],
  district: ["province"],
  commune: ["district", "province"],
};

/**
 * Checks a file of units against itself and the units that are there. Parents may come after their children. A unit
 * that is there with other words is changed; none is removed.
 *
 * @param validFrom for files without that column, such as a list of today's units.
 */
export function decideUnitImport(
  table: ImportTable,
  existing: readonly UnitRecord[],
  validFrom?: IsoDate,
): ImportDecision<Changes<UnitRecord>> {
  const problems = checkColumns(table, ["code", "name", "short_name", "level", "parent"], ["valid_from", "valid_to"]);
  if (validFrom === undefined && !table.columns.includes("valid_from"))
    problems.push({ line: 1, column: "valid_from", fault: { code: "valid-from-needed" } });
  if (problems.length > 0) return { problems };
  const seen = new SeenKeys();
  const read = table.rows.map((row) => ({ row, unit: readUnit(new RowReader(row, problems), validFrom) }));
  const known = new UnitDirectory(existing);
  for (const { row, unit } of read) {
    if (!unit) continue;
    const firstLine = seen.firstLine(unit.code, row.line);
    if (firstLine === undefined) known.add(unit);
    else problems.push({ line: row.line, column: "code", fault: { code: "row-twice", firstLine } });
  }
  const inFile = new Set(table.rows.map((row) => row.cells["code"]));
  const children = Map.groupBy(existing, (unit) => unit.parent);
  for (const { row, unit } of read) {
    if (!unit) continue;
    // A parent whose own row is wrong is objected to there.
    if (unit.parent === null || known.find(unit.parent) || !inFile.has(unit.parent))
      checkParent(unit, known, new RowReader(row, problems));
    checkChildren(unit, children.get(unit.code) ?? [], known, new RowReader(row, problems));
  }
  if (problems.length > 0) return { problems: problems.toSorted((a, b) => a.line - b.line) };
  return {
    writes: compareUnits(
      read.flatMap(({ unit }) => unit ?? []),
      existing,
    ),
  };
}

function readUnit(row: RowReader, defaultFrom: IsoDate | undefined): UnitRecord | undefined {
  const code = row.code("code");
  const name = row.required("name");
  const shortName = row.required("short_name");
  const level = row.oneOf("level", LEVELS);
  const validFrom =
    row.text("valid_from") === ""
      ? (defaultFrom ?? row.object("valid_from", { code: "valid-from-needed" }))
      : row.date("valid_from");
  const validTo = row.date("valid_to");
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    row.object("valid_to", { code: "dates-reversed" });
  if (!row.isSound || code === undefined || name === undefined || shortName === undefined) return undefined;
  if (level === undefined || validFrom === undefined) return undefined;
  const parent = row.text("parent");
  return {
    code,
    name,
    shortName,
    level,
    parent: parent === "" ? null : parent,
    validFrom,
    validUntil: validTo === undefined ? null : addDays(validTo, 1),
  };
}

function checkParent(unit: UnitRecord, known: UnitDirectory<UnitRecord>, row: RowReader): void {
  const allowed = PARENT_LEVELS[unit.level];
  if (unit.parent === null) {
    if (allowed.length > 0) row.object("parent", { code: "parent-needed" });
    return;
  }
  const parent = known.find(unit.parent);
  if (allowed.length === 0) row.object("parent", { code: "parent-unwanted" });
  else if (!parent) row.object("parent", known.unknown(unit.parent));
  else if (!allowed.includes(parent.level))
    row.object("parent", { code: "parent-level", level: unit.level, parentLevel: parent.level });
  else if (!liesWithin(unit, parent))
    row.object("parent", { code: "parent-validity", from: parent.validFrom, until: parent.validUntil });
}

/** A unit that changes must still fit the children that the file leaves as they are. */
function checkChildren(
  unit: UnitRecord,
  children: readonly UnitRecord[],
  known: UnitDirectory<UnitRecord>,
  row: RowReader,
): void {
  const misfit = children.find(
    (child) =>
      known.find(child.code) === child && !(PARENT_LEVELS[child.level].includes(unit.level) && liesWithin(child, unit)),
  );
  if (misfit) row.object("code", { code: "child-conflict", child: misfit.name });
}

function liesWithin(unit: UnitRecord, parent: UnitRecord): boolean {
  if (unit.validFrom < parent.validFrom) return false;
  return parent.validUntil === null || (unit.validUntil !== null && unit.validUntil <= parent.validUntil);
}

function compareUnits(units: readonly UnitRecord[], existing: readonly UnitRecord[]): Changes<UnitRecord> {
  const before = new Map(existing.map((unit) => [unit.code, unit]));
  const added: UnitRecord[] = [];
  const changed: { from: UnitRecord; to: UnitRecord }[] = [];
  for (const unit of units) {
    const old = before.get(unit.code);
    if (!old) added.push(unit);
    else if (!isSame(old, unit)) changed.push({ from: old, to: unit });
  }
  return { added, changed, unchanged: units.length - added.length - changed.length };
}

function isSame(a: UnitRecord, b: UnitRecord): boolean {
  return (
    a.name === b.name &&
    a.shortName === b.shortName &&
    a.level === b.level &&
    a.parent === b.parent &&
    a.validFrom === b.validFrom &&
    a.validUntil === b.validUntil
  );
}
