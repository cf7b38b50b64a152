import type { Sense } from "../lexicon/sense.ts";
import type { FoldedWord } from "../text/fold.ts";
import { isEnglish } from "../text/language.ts";
import { readNumber } from "../text/numbers.ts";
import type { Token } from "../text/tokens.ts";
import type { PhraseNode, PhraseTree, StoredPhrase } from "./phrase-tree.ts";
import {
  isSlipOf,
  markCost,
  markingOf,
  wordForms,
  type Marking,
  type KnownWords,
  type WordForm,
} from "./word-forms.ts";

/** A stretch of tokens with one meaning, and what it costs to believe it. */
export interface Match {
  readonly from: number;
  /** First token after it. */
  readonly until: number;
  readonly sense: Sense;
  readonly cost: number;
  readonly doubt: number;
}

interface Walk {
  readonly start: number;
  readonly tokens: readonly Token[];
  readonly forms: readonly (readonly WordForm[])[];
  readonly found: Match[];
  readonly marking: Marking;
  readonly english: boolean;
}

interface Step {
  readonly node: PhraseNode;
  readonly at: number;
  readonly cost: number;
  readonly slips: number;
  readonly typed: readonly FoldedWord[];
  /** What was really typed where a slip is assumed, by place in the phrase. */
  readonly slipped: readonly (FoldedWord | undefined)[];
  /** A slip that turned one known word into another. */
  readonly bold: boolean;
}

/** The most slips believed within one phrase. */
const slipsAllowed = (words: number): number => (words >= 4 ? 2 : 1);

function costOf(stored: StoredPhrase, step: Step, marking: Marking): number {
  let cost = stored.cost;
  // one word with marks shows that the others of its phrase have none on purpose
  const within = step.typed.some((word) => word.marked) ? "marked" : marking;
  for (const [index, word] of stored.words.entries()) {
    const slipped = step.slipped[index];
    if (slipped && !isSlipOf(slipped, word)) return Infinity;
    cost += markCost(step.typed[index] as FoldedWord, word, stored.words.length === 1, within);
  }
  return cost;
}

/** How many letters of a phrase were typed as they are stored. */
function rightLetters({ typed, slipped }: Step): number {
  return typed.reduce((sum, word, at) => sum + (slipped[at] ? 0 : word.bare.length), 0);
}

function isBelievable(step: Step, words: number): boolean {
  if (step.slips > slipsAllowed(words)) return false;
  if (step.slips === 0) return true;
  // a slip in three letters is believed between words that are right, and only where it made no other word
  const short = step.slipped.some((typed) => typed !== undefined && typed.bare.length < 4);
  if (words > 1) return !short || (!step.bold && rightLetters(step) >= 4);
  return !step.bold && (step.typed[0]?.bare.length ?? 0) >= 5;
}

/** What it costs to take a Vietnamese syllable for a little English word. */
const FOREIGN = 0.9;

/** A slip within a long phrase is beyond doubt; in one or two words it may be another word after all. */
function doubtOf(step: Step, stored: StoredPhrase, cost: number): number {
  // a negation turns the answer round: one that is only guessed at is asked about
  if (step.slips > 0 && stored.sense.is === "not" && stored.words.length === 1) return 0.9;
  // one word with another tone is rather another word
  if (step.slips === 0) return stored.words.length === 1 && cost - stored.cost >= 1 ? 0.9 : 0;
  return (stored.words.length >= 3 ? 0 : 0.2 * step.slips) + (step.bold && stored.words.length < 3 ? 0.2 : 0);
}

function advance(step: Step, form: WordForm): Step | undefined {
  let { node } = step;
  for (const word of form.words) {
    const next = node.next.get(word.bare);
    if (!next) return undefined;
    node = next;
  }
  return {
    node,
    at: step.at + form.length,
    cost: step.cost + form.cost,
    slips: step.slips + form.slips,
    typed: [...step.typed, ...form.words],
    slipped: [...step.slipped, ...form.words.map(() => form.typed)],
    bold: step.bold || (form.slips > 0 && form.cost > 1),
  };
}

function walk(context: Walk, step: Step): void {
  for (const stored of step.node.ends) {
    if (!isBelievable(step, stored.words.length)) continue;
    // another word is never passed over as a slip of one that says nothing
    if (step.bold && stored.sense.is === "filler") continue;
    const foreign = stored.onlyEnglish && !context.english ? FOREIGN : 0;
    const cost = step.cost + costOf(stored, step, context.marking) + foreign;
    if (cost === Infinity) continue;
    context.found.push({
      from: context.start,
      until: step.at,
      sense: stored.sense,
      cost,
      doubt: foreign || doubtOf(step, stored, cost),
    });
  }
  if (step.slips > 2) return;
  for (const form of context.forms[step.at] ?? []) {
    const next = advance(step, form);
    if (next) walk(context, next);
  }
}

function numbers(tokens: readonly Token[]): Match[] {
  return tokens.flatMap((_, from) => {
    const number = readNumber(tokens, from);
    if (!number) return [];
    const { value, asDecimal } = number;
    const sense: Sense = { is: "number", value, ...(asDecimal === undefined ? {} : { asDecimal }) };
    return [{ from, until: from + number.length, sense, cost: number.doubt, doubt: 0 }];
  });
}

/** Every stretch of a question that means something: stored phrases, however they are typed, and numbers. */
export function findMatches(
  tokens: readonly Token[],
  tree: PhraseTree,
  known: KnownWords,
): { matches: Match[]; forms: WordForm[][] } {
  const forms = tokens.map((_, at) => wordForms(tokens, at, known));
  const matches = numbers(tokens);
  const marking = markingOf(tokens);
  const english = isEnglish(tokens, known);
  for (let start = 0; start < tokens.length; start += 1)
    walk(
      { start, tokens, forms, found: matches, marking, english },
      { node: tree.root, at: start, cost: 0, slips: 0, typed: [], slipped: [], bold: false },
    );
  return { matches, forms };
}
