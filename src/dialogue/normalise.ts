/** So many short texts are remembered with their keys: one message is compared with every command, label and word. */
const MOST_TEXTS = 2_000;
const LONGEST = 200;
const keys = new Map<string, string>();

/**
 * Folds a short text so that one command is found however it is typed: NFC or NFD, any case, with or without diacritics,
 * with stray spaces and closing punctuation. "Báo  CÁO!" and "bao cao" give the same key.
 */
export function commandKey(input: string): string {
  const known = keys.get(input);
  if (known !== undefined) return known;
  const key = fold(input);
  if (input.length > LONGEST) return key;
  if (keys.size >= MOST_TEXTS) keys.clear();
  keys.set(input, key);
  return key;
}

function fold(input: string): string {
  return input
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐÐð]/gu, "d")
    .toLowerCase()
    .replace(/[\s\u00a0]+/gu, " ")
    .replace(/[\s.!?…,;:]+$/u, "")
    .trim();
}
