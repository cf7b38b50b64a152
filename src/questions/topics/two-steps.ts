import type { Draft, FigureDraft, IndicatorRef, ReportDraft } from "../draft.ts";
import { readParts, type Parts } from "../reading/parts.ts";
import type { LevelMention } from "../reading/units.ts";
import { hasApartIndicator } from "./bind.ts";
import { readPlainFigures } from "./figures.ts";
import { readReports } from "./reports.ts";
import type { Names, Proposal, Topic } from "./topic.ts";

/**
 * One way to cut a question in two: the pieces that say among whom, the pieces that say what is asked of those, and the words
 * that only join both. The noun of the units belongs to both.
 */
interface Cut {
  readonly first: readonly number[];
  readonly asked: readonly number[];
  readonly joints: readonly number[];
  /** Whether what is measured may be said in one of both only. */
  readonly shares: boolean;
}

interface Step<Read extends Draft = Draft> {
  readonly draft: Read;
  readonly used: readonly number[];
}

const range = (from: number, until: number): number[] => Array.from({ length: until - from }, (_, at) => from + at);

/** The noun alone of "ba huyện nào": how many belongs to one step only. */
function nounOf({ reading }: Parts, { at }: LevelMention): number[] {
  return at.filter((place) => reading.has(place, "kind", "anyone", "plural"));
}

/** Where a noun begins, with the "top" before its number. */
function startOf({ reading }: Parts, { at }: LevelMention): number {
  let start = Math.min(...at);
  while (reading.takenBy(start - 1) === "order" || reading.has(start - 1, "top", "bottom")) start -= 1;
  return start;
}

function isAmong({ reading }: Parts, at: number): boolean {
  return /^(trong|trong số|trong so|among|of|out of)$/.test(reading.items[at]?.text ?? "");
}

/** "trong các huyện …, huyện nào …", "huyện nào … trong số các huyện …". */
function cutsOfTwoNouns(parts: Parts, one: LevelMention, other: LevelMention): Cut[] {
  const { reading } = parts;
  const [start, next] = [startOf(parts, one), startOf(parts, other)];
  const end = reading.items.length;
  const before = reading.before(next);
  if (isAmong(parts, before) && before > Math.max(...one.at))
    return [{ first: range(next, end), asked: range(0, before), joints: range(before, next), shares: false }];
  const opening = reading.before(start);
  if (!isAmong(parts, opening) && opening >= 0) return [];
  const from = Math.max(opening, 0);
  return [
    {
      first: range(start, next),
      asked: [...range(0, from), ...range(next, end)],
      joints: range(from, start),
      shares: false,
    },
  ];
}

/** "hài lòng của các huyện dưới 45% thanh toán trực tuyến", "tổng hồ sơ trễ hạn của ba huyện nhiều nhất". */
function cutBeforeNoun(parts: Parts, noun: LevelMention): Cut[] {
  const start = startOf(parts, noun);
  const isNamed = parts.indicators.some(({ at }) => at < start);
  if (noun.which || !isNamed) return [];
  const isJoint = parts.reading.places("sum", "average").some((at) => at < start);
  return [
    {
      first: range(start, parts.reading.items.length),
      asked: [...range(0, start), ...nounOf(parts, noun)],
      joints: [],
      shares: isJoint,
    },
  ];
}

/** "các huyện hài lòng trên 90% thì thanh toán trực tuyến bao nhiêu": the last figures are only asked for. */
function cutsBehindNoun(parts: Parts, noun: LevelMention): Cut[] {
  const { reading, indicators } = parts;
  const start = Math.min(...noun.at);
  const behind = indicators.filter(({ at }) => at > Math.max(...noun.at));
  return behind.slice(1).flatMap(({ at }) => {
    let from = at;
    while (from > start && (reading.isGap(from - 1) || reading.has(from - 1, ...LINKS))) from -= 1;
    const isAsked =
      reading.places("many", "state").some((place) => place > at) ||
      range(from, at).some((place) => /^(thì|thi|rồi|roi|xem)$/.test(reading.items[place]?.text ?? ""));
    const joints = range(from, at);
    const asked = [...nounOf(parts, noun), ...range(at, reading.items.length)];
    return isAsked ? [{ first: range(0, from), asked, joints, shares: false }] : [];
  });
}

/** What may join the figures that are asked for to the units that were chosen. */
const LINKS = ["rate", "amount", "have", "and", "but", "follow", "self"] as const;

