import { foldWord, type FoldedWord } from "../text/fold.ts";
import { isOneSlip, type SlipIndex } from "../text/edits.ts";
import { chatLetters, plainFromTelex } from "../text/telex.ts";
import { SYLLABLE } from "../text/language.ts";
import type { Token } from "../text/tokens.ts";

/** What may stand behind one or two tokens: the words meant, and what it costs to believe so. */
export interface WordForm {
  readonly words: readonly FoldedWord[];
  /** How many tokens it takes. */
  readonly length: number;
  readonly cost: number;
  /** Slips of the finger assumed. */
  readonly slips: number;
  /** What was typed, where a slip is assumed: its marks must still fit. */
  readonly typed?: FoldedWord;
}

/** The words that phrases are made of, for guessing behind what was typed. */
export interface KnownWords {
  readonly words: ReadonlySet<string>;
  readonly slips: SlipIndex;
  /** Words for kinds of unit. */
  readonly kindPhrases: ReadonlySet<string>;
  readonly abbreviations: ReadonlyMap<string, readonly (readonly FoldedWord[])[]>;
}

const ABBREVIATED = 0.1;
const RESPELLED = 0.35;
const HALF_TYPED = 0.5;
const SPLIT = 0.4;
const JOINED = 0.6;
const SLIP_OF_UNKNOWN = 0.9;
const SLIP_OF_KNOWN = 1.5;

const MOST_PARTS = 8;

/** Cuts letters run together ("thanhtoan") into two to eight known words of two letters or more; undefined when they are none. */
function split(letters: string, known: ReadonlySet<string>, parts = MOST_PARTS): string[] | undefined {
  if (parts < MOST_PARTS && known.has(foldWord(letters).bare)) return [letters];
  if (parts === 1) return undefined;
  for (let length = Math.min(6, letters.length - 2); length >= 2; length -= 1) {
    const head = letters.slice(0, length);
    if (!known.has(foldWord(head).bare)) continue;
    const rest = split(letters.slice(length), known, parts - 1);
    if (rest) return [head, ...rest];
  }
  return undefined;
}

/** Fingers slip within a word, hardly ever on its first letter, unless it changes places with the second. */
function nearWords(typed: string, slips: SlipIndex): string[] {
  return slips.near(typed).filter((near) => near[0] === typed[0] || (near[0] === typed[1] && near[1] === typed[0]));
}

/** Words this long that fall apart into known ones were run together ("huyennaoduoi"); two already without marks, or with. */
const RUN_TOGETHER = { many: 9, two: 7, marked: 4 };

/** The words behind letters that no syllable has ("huyệnnào", "quýIII"), each with the marks it was typed with. */
function partsOf(token: Token, { words: known, slips }: Pick<KnownWords, "words" | "slips">): string[] | undefined {
  const { text, bare, marked } = token;
  if (bare.length >= RUN_TOGETHER.many) return split(text, known);
  // rather one slip of the finger than a space too few
  if (SYLLABLE.test(bare) || nearWords(bare, slips).length > 0) return undefined;
  if (marked && bare.length >= RUN_TOGETHER.marked) return split(text, known, 3);
  const parts = bare.length >= RUN_TOGETHER.two ? split(text, known) : undefined;
  return parts?.length === 2 && parts.every((part) => part.length > 2) ? parts : undefined;
}

/** Parts words that were typed without spaces between them, where that leaves nothing unknown. */
export function partWords(tokens: readonly Token[], known: Pick<KnownWords, "words" | "slips">): Token[] {
  return tokens.flatMap((token): Token[] => {
    if (token.kind !== "word" || known.words.has(token.bare)) return [token];
    return (
      partsOf(token, known)?.map((part, at) => ({
        ...token,
        ...foldWord(part),
        text: part,
        afterComma: token.afterComma && at === 0,
      })) ?? [token]
    );
  });
}

/** A key for a tone in the middle of a word that has marks: the input method was on, so it is rather a slip ("têrn"). */
function isMidTone(bare: string): boolean {
  return /[sfrxj][bcdghklmnpt]+$/.test(bare);
}

