import type { Token } from "./tokens.ts";

/** A number as somebody wrote it. */
export interface WrittenNumber {
  /** Plain notation with a point, for {@link file://../../domain/decimal.ts}. */
  readonly value: string;
  /** The other reading of `1.250`: a decimal point instead of thousands. Present only where both are possible. */
  readonly asDecimal?: string;
  /** How many tokens it takes. */
  readonly length: number;
  /** Above zero where the words are words of their own too ("ba", "năm", "sáu"). */
  readonly doubt: number;
}

/** Reads digits: comma is decimal and dot groups thousands, but `41.05` and `99.7` from phones are decimals. */
export function readDigits(text: string): Pick<WrittenNumber, "value" | "asDecimal"> | undefined {
  if (/^\d+$/.test(text)) return { value: plain(text) };
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) {
    const value = plain(text.replaceAll(".", "").replace(",", "."));
    return /^[1-9]\d{0,2}\.\d{3}$/.test(text)
      ? { value, asDecimal: plain(text) }
      : { value: text.startsWith("0.") ? plain(text) : value };
  }
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text)) return { value: plain(text.replaceAll(",", "")) };
  if (/^\d+[.,]\d+$/.test(text)) return { value: plain(text.replace(",", ".")) };
  return undefined;
}

function plain(text: string): string {
  return text.replace(/^0+(?=\d)/, "");
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    khong: 0,
    mot: 1,
    hai: 2,
    ba: 3,
    bon: 4,
    tu: 4,
    nam: 5,
    lam: 5,
    sau: 6,
    bai: 7,
    bay: 7,
    tam: 8,
    chin: 9,
  }),
);
const ENGLISH: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighti: 80,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    twenti: 20,
    thirti: 30,
    forti: 40,
    fifti: 50,
    sixti: 60,
    seventi: 70,
    nineti: 90,
  }),
);

/** What a number word must be when it is typed with diacritics, so that "tâm" is not eight and "năm" is not "nam". */
const MARKED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    khong: ["không"],
    mot: ["một", "mốt"],
    bon: ["bốn"],
    tu: ["tư"],
    nam: ["năm"],
    lam: ["lăm"],
    sau: ["sáu"],
    bai: ["bảy", "bẩy"],
    tam: ["tám"],
    chin: ["chín"],
    muoi: ["mười", "mươi"],
    tram: ["trăm"],
    phay: ["phẩy", "phảy"],
    ruoi: ["rưỡi", "rưởi"],
    linh: ["linh"],
    le: ["lẻ"],
    chuc: ["chục"],
    nghin: ["nghìn"],
    ngan: ["ngàn"],
  }),
);

function isWord(token: Token | undefined, ...words: string[]): boolean {
  if (!token || token.kind !== "word" || !words.includes(token.bare)) return false;
  return !token.marked || (MARKED.get(token.bare) ?? []).some((form) => form === token.text);
}

function digitOf(token: Token | undefined): number | undefined {
  if (!token) return undefined;
  if (token.kind === "number") return /^\d$/.test(token.text) ? Number(token.text) : undefined;
  const value = DIGITS.get(token.bare);
  return value !== undefined && isWord(token, token.bare) ? value : undefined;
}

interface Spelled {
  readonly value: number;
  readonly length: number;
}

/** "bốn mươi lăm", "4 mươi lăm", "mười hai", "ba chục", "bốn lăm"; undefined when there is no tens word or pair. */
function readTens(tokens: readonly Token[], at: number): Spelled | undefined {
  if (isWord(tokens[at], "muoi") && tokens[at]?.text !== "mươi") {
    const ones = digitOf(tokens[at + 1]);
    return ones !== undefined && ones > 0 && tokens[at + 1]?.kind === "word"
      ? { value: 10 + ones, length: 2 }
      : { value: 10, length: 1 };
  }
  const tens = digitOf(tokens[at]);
  if (tens === undefined || tens === 0) return undefined;
  if (isWord(tokens[at + 1], "muoi", "chuc")) {
    const ones = digitOf(tokens[at + 2]);
    return ones !== undefined && ones > 0 && !isWord(tokens[at + 3], "muoi")
      ? { value: tens * 10 + ones, length: 3 }
      : { value: tens * 10, length: 2 };
  }
  const ones = tokens[at + 1];
  if (isWord(ones, "lam", "tu") && ones?.text !== "tu") return { value: tens * 10 + (digitOf(ones) ?? 0), length: 2 };
  return isWord(ones, "lam") ? { value: tens * 10 + 5, length: 2 } : undefined;
}

