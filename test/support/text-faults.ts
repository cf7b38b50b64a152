/**
 * What no message to a person may contain, whatever it says: what a program prints where a value is missing, spaces that
 * stand twice, quotation marks that are not closed, and dates in another style than 25/8/2024.
 */
const FAULTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["undefined", /\bundefined\b/],
  ["NaN", /\bNaN\b/],
  ["null", /\bnull\b/],
  ["[object", /\[object/],
  ["a function", /=>|\bfunction\b/],
  ["two spaces", /\S {2,}\S/],
  ["a space at the end of a line", /\S +$/m],
  ["a date with leading zeros", /\b0\d\/\d{1,2}\/\d{4}\b|\b\d{1,2}\/0\d\/\d{4}\b/],
  ["a date that begins with the year", /\b\d{4}-\d{2}-\d{2}\b/],
  ["a point or comma that stands alone", /\s[,.;](?:\s|$)/],
];

function hasOpenQuotes(text: string): boolean {
  let depth = 0;
  for (const sign of text.matchAll(/[“”]/g)) {
    depth += sign[0] === "“" ? 1 : -1;
    if (depth < 0 || depth > 1) return true;
  }
  return depth !== 0;
}

/** The faults of a text, by name; none for one that may be sent. */
export function findTextFaults(text: string): string[] {
  const found = FAULTS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return hasOpenQuotes(text) ? [...found, "quotation marks that do not match"] : found;
}
