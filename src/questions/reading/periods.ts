import { PERIOD_KINDS, type PeriodKind } from "../../domain/period.ts";
import type { PeriodRef, SpanRef } from "../draft.ts";
import type { Reading } from "./reading.ts";

/** A period somewhere in a question, and what it is there for. */
export interface PeriodMention {
  readonly ref: PeriodRef;
  readonly at: readonly number[];
  /** `base`: what something is compared with · `from`, `to`: ends of a run. */
  readonly role: "main" | "base" | "from" | "to";
}

export interface DayMention {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly at: readonly number[];
}

export interface TimeMentions {
  readonly periods: readonly PeriodMention[];
  readonly span?: SpanRef & { readonly at: readonly number[] };
  readonly days: readonly DayMention[];
}

interface Found {
  readonly ref: PeriodRef;
  readonly at: readonly number[];
}

const QUARTERS: Readonly<Record<number, PeriodRef>> = {
  1: { kind: "Q1" },
  2: { uncovered: "Q2" },
  3: { kind: "Q3" },
  4: { uncovered: "Q4" },
};
const MONTHS: Readonly<Record<number, PeriodKind>> = { 3: "Q1", 6: "H1", 9: "Q3", 12: "Y" };

function wholeNumber(reading: Reading, at: number): number | undefined {
  if (!reading.isFree(at)) return undefined;
  const value = reading.sense(at, "number")?.value ?? reading.sense(at, "nth")?.value;
  return value !== undefined && /^\d{1,4}$/.test(String(value)) ? Number(value) : undefined;
}

const isYear = (value: number | undefined): value is number => value !== undefined && value >= 1990 && value <= 2100;

/** "này", "trước", "tới" behind (or, in English, before) the name of a stretch of time. */
function stepAt(reading: Reading, at: number): "this" | "previous" | "next" | undefined {
  if (!reading.isFree(at)) return undefined;
  if (reading.has(at, "this") && reading.items[at]?.text !== "this") return "this";
  if (reading.has(at, "last")) return "previous";
  if (reading.has(at, "this")) return "this";
  return reading.has(at, "next") ? "next" : undefined;
}

function steps(reading: Reading, at: number): { step: "this" | "previous" | "next"; at: number } | undefined {
  const behind = stepAt(reading, at + 1);
  if (behind) return { step: behind, at: at + 1 };
  const before =
    at > 0 && /^[a-z ]+$/.test(reading.items[at - 1]?.text ?? "") && isEnglish(reading, at)
      ? stepAt(reading, at - 1)
      : undefined;
  return before && { step: before, at: at - 1 };
}

const ENGLISH = /^(quarter|year|period|half year|first half|full year|reporting period|month|months|half)$/;
const isEnglish = (reading: Reading, at: number): boolean => ENGLISH.test(reading.items[at]?.text ?? "");

const YEARS = { this: 0, previous: -1, next: 1 } as const;

/** A year beside a place: "năm 2023", "2023", "năm ngoái"; with the places that it takes. */
function yearAt(reading: Reading, start: number): { year: NonNullable<PeriodRef["year"]>; at: number[] } | undefined {
  const at = reading.isFree(start) ? start : -1;
  if (at < 0) return undefined;
  const bare = wholeNumber(reading, at);
  if (isYear(bare)) return { year: { is: "exact", year: bare }, at: [at] };
  if (!reading.has(at, "year")) return englishYear(reading, at);
  if (/^sang n[ăa]m$/.test(reading.items[at]?.text ?? "")) return { year: { is: "relative", years: 1 }, at: [at] };
  const next = reading.after(at);
  const value = wholeNumber(reading, next);
  if (isYear(value)) return { year: { is: "exact", year: value }, at: [at, next] };
  const step = stepAt(reading, at + 1);
  if (step) return { year: { is: "relative", years: YEARS[step] }, at: [at, at + 1] };
  return undefined;
}

