import type { FigureDraft } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import type { Names } from "./topic.ts";

/** "bằng một nửa An Phú": a part of the figure of another unit. */
function shareOfOther({ reading }: Parts): number {
  const isPart = reading.places("number").some((at) => {
    const next = reading.after(at);
    const isUnit = reading.has(next, "unit") || (reading.has(next, "kind") && reading.takenBy(next) === "units");
    return reading.sense(at, "number")?.isShare === true && isUnit;
  });
  return isPart ? 1.5 : 0;
}

/** "huyện nào thấp hơn … An Phú": a comparison that no condition has taken up. */
function loneComparison({ reading, units }: Parts, { ask, conditions, order }: FigureDraft): number {
  const isOpen =
    conditions.length === 0 && order === undefined && (ask === "figures" || ask === "check" || ask === "compare");
  const isAsked = units.levels.some((level) => level.which && level.level !== undefined);
  const firstNamed = Math.min(...units.named.flatMap(({ at }) => at));
  const isSaid = reading
    .free("than", "of-two", "compare-with")
    .some((at) => at < firstNamed && reading.has(at, "compare-with"));
  return isOpen && isAsked && Number.isFinite(firstNamed) && isSaid ? 0.9 : 0;
}

/** "ít hơn 46": a comparison with a number that no condition has taken up. */
function hasLooseNumber({ reading }: Parts): boolean {
  return reading
    .free("than", "of-two", "compare-with")
    .some((at) => reading.has(at, "compare-with") && reading.sense(reading.after(at), "number") !== undefined);
}

/** "cao hơn An Phú và Đông Hà": than each, than both together? */
function hasTwoThresholds({ reading, units, conditions }: Parts): boolean {
  return conditions.thresholds.some(({ at }) => {
    const next = reading.after(Math.max(...at));
    const other = reading.has(next, "and", "or") ? reading.after(next) : next;
    return units.named.some((unit) => unit.at[0] === other && !conditions.thresholds.includes(unit));
  });
}

/** "trên mức bình quân" of what is counted: the whole has the sum, not the mean. */
function isAgainstMeanCount({ conditions }: FigureDraft, names: Names): boolean {
  return conditions
    .flat()
    .some(
      ({ tests, indicator }) =>
        tests.some((test) => test.is === "compare" && test.threshold.is === "average") &&
        names.indicators.get(indicator?.codes[0] ?? "")?.kind === "count",
    );
}

/** Percent of what is counted: the number belongs to another figure. */
function isPercentOfCount({ reading, conditions }: Parts, draft: FigureDraft, names: Names): boolean {
  // a reading may have passed over the sign
  const signed = new Set(
    conditions.conditions
      .filter(({ percent, at }) => percent || reading.items[Math.max(...at) + 1]?.text === "%")
      .map(({ tests }) => tests),
  );
  return draft.conditions
    .flat()
    .some(
      ({ indicator, tests }) => signed.has(tests) && names.indicators.get(indicator?.codes[0] ?? "")?.kind === "count",
    );
}

/** "vượt chỉ tiêu trên 2 điểm": by how much it is passed. */
function isBeyondTarget({ conditions, ask }: FigureDraft): boolean {
  const tests = conditions.flat().flatMap((condition) => condition.tests);
  const against = tests.some((test) => test.is === "compare" && test.threshold.is === "target");
  return ask === "figures" && against && tests.some((test) => test.is === "compare" && test.threshold.is === "number");
}

/** "thấp hơn bình quân trên 5 điểm": by how much. */
function isBeyondOthers({ reading, conditions }: Parts, draft: FigureDraft): boolean {
  const tests = draft.conditions.flat().flatMap((condition) => condition.tests);
  const against = tests.some(
    (test) => test.is === "compare" && (test.threshold.is === "average" || test.threshold.is === "unit"),
  );
  return against && conditions.conditions.some(({ at }) => at.some((place) => reading.has(place, "points")));
}

/** "thanh toán trực tuyến cao hơn số hóa": one figure against another of the same unit. */
function otherIndicator({ reading, indicators }: Parts): number {
  const isCompared = indicators.some(({ at }) => {
    const before = reading.before(at);
    return (
      reading.isFree(before) && reading.has(before, "than", "of-two", "compare-with") && !reading.has(before, "filler")
    );
  });
  return isCompared && indicators.length > 1 ? 1 : 0;
}

/** A comparison of one unit with nothing: what it was to be compared with was not understood. */
function comparedAlone({ ask, subject, indicators, together }: FigureDraft): number {
  const isOne = subject?.is === "units" && subject.units.length === 1 && !subject.withWhole && !subject.withSelf;
  return ask === "compare" && isOne && indicators.length === 1 && together !== true ? 0.9 : 0;
}

/** "tiếp nhận bao nhiêu hồ sơ tất cả", "điểm PAR INDEX": another measure than the indicator has. */
function otherMeasure({ reading, indicators, units }: Parts, names: Names): number {
  const kindOf = (codes: readonly string[]): string | undefined => names.indicators.get(codes[0] ?? "")?.kind;
  const isScore = indicators.some(({ ref, at }) => kindOf(ref.codes) === "count" && reading.has(at - 1, "points"));
  const isTotal =
    indicators.length === 1 &&
    indicators.every(({ ref }) => kindOf(ref.codes) === "ratio") &&
    units.named.length > 0 &&
    units.levels.length === 0 &&
    reading.free("many").length > 0 &&
    reading.free("all").some((at) => !reading.has(at, "both") && !reading.has(at, "filler"));
  return isScore || isTotal ? 0.9 : 0;
}

/** What makes a comparison of figures doubtful: a side of it, or what its number measures, was not taken up. */
export function comparisonDoubt(parts: Parts, names: Names, draft: FigureDraft): number {
  const isOpen =
    hasLooseNumber(parts) ||
    hasTwoThresholds(parts) ||
    isAgainstMeanCount(draft, names) ||
    isPercentOfCount(parts, draft, names) ||
    isBeyondTarget(draft) ||
    isBeyondOthers(parts, draft);
  return (
    (isOpen ? 1 : 0) +
    shareOfOther(parts) +
    loneComparison(parts, draft) +
    otherIndicator(parts) +
    otherMeasure(parts, names) +
    comparedAlone(draft)
  );
}
