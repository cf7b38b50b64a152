import type { FigureDraft } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { foldWord } from "../text/fold.ts";
import { comparisonDoubt } from "./comparison-doubts.ts";
import type { Names } from "./topic.ts";

/** "Đạt 45% có phải là đạt chỉ tiêu không" is about the target, not about units. */
function hasBothTests(parts: Parts): boolean {
  const tests = parts.conditions.conditions.flatMap((condition) => condition.tests.map((test) => test.is));
  return tests.includes("standing") && tests.includes("compare") && parts.indicators.length <= 1;
}

/** "Hơn một nửa số huyện": a share of the units is no condition on their figures. */
function shareOfUnits({ reading, units }: Parts): number {
  const isShare = units.levels.some(({ at }) => {
    const first = at[0] ?? 0;
    return reading.has(first - 1, "amount") && reading.has(first - 2, "number", "percent");
  });
  return isShare ? 1.5 : 0;
}

/** "tổng … của ba huyện nhiều nhất", "bình quân của các huyện đạt …": one figure of those that are chosen first. */
function isJointOfChosen({ reading, units }: Parts, { subject, order, conditions }: FigureDraft): boolean {
  const isChosen = subject?.is === "level" && (order !== undefined || conditions.length > 0);
  const isAsked = units.levels.some((level) => level.which || level.many);
  return isChosen && !isAsked && reading.free("sum", "average").some((at) => !reading.has(at + 1, "kind", "anyone"));
}

/** "ít A nhất, B cao nhất": each of several figures has an order of its own. */
function isTwoOrders({ reading }: Parts, { indicators }: FigureDraft): boolean {
  return indicators.length > 1 && reading.places("superlative", "most").length > 1;
}

/** "An Phú tụt … thì còn mấy huyện đạt": named units, and a count of others. */
function isTwoQuestions({ units }: Parts, { subject }: FigureDraft): boolean {
  return subject?.is === "units" && units.levels.some((level) => level.many && level.level !== undefined);
}

/** "quý I các năm": the same report of several years is not what a course of periods shows. */
function isSameOfYears({ span }: FigureDraft): boolean {
  const list = span?.list ?? [];
  return list.some((ref) => ref.kind === "Y" && !ref.year) && list.some((ref) => ref.kind !== "Y");
}

/** "xã An Phú nào": one of those within, though a unit of that name was found. */
function isOneWithin({ reading, units }: Parts): boolean {
  return units.named.some(({ at }) => /^(nào|nao)$/.test(reading.items[Math.max(...at) + 1]?.text ?? ""));
}

/** "A thấp nhất trong số các huyện đạt B", "A và B cao nhất": an order is by one figure. */
function isOrderedApart({ order, indicators }: FigureDraft): boolean {
  return order?.by === "value" && indicators.length > 1;
}

/** A second level of units is a condition or a grouping of its own: "xã nào thuộc huyện có … dưới 30%", "mỗi huyện có mấy xã". */
function otherLevels({ units, indicators }: Parts, names: Names): number {
  const inName = (mention: (typeof units.levels)[number]): boolean =>
    mention.level === "commune" &&
    indicators.some(({ ref }) => ref.codes.some((code) => names.wordsOf.get(code)?.has("xa")));
  const levels = units.levels.filter((mention) => mention.level !== undefined && !inName(mention));
  return new Set(levels.map((mention) => mention.level)).size > 1 ? 1 : 0;
}

/** "Chi Lăng quý I với Hữu Lũng quý III": each unit at a time of its own. */
function isCrossed({ units, times }: Parts): boolean {
  const starts = (mentions: readonly { readonly at: readonly number[] }[]): number[] =>
    mentions.map(({ at }) => Math.min(...at));
  const named = starts(units.named);
  const periods = starts(times.periods);
  const [first, second] = named;
  if (first === undefined || second === undefined || periods.length < 2) return false;
  return periods.some((at) => first < at && at < second) && periods.some((at) => at > second);
}

/** "chỉ đạt hài lòng": that and nothing else. */
function isExclusive({ reading, conditions }: Parts): boolean {
  return conditions.conditions.some(
    ({ at, tests }) =>
      tests.some((test) => test.is === "standing") && reading.items[Math.min(...at) - 1]?.text === "chỉ",
  );
}

/** "mấy huyện yếu thanh toán trực tuyến": weak against what? */
function isVagueChoice({ reading, order }: Parts, draft: FigureDraft): boolean {
  const chooses = draft.subject?.is === "level" && draft.ask === "figures" && draft.conditions.length === 0;
  return chooses && !order && draft.degree === undefined && reading.free("degree").length > 0;
}

