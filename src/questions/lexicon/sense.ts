import type { Comparison } from "../../domain/target.ts";
import type { Level } from "../../domain/unit.ts";

/** Senses that need nothing but their name. Each word of the lexicon has one or several. */
export type PlainSense =
  // whom the question is about
  | "anyone"
  | "self"
  | "whole"
  | "which"
  | "plural"
  | "all"
  | "except"
  | "only"
  | "within"
  | "others"
  | "those"
  // numbers and targets
  | "many"
  | "percent"
  | "points"
  | "from"
  | "to"
  | "between"
  | "or-more"
  | "or-less"
  | "not"
  | "met"
  | "missed"
  | "exceed"
  | "exceed-target"
  | "full"
  | "target"
  | "required"
  | "average"
  | "sum"
  | "gap"
  | "rate"
  | "amount"
  // order
  | "most"
  | "than"
  | "top"
  | "bottom"
  | "leading"
  | "trailing"
  | "ranking"
  | "place"
  | "ascending"
  | "descending"
  | "compare"
  | "of-two"
  // time
  | "quarter"
  | "month"
  | "year"
  | "half-year"
  | "period"
  | "this"
  | "last"
  | "same-period"
  | "same-last-year"
  | "now"
  | "so-far"
  | "year-start"
  | "since-start"
  | "full-year"
  | "next"
  | "recent"
  | "each"
  | "future"
  | "day"
  | "today"
  | "yesterday"
  | "week"
  | "first-of-year"
  | "ordinal"
  | "end"
  // course of time
  | "trend"
  | "up"
  | "down"
  | "shift"
  | "since"
  | "improve"
  | "worsen"
  // reports and calendar
  | "report"
  | "submit"
  | "late"
  | "on-time"
  | "returned"
  | "approved"
  | "waiting"
  | "complete"
  | "figures"
  | "status"
  | "lack"
  | "due"
  | "calendar"
  | "when"
  // directives
  | "directive"
  | "done"
  | "undone"
  | "untouched"
  | "act"
  | "overdue"
  // how often: only reports are counted
  | "always"
  | "never-yet"
  | "ever"
  | "how-often"
  | "how-to"
  | "what-to-do"
  | "slip"
  | "extension"
  // asked for, but nothing here can tell it
  | "untold"
  | "progress"
  | "assigned"
  | "conclusion"
  // about the answer
  | "how"
  | "document"
  | "source"
  | "history"
  | "news"
  | "help"
  | "greeting"
  | "thanks"
  | "why"
  | "detail"
  | "chart"
  | "map"
  | "file"
  | "follow"
  | "correct"
  | "same"
  // joints
  | "and"
  | "or"
  | "but"
  | "both"
  | "yes-no"
  | "have"
  | "filler"
  | "state";

/** A part of a whole: two of three. */
export interface Share {
  readonly parts: number;
  readonly of: number;
}

/** What a phrase means. */
export type Sense =
  | { readonly is: PlainSense }
  | { readonly is: "compare-with"; readonly comparison: Comparison }
  | { readonly is: "degree"; readonly direction: "high" | "low" | "good" | "bad" }
  | { readonly is: "superlative"; readonly direction: "high" | "low" | "good" | "bad" }
  | { readonly is: "kind"; readonly level: Level; readonly word?: string; readonly own?: string }
  | { readonly is: "nth"; readonly value: number }
  /** A place by a name of its own: "đứng nhì", "áp chót". */
  | { readonly is: "placed"; readonly place: number; readonly from: "good" | "bad" }
  /** How far from a target: "còn xa chỉ tiêu … nhất", "gần chỉ tiêu nhất". */
  | { readonly is: "distance"; readonly direction: "high" | "low" }
  /** From which end places are counted: "từ dưới lên". */
  | { readonly is: "from-end"; readonly from: "bad" | "high" | "low" }
  | { readonly is: "month-name"; readonly value: number }
  /** What an indicator that is a count is counted in: "hồ sơ". */
  | { readonly is: "measure"; readonly codes: readonly string[] }
  /** `isShare`: a share in words ("một nửa"), in percent. `share`: its parts, where no decimal number is as exact. */
  | {
      readonly is: "number";
      readonly value: string;
      readonly asDecimal?: string;
      readonly isShare?: true;
      readonly share?: Share;
    }
  | { readonly is: "indicator"; readonly codes: readonly string[] }
  | { readonly is: "unit"; readonly ids: readonly number[] }
  | { readonly is: "topic"; readonly directives: readonly number[] }
  | { readonly is: "unknown" };

/** One meaning and the phrases that carry it, in either language. */
export interface LexiconEntry {
  readonly sense: Sense;
  readonly phrases: readonly string[];
  /** Little English words that are Vietnamese syllables too ("an", "in", "do"): they count in English sentences only. */
  readonly onlyEnglish?: boolean;
}

/** An entry of a sense that needs nothing but its name. Phrases are parted by commas. */
export function says(is: PlainSense, ...lists: string[]): LexiconEntry {
  return means({ is }, ...lists);
}

/** An entry of any other sense. */
export function means(sense: Sense, ...lists: string[]): LexiconEntry {
  return { sense, phrases: lists.flatMap((list) => list.split(",").map((phrase) => phrase.trim())) };
}

/** English words without meaning of their own. */
export function inEnglish(is: PlainSense, ...lists: string[]): LexiconEntry {
  return { ...means({ is }, ...lists), onlyEnglish: true };
}
