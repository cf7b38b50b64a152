import { addDecimals, decimal, multiplyDecimals, type Decimal } from "./decimal.ts";
import { fitsWord, isUnmarked, takeApart, type Word } from "./figure-input-text.ts";

/** What a word can be inside a spoken number. `unit` digits stand only behind another number: mốt, lăm, nhăm. */
type Sign =
  | { readonly kind: "digit"; readonly value: number; readonly word: string }
  | { readonly kind: "unit"; readonly value: number }
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "scale"; readonly zeros: number }
  | { readonly kind: "ten" | "tens" | "ten-or-tens" | "hundred" | "odd" | "half" | "point" | "minus" };

const digit = (value: number, word: string): readonly [Word, Sign] => [takeApart(word), { kind: "digit", value, word }];
const scale = (zeros: number, word: string): readonly [Word, Sign] => [takeApart(word), { kind: "scale", zeros }];

const KNOWN: readonly (readonly [Word, Sign])[] = [
  ...["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"].map((word, value) => digit(value, word)),
  digit(4, "tư"),
  digit(7, "bẩy"),
  [takeApart("mốt"), { kind: "unit", value: 1 }],
  [takeApart("lăm"), { kind: "unit", value: 5 }],
  [takeApart("nhăm"), { kind: "unit", value: 5 }],
  [takeApart("mười"), { kind: "ten" }],
  [takeApart("mươi"), { kind: "tens" }],
  [takeApart("chục"), { kind: "tens" }],
  [takeApart("trăm"), { kind: "hundred" }],
  ...["nghìn", "ngàn", "nghàn"].map((word) => scale(3, word)),
  ...["triệu", "tr"].map((word) => scale(6, word)),
  ...["tỷ", "tỉ"].map((word) => scale(9, word)),
  [takeApart("linh"), { kind: "odd" }],
  [takeApart("lẻ"), { kind: "odd" }],
  [takeApart("rưỡi"), { kind: "half" }],
  [takeApart("phẩy"), { kind: "point" }],
  [takeApart("chấm"), { kind: "point" }],
  [takeApart("âm"), { kind: "minus" }],
];

/** Without diacritics these alone are as likely another word: năm/nam, sáu/sau, tám/tạm, tư/từ. */
const UNSURE_ALONE = new Set(["nam", "sau", "tam", "tu"]);

function signOf(text: string): Sign | undefined {
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return { kind: "literal", text };
  const word = takeApart(text);
  const fitting = KNOWN.filter(([known]) => fitsWord(word, known));
  const exact = fitting.find(([known]) => known.marks === word.marks && known.tone === word.tone);
  // "muoi" without marks is mười or mươi as its place demands.
  return exact?.[1] ?? (word.letters === "muoi" ? { kind: "ten-or-tens" } : fitting[0]?.[1]);
}

/** A place in a spoken number, moved on as it is read. */
interface Cursor {
  readonly signs: readonly Sign[];
  at: number;
}

function take<K extends Sign["kind"]>(cursor: Cursor, ...kinds: readonly K[]): Extract<Sign, { kind: K }> | undefined {
  const sign = cursor.signs[cursor.at];
  if (!sign || !(kinds as readonly string[]).includes(sign.kind)) return undefined;
  cursor.at += 1;
  return sign as Extract<Sign, { kind: K }>;
}

/** A single digit, spoken or typed. */
function takeDigit(cursor: Cursor): number | undefined {
  const sign = cursor.signs[cursor.at];
  if (sign?.kind === "digit") cursor.at += 1;
  else if (sign?.kind === "literal" && sign.text.length === 1) cursor.at += 1;
  else return undefined;
  return sign.kind === "digit" ? sign.value : Number(sign.text);
}

/** The digit behind tens: "mốt", "lăm", "ba". "Năm" is left alone there: "hai mươi năm" are twenty years. */
function takeUnit(cursor: Cursor): number {
  const unit = take(cursor, "unit");
  if (unit) return unit.value;
  const next = cursor.signs[cursor.at];
  if (next?.kind === "digit" && (next.word === "năm" || next.value === 0)) return 0;
  return takeDigit(cursor) ?? 0;
}

