/**
 * A word taken apart, so that it can be compared however it was typed: "hoà", "hòa" and their decomposed forms are equal,
 * "kỳ" equals "kì", and "dung" fits "đúng" while "dừng" does not.
 */
export interface Word {
  /** The letters without any mark, lower case. */
  readonly letters: string;
  /** For each letter the mark that changes it (^ ă ư đ), `.` where there is none. */
  readonly marks: string;
  /** The tone of the syllable, wherever it was put; empty for level tone or none typed. */
  readonly tone: string;
}

/** Grave, acute, tilde, hook and dot below, as combining marks. */
const TONES = "\u0300\u0301\u0303\u0309\u0323";
/** Circumflex, breve and horn, as combining marks. */
const LETTER_MARKS = "\u0302\u0306\u031B";
/** Syllables whose final i may be written y: kỳ/kì, tỷ/tỉ, quý/quí. */
const FINAL_Y = /^(?:[bhklmstv]|qu|th)y$/;

/** So many words are kept taken apart: people use the same ones again and again. */
const MOST_KEPT = 5_000;
const kept = new Map<string, Word>();

/** Takes a word apart. Any string is accepted; what is no Vietnamese letter stands for itself. */
export function takeApart(word: string): Word {
  const known = kept.get(word);
  if (known) return known;
  const taken = takeLetters(word);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (word.length <= 20) kept.set(word, taken);
  return taken;
}

function takeLetters(word: string): Word {
  let letters = "";
  let marks = "";
  let tone = "";
  for (const char of word.toLowerCase().normalize("NFD")) {
    if (TONES.includes(char)) tone = char;
    else if (LETTER_MARKS.includes(char)) marks = marks.slice(0, -1) + char;
    else {
      letters += char === "đ" || char === "ð" ? "d" : char;
      marks += char === "đ" || char === "ð" ? "-" : ".".repeat(char.length);
    }
  }
  if (FINAL_Y.test(letters)) letters = `${letters.slice(0, -1)}i`;
  return { letters, marks, tone };
}

/** Whether a typed word can be meant as a known word: marks and tone that were left out fit, those typed must be right. */
export function fitsWord(typed: Word, known: Word): boolean {
  if (typed.letters !== known.letters || (typed.tone !== "" && typed.tone !== known.tone)) return false;
  for (let index = 0; index < typed.marks.length; index += 1) {
    if (typed.marks[index] !== "." && typed.marks[index] !== known.marks[index]) return false;
  }
  return true;
}

/** Whether a word was typed without any Vietnamese mark, so that it may stand for several words. */
export function isUnmarked(word: Word): boolean {
  return word.tone === "" && /^\.*$/.test(word.marks);
}

const SPACES = /[\u00A0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const MINUS = /[\u2010-\u2015\u2212\uFE63]/g;
const SLASH = /[\u2044\u2215\u29F8]/g;

/** Nothing but ASCII and composed letters of Vietnamese, as most texts are. */
const CLEAN = /^[\t\n\r\u0020-\u007E\u00C0-\u00CF\u00D1-\u01B0\u1EA0-\u1EF9]*$/;

/**
 * One form for characters that phones, PDFs and spreadsheets write differently: composed letters, plain spaces, ASCII
 * digits for full-width ones, `-` and `/` for their look-alikes. Lines and tabs stay. Not NFKC: that would turn "5½" into "51⁄2".
 */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(INVISIBLE, "")
    .replace(SPACES, " ")
    .replace(MINUS, "-")
    .replace(SLASH, "/")
    .replace(/\u00D0/g, "\u0110")
    .normalize("NFC");
}

/** Short forms of chat, each with the words it stands for. Only for whole words: the k of "12k" is a thousand. */
const SHORT_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      ["không", "k ko kg hok hong hông khum hem"],
      ["không phát sinh", "kps kops"],
      ["không có", "kco koco"],
      ["ok", "oki okie oke okay"],
      ["được", "dc đc"],
      ["chưa", "chx"],
      ["số liệu", "sl"],
      ["phát sinh", "ps"],
      ["hồ sơ", "hs"],
      ["tỷ lệ", "tl"],
      ["báo cáo", "bc"],
      ["chỉ tiêu", "ct"],
    ] as const
  ).flatMap(([long, shorts]) => shorts.split(" ").map((short) => [short, long.split(" ")] as const)),
);

/** The words of a text, short forms written out ("ko có sl" → "không có số liệu"). Digits and signs separate words. */
export function wordsOf(text: string): Word[] {
  return (cleanText(text).match(/[\p{L}\p{M}]+/gu) ?? []).flatMap(expand).map(takeApart);
}

/** A typed word, or the words that it is short for. */
export function expand(word: string): readonly string[] {
  return SHORT_FORMS.get(word.toLowerCase()) ?? [word];
}

/** Known phrases, each with what it means. */
export interface Lexicon<T> {
  readonly longest: number;
  readonly byLetters: ReadonlyMap<string, readonly { readonly words: readonly Word[]; readonly meaning: T }[]>;
}

const lettersOf = (words: readonly Word[]) => words.map((word) => word.letters).join(" ");

/** Builds a lexicon. Where two phrases are the same without diacritics ("đúng", "dừng") the earlier one wins for a bare text. */
export function lexicon<T>(entries: readonly (readonly [meaning: T, phrases: readonly string[]])[]): Lexicon<T> {
  const byLetters = new Map<string, { words: readonly Word[]; meaning: T }[]>();
  let longest = 0;
  for (const [meaning, phrases] of entries) {
    for (const phrase of phrases) {
      const words = wordsOf(phrase);
      const key = lettersOf(words);
      byLetters.set(key, [...(byLetters.get(key) ?? []), { words, meaning }]);
      longest = Math.max(longest, words.length);
    }
  }
  return { longest, byLetters };
}

/** The longest known phrase at the start of some words, and how many of them it took. */
export function findPhrase<T>(
  known: Lexicon<T>,
  words: readonly Word[],
): { readonly meaning: T; readonly length: number } | undefined {
  for (let length = Math.min(known.longest, words.length); length > 0; length -= 1) {
    const typed = words.slice(0, length);
    const fitting = known.byLetters
      .get(lettersOf(typed))
      ?.find((phrase) => phrase.words.every((word, index) => fitsWord(typed[index] as Word, word)));
    if (fitting) return { meaning: fitting.meaning, length };
  }
  return undefined;
}
