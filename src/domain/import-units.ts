import { compareItems, readRows, type Identity } from "./import-rows.ts";
import {
  checkColumns,
  UnitDirectory,
  type Changes,
  type ImportDecision,
  type ImportTable,
  type RowReader,
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

const identity: Identity<UnitRecord> = {
  keyOf: ({ code }) => code,
  saidBy: ({ name, shortName, level, parent, validFrom, validUntil }) => [
    ...[name, shortName, level],
    ...[parent, validFrom, validUntil],
  ],
};

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
  const read = readRows(table, { ...identity, keyColumn: "code", read: (row) => readUnit(row, validFrom) }, problems);
  const known = new UnitDirectory(existing);
  // Of two rows of one code the first one stands.
  for (const { item } of read.toReversed()) known.add(item);
  const inFile = new Set(table.rows.map((row) => row.cells["code"]));
  const children = Map.groupBy(existing, (unit) => unit.parent);
  for (const { row, item } of read) {
    // A parent whose own row is wrong is objected to there.
    if (item.parent === null || known.find(item.parent) || !inFile.has(item.parent)) checkParent(item, known, row);
    checkChildren(item, children.get(item.code) ?? [], known, row);
  }
  if (problems.length > 0) return { problems: problems.toSorted((a, b) => a.line - b.line) };
  return {
    writes: compareItems(
      read.map(({ item }) => item),
      existing,
      identity,
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
