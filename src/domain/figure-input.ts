import { compareDecimals, decimal, isWhole, multiplyDecimals, subtractDecimals, type Decimal } from "./decimal.ts";
import type { FigureValue } from "./figure.ts";
import { findProblem, type FigureMeasure, type FigureProblem } from "./figure-input-limits.ts";
import { namesThing, nounsOf } from "./figure-input-nouns.ts";
import { readNumber, tokensOf, type Expectation, type Token } from "./figure-input-number.ts";
import { parseSpeech } from "./figure-input-speech.ts";
import { cleanText, fitsWord, takeApart } from "./figure-input-text.ts";
import { readFact, type FigureWord } from "./figure-input-words.ts";

/** One way to take a text that has several. `part`: a numerator alone, whose denominator has to be asked for. */
type FigureOption =
  | { readonly kind: "value"; readonly value: FigureValue }
  | { readonly kind: "part"; readonly number: Decimal };

/** What a text says as a figure of an indicator. Only `value` may be stored as it is. */
export type FigureReading =
  | { readonly kind: "value"; readonly value: FigureValue }
  /** One option: probably meant, but to be confirmed. */
  | { readonly kind: "ambiguous"; readonly options: readonly FigureOption[] }
  | { readonly kind: "word"; readonly word: FigureWord; readonly reason?: string }
  | { readonly kind: "problem"; readonly problem: FigureProblem }
  | { readonly kind: "not-a-figure" };

const NOT_A_FIGURE: FigureReading = { kind: "not-a-figure" };

/** Longer texts are no figure; a reason behind "chưa có số liệu" fits. */
const LONGEST = 500;

const words = (list: string) => list.split(" ").map(takeApart);
const APPROXIMATE = words("khoảng tầm chừng gần xấp xỉ about around approximately nearly");
const TOTAL = words("tổng số total all the");
const OPENING = words("đạt bằng là tức chiếm tương đương");
const PERCENT = words("percent pct pt");
const JOINT = words("trên trong of over");
const NUMERATOR = words("tử numerator");
const DENOMINATOR = words("mẫu denominator");
const BEHIND_NAME = words("số là is");
const AND = words("và and");
/** Words that may stand beside two numbers of one statement. */
const BETWEEN = words("và thì là có được đã đạt của số còn and are is were");
const isOneOf = (text: string, known: readonly ReturnType<typeof takeApart>[]) => {
  const word = takeApart(text);
  return known.some((candidate) => fitsWord(word, candidate));
};

/** Stands for "trong đó": the whole goes before it, the part behind. */
const OF_THESE = "⊃";

const sign = (text: string): Token => ({ kind: "sign", text, glued: false });

/** Writes "phần trăm" as % and "trên tổng số" as /, so that one grammar reads all. */
function unify(tokens: readonly Token[]): Token[] {
  const unified: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const pair = `${takeApart(token.text).letters} ${takeApart(tokens[at + 1]?.text ?? "").letters}`;
    if (pair === "trong do" || pair === "of which") {
      unified.push(sign(OF_THESE));
      at += 1;
    } else if (pair === "phan tram" || pair === "per cent" || pair === "out of") {
      unified.push(sign(pair === "out of" ? "/" : "%"));
      at += 1;
    } else if (isOneOf(token.text, PERCENT)) unified.push(sign("%"));
    else if (unified.length > 0 && isOneOf(token.text, JOINT)) unified.push(sign("/"));
    else unified.push(token);
  }
  return unified;
}

/** The tokens of a part behind its name: "số là 3546," as 3546. */
function partBehindName(tokens: readonly Token[]): readonly Token[] {
  const isFiller = (token: Token | undefined) => token !== undefined && isOneOf(token.text, BEHIND_NAME);
  const isSign = (token: Token | undefined) => token !== undefined && ":=,;".includes(token.text);
  let [from, until] = [0, tokens.length];
  while (isFiller(tokens[from]) || isSign(tokens[from])) from += 1;
  while (until > from && (isSign(tokens[until - 1]) || isOneOf(tokens[until - 1]?.text ?? "", AND))) until -= 1;
  return tokens.slice(from, until);
}