function readHundreds(tokens: readonly Token[], at: number): Spelled | undefined {
  const hundreds = digitOf(tokens[at]);
  if (hundreds === undefined || !isWord(tokens[at + 1], "tram")) return readTens(tokens, at);
  const rest = at + 2;
  if (isWord(tokens[rest], "linh", "le")) {
    const ones = digitOf(tokens[rest + 1]);
    if (ones !== undefined) return { value: hundreds * 100 + ones, length: 4 };
  }
  const tens = readTens(tokens, rest);
  return { value: hundreds * 100 + (tens?.value ?? 0), length: 2 + (tens?.length ?? 0) };
}

function readEnglish(tokens: readonly Token[], at: number): Spelled | undefined {
  const first = ENGLISH.get(tokens[at]?.bare ?? "");
  if (first === undefined || tokens[at]?.marked) return undefined;
  const second = ENGLISH.get(tokens[at + 1]?.bare ?? "");
  if (first >= 20 && first < 100 && second !== undefined && second > 0 && second < 10)
    return { value: first + second, length: 2 };
  return second === 100 && first < 10 ? { value: first * 100, length: 2 } : { value: first, length: 1 };
}

function withFraction(tokens: readonly Token[], at: number, whole: Spelled): WrittenNumber {
  const next = at + whole.length;
  if (isWord(tokens[next], "ruoi")) return { value: `${whole.value}.5`, length: whole.length + 1, doubt: 0 };
  if (isWord(tokens[next], "phay")) {
    const tens = readTens(tokens, next + 1);
    const fraction = tens ?? { value: digitOf(tokens[next + 1]) ?? -1, length: 1 };
    if (fraction.value >= 0)
      return { value: `${whole.value}.${fraction.value}`, length: whole.length + 1 + fraction.length, doubt: 0 };
  }
  return { value: String(whole.value), length: whole.length, doubt: 0 };
}

const SPOKEN_YEAR = 4;

/** "hai không hai bốn", "hai nghìn không trăm hai mươi bốn": years of this century as they are spoken. */
function readSpokenYear(tokens: readonly Token[], at: number): Spelled | undefined {
  const digits = [0, 1, 2, 3].map((index) =>
    tokens[at + index]?.kind === "word" ? digitOf(tokens[at + index]) : undefined,
  );
  const [thousands, hundreds, tens, ones] = digits;
  if (thousands !== 2) return undefined;
  if (hundreds === 0 && tens !== undefined && ones !== undefined)
    return { value: 2000 + tens * 10 + ones, length: SPOKEN_YEAR };
  if (!isWord(tokens[at + 1], "nghin", "ngan")) return undefined;
  const start = isWord(tokens[at + 2], "khong") && isWord(tokens[at + 3], "tram") ? at + 4 : at + 2;
  const rest = readTens(tokens, start);
  return rest && { value: 2000 + rest.value, length: start - at + rest.length };
}

/** The longest number that begins at a token, in digits, in words or in both; undefined when none does. */
export function readNumber(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const year = readSpokenYear(tokens, at);
  if (year) return { value: String(year.value), length: year.length, doubt: 0 };
  const spelled = readHundreds(tokens, at);
  if (spelled) return withFraction(tokens, at, spelled);
  const token = tokens[at];
  if (token?.kind === "number") {
    const digits = readDigits(token.text);
    if (!digits) return undefined;
    const whole = /^\d+$/.test(token.text)
      ? withFraction(tokens, at, { value: Number(token.text), length: 1 })
      : undefined;
    return whole && whole.length > 1 ? whole : { ...digits, length: 1, doubt: 0 };
  }
  const digit = digitOf(token);
  // "không" alone is a negation, never zero
  if (digit !== undefined && digit > 0) {
    const number = withFraction(tokens, at, { value: digit, length: 1 });
    return { ...number, doubt: number.length > 1 ? 0 : token?.marked ? 0.1 : 0.4 };
  }
  const english = readEnglish(tokens, at);
  return english && { value: String(english.value), length: english.length, doubt: 0.1 };
}
