import type { Comparison } from "../../domain/target.ts";
import type { Level } from "../../domain/unit.ts";
import type {
  Condition,
  Exceptions,
  IndicatorRef,
  Order,
  PeriodRef,
  ReportState,
  SpanRef,
  Subject,
  View,
} from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import type { LevelMention } from "../reading/units.ts";
import { foldWord } from "../text/fold.ts";
import { bindConditions } from "./bind.ts";
import { findReportStates, tidyStates } from "./reports.ts";
import { verbsOfNames, type Implied } from "./implied.ts";
import { basePeriod, mainPeriod, severalPeriods, subjectOf, viewOf, type Names, type Used } from "./topic.ts";

export const CHANGES = ["up", "down", "shift", "improve", "worsen"] as const;

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

export function changeOrder(parts: Parts, places: readonly number[], number: number | undefined): Order | undefined {
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
    const nearest = reading.before(at);
    // "no satisfaction figure": the indicator may stand between
    const before = reading.has(nearest, "indicator") ? reading.before(nearest) : nearest;
    if (reading.isFree(before) && reading.has(before, "lack", "not")) return [before, at];
    const earlier = reading.before(before);
    if (reading.has(before, "have") && reading.isFree(earlier) && reading.has(earlier, "not"))
      return [earlier, before, at];
  }
  return undefined;
}

