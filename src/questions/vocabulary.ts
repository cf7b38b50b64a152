import type { Bilingual, Indicator, Plan } from "../domain/plan.ts";
import type { Level, Unit } from "../domain/unit.ts";
import type { AddedWord } from "../store/questions.ts";
import { abbreviations } from "./lexicon/abbreviations.ts";
import { lexicon } from "./lexicon/index.ts";
import { indexIndicatorWords, type IndicatorWords } from "./matching/indicator-words.ts";
import { PhraseTree, phraseWords } from "./matching/phrase-tree.ts";
import type { KnownWords } from "./matching/word-forms.ts";
import type { UnitKinds } from "./reading/units.ts";
import { reportRates } from "./report-rates.ts";
import { SlipIndex } from "./text/edits.ts";
import { foldWord, type FoldedWord } from "./text/fold.ts";

/** A directive as far as questions may name it. */
export interface NamedDirective {
  readonly id: number;
  readonly title: string;
}

/** What a vocabulary is made of. */
export interface VocabularySource {
  /** In the order of importance: where two plans have an indicator, the first one's words and target come first. */
  readonly plans: readonly Plan[];
  /** All units that ever were. */
  readonly units: readonly Unit[];
  readonly directives: readonly NamedDirective[];
  /** Words added by chat; those for what is not there any more mean nothing. */
  readonly synonyms?: readonly AddedWord[];
}

