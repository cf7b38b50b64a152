import { roundDecimal, subtractDecimals, type Decimal } from "../../domain/decimal.ts";
import { measure, type FigureValue } from "../../domain/figure.ts";
import type { FigureProblem } from "../../domain/figure-input-limits.ts";
import { formatFigure, formatNumber, formatSigned } from "../../domain/number-format.ts";
import type { Indicator } from "../../domain/plan.ts";
import { standingOf, type Standing, type Target } from "../../domain/target.ts";
import type { Language } from "../../render/message.ts";
import { figureMessages } from "./figure-messages.ts";

/** As many decimals as a typed number may have: what was typed is never shown rounded. */
const EXACT = 12;

/** A typed number with all its decimals: `1.659,5`. */
export function showNumber(number: Decimal): string {
  return formatNumber(number, EXACT);
}

/**
 * A figure as it is read back: `3.546/7.880 = 45%`, `12`, "chưa có số liệu (lý do)". What is shown here can be typed and
 * gives the same figure; a rate is never shown rounded across its target.
 */
export function showFigure(value: FigureValue, language: Language, target?: Target): string {
  const words = figureMessages[language].figure;
  switch (value.kind) {
    case "ratio": {
      const parts = `${showNumber(value.numerator)}/${showNumber(value.denominator)}`;
      const rate = formatFigure(value, target ? [target.value] : []);
      return rate === undefined ? parts : `${parts} = ${rate}`;
    }
    case "percent":
      return `${showNumber(value.percent)}%`;
    case "count":
      return showNumber(value.count);
    case "missing":
      return value.reason === undefined ? words.missing : `${words.missing} (${value.reason})`;
    case "not-applicable":
      return value.reason === undefined ? words.notApplicable : `${words.notApplicable} (${value.reason})`;
    default:
      return value satisfies never;
  }
}

/** A target in words: "trên 45%", "từ 4 trở lên". */
export function showTarget(target: Target, indicator: Pick<Indicator, "kind">, language: Language): string {
  const number = showNumber(target.value) + (indicator.kind === "ratio" ? "%" : "");
  return figureMessages[language].target[target.comparison](number);
}

/** The mark of a standing, told apart without colour. */
export function markOf(standing: Standing): string {
  return standing === "met" ? "✓" : standing === "unmet" ? "✗" : "–";
}

/** How a figure stands; without a target a measured figure is neither met nor unmet. */
export function standingAgainst(value: FigureValue | undefined, target: Target | undefined): Standing {
  if (target) return standingOf(value, target);
  return value?.kind === "not-applicable" ? "not-applicable" : "no-figure";
}

/** The change against last period: `+2,98 điểm %`, `−3`; undefined when either figure has no number. */
export function showChange(
  value: FigureValue,
  previous: FigureValue | undefined,
  language: Language,
): string | undefined {
  const [now, before] = [measure(value), previous && measure(previous)];
  if (!now || !before) return undefined;
  const words = figureMessages[language].change;
  const difference = roundDecimal(subtractDecimals(now, before), 2);
  if (difference.digits === 0n) return words.none;
  return value.kind === "count" ? formatSigned(difference) : words.points(formatSigned(difference));
}

/** Why a figure was not taken. */
export function showProblem(problem: FigureProblem, language: Language): string {
  const words = figureMessages[language].problem;
  switch (problem.rule) {
    case "part-over-whole":
      return words["part-over-whole"](showNumber(problem.numerator), showNumber(problem.denominator));
    case "denominator-zero":
      return words["denominator-zero"](showNumber(problem.numerator));
    case "not-whole":
    case "negative":
    case "needs-denominator":
      return words[problem.rule](showNumber(problem.number));
    case "percent-over-most":
      return words["percent-over-most"](showNumber(problem.number), showNumber(problem.most));
    case "percent-mismatch": {
      const { numerator, denominator } = problem;
      return words["percent-mismatch"](
        showNumber(problem.stated),
        showFigure({ kind: "ratio", numerator, denominator }, language),
      );
    }
    case "zero-of-zero":
    case "percent-for-count":
    case "ratio-for-count":
    case "approximate":
      return words[problem.rule];
    default:
      return problem satisfies never;
  }
}
