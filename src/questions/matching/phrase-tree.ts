import { foldWord, normaliseText, type FoldedWord } from "../text/fold.ts";
import type { Sense } from "../lexicon/sense.ts";

/** One stored phrase: how its words are written with diacritics, and what it means. */
export interface StoredPhrase {
  readonly words: readonly FoldedWord[];
  readonly sense: Sense;
  /** Added to the cost of every match: a doubtful phrase loses against a sure one. */
  readonly cost: number;
  readonly onlyEnglish: boolean;
}

/** A place in the tree of all phrases, word by word, by their plain letters. */
export interface PhraseNode {
  readonly next: Map<string, PhraseNode>;
  readonly ends: StoredPhrase[];
}

/** The words of a phrase: letters, digits and the signs that the lexicon names. */
export function phraseWords(phrase: string): FoldedWord[] {
  const normal = normaliseText(phrase);
  const pieces =
    normal.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, " ").match(/\d+|[\p{L}\p{Mn}]+|[<>]=|=[<>]|[%<>=≤≥/+-]/gu) ?? [];
  return pieces.map(foldWord);
}

/** All phrases that a question may contain; looking one up costs its own length, however many there are. */
export class PhraseTree {
  readonly root: PhraseNode = { next: new Map(), ends: [] };
  /** Every word of every phrase, in plain letters. */
  readonly words = new Set<string>();

  add(words: readonly FoldedWord[], sense: Sense, cost = 0, onlyEnglish = false): void {
    if (words.length === 0) return;
    let node = this.root;
    for (const word of words) {
      this.words.add(word.bare);
      let next = node.next.get(word.bare);
      if (!next) {
        next = { next: new Map(), ends: [] };
        node.next.set(word.bare, next);
      }
      node = next;
    }
    node.ends.push({ words, sense, cost, onlyEnglish });
  }
}
