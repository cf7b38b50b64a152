import type { Condition, FigureDraft, IndicatorRef, Order, SpanRef } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import { foldWord } from "../text/fold.ts";
import { bindConditions } from "./bind.ts";
import { findReportStates, tidyStates } from "./reports.ts";
import { basePeriod, mainPeriod, subjectOf, Used, viewOf, type Names, type Proposal, type Topic } from "./topic.ts";

const CHANGES = ["up", "down", "shift", "improve", "worsen"] as const;

/** Places of words of change, but for those that belong to the name of the indicator ("tăng … bậc"). */
function changePlaces(parts: Parts, names: Names): { changes: number[]; inName: number[] } {
  const places = parts.reading.free(...CHANGES);
  const isCompared = parts.times.periods.some((mention) => mention.role === "base");
  const words = parts.indicators.flatMap(({ ref }) =>
    ref.codes.length === 1 ? [names.wordsOf.get(ref.codes[0] ?? "")] : [],
  );
  const isInName = (at: number): boolean => {
    const text = foldWord(parts.reading.items[at]?.text ?? "").bare;
    return words.some((known) => known?.has(text));
  };
  return isCompared
    ? { changes: places, inName: [] }
    : { changes: places.filter((at) => !isInName(at)), inName: places.filter(isInName) };
}

function changeOrder(parts: Parts, places: readonly number[], number: number | undefined): Order | undefined {
  const { reading, order } = parts;
  const most = reading.free("most");
  const has = (name: (typeof CHANGES)[number]): boolean => places.some((at) => reading.has(at, name));
  if (!order?.direction && most.length === 0) return undefined;
  const direction = has("improve")
    ? "good"
    : has("worsen")
      ? "bad"
      : has("down")
        ? "low"
        : has("up")
          ? "high"
          : (order?.direction ?? "high");
  return { by: "change", direction, take: order?.take ?? number ?? 1 };
}

function spanOf(parts: Parts, used: Used): SpanRef | undefined {
  const { periods, span } = parts.times;
  const from = periods.find((mention) => mention.role === "from");
  const to = periods.find((mention) => mention.role === "to");
  used.add(span?.at, from?.at, from ? to?.at : undefined);
  if (span?.last !== undefined) return { last: span.last };
  if (!from) return undefined;
  return { from: from.ref, ...(to ? { to: to.ref } : {}) };
}

/** Whether a question is about units that have no figure: "chưa có số liệu". */
function lackPlaces(parts: Parts): number[] | undefined {
  const { reading } = parts;
  for (const at of reading.free("figures")) {
    const before = reading.before(at);
    if (reading.isFree(before) && reading.has(before, "lack", "not")) return [before, at];
    const earlier = reading.before(before);
    if (reading.has(before, "have") && reading.isFree(earlier) && reading.has(earlier, "not"))
      return [earlier, before, at];
  }
  return undefined;
}

function orderOf(parts: Parts, take: number | undefined): Order | undefined {
  const { order } = parts;
  if (!order || order.place) return undefined;
  const number = order.take ?? take ?? (order.ranking ? undefined : order.direction && !order.nth ? 1 : undefined);
  return {
    by: "value",
    direction: order.direction ?? "good",
    ...(number === undefined || order.ranking ? {} : { take: number }),
    ...(order.nth === undefined ? {} : { nth: order.nth }),
    ...(order.both ? { both: true } : {}),
    ...(order.vague ? { vague: true } : {}),
  };
}

/** "cả 3 chỉ tiêu trực tuyến", "các chỉ tiêu trực tuyến": a name that fits several, and all of them are meant. */
function expandAll(parts: Parts, used: Used): IndicatorRef[] {
  const { reading } = parts;
  return parts.indicators.flatMap(({ ref, at }) => {
    if (ref.codes.length < 2) return [ref];
    let before = at - 1;
    while (reading.isGap(before) || reading.has(before, "target", "plural", "rate")) before -= 1;
    const number = reading.sense(before, "number")?.value ?? /\d/.exec(reading.items[before]?.text ?? "")?.[0];
    const isAll =
      reading.has(before, "all", "both") || (number !== undefined && reading.has(before - 1, "all", "both"));
    if (!isAll || (number !== undefined && Number(number) !== ref.codes.length)) return [ref];
    used.add(before, before - 1);
    return ref.codes.map((code) => ({ codes: [code], text: ref.text }));
  });
}

