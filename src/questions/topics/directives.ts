import type { DirectiveDraft, DirectiveState } from "../draft.ts";
import type { Parts } from "../reading/parts.ts";
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
    else if (!reading.has(place, "act")) states.push("done");
  }
  const distinct = [...new Set(states)];
  return { states: distinct.includes("overdue") ? ["overdue"] : distinct.includes("open") ? ["open"] : distinct, at };
}

/** Titles named in several places mean the directives that they share. */
function namedTitles(parts: Parts): { ids: number[]; at: number[] } | undefined {
  const mentions = parts.reading.items.flatMap((_, at) => {
    const sense = parts.reading.isFree(at) ? parts.reading.sense(at, "topic") : undefined;
    return sense ? [{ ids: sense.directives, at }] : [];
  });
  const [first, ...rest] = mentions;
  if (!first) return undefined;
  const ids = rest.reduce((shared, mention) => shared.filter((id) => mention.ids.includes(id)), [...first.ids]);
  return { ids, at: mentions.map((mention) => mention.at) };
}

/** "đến hạn trước 30/11". */
function dueDay(parts: Parts): { due: NonNullable<DirectiveDraft["due"]>; at: number[] } | undefined {
  const [day] = parts.times.days;
  if (!day) return undefined;
  const first = parts.reading.before(day.at[0] ?? 0);
  const isBefore = parts.reading.has(first, "last");
  return {
    due: { day: day.day, month: day.month, ...(day.year === undefined ? {} : { year: day.year }), before: isBefore },
    at: [...day.at, ...(isBefore || parts.reading.has(first, "to") ? [first] : [])],
  };
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
  const due = dueDay(parts);
  used.add(due?.at);
  const draft: DirectiveDraft = {
    topic: "directives",
    states,
    ...(subject ? { subject } : {}),
    ...(except ? { except } : {}),
    ...(due ? { due: due.due } : {}),
    ...(titles ? { named: titles.ids } : {}),
    ...(level?.many ? { count: true } : {}),
  };
  return { draft, used: used.places, doubt: isAnchored ? 0 : UNANCHORED };
};
