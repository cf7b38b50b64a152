import { decimal, type Decimal } from "./decimal.ts";
import { parseNumberWords } from "./number-words.ts";

/** A piece of a typed figure. */
export interface Token {
  readonly kind: "number" | "word" | "sign";
  readonly text: string;
  /** No space between it and the piece before. */
  readonly glued: boolean;
}

/** Splits a cleaned text into numbers (with the dots and commas inside them), words and single signs. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/(\s*)(?:(\d+(?:[.,]\d+)*)|(\p{L}[\p{L}\p{M}]*)|(\S))/gu)) {
    const kind = match[2] ? "number" : match[3] ? "word" : "sign";
    tokens.push({ kind, text: match[2] ?? match[3] ?? match[4] ?? "", glued: match[1] === "" && tokens.length > 0 });
  }
  return tokens;
}

/** What a dot before exactly three digits, or a comma, has to mean: whole things are counted, days are measured, percentages are below 1.000. */
export type Expectation = "whole" | "measure" | "percent";

/** Longer numbers are account, phone or document numbers. */
const MOST_DIGITS = 12;

/**
 * The readings of one typed number, likeliest first: none when it is no number of ours (a phone number, `1.2.3`), two when
 * the dot of `1.250` may be a decimal point (a percentage) or a thousands separator.
 */
function readLiteral(text: string, expects: Expectation): Decimal[] {
  if (/^0\d{3,}/.test(text) || /^84\d{9}$/.test(text) || /\d{13,}/.test(text)) return [];
  const grouped =
    /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text) ?? /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))$/.exec(text);
  const plainDecimal = /^(\d+)(?:[.,](\d+))?$/.exec(text);
  const asDecimal = plainDecimal && decimal(plainDecimal[2] ? `${plainDecimal[1]}.${plainDecimal[2]}` : text);
  if (grouped) {
    const whole = (grouped[1] as string).replace(/[.,]/g, "");
    if (whole.length > MOST_DIGITS) return [];
    const asGrouped = decimal(grouped[2] ? `${whole}.${grouped[2]}` : whole);
    return expects === "percent" && asDecimal ? [asDecimal, asGrouped] : [asGrouped];
  }
  // "7,880" of an English spreadsheet: a count has no decimals, so only one reading is left.
  if (/^[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(text) || (expects === "whole" && /^[1-9]\d{0,2},\d{3}$/.test(text)))
    return [decimal(text.replaceAll(",", ""))];
  return asDecimal ? [asDecimal] : [];
}

/** Joins the groups of "3 546" and "1 659,5" to one number; undefined when the pieces are no groups of three. */
function joinGroups(texts: readonly string[]): string | undefined {
  const [first, ...rest] = texts;
  if (!first || !/^[1-9]\d{0,2}$/.test(first)) return undefined;
  const areGroups = rest.every((group, index) =>
    (index < rest.length - 1 ? /^\d{3}$/ : /^\d{3}(?:,\d+)?$/).test(group),
  );
  return areGroups ? [first, ...rest].join(".") : undefined;
}

/** "1tr2", "3k5", "12k": the unit letter between or behind glued digits becomes a word, its digits a fraction. */
function spellOutUnits(tokens: readonly Token[]): string[] | undefined {
  const [number, unit, fraction] = tokens;
  if (number?.kind === "number" && unit?.kind === "word" && unit.glued && tokens.length <= 3) {
    const word = { k: "nghìn", tr: "triệu" }[unit.text];
    if (word && !fraction) return [number.text, word];
    if (word && fraction?.glued && /^\d{1,3}$/.test(fraction.text) && /^\d+$/.test(number.text))
      return [`${number.text},${fraction.text}`, word];
  }
  return tokens.some((token) => token.kind === "sign") ? undefined : tokens.map((token) => token.text);
}

/**
 * Reads the pieces of exactly one number: `3.546`, `3 546`, `−5`, `1tr2`, "bốn lăm", "4 mươi lăm".
 *
 * @returns its readings as {@link readLiteral} gives them; empty when the pieces are anything else.
 */
export function readNumber(tokens: readonly Token[], expects: Expectation): Decimal[] {
  const [first, second] = tokens;
  if (!first) return [];
  if (
    first.kind === "sign" &&
    (first.text === "-" || first.text === "+") &&
    second?.kind === "number" &&
    second.glued
  ) {
    const unsigned = readNumber(tokens.slice(1), expects);
    return first.text === "-" ? unsigned.map(({ digits, scale }) => ({ digits: -digits, scale })) : unsigned;
  }
  // A number glued to the piece before it is half of something else: 12-15, a7.
  if (tokens.every((token) => token.kind === "number")) {
    if (tokens.length === 1) return readLiteral(first.text, expects);
    const joined = joinGroups(tokens.map((token) => token.text));
    return joined === undefined ? [] : readLiteral(joined, expects === "percent" ? "measure" : expects);
  }
  const words = spellOutUnits(tokens);
  const value = words && parseNumberWords(words);
  return value ? [value] : [];
}
