import { cleanText, expand, fitsWord, takeApart, type Word } from "../../domain/figure-input-text.ts";
import type { Indicator } from "../../domain/plan.ts";

/** Which indicator a name means: one, several between which it does not decide, or none. */
export type NameMatch =
  | { readonly kind: "one"; readonly code: string; readonly isExact: boolean }
  | { readonly kind: "several"; readonly codes: readonly string[] }
  | { readonly kind: "none" };

interface Alias {
  readonly code: string;
  readonly words: readonly Word[];
}

/** The names of the indicators of a report, ready to be looked up. */
export interface NameIndex {
  readonly exact: ReadonlyMap<string, readonly Alias[]>;
  readonly aliases: readonly Alias[];
  /** Names long enough to be known with a slip in them, by their number of words. */
  readonly long: ReadonlyMap<number, readonly Alias[]>;
  /** All words of an indicator's names together: "sự hài lòng của người dân" mixes two of them. */
  readonly vocabularies: readonly Alias[];
  /** The letters of every word in any name. */
  readonly letters: ReadonlySet<string>;
}

/** Words that many names carry and none is told by. */
const FILLERS = new Set("ti le so cua ve dat duoc la chi tieu ket qua the of rate share".split(" "));
const NONE: NameMatch = { kind: "none" };

/** The words of a name, short forms written out; fillers dropped unless nothing else is left. Digits are words of their own. */
function nameWords(text: string): Word[] {
  const all = (cleanText(text).match(/[\p{L}\p{M}]+|\d+/gu) ?? []).flatMap(expand).map(takeApart);
  const telling = all.filter((word) => !FILLERS.has(word.letters));
  return telling.length > 0 ? telling : all;
}

/** Shorter names are told apart by single letters. */
const LEAST_LETTERS = 6;

const lettersOf = (words: readonly Word[]) => words.map((word) => word.letters).join(" ");

const aliasesByIndicator = new WeakMap<Indicator, readonly Alias[]>();

function aliasesOf(indicator: Indicator): readonly Alias[] {
  const known = aliasesByIndicator.get(indicator);
  if (known) return known;
  const { code, name, shortName, synonyms } = indicator;
  const names = [
    name.vi,
    name.en,
    shortName.vi,
    shortName.en,
    ...synonyms.vi,
    ...synonyms.en,
    code.replaceAll("-", " "),
  ];
  const aliases = names.map((alias) => ({ code, words: nameWords(alias) })).filter(({ words }) => words.length > 0);
  aliasesByIndicator.set(indicator, aliases);
  return aliases;
}

const indexes = new WeakMap<readonly Indicator[], NameIndex>();

/** The names of a report's indicators: full and short names, synonyms and codes, in both languages. Kept with the list. */
export function indexNames(indicators: readonly Indicator[]): NameIndex {
  const known = indexes.get(indicators);
  if (known) return known;
  const made = makeIndex(indicators);
  indexes.set(indicators, made);
  return made;
}

function makeIndex(indicators: readonly Indicator[]): NameIndex {
  const aliases = indicators.flatMap(aliasesOf);
  const exact = new Map<string, Alias[]>();
  for (const alias of aliases) {
    const key = lettersOf(alias.words);
    const same = exact.get(key);
    if (same) same.push(alias);
    else exact.set(key, [alias]);
  }
  const vocabularies = indicators.map((indicator) => ({
    code: indicator.code,
    words: aliasesOf(indicator).flatMap(({ words }) => words),
  }));
  const long = Map.groupBy(
    aliases.filter(({ words }) => lettersOf(words).length >= LEAST_LETTERS),
    ({ words }) => words.length,
  );
  const letters = new Set(aliases.flatMap(({ words }) => words.map((word) => word.letters)));
  return { exact, aliases, long, vocabularies, letters };
}

function matchOf(aliases: readonly Alias[], isExact: boolean): NameMatch {
  const codes = [...new Set(aliases.map(({ code }) => code))];
  const [code] = codes;
  if (code === undefined) return NONE;
  return codes.length === 1 ? { kind: "one", code, isExact } : { kind: "several", codes };
}

const fitsAll = (typed: readonly Word[], words: readonly Word[]) =>
  typed.length === words.length && typed.every((word, index) => fitsWord(word, words[index] as Word));

/** Whether two words are at most one letter apart: added, lost, changed, or two neighbours swapped. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

const isTypo = (typed: Word, known: Word) =>
  fitsWord(typed, known) || (known.letters.length >= 4 && isOneEditApart(typed.letters, known.letters));

/**
 * Finds the indicator that a name means, with or without diacritics, in short forms, as part of its full name, or with a
 * slip of a letter. A phrase that several indicators share ("trực tuyến") gives them all: it is never guessed.
 */
export function matchName(text: string, index: NameIndex): NameMatch {
  const typed = nameWords(text);
  if (typed.length === 0 || typed.length > 20) return NONE;
  const same = (index.exact.get(lettersOf(typed)) ?? []).filter(({ words }) => fitsAll(typed, words));
  if (same.length > 0) return matchOf(same, true);
  // One word that is no name of its own tells too little ("xã", "cổng").
  if (typed.length < 2) return matchSlip(typed, index);
  if (typed.some((word) => !index.letters.has(word.letters))) return matchSlip(typed, index);
  const holdsAll = ({ words }: Alias) => typed.every((word) => words.some((known) => fitsWord(word, known)));
  const within = index.aliases.filter(holdsAll);
  if (within.length > 0) return matchOf(within, false);
  const fromVocabulary = index.vocabularies.filter(holdsAll);
  return fromVocabulary.length > 0 ? matchOf(fromVocabulary, false) : matchSlip(typed, index);
}

function matchSlip(typed: readonly Word[], { long }: NameIndex): NameMatch {
  const slipped = (long.get(typed.length) ?? []).filter(({ words }) =>
    typed.every((word, at) => isTypo(word, words[at] as Word)),
  );
  return matchOf(slipped, false);
}
