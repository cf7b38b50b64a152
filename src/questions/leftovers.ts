import type { Sense } from "./lexicon/sense.ts";
import type { Reading } from "./reading/reading.ts";

/** Words that may stand in any question without changing what is asked. */
const FREE = new Set<Sense["is"]>([
  "filler",
  "within",
  "have",
  "state",
  "follow",
  "same",
  "rate",
  "amount",
  "but",
  "both",
  "plural",
  "yes-no",
]);
/** Words that belong to most questions and say little by themselves. */
const LIGHT = new Set<Sense["is"]>([
  "and",
  "which",
  "all",
  "only",
  "each",
  "many",
  "anyone",
  "now",
  "today",
  "points",
  "percent",
  "greeting",
  "thanks",
  "help",
  "so-far",
  "chart",
  "map",
  "file",
  "detail",
  "self",
  "whole",
]);
/** Words of other topics that people use loosely ("báo cáo tôi", "kết quả", "chỉ tiêu"). */
const LOOSE = new Set<Sense["is"]>([
  "figures",
  "status",
  "report",
  "progress",
  "done",
  "assigned",
  "document",
  "source",
  "conclusion",
  "day",
  "period",
  "degree",
  "than",
  "of-two",
  "met",
  "required",
  "target",
  "top",
  "sum",
  "average",
  "news",
  "to",
  "recent",
  "measure",
  "kind",
]);

const OUT_OF_PLACE = 1.5;

/** A correction of the question before begins with it; one in the middle takes back what was just said. */
function isOpening(reading: Reading, at: number): boolean {
  for (let before = at - 1; before >= 0; before -= 1)
    if (!reading.isGap(before) && !reading.has(before, "correct", "not", "yes-no")) return false;
  return true;
}

/** "Nếu An lên 46%": about what is not so. "Nếu An thì sao" only goes on from the question before. */
function isSupposed(reading: Reading, at: number): boolean {
  const text = reading.items[at]?.text ?? "";
  if (text === "would")
    return (
      !/^(you|i|we|like)$/.test(reading.items[at + 1]?.text ?? "") &&
      !reading.has(at - 1, "self") &&
      !/^(i|we)$/.test(reading.items[at - 1]?.text ?? "")
    );
  if (!/^(nếu|neu)$/.test(text) || !reading.has(reading.after(at), "unit", "self", "kind", "each", "all", "plural"))
    return false;
  return reading.items.some((_, next) => next > at && reading.has(next, "number", "up", "down", "met"));
}

/**
 * Words that are no fillers where they stand: "cua đạt" is no "của" but a "chưa" that lost a letter, "tên 40" a "trên"; "nửa" is
 * a number, not a "nữa"; what is counted beside a number must be what is measured; "từng" before a verb asks whether ever;
 * "trên 10 ngày" is a number of days, not of what is measured.
 */
function isOutOfPlace(reading: Reading, at: number): boolean {
  const text = reading.items[at]?.text ?? "";
  if (/^(cua|của)$/.test(text)) return reading.has(at + 1, "met", "submit", "approved", "late", "done");
  if (/^(ten|tên)$/.test(text)) return reading.sense(at + 1, "number") !== undefined;
  if (/^(một |mot )?nửa$/.test(text)) return true;
  if (reading.has(at, "measure")) return reading.has(reading.before(at), "number", "many", "percent");
  if (reading.has(at, "day", "week", "month")) return reading.sense(at - 1, "number") !== undefined;
  if (reading.has(at, "correct")) return !isOpening(reading, at);
  if (isSupposed(reading, at)) return true;
  // of some time before, which no report is of
  if (/^(trước|truoc) (đây|day)$/.test(text)) return true;
  // a case that is only supposed; "tell me if" asks whether
  if (text === "if") return !/(me|us|know|check|see|ask)$/.test(reading.items[at - 1]?.text ?? "");
  // "đúng ngày cuối": a day, not the last of several
  if (/^(cuối|cuoi)/.test(text)) return reading.has(reading.before(at), "day");
  // "nộp lại": sent once more
  if (/^(lại|lai)$/.test(text)) return reading.has(at - 1, "submit");
  return (
    /^(từng|tung)$/.test(text) && reading.has(reading.after(at), "submit", "met", "late", "returned", "compare-with")
  );
}

/**
 * What it costs a reading to leave a known word unused. What nothing explains has its cost already.
 *
 * A negation or a comparison must never be passed over: the answer would be to another question.
 */
export function leftoverCost(reading: Reading, at: number): number {
  const item = reading.items[at];
  if (!item || item.senses.some((sense) => sense.is === "unknown")) return 0;
  if (reading.takenBy(at) === "echo") return 0;
  if (isOutOfPlace(reading, at)) return OUT_OF_PLACE;
  const has = (names: ReadonlySet<Sense["is"]>): boolean => item.senses.some((sense) => names.has(sense.is));
  const isTag =
    reading.has(at, "yes-no") &&
    (reading.isAtEnd(at) || reading.has(at + 1, "and", "but") || reading.items[at + 1]?.afterComma === true);
  if (reading.has(at, "not")) return isTag ? 0 : 1.5;
  if (reading.has(at, "except") && !reading.has(at, "filler")) return 1.5;
  if (reading.has(at, "correct") || has(FREE)) return 0;
  if (has(LIGHT)) return 0.15;
  return has(LOOSE) ? 0.5 : 1.5;
}