/** Writes "tử số 3546, mẫu số 7880", in either order, as 3546/7880. */
function joinNamedParts(tokens: readonly Token[]): readonly Token[] {
  const placesOf = (name: typeof NUMERATOR) => tokens.flatMap(({ text }, at) => (isOneOf(text, name) ? [at] : []));
  const [numerators, denominators] = [placesOf(NUMERATOR), placesOf(DENOMINATOR)];
  const [numerator = -1, denominator = -1] = [numerators[0], denominators[0]];
  const isNamed = numerators.length === 1 && denominators.length === 1 && Math.min(numerator, denominator) === 0;
  if (!isNamed || tokens.some(({ text }) => "/%".includes(text))) return tokens;
  const second = Math.max(numerator, denominator);
  const [before, behind] = [partBehindName(tokens.slice(1, second)), partBehindName(tokens.slice(second + 1))];
  return numerator === 0 ? [...before, sign("/"), ...behind] : [...behind, sign("/"), ...before];
}

/**
 * Drops the nouns behind a number and "tổng số" before it. Nouns before it only where `before` says so, behind "trên":
 * elsewhere "trực tuyến 45%" would lose the name that it belongs to.
 */
function withoutNouns(tokens: readonly Token[], nouns: ReadonlySet<string>, before = false): Token[] {
  const isNoun = (token: Token | undefined) => token !== undefined && namesThing(token, nouns);
  const isLeading = (token: Token | undefined) =>
    token?.kind === "word" && (isOneOf(token.text, TOTAL) || (before && isNoun(token)));
  let from = 0;
  let until = tokens.length;
  while (until > 1 && isNoun(tokens[until - 1])) until -= 1;
  while (from < until - 1 && isLeading(tokens[from])) from += 1;
  return tokens.slice(from, until);
}

function settle(value: FigureValue, measure: FigureMeasure): FigureReading {
  const problem = findProblem(value, measure);
  return problem ? { kind: "problem", problem } : { kind: "value", value };
}

const isValid = (value: FigureValue, measure: FigureMeasure) => !findProblem(value, measure);

/** Where there are parts, numbers are whole unless the plan says otherwise. */
const partExpectation = (measure: FigureMeasure): Expectation => (measure.decimals ? "measure" : "whole");

/** `8/2024` is as likely the month of a year. */
function isMonthOfYear(numerator: readonly Token[], denominator: readonly Token[]): boolean {
  const [month, year] = [numerator, denominator].map((side) => side.map((token) => token.text).join(" "));
  return /^(?:0?[1-9]|1[0-2])$/.test(month ?? "") && /^20\d\d$/.test(year ?? "");
}

function readRatio(left: readonly Token[], right: readonly Token[], measure: FigureMeasure): FigureReading {
  const nouns = nounsOf(measure);
  const [numerator] = readNumber(withoutNouns(left, nouns), partExpectation(measure));
  const [denominator] = readNumber(withoutNouns(right, nouns, true), partExpectation(measure));
  if (!numerator || !denominator) return NOT_A_FIGURE;
  const value: FigureValue = { kind: "ratio", numerator, denominator };
  if (isMonthOfYear(left, right) && isValid(value, measure))
    return { kind: "ambiguous", options: [{ kind: "value", value }] };
  return settle(value, measure);
}

/** A percentage said beside its parts has to agree with them, rounded or cut at the decimals it was given with. */
function agrees(stated: Decimal, value: Extract<FigureValue, { kind: "ratio" }>): boolean {
  const exact = multiplyDecimals(value.numerator, decimal(100));
  const gap = subtractDecimals(exact, multiplyDecimals(stated, value.denominator));
  const scaled = multiplyDecimals(gap, decimal(10n ** BigInt(stated.scale)));
  const size = { digits: scaled.digits < 0n ? -scaled.digits : scaled.digits, scale: scaled.scale };
  return compareDecimals(size, value.denominator) < 0;
}

