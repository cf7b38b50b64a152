import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import type { CsvRow, DataSet, SetIndicator } from "./data-set.ts";

interface PlanFile {
  readonly indicators: readonly (Omit<SetIndicator, "vi" | "en" | "measure" | "synonyms"> & {
    readonly name: { readonly vi: string; readonly en: string };
    readonly shortName: { readonly vi: string; readonly en: string };
    readonly measure: { readonly vi: string };
    readonly synonyms: { readonly vi: readonly string[]; readonly en: readonly string[] };
  })[];
  readonly ambiguous: { readonly vi: readonly string[] };
}

const source = join(import.meta.dirname, "..", "..", "..", "src");
const read = (name: string): CsvRow[] =>
  parseCsv(readFileSync(join(source, "sample", "data", name)), { columns: true, skip_empty_lines: true });
const plan = parseYaml(readFileSync(join(source, "plans", "lang-son-2024.yaml"), "utf8")) as PlanFile;

/** The sample province in October 2024, read from its files alone. */
export const sample: DataSet = {
  name: "sample",
  now: "2024-10-10T09:00:00",
  province: "20",
  // the communes of 2025 are not there yet
  units: read("units.csv")
    .filter((unit) => (unit["valid_from"] ?? "") < "2025")
    .map((unit) => ({ ...unit, valid_to: "" })),
  successions: [],
  figures: read("figures.csv"),
  indicators: plan.indicators.map(({ name, shortName, measure, synonyms, ...rest }) => ({
    ...rest,
    ...name,
    measure: measure.vi,
    synonyms: { vi: [shortName.vi, ...synonyms.vi], en: [shortName.en, ...synonyms.en] },
  })),
  ambiguous: plan.ambiguous.vi,
  calendar: { years: [], deadline: "before", due: {} },
  reporterLevel: "district",
};
