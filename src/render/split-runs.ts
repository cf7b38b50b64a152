import type { Run, RunStyle } from "./runs.ts";

/** How long a text becomes when a platform writes it. Both functions give UTF-16 units. */
export interface Measure {
  readonly lengthOf: (text: string) => number;
  /** What opening and closing a style costs, each time it changes. */
  readonly overheadOf: (style: RunStyle) => number;
}

/** The smallest piece that is never cut: a grapheme or its part where the style changes inside it, or a stressed span. */
interface Atom extends Run {
  readonly startsGrapheme: boolean;
}

const GRAPHEMES = new Intl.Segmenter("vi", { granularity: "grapheme" });
const SMALLEST_LIMIT = 32;

function atomsOf(runs: readonly Run[], fits: (run: Run) => boolean): Atom[] {
  const starts = new Set(Array.from(GRAPHEMES.segment(runs.map(({ text }) => text).join("")), ({ index }) => index));
  const atoms: Atom[] = [];
  let offset = 0;
  for (const { text, style } of runs) {
    // A heading or a stressed word stays in one message.
    if ((style === "bold" || style === "italic") && fits({ text, style })) {
      atoms.push({ text, style, startsGrapheme: starts.has(offset) });
      offset += text.length;
      continue;
    }
    for (const { segment, index } of GRAPHEMES.segment(text)) {
      const atom = { text: segment, style, startsGrapheme: starts.has(offset + index) };
      // A pile of marks longer than a whole message is cut between its characters: it has to go somewhere.
      if (fits(atom)) atoms.push(atom);
      else atoms.push(...Array.from(segment, (character) => ({ ...atom, text: character, startsGrapheme: true })));
    }
    offset += text.length;
  }
  return atoms;
}

function sizeOf(atoms: readonly Atom[], { lengthOf, overheadOf }: Measure): number {
  let style: RunStyle | undefined;
  let size = 0;
  for (const atom of atoms) {
    if (atom.style !== style) size += overheadOf(atom.style);
    style = atom.style;
    size += lengthOf(atom.text);
  }
  return size;
}

const isSpace = ({ text }: Atom): boolean => /^\s+$/.test(text);

/** Where a full piece ends: after its last line, else its last word, if that leaves it at least half full; else after its last whole grapheme. */
function cutOf(piece: readonly Atom[], next: Atom): number {
  const following = (index: number): Atom => piece[index] ?? next;
  const last = (isCut: (index: number) => boolean): number | undefined => {
    for (let index = piece.length; index > piece.length / 2; index -= 1) if (isCut(index)) return index;
    return undefined;
  };
  const isWordStart = (index: number): boolean => {
    const before = piece[index - 1];
    return before !== undefined && isSpace(before) && !isSpace(following(index));
  };
  const afterLine = last((index) => isWordStart(index) && piece[index - 1]?.text === "\n");
  const afterWord = afterLine ?? last(isWordStart);
  if (afterWord !== undefined) return afterWord;
  for (let index = piece.length; index > 0; index -= 1) if (following(index).startsGrapheme) return index;
  return piece.length;
}

function merge(atoms: readonly Atom[]): Run[] {
  const runs: { text: string; style: RunStyle }[] = [];
  for (const { text, style } of atoms) {
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  }
  return runs;
}

/**
 * Cuts runs into pieces that each fit a message: at line ends, else between words, never inside a letter, and never
 * inside what is bold or italic unless that is longer than a message.
 *
 * The pieces put together are the whole, except that pieces of nothing but white space are left out: no platform
 * takes an empty message. Throws on a limit under 32 units.
 */
export function splitRuns(runs: readonly Run[], limit: number, measure: Measure): Run[][] {
  if (limit < SMALLEST_LIMIT) throw new RangeError(`a message of ${limit} units is too short to write in`);
  const fits = ({ text, style }: Run): boolean => measure.lengthOf(text) + measure.overheadOf(style) <= limit;
  const pieces: Atom[][] = [];
  let piece: Atom[] = [];
  let size = 0;
  for (const atom of atomsOf(runs, fits)) {
    const costOf = (): number =>
      measure.lengthOf(atom.text) + (piece.at(-1)?.style === atom.style ? 0 : measure.overheadOf(atom.style));
    while (piece.length > 0 && size + costOf() > limit) {
      const cut = cutOf(piece, atom);
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      size = sizeOf(piece, measure);
    }
    size += costOf();
    piece.push(atom);
  }
  pieces.push(piece);
  return pieces.filter((atoms) => !atoms.every(isSpace)).map(merge);
}
