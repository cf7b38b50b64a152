import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse as parseYaml, stringify as writeYaml } from "yaml";
import type { Db } from "../../../src/store/database.ts";
import { runConsole } from "../../support/console.ts";
import { at } from "../../support/province.ts";

/** An indicator of a data set, as its plan file has it. */
export interface SetIndicator {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** In Vietnamese and English; the first of each is the short name. */
  readonly synonyms: { readonly vi: readonly [string, ...string[]]; readonly en: readonly [string, ...string[]] };
  readonly kind: "ratio" | "count";
  readonly measure: string;
  readonly better: "higher" | "lower";
  readonly target?: { readonly comparison: ">" | ">=" | "=" | "<=" | "<"; readonly value: number };
  readonly periods?: readonly string[];
  readonly decimals?: boolean;
}

export type CsvRow = Readonly<Record<string, string>>;

/** A world of its own: units, figures and a plan, as files that are imported, and the moment at which it is asked about. */
export interface DataSet {
  readonly name: string;
  readonly now: string;
  /** Code of the province. */
  readonly province: string;
  readonly units: readonly CsvRow[];
  readonly successions: readonly CsvRow[];
  readonly figures: readonly CsvRow[];
  readonly indicators: readonly SetIndicator[];
  readonly ambiguous: readonly string[];
  readonly calendar: {
    readonly years: readonly number[];
    readonly deadline: "before" | "by";
    readonly due: Readonly<Record<string, string>>;
  };
  readonly reporterLevel: "district" | "commune";
}

/** The leader of a data set's province, who asks its questions. */
export const LEADER = "leader";

function csv(rows: readonly CsvRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((cells) => cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","))
    .join("\n");
}

/** Reminders, checks and approval are those of the shipped plan; everything that questions name is the data set's own. */
function planFile(set: DataSet): string {
  const folder = join(import.meta.dirname, "..", "..", "..", "src", "plans");
  const shipped = parseYaml(readFileSync(join(folder, "lang-son-2024.yaml"), "utf8")) as Record<string, unknown>;
  const years = set.calendar.years;
  const title = { vi: `Kế hoạch ${set.name}`, en: `Plan ${set.name}` };
  return writeYaml(
    {
      ...shipped,
      code: `plan-${set.name}`,
      title,
      document: title,
      scope: set.province,
      validFrom: `${Math.min(...years)}-01-01`,
      validUntil: `${Math.max(...years) + 1}-12-31`,
      reporterLevels: [set.reporterLevel],
      calendar: { ...set.calendar, opensDaysBefore: 30, locksDaysAfter: 30 },
      checks: [],
      ambiguous: { vi: set.ambiguous, en: [] },
      unitTargets: [],
      indicators: set.indicators.map(({ code, vi, en, synonyms, kind, measure, better, ...rest }) => ({
        code,
        name: { vi, en },
        shortName: { vi: synonyms.vi[0], en: synonyms.en[0] },
        kind,
        measure: { vi: measure, en: measure },
        ...(kind === "ratio"
          ? { numerator: { vi: "phần đạt", en: "part" }, denominator: { vi: "tổng số", en: "all" } }
          : {}),
        accumulation: "cumulative",
        better,
        periods: rest.periods ?? ["Q1", "H1", "Q3", "Y"],
        ...(rest.target ? { target: rest.target } : {}),
        ...(rest.decimals ? { decimals: true } : {}),
        synonyms,
      })),
    },
    { aliasDuplicateObjects: false },
  );
}

/** Loads a data set into an empty database through the administrator's import commands. Throws what they object to. */
export async function loadDataSet(db: Db, set: DataSet): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "questions-"));
  const people = [{ code: LEADER, name: "Lãnh đạo", role: "leader", unit: set.province, valid_from: "2020-01-01" }];
  const files: [string, string][] = [
    ["units.csv", csv(set.units)],
    ["successions.csv", csv(set.successions)],
    ["plan.yaml", planFile(set)],
    ["people.csv", csv(people)],
    ["figures.csv", csv(set.figures)],
  ];
  try {
    for (const [name, content] of files) {
      if (content === "") continue;
      const path = join(folder, name);
      writeFileSync(path, content);
      const { code, lines } = await runConsole({ db, now: at(set.now) }, ["import", name.replace(/\..*$/, ""), path]);
      if (code !== 0) throw new Error(`${set.name} ${name}: ${lines.join("\n")}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
