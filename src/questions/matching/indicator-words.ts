import type { FoldedWord } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { Match } from "./lattice.ts";
import type { WordForm } from "./word-forms.ts";

/** Finds an indicator by part of its words, in any order: "xử lý hồ sơ trực tuyến" for "hồ sơ tiếp nhận, xử lý trực tuyến". */
export interface IndicatorWords {
  readonly phrases: readonly IndicatorPhrase[];
  /** Phrases by each of their words. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  /** How telling a word is: the fewer indicators use it, the more. */
  readonly weights: ReadonlyMap<string, number>;
}

interface IndicatorPhrase {
  readonly code: string;
  readonly words: ReadonlySet<string>;
  /** What stands right behind each word: a word counts only together with one beside it. */
  readonly followers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly weight: number;
}

/** Words of a phrase that say nothing about which indicator it is. */
const LITTLE = new Set([
  "ti",
  "le",
  "so",
  "cua",
  "ve",
  "va",
  "duoc",
  "co",
  "cac",
  "tren",
  "the",
  "of",
  "in",
  "and",
  "with",
  "to",
  "share",
  "number",
  "rate",
  "how",
  "as",
  "are",
  "that",
  "or",
  "on",
  "a",
]);

/** Prepares the phrases of all indicators: `[code, words]` pairs. */
export function indexIndicatorWords(phrases: readonly (readonly [string, readonly FoldedWord[]])[]): IndicatorWords {
  const users = new Map<string, Set<string>>();
  for (const [code, words] of phrases)
    for (const { bare } of words) {
      const codes = users.get(bare) ?? new Set();
      users.set(bare, codes.add(code));
    }
  const total = new Set(phrases.map(([code]) => code)).size;
  const weights = new Map(
    [...users].map(([word, codes]) => [word, LITTLE.has(word) ? 0 : Math.log2(1 + total / codes.size)]),
  );
  const byWord = new Map<string, number[]>();
  const indexed = phrases.map(([code, words], index): IndicatorPhrase => {
    const set = new Set(words.map((word) => word.bare));
    for (const word of set) byWord.set(word, [...(byWord.get(word) ?? []), index]);
    return {
      code,
      words: set,
      followers: followersOf(words),
      weight: [...set].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0),
    };
  });
  return { phrases: indexed, byWord, weights };
}

function followersOf(words: readonly FoldedWord[]): Map<string, Set<string>> {
  const followers = new Map<string, Set<string>>();
  for (const [at, word] of words.slice(1).entries()) {
    const before = words[at]?.bare ?? "";
    followers.set(before, (followers.get(before) ?? new Set()).add(word.bare));
  }
  return followers;
}

interface Spot {
  readonly bares: readonly string[];
  readonly cost: number;
}

const LONGEST = 14;

/** The plain words that may stand at each place, the literal one first; guesses of slips only where nothing else is known. */
function spots(forms: readonly (readonly WordForm[])[], index: IndicatorWords): Spot[][] {
  return forms.map((group) =>
    group
      .filter((form) => form.length === 1 && form.cost < 1 && form.words.every((word) => index.byWord.has(word.bare)))
      .map((form) => ({ bares: form.words.map((word) => word.bare), cost: form.cost })),
  );
}

interface Found {
  readonly from: number;
  readonly until: number;
  readonly code: string;
  /** Weight of the words of the phrase that the question has. */
  readonly hit: number;
  /** Of how much. */
  readonly share: number;
  readonly cost: number;
  /** Words on the stretch that belong to the phrase, but not where they stand. */
  readonly strays: number;
}

/** The words of a phrase that stand on a stretch of the question, one behind the other. */
interface Stretch {
  readonly words: readonly string[];
  /** Those of them that could be fillers. */
  readonly loose: ReadonlySet<string> | undefined;
  readonly until: number;
  readonly cost: number;
}

function fits({ bares }: Spot, words: ReadonlySet<string>): boolean {
  for (const bare of bares) if (!words.has(bare)) return false;
  return true;
}

function spotOf(place: readonly Spot[] | undefined, words: ReadonlySet<string>): Spot | undefined {
  if (place) for (const spot of place) if (fits(spot, words)) return spot;
  return undefined;
}