function respelled(token: Token, { words, slips }: KnownWords): WordForm[] {
  const forms: WordForm[] = [];
  const telex = plainFromTelex(token.bare);
  const bares = [...(telex ? [foldWord(telex).bare] : []), ...chatLetters(token.bare)].filter((bare) =>
    words.has(bare),
  );
  for (const bare of bares) {
    const cost = telex && token.marked && isMidTone(token.bare) ? RESPELLED + HALF_TYPED : RESPELLED;
    forms.push({ words: [foldWord(bare)], length: 1, cost, slips: 0 });
  }
  const parts = token.bare.length >= 5 ? split(token.bare, words) : undefined;
  if (parts) forms.push({ words: parts.map(foldWord), length: 1, cost: SPLIT, slips: 0 });
  for (const near of nearWords(token.bare, slips))
    forms.push({ words: [foldWord(near)], length: 1, cost: SLIP_OF_UNKNOWN, slips: 1, typed: token });
  return forms;
}

function joined(token: Token, next: Token | undefined, known: KnownWords): WordForm[] {
  if (next?.kind !== "word" || next.afterComma) return [];
  const letters = token.bare + next.bare;
  const bothKnown = known.words.has(token.bare) && known.words.has(next.bare);
  if (bothKnown || letters.length < 4 || letters.length > 7 || !known.words.has(letters)) return [];
  return [{ words: [foldWord(letters)], length: 2, cost: JOINED, slips: 0 }];
}

/** "tt." before a name is a thị trấn, "tt" without a dot rather thanh toán. */
function isKind(words: readonly FoldedWord[], known: KnownWords): boolean {
  return known.kindPhrases.has(words.map((word) => word.exact).join(" "));
}

/** Everything that may stand behind the token at a place, the literal word first. */
export function wordForms(tokens: readonly Token[], at: number, known: KnownWords): WordForm[] {
  const token = tokens[at] as Token;
  const forms: WordForm[] = [{ words: [token], length: 1, cost: 0, slips: 0 }];
  if (token.kind !== "word") return forms;
  for (const words of known.abbreviations.get(token.exact) ?? [])
    forms.push({
      words,
      length: 1,
      cost: token.dotted === isKind(words, known) ? ABBREVIATED / 2 : ABBREVIATED,
      slips: 0,
    });
  if (!known.words.has(token.bare)) forms.push(...respelled(token, known));
  else if (token.bare.length >= 3)
    for (const near of nearWords(token.bare, known.slips))
      forms.push({ words: [foldWord(near)], length: 1, cost: SLIP_OF_KNOWN, slips: 1, typed: token });
  forms.push(...joined(token, tokens[at + 1], known));
  return forms;
}

/** How a question is typed: where most words carry marks, one without is meant so ("qua" is not "quá"). */
export type Marking = "marked" | "bare";

/** Whether a text is typed with diacritics. */
export function markingOf(tokens: readonly Token[]): Marking {
  const words = tokens.filter((token) => token.kind === "word" && token.text.length > 1);
  return words.filter((word) => word.marked).length * 5 >= words.length * 2 ? "marked" : "bare";
}

/** What it costs to take a typed word for a stored one with the same plain letters. Infinite where it is another word. */
export function markCost(typed: FoldedWord, stored: FoldedWord, alone: boolean, marking: Marking): number {
  if (typed.exact === stored.exact) return 0;
  if (!typed.marked) return marking === "bare" ? 0.03 : alone ? 0.5 : 0.15;
  if (typed.shape === stored.shape) {
    const toneless = typed.exact === typed.shape;
    return toneless || isHookForTilde(typed, stored) ? 0.2 : alone ? 1.2 : 0.5;
  }
  return alone ? Infinity : 0.6;
}

/** Whether a marked word can be a slip of a stored one: its tone stays, and its letters with their shapes are one slip away. */
export function isSlipOf(typed: FoldedWord, stored: FoldedWord): boolean {
  if (!typed.marked) return true;
  const tones = [typed.exact.slice(typed.shape.length), stored.exact.slice(stored.shape.length)];
  return (
    (tones[0] === "" || tones[0] === tones[1]) &&
    (isOneSlip(typed.shape, stored.shape) || isOneSlip(typed.bare, stored.shape))
  );
}

/** Hook and tilde (hỏi, ngã) sound alike in the south and are mixed up everywhere. */
function isHookForTilde(typed: FoldedWord, stored: FoldedWord): boolean {
  const tones = typed.exact.slice(typed.shape.length) + stored.exact.slice(stored.shape.length);
  return tones === "\u0309\u0303" || tones === "\u0303\u0309";
}
