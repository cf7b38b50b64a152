import { startOf, type IsoDate } from "./time.ts";

/** One row of a file that is imported: its line in the file and its cells by column, trimmed and NFC. */
export interface ImportRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A file that is imported, CSV or XLSX alike. */
export interface ImportTable {
  readonly columns: readonly string[];
  readonly rows: readonly ImportRow[];
}

/** What is wrong with a cell, with what its sentence needs. */
export type ImportFault =
  | { readonly code: "no-rows" }
  | { readonly code: "column-missing" }
  | { readonly code: "column-unknown"; readonly allowed: readonly string[] }
  | { readonly code: "column-twice" }
  | { readonly code: "required" }
  | { readonly code: "too-long"; readonly most: number }
  | { readonly code: "code-form"; readonly value: string }
  | { readonly code: "not-one-of"; readonly value: string; readonly allowed: readonly string[] }
  | { readonly code: "not-a-date"; readonly value: string }
  | { readonly code: "dates-reversed" }
  | { readonly code: "valid-from-needed" }
  | { readonly code: "row-twice"; readonly firstLine: number }
  | { readonly code: "unknown-unit"; readonly value: string; readonly suggestion?: string }
  | { readonly code: "parent-level"; readonly level: string; readonly parentLevel: string }
  | { readonly code: "parent-needed" }
  | { readonly code: "parent-unwanted" }
  | { readonly code: "parent-validity"; readonly from: IsoDate; readonly until: IsoDate | null }
  | { readonly code: "child-conflict"; readonly child: string }
  | { readonly code: "unit-not-then"; readonly value: string; readonly from: IsoDate; readonly until: IsoDate | null }
  | {
      readonly code: "role-outside-unit";
      readonly value: string;
      readonly starts: IsoDate;
      readonly from: IsoDate;
      readonly until: IsoDate | null;
    }
  | { readonly code: "person-name-differs"; readonly name: string }
  | { readonly code: "unknown-indicator"; readonly value: string; readonly allowed: readonly string[] }
  | { readonly code: "not-a-period"; readonly value: string }
  | { readonly code: "period-not-asked"; readonly allowed: readonly string[] }
  | { readonly code: "not-a-number"; readonly value: string }
  | { readonly code: "thousands-point"; readonly value: string; readonly joined: string }
  | { readonly code: "figure-empty" }
  | { readonly code: "ratio-needs-parts" }
  | { readonly code: "ratio-both-ways" }
  | { readonly code: "count-needs-value" }
  | { readonly code: "count-has-parts" }
  | { readonly code: "part-over-whole"; readonly numerator: string; readonly denominator: string }
  | { readonly code: "denominator-zero" }
  | { readonly code: "not-whole"; readonly value: string }
  | { readonly code: "negative"; readonly value: string }
  | { readonly code: "percent-over-most"; readonly value: string; readonly most: string }
  | { readonly code: "work-on-weekday" }
  | { readonly code: "successor-itself" }
  | { readonly code: "level-and-unit" };

/** What is wrong, where: the line of the file (1 is the heading) and the column. */
export interface ImportProblem {
  readonly line: number;
  readonly column?: string;
  readonly fault: ImportFault;
}

/** What an import would write, or everything that is wrong with the file. */
export type ImportDecision<Writes> = { readonly writes: Writes } | { readonly problems: readonly ImportProblem[] };

/** Rows to add, rows to change with what they replace, and how many already say the same. */
export interface Changes<Item> {
  readonly added: readonly Item[];
  readonly changed: readonly { readonly from: Item; readonly to: Item }[];
  readonly unchanged: number;
}

/** The first problem that makes reading rows pointless: columns missing, unknown or double, or no row at all. */
export function checkColumns(
  table: ImportTable,
  required: readonly string[],
  optional: readonly string[] = [],
): ImportProblem[] {
  const allowed = [...required, ...optional];
  const problems: ImportProblem[] = required
    .filter((column) => !table.columns.includes(column))
    .map((column) => ({ line: 1, column, fault: { code: "column-missing" } }));
  for (const [index, column] of table.columns.entries()) {
    if (!allowed.includes(column)) problems.push({ line: 1, column, fault: { code: "column-unknown", allowed } });
    else if (table.columns.indexOf(column) < index) problems.push({ line: 1, column, fault: { code: "column-twice" } });
  }
  if (problems.length === 0 && table.rows.length === 0) problems.push({ line: 1, fault: { code: "no-rows" } });
  return problems;
}

