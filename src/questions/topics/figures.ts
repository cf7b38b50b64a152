import type { Condition, FigureDraft, Order } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { changeOrder, CHANGES, collectClues, orderOf, type Clues } from "./figure-clues.ts";
import { withImplied } from "./implied.ts";
import { Used, type Names, type Proposal, type Topic } from "./topic.ts";

/** Words that ask for a value, or that go without saying once the rest is understood. */
const EXPECTED = [
  "many",
  "which",
  "percent",
  "points",
  "rate",
  "amount",
  "sum",
  "average",
  "have",
  "met",
  "and",
  "both",
  "than",
  "of-two",
  "plural",
  "anyone",
  "or",
] as const;

/** "yếu ở chỉ tiêu nào": those that are not met. */
function weakPlaces({ reading }: Parts): number[] {
  return reading.free("degree").filter((at) => reading.sense(at, "degree")?.direction === "bad");
}

const UNMET: Condition = { tests: [{ is: "standing", met: false }], negated: false, percent: false };
const MET: Condition = { tests: [{ is: "standing", met: true }], negated: false, percent: false };

/** Only figures of two units set side by side: "chênh lệch giữa A và B" is no change over time. */
function isSideBySide({ places, base, span }: Clues, parts: Parts): boolean {
  const onlyShift = places.changes.every((at) => parts.reading.has(at, "shift"));
  return parts.units.named.length > 1 && onlyShift && !base && !span;
}

/** "Chi Lăng có phải cao nhất không": the place of the unit is the answer. */
function isAskedWhetherFirst({ subject, among, conditions }: Clues, { order, reading }: Parts): boolean {
  return (
    subject?.is === "units" &&
    subject.units.length === 1 &&
    !among &&
    conditions.length === 0 &&
    order?.direction !== undefined &&
    order.take === undefined &&
    reading.places("yes-no").some((at) => reading.isAtEnd(at) || reading.items[at]?.text.includes("phải"))
  );
}

function askOf(clues: Clues, parts: Parts): FigureDraft["ask"] {
  const { places, conditions, subject } = clues;
  const isNamed = subject !== undefined && subject.is !== "level";
  if (places.lack) return "lack";
  if (places.gaps.length > 0) return "gap";
  if (places.profile) return "profile";
  if (clues.isPlace || isAskedWhetherFirst(clues, parts)) return "place";
  if (places.trends.length > 0 || (clues.span && places.changes.length === 0)) return "trend";
  if ((places.changes.length > 0 && !isSideBySide(clues, parts)) || clues.base) return "change";
  if (places.compares.length > 0 || (parts.units.named.length > 1 && conditions.length === 0)) return "compare";
  return conditions.length > 0 && isNamed && !clues.among ? "check" : "figures";
}

function saysNothing(clues: Clues, parts: Parts): boolean {
  const { places } = clues;
  const words = [
    places.lack ?? [],
    places.profile ?? [],
    places.changes,
    places.trends,
    places.gaps,
    places.others,
    parts.reading.free("compare"),
  ].flat();
  const said = [clues.subject, clues.except, clues.period, clues.base, clues.span, clues.view, parts.order].some(
    (part) => part !== undefined,
  );
  const isVague = parts.reading.places("state", "status", "progress").length > 0;
  return words.length + clues.indicators.length + clues.conditions.length === 0 && !said && !isVague;
}

function noteUsed(clues: Clues, ask: FigureDraft["ask"], parts: Parts, used: Used): void {
  const { lack, profile, changes, trends, gaps, compares, others } = clues.places;
  const { conditions, thresholds } = parts.conditions;
  used.add(lack, profile, changes, trends, gaps, others, parts.order?.at);
  used.add(...conditions.map((mention) => mention.at), ...thresholds.map((unit) => unit.at));
  if (ask === "compare") used.addFree(parts, "between");
  if (ask === "compare" || clues.base) used.add(compares);
  if (ask === "gap") used.addFree(parts, "target", "required", "from", "to");
  if (changes.length > 0) used.addFree(parts, "most", "degree");
  else if (clues.base) used.add(comparedPlace(parts));
  if (profile) used.add(weakPlaces(parts));
  used.addFree(parts, ...EXPECTED);
}

function conditionsOf(clues: Clues, ask: FigureDraft["ask"], parts: Parts): FigureDraft["conditions"] {
  // beside a gap a number is about its size; "đạt chỉ tiêu" goes without saying
  if (ask === "gap")
    return clues.conditions
      .map((group) => group.filter(({ tests }) => tests.every((test) => test.is === "compare")))
      .filter((group) => group.length > 0);
  if (!clues.places.profile || clues.conditions.length > 0) return clues.conditions;
  if (parts.conditions.met.length > 0) return [[MET]];
  return weakPlaces(parts).length > 0 ? [[UNMET]] : [];
}

function isCounted({ level, places }: Clues, order: Order | undefined, parts: Parts): boolean {
  const { profile } = places;
  return (
    (level?.many === true && !order) ||
    (profile !== undefined && parts.reading.places("many").some((at) => profile.includes(at)))
  );
}