function englishYear(reading: Reading, at: number): { year: NonNullable<PeriodRef["year"]>; at: number[] } | undefined {
  const step = stepAt(reading, at);
  return step && reading.items[at + 1]?.text === "year" && reading.isFree(at + 1)
    ? { year: { is: "relative", years: YEARS[step] }, at: [at, at + 1] }
    : undefined;
}

/** "quý I/24", "Q3 năm 23": two figures of a year count right behind a report only. */
function shortYear(reading: Reading, last: number): { year: NonNullable<PeriodRef["year"]>; at: number[] } | undefined {
  const mark = last + 1;
  const value = wholeNumber(reading, mark + 1);
  const isMarked =
    (reading.items[mark]?.text === "/" || reading.has(mark, "year")) && !reading.has(mark + 2, "percent");
  if (!isMarked || value === undefined || value < 20 || value > 40) return undefined;
  return {
    year: { is: "exact", year: 2000 + value },
    at: reading.has(mark, "year") ? [mark, mark + 1] : [mark + 1],
  };
}

function withYear(reading: Reading, ref: PeriodRef, at: readonly number[]): Found {
  const last = at.at(-1) ?? 0;
  const behind = yearAt(reading, reading.after(last));
  if (behind) return { ref: { ...ref, year: behind.year }, at: [...at, ...behind.at] };
  const short = shortYear(reading, last);
  return short ? { ref: { ...ref, year: short.year }, at: [...at, ...short.at] } : { ref, at };
}

function quarterAt(reading: Reading, at: number): Found | undefined {
  if (!reading.has(at, "quarter")) return undefined;
  const next = reading.after(at);
  const value = wholeNumber(reading, next);
  if (value !== undefined && QUARTERS[value]) return withYear(reading, QUARTERS[value], [at, next]);
  const before = isEnglish(reading, at) ? wholeNumber(reading, at - 1) : undefined;
  if (before !== undefined && QUARTERS[before]) return withYear(reading, QUARTERS[before], [at - 1, at]);
  const step = steps(reading, at);
  return step && { ref: { step: step.step }, at: [at, step.at].toSorted((a, b) => a - b) };
}

function monthsAt(reading: Reading, at: number): Found | undefined {
  const named = reading.sense(at, "month-name")?.value;
  if (named !== undefined) return withYear(reading, { uncovered: "month", month: named }, [at]);
  if (!reading.has(at, "month")) return undefined;
  const count = wholeNumber(reading, at - 1);
  if (count !== undefined && count <= 12) {
    const tail = reading.isFree(at + 1) && reading.has(at + 1, "first-of-year", "end", "year-start") ? [at + 1] : [];
    const second = tail.length > 0 && reading.has(at + 1, "end") && !reading.has(at + 1, "first-of-year");
    const kind = second ? undefined : MONTHS[count];
    return withYear(reading, kind ? { kind } : { uncovered: second ? "H2" : "months" }, [at - 1, at, ...tail]);
  }
  const first = reading.has(at - 1, "first-of-year") ? wholeNumber(reading, at - 2) : undefined;
  if (first !== undefined && MONTHS[first]) return withYear(reading, { kind: MONTHS[first] }, [at - 2, at - 1, at]);
  const month = wholeNumber(reading, reading.after(at));
  if (month !== undefined && month >= 1 && month <= 12)
    return withYear(reading, { uncovered: "month", month }, [at, reading.after(at)]);
  const step = steps(reading, at);
  return step && { ref: { uncovered: "month", step: step.step }, at: [at, step.at] };
}

/** "nửa đầu năm ngoái", "đầu năm nay": the word for the year is a part of the phrase already. */
function steppedYear(reading: Reading, kind: PeriodKind, at: number): Found | undefined {
  const step = /(năm|nam)$/.test(reading.items[at]?.text ?? "") ? stepAt(reading, at + 1) : undefined;
  return step && { ref: { kind, year: { is: "relative", years: YEARS[step] } }, at: [at, at + 1] };
}