/** "xếp hạng các huyện chưa đạt A theo B": by what they are put in order. */
function cutsAtKey(parts: Parts, noun: LevelMention): Cut[] {
  const { reading, indicators } = parts;
  const start = Math.min(...noun.at);
  const end = reading.items.length;
  return indicators.slice(1).flatMap(({ at }) => {
    const by = at - 1;
    if (!/^(theo|by)$/.test(reading.items[by]?.text ?? "") || by <= Math.max(...noun.at)) return [];
    const asked = [...range(0, start), ...nounOf(parts, noun), ...range(by, end)];
    return [{ first: range(start, by), asked, joints: [], shares: false }];
  });
}

/** "quý I dưới 40% mà quý III trên 45%", "tăng so với kỳ trước nhưng vẫn dưới 45%": both must hold, each in its own way. */
function cutsAtJoints(parts: Parts, noun: LevelMention): Cut[] {
  const { reading } = parts;
  const behind = Math.max(...noun.at);
  return reading
    .places("and", "but", "both")
    .filter((at) => at > behind + 1 && at < reading.items.length - 1 && !reading.has(at + 1, "and", "but"))
    .map((at) => {
      const from = reading.has(at - 1, "and", "but") ? at - 1 : at;
      return {
        first: range(0, from),
        asked: [...noun.at, ...range(at + 1, reading.items.length)],
        joints: range(from, at + 1),
        shares: true,
      };
    });
}

function cutsOf(parts: Parts): Cut[] {
  const nouns = parts.units.levels.toSorted((a, b) => Math.min(...a.at) - Math.min(...b.at));
  const [one, other, ...more] = nouns;
  if (!one || more.length > 0) return [];
  if (other) return one.level === other.level || other.level === undefined ? cutsOfTwoNouns(parts, one, other) : [];
  return [
    ...cutBeforeNoun(parts, one),
    ...cutsBehindNoun(parts, one),
    ...cutsAtKey(parts, one),
    ...cutsAtJoints(parts, one),
  ];
}

/** Reads some of the pieces as a question of its own. What leaves a doubt there is not read so. */
function readStep(parts: Parts, places: readonly number[], topic: Topic, names: Names): Step | undefined {
  const items = places.flatMap((at) => parts.reading.items[at] ?? []);
  const step = readParts({ items, cost: 0 }, names.kinds);
  const proposal = topic(step, names);
  if (!proposal || proposal.doubt > 0) return undefined;
  const echoes = places.filter((_, at) => step.reading.takenBy(at) === "echo");
  return { draft: proposal.draft, used: [...echoes, ...places.filter((_, at) => proposal.used.has(at))] };
}

const isOfLevel = ({ subject }: Draft): boolean => subject?.is === "level";

/** Whether the units of a list can be asked on about. */
function isChoice(draft: Draft): draft is FigureDraft | ReportDraft {
  if (!isOfLevel(draft) || draft.view) return false;
  if (draft.topic === "reports") return draft.states.length > 0 && !draft.count && !draft.over && !draft.complete;
  if (draft.topic !== "figures" || draft.count || draft.together || draft.degree || draft.span) return false;
  if (draft.ask === "change") return draft.keep !== undefined || draft.order?.take !== undefined;
  const isPicked = draft.order?.take !== undefined || draft.order?.nth !== undefined;
  return draft.ask === "figures" && (draft.conditions.length > 0 || isPicked);
}

/** What can be asked of chosen units. */
function isAsked(draft: Draft): draft is FigureDraft {
  return (
    isOfLevel(draft) &&
    draft.topic === "figures" &&
    (draft.ask === "figures" || draft.ask === "change") &&
    !draft.degree &&
    !draft.span &&
    !draft.others &&
    !draft.allIndicators
  );
}

function withIndicators(draft: FigureDraft, indicators: readonly IndicatorRef[]): FigureDraft {
  if (draft.indicators.length > 0 || indicators.length !== 1) return draft;
  const [indicator] = indicators as readonly [IndicatorRef];
  const conditions = draft.conditions.map((group) => group.map((condition) => ({ indicator, ...condition })));
  return { ...draft, indicators, conditions };
}

const codesOf = ({ indicators }: FigureDraft): string => indicators.map((ref) => ref.codes.join()).join(" ");

/** Whether the second step says anything that the first has not: of the same figures it chooses, counts or adds up. */
function goesOn(first: FigureDraft | ReportDraft, next: FigureDraft): boolean {
  if (next.indicators.length === 0) return false;
  const says =
    next.conditions.length > 0 || next.order !== undefined || next.ask === "change" || next.together === true;
  return says || first.topic === "reports" || codesOf(first) !== codesOf(next);
}