/** Whether two digits in a row are one number ("chín tám", "4 lăm") and not a guess ("bảy tám" may mean seven or eight). */
function isPair(first: number, second: Sign | undefined, isTyped: boolean): boolean {
  if (first < 2 || !second) return false;
  if (second.kind === "unit") return true;
  if (second.kind !== "digit" || second.value === 0 || second.word === "năm") return false;
  return second.word === "tư" || (!isTyped && second.value !== first + 1);
}

/** A number below one hundred, or a typed number of any size; `lone` when it was a single digit. */
function takeTens(
  cursor: Cursor,
): { readonly value: Decimal; readonly lone: boolean; readonly typed?: string } | undefined {
  if (take(cursor, "ten", "ten-or-tens")) return { value: decimal(10 + takeUnit(cursor)), lone: false };
  const sign = cursor.signs[cursor.at];
  const first = takeDigit(cursor);
  if (first !== undefined) {
    if (take(cursor, "tens", "ten-or-tens")) return { value: decimal(first * 10 + takeUnit(cursor)), lone: false };
    if (isPair(first, cursor.signs[cursor.at], sign?.kind === "literal"))
      return { value: decimal(first * 10 + takeUnit(cursor)), lone: false };
    return { value: decimal(first), lone: true, ...(sign?.kind === "literal" ? { typed: sign.text } : {}) };
  }
  const literal = take(cursor, "literal");
  if (!literal) return undefined;
  return { value: typedNumber(literal.text), lone: false, typed: literal.text };
}

/** A typed number inside spoken ones: comma is decimal, a dot groups thousands when exactly three digits follow. */
function typedNumber(text: string): Decimal {
  return decimal(/^[1-9]\d{0,2}\.\d{3}$/.test(text) ? text.replace(".", "") : text.replace(",", "."));
}

/** A number below one thousand: "hai trăm linh năm", "hai trăm tư" (240), "2 trăm rưỡi" (250). */
function takeHundreds(cursor: Cursor): ReturnType<typeof takeTens> {
  const head = takeTens(cursor);
  if (!head || !take(cursor, "hundred")) return head;
  const hundreds = multiplyDecimals(head.value, decimal(100));
  if (take(cursor, "odd")) {
    const rest = takeDigit(cursor);
    return rest === undefined ? undefined : { value: addDecimals(hundreds, decimal(rest)), lone: false };
  }
  if (take(cursor, "half")) return { value: addDecimals(hundreds, decimal(50)), lone: false };
  const [next, after] = cursor.signs.slice(cursor.at, cursor.at + 2);
  // "hai trăm năm" may be 250 or two hundred years.
  const isYears =
    next?.kind === "digit" && next.word === "năm" && after?.kind !== "tens" && after?.kind !== "ten-or-tens";
  const rest = isYears ? undefined : takeTens(cursor);
  if (!rest) return { value: hundreds, lone: false };
  return {
    value: addDecimals(hundreds, rest.lone ? multiplyDecimals(rest.value, decimal(10)) : rest.value),
    lone: false,
  };
}

const power = (zeros: number): Decimal => decimal(10n ** BigInt(zeros));

/**
 * What stands behind a scale without one of its own: "một triệu hai" is 1.200.000, "3 nghìn 546" is 3.546, "hai nghìn
 * mười lăm" is 2.015. "3 nghìn 54" is undefined (3.054 or 3.540), and so is "hai nghìn năm" (2.500 or two thousand years).
 */
function behindScale(
  rest: { value: Decimal; lone: boolean; typed?: string },
  zeros: number,
  isYears: boolean,
): Decimal | undefined {
  if (rest.typed !== undefined) {
    const length = rest.typed.length;
    if (!/^\d+$/.test(rest.typed) || (length !== 1 && length !== 3)) return undefined;
    return multiplyDecimals(rest.value, power(zeros - length));
  }
  if (!rest.lone) return rest.value;
  return isYears ? undefined : multiplyDecimals(rest.value, power(zeros - 1));
}

