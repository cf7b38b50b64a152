import type { Token } from "./tokens.ts";

/** What a Vietnamese syllable looks like without its marks. */
const SYLLABLE = /^(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr?|v|x)?[aeiouy]{1,3}(ch?|m|ng|nh?|p|t)?$/;
/** English words that Vietnamese sentences are full of. */
const BORROWED = new Set([
  "online",
  "top",
  "par",
  "index",
  "excel",
  "file",
  "ok",
  "oke",
  "okie",
  "bot",
  "csv",
  "xlsx",
  "deadline",
  "vs",
  "bottom",
  "website",
  "chart",
  "hi",
  "hello",
  "alo",
]);

/** Whether a text is English: a word that it knows and that no Vietnamese could say. */
export function isEnglish(tokens: readonly Token[], known: { readonly words: ReadonlySet<string> }): boolean {
  return tokens.some(
    (token) =>
      token.kind === "word" &&
      token.bare.length > 2 &&
      !token.marked &&
      !SYLLABLE.test(token.bare) &&
      !BORROWED.has(token.bare) &&
      /[aeiouy]/.test(token.bare) &&
      known.words.has(token.bare),
  );
}
