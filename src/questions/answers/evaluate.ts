import { decimal, type Decimal } from "../../domain/decimal.ts";
import { compareFigure, compareFigures, type FigureValue } from "../../domain/figure.ts";
import type { Period } from "../../domain/period.ts";
import { satisfies } from "../../domain/target.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Condition, FigureDraft, Test, Threshold } from "../draft.ts";
import type { Share } from "../lexicon/sense.ts";
import type { Frame } from "./answer.ts";
import { findTarget, hasNumber, standingOfCell, type Cell, type Figures } from "./figure-data.ts";

/** What conditions are held against besides plain numbers: the figure of the whole, and figures of named units. */
export interface Yardsticks {
  readonly figures: Figures;
  readonly period: Period;
  readonly whole: Unit | undefined;
  /** Threshold units by the text they were named with. */
  readonly units: ReadonlyMap<string, Unit>;
}

export type Verdict = "yes" | "no" | "unknown";

/** A third has no decimal number: figures are held against it as one against another. */
function shareOf({ parts, of }: Share): FigureValue {
  return { kind: "ratio", numerator: decimal(parts), denominator: decimal(of) };
}

function orderAgainst(
  cell: Cell & { value: FigureValue },
  threshold: Threshold,
  frame: Frame,
  yardsticks: Yardsticks,
): -1 | 0 | 1 | undefined {
  switch (threshold.is) {
    case "number":
      return threshold.share
        ? compareFigures(cell.value, shareOf(threshold.share))
        : compareFigure(cell.value, decimal(threshold.value));
    case "target": {
      const target = findTarget(frame, cell.indicator, cell.unit, cell.period)?.target;
      return target && compareFigure(cell.value, target.value);
    }
    case "average": {
      const whole = yardsticks.whole && yardsticks.figures.cell(yardsticks.whole, cell.indicator, yardsticks.period);
      return whole && hasNumber(whole) ? compareFigures(cell.value, whole.value) : undefined;
    }
    case "unit": {
      const unit = yardsticks.units.get(threshold.unit.text);
      const other = unit && yardsticks.figures.cell(unit, cell.indicator, yardsticks.period);
      return other && hasNumber(other) ? compareFigures(cell.value, other.value) : undefined;
    }
  }
}

function test(cell: Cell, wanted: Test, frame: Frame, yardsticks: Yardsticks): Verdict {
  if (wanted.is === "standing") {
    const standing = standingOfCell(frame, cell);
    if (standing !== "met" && standing !== "unmet") return "unknown";
    return (standing === "met") === wanted.met ? "yes" : "no";
  }
  if (!hasNumber(cell)) return "unknown";
  const order = orderAgainst(cell, wanted.threshold, frame, yardsticks);
  if (order === undefined) return "unknown";
  return satisfies(order, wanted.comparison) ? "yes" : "no";
}

/** Whether a unit's figure satisfies a condition. A missing figure satisfies neither it nor its opposite. */
export function holds(condition: Condition, unit: Unit, frame: Frame, yardsticks: Yardsticks): Verdict {
  const code = condition.indicator?.codes[0];
  if (!code) return "unknown";
  const cell = yardsticks.figures.cell(unit, code, yardsticks.period);
  const verdicts = condition.tests.map((wanted) => test(cell, wanted, frame, yardsticks));
  const all = every(verdicts);
  if (all === "unknown") return "unknown";
  return (all === "yes") === condition.negated ? "no" : "yes";
}

function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("unknown") ? "unknown" : "yes";
}

/** Any group, all conditions of a group. Unknown where a missing figure could decide it. */
export function holdsAny(groups: FigureDraft["conditions"], unit: Unit, frame: Frame, yardsticks: Yardsticks): Verdict {
  const verdicts = groups.map((group) => every(group.map((condition) => holds(condition, unit, frame, yardsticks))));
  if (verdicts.includes("yes")) return "yes";
  return verdicts.includes("unknown") ? "unknown" : "no";
}

/** The plain numbers of conditions: shown figures must not contradict them. */
export function thresholdsOf(groups: FigureDraft["conditions"]): Decimal[] {
  return groups
    .flat()
    .flatMap((condition) =>
      condition.tests.flatMap((wanted) =>
        wanted.is === "compare" && wanted.threshold.is === "number" ? [decimal(wanted.threshold.value)] : [],
      ),
    );
}

/** From the lowest to the highest figure, exactly; zero for equal ones. */
export function byValue(a: Cell, b: Cell): number {
  return (a.value && b.value ? compareFigures(a.value, b.value) : 0) ?? 0;
}

/** The first `take` of an ordered list, and those that share the last place with it. */
export function firstOf<T>(sorted: readonly T[], take: number, isEqual: (a: T, b: T) => boolean): T[] {
  const last = sorted[take - 1];
  if (last === undefined) return [...sorted];
  let end = take;
  for (let next = sorted[end]; next !== undefined && isEqual(next, last); next = sorted[end]) end += 1;
  return sorted.slice(0, end);
}

export function sameNumber(a: Cell, b: Cell): boolean {
  return a.value !== undefined && b.value !== undefined && compareFigures(a.value, b.value) === 0;
}