/** "Văn Quan thiếu bao nhiêu để đạt 50%": a goal that is not the target. */
function isOtherGoal({ ask, conditions, subject }: FigureDraft): boolean {
  return ask === "gap" && conditions.length > 0 && subject !== undefined && subject.is !== "level";
}

/** "dưới 40% mà còn giảm": a number that is not about the size of the change. */
function isBesideChange({ reading, conditions }: Parts, { ask }: FigureDraft): boolean {
  if (ask !== "change") return false;
  return conditions.conditions.some(({ at, tests }) => {
    if (tests.every((test) => test.is !== "compare" || test.threshold.is !== "number")) return false;
    if (at.some((place) => reading.has(place, "points"))) return false;
    let before = Math.min(...at) - 1;
    while (before >= 0 && (reading.isGap(before) || reading.has(before, "indicator", "have", "rate"))) before -= 1;
    return !reading.has(before, "up", "down", "shift", "improve", "worsen", "most");
  });
}

/** "tăng A nhưng giảm B": each of several figures has a change of its own to satisfy. */
function isTwoChanges(parts: Parts, draft: FigureDraft): boolean {
  const has = (name: "up" | "down"): boolean => parts.reading.free(name).length > 0;
  return (
    draft.ask === "change" &&
    draft.subject?.is === "level" &&
    draft.indicators.length > 1 &&
    (has("up") || has("down") || draft.keep !== undefined)
  );
}

/** "tăng nhanh hơn mức tăng của kỳ trước": a change held against another change. */
function isChangeOfChange({ reading }: Parts, { ask }: FigureDraft): boolean {
  const [first, ...more] = reading.free("up", "down", "improve", "worsen");
  if (ask !== "change" || first === undefined || more.length === 0) return false;
  const isListed = (from: number, to: number): boolean =>
    reading.items
      .slice(from + 1, to)
      .every((_, at) => reading.isGap(from + 1 + at) || reading.has(from + 1 + at, "or"));
  return more.some((at, index) => !isListed([first, ...more][index] ?? first, at));
}

/** "A và B quý I, quý III": several units at several times, and no change is asked for. */
function isUnitsAndTimes({ units, times, reading }: Parts, { ask }: FigureDraft): boolean {
  const mains = times.periods.filter(({ role }) => role === "main");
  const isChange = reading.places("up", "down", "shift", "improve", "worsen", "trend").length > 0;
  return ask === "change" && units.named.length > 1 && mains.length > 1 && !isChange;
}

/** "kể cả An Phú, huyện nào dưới 45%": one unit by name, and which of its own level. */
function isOneOfItsOwn({ units }: Parts, { ask, subject }: FigureDraft, { kinds }: Names): boolean {
  const [named, ...more] = units.named;
  if (!named || more.length > 0 || subject?.is !== "units" || (ask !== "figures" && ask !== "check")) return false;
  const levels = named.ref.level ? new Set([named.ref.level]) : kinds.levelsOf(named.ref.ids);
  return units.levels.some(({ level, which }) => which && level !== undefined && levels.has(level));
}

/** "bao nhiêu huyện đạt A, bao nhiêu huyện chưa đạt": a question for each noun, not both conditions for one. */
function isNounForEach({ units }: Parts, { conditions }: FigureDraft): boolean {
  const nouns = units.levels.filter(
    ({ level, which, many, several }) => level !== undefined && (which || many || several),
  );
  return nouns.length > 1 && conditions.flat().length > 1;
}

/** "giảm so với quý I lẫn so với 6 tháng": from two times at once. */
function isFromTwoTimes({ reading }: Parts, { ask }: FigureDraft): boolean {
  return ask === "change" && reading.places("since").filter((at) => !reading.has(at, "from")).length > 1;
}

/** A lone "đơn vị", "nơi", "bên" that nothing is asked of: rather a part of a name that was not understood. */
function loneAnyone({ units }: Parts, draft: FigureDraft): number {
  const { subject } = draft;
  const isLone = subject?.is === "level" && subject.level === undefined && subject.within.length === 0;
  const asks =
    draft.conditions.length > 0 || draft.order !== undefined || draft.keep !== undefined || draft.ask === "lack";
  return isLone && !asks && units.levels.every((level) => !level.several && !level.which) ? 0.9 : 0;
}

