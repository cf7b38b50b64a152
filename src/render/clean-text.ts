/** Control, direction-turning, surrogate and non-characters: none is ever part of what a person reads. */
const UNPRINTABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/**
 * Text made fit for any platform, SVG or spreadsheet: NFC, line ends as `\n`, tabs kept, everything unprintable left out.
 *
 * Removes what would make a vendor refuse the whole message (NUL, half a surrogate pair) or let a name turn the
 * direction of the sentence around it. Joiners inside emoji stay.
 */
export function cleanText(value: string): string {
  return value
    .replace(/\r\n?/g, "\n")
    .replace(UNPRINTABLE, (character) => (character === "\n" || character === "\t" ? character : ""))
    .normalize("NFC");
}

/**
 * Text that is safe as the key of a plain object: `constructor` and the like get a space behind.
 *
 * ECharts and write-excel-file look texts up in plain objects. There `__proto__` finds the prototype of every object:
 * one writes to it, and from then on the whole process is spoilt; the other writes a damaged file.
 */
export function asObjectKey(text: string): string {
  return text in Object.prototype ? `${text} ` : text;
}
