import { compareItems, readRows } from "./import-rows.ts";
import {
  checkColumns,
  UnitDirectory,
  type Changes,
  type ImportDecision,
  type ImportTable,
  type RowReader,
} from "./import-table.ts";
import type { UnitRecord } from "./import-units.ts";
import { ROLES, type Role } from "./permissions.ts";
import { addDays, type IsoDate } from "./time.ts";

/** A person as files name them. */
export interface PersonRecord {
  readonly code: string;
  readonly name: string;
}

/** A role that a person has for a unit between two dates, by code. */
export interface AssignmentRecord {
  readonly person: string;
  readonly role: Role;
  readonly unit: string;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
}

/** What a file of people would write. Assignments that a file leaves out stay as they are: revoking is never a side effect. */
export interface PeopleWrites {
  readonly people: Changes<PersonRecord>;
  readonly assignments: Changes<AssignmentRecord>;
}

/** What the file is checked against. */
export interface PeopleContext {
  readonly people: readonly PersonRecord[];
  readonly assignments: readonly AssignmentRecord[];
  readonly units: readonly UnitRecord[];
  /** From when a role without `valid_from` holds. */
  readonly validFrom: IsoDate;
}

/**
 * Checks a file of people and their roles: one row per role, so a person may have several, under one name. A role that
 * already holds on its first day is the same role: only its last day may change.
 */
export function decidePeopleImport(table: ImportTable, context: PeopleContext): ImportDecision<PeopleWrites> {
  const problems = checkColumns(table, ["code", "name", "role", "unit"], ["valid_from", "valid_to"]);
  if (problems.length > 0) return { problems };
  const units = new UnitDirectory(context.units);
  const names = new Map<string, string>();
  const read = (row: RowReader): AssignmentRecord | undefined => {
    const code = row.code("code");
    const name = row.required("name", 120);
    const assignment = readAssignment(row, units, context.validFrom);
    if (code === undefined || name === undefined || !assignment) return undefined;
    const firstName = names.get(code) ?? name;
    if (firstName !== name) row.object("name", { code: "person-name-differs", name: firstName });
    names.set(code, firstName);
    return { person: code, ...assignment };
  };
  const assignments = readRows(table, { read, keyOf: roleKey, keyColumn: "code" }, problems).map(({ item }) => item);
  if (problems.length > 0) return { problems };
  const people = Array.from(names, ([code, name]) => ({ code, name }));
  return {
    writes: {
      people: compareItems(people, context.people, { keyOf: ({ code }) => code, saidBy: ({ name }) => [name] }),
      assignments: compareAssignments(assignments, context.assignments),
    },
  };
}

function readAssignment(
  row: RowReader,
  units: UnitDirectory<UnitRecord>,
  defaultFrom: IsoDate,
): Omit<AssignmentRecord, "person"> | undefined {
  const role = row.oneOf("role", ROLES);
  const unit = units.read(row, "unit");
  const given = row.date("valid_from");
  const validTo = row.date("valid_to");
  if (role === undefined || !unit || !row.isSound) return undefined;
  const validFrom = given ?? (defaultFrom < unit.validFrom ? unit.validFrom : defaultFrom);
  if (validTo !== undefined && validTo < validFrom) return row.object("valid_to", { code: "dates-reversed" });
  if (validFrom < unit.validFrom || (unit.validUntil !== null && validFrom >= unit.validUntil))
    return row.object("unit", {
      code: "role-outside-unit",
      value: unit.name,
      starts: validFrom,
      from: unit.validFrom,
      until: unit.validUntil,
    });
  return {
    role,
    unit: unit.code,
    validFrom,
    validUntil: validTo === undefined ? unit.validUntil : addDays(validTo, 1),
  };
}

function roleKey(record: AssignmentRecord): string {
  return [record.person, record.role, record.unit].join(" ");
}

function compareAssignments(
  assignments: readonly AssignmentRecord[],
  existing: readonly AssignmentRecord[],
): Changes<AssignmentRecord> {
  const before = Map.groupBy(existing, roleKey);
  const added: AssignmentRecord[] = [];
  const changed: { from: AssignmentRecord; to: AssignmentRecord }[] = [];
  for (const assignment of assignments) {
    const from = before.get(roleKey(assignment))?.find((old) => holdsOn(old, assignment.validFrom));
    if (!from) added.push(assignment);
    else if (from.validUntil !== assignment.validUntil)
      changed.push({ from, to: { ...assignment, validFrom: from.validFrom } });
  }
  return { added, changed, unchanged: assignments.length - added.length - changed.length };
}

function holdsOn(assignment: AssignmentRecord, date: IsoDate): boolean {
  return assignment.validFrom <= date && (assignment.validUntil === null || date < assignment.validUntil);
}
