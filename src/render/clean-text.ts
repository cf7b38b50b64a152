/** Control, direction-turning, surrogate and non-characters: none is ever part of what a person reads. */
const UNPRINTABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]/gu;

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