/** "3546/7880 = 45%", "3546/7880 (45,0%)", "45% (3546/7880)": parts with their percentage. */
function readRatioWithPercent(tokens: readonly Token[], percentAt: number, measure: FigureMeasure): FigureReading {
  const isOpening = (token: Token | undefined) =>
    token !== undefined && (["=", "(", ",", ";", ":"].includes(token.text) || isOneOf(token.text, OPENING));
  const closed = tokens.at(-1)?.text === ")" ? tokens.slice(0, -1) : tokens;
  const isTail = percentAt === closed.length - 1;
  const opening = isTail ? closed.findLastIndex((token, at) => at < percentAt && isOpening(token)) : percentAt + 1;
  if (opening < 1 || !isOpening(closed[opening])) return NOT_A_FIGURE;
  const parts = isTail ? closed.slice(0, opening) : closed.slice(opening + 1);
  const [stated] = readNumber(closed.slice(isTail ? opening + 1 : 0, percentAt), "percent");
  const kept = parts.filter((token) => !isOpening(token));
  const reading = readWithoutPercent(kept, measure);
  if (reading.kind !== "value" || reading.value.kind !== "ratio")
    return reading.kind === "problem" ? reading : NOT_A_FIGURE;
  if (!stated) return NOT_A_FIGURE;
  const { numerator, denominator } = reading.value;
  return agrees(stated, reading.value)
    ? reading
    : { kind: "problem", problem: { rule: "percent-mismatch", stated, numerator, denominator } };
}

function readWithoutPercent(tokens: readonly Token[], measure: FigureMeasure): FigureReading {
  const joints = tokens.flatMap((token, at) => (token.text === "/" ? [at] : []));
  if (joints.length > 1) return NOT_A_FIGURE;
  const joint = joints[0];
  if (joint !== undefined) return readRatio(tokens.slice(0, joint), tokens.slice(joint + 1), measure);
  const reading = measure.kind === "count" ? readCount(tokens, measure) : readBare(tokens, measure);
  return reading.kind === "not-a-figure" ? readStatement(tokens, measure) : reading;
}

/**
 * "Tổng 14.027 hồ sơ, trong đó 12.553 hồ sơ trực tuyến" is a whole and its part. Two numbers of which nothing says which is
 * which ("giải quyết 12.040 hồ sơ, đúng hạn 12.000") are asked back. Every other word has to be one of the indicator's own.
 */
function readStatement(tokens: readonly Token[], measure: FigureMeasure): FigureReading {
  const nouns = nounsOf(measure);
  const isBeside = (token: Token) =>
    [",", ":", ";", "=", OF_THESE].includes(token.text) ||
    isOneOf(token.text, BETWEEN) ||
    isOneOf(token.text, TOTAL) ||
    namesThing(token, nouns);
  const numbers: { readonly at: number; readonly pieces: Token[] }[] = [];
  for (const [at, token] of tokens.entries()) {
    if (isBeside(token)) continue;
    const last = numbers.at(-1);
    if (last && last.at + last.pieces.length === at) last.pieces.push(token);
    else numbers.push({ at, pieces: [token] });
  }
  const [first, second] = numbers.map(({ pieces }) => readNumber(pieces, partExpectation(measure))[0]);
  const hasWords = tokens.some((token) => token.kind === "word" && isBeside(token));
  if (numbers.length !== 2 || !first || !second || measure.kind !== "ratio" || !hasWords) return NOT_A_FIGURE;
  const isPartSaid = tokens.some(({ text }, at) => text === OF_THESE && at < (numbers[1]?.at ?? 0) && at > 0);
  const [part, whole] = isPartSaid || compareDecimals(first, second) > 0 ? [second, first] : [first, second];
  const value: FigureValue = { kind: "ratio", numerator: part, denominator: whole };
  if (isPartSaid) return settle(value, measure);
  return isValid(value, measure) ? { kind: "ambiguous", options: [{ kind: "value", value }] } : NOT_A_FIGURE;
}

function readCount(tokens: readonly Token[], measure: FigureMeasure): FigureReading {
  const [count] = readNumber(withoutNouns(tokens, nounsOf(measure)), partExpectation(measure));
  return count ? settle({ kind: "count", count }, measure) : NOT_A_FIGURE;
}

/** A bare number where a ratio is asked for: a percentage up to 100, else a part that lacks its whole. */
function readBare(tokens: readonly Token[], measure: FigureMeasure): FigureReading {
  const stripped = withoutNouns(tokens, nounsOf(measure));
  const pair = readPair(stripped, measure);
  if (pair) return { kind: "ambiguous", options: [pair, ...asPart(stripped, measure)] };
  const readings = readNumber(stripped, "percent");
  const [first] = readings;
  if (!first) return NOT_A_FIGURE;
  const asPercent: FigureValue = { kind: "percent", percent: first };
  // "45 hồ sơ" is a number of dossiers, never 45 %.
  const isPart = stripped.length < tokens.length;
  if (readings.length === 1 && !isPart && isValid(asPercent, measure)) return { kind: "value", value: asPercent };
  const part = readings.at(-1) as Decimal;
  if (readings.length > 1 && !isPart && isValid(asPercent, measure))
    return {
      kind: "ambiguous",
      options: [
        { kind: "value", value: asPercent },
        { kind: "part", number: part },
      ],
    };
  const problem = part.digits < 0n ? findProblem({ kind: "percent", percent: part }, measure) : undefined;
  return { kind: "problem", problem: problem ?? { rule: "needs-denominator", number: part } };
}

