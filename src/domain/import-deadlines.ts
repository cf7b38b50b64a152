import type { DeadlineException } from "./deadline-exceptions.ts";
import { decideRows } from "./import-rows.ts";
import { UnitDirectory, type Changes, type ImportDecision, type ImportTable, type RowReader } from "./import-table.ts";
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

/**
 * Checks a file of deadlines that differ from a plan's calendar. `level` and `unit` both empty mean everybody who reports
 * by the plan; what is there already is changed, nothing is removed.
 */
export function decideDeadlineImport(
  table: ImportTable,
  facts: DeadlineFacts,
): ImportDecision<Changes<DeadlineRecord>> {
  const units = new UnitDirectory(facts.units);
  return decideRows(
    table,
    {
      required: ["plan", "period", "kind", "due_on", "opens_on", "locked_on", "source"],
      optional: ["level", "unit"],
      keyColumn: "period",
      read: (row) => readDeadline(row, facts, units),
      keyOf: ({ plan, period, level, unit }) => [plan, period, level, unit].join(" "),
      saidBy: ({ deadline, opensOn, lockedOn, source }) => [deadline.kind, deadline.on, opensOn, lockedOn, source],
    },
    facts.existing,
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
