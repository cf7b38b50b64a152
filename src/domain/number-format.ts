import { compareDecimals, plain, roundDecimal, type Decimal } from "./decimal.ts";
import { compareFigure, measure, type FigureValue } from "./figure.ts";

/** A number as Vietnamese officials write it, in both languages: `1.659,5`. At most `places` decimals, half away from zero. */
export function formatNumber(value: Decimal, places = 2): string {
  const text = plain(roundDecimal(value, places));
  const [whole = "0", fraction] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return `${text.startsWith("-") ? "−" : ""}${grouped}${fraction ? `,${fraction}` : ""}`;
}

/**
 * A figure's number as text: `41,05%`, `45%`, `1.659,5`; undefined when there is none.
 *
 * Two decimals, more where two would contradict a comparison: with `thresholds` 45, 44,998 % is shown as `44,998%`, not `45%`.
 */
export function formatFigure(value: FigureValue, thresholds: readonly Decimal[] = []): string | undefined {
  const exact = measure(value);
  if (!exact) return undefined;
  const suffix = value.kind === "count" ? "" : "%";
  for (let places = 2; places < 10; places += 1) {
    const shown = roundDecimal(exact, places);
    if (thresholds.every((threshold) => compareDecimals(shown, threshold) === compareFigure(value, threshold)))
      return formatNumber(shown, places) + suffix;
  }
  return formatNumber(exact, 10) + suffix;
}

/** A difference with its sign, in percentage points for rates: `+3,09 điểm %` is for the caller to complete. */
export function formatSigned(value: Decimal, places = 2): string {
  const text = formatNumber(value, places);
  return value.digits > 0n ? `+${text}` : text;
}
