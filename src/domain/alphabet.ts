/**
 * Compares names as a Vietnamese list has them ("Đ" behind "D"). One collator for all: `localeCompare` looks for its own
 * each time, which a province's list of communes feels.
 */
export const byAlphabet: (a: string, b: string) => number = new Intl.Collator("vi").compare;