/** Puts two steps together: what only one of both says of time or measure holds for both. */
function join(first: FigureDraft | ReportDraft, next: FigureDraft, { shares }: Cut): FigureDraft | undefined {
  const given = first.topic === "figures" && shares ? withIndicators(first, next.indicators) : first;
  const chooses = next.conditions.length > 0 || next.order !== undefined;
  const asked = first.topic === "figures" && chooses ? withIndicators(next, first.indicators) : next;
  if (given.topic === "figures" && given.indicators.length === 0) return undefined;
  // "vừa A cao nhất vừa B thấp nhất": the first of both, not the first by one among the first by the other
  const isBothFirst = shares && given.topic === "figures" && given.order !== undefined && asked.order !== undefined;
  if (isBothFirst || !goesOn(given, asked)) return undefined;
  const period = asked.period ?? given.period;
  const { period: own, ...rest } = given;
  const isOther = own !== undefined && asked.period !== undefined && JSON.stringify(own) !== JSON.stringify(period);
  return {
    ...asked,
    ...(period ? { period } : {}),
    among: isOther ? { ...rest, period: own } : rest,
  };
}

/** The first step that can be read: units chosen by their figures, or by their reports. */
function readChoice(parts: Parts, cut: Cut, names: Names): Step<FigureDraft | ReportDraft> | undefined {
  for (const topic of [readPlainFigures, readReports]) {
    const step = readStep(parts, cut.first, topic, names);
    if (step && isChoice(step.draft)) return { ...step, draft: step.draft };
  }
  return undefined;
}

/** "trong các huyện, huyện nào …": nothing is chosen yet. */
function choosesNothing({ reading }: Parts, { first }: Cut): boolean {
  return first.every(
    (at) => reading.isGap(at) || (reading.has(at, "kind", "plural", "all") && !reading.has(at, "number")),
  );
}

/** "thuộc top 5 về A mà B dưới 45%": without such a word, the first by A may be meant of those with B. */
function isOfFirst({ reading }: Parts, { first }: Cut): boolean {
  return first.some((at) => /^(thuộc|thuoc|trong|nằm trong|nam trong|in|among)$/.test(reading.items[at]?.text ?? ""));
}

function readCut(parts: Parts, cut: Cut, names: Names): Proposal | undefined {
  if (choosesNothing(parts, cut)) {
    const only = readStep(parts, cut.asked, readPlainFigures, names);
    return only && { draft: only.draft, used: new Set([...cut.first, ...only.used, ...cut.joints]), doubt: 0 };
  }
  const first = readChoice(parts, cut, names);
  const next = first && readStep(parts, cut.asked, readPlainFigures, names);
  if (!next || !isAsked(next.draft)) return undefined;
  const isPicked = first.draft.topic === "figures" && first.draft.order !== undefined;
  if (cut.shares && isPicked && next.draft.conditions.length > 0 && !isOfFirst(parts, cut)) return undefined;
  const draft = join(first.draft, next.draft, cut);
  return draft && { draft, used: new Set([...first.used, ...next.used, ...cut.joints]), doubt: 0 };
}

/** "trong các huyện …, bao nhiêu huyện …": one of the nouns says among whom, which one step would lose. */
function saysAmong(parts: Parts): boolean {
  const { levels } = parts.units;
  return levels.length > 1 && levels.some((noun) => isAmong(parts, parts.reading.before(startOf(parts, noun))));
}

/** "hài lòng của các huyện nộp báo cáo muộn": of whom is said by their reports. */
function leavesReports({ reading, units, indicators }: Parts, { used }: Proposal): boolean {
  const isSaid = reading.free("submit", "report", "approved", "returned").some((at) => !used.has(at));
  return isSaid && indicators.length > 0 && units.levels.length > 0;
}

/**
 * Questions about figures. What one step cannot say without a doubt is tried as two: among whom, and what is asked of those
 * ("trong 5 huyện …, huyện nào …", "A của các huyện đạt B").
 */
export const readFigures: Topic = (parts, names) => {
  const plain = readPlainFigures(parts, names);
  if (!plain) return undefined;
  const isTwo = hasApartIndicator(parts) || saysAmong(parts);
  if (plain.doubt === 0 && !isTwo && !leavesReports(parts, plain)) return plain;
  for (const cut of cutsOf(parts)) {
    const found = readCut(parts, cut, names);
    if (found) return found;
  }
  return isTwo ? { ...plain, doubt: plain.doubt + 1 } : plain;
};
