import type { DirectiveDraft, DirectiveState, DueRef, PeriodRef } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
import type { PeriodMention } from "../reading/periods.ts";
import { subjectOf, Used, type Topic } from "./topic.ts";

function negated(parts: Parts, place: number): number | undefined {
  const { reading } = parts;
  for (let at = place - 1; at >= 0; at -= 1) {
    if (reading.has(at, "not") && reading.isFree(at)) return at;
    if (!reading.isGap(at) && !reading.has(at, "have")) return undefined;
  }
  return undefined;
}

function findStates(parts: Parts): { states: DirectiveState[]; at: number[] } {
  const { reading } = parts;
  const states: DirectiveState[] = [];
  const at: number[] = [];
  for (const place of reading.free("overdue")) {
    const not = negated(parts, place);
    if (not !== undefined) continue;
    states.push("overdue");
    at.push(place);
  }
  for (const place of reading.free("untouched")) {
    states.push("untouched");
    at.push(place);
  }
  for (const condition of parts.conditions.conditions) {
    const [test] = condition.tests;
    if (test?.is !== "standing") continue;
    states.push(test.met !== condition.negated ? "done" : "open");
    at.push(...condition.at);
  }
  for (const place of [...reading.free("done", "act", "undone"), ...parts.conditions.met]) {
    const not = negated(parts, place);
    at.push(place, ...(not === undefined ? [] : [not]));
    if (not !== undefined || reading.has(place, "undone")) states.push("open");
    else if (!reading.has(place, "act") && !isDoneAsked(parts)) states.push("done");
  }
  const distinct = [...new Set(states)];
  return {
    states: distinct.includes("overdue")
      ? distinct.filter((state) => state === "overdue" || state === "untouched")
      : distinct.includes("untouched")
        ? ["untouched"]
        : distinct.includes("open")
          ? ["open"]
          : distinct,
    at,
  };
}

/** "An Phú xong hết nhiệm vụ chưa": how far each is, is the answer. */
function isDoneAsked({ reading, units }: Parts): boolean {
  const isOfUnit = units.named.length > 0 || units.self !== undefined;
  return (
    isOfUnit &&
    reading.places("yes-no").some((at) => reading.isAtEnd(at) && /(chưa|chua|yet)$/.test(reading.items[at]?.text ?? ""))
  );
}

/** Titles named in several places mean the directives that they share. */
function namedTitles(parts: Parts): { ids: number[]; at: number[]; text: string } | undefined {
  const mentions = parts.reading.items.flatMap((_, at) => {
    const sense = parts.reading.isFree(at) ? parts.reading.sense(at, "topic") : undefined;
    return sense ? [{ ids: sense.directives, at }] : [];
  });
  const [first, ...rest] = mentions;
  if (!first) return undefined;
  const ids = rest.reduce((shared, mention) => shared.filter((id) => mention.ids.includes(id)), [...first.ids]);
  const at = mentions.map((mention) => mention.at);
  return { ids, at, text: at.map((place) => parts.reading.items[place]?.text ?? "").join(" ") };
}

/** Which side of a time is meant by the word before it; undefined where the word is not understood ("sau 30/11"). */
function sideOf(
  parts: Parts,
  first: number,
  role?: PeriodMention["role"],
): { how: DueRef["how"]; at: number[] } | undefined {
  const { reading } = parts;
  if (role === "to") return { how: "by", at: [] };
  if (role === "from" || role === "base") return undefined;
  const before = reading.before(first);
  if (reading.isFree(before) && reading.has(before, "last")) return { how: "before", at: [before] };
  if (reading.isFree(before) && reading.has(before, "to")) return { how: "by", at: [before] };
  const isOther = reading.isFree(before) && reading.has(before, "next", "from", "since", "compare-with", "year-start");
  return isOther ? undefined : { how: "in", at: [] };
}

const QUARTERS = { Q1: 1, Q2: 2, Q3: 3, Q4: 4 } as const;

function dueOf(ref: PeriodRef): Omit<DueRef, "how"> | undefined {
  const year = ref.year ? { year: ref.year } : {};
  if (ref.uncovered === "month" && ref.month !== undefined) return { month: ref.month, ...year };
  if (ref.uncovered === "month" && (ref.step === "this" || ref.step === "previous" || ref.step === "next"))
    return { step: ref.step };
  if (ref.uncovered === "Q2" || ref.uncovered === "Q4") return { quarter: QUARTERS[ref.uncovered], ...year };
  if (ref.kind === "Q1" || ref.kind === "Q3") return { quarter: QUARTERS[ref.kind], ...year };
  return undefined;
}