/** A whole spoken number without sign or fraction. */
function takeWhole(cursor: Cursor): Decimal | undefined {
  let total = decimal(0);
  let last: number | undefined;
  while (cursor.at < cursor.signs.length) {
    if (last !== undefined && take(cursor, "half"))
      return addDecimals(total, multiplyDecimals(power(last - 1), decimal(5)));
    if (last !== undefined && take(cursor, "odd")) {
      const rest = takeDigit(cursor);
      return rest === undefined ? undefined : addDecimals(total, decimal(rest));
    }
    const start = cursor.signs[cursor.at];
    const group = takeHundreds(cursor);
    if (!group) return last === undefined ? undefined : total;
    const scaled = take(cursor, "scale");
    if (!scaled) {
      if (last === undefined) return group.value;
      const rest = behindScale(group, last, start?.kind === "digit" && start.word === "năm");
      return rest && addDecimals(total, rest);
    }
    if (last !== undefined && scaled.zeros >= last) return undefined;
    total = addDecimals(total, multiplyDecimals(group.value, power(scaled.zeros)));
    last = scaled.zeros;
  }
  return last === undefined ? undefined : total;
}

/** The digits behind "phẩy": one by one ("không năm"), or as a number ("hai lăm"). */
function fractionDigits(signs: readonly Sign[]): string | undefined {
  if (signs.length === 0) return undefined;
  if (signs.every((sign) => sign.kind === "digit" || (sign.kind === "literal" && /^\d+$/.test(sign.text))))
    return signs.map((sign) => (sign.kind === "digit" ? String(sign.value) : (sign as { text: string }).text)).join("");
  const cursor: Cursor = { signs, at: 0 };
  const tens = takeTens(cursor);
  return tens && cursor.at === signs.length && tens.typed === undefined ? tens.value.digits.toString() : undefined;
}

/**
 * Reads a number said in Vietnamese words, typed with or without diacritics, also mixed with digits: "bốn lăm" and
 * "4 mươi lăm" are 45, "một triệu hai" is 1.200.000, "ba phẩy không năm" is 3,05, "âm hai" is −2.
 *
 * Undefined when the words are not all of one number, or could be two ("bảy tám", "hai mươi năm", a bare "nam").
 *
 * @param words the words one by one; typed numbers as digits with at most one `.` or `,`.
 */
export function parseNumberWords(words: readonly string[]): Decimal | undefined {
  const only = words.length === 1 ? takeApart(words[0] as string) : undefined;
  if (only && isUnmarked(only) && UNSURE_ALONE.has(only.letters)) return undefined;
  const signs: Sign[] = [];
  for (const word of words) {
    const sign = signOf(word);
    if (!sign) return undefined;
    signs.push(sign);
  }
  const isNegative = signs[0]?.kind === "minus";
  const body = isNegative ? signs.slice(1) : signs;
  const value = readUnsigned(body);
  return value && isNegative ? { digits: -value.digits, scale: value.scale } : value;
}

function readUnsigned(signs: readonly Sign[]): Decimal | undefined {
  const point = signs.findIndex((sign) => sign.kind === "point");
  const whole = point < 0 ? signs : signs.slice(0, point);
  const cursor: Cursor = { signs: whole, at: 0 };
  const value = takeWhole(cursor);
  if (!value) return undefined;
  if (point >= 0) {
    const fraction = fractionDigits(signs.slice(point + 1));
    if (cursor.at !== whole.length || fraction === undefined || fraction.length > 6) return undefined;
    return addDecimals(value, decimal(`0.${fraction}`));
  }
  if (cursor.at === whole.length - 1 && take(cursor, "half")) return addDecimals(value, decimal("0.5"));
  return cursor.at === whole.length ? value : undefined;
}
