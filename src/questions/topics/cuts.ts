import type { Parts } from "../reading/parts.ts";
import type { LevelMention } from "../reading/units.ts";

/**
 * One way to cut a question in two: the pieces that say among whom, the pieces that say what is asked of those, and the words
 * that only join both. The noun of the units belongs to both.
 */
export interface Cut {
  readonly first: readonly number[];
  readonly asked: readonly number[];
  readonly joints: readonly number[];
  /** Whether what is measured may be said in one of both only. */
  readonly shares: boolean;
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
  // "huyện nào A cao nhất, huyện nào B thấp nhất" are two questions
  const asksOnce = opening < 0 && !one.which && other.which && !reading.has(before, "and", "or");
  if (!isAmong(parts, opening) && !asksOnce) return [];
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

/** The ways to cut a question in two, the likeliest first. */
export function cutsOf(parts: Parts): Cut[] {
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

/** "trong các huyện …, bao nhiêu huyện …": one of the nouns says among whom, which one step would lose. */
export function saysAmong(parts: Parts): boolean {
  const { levels } = parts.units;
  return levels.length > 1 && levels.some((noun) => isAmong(parts, parts.reading.before(startOf(parts, noun))));
}
