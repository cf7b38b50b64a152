/**
 * Folds a short text so that one command is found however it is typed: NFC or NFD, any case, with or without diacritics,
 * with stray spaces and closing punctuation. "Báo  CÁO!" and "bao cao" give the same key.
 */
export function commandKey(input: string): string {
  return input
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐÐð]/gu, "d")
    .toLowerCase()
    .replace(/[\s\u00a0]+/gu, " ")
    .replace(/[\s.!?…,;:]+$/u, "")
    .trim();
}
