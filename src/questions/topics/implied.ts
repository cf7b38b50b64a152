import { abbreviations } from "../lexicon/abbreviations.ts";
import { foldWord } from "../text/fold.ts";
import type { IndicatorMention, Parts } from "../reading/parts.ts";
import { ON_TIME, RECEIVED } from "../report-rates.ts";
import type { Names } from "./topic.ts";

/** Indicators that a question means without their name, put where they belong; and the places of the words that say so. */
export interface Implied {
  readonly parts: Parts;
  readonly at: readonly number[];
  /** Whether a rate of reporting is meant: then the words of reporting are no states of reports. */
  readonly isRate: boolean;
}

function withMentions(parts: Parts, added: readonly IndicatorMention[]): Parts {
  const indicators = [...parts.indicators, ...added].toSorted((a, b) => a.at - b.at);
  return { ...parts, indicators };
}

/** The word before a comparison that tells which of the things so counted: "trễ hạn trên 45 hồ sơ". */
function wordBefore(
  parts: Parts,
  first: number,
  codes: readonly string[],
  names: Names,
): { code: string; at: number } | undefined {
  const { reading } = parts;
  const at = reading.before(first);
  if (!reading.isFree(at) || !reading.has(at, "late", "overdue")) return undefined;
  const said = (reading.items[at]?.text ?? "").split(" ").map((word) => foldWord(word).bare);
  const fitting = codes.filter((code) => said.every((word) => names.wordsOf.get(code)?.has(word)));
  return fitting.length === 1 && fitting[0] ? { code: fitting[0], at } : undefined;
}

/** "trễ hạn trên 45 hồ sơ": what is counted stands behind the number, what makes it so before the comparison. */
function measured(parts: Parts, names: Names): Implied {
  const { reading } = parts;
  const added: IndicatorMention[] = [];
  const used: number[] = [];
  for (const { at } of parts.conditions.conditions) {
    const measure = reading.after(Math.max(...at));
    const codes = reading.isFree(measure) ? reading.sense(measure, "measure")?.codes : undefined;
    const word = codes && wordBefore(parts, Math.min(...at), codes, names);
    if (!word) continue;
    added.push({ ref: { codes: [word.code], text: reading.items[word.at]?.text ?? word.code }, at: word.at });
    used.push(word.at, measure);
  }
  return { parts: added.length > 0 ? withMentions(parts, added) : parts, at: used, isRate: false };
}

/** "nộp đúng hạn dưới 75%", "nộp báo cáo được bao nhiêu phần trăm": a share of reports, without the word "tỷ lệ". */
function rated(parts: Parts): Implied | undefined {
  const { reading, conditions, indicators } = parts;
  const submits = reading.free("submit", "report");
  const [first] = submits;
  if (first === undefined || indicators.length > 0 || !reading.items.some((_, at) => reading.has(at, "submit")))
    return undefined;
  const asksPercent = reading.free("percent").some((at) => reading.has(reading.before(at), "many"));
  const percent = conditions.conditions.length > 0 && conditions.conditions.every((condition) => condition.percent);
  if (!asksPercent && !percent) return undefined;
  if (reading.free("late", "returned", "approved", "waiting", "not", "lack", "overdue").length > 0) return undefined;
  const timing = reading.free("on-time");
  const mention: IndicatorMention = { ref: { codes: [timing.length > 0 ? ON_TIME : RECEIVED], text: "" }, at: first };
  return { parts: withMentions(parts, [mention]), at: [...submits, ...timing], isRate: true };
}

/** Whether a word, or what it stands for ("hs"), is one of those. */
function isWordOf(word: string, words: ReadonlySet<string> | undefined): boolean {
  const long = abbreviations.get(word) ?? [];
  return [word, ...long].some((form) => form.split(" ").every((part) => words?.has(foldWord(part).bare)));
}

/** A name right behind another that holds all of its words says it again: "giải trình, xin lỗi hồ sơ trễ hạn". */
export function withoutEchoes({ parts, at, isRate }: Implied, names: Names): Implied {
  const { reading } = parts;
  const echoes = parts.indicators.filter((mention, index) => {
    const before = parts.indicators[index - 1];
    const code = before?.ref.codes.length === 1 ? before.ref.codes[0] : undefined;
    if (!before || code === undefined || mention.ref.codes.includes(code) || reading.before(mention.at) !== before.at)
      return false;
    if (reading.items[mention.at]?.afterComma) return false;
    const own = (reading.items[mention.at]?.text ?? "").split(" ");
    return own.every((word) => isWordOf(word, names.wordsOf.get(code)));
  });
  if (echoes.length === 0) return { parts, at, isRate };
  return {
    parts: { ...parts, indicators: parts.indicators.filter((mention) => !echoes.includes(mention)) },
    at: [...at, ...echoes.map((mention) => mention.at)],
    isRate,
  };
}

/** Adds the indicators that go without their names, and leaves out those that only repeat another. */
export function withImplied(parts: Parts, names: Names): Implied {
  return withoutEchoes(rated(parts) ?? measured(parts, names), names);
}

/** Places of verbs that are part of what is measured: "chưa giải quyết hết" beside petitions resolved. */
export function verbsOfNames({ reading, indicators }: Parts, names: Names): number[] {
  const words = indicators.flatMap(({ ref }) =>
    ref.codes.length === 1 ? [names.wordsOf.get(ref.codes[0] ?? "")] : [],
  );
  return reading
    .free("act")
    .filter((at) =>
      words.some((known) =>
        (reading.items[at]?.text ?? "").split(" ").every((word) => known?.has(foldWord(word).bare)),
      ),
    );
}
