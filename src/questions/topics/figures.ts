import type { Condition, FigureDraft, Order } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { changeOrder, CHANGES, collectClues, orderOf, type Clues } from "./figure-clues.ts";
import { doubtOf } from "./figure-doubts.ts";
import { withImplied } from "./implied.ts";
import { termPlaces, thosePlaces, Used, type Names, type Proposal, type Topic } from "./topic.ts";

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
  "and",
  "both",
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

/** "khoảng cách giữa A và B": from each other, not from a target. */
function isDistance({ places, conditions }: Clues, { reading, units }: Parts): boolean {
  const isApart = places.gaps.length > 0 && units.named.length > 1 && reading.free("between").length > 0;
  return isApart && conditions.length === 0 && reading.free("target").length === 0;
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

/** "vượt chỉ tiêu bao nhiêu": the distance, from the other side. */
function isExcessAsked({ conditions, subject }: Clues, { reading }: Parts): boolean {
  const tests = conditions.flat().flatMap((condition) => condition.tests);
  return (
    tests.length > 0 &&
    tests.every((test) => test.is === "compare" && test.threshold.is === "target") &&
    subject !== undefined &&
    subject.is !== "level" &&
    reading.free("many").length > 0
  );
}

function askOf(clues: Clues, parts: Parts): FigureDraft["ask"] {
  const { places, conditions, subject } = clues;
  const isNamed = subject !== undefined && subject.is !== "level";
  if (places.lack) return "lack";
  if (isDistance(clues, parts)) return "compare";
  if (places.gaps.length > 0 || places.distance || isExcessAsked(clues, parts)) return "gap";
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
  used.add(lack, profile, changes, trends, gaps, others, parts.order?.at, clues.places.distance?.at);
  used.add(...conditions.map((mention) => mention.at), ...thresholds.map((unit) => unit.at));
  if (ask === "compare" || (ask === "change" && clues.base)) used.addFree(parts, "between");
  // "Lộc Bình thua Chi Lăng bao nhiêu"
  if (ask === "compare" && conditions.length === 0 && parts.units.named.length > 1) used.addFree(parts, "compare-with");
  // "hơn" says nothing by itself: something must be compared, changed or put in order
  const isHeld = ask === "compare" || ask === "change" || ask === "gap" || ask === "place" || parts.order !== undefined;
  if (isHeld || clues.conditions.length > 0) used.addFree(parts, "than", "of-two");
  if (ask === "compare" || clues.base) used.add(compares);
  if (ask === "gap") used.addFree(parts, "target", "required", "from", "to", "since");
  if (clues.among) used.add(...changes.map((at) => deniedChange(parts, at)));
  if (changes.length > 0) used.addFree(parts, "most", "degree");
  else if (clues.base) used.add(comparedPlace(parts));
  if (profile) used.add(weakPlaces(parts));
  // the answer shows the two numbers of a rate
  if (clues.subject && clues.subject.is !== "level") used.add(termPlaces(parts));
  used.addFree(parts, ...EXPECTED);
  // "các huyện vừa đạt A vừa đạt B có bao nhiêu C": of several figures it is a condition
  if (clues.subject?.is !== "level" || clues.indicators.length < 2) used.addFree(parts, "met");
}

function conditionsOf(clues: Clues, ask: FigureDraft["ask"], parts: Parts): FigureDraft["conditions"] {
  // beside a gap a number is about its size; "đạt chỉ tiêu" goes without saying
  if (ask === "gap") {
    // whoever is ordered by what is lacking has not met it anyway
    const chooses = clues.subject?.is === "level" && !clues.places.distance;
    // "huyện nào còn hụt so với chỉ tiêu": which, not by how much
    const isChoice =
      chooses && clues.level?.which === true && !parts.order && parts.reading.places("many").length === 0;
    const [only, ...more] = clues.indicators;
    if (isChoice && clues.conditions.length === 0 && only && more.length === 0)
      return [[{ ...UNMET, indicator: only }]];
    return clues.conditions
      .map((group) =>
        group.filter(({ tests, negated }) =>
          tests.every((test) =>
            test.is === "compare" ? test.threshold.is !== "target" : chooses && test.met === negated,
          ),
        ),
      )
      .filter((group) => group.length > 0);
  }
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

/** "Bình quân": of counts what each has, not all together. */
function isMean({ reading, indicators }: Parts, names: Names): boolean {
  const isCount = indicators.every(({ ref }) => names.indicators.get(ref.codes[0] ?? "")?.kind === "count");
  return isCount && reading.free("average").length > 0 && reading.free("sum").length === 0;
}

/** "tỷ lệ chung của các huyện": theirs together. */
function isCommon({ units, reading }: Parts): boolean {
  const isSaid = units.whole?.at.some((at) => /^(chung|overall)/.test(reading.items[at]?.text ?? "")) ?? false;
  return isSaid && units.levels.some((level) => level.several && !level.which && !level.many);
}

/** Questions about figures in one step: of units, chosen, ordered, compared, over time. */
export const readPlainFigures: Topic = (said, names): Proposal | undefined => {
  const used = new Used();
  const implied = withImplied(said, names);
  const { parts } = implied;
  const clues = collectClues(implied, names, used);
  if (saysNothing(clues, parts)) return undefined;
  const ask = askOf(clues, parts);
  noteUsed(clues, ask, parts, used);
  const { subject, except, period, base, span, view, level, places } = clues;
  const changing = ask === "change" ? changeOrder(parts, places.changes, level?.number) : undefined;
  const order = changing ?? gapOrder(clues) ?? orderOf(parts, level?.number);
  // "tăng thì sao" behind a list of those that fell
  const isRest = subject === undefined && clues.indicators.length === 0;
  const keep = ask === "change" && !changing && (clues.among || isRest) ? keepOf(parts, places.changes) : undefined;
  const isJoint =
    (parts.reading.free("average", "sum").length > 0 || isCommon(parts)) && !order && clues.conditions.length === 0;
  const degree =
    ask === "figures" && clues.conditions.length === 0 && !order ? degreeOf(clues, parts, used) : undefined;
  const those = thosePlaces(parts);
  used.add(those);
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
    ...(isGroup(subject) && isJoint ? { together: true, ...(isMean(parts, names) ? { mean: true } : {}) } : {}),
    ...(isCounted(clues, order, parts) ? { count: true } : {}),
    ...(clues.reports.length > 0 ? { reports: clues.reports } : {}),
    ...(degree ? { degree } : {}),
    ...(places.others.length > 0 ? { others: true } : {}),
    ...(places.profile ? { allIndicators: true } : {}),
    ...(those.length > 0 ? { those: true } : {}),
    ...(view ? { view } : {}),
  };
  return {
    draft,
    used: used.places,
    // "tỷ lệ chung của các huyện chưa đạt …": one figure of those that are chosen is not what is found here
    doubt:
      (isCommon(parts) && clues.conditions.length > 0 ? 1 : 0) +
      clues.doubt +
      doubtOf(parts, names, draft, order ? undefined : level?.number),
  };
};

/** "huyện nào còn xa chỉ tiêu … nhất". */
function gapOrder({ places, level }: Clues): Order | undefined {
  return places.distance && { by: "gap", direction: places.distance.direction, take: level?.number ?? 1 };
}

/** "huyện nào kém", "những huyện yếu về …". */
function degreeOf({ subject, among, reports }: Clues, { reading }: Parts, used: Used): Order["direction"] | undefined {
  const [at, ...more] = reading.free("degree");
  if (at === undefined || more.length > 0 || subject?.is !== "level" || !among || reports.length > 0) return undefined;
  if (reading.free("period", "report", "submit").length > 0) return undefined;
  used.add(at);
  return reading.sense(at, "degree")?.direction;
}

const KEEPS = { high: "up", low: "down", good: "better", bad: "worse" } as const;

/** "cao hơn cùng kỳ", "thấp hơn kỳ trước": the word before what is compared with. */
function comparedPlace({ reading, times }: Parts): number | undefined {
  const base = times.periods.find((mention) => mention.role === "base");
  const at = base ? Math.min(...base.at) - 1 : -1;
  return reading.isFree(at) && reading.has(at, "degree") ? at : undefined;
}

/** The negation of "không giảm". */
function deniedChange({ reading }: Parts, at: number): number | undefined {
  const before = reading.before(at);
  return reading.isFree(before) && reading.has(before, "not") && reading.has(at, "up", "down") ? before : undefined;
}

function keepOf(parts: Parts, changes: readonly number[]): FigureDraft["keep"] {
  const compared = changes.length === 0 ? comparedPlace(parts) : undefined;
  const degree = compared === undefined ? undefined : parts.reading.sense(compared, "degree");
  if (degree) return KEEPS[degree.direction];
  const has = (name: (typeof CHANGES)[number]): boolean => changes.some((at) => parts.reading.has(at, name));
  if (has("improve")) return "better";
  if (has("worsen")) return "worse";
  if (has("up") === has("down")) return undefined;
  const isDenied = changes.some((at) => deniedChange(parts, at) !== undefined);
  return has("up") ? (isDenied ? "not-up" : "up") : isDenied ? "not-down" : "down";
}
