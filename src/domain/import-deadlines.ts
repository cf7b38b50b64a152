import type { DeadlineException } from "./deadline-exceptions.ts";
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
import type { ScheduledReport } from "./plan.ts";
import { LEVELS } from "./unit.ts";

/** A moved deadline as files name it. */
export interface DeadlineRecord extends DeadlineException {
  readonly plan: string;
}

/** What a file of deadlines is checked against. */
export interface DeadlineFacts {
  readonly plans: readonly { readonly code: string; readonly calendar: readonly ScheduledReport[] }[];
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly existing: readonly DeadlineRecord[];
}

const keyOf = ({ plan, period, level, unit }: DeadlineRecord): string => [plan, period, level, unit].join(" ");

/**
 * Checks a file of deadlines that differ from a plan's calendar. `level` and `unit` both empty mean everybody who reports
 * by the plan; what is there already is changed, nothing is removed.
 */
export function decideDeadlineImport(
  table: ImportTable,
  facts: DeadlineFacts,
): ImportDecision<Changes<DeadlineRecord>> {
  const required = ["plan", "period", "kind", "due_on", "opens_on", "locked_on", "source"];
  const problems: ImportProblem[] = checkColumns(table, required, ["level", "unit"]);
  if (problems.length > 0) return { problems };
  const units = new UnitDirectory(facts.units);
  const before = new Map(facts.existing.map((record) => [keyOf(record), record]));
  const seen = new SeenKeys();
  const added: DeadlineRecord[] = [];
  const changed: { from: DeadlineRecord; to: DeadlineRecord }[] = [];
  for (const line of table.rows) {
    const row = new RowReader(line, problems);
    const record = readDeadline(row, facts, units);
    if (!record) continue;
    const firstLine = seen.firstLine(keyOf(record), line.line);
    if (firstLine !== undefined) row.object("period", { code: "row-twice", firstLine });
    const from = before.get(keyOf(record));
    if (!from) added.push(record);
    else if (!isSame(from, record)) changed.push({ from, to: record });
  }
  if (problems.length > 0) return { problems };
  return { writes: { added, changed, unchanged: table.rows.length - added.length - changed.length } };
}

function isSame(a: DeadlineRecord, b: DeadlineRecord): boolean {
  return (
    a.deadline.kind === b.deadline.kind &&
    a.deadline.on === b.deadline.on &&
    a.opensOn === b.opensOn &&
    a.lockedOn === b.lockedOn &&
    a.source === b.source
  );
}

function readDeadline(
  row: RowReader,
  facts: DeadlineFacts,
  units: UnitDirectory<DeadlineFacts["units"][number]>,
): DeadlineRecord | undefined {
  const plan = row.oneOf(
    "plan",
    facts.plans.map(({ code }) => code),
  );
  const calendar = facts.plans.find(({ code }) => code === plan)?.calendar ?? [];
  const period =
    plan === undefined
      ? undefined
      : row.oneOf(
          "period",
          calendar.map((report) => report.period),
        );
  const kind = row.oneOf("kind", ["before", "by"] as const);
  const [on, opensOn, lockedOn] = ["due_on", "opens_on", "locked_on"].map((column) => row.requiredDate(column));
  const source = row.required("source");
  const level = row.text("level") === "" ? undefined : row.oneOf("level", LEVELS);
  const unit = row.text("unit") === "" ? undefined : units.read(row, "unit")?.code;
  if (level !== undefined && unit !== undefined) row.object("unit", { code: "level-and-unit" });
  if (!plan || !period || !kind || !on || !opensOn || !lockedOn || !source || !row.isSound) return undefined;
  if (opensOn > on) return row.object("opens_on", { code: "dates-reversed" });
  if (lockedOn < on) return row.object("locked_on", { code: "dates-reversed" });
  const reach = { ...(level === undefined ? {} : { level }), ...(unit === undefined ? {} : { unit }) };
  return { plan, period, ...reach, deadline: { kind, on }, opensOn, lockedOn, source };
}