/** Little words that may follow a kind of unit without being its name, in plain letters. */
const AFTER_KIND = new Set(
  `la cua ve thi ma o tai cho duoc bi dang da con cung nay do kia ta minh hien co trong theo nhu the sao bao moi lai nua
  a nhe nhi voi khi do ra qua nao gi thuc ket dat vua dc dk xin is are was of in on at with the has have for by`.split(
    /\s+/,
  ),
);

/** "thanh pho Ha Noi", "tinh Cao Bang": behind a kind stands a name, though its words could be everyday ones. */
function strangeName({ reading, units }: Parts): number {
  const bare = [
    ...units.levels.filter((mention) => !mention.several && !mention.which && !mention.many),
    ...units.named.filter((mention) => mention.at.every((at) => reading.sense(at, "unit") === undefined)),
    ...(units.whole && units.whole.at.length === 1 ? [units.whole] : []),
  ];
  const isNamed = bare.some(({ at }) => {
    const last = Math.max(...at);
    const next = reading.items[last + 1];
    if (!next || !reading.has(last, "kind") || next.afterComma) return false;
    const word = foldWord(next.text.split(" ")[0] ?? "").bare;
    return (
      !AFTER_KIND.has(word) &&
      (reading.isGap(last + 1) ||
        (reading.isFree(last + 1) && reading.has(last + 1, "degree", "document", "source", "help", "chart"))) &&
      /^\p{L}{2,}/u.test(next.text)
    );
  });
  return isNamed ? 0.9 : 0;
}

/** A number of units that nothing explains, or a rate asked of what is a count, make a reading doubtful. */
export function doubtOf(parts: Parts, names: Names, draft: FigureDraft, number: number | undefined): number {
  const unexplained = number !== undefined && number < 10 ? 0.8 : 0;
  const rates = parts.indicators.filter(({ ref, at }) => {
    const kinds = ref.codes.map((code) => names.indicators.get(code)?.kind);
    const rated = parts.reading.has(at - 1, "rate") || parts.reading.has(at - 1, "percent");
    return rated && kinds.every((kind) => kind === "count");
  });
  const isCheck =
    parts.conditions.conditions.length > 1 &&
    parts.units.levels.length + parts.units.named.length === 0 &&
    hasBothTests(parts);
  const sums =
    parts.reading.free("sum").length > 0 &&
    parts.indicators.some(({ ref }) => ref.codes.every((code) => names.indicators.get(code)?.kind === "ratio"));
  // several periods make a course of named units; a choice among units needs one
  const isSpread =
    draft.span?.list !== undefined &&
    (draft.subject?.is === "level" || draft.order !== undefined || draft.conditions.length > 0);
  // an order among the indicators of one unit would compare what is measured differently
  const isMixed =
    draft.ask === "profile" &&
    (parts.order !== undefined || parts.reading.free("than", "of-two").some((at) => !parts.reading.isGap(at)));
  const choosesByAll =
    draft.ask === "profile" &&
    draft.subject?.is === "level" &&
    draft.conditions.flat().some(({ tests }) => tests.some((test) => test.is === "compare"));
  const isOfReports = draft.reports !== undefined && draft.indicators.length === 0;
  // figures over time of one unit: which was the highest is not what is found here
  const isAlone =
    draft.order?.by === "value" &&
    draft.subject?.is === "units" &&
    draft.subject.units.length === 1 &&
    draft.ask !== "place" &&
    parts.order?.ranking !== true;
  const addsUp = draft.ask === "trend" && parts.reading.free("sum").length > 0;
  return (
    (isSpread || isSameOfYears(draft) || isMixed || choosesByAll || addsUp || isCrossed(parts) ? 0.9 : 0) +
    (isAlone ||
    isOneWithin(parts) ||
    isJointOfChosen(parts, draft) ||
    isTwoOrders(parts, draft) ||
    isTwoQuestions(parts, draft) ||
    isOrderedApart(draft) ||
    isExclusive(parts) ||
    isTwoChanges(parts, draft) ||
    isBesideChange(parts, draft) ||
    isChangeOfChange(parts, draft) ||
    isOneOfItsOwn(parts, draft, names) ||
    isFromTwoTimes(parts, draft) ||
    isNounForEach(parts, draft) ||
    isUnitsAndTimes(parts, draft) ||
    isOtherGoal(draft)
      ? 1
      : 0) +
    (isOfReports || isVagueChoice(parts, draft) ? 0.5 : 0) +
    otherLevels(parts, names) +
    shareOfUnits(parts) +
    loneAnyone(parts, draft) +
    strangeName(parts) +
    comparisonDoubt(parts, names, draft) +
    unexplained +
    rates.length +
    (isCheck ? 0.6 : 0) +
    (sums ? 1 : 0)
  );
}