function halfAt(reading: Reading, at: number): Found | undefined {
  if (!reading.has(at, "half-year")) return undefined;
  const found = withYear(reading, { kind: "H1" }, [at]);
  return found.ref.year ? found : (steppedYear(reading, "H1", at) ?? found);
}

function namedPeriodAt(reading: Reading, at: number): Found | undefined {
  if (!reading.has(at, "period")) return undefined;
  const step = steps(reading, at);
  if (step) return { ref: { step: step.step }, at: [at, step.at].toSorted((a, b) => a - b) };
  return undefined;
}

function samePeriodAt(reading: Reading, at: number): Found | undefined {
  if (reading.has(at, "same-last-year")) return { ref: { step: "same-last-year" }, at: [at] };
  if (!reading.has(at, "same-period")) return undefined;
  const year = yearAt(reading, at + 1);
  return { ref: { step: "same-last-year", ...(year ? { year: year.year } : {}) }, at: [at, ...(year?.at ?? [])] };
}

function wholeYearAt(reading: Reading, at: number): Found | undefined {
  const ending =
    reading.has(at, "end") && !reading.has(at + 1, "month") ? yearAt(reading, reading.after(at)) : undefined;
  if (ending) return { ref: { kind: "Y", year: ending.year }, at: [at, ...ending.at] };
  const starting = reading.has(at, "year-start") ? yearAt(reading, reading.after(at)) : undefined;
  if (starting) return { ref: { kind: "Q1", year: starting.year }, at: [at, ...starting.at] };
  const stepped = reading.has(at, "year-start") ? steppedYear(reading, "Q1", at) : undefined;
  if (stepped) return stepped;
  const year = yearAt(reading, at);
  if (year) {
    const months = reading.after(year.at.at(-1) ?? at);
    const inner = quarterAt(reading, months) ?? halfAt(reading, months) ?? monthsAt(reading, months + 1);
    if (inner && !inner.ref.year) return { ref: { ...inner.ref, year: year.year }, at: [...year.at, ...inner.at] };
    return { ref: { ...(reading.has(at, "full-year") ? { kind: "Y" } : {}), year: year.year }, at: year.at };
  }
  // "năm huyện", "đứng thứ năm": five
  const counts =
    reading.has(at, "number") &&
    (reading.has(at + 1, "kind", "anyone", "quarter", "month") || reading.has(at - 1, "ordinal"));
  if (reading.has(at, "year") && !counts) return { ref: { kind: "Y" }, at: [at] };
  return undefined;
}

function weakAt(reading: Reading, at: number): Found | undefined {
  if (reading.has(at, "since-start")) {
    // "từ đầu năm 2024 đến nay"
    const year = yearAt(reading, reading.after(at));
    const end = year?.at.at(-1) ?? at;
    const tail = year && reading.isFree(end + 1) && reading.has(end + 1, "now", "so-far") ? [end + 1] : [];
    return {
      ref: { step: "since-start", ...(year ? { year: year.year } : {}) },
      at: [at, ...(year?.at ?? []), ...tail],
    };
  }
  if (reading.has(at, "year-start")) return { ref: { step: "year-start" }, at: [at] };
  return reading.has(at, "now") && !reading.has(at, "filler") ? { ref: { step: "this" }, at: [at] } : undefined;
}

