import { parse as parseCsv } from "csv-parse/sync";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { WorkingDayRecord } from "../domain/import-working-days.ts";
import type { Plan } from "../domain/plan.ts";
import { parsePlan } from "./parse.ts";
import { renderPlanProblem } from "./problems.ts";

/** The plans in this folder, by file name. Throws with every problem if one cannot be read: they are part of the program. */
export function readShippedPlans(): Plan[] {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".yaml"));
  return files.toSorted().map((file) => readPlan(join(import.meta.dirname, file)));
}

function readPlan(path: string): Plan {
  const parsed = parsePlan(readFileSync(path, "utf8"), basename(path));
  if ("plan" in parsed) return parsed.plan;
  throw new Error(parsed.problems.map((problem) => renderPlanProblem(problem, "en")).join("\n"));
}

/** The official days off and swapped working days 2023–2026 (Labour Code 2019, articles 111 and 112; a source per row). */
export function readShippedWorkingDays(): WorkingDayRecord[] {
  return parseCsv(readFileSync(join(import.meta.dirname, "working-days.csv")), { columns: true });
}
