import type { Token } from "./tokens.ts";

/** What a Vietnamese syllable looks like without its marks. */
export const SYLLABLE = /^(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr?|v|x)?[aeiouy]{1,3}(ch?|m|ng|nh?|p|t)?$/;
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

/** Everyday Vietnamese words without their marks, none of which is an English word. */
const VIETNAMESE = new Set(
  "nao huyen xa tinh bao nhieu cua duoi tren khong chua nhat cac nhung vi dat quy nam thang nop ai so voi la tang giam may".split(
    " ",
  ),
);

function isEnglishWord(token: Token, known: ReadonlySet<string>): boolean {
  return (
    token.kind === "word" &&
    token.bare.length > 2 &&
    !token.marked &&
    !SYLLABLE.test(token.bare) &&
    !BORROWED.has(token.bare) &&
    /[aeiouy]/.test(token.bare) &&
    known.has(token.bare)
  );
}

/** Whether a text is English: a word that it knows and that no Vietnamese could say. */
export function isEnglish(tokens: readonly Token[], known: { readonly words: ReadonlySet<string> }): boolean {
  return tokens.some((token) => isEnglishWord(token, known.words));
}

/**
 * The language of a text, where it is beyond doubt: marks are Vietnamese; words that no Vietnamese could say, without one
 * that every Vietnamese question has, are English. Names of units are Vietnamese in either.
 */
export function languageOf(
  tokens: readonly Token[],
  known: { readonly words: ReadonlySet<string> },
): "vi" | "en" | undefined {
  const isFromVietnamese = (token: Token): boolean => VIETNAMESE.has(token.bare) && !token.glued;
  const english = tokens.filter((token) => isEnglishWord(token, known.words)).length;
  const vietnamese = tokens.filter((token) => token.marked || isFromVietnamese(token)).length;
  if (english === 0) return tokens.filter((token) => token.marked).length > 1 ? "vi" : undefined;
  if (vietnamese === 0) return "en";
  // "compare Chi Lăng and Hữu Lũng": marks in names only
  return english >= 3 && english * 2 > vietnamese && !tokens.some(isFromVietnamese) ? "en" : "vi";
}