/** Reads the cells of one row and collects what is wrong with them. A reader returns undefined once it has objected. */
export class RowReader {
  readonly #row: ImportRow;
  readonly #problems: ImportProblem[];
  #faults = 0;

  constructor(row: ImportRow, problems: ImportProblem[]) {
    this.#row = row;
    this.#problems = problems;
  }

  /** Whether nothing was wrong so far. */
  get isSound(): boolean {
    return this.#faults === 0;
  }

  object(column: string, fault: ImportFault): undefined {
    this.#faults += 1;
    this.#problems.push({ line: this.#row.line, column, fault });
    return undefined;
  }

  /** The cell's text, empty if the column is not there. */
  text(column: string): string {
    return this.#row.cells[column] ?? "";
  }

  required(column: string, most = 300): string | undefined {
    const value = this.text(column);
    if (value === "") return this.object(column, { code: "required" });
    return value.length > most ? this.object(column, { code: "too-long", most }) : value;
  }

  /** A key: no spaces inside, so that people can type it. */
  code(column: string): string | undefined {
    const value = this.required(column, 60);
    return value === undefined || /^[^\s,;:"]+$/u.test(value)
      ? value
      : this.object(column, { code: "code-form", value });
  }

  oneOf<Value extends string>(column: string, allowed: readonly Value[]): Value | undefined {
    const value = this.required(column);
    if (value === undefined) return undefined;
    return allowed.find((known) => known === value) ?? this.object(column, { code: "not-one-of", value, allowed });
  }

  /** `2024-12-31` or `31/12/2024`; undefined for an empty cell as for a wrong one. */
  date(column: string): IsoDate | undefined {
    const value = this.text(column);
    if (value === "") return undefined;
    return parseDate(value) ?? this.object(column, { code: "not-a-date", value });
  }

  requiredDate(column: string): IsoDate | undefined {
    return this.text(column) === "" ? this.object(column, { code: "required" }) : this.date(column);
  }
}

/** A date as files have it, `2024-12-31` or `31/12/2024`; undefined when it is none. */
export function parseDate(value: string): IsoDate | undefined {
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value);
  const iso = vietnamese
    ? `${vietnamese[3]}-${vietnamese[2]?.padStart(2, "0")}-${vietnamese[1]?.padStart(2, "0")}`
    : value;
  try {
    startOf(iso);
    return iso;
  } catch {
    return undefined;
  }
}

interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

/** Units by code, with what an unknown code may have been: Excel drops leading zeros, and people write the name. */
export class UnitDirectory<Item extends NamedUnit> {
  readonly #byCode: Map<string, Item>;
  #byGuess: Map<string, string> | undefined;

  constructor(units: Iterable<Item>) {
    this.#byCode = new Map(Array.from(units, (unit) => [unit.code, unit]));
  }

  /** Adds a unit, or replaces the one of its code. */
  add(unit: Item): void {
    this.#byCode.set(unit.code, unit);
  }

  find(code: string): Item | undefined {
    return this.#byCode.get(code);
  }

  /** The unit whose code a cell of the column holds; an empty cell or an unknown code is objected to. */
  read(row: RowReader, column: string): Item | undefined {
    const code = row.required(column);
    return code === undefined ? undefined : (this.find(code) ?? row.object(column, this.unknown(code)));
  }

  /** The fault of a code that nobody has. */
  unknown(value: string): ImportFault {
    this.#byGuess ??= new Map(
      [...this.#byCode.values()].flatMap(({ code, name }) => [
        [guessKey(name), code],
        [guessKey(code), code],
      ]),
    );
    const suggestion = this.#byGuess.get(guessKey(value));
    return { code: "unknown-unit", value, ...(suggestion !== undefined && { suggestion }) };
  }
}

function guessKey(written: string): string {
  return written.toLowerCase().replace(/^0+(?=\d)/, "");
}
