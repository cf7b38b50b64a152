import type { Direction } from "../draft.ts";
import type { Reading } from "./reading.ts";

/** "top 3", "cao nhất", "đứng cuối", "xếp hạng", "thứ mấy". */
export interface OrderMention {
  readonly direction?: Direction;
  readonly take?: number;
  readonly nth?: number;
  readonly both?: boolean;
  readonly vague?: boolean;
  /** The whole list, in order. */
  readonly ranking?: boolean;
  /** Which place a unit has. */
  readonly place?: boolean;
  /** "mạnh nhất", "nhiều nhất" beside a change: the extreme belongs to the change. */
  readonly at: readonly number[];
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { high: "low", low: "high", good: "bad", bad: "good" };

/** Whether the number before a comparator phrase belongs to it: "ít nhất 5" is at least five, not the lowest. */
function isComparatorWithNumber(reading: Reading, at: number): boolean {
  return (
    reading.has(at, "compare-with") &&
    reading.sense(reading.after(at), "number") !== undefined &&
    reading.isFree(reading.after(at))
  );
}

function extremes(reading: Reading): { direction: Direction; at: number[] }[] {
  const found: { direction: Direction; at: number[] }[] = [];
  for (const at of reading.free("superlative"))
    if (!isComparatorWithNumber(reading, at)) {
      const sense = reading.sense(at, "superlative");
      if (sense) found.push({ direction: sense.direction, at: [at] });
    }
  // "nhiều hồ sơ trễ hạn nhất": the two halves of a superlative with its noun between
  for (const most of reading.free("most")) {
    if (found.some((extreme) => extreme.at.includes(most))) continue;
    const degree = reading.free("degree").findLast((at) => at < most);
    const isTiming = reading.has(most - 1, "late", "on-time") && reading.places("submit", "report").length > 0;
    if (isTiming) continue;
    const sense = degree === undefined ? undefined : reading.sense(degree, "degree");
    if (sense && degree !== undefined) found.push({ direction: sense.direction, at: [degree, most] });
  }
  for (const at of reading.free("leading")) found.push({ direction: "good", at: [at] });
  for (const at of reading.free("trailing")) found.push({ direction: "bad", at: [at] });
  return found;
}

function numbered(reading: Reading, at: number): { take: number; at: number[] } | undefined {
  const next = reading.after(at);
  const value = reading.sense(next, "number")?.value;
  return reading.isFree(next) && value !== undefined && /^\d{1,3}$/.test(value) && Number(value) > 0
    ? { take: Number(value), at: [at, next] }
    : undefined;
}

function top(reading: Reading): { direction: Direction; take?: number; at: number[] } | undefined {
  for (const name of ["top", "bottom"] as const)
    for (const at of reading.free(name)) {
      const number = numbered(reading, at);
      const isBehindUnits = reading.takenBy(at - 1) === "units" && reading.has(at - 1, "kind", "anyone");
      if (name === "bottom" && !number && reading.items[at]?.text !== "bottom" && !isBehindUnits) continue;
      return {
        direction: name === "top" ? "good" : "bad",
        ...(number ? { take: number.take } : {}),
        at: number?.at ?? [at],
      };
    }
  return undefined;
}

/** "second best", "cao thứ hai": the place counts from the end that the adjective names. */
function nthFrom(reading: Reading): { nth: number; direction: Direction; at: number[] } | undefined {
  for (const at of reading.free("superlative")) {
    const value = reading.isFree(at - 1) ? reading.sense(at - 1, "nth")?.value : undefined;
    const sense = reading.sense(at, "superlative");
    if (value !== undefined && sense && /^[a-z]+$/.test(reading.items[at - 1]?.text ?? ""))
      return { nth: value, direction: sense.direction, at: [at - 1, at] };
  }
  for (const at of reading.free("placed")) {
    const sense = reading.sense(at, "placed");
    if (!sense) continue;
    const end = fromEnd(reading, at);
    return { nth: sense.place, direction: end?.from ?? sense.from, at: [at, ...(end ? [end.at] : [])] };
  }
  const place = nthPlace(reading) ?? nthBeforeEnd(reading);
  if (!place) return undefined;
  const end = fromEnd(reading, Math.max(...place.at));
  if (end) return { nth: place.nth, direction: end.from, at: [...place.at, end.at] };
  const degree = degreeBefore(reading, Math.min(...place.at));
  const sense = degree === undefined ? undefined : reading.sense(degree, "degree");
  return sense && degree !== undefined
    ? { nth: place.nth, direction: sense.direction, at: [degree, ...place.at] }
    : undefined;
}

/** "nhiều hồ sơ trễ hạn thứ hai": what is counted may stand between the adjective and the place. */
function degreeBefore(reading: Reading, place: number): number | undefined {
  let at = place - 1;
  while (at >= 0 && (reading.isGap(at) || reading.has(at, "indicator", "measure", "rate", "amount"))) at -= 1;
  return reading.isFree(at) && reading.has(at, "degree") ? at : undefined;
}

/** "từ dưới lên" somewhere behind a place. */
function fromEnd(reading: Reading, place: number): { from: Direction; at: number } | undefined {
  const at = reading.free("from-end").find((spot) => spot > place);
  const sense = at === undefined ? undefined : reading.sense(at, "from-end");
  return sense && at !== undefined ? { from: sense.from, at } : undefined;
}

/** "third from the bottom": the place without a word of its own. */
function nthBeforeEnd(reading: Reading): { nth: number; at: number[] } | undefined {
  for (const end of reading.free("from-end")) {
    const at = reading.before(end);
    const value = reading.isFree(at) ? reading.sense(at, "nth")?.value : undefined;
    if (value !== undefined) return { nth: value, at: [at] };
  }
  return undefined;
}

function nthPlace(reading: Reading): { nth: number; at: number[] } | undefined {
  for (const at of reading.free("ordinal")) {
    const next = reading.after(at);
    const value = reading.sense(next, "number")?.value ?? reading.sense(next, "nth")?.value;
    if (reading.isFree(next) && value !== undefined && /^\d{1,2}$/.test(String(value)))
      return { nth: Number(value), at: [at, next] };
  }
  return undefined;
}

/** A bare number right before or after the extreme: "3 lowest districts". */
function numberBeside(reading: Reading, at: readonly number[]): { take: number; at: number } | undefined {
  const before = (at[0] ?? 0) - 1;
  const value = reading.sense(before, "number")?.value;
  return reading.isFree(before) &&
    value !== undefined &&
    /^\d{1,2}$/.test(value) &&
    /^[a-z ]+$/.test(reading.items[at[0] ?? 0]?.text ?? "")
    ? { take: Number(value), at: before }
    : undefined;
}

/** "Top 3", "đứng đầu": of what is better low, the most or the least? */
function isVague(reading: Reading, extreme: readonly number[] | undefined, isTop: boolean): boolean {
  return extreme ? reading.has(extreme[0] ?? -1, "leading", "trailing") : isTop;
}

/** Reads what a question says of order among units and takes its pieces. */
export function readOrder(reading: Reading): OrderMention | undefined {
  const counted = nthFrom(reading);
  if (counted) {
    reading.take("order", ...counted.at);
    return counted;
  }
  const place = reading.free("place");
  const heads = top(reading);
  if (heads) reading.take("order", ...heads.at);
  const found = extremes(reading);
  const first = found[0];
  const beside = first ? numberBeside(reading, first.at) : undefined;
  const nth = first || place.length > 0 ? undefined : nthPlace(reading);
  // "top 3, từ thấp lên": the best ones, or those with the lowest figures? Left over, it is asked
  const ascending = heads && !first ? [] : reading.free("ascending");
  const descending = reading.free("descending");
  const ranking = reading.free("ranking").filter((spot) => !isComparatorWithNumber(reading, spot));
  const at = [
    ...(heads?.at ?? []),
    ...found.flatMap((extreme) => extreme.at),
    ...(beside ? [beside.at] : []),
    ...(nth?.at ?? []),
    ...place,
    ...ascending,
    ...descending,
    ...ranking,
  ];
  if (at.length === 0) return undefined;
  reading.take("order", ...at);
  if (place.length > 0 && found.length === 0) return { place: true, at };
  const direction =
    first?.direction ?? heads?.direction ?? (ascending.length > 0 ? "low" : descending.length > 0 ? "high" : undefined);
  const both = found.length > 1 && found[1]?.direction === OPPOSITE[first?.direction ?? "high"];
  const take = heads?.take ?? beside?.take;
  return {
    at,
    ...(direction ? { direction } : {}),
    ...(both ? { both } : {}),
    ...(take === undefined ? {} : { take }),
    ...(isVague(reading, first?.at, heads !== undefined) ? { vague: true } : {}),
    ...(nth ? { nth: nth.nth, direction: "good" as const } : {}),
    ...(!first && !heads && !nth ? { ranking: true } : {}),
  };
}