/** "đến hạn trước 30/11", "đến hạn trong tháng 11", "phải xong quý IV". */
function dueTime(parts: Parts): { due: DueRef; at: number[] } | undefined {
  const { reading, times } = parts;
  const [day] = times.days;
  if (day) {
    const side = sideOf(parts, day.at[0] ?? 0);
    const year = day.year === undefined ? {} : { year: { is: "exact", year: day.year } as const };
    return side && { due: { how: side.how, day: day.day, month: day.month, ...year }, at: [...day.at, ...side.at] };
  }
  const isDue = reading.free("due").length > 0;
  const [mention] = times.periods;
  const due = isDue && mention && times.periods.length === 1 ? dueOf(mention.ref) : undefined;
  if (!due || !mention) return undefined;
  const side = sideOf(parts, mention.at[0] ?? 0, mention.role);
  return side && { due: { how: side.how, ...due }, at: [...mention.at, ...side.at] };
}

/**
 * Periods that narrow nothing: that of the meeting whose conclusion gave the tasks, and the present. Any other ("đến hạn
 * trong tháng 11") stays unread, so that the question is asked back instead of answered without it.
 */
function usePeriod(parts: Parts, used: Used): void {
  const isOfMeeting = parts.reading.free("conclusion").length > 0;
  for (const { ref, at } of parts.times.periods) {
    const isPresent = !ref.kind && !ref.uncovered && (ref.year?.is === "relative" ? ref.year.years === 0 : !ref.year);
    if (isOfMeeting || (isPresent && (ref.step === undefined || ref.step === "this"))) used.add(at);
  }
}

const UNANCHORED = 1.2;
const PASSING = 0.9;

/** A word or two of a title that nothing is asked of ("mời cán bộ mới") may be about anything. */
function isPassing({ reading, units }: Parts, { title, states, due }: DirectiveDraft): boolean {
  const asks =
    reading.places("directive", "conclusion", "many", "progress", "status", "state", "which", "done").length > 0;
  const isShort = title !== undefined && title.split(" ").length <= 2;
  return (
    isShort && !asks && states.length === 0 && !due && units.named.length + units.levels.length === 0 && !units.self
  );
}

/** Questions about tasks that a conclusion gave to units. */
export const readDirectives: Topic = (parts, { kinds }) => {
  const { reading } = parts;
  const titles = namedTitles(parts);
  const words = reading.free("directive", "conclusion");
  if (titles?.ids.length === 0) return undefined;
  // "cái nào quá hạn": about tasks only where the question before was
  const isAnchored = titles !== undefined || words.length > 0;
  if (!isAnchored && parts.indicators.length > 0) return undefined;
  const used = new Used();
  const { subject, except, level } = subjectOf(parts, kinds, used);
  const { states, at } = findStates(parts);
  if (!isAnchored && states.length === 0) return undefined;
  usePeriod(parts, used);
  used.add(titles?.at, words, at);
  used.addFree(
    parts,
    "many",
    "which",
    "rate",
    "percent",
    "assigned",
    "progress",
    "status",
    "have",
    "plural",
    "all",
    "required",
    "last",
    "this",
    "done",
    "anyone",
    "due",
    "from",
    "amount",
    "within",
  );
  if (titles) used.addFree(parts, "number");
  const due = dueTime(parts);
  used.add(due?.at);
  // "tỷ lệ hoàn thành nhiệm vụ": how far all of them are
  const isShare = reading.free("rate", "percent").length > 0;
  const draft: DirectiveDraft = {
    topic: "directives",
    states: isShare ? [] : states,
    ...(subject ? { subject } : {}),
    ...(except ? { except } : {}),
    ...(due ? { due: due.due } : {}),
    ...(titles ? { named: titles.ids, title: titles.text } : {}),
    ...(level?.many ? { count: true } : {}),
  };
  return { draft, used: used.places, doubt: isAnchored ? (isPassing(parts, draft) ? PASSING : 0) : UNANCHORED };
};