/** The longest stretch from a place whose words all belong to one phrase, fillers aside. Runs for every phrase at every place. */
function stretch(
  phrase: IndicatorPhrase,
  places: readonly (readonly Spot[])[],
  gaps: readonly boolean[],
  { from, weights }: { readonly from: number; readonly weights: ReadonlyMap<string, number> },
): Stretch {
  const words: string[] = [];
  let loose: Set<string> | undefined;
  let until = from;
  let cost = 0;
  let last = "";
  const end = Math.min(places.length, from + LONGEST);
  for (let at = from; at < end; at += 1) {
    const spot = spotOf(places[at], phrase.words);
    if (spot) {
      const [head = ""] = spot.bares;
      // a little word behind the name may be the next thing that is said: "thu ngân sách trên địa bàn trên 250"
      if (last === "" || (weights.get(head) ?? 0) > 0 || phrase.followers.get(last)?.has(head)) until = at + 1;
      for (const bare of spot.bares) {
        words.push(bare);
        last = bare;
        if (gaps[at]) loose = (loose ?? new Set()).add(bare);
      }
      cost += spot.cost;
    } else if (!gaps[at]) break;
  }
  return { words, loose, until, cost };
}

/** The weight of the words that stand beside their neighbours, and how many telling words do not. */
function hits(
  phrase: IndicatorPhrase,
  { words, loose }: Stretch,
  weights: ReadonlyMap<string, number>,
): { hit: number; strays: number } {
  const counted = new Set<string>();
  let hit = 0;
  let strays = 0;
  let isBehindPair = false;
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const isPair = next !== undefined && (phrase.followers.get(word)?.has(next) ?? false);
    const weight = weights.get(word) ?? 0;
    if (isPair || isBehindPair) {
      if (!counted.has(word)) hit += weight;
      counted.add(word);
    } else if (weight > 0 && !loose?.has(word)) strays += 1;
    isBehindPair = isPair;
  }
  return { hit, strays };
}

/** From this share of a phrase on, its words are taken for the indicator; below, it is only a guess to ask about. */
const ENOUGH = 0.66;
const LEAST = 0.3;
const STRAY = 0.5;
/** Four words that only one indicator has are beyond doubt, however long its name is. */
const PLENTY = 13;

function findFrom(
  from: number,
  places: readonly (readonly Spot[])[],
  gaps: readonly boolean[],
  index: IndicatorWords,
): Found[] {
  const candidates = new Set<number>();
  for (const { bares } of places[from] ?? [])
    for (const number of index.byWord.get(bares[0] ?? "") ?? []) candidates.add(number);
  const start = { from, weights: index.weights };
  const found: Found[] = [];
  for (const number of candidates) {
    const phrase = index.phrases[number] as IndicatorPhrase;
    const part = stretch(phrase, places, gaps, start);
    // a word alone stands beside none of its neighbours
    if (part.words.length < 2) continue;
    const { hit, strays } = hits(phrase, part, index.weights);
    if (hit <= 0 || phrase.weight <= 0 || hit / phrase.weight < LEAST) continue;
    const { until, cost } = part;
    found.push({ from, until, code: phrase.code, hit, share: hit / phrase.weight, cost, strays });
  }
  return found;
}

/** Of everything found on one stretch: the indicators that explain it about equally well. */
function bestOf(found: readonly Found[]): Match[] {
  const most = Math.max(...found.map((candidate) => candidate.hit));
  const near = found.filter((candidate) => candidate.hit >= most * 0.9);
  const share = Math.max(...near.map((candidate) => candidate.share));
  const codes = [
    ...new Set(near.filter((candidate) => candidate.share >= share - 0.2).map((candidate) => candidate.code)),
  ];
  const { from, until } = found[0] as Found;
  const guess = share < ENOUGH && !(codes.length === 1 && most >= PLENTY);
  const stray = STRAY * Math.min(...near.map((candidate) => candidate.strays));
  const cost = Math.min(...near.map((candidate) => candidate.cost)) + (guess ? 1.1 : 0.3) + (1 - share) * 0.5 + stray;
  return [{ from, until, sense: { is: "indicator", codes }, cost, doubt: (guess ? 1.1 : 0) + stray }];
}

/** Indicators named by part of their words. `isGap` tells which words may stand between. */
export function findIndicatorWords(
  tokens: readonly Token[],
  forms: readonly (readonly WordForm[])[],
  index: IndicatorWords,
  isGap: (token: Token) => boolean,
): Match[] {
  const places = spots(forms, index);
  const gaps = tokens.map(isGap);
  const spans = new Map<string, Found[]>();
  for (const from of places.keys())
    for (const found of findFrom(from, places, gaps, index)) {
      const key = `${found.from} ${found.until}`;
      const span = spans.get(key);
      if (span) span.push(found);
      else spans.set(key, [found]);
    }
  return [...spans.values()].flatMap(bestOf);
}
