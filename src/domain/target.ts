import type { Decimal } from "./decimal.ts";
import { compareFigure, isApplicable, type FigureValue } from "./figure.ts";

/** "trên" is `>`, "dưới" is `<`, "tối thiểu / từ … trở lên" is `>=`, "tối đa / không quá" is `<=`, "đủ, bằng" is `=`. */
export type Comparison = ">" | ">=" | "=" | "<=" | "<";

export interface Target {
  readonly comparison: Comparison;
  /** In the indicator's measure: percent for ratios. */
  readonly value: Decimal;
}

/** A figure against its target. A missing figure is neither met nor unmet; nor is one that did not apply. */
export type Standing = "met" | "unmet" | "no-figure" | "not-applicable";

/** Whether a three-way comparison result satisfies a comparison. */
export function satisfies(order: -1 | 0 | 1, comparison: Comparison): boolean {
  switch (comparison) {
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "=":
      return order === 0;
    case "<=":
      return order <= 0;
    case "<":
      return order < 0;
  }
}

/** Holds a figure against a target, exactly: 99,0 % does not meet "trên 99 %", 90,0 % meets "tối thiểu 90 %". */
export function standingOf(value: FigureValue | undefined, target: Target): Standing {
  if (!value) return "no-figure";
  if (!isApplicable(value)) return "not-applicable";
  const order = compareFigure(value, target.value);
  if (order === undefined) return "no-figure";
  return satisfies(order, target.comparison) ? "met" : "unmet";
}
