import { decimal, plain } from "../domain/decimal.ts";
import type { FigureValue, IndicatorKind } from "../domain/figure.ts";

/** The columns that hold a figure's value. Exact numbers come as text. */
export interface FigureRow {
  readonly state: "value" | "missing" | "not-applicable";
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
  /** Why there is no value. */
  readonly reason: string | null;
}

/** The figure of a row. */
export function toFigureValue(row: FigureRow, kind: IndicatorKind): FigureValue {
  const reason = row.reason === null ? {} : { reason: row.reason };
  if (row.state !== "value") return { kind: row.state, ...reason };
  if (row.numerator !== null && row.denominator !== null)
    return { kind: "ratio", numerator: decimal(row.numerator), denominator: decimal(row.denominator) };
  const value = decimal(row.value ?? "0");
  return kind === "count" ? { kind: "count", count: value } : { kind: "percent", percent: value };
}

/** The row of a figure. */
export function columnsOf(value: FigureValue): FigureRow {
  const empty = { numerator: null, denominator: null, value: null, reason: null };
  switch (value.kind) {
    case "ratio":
      return { ...empty, state: "value", numerator: plain(value.numerator), denominator: plain(value.denominator) };
    case "percent":
      return { ...empty, state: "value", value: plain(value.percent) };
    case "count":
      return { ...empty, state: "value", value: plain(value.count) };
    case "missing":
    case "not-applicable":
      return { ...empty, state: value.kind, reason: value.reason ?? null };
    default:
      return value satisfies never;
  }
}