/** "620 665" and "620, 665": two numbers whose slash is missing, when they could be part and whole. */
function readPair(tokens: readonly Token[], measure: FigureMeasure): FigureOption | undefined {
  const [left, comma, right] = tokens.length === 2 ? [tokens[0], undefined, tokens[1]] : tokens;
  const isJoint = comma === undefined || comma.text === "," || comma.text === ";";
  if (tokens.length > 3 || !isJoint || left?.kind !== "number" || right?.kind !== "number") return undefined;
  const [numerator] = readNumber([left], partExpectation(measure));
  const [denominator] = readNumber([right], partExpectation(measure));
  if (!numerator || !denominator || !isWhole(numerator) || !isWhole(denominator)) return undefined;
  const value: FigureValue = { kind: "ratio", numerator, denominator };
  return isValid(value, measure) ? { kind: "value", value } : undefined;
}

/** "3 546" is also one number, to which the denominator is missing. */
function asPart(tokens: readonly Token[], measure: FigureMeasure): FigureOption[] {
  const [number] = readNumber(tokens, partExpectation(measure));
  return number ? [{ kind: "part", number }] : [];
}

function readPercent(tokens: readonly Token[], measure: FigureMeasure): FigureReading {
  if (measure.kind === "count")
    return readNumber(tokens, "percent").length
      ? { kind: "problem", problem: { rule: "percent-for-count" } }
      : NOT_A_FIGURE;
  // "41.050%" cannot be 41 thousand per cent: a reading that breaks the range is no reading while another is left.
  const readings = readNumber(tokens, "percent").map((percent): FigureValue => ({ kind: "percent", percent }));
  const valid = readings.filter((value) => isValid(value, measure));
  if (valid.length > 1) return { kind: "ambiguous", options: valid.map((value) => ({ kind: "value", value })) };
  const value = valid[0] ?? readings[0];
  return value ? settle(value, measure) : NOT_A_FIGURE;
}

function readTokens(tokens: readonly Token[], measure: FigureMeasure): FigureReading {
  const percents = tokens.flatMap((token, at) => (token.text === "%" ? [at] : []));
  const [percentAt] = percents;
  if (percents.length > 1) return NOT_A_FIGURE;
  if (percentAt === undefined) return readWithoutPercent(tokens, measure);
  if (tokens.some((token) => token.text === "/")) return readRatioWithPercent(tokens, percentAt, measure);
  const body = withoutNouns(tokens, nounsOf(measure));
  return body.at(-1)?.text === "%" ? readPercent(body.slice(0, -1), measure) : NOT_A_FIGURE;
}

const isApproximate = (token: Token) => "~≈".includes(token.text) || isOneOf(token.text, APPROXIMATE);

/**
 * Reads what somebody typed where a figure of an indicator is asked for: `3546/7880`, `3.546 trên 7.880`, `45,0`, `41.05%`,
 * "bốn lăm phần trăm", `1tr2`, "không phát sinh". Never throws.
 *
 * Dot and comma follow Vietnamese writing and the kind of measure. A bare number up to 100 is a percentage where a ratio
 * is asked for. "0" is zero; "không có" is left as a word, because it is zero only where things are counted.
 */
export function parseFigure(text: string, measure: FigureMeasure): FigureReading {
  if (text.length > LONGEST) return NOT_A_FIGURE;
  const spoken = parseSpeech(cleanText(text).replace(/\s+/g, " "));
  if (spoken === "") return NOT_A_FIGURE;
  const fact = readFact(spoken, nounsOf(measure));
  if (fact) return { kind: "word", ...fact };
  const tokens = joinNamedParts(unify(tokensOf(spoken.toLowerCase())));
  const exact = tokens.slice(tokens.findIndex((token) => !isApproximate(token)));
  const reading = readTokens(exact, measure);
  if (exact.length === tokens.length) return reading;
  return reading.kind === "not-a-figure" ? reading : { kind: "problem", problem: { rule: "approximate" } };
}
