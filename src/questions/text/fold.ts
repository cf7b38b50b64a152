/** A word under its three keys, from the most to the least exact. */
export interface FoldedWord {
  /** Letters and tone, with the tone at the end and final y as i: "hoá" and "hóa" are one, "kỳ" and "kì" too. */
  readonly exact: string;
  /** Letters with their shapes (ă, ô, đ) but without tone. */
  readonly shape: string;
  /** Plain Latin letters, as typed without diacritics. */
  readonly bare: string;
  /** Whether the form carries any diacritic: what was typed with one is meant with it. */
  readonly marked: boolean;
}

/** Grave, acute, tilde, hook and dot below, as combining marks. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /\p{Mn}/gu;
const PLAIN = /^[a-z0-9]*$/;

/** One normal form for everything that is typed: NFKC, the Icelandic Ð as Đ, lower case, plain quotes and spaces. */
export function normaliseText(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[Ðð]/g, "đ")
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc`´]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/[\s\u200b\ufeff]+/g, " ")
    .trim();
}

/** Final y after a consonant (or qu) is written i by half of the country: kỳ/kì, tỷ/tỉ, quý/quí. "uy" and "ay" stay. */
function iForY(letters: string): string {
  if (!letters.endsWith("y")) return letters;
  return letters.replace(/([^aeiouâêôơưă])y$/, "$1i").replace(/^quy$/, "qui");
}

/** So many words are remembered with their keys, and none that is longer than words are. */
const MOST_WORDS = 20_000;
const LONGEST_WORD = 24;
const folded = new Map<string, FoldedWord>();

/** The keys of one word, already through {@link normaliseText}. */
export function foldWord(word: string): FoldedWord {
  const known = folded.get(word);
  if (known) return known;
  const keys = keysOf(word);
  if (word.length > LONGEST_WORD) return keys;
  if (folded.size >= MOST_WORDS) folded.clear();
  folded.set(word, keys);
  return keys;
}

function keysOf(word: string): FoldedWord {
  if (PLAIN.test(word)) {
    const plain = iForY(word);
    return { exact: plain, shape: plain, bare: plain, marked: false };
  }
  const decomposed = word.normalize("NFD");
  const tone = decomposed.match(TONES)?.at(-1) ?? "";
  const shape = iForY(decomposed.replaceAll(TONES, "").normalize("NFC"));
  const bare = iForY(decomposed.replaceAll(MARKS, "").replaceAll("đ", "d"));
  return { exact: shape + tone, shape, bare, marked: tone !== "" || shape !== bare };
}
