import type { IndicatorRef } from "../draft.ts";
import type { Path } from "../matching/paths.ts";
import { readConditions, type ConditionMentions } from "./conditions.ts";
import { readOrder, type OrderMention } from "./orders.ts";
import { readTimes, type TimeMentions } from "./periods.ts";
import { Reading } from "./reading.ts";
import { readUnits, type UnitKinds, type UnitMentions } from "./units.ts";

export interface IndicatorMention {
  readonly ref: IndicatorRef;
  readonly at: number;
}

/** What every topic starts from: the pieces of one way to read a question, and what they say by themselves. */
export interface Parts {
  readonly reading: Reading;
  readonly times: TimeMentions;
  readonly units: UnitMentions;
  readonly order?: OrderMention;
  readonly conditions: ConditionMentions;
  readonly indicators: readonly IndicatorMention[];
}

/** Reads times, units, order and conditions off one path, each reader taking its pieces before the next. */
export function readParts(path: Path, kinds: UnitKinds): Parts {
  const reading = new Reading(path.items);
  const times = readTimes(reading);
  const units = readUnits(reading, kinds);
  const order = readOrder(reading);
  const conditions = readConditions(reading, {
    named: units.named,
    hasLevel: units.levels.length > 0,
    whole: units.whole?.at ?? [],
  });
  takePlacing(reading, units);
  const indicators = readIndicators(reading);
  const named = units.named.filter((mention) => !conditions.thresholds.includes(mention));
  return { reading, times, units: { ...units, named }, ...(order ? { order } : {}), conditions, indicators };
}

/** The "trên" of "trên toàn tỉnh" says where, not more than. */
function takePlacing(reading: Reading, units: UnitMentions): void {
  const starts = [...units.named, ...units.levels, ...(units.whole ? [units.whole] : [])].map(
    (mention) => mention.at[0],
  );
  for (const at of reading.free("compare-with"))
    if (/^(trên|tren|over)$/.test(reading.items[at]?.text ?? "") && starts.includes(at + 1)) reading.take("units", at);
}

/** A second mention of the same, or a vague one beside a clear one, adds nothing: "niêm yết công khai … TTHC". */
function readIndicators(reading: Reading): IndicatorMention[] {
  const mentions = reading.items.flatMap((item, at) => {
    const codes = reading.sense(at, "indicator")?.codes;
    return codes ? [{ codes, text: item.text, at }] : [];
  });
  const clear = new Map<string, number>();
  for (const sure of [true, false])
    for (const { codes, at } of mentions)
      if (codes.length === 1 && (reading.items[at]?.doubt ?? 0) < 0.9 === sure && !clear.has(codes[0] ?? ""))
        clear.set(codes[0] ?? "", at);
  return mentions.flatMap(({ codes, text, at }) => {
    const isEcho =
      codes.length > 1
        ? codes.some((code) => clear.has(code))
        : clear.get(codes[0] ?? "") !== at && isNear(reading, at, clear.get(codes[0] ?? "") ?? at);
    if (isEcho) reading.take("echo", at);
    return isEcho ? [] : [{ ref: { codes, text }, at }];
  });
}

/** Whether nothing but gaps stands between two mentions: further apart, a second mention begins a condition of its own. */
function isNear(reading: Reading, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  for (let at = from + 1; at < to; at += 1)
    if (!reading.isGap(at) && !reading.has(at, "kind", "indicator")) return false;
  return true;
}
