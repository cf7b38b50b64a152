import { foldWord, normaliseText, type FoldedWord } from "./fold.ts";

/** A piece of a question: a word, a number or a sign such as `%` or `<`. */
export interface Token extends FoldedWord {
  readonly kind: "word" | "number" | "sign";
  /** As it stands in the normalised text. */
  readonly text: string;
  /** Whether a comma or semicolon stands before it. */
  readonly afterComma: boolean;
  /** Whether a full stop follows at once, as after an abbreviation. */
  readonly dotted: boolean;
  /** Whether no space parts it from the token before. */
  readonly glued: boolean;
}

const PIECE =
  /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{Mn}]*(?:'(?=\p{L})[\p{L}\p{Mn}]+)?|[<>]=|=[<>]|!=|[%<>=≤≥≠/&+-]|[,;?!.:]/gu;
const SIGN = /^[%<>=≤≥≠!/&+-]/;

/** Longest text that is looked at; a question is a sentence or two. */
const MAX_LENGTH = 600;
const MAX_TOKENS = 80;

/** English short forms become the words they stand for; the possessive 's goes. */
function withoutApostrophe(text: string): string[] {
  if (!text.includes("'")) return [text];
  if (text.endsWith("n't")) return [text.replace(/n't$/, ""), "not"].filter((word) => word !== "");
  return [text.slice(0, text.indexOf("'"))];
}

/** A stroke between letters joins words and means nothing; between numbers it means "to". */
export function isHyphen(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1));
}

/** Cuts a text into tokens. Never fails; what is neither letter, digit nor known sign is left out. */
export function tokenize(text: string): Token[] {
  const normal = normaliseText(text.slice(0, MAX_LENGTH));
  const tokens: Token[] = [];
  let afterComma = false;
  let end = -1;
  for (const match of normal.matchAll(PIECE)) {
    const piece = match[0];
    if (/^[,;?!.:]$/.test(piece)) {
      afterComma ||= /[,;]/.test(piece);
      continue;
    }
    if (piece === "-" && isHyphen(normal, match.index)) continue;
    const kind = /^\d/.test(piece) ? "number" : SIGN.test(piece) ? "sign" : "word";
    const words = kind === "word" ? withoutApostrophe(piece) : [piece];
    for (const [index, word] of words.entries())
      tokens.push({
        kind,
        text: word,
        ...foldWord(word),
        afterComma: afterComma && index === 0,
        glued: index === 0 && match.index === end,
        dotted: normal[match.index + piece.length] === ".",
      });
    afterComma = false;
    end = match.index + piece.length;
    if (tokens.length >= MAX_TOKENS) break;
  }
  return tokens;
}
