import type { Unit } from "../domain/unit.ts";
import type { IsoDate } from "../domain/time.ts";
import type { Language } from "../render/message.ts";
import type { AddedWord } from "../store/questions.ts";
import { readAlone } from "./answer-question.ts";
import type { Sense } from "./lexicon/sense.ts";
import { phraseWords, type StoredPhrase } from "./matching/phrase-tree.ts";
import type { FoldedWord } from "./text/fold.ts";
import { ONLY_LIKELIEST, understand } from "./understand.ts";
import { buildVocabulary, type Vocabulary } from "./vocabulary.ts";
import { wordQuestion } from "./wording.ts";

/** What a word is to mean: one indicator, or one unit. */
export type Meaning = { readonly indicator: string } | { readonly unitId: number };

/** Why a word cannot be added. */
export type WordRefusal =
  | { readonly why: "too-short" | "too-long" | "number" | "everyday" | "known" }
  /** It is a name of something else already. */
  | { readonly why: "taken"; readonly indicators: readonly string[]; readonly unitIds: readonly number[] }
  | { readonly why: "task"; readonly title: string }
  /** It is a part of another indicator's name. */
  | { readonly why: "part"; readonly indicators: readonly string[] };

const LEAST_LETTERS = 3;
const MOST_WORDS = 6;
const MOST_LETTERS = 60;

/** A phrase in one spelling: what makes two the same word. */
export function foldPhrase(phrase: string): string {
  return phraseWords(phrase)
    .map((word) => word.exact)
    .join(" ");
}

function storedUnder(words: readonly FoldedWord[], { tree }: Vocabulary): readonly StoredPhrase[] {
  let node: typeof tree.root | undefined = tree.root;
  for (const word of words) node = node?.next.get(word.bare);
  return node?.ends ?? [];
}

function means(sense: Sense, meaning: Meaning): boolean {
  if ("indicator" in meaning)
    return sense.is === "indicator" && sense.codes.length === 1 && sense.codes[0] === meaning.indicator;
  return sense.is === "unit" && sense.ids.includes(meaning.unitId);
}

/** Whether a word means something by itself in every province: a filler, a comparison, a time. */
function isEveryday(word: FoldedWord, vocabulary: Vocabulary): boolean {
  if (vocabulary.bareGaps.has(word.bare) || vocabulary.englishGaps.has(word.exact)) return true;
  return storedUnder([word], vocabulary).some(
    ({ sense, words: [stored] }) =>
      sense.is !== "indicator" &&
      sense.is !== "unit" &&
      sense.is !== "topic" &&
      (!word.marked || stored?.exact === word.exact),
  );
}

/** Indicators, others than the one meant, in whose names the words stand side by side. */
function othersContaining(words: readonly FoldedWord[], meaning: Meaning, { planned }: Vocabulary): string[] {
  const part = ` ${words.map((word) => word.bare).join(" ")} `;
  return planned
    .filter((indicator) => !("indicator" in meaning) || indicator.code !== meaning.indicator)
    .filter((indicator) =>
      [indicator.name, indicator.shortName]
        .flatMap(({ vi, en }) => [vi, en])
        .concat(indicator.synonyms.vi, indicator.synonyms.en)
        .some((name) =>
          ` ${phraseWords(name)
            .map((word) => word.bare)
            .join(" ")} `.includes(part),
        ),
    )
    .map((indicator) => indicator.code);
}

/**
 * Whether a word can be added without making anything unclear that was clear: compared without diacritics, as half of the
 * messages are typed, with every phrase that there is.
 */
export function findWordRefusal(phrase: string, meaning: Meaning, vocabulary: Vocabulary): WordRefusal | undefined {
  const words = phraseWords(phrase);
  const letters = words.reduce((sum, word) => sum + word.bare.length, 0);
  if (words.length > MOST_WORDS || letters > MOST_LETTERS) return { why: "too-long" };
  if (words.some((word) => !/^[a-z]+$/.test(word.bare))) return { why: "number" };
  if (letters < LEAST_LETTERS) return { why: "too-short" };
  if (
    words.every((word) => isEveryday(word, vocabulary)) ||
    vocabulary.known.abbreviations.has(words.map((word) => word.exact).join(" "))
  )
    return { why: "everyday" };
  const stored = storedUnder(words, vocabulary).map((one) => one.sense);
  if (stored.length > 0 && stored.every((sense) => means(sense, meaning))) return { why: "known" };
  const indicators = stored.flatMap((sense) => (sense.is === "indicator" ? sense.codes : []));
  const unitIds = stored.flatMap((sense) => (sense.is === "unit" ? sense.ids : []));
  if (indicators.length + unitIds.length > 0) return { why: "taken", indicators, unitIds };
  const task = stored.find((sense) => sense.is === "topic");
  const title = vocabulary.directives.find((directive) => task?.directives.includes(directive.id))?.title;
  if (title !== undefined) return { why: "task", title };
  if (stored.length > 0) return { why: "everyday" };
  const others = othersContaining(words, meaning, vocabulary);
  return others.length > 0 ? { why: "part", indicators: others } : undefined;
}