export function orderOf(parts: Parts, take: number | undefined): Order | undefined {
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

/** "những chỉ tiêu nào", "tất cả các chỉ tiêu": the indicators themselves are asked for. */
function profilePlaces(parts: Parts): number[] | undefined {
  const { reading } = parts;
  for (const at of reading.places("target")) {
    if (reading.takenBy(at) !== undefined && reading.takenBy(at) !== "conditions") continue;
    const before = reading.has(at - 1, "plural", "all", "each", "many")
      ? [at - 1, ...(reading.has(at - 2, "plural", "all") ? [at - 2] : [])]
      : [];
    const isEnglish = /^(which|what)$/.test(reading.items[at - 1]?.text ?? "");
    const behind =
      reading.isFree(at + 1) && reading.has(at + 1, "which")
        ? [at + 1]
        : isEnglish && reading.isFree(at - 1)
          ? [at - 1]
          : [];
    if (before.length + behind.length > 0)
      return [...before, at, ...behind].filter(
        (place) => reading.isFree(place) || reading.takenBy(place) === "conditions",
      );
  }
  return undefined;
}

/** "Không có hồ sơ trễ hạn", "còn hồ sơ trễ hạn", "100% niêm yết": a condition without a word that compares. */
function presence(parts: Parts, names: Names): { condition: Condition; at: number[]; doubt: number } | undefined {
  const { reading } = parts;
  const [mention] = parts.indicators;
  if (!mention || parts.indicators.length > 1 || parts.conditions.conditions.length > 0) return undefined;
  const kind = names.indicators.get(mention.ref.codes[0] ?? "")?.kind;
  let before = mention.at - 1;
  while (!reading.has(before, "have", "not") && (reading.isGap(before) || reading.has(before, "amount", "rate")))
    before -= 1;
  const compare = (comparison: Comparison, value: string): Condition => ({
    indicator: mention.ref,
    tests: [{ is: "compare", comparison, threshold: { is: "number", value } }],
    negated: false,
    percent: false,
  });
  const behind = reading.after(mention.at);
  const number = parts.conditions.numbers.find(({ at }) => at.includes(before) || at.includes(behind));
  if (number) {
    const isPlain = kind === "count" || number.value === "0" || number.value === "100";
    return {
      condition: { ...compare("=", number.value), percent: number.percent },
      at: [...number.at],
      doubt: isPlain ? 0 : 0.9,
    };
  }
  if (kind !== "count" || !reading.isFree(before)) return undefined;
  const earlier = reading.before(before);
  const not = reading.has(before, "not")
    ? [before]
    : reading.has(before, "have") && reading.has(earlier, "not")
      ? [earlier, before]
      : undefined;
  if (not) return { condition: compare("=", "0"), at: not, doubt: 0 };
  return reading.has(before, "have") && parts.units.levels.some((level) => level.which)
    ? { condition: compare(">", "0"), at: [before], doubt: 0 }
    : undefined;
}

/** What the words of a question say about figures, before it is decided what is asked. */
export interface Clues {
  readonly subject: Subject | undefined;
  readonly except: Exceptions | undefined;
  /** Whether it chooses among units rather than asking of given ones. */
  readonly among: boolean;
  readonly level: LevelMention | undefined;
  readonly indicators: readonly IndicatorRef[];
  readonly conditions: readonly (readonly Condition[])[];
  readonly period: PeriodRef | undefined;
  readonly base: PeriodRef | undefined;
  readonly span: SpanRef | undefined;
  readonly reports: readonly ReportState[];
  readonly view: View | undefined;
  readonly isPlace: boolean;
  readonly doubt: number;
  /** Places of words that name a way of asking. */
  readonly places: {
    readonly lack: readonly number[] | undefined;
    readonly profile: readonly number[] | undefined;
    readonly changes: readonly number[];
    readonly trends: readonly number[];
    readonly gaps: readonly number[];
    readonly compares: readonly number[];
    readonly others: readonly number[];
    /** "còn xa chỉ tiêu … nhất". */
    readonly distance: { readonly direction: "high" | "low"; readonly at: readonly number[] } | undefined;
  };
}

/** How far from the target, as what units are ordered by; "gần nhất" alone is about time. */
function distancePlaces({ reading }: Parts): Clues["places"]["distance"] {
  const targets = reading.free("target");
  const most = reading.free("most");
  for (const at of reading.places("distance")) {
    const text = reading.items[at]?.text ?? "";
    const isMost = /(nhất|nhat|est)( |$)/.test(text) || most.some((place) => place > at);
    const isOfTarget = targets.length > 0 || /(tiêu|tieu|đích|dich|đạt|dat)$/.test(text);
    const sense = reading.sense(at, "distance");
    if (sense && isMost && isOfTarget) return { direction: sense.direction, at: [at, ...most] };
  }
  return undefined;
}

function timesOf(parts: Parts, used: Used, isCompared: boolean): Pick<Clues, "period" | "base" | "span"> {
  const base = basePeriod(parts, used);
  const span = spanOf(parts, used);
  const several = base || span ? undefined : severalPeriods(parts);
  if (!several) return { base: base?.ref, span, period: mainPeriod(parts, used) };
  used.add(several.at);
  const [first, second] = several.refs;
  // "so sánh quý III năm nay với quý III năm ngoái"
  if (isCompared && several.refs.length === 2) return { base: second, span: undefined, period: first };
  return { base: undefined, span: { list: several.refs }, period: undefined };
}

function isMeasuredFromWhole({ reading, units }: Parts, conditions: readonly (readonly Condition[])[]): boolean {
  const tests = conditions.flat().flatMap((condition) => condition.tests);
  const isAverage = tests.every((test) => test.is === "compare" && test.threshold.is === "average");
  return tests.length > 0 && isAverage && units.whole !== undefined && reading.free("many").length > 0;
}

/** Collects the clues and takes note of the words that they explain. */
export function collectClues({ parts, at, isRate }: Implied, names: Names, used: Used): Clues {
  const { reading, units, order } = parts;
  used.add(at, verbsOfNames(parts, names));
  const { subject: named, except, among, level } = subjectOf(parts, names.kinds, used, names.wordsOf);
  const lack = lackPlaces(parts);
  const indicators = expandAll(parts, used);
  const present = among && !order && !lack ? presence(parts, names) : undefined;
  const bound = present ? [[present.condition]] : spreadConditions(bindConditions(parts), indicators);
  // "An Phú kém tỉnh mấy điểm": how far from the whole, not whether
  const isFromWhole = named?.is === "units" && isMeasuredFromWhole(parts, bound);
  const conditions = isFromWhole ? [] : bound;
  const profile = indicators.length === 0 ? profilePlaces(parts) : undefined;
  const { changes, inName } = changePlaces(parts, names);
  const compares = [
    ...reading.free("compare", "since"),
    ...(isFromWhole ? parts.conditions.conditions.flatMap((mention) => mention.at) : []),
  ];
  const isAgainstWhole = units.whole !== undefined && compares.length > 0;
  const own = units.self && named?.is === "units" ? { is: "self" as const, ...levelOf(units.self) } : undefined;
  const subject: Subject | undefined =
    named?.is === "units" && (isAgainstWhole || own)
      ? { ...named, ...(isAgainstWhole ? { withWhole: true } : {}), ...(own ? { withSelf: own } : {}) }
      : named;
  // "đúng hạn" alone is a figure; beside "nộp báo cáo" it is how the report came in
  const isReported = !isRate && (conditions.length > 0 || order) && reading.free("report", "submit").length > 0;
  const reports = isReported
    ? findReportStates(parts).filter((found) => !found.at.some((place) => at.includes(place)))
    : [];
  const isPlace =
    order?.place === true ||
    (order?.ranking === true && subject?.is === "units" && units.named.length === 1 && !order.direction);
  const times = timesOf(parts, used, compares.length + changes.length > 0);
  used.add(inName, present?.at, ...reports.map((found) => found.at), ...parts.indicators.map((mention) => mention.at));
  if (reports.length > 0) used.addFree(parts, "report", "submit");
  return {
    subject,
    except,
    among,
    level,
    indicators: distinct(indicators),
    conditions,
    ...times,
    reports: tidyStates(reports.map((found) => found.state)),
    view: viewOf(parts, used),
    isPlace,
    doubt: present?.doubt ?? 0,
    places: {
      lack,
      profile,
      changes,
      trends: reading.free("trend"),
      gaps: lack ? [] : reading.free("gap"),
      compares,
      others: reading.free("others"),
      distance: among ? distancePlaces(parts) : undefined,
    },
  };
}

function levelOf({ level }: { readonly level?: Level }): { readonly level?: Level } {
  return level === undefined ? {} : { level };
}

function distinct(refs: readonly IndicatorRef[]): IndicatorRef[] {
  const seen = new Set<string>();
  return refs.filter((ref) => {
    const key = ref.codes.join(" ");
    return !seen.has(key) && seen.add(key);
  });
}
