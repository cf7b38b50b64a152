import type { Draft } from "./draft.ts";
import { cheapestPaths, type Item, type Path } from "./matching/paths.ts";
import { findIndicatorWords } from "./matching/indicator-words.ts";
import { withoutCourtesy } from "./matching/courtesy.ts";
import { findMatches, type Match } from "./matching/lattice.ts";
import type { Language } from "../render/message.ts";
import { isEnglish, languageOf } from "./text/language.ts";
import { partWords } from "./matching/word-forms.ts";
import { readParts, type Parts } from "./reading/parts.ts";
import { leftoverCost } from "./leftovers.ts";
import { tokenize, type Token } from "./text/tokens.ts";
import { readDefinition, readHelp, readNews, readRevisions } from "./topics/about.ts";
import { readDeadlines } from "./topics/deadlines.ts";
import { readDirectives } from "./topics/directives.ts";
import { readReports } from "./topics/reports.ts";
import { readTargets } from "./topics/targets.ts";
import { readFigures } from "./topics/two-steps.ts";
import type { Proposal, Topic } from "./topics/topic.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One reading of a question. */
export interface Reading {
  readonly draft: Draft;
  /** The lower, the likelier; comparable within one question only. */
  readonly cost: number;
  /** How much of the text this reading leaves unexplained or guesses at. Zero: nothing. */
  readonly doubt: number;
  /** The words that it does not explain. */
  readonly unexplained: readonly string[];
  /** Whether the text points back at the question before ("còn …", "thế …"). */
  readonly follows: boolean;
}

/** What a text may mean, the likeliest first; nothing where no topic finds itself in it. */
export interface Understanding {
  readonly readings: readonly Reading[];
  /** The language of the text, where that is beyond doubt. */
  readonly language?: Language;
}

/** The order decides between equals. */
const TOPICS: readonly Topic[] = [
  readFigures,
  readReports,
  readDeadlines,
  readTargets,
  readDirectives,
  readDefinition,
  readRevisions,
  readNews,
  readHelp,
];

/** More ways to cut a question than this are never needed. */
const PATHS = 12;
/** What other marks than a phrase has cost at least, and what a slip of the finger does. */
const WRONG_MARK = 0.45;
const SLIP = 0.9;

function judge(path: Path, parts: Parts, proposal: Proposal): Reading {
  let cost = path.cost + proposal.doubt;
  let { doubt } = proposal;
  const unexplained: string[] = [];
  for (const [at, item] of path.items.entries()) {
    const isEcho = parts.reading.takenBy(at) === "echo";
    if (!isEcho) doubt += item.doubt;
    if (item.doubt >= 0.9 && item.senses[0]?.is === "unknown") unexplained.push(item.text);
    if (proposal.used.has(at)) continue;
    const left = leftoverCost(parts.reading, at) + misspelling(item);
    cost += left;
    doubt += left;
    if (left >= 0.9) unexplained.push(item.text);
  }
  return { draft: proposal.draft, cost, doubt, unexplained, follows: pointsBack(path.items) };
}

/** What is passed over must be what it is taken for: "văn bàn" is no "văn bản", but perhaps a name. */
function misspelling({ from, until, cost, doubt, senses }: Item): number {
  const isKnown = senses.every((sense) => sense.is !== "unknown");
  return isKnown && until - from > 1 && doubt === 0 && cost >= WRONG_MARK && cost < SLIP ? cost : 0;
}

function pointsBack(items: readonly Item[]): boolean {
  const first = items[0];
  const starts = first?.senses.some((sense) => sense.is === "follow") ?? false;
  const corrects = items.slice(0, 3).some((item) => item.senses.some((sense) => sense.is === "correct"));
  return (
    starts ||
    corrects ||
    items.some((item) => item.senses.some((sense) => sense.is === "follow") && item.text.includes(" "))
  );
}

function keyOf(draft: Draft): string {
  return JSON.stringify(draft);
}

/** "Kết quả" is an everyday word before it is a part of the name of an indicator. */
function isEveryday({ sense, cost }: Match): boolean {
  return cost < 0.2 && sense.is !== "indicator" && sense.is !== "unit" && sense.is !== "topic";
}

interface Placed extends Reading {
  readonly place: number;
}

const byCost = (a: Placed, b: Placed): number => a.cost - b.cost || a.place - b.place;

/** How much more than the likeliest a reading may cost to be wanted all the same. */
export type Spread = (likeliest: Reading) => number;

/** For whoever takes the likeliest reading alone. */
export const ONLY_LIKELIEST: Spread = () => 0;
const ALL: Spread = () => Infinity;

/**
 * Reads a text against a vocabulary. Pure and deterministic; some hundred microseconds, whatever the size of the country.
 *
 * @param spread readings that cost more are not looked for, which is most of the work; the likeliest ones stay the same.
 */
export function understand(text: string, vocabulary: Vocabulary, spread: Spread = ALL): Understanding {
  const said = partWords(tokenize(text), vocabulary.known);
  if (said.length === 0) return { readings: [] };
  const first = findMatches(said, vocabulary.tree, vocabulary.known);
  const tokens = withoutCourtesy(said, first.matches);
  const { matches, forms } = tokens === said ? first : findMatches(tokens, vocabulary.tree, vocabulary.known);
  const english = isEnglish(tokens, vocabulary.known);
  const isGap = (token: Token): boolean =>
    vocabulary.gapWords.has(token.exact) ||
    (!token.marked && vocabulary.bareGaps.has(token.bare)) ||
    (english && vocabulary.englishGaps.has(token.exact));
  const everyday = new Set(matches.filter((match) => isEveryday(match)).map((match) => `${match.from} ${match.until}`));
  const partly = findIndicatorWords(tokens, forms, vocabulary.indicatorWords, isGap);
  matches.push(...partly.filter((match) => !everyday.has(`${match.from} ${match.until}`)));
  const best = new Map<string, Placed>();
  let likeliest: Placed | undefined;
  for (const path of cheapestPaths(tokens, matches, PATHS)) {
    // no reading costs less than its path, and the paths come in the order of their costs
    if (likeliest && path.cost > likeliest.cost + spread(likeliest)) break;
    const parts = readParts(path, vocabulary.kinds);
    for (const [place, topic] of TOPICS.entries()) {
      const proposal = topic(parts, vocabulary);
      if (!proposal) continue;
      const reading: Placed = { ...judge(path, parts, proposal), place };
      const key = keyOf(reading.draft);
      const known = best.get(key);
      if (!known || reading.cost < known.cost) best.set(key, reading);
      if (!likeliest || byCost(reading, likeliest) < 0) likeliest = reading;
    }
  }
  const language = languageOf(tokens, vocabulary.known);
  const readings: readonly Reading[] = [...best.values()].toSorted(byCost);
  return { readings, ...(language ? { language } : {}) };
}
