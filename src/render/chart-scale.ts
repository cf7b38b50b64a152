import { decimal } from "../domain/decimal.ts";
import { formatNumber } from "../domain/number-format.ts";

/** A value axis with round ticks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Steps that divide 100, so that an axis of rates can end exactly there. */
const STEPS = [1, 2, 2.5, 5, 10];

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = STEPS.find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** Values that differ by less than this part of themselves are one value: a scale between them has no width. */
const SAME = 1e-9;

function padded(low: number, high: number, suffix: "%" | ""): [low: number, high: number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const margin = high - low > size * SAME ? (high - low) * 0.08 : Math.max(size * 0.1, 1);
  const floor = low >= 0 ? 0 : -Infinity;
  const ceiling = suffix === "%" && high <= 100 ? 100 : Infinity;
  return [Math.max(floor, low - margin), Math.min(ceiling, high + margin)];
}

/** An axis over the given values with about four steps; it need not start at zero, but never shows a rate above 100 % that nobody has. */
export function scaleOver(values: readonly number[], suffix: "%" | ""): Scale {
  const [low, high] =
    values.length > 0 ? padded(Math.min(...values), Math.max(...values), suffix) : padded(0, 0, suffix);
  const step = roundStep(Math.max((high - low) / 4, suffix === "" ? 1 : 0));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const value = Number(((first + index) * step).toFixed(6));
    return { value, label: formatNumber(decimal(value.toFixed(6))) + suffix };
  });
  return { low: first * step, high: last * step, ticks };
}