/** Everything that a question can be about, indexed once and kept until plans, units or directives change. */
export interface Vocabulary extends VocabularySource {
  readonly tree: PhraseTree;
  readonly known: KnownWords;
  readonly indicatorWords: IndicatorWords;
  readonly gapWords: ReadonlySet<string>;
  readonly englishGaps: ReadonlySet<string>;
  /** The Vietnamese ones as typed without marks. */
  readonly bareGaps: ReadonlySet<string>;
  /** Of the plans, and the rates of reporting. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Of the plans alone. */
  readonly planned: readonly Indicator[];
  readonly unitsById: ReadonlyMap<number, Unit>;
  readonly unitsByCode: ReadonlyMap<string, Unit>;
  /** Units of all times right below a unit, in the order of their ids. */
  readonly unitsBelow: ReadonlyMap<number, readonly Unit[]>;
  /** Ids of the units of all times of a level. */
  readonly idsOfLevel: ReadonlyMap<Level, readonly number[]>;
  /** Units of all times by their short name. */
  readonly unitsByName: ReadonlyMap<string, readonly Unit[]>;
  readonly kinds: UnitKinds;
  /** Plain words of all names of an indicator. */
  readonly wordsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const SHORT_NAME_COST = 0.02;
/** "Nội vụ", "Tư pháp" are everyday words: without "Sở" they hardly mean the department. */
const DEPARTMENT_COST = 0.6;
const INITIALS_COST = 0.5;
const TOPIC_COST = 0.3;
const MEASURE_COST = 0.2;
const TOPIC_WORDS = { least: 2, most: 8 };

/** Words before the name that make a rate or a count of it: "tỷ lệ", "số". */
const HEADS: Readonly<Record<Indicator["kind"], readonly (readonly string[])[]>> = {
  ratio: [
    ["ti", "le"],
    ["muc", "do"],
    ["share", "of"],
    ["rate", "of"],
    ["percentage", "of"],
  ],
  count: [["so", "luong"], ["so"], ["number", "of"]],
};

function withoutHead(words: readonly FoldedWord[], kind: Indicator["kind"]): readonly FoldedWord[] {
  const head = HEADS[kind].find((candidate) => candidate.every((bare, at) => words[at]?.bare === bare));
  return head && words.length > head.length ? words.slice(head.length) : words;
}

/** A phrase with its office abbreviations spelled out ("TTHC"): people type either. */
function spelledOut(words: readonly FoldedWord[]): FoldedWord[] {
  return words.flatMap((word) => {
    const expansion = word.marked || word.bare.length < 3 ? undefined : abbreviations.get(word.bare)?.[0];
    return expansion?.includes(" ") ? phraseWords(expansion) : [word];
  });
}

function variants(phrase: string, kind: Indicator["kind"]): (readonly FoldedWord[])[] {
  const words = phraseWords(phrase);
  const all = [words, withoutHead(words, kind), spelledOut(words), spelledOut(withoutHead(words, kind))];
  const keys = new Set<string>();
  return all.filter((variant) => {
    const key = variant.map((word) => word.exact).join(" ");
    return !keys.has(key) && keys.add(key);
  });
}

function bothLanguages(text: Bilingual): string[] {
  return [text.vi, text.en];
}

function phrasesOf(indicator: Indicator): string[] {
  return [
    ...bothLanguages(indicator.name),
    ...bothLanguages(indicator.shortName),
    ...indicator.synonyms.vi,
    ...indicator.synonyms.en,
  ];
}

/** The kind word of a unit, from its full name: "phường" of "Phường Tam Thanh". */
export function kindWord(unit: Unit): string {
  const name = unit.name.toLowerCase().replaceAll(/\s+/g, " ").trim();
  const short = unit.shortName.toLowerCase().replaceAll(/\s+/g, " ").trim();
  return name.endsWith(short) ? name.slice(0, name.length - short.length).trim() : "";
}

function addIndicators(tree: PhraseTree, plans: readonly Plan[]): [string, readonly FoldedWord[]][] {
  const phrases: [string, readonly FoldedWord[]][] = [];
  const seen = new Set<string>();
  for (const plan of plans)
    for (const indicator of plan.indicators)
      for (const words of phrasesOf(indicator).flatMap((phrase) => variants(phrase, indicator.kind))) {
        const key = `${indicator.code} ${words.map((word) => word.exact).join(" ")}`;
        if (seen.has(key)) continue;
        seen.add(key);
        phrases.push([indicator.code, words]);
        tree.add(words, { is: "indicator", codes: [indicator.code] });
      }
  addAmbiguous(tree, plans, phrases);
  return phrases;
}

/** Phrases that a plan declares to fit several indicators mean each of those that contain them. */
function addAmbiguous(
  tree: PhraseTree,
  plans: readonly Plan[],
  phrases: readonly (readonly [string, readonly FoldedWord[]])[],
): void {
  for (const plan of plans)
    for (const phrase of [...plan.ambiguous.vi, ...plan.ambiguous.en]) {
      const words = phraseWords(phrase);
      const key = ` ${withoutHead(words, "ratio")
        .map((word) => word.bare)
        .join(" ")} `;
      const codes = [
        ...new Set(
          phrases
            .filter(([, own]) => ` ${own.map((word) => word.bare).join(" ")} `.includes(key))
            .map(([code]) => code),
        ),
      ];
      if (codes.length > 0) tree.add(words, { is: "indicator", codes });
    }
}

/** The rates of reporting, by whole phrases only: "nộp báo cáo" alone asks for reports, not for a rate. */
function addReportRates(tree: PhraseTree): [string, readonly FoldedWord[]][] {
  return reportRates.flatMap((rate) =>
    phrasesOf(rate)
      .map(phraseWords)
      .map((words): [string, readonly FoldedWord[]] => {
        tree.add(words, { is: "indicator", codes: [rate.code] });
        return [rate.code, words];
      }),
  );
}

/** What counts are counted in stands behind their numbers: "45 hồ sơ". */
function addMeasures(tree: PhraseTree, indicators: Iterable<Indicator>): void {
  const codes = new Map<string, string[]>();
  for (const { kind, measure, code } of indicators)
    if (kind === "count")
      for (const word of new Set(bothLanguages(measure))) codes.set(word, [...(codes.get(word) ?? []), code]);
  for (const [word, known] of codes) tree.add(phraseWords(word), { is: "measure", codes: known }, MEASURE_COST);
}

function addUnits(tree: PhraseTree, units: readonly Unit[]): void {
  for (const unit of units) {
    const sense = { is: "unit", ids: [unit.id] } as const;
    const words = phraseWords(unit.shortName);
    tree.add(words, sense, unit.level === "department" ? DEPARTMENT_COST : SHORT_NAME_COST);
    if (unit.level === "department") tree.add(phraseWords(unit.name), sense);
    if (unit.level !== "commune" && words.length > 1)
      tree.add([foldWord(words.map((word) => word.bare.charAt(0)).join(""))], sense, INITIALS_COST);
  }
}

function addSynonyms(tree: PhraseTree, { plans, units, synonyms = [] }: VocabularySource): void {
  const codes = new Set(plans.flatMap((plan) => plan.indicators).map((indicator) => indicator.code));
  const ids = new Set(units.map((unit) => unit.id));
  for (const { phrase, indicator, unitId } of synonyms) {
    if (indicator !== null && codes.has(indicator))
      tree.add(phraseWords(phrase), { is: "indicator", codes: [indicator] });
    if (unitId !== null && ids.has(unitId))
      tree.add(phraseWords(phrase), { is: "unit", ids: [unitId] }, SHORT_NAME_COST);
  }
}

/** Two to five neighbouring words of a title name its directive, unless they begin or end with an everyday word. */
function addDirectives(tree: PhraseTree, directives: readonly NamedDirective[], everyday: ReadonlySet<string>): void {
  for (const directive of directives) {
    const words = phraseWords(directive.title);
    for (let from = 0; from < words.length; from += 1)
      for (let length = TOPIC_WORDS.least; length <= TOPIC_WORDS.most && from + length <= words.length; length += 1) {
        const phrase = words.slice(from, from + length);
        if (
          phrase.some((word) => /^\d+$/.test(word.bare)) ||
          everyday.has(phrase[0]?.exact ?? "") ||
          everyday.has(phrase.at(-1)?.exact ?? "") ||
          everyday.has(phrase.map((word) => word.exact).join(" "))
        )
          continue;
        tree.add(phrase, { is: "topic", directives: [directive.id] }, TOPIC_COST);
      }
  }
}

function groupBy<Key>(units: readonly Unit[], keyOf: (unit: Unit) => Key): Map<Key, Unit[]> {
  const groups = new Map<Key, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}

function unitKinds(units: readonly Unit[]): UnitKinds {
  const byWord = groupBy(units, kindWord);
  const levels = new Map(units.map((unit) => [unit.id, unit.level]));
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  return {
    isWithin: (id, ids) => {
      for (let at: number | null = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null)
        if (ids.includes(at)) return true;
      return false;
    },
    withWord: (word) => (byWord.get(word) ?? []).map((unit) => unit.id),
    levelsOf: (ids) => new Set(ids.map((id) => levels.get(id)).filter((level): level is Level => level !== undefined)),
  };
}

function wordsByCode(phrases: readonly (readonly [string, readonly FoldedWord[]])[]): Map<string, Set<string>> {
  const byCode = new Map<string, Set<string>>();
  for (const [code, words] of phrases) {
    const set = byCode.get(code) ?? new Set();
    for (const word of words) set.add(word.bare);
    byCode.set(code, set);
  }
  return byCode;
}

function abbreviationForms(): Map<string, FoldedWord[][]> {
  return new Map([...abbreviations].map(([short, long]) => [foldWord(short).exact, long.map(phraseWords)]));
}

/** Builds the index of everything a question may contain. Some ten milliseconds for a country; looking up does not grow with it. */
export function buildVocabulary(source: VocabularySource): Vocabulary {
  const tree = new PhraseTree();
  const everyday = new Set<string>();
  const gapWords = new Set<string>();
  const englishGaps = new Set<string>();
  const kindPhrases = new Set<string>();
  for (const { sense, phrases, onlyEnglish } of lexicon)
    for (const words of phrases.map(phraseWords)) {
      tree.add(words, sense, 0, onlyEnglish);
      if (sense.is === "kind") kindPhrases.add(words.map((word) => word.exact).join(" "));
      if (!onlyEnglish) everyday.add(words.map((word) => word.exact).join(" "));
      if (
        words.length === 1 &&
        (sense.is === "filler" ||
          sense.is === "within" ||
          sense.is === "plural" ||
          sense.is === "and" ||
          sense.is === "amount" ||
          sense.is === "rate")
      )
        (onlyEnglish ? englishGaps : gapWords).add(words[0]?.exact ?? "");
    }
  const indicatorPhrases = addIndicators(tree, source.plans);
  const ratePhrases = addReportRates(tree);
  addMeasures(
    tree,
    source.plans.flatMap((plan) => plan.indicators),
  );
  addUnits(tree, source.units);
  addSynonyms(tree, source);
  addDirectives(tree, source.directives, everyday);
  const slips = new SlipIndex();
  for (const word of tree.words) slips.add(word);
  const indicators = new Map<string, Indicator>();
  for (const indicator of source.plans.flatMap((plan) => plan.indicators))
    if (!indicators.has(indicator.code)) indicators.set(indicator.code, indicator);
  const planned = [...indicators.values()];
  for (const rate of reportRates) indicators.set(rate.code, rate);
  return {
    ...source,
    tree,
    known: { words: tree.words, slips, kindPhrases, abbreviations: abbreviationForms() },
    indicatorWords: indexIndicatorWords(indicatorPhrases),
    gapWords,
    englishGaps,
    bareGaps: new Set([...gapWords].map((word) => foldWord(word).bare)),
    indicators,
    planned,
    unitsById: new Map(source.units.map((unit) => [unit.id, unit])),
    unitsByCode: new Map(source.units.map((unit) => [unit.code, unit])),
    unitsBelow: groupBy(
      source.units.filter((unit) => unit.parentId !== null),
      (unit) => unit.parentId ?? 0,
    ),
    idsOfLevel: new Map(
      [...groupBy(source.units, ({ level }) => level)].map(([level, of]) => [level, of.map(({ id }) => id)]),
    ),
    unitsByName: groupBy(source.units, (unit) => unit.shortName),
    kinds: unitKinds(source.units),
    wordsOf: wordsByCode([...indicatorPhrases, ...ratePhrases]),
  };
}