/** "25/2", "25/02/2025": numbers with strokes that can be a day. Quarters and fractions are read before. */
function dayAt(reading: Reading, at: number): DayMention | undefined {
  const day = reading.has(at, "year") ? undefined : wholeNumber(reading, at);
  if (day === undefined || day < 1 || day > 31) return undefined;
  const stroke = reading.items[at + 1]?.text;
  // "3-12" may be a day, "3 - 12" is rather from three to twelve
  if (stroke === "-" && !reading.items[at + 1]?.glued && !reading.has(at - 1, "day")) return undefined;
  const month =
    stroke === "/" || stroke === "-" || reading.has(at + 1, "month") ? wholeNumber(reading, at + 2) : undefined;
  if (reading.has(at + 2, "year")) return undefined;
  if (month === undefined || month < 1 || month > 12 || reading.has(at + 3, "kind", "percent")) return undefined;
  const more = reading.items[at + 3]?.text;
  const year = more === "/" || more === "-" || reading.has(at + 3, "year") ? wholeNumber(reading, at + 4) : undefined;
  const before = reading.has(at - 1, "day") ? [at - 1] : [];
  return isYear(year)
    ? { day, month, year, at: [...before, at, at + 1, at + 2, at + 3, at + 4] }
    : { day, month, at: [...before, at, at + 1, at + 2] };
}

const READERS = [quarterAt, monthsAt, halfAt, namedPeriodAt, samePeriodAt, wholeYearAt, weakAt] as const;

function roleOf(reading: Reading, found: Found): { role: PeriodMention["role"]; at: number[] } {
  const first = Math.min(...found.at);
  const before = reading.before(first);
  if (reading.isFree(before) && reading.has(before, "since") && reading.items[before]?.text !== "from")
    return { role: "base", at: [before] };
  if (reading.isFree(before) && reading.items[before]?.text === "over") return { role: "main", at: [before] };
  if (reading.isFree(before) && reading.has(before, "than")) return { role: "base", at: [before] };
  if (reading.isFree(before) && reading.has(before, "from")) return { role: "from", at: [before] };
  if (reading.isFree(before) && reading.has(before, "to")) return { role: "to", at: [before] };
  return { role: "main", at: [] };
}

/** "4 kỳ gần đây", "last 4 quarters". */
function lastFew(reading: Reading, at: number): (SpanRef & { at: number[] }) | undefined {
  if (!reading.has(at, "quarter", "period")) return undefined;
  const behind = wholeNumber(reading, at - 1);
  const tail = reading.isFree(at + 1) && reading.has(at + 1, "recent", "last", "now") ? [at + 1] : [];
  const head = reading.isFree(at - 2) && reading.has(at - 2, "recent", "last") ? [at - 2] : [];
  if (behind === undefined || behind < 2 || tail.length + head.length === 0) return undefined;
  return { last: behind, at: [...head, at - 1, at, ...tail] };
}

/** Reads every period and day of a question and takes their pieces. */
export function readTimes(reading: Reading): TimeMentions {
  const periods: PeriodMention[] = [];
  const days: DayMention[] = [];
  let span: TimeMentions["span"];
  for (const at of reading.items.keys()) {
    const few = lastFew(reading, at);
    if (few) {
      span = few;
      reading.take("time", ...few.at);
    }
  }
  for (const at of reading.items.keys()) {
    if (!reading.isFree(at)) continue;
    for (const read of READERS) {
      const found = read(reading, at);
      if (!found || found.at.some((place) => !reading.isFree(place))) continue;
      const { role, at: joint } = roleOf(reading, found);
      periods.push({ ref: found.ref, at: [...joint, ...found.at], role });
      reading.take("time", ...joint, ...found.at);
      break;
    }
  }
  for (const at of reading.items.keys()) {
    const day = dayAt(reading, at);
    if (!day) continue;
    days.push(day);
    reading.take("time", ...day.at);
  }
  for (const at of reading.free("so-far")) {
    if (!periods.some((mention) => mention.role === "from")) continue;
    periods.push({ ref: { step: "this" }, at: [at], role: "to" });
    reading.take("time", at);
  }
  return { periods, days, ...(span ? { span } : {}) };
}

/** Whether a period says which report it is by itself, without "this" or "last". */
export function isNamed(ref: PeriodRef): boolean {
  return ref.kind !== undefined && PERIOD_KINDS.includes(ref.kind);
}