/** Several units that can have one figure together. */
function isGroup(subject: FigureDraft["subject"]): boolean {
  return subject?.is === "level" || (subject?.is === "units" && subject.units.length > 1 && !subject.withWhole);
}

/** Questions about figures: of units, chosen, ordered, compared, over time. */
export const readFigures: Topic = (said, names): Proposal | undefined => {
  const used = new Used();
  const implied = withImplied(said, names);
  const { parts } = implied;
  const clues = collectClues(implied, names, used);
  if (saysNothing(clues, parts)) return undefined;
  const ask = askOf(clues, parts);
  noteUsed(clues, ask, parts, used);
  const { subject, except, period, base, span, view, level, places } = clues;
  const changing = ask === "change" ? changeOrder(parts, places.changes, level?.number) : undefined;
  const order = changing ?? orderOf(parts, level?.number);
  const keep = ask === "change" && !changing && clues.among ? keepOf(parts, places.changes) : undefined;
  const isJoint = parts.reading.free("average", "sum").length > 0 && !order && clues.conditions.length === 0;
  const draft: FigureDraft = {
    topic: "figures",
    ask,
    indicators: clues.indicators,
    conditions: conditionsOf(clues, ask, parts),
    ...(subject ? { subject } : {}),
    ...(except ? { except } : {}),
    ...(period ? { period } : {}),
    ...(base ? { base } : {}),
    ...(span ? { span } : {}),
    ...(order && ask !== "place" ? { order } : {}),
    ...(keep ? { keep } : {}),
    ...(isGroup(subject) && isJoint ? { together: true } : {}),
    ...(isCounted(clues, order, parts) ? { count: true } : {}),
    ...(clues.reports.length > 0 ? { reports: clues.reports } : {}),
    ...(places.others.length > 0 ? { others: true } : {}),
    ...(places.profile ? { allIndicators: true } : {}),
    ...(view ? { view } : {}),
  };
  return {
    draft,
    used: used.places,
    doubt: clues.doubt + doubtOf(parts, names, draft, order ? undefined : level?.number),
  };
};

const KEEPS = { high: "up", low: "down", good: "better", bad: "worse" } as const;

/** "cao hơn cùng kỳ", "thấp hơn kỳ trước": the word before what is compared with. */
function comparedPlace({ reading, times }: Parts): number | undefined {
  const base = times.periods.find((mention) => mention.role === "base");
  const at = base ? Math.min(...base.at) - 1 : -1;
  return reading.isFree(at) && reading.has(at, "degree") ? at : undefined;
}

function keepOf(parts: Parts, changes: readonly number[]): FigureDraft["keep"] {
  const compared = changes.length === 0 ? comparedPlace(parts) : undefined;
  const degree = compared === undefined ? undefined : parts.reading.sense(compared, "degree");
  if (degree) return KEEPS[degree.direction];
  const has = (name: (typeof CHANGES)[number]): boolean => changes.some((at) => parts.reading.has(at, name));
  if (has("improve")) return "better";
  if (has("worsen")) return "worse";
  return has("up") === has("down") ? undefined : has("up") ? "up" : "down";
}

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

/** "mấy huyện yếu thanh toán trực tuyến": weak against what? */
function isVagueChoice({ reading, order }: Parts, draft: FigureDraft): boolean {
  const chooses = draft.subject?.is === "level" && draft.ask === "figures" && draft.conditions.length === 0;
  return chooses && !order && reading.free("degree").length > 0;
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

/** A lone "đơn vị", "nơi", "bên" that nothing is asked of: rather a part of a name that was not understood. */
function loneAnyone({ units }: Parts, draft: FigureDraft): number {
  const { subject } = draft;
  const isLone = subject?.is === "level" && subject.level === undefined && subject.within.length === 0;
  const asks =
    draft.conditions.length > 0 || draft.order !== undefined || draft.keep !== undefined || draft.ask === "lack";
  return isLone && !asks && units.levels.every((level) => !level.several && !level.which) ? 0.9 : 0;
}

/** A number of units that nothing explains, or a rate asked of what is a count, make a reading doubtful. */
function doubtOf(parts: Parts, names: Names, draft: FigureDraft, number: number | undefined): number {
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
    (isSpread || isMixed || choosesByAll || addsUp || isCrossed(parts) ? 0.9 : 0) +
    (isAlone ||
    isExclusive(parts) ||
    isBeyondTarget(draft) ||
    isBeyondOthers(parts, draft) ||
    isTwoChanges(parts, draft)
      ? 1
      : 0) +
    (isOfReports || isVagueChoice(parts, draft) ? 0.5 : 0) +
    otherLevels(parts, names) +
    otherIndicator(parts) +
    shareOfUnits(parts) +
    loneAnyone(parts, draft) +
    unexplained +
    rates.length +
    (isCheck ? 0.6 : 0) +
    (sums ? 1 : 0)
  );
}
