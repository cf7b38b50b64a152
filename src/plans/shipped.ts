import { parse as parseCsv } from "csv-parse/sync";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plan } from "../domain/plan.ts";
import type { IsoDate } from "../domain/time.ts";
import { parsePlan } from "./parse.ts";
import { renderPlanProblem } from "./problems.ts";

/** A day that differs from the plain week, who says so, and what it is called. */
export interface WorkingDayException {
  readonly day: IsoDate;
  readonly kind: "off" | "work";
  readonly name: string;
  readonly source: string;
}

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
export function readShippedWorkingDays(): WorkingDayException[] {
  return parseCsv(readFileSync(join(import.meta.dirname, "working-days.csv")), { columns: true });
}
