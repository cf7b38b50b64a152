import { compareDecimals, decimal, multiplyDecimals, plain, type Decimal } from "../../domain/decimal.ts";
import type { FigureDraft, IndicatorRef, Test, Threshold } from "../draft.ts";
import { indicatorName, wordQuestion } from "../wording.ts";
import { clarify, questionChoice, type Frame, type Result } from "./answer.ts";
import { askIndicator } from "./declines.ts";
import { distance } from "./show.ts";

/** The indicators that a number without one may be about: those whose target is nearest to it first. */
export function likelyIndicators(draft: FigureDraft, frame: Frame): string[] {
  const conditions = draft.conditions.flat();
  const numbers = conditions.flatMap((condition) =>
    condition.tests.flatMap((test) =>
      test.is === "compare" && test.threshold.is === "number" ? [decimal(test.threshold.value)] : [],
    ),
  );
  const percent = conditions.some((condition) => condition.percent);
  const known = frame.vocabulary.planned
    .filter((indicator) => !percent || indicator.kind === "ratio")
    .map((indicator) => indicator.code);
  const [number] = numbers;
  return number ? likelyByTarget(number, frame).filter((code) => known.includes(code)) : known;
}

/** All indicators, those whose target is nearest to a number first. */
export function likelyByTarget(number: Decimal, frame: Frame): string[] {
  const gap = (target: Decimal | undefined): Decimal => (target ? distance(target, number) : decimal(1_000_000));
  return frame.vocabulary.planned
    .toSorted((a, b) => compareDecimals(gap(a.target?.value), gap(b.target?.value)))
    .map((indicator) => indicator.code);
}

function unclearIndicator(draft: FigureDraft): IndicatorRef | undefined {
  const conditional = draft.conditions.flat().flatMap((condition) => condition.indicator ?? []);
  return [...draft.indicators, ...conditional].find((ref) => ref.codes.length !== 1);
}

/** Questions back that need no figures: no indicator, several that fit, a percentage of a count, a number of two readings. */
export function questionBack(draft: FigureDraft, frame: Frame): Result | undefined {
  const unclear = unclearIndicator(draft);
  if (unclear) return askIndicator(draft, unclear, unclear.codes, frame);
  if (draft.ask === "profile") return undefined;
  if (draft.indicators.length === 0) return askIndicator(draft, undefined, likelyIndicators(draft, frame), frame);
  return (
    vagueDegree(draft, frame) ??
    percentOfCount(draft, frame) ??
    shareOfOne(draft, frame) ??
    twoReadings(draft, frame) ??
    vagueOrder(draft, frame)
  );
}

function percentOfCount(draft: FigureDraft, frame: Frame): Result | undefined {
  const { vocabulary, words, language } = frame;
  for (const condition of draft.conditions.flat()) {
    const code = condition.indicator?.codes[0] ?? "";
    if (!condition.percent || vocabulary.indicators.get(code)?.kind !== "count") continue;
    const plain: FigureDraft = {
      ...draft,
      conditions: draft.conditions.map((group) => group.map((other) => ({ ...other, percent: false }))),
    };
    return clarify(words.percentOfCount(indicatorName(code, vocabulary, language)), [
      questionChoice(indicatorName(code, vocabulary, language), plain, frame),
    ]);
  }
  return undefined;
}

/** "dưới 0,45" of a rate in percent: 0.45 % or 45 %? */
function shareOfOne(draft: FigureDraft, frame: Frame): Result | undefined {
  const isShare = (test: Test): boolean =>
    test.is === "compare" && test.threshold.is === "number" && /^0\.\d+$/.test(test.threshold.value);
  const found = draft.conditions
    .flat()
    .find(
      (condition) =>
        !condition.percent &&
        frame.vocabulary.indicators.get(condition.indicator?.codes[0] ?? "")?.kind === "ratio" &&
        condition.tests.some(isShare),
    );
  if (!found || draft.ask === "change" || draft.ask === "gap") return undefined;
  const read = (times: number): FigureDraft => ({
    ...draft,
    conditions: draft.conditions.map((group) =>
      group.map((condition) => ({
        ...condition,
        percent: condition.percent || condition === found,
        tests: condition.tests.map((test) =>
          condition === found && test.is === "compare" && test.threshold.is === "number"
            ? { ...test, threshold: { is: "number", value: multiplied(test.threshold.value, times) } }
            : test,
        ),
      })),
    ),
  });
  return clarify(
    frame.words.whichNumber,
    [100, 1].map((times) =>
      questionChoice(wordQuestion(read(times), frame.vocabulary, frame.language), read(times), frame),
    ),
  );
}

function multiplied(value: string, times: number): string {
  return plain(multiplyDecimals(decimal(value), decimal(times)));
}

function twoReadings(draft: FigureDraft, frame: Frame): Result | undefined {
  const isTwofold = (threshold: Threshold): threshold is Extract<Threshold, { is: "number" }> =>
    threshold.is === "number" && threshold.asDecimal !== undefined;
  const ratio = draft.indicators.some((ref) => frame.vocabulary.indicators.get(ref.codes[0] ?? "")?.kind === "ratio");
  const found = draft.conditions
    .flat()
    .flatMap((condition) => condition.tests)
    .find((test) => test.is === "compare" && isTwofold(test.threshold));
  if (!ratio || found?.is !== "compare" || !isTwofold(found.threshold)) return undefined;
  const { value, asDecimal = value } = found.threshold;
  const read = (number: string): FigureDraft => ({
    ...draft,
    conditions: draft.conditions.map((group) =>
      group.map((condition) => ({
        ...condition,
        tests: condition.tests.map((test) =>
          test === found ? { ...test, threshold: { is: "number", value: number } } : test,
        ),
      })),
    ),
  });
  return clarify(
    frame.words.whichNumber,
    [value, asDecimal].map((number) => questionChoice(number.replace(".", ","), read(number), frame)),
  );
}

/** "huyện nào kém": those that have not met the target, or the last three? */
function vagueDegree(draft: FigureDraft, frame: Frame): Result | undefined {
  const { degree, order: _, ...rest } = draft;
  if (!degree) return undefined;
  const [indicator] = draft.indicators;
  const met = degree === "good" || degree === "high";
  const readings: FigureDraft[] = [
    { ...rest, order: { by: "value", direction: degree, take: 3 } },
    {
      ...rest,
      conditions: [
        [{ tests: [{ is: "standing", met }], negated: false, percent: false, ...(indicator ? { indicator } : {}) }],
      ],
    },
  ];
  return clarify(
    frame.words.weakWhich,
    readings.map((one) => questionChoice(wordQuestion(one, frame.vocabulary, frame.language), one, frame)),
  );
}

/** "Top 3" of what is better low: the most, or the best? */
function vagueOrder(draft: FigureDraft, frame: Frame): Result | undefined {
  const code = draft.indicators[0]?.codes[0] ?? "";
  const { order } = draft;
  if (!order?.vague || order.by === "change" || frame.vocabulary.indicators.get(code)?.better !== "lower")
    return undefined;
  const { vague: _, ...rest } = order;
  const choices = (["high", "low"] as const).map((direction) => {
    const said: FigureDraft = { ...draft, order: { ...rest, direction, take: rest.take ?? 1 } };
    return questionChoice({ high: frame.words.most, low: frame.words.fewest }[direction], said, frame);
  });
  return clarify(frame.words.mostOrLeast(indicatorName(code, frame.vocabulary, frame.language)), choices);
}