/**
 * Phrases of a text that may be what it was not understood for, the likeliest first: the unexplained words, with a
 * neighbour that means nothing by itself ("sổ xanh" where only "xanh" was unknown).
 */
export function proposePhrases(text: string, unexplained: string, vocabulary: Vocabulary): string[] {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const unknown = new Set(phraseWords(unexplained).map((word) => word.exact));
  const isUnknown = words.map((word) => phraseWords(word).every(({ exact }) => unknown.has(exact)));
  const from = isUnknown.indexOf(true);
  if (from < 0) return [];
  let until = from;
  while (isUnknown[until]) until += 1;
  const isPlain = (word: string | undefined): boolean =>
    word !== undefined &&
    phraseWords(word).every(({ exact }) => !vocabulary.gapWords.has(exact)) &&
    !/^\p{Lu}/u.test(word);
  const core = words.slice(from, until).join(" ");
  const before = words[from - 1];
  const after = words[until];
  return [...(isPlain(before) ? [`${before} ${core}`] : []), core, ...(isPlain(after) ? [`${core} ${after}`] : [])];
}

/** The vocabulary as it would be with a word more. */
export function withWord(vocabulary: Vocabulary, phrase: string, meaning: Meaning): Vocabulary {
  const { plans, units, directives, synonyms = [] } = vocabulary;
  const added: AddedWord =
    "indicator" in meaning
      ? { phrase, indicator: meaning.indicator, unitId: null }
      : { phrase, indicator: null, unitId: meaning.unitId };
  return buildVocabulary({ plans, units, directives, synonyms: [...synonyms, added] });
}

/** What a word more does to questions that have been met. */
export interface Effect {
  /** Not understood before, understood now: the text, and what it is taken for. */
  readonly gained: readonly { readonly text: string; readonly as: string }[];
  /** Understood before, and now as something else. */
  readonly changed: readonly { readonly text: string; readonly as: string }[];
}

/** Reads texts that were missed, and texts that were answered, with the vocabulary of now and that to be. */
export function effectOf(
  texts: { readonly missed: readonly string[]; readonly answered: readonly string[] },
  vocabulary: Vocabulary,
  next: Vocabulary,
  language: Language,
): Effect {
  const reread = (text: string): { before: string; now: string; as: string } => {
    const draft = readAlone(text, next);
    return {
      before: JSON.stringify(readAlone(text, vocabulary)) ?? "",
      now: JSON.stringify(draft) ?? "",
      as: draft ? wordQuestion(draft, next, language) : "",
    };
  };
  const gained = texts.missed.flatMap((text) => {
    const { before, now, as } = reread(text);
    return now !== "" && now !== before ? [{ text, as }] : [];
  });
  const changed = texts.answered.flatMap((text) => {
    const { before, now, as } = reread(text);
    return before !== "" && now !== before ? [{ text, as }] : [];
  });
  return { gained, changed };
}

/** What a typed name stands for: indicators and units of a day that bear it. */
export function findMeanings(name: string, vocabulary: Vocabulary, on: IsoDate): Meaning[] {
  const [best] = understand(name, vocabulary, ONLY_LIKELIEST).readings;
  if (!best || best.doubt > 0.75 || best.draft.topic !== "figures") return [];
  const { subject, indicators } = best.draft;
  const planned = new Set(vocabulary.planned.map((indicator) => indicator.code));
  if (indicators.length === 1 && !subject)
    return (indicators[0]?.codes ?? []).filter((code) => planned.has(code)).map((indicator) => ({ indicator }));
  if (subject?.is !== "units" || subject.units.length !== 1 || indicators.length > 0) return [];
  const [ref] = subject.units;
  const exists = (unit: Unit): boolean => unit.validFrom <= on && (unit.validUntil === null || on < unit.validUntil);
  return (ref?.ids ?? [])
    .flatMap((id) => vocabulary.unitsById.get(id) ?? [])
    .filter((unit) => exists(unit) && (ref?.level === undefined || unit.level === ref.level))
    .map((unit) => ({ unitId: unit.id }));
}
