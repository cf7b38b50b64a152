import { parseDate } from "../../domain/import-table.ts";
import { mayEndOn, type Grantable, type Role } from "../../domain/permissions.ts";
import { addDays, type IsoDate } from "../../domain/time.ts";
import { commandKey } from "../normalise.ts";
import { parseRole } from "./role-words.ts";
import { findUnitsNamed } from "../unit-names.ts";
import type { GrantableUnit } from "./granting.ts";

/** One person of a list who is to be invited. */
export interface ListedPerson {
  readonly name: string;
  readonly unit: GrantableUnit;
  readonly role: Role;
  /** First day on which the role no longer holds. */
  readonly until: IsoDate | null;
}

/** Why a row of a list cannot be used. */
export type ListFault =
  | "name"
  | "unit"
  | "unit-ambiguous"
  | "role"
  | "not-yours"
  | "date"
  | "needs-date"
  | "too-late"
  | "twice";

/** A list that was read: people to invite, and rows that have to be corrected first. Lines count from 1. */
export interface InvitationList {
  readonly people: readonly ListedPerson[];
  readonly faults: readonly { readonly line: number; readonly fault: ListFault; readonly value: string }[];
}

/** The most people of one list: more would take a chat's answer too long. */
export const MOST_LISTED_PEOPLE = 300;

const COLUMNS: Readonly<Record<string, "name" | "unit" | "role" | "until">> = {
  "ho va ten": "name",
  "ho ten": "name",
  ten: "name",
  name: "name",
  "don vi": "unit",
  "ma don vi": "unit",
  unit: "unit",
  "vai tro": "role",
  role: "role",
  "den het ngay": "until",
  "den ngay": "until",
  until: "until",
};

/** A name as people are called: letters, at most {@link LONGEST_NAME} characters, no figures. Undefined for anything else. */
export function parseName(typed: string): string | undefined {
  const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  return /^[\p{L}][\p{L}\p{M} .'’()-]*$/u.test(name) && name.length >= 2 && name.length <= LONGEST_NAME
    ? name
    : undefined;
}

const LONGEST_NAME = 80;

/** Reads the last day of a role against what may be given. */
function readUntil(
  typed: string,
  grantable: Grantable,
): { readonly until: IsoDate | null } | { readonly fault: "date" | "needs-date" | "too-late" } {
  if (typed === "") return grantable.mustEnd ? { fault: "needs-date" } : { until: null };
  const day = parseDate(typed);
  if (day === undefined) return { fault: "date" };
  const until = addDays(day, 1);
  return mayEndOn(grantable, until) ? { until } : { fault: "too-late" };
}

function readRow(
  row: Readonly<Record<"name" | "unit" | "role" | "until", string>>,
  units: readonly GrantableUnit[],
): ListedPerson | { readonly fault: ListFault; readonly value: string } {
  const name = parseName(row.name);
  if (name === undefined) return { fault: "name", value: row.name };
  const named = findUnitsNamed(units, row.unit);
  const [unit] = named;
  if (!unit) return { fault: "unit", value: row.unit };
  if (named.length > 1) return { fault: "unit-ambiguous", value: row.unit };
  const role = parseRole(row.role);
  if (role === undefined) return { fault: "role", value: row.role };
  const grantable = unit.roles.find((one) => one.role === role);
  if (!grantable) return { fault: "not-yours", value: `${row.role}, ${unit.name}` };
  const read = readUntil(row.until, grantable);
  if ("fault" in read) return { fault: read.fault, value: read.fault === "needs-date" ? row.role : row.until };
  return { name, unit, role, until: read.until };
}

/**
 * Reads a list of people with the columns name, unit (code or name), role and, if given, last day. Undefined when the
 * heading is not that of such a list.
 */
export function readInvitationList(
  cells: readonly (readonly string[])[],
  units: readonly GrantableUnit[],
): InvitationList | undefined {
  const columns = (cells[0] ?? []).map((cell) => COLUMNS[commandKey(cell)]);
  const at = (wanted: "name" | "unit" | "role" | "until"): number => columns.indexOf(wanted);
  if (at("name") < 0 || at("unit") < 0 || at("role") < 0) return undefined;
  const people: ListedPerson[] = [];
  const faults: InvitationList["faults"][number][] = [];
  const seen = new Set<string>();
  for (const [index, row] of cells.entries()) {
    if (index === 0 || row.every((cell) => cell.trim() === "")) continue;
    const cell = (wanted: "name" | "unit" | "role" | "until"): string => (row[at(wanted)] ?? "").trim();
    const read = readRow({ name: cell("name"), unit: cell("unit"), role: cell("role"), until: cell("until") }, units);
    if ("fault" in read) {
      faults.push({ line: index + 1, ...read });
      continue;
    }
    const key = `${commandKey(read.name)} ${read.unit.id} ${read.role}`;
    if (seen.has(key)) faults.push({ line: index + 1, fault: "twice", value: read.name });
    else people.push(read);
    seen.add(key);
  }
  return { people, faults };
}
