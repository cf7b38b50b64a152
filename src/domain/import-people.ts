import {
  checkColumns,
  RowReader,
  SeenKeys,
  UnitDirectory,
  type Changes,
  type ImportDecision,
  type ImportTable,
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
  const seen = new SeenKeys();
  const assignments: AssignmentRecord[] = [];
  for (const line of table.rows) {
    const row = new RowReader(line, problems);
    const code = row.code("code");
    const name = row.required("name", 120);
    const assignment = readAssignment(row, units, context.validFrom);
    if (code === undefined || name === undefined || !assignment) continue;
    const firstName = names.get(code) ?? name;
    if (firstName !== name) row.object("name", { code: "person-name-differs", name: firstName });
    names.set(code, firstName);
    const firstLine = seen.firstLine([code, assignment.role, assignment.unit].join(" "), line.line);
    if (firstLine !== undefined) row.object("code", { code: "row-twice", firstLine });
    assignments.push({ person: code, ...assignment });
  }
  if (problems.length > 0) return { problems };
  return {
    writes: { people: comparePeople(names, context.people), assignments: compare(assignments, context.assignments) },
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

function comparePeople(names: ReadonlyMap<string, string>, existing: readonly PersonRecord[]): Changes<PersonRecord> {
  const before = new Map(existing.map((person) => [person.code, person]));
  const added: PersonRecord[] = [];
  const changed: { from: PersonRecord; to: PersonRecord }[] = [];
  for (const [code, name] of names) {
    const from = before.get(code);
    if (!from) added.push({ code, name });
    else if (from.name !== name) changed.push({ from, to: { code, name } });
  }
  return { added, changed, unchanged: names.size - added.length - changed.length };
}

function compare(
  assignments: readonly AssignmentRecord[],
  existing: readonly AssignmentRecord[],
): Changes<AssignmentRecord> {
  const key = (record: AssignmentRecord): string => [record.person, record.role, record.unit].join(" ");
  const before = Map.groupBy(existing, key);
  const added: AssignmentRecord[] = [];
  const changed: { from: AssignmentRecord; to: AssignmentRecord }[] = [];
  for (const assignment of assignments) {
    const from = before.get(key(assignment))?.find((old) => holdsOn(old, assignment.validFrom));
    if (!from) added.push(assignment);
    else if (from.validUntil !== assignment.validUntil)
      changed.push({ from, to: { ...assignment, validFrom: from.validFrom } });
  }
  return { added, changed, unchanged: assignments.length - added.length - changed.length };
}

function holdsOn(assignment: AssignmentRecord, date: IsoDate): boolean {
  return assignment.validFrom <= date && (assignment.validUntil === null || date < assignment.validUntil);
}