function spreadConditions(groups: readonly (readonly Condition[])[], refs: readonly IndicatorRef[]): Condition[][] {
  return groups.map((group) =>
    group.flatMap((condition) => {
      const codes = condition.indicator?.codes ?? [];
      const spread =
        codes.length > 1 && codes.every((code) => refs.some((ref) => ref.codes.length === 1 && ref.codes[0] === code));
      return spread
        ? codes.map((code) => ({ ...condition, indicator: { codes: [code], text: condition.indicator?.text ?? "" } }))
        : [condition];
    }),
  );
}

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
  "degree",
  "or",
] as const;

const MET: Condition = { tests: [{ is: "standing", met: true }], negated: false, percent: false };

type Ask = FigureDraft["ask"];

interface Signs {
  readonly lack: boolean;
  readonly change: boolean;
  readonly trend: boolean;
  readonly gap: boolean;
  readonly compare: boolean;
  readonly place: boolean;
  readonly conditions: boolean;
  readonly among: boolean;
  readonly named: boolean;
  readonly profile: boolean;
}

function askOf(signs: Signs): Ask {
  if (signs.lack) return "lack";
  if (signs.gap) return "gap";
  if (signs.profile) return "profile";
  if (signs.place) return "place";
  if (signs.trend) return "trend";
  if (signs.change) return "change";
  if (signs.compare) return "compare";
  return signs.conditions && signs.named && !signs.among ? "check" : "figures";
}

/** Questions about figures: of units, chosen, ordered, compared, over time. */
export const readFigures: Topic = (parts, names): Proposal | undefined => {
  const { reading, units, order } = parts;
  const used = new Used();
  const { subject, except, among, level } = subjectOf(parts, names.kinds, used);
  const lack = lackPlaces(parts);
  const indicators = expandAll(parts, used);
  const conditions = spreadConditions(bindConditions(parts), indicators);
  const profile = indicators.length === 0 ? profilePlaces(parts) : undefined;
  const { changes, inName } = changePlaces(parts, names);
  const base = basePeriod(parts, used);
  const span = spanOf(parts, used);
  const period = mainPeriod(parts, used);
  const trends = reading.free("trend");
  const gaps = lack ? [] : reading.free("gap");
  const compares = reading.free("compare", "since");
  const isNamed = subject !== undefined && subject.is !== "level";
  const isPlace =
    order?.place === true ||
    (order?.ranking === true && subject?.is === "units" && units.named.length === 1 && !order.direction);
  // "đúng hạn" alone is a figure; beside "nộp báo cáo" it is how the report came in
  const reports =
    (conditions.length > 0 || order) && reading.free("report", "submit").length > 0 ? findReportStates(parts) : [];
  const states = tidyStates(reports.map((found) => found.state));
  const ask = askOf({
    lack: lack !== undefined,
    change: changes.length > 0 || base !== undefined,
    trend: trends.length > 0 || span !== undefined,
    gap: gaps.length > 0,
    compare: compares.length > 0 || (units.named.length > 1 && conditions.length === 0),
    place: isPlace,
    conditions: conditions.length > 0,
    among,
    named: isNamed,
    profile: profile !== undefined,
  });
  const others = reading.free("others");
  const isEmpty =
    indicators.length +
      conditions.length +
      changes.length +
      trends.length +
      gaps.length +
      others.length +
      reading.free("compare").length ===
    0;
  const view = viewOf(parts, used);
  const isVague = reading.places("state", "status", "progress").length > 0;
  if (isEmpty && !isVague && !view && !order && !lack && !profile && !subject && !period && !base && !span && !except)
    return undefined;

  used.add(...reports.map((found) => found.at));
  if (reports.length > 0) used.addFree(parts, "report", "submit");
  used.add(
    others,
    lack,
    profile,
    changes,
    inName,
    trends,
    gaps,
    order?.at,
    ...parts.indicators.map((mention) => mention.at),
    ...parts.conditions.conditions.map((mention) => mention.at),
    ...parts.conditions.thresholds.map((unit) => unit.at),
  );
  if (ask === "compare" || base) used.add(compares);
  if (ask === "gap") used.addFree(parts, "target", "required");
  if (changes.length > 0) used.addFree(parts, "most", "degree");
  used.addFree(parts, ...EXPECTED);
  const changing = ask === "change" ? changeOrder(parts, changes, level?.number) : undefined;
  const ordering = changing ?? orderOf(parts, level?.number);
  const keep = ask === "change" && !changing && among ? keepOf(parts, changes) : undefined;
  const together =
    subject?.is === "level" && reading.free("average", "sum").length > 0 && !ordering && conditions.length === 0;
  const draft: FigureDraft = {
    topic: "figures",
    ask,
    indicators: distinct(indicators),
    conditions:
      ask === "gap" ? [] : profile && conditions.length === 0 && parts.conditions.met.length > 0 ? [[MET]] : conditions,
    ...(subject ? { subject } : {}),
    ...(except ? { except } : {}),
    ...(period ? { period } : {}),
    ...(base ? { base: base.ref } : {}),
    ...(span ? { span } : {}),
    ...(ordering && ask !== "place" ? { order: ordering } : {}),
    ...(keep ? { keep } : {}),
    ...(together ? { together: true } : {}),
    ...((level?.many && !ordering) || (profile && reading.places("many").some((at) => profile.includes(at)))
      ? { count: true }
      : {}),
    ...(states.length > 0 ? { reports: states } : {}),
    ...(others.length > 0 ? { others: true } : {}),
    ...(profile ? { allIndicators: true } : {}),
    ...(view ? { view } : {}),
  };
  return { draft, used: used.places, doubt: doubtOf(parts, names, ordering ? undefined : level?.number) };
};

