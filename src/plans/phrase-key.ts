/**
 * The key under which two spellings of a phrase are the same: case, spaces, composed or decomposed letters, and where
 * the tone mark stands ("hoá" and "hóa") do not matter; letters and tones do.
 */
export function phraseKey(phrase: string): string {
  return phrase
    .normalize("NFD")
    .replaceAll("Ð", "Đ")
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(TONES, "") + (word.match(TONES)?.join("") ?? ""))
    .join(" ");
}

/** Grave, acute, hook, tilde and dot below, as combining marks. */
const TONES = /[\u0300\u0301\u0309\u0303\u0323]/g;
