/** Digits and capitals that nobody takes for another: no 0 O, 1 I L, U V. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE = BigInt(ALPHABET.length);
const SHORTEST = 4;
const PREFIX = "TL";

/** Numbers that a code of so many letters can stand for. */
function sizeOf(length: number): bigint {
  return BASE ** BigInt(length);
}

/** A factor without a common divisor with 30: neighbouring numbers get codes that look nothing alike. */
function factorOf(size: bigint): bigint {
  const near = (size * 618n) / 1000n;
  return near - (near % 30n) + 7n;
}

function inverseOf(factor: bigint, size: bigint): bigint {
  let [a, b, x, y] = [factor, size, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % size) + size) % size;
}

/** The length of a number's code, and its place among those of that length. */
function placeOf(id: bigint): { length: number; place: bigint } {
  let length = SHORTEST;
  let place = id;
  while (place >= sizeOf(length)) {
    place -= sizeOf(length);
    length += 1;
  }
  return { length, place };
}

/** The code by which people ask for an answer again: `TL-7K3M` for the answer's number in the database, one to one. */
export function answerCode(id: string): string {
  const { length, place } = placeOf(BigInt(id));
  const size = sizeOf(length);
  let mixed = (place * factorOf(size)) % size;
  let letters = "";
  for (let at = 0; at < length; at += 1) {
    letters = ALPHABET.charAt(Number(mixed % BASE)) + letters;
    mixed /= BASE;
  }
  return `${PREFIX}-${letters}`;
}

function numberOf(letters: string): string | undefined {
  if (letters.length < SHORTEST || letters.length > 9) return undefined;
  let mixed = 0n;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    mixed = mixed * BASE + BigInt(value);
  }
  const size = sizeOf(letters.length);
  let id = (mixed * inverseOf(factorOf(size), size)) % size;
  for (let length = SHORTEST; length < letters.length; length += 1) id += sizeOf(length);
  return id.toString();
}

/** The answer that a code typed after the command stands for: "TL-7K3M", "tl 7k3m", "7k3m"; undefined for anything else. */
export function parseAnswerCode(text: string): string | undefined {
  const match = /^(?:mã\s+)?(?:TL\s*[-–—]?\s*)?([A-Z\d]+)[.!]?$/iu.exec(text.normalize("NFC").trim());
  return match?.[1] === undefined ? undefined : numberOf(match[1].toUpperCase());
}

/** A message that is nothing but a code in full. Shorter forms could be words: "tl" is short for "tỷ lệ" too. */
export function isAnswerCode(text: string): boolean {
  return /^\s*(?:mã\s+)?TL\s*[-–—]\s*[A-Z\d]{4,9}[.!]?\s*$/iu.test(text.normalize("NFC"));
}