function distinct(refs: readonly IndicatorRef[]): IndicatorRef[] {
  const seen = new Set<string>();
  return refs.filter((ref) => {
    const key = ref.codes.join(" ");
    return !seen.has(key) && seen.add(key);
  });
}

function keepOf(parts: Parts, changes: readonly number[]): FigureDraft["keep"] {
  const has = (name: (typeof CHANGES)[number]): boolean => changes.some((at) => parts.reading.has(at, name));
  if (has("improve")) return "better";
  if (has("worsen")) return "worse";
  return has("up") === has("down") ? undefined : has("up") ? "up" : "down";
}

/** "những chỉ tiêu nào", "tất cả các chỉ tiêu": the indicators themselves are asked for. */
function profilePlaces(parts: Parts): number[] | undefined {
  const { reading } = parts;
  for (const at of reading.places("target")) {
    if (reading.takenBy(at) !== undefined && reading.takenBy(at) !== "conditions") continue;
    const before = reading.has(at - 1, "plural", "all", "each", "many")
      ? [at - 1, ...(reading.has(at - 2, "plural", "all") ? [at - 2] : [])]
      : [];
    const behind = reading.isFree(at + 1) && reading.has(at + 1, "which") ? [at + 1] : [];
    if (before.length + behind.length > 0)
      return [...before, at, ...behind].filter(
        (place) => reading.isFree(place) || reading.takenBy(place) === "conditions",
      );
  }
  return undefined;
}

/** "Đạt 45% có phải là đạt chỉ tiêu không" is about the target, not about units. */
function hasBothTests(parts: Parts): boolean {
  const tests = parts.conditions.conditions.flatMap((condition) => condition.tests.map((test) => test.is));
  return tests.includes("standing") && tests.includes("compare") && parts.indicators.length <= 1;
}

/** A number of units that nothing explains, or a rate asked of what is a count, make a reading doubtful. */
function doubtOf(parts: Parts, names: Names, number: number | undefined): number {
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
  return unexplained + rates.length + (isCheck ? 0.6 : 0) + (sums ? 1 : 0);
}
