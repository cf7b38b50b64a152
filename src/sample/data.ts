import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FigureRecord } from "../domain/import-figures.ts";
import type { SuccessionRecord } from "../domain/import-successions.ts";
import type { UnitRecord } from "../domain/import-units.ts";
import type { Role } from "../domain/permissions.ts";
import { addDays } from "../domain/time.ts";
import type { Level } from "../domain/unit.ts";
import type { SampleDirectiveRow, SampleGroupRow } from "../store/sample.ts";

/** A demonstration person: one role for one unit. */
interface SamplePerson {
  readonly code: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
}

/** What became of a unit's report in the end. */
interface SampleReport {
  readonly unit: string;
  readonly period: string;
  readonly status: "submitted" | "approved" | "returned" | "missing";
  /** ISO instant; empty for a report that never came. */
  readonly submittedAt: string;
}

/** The sample province: real units and targets, synthetic figures (`data/`, where its columns speak for themselves). */
export interface SampleData {
  readonly units: readonly UnitRecord[];
  readonly successions: readonly SuccessionRecord[];
  readonly people: readonly SamplePerson[];
  readonly groups: readonly SampleGroupRow[];
  readonly reports: readonly SampleReport[];
  readonly figures: readonly FigureRecord[];
  readonly directives: readonly SampleDirectiveRow[];
}

type Row<Column extends string> = Readonly<Record<Column, string>>;

function rows<Column extends string>(file: string): Row<Column>[] {
  return parse(readFileSync(join(import.meta.dirname, "data", file)), { columns: true });
}

/** Reads the sample's files: about 2,500 rows, some 20 ms. Their sense is proved by a test that imports them. */
export function readSampleData(): SampleData {
  return {
    units: readUnits(),
    successions: rows<keyof SuccessionRecord>("successions.csv") as SuccessionRecord[],
    people: rows<keyof SamplePerson>("people.csv") as SamplePerson[],
    groups: rows<"code" | "name" | "unit" | "members">("groups.csv").map((row) => ({
      ...row,
      members: row.members.split(" "),
    })),
    reports: rows<"unit" | "period" | "status" | "submitted_at">("reports.csv").map((row) => ({
      unit: row.unit,
      period: row.period,
      status: row.status as SampleReport["status"],
      submittedAt: row.submitted_at,
    })),
    figures: rows<keyof FigureRecord>("figures.csv").map((row) => ({
      ...row,
      numerator: row.numerator || null,
      denominator: row.denominator || null,
      value: row.value || null,
    })),
    directives: readDirectives(),
  };
}

function readUnits(): UnitRecord[] {
  return rows<"code" | "name" | "short_name" | "level" | "parent" | "valid_from" | "valid_to">("units.csv").map(
    (row) => ({
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      level: row.level as Level,
      parent: row.parent || null,
      validFrom: row.valid_from,
      validUntil: row.valid_to === "" ? null : addDays(row.valid_to, 1),
    }),
  );
}

function readDirectives(): SampleDirectiveRow[] {
  return rows<"code" | "unit" | "title" | "total" | "done" | "due" | "source">("directives.csv").map((row) => ({
    code: row.code,
    unit: row.unit,
    title: row.title,
    total: Number(row.total),
    done: Number(row.done),
    dueOn: row.due,
    source: row.source || null,
  }));
}
