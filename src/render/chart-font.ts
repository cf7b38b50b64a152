import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { cleanText } from "./clean-text.ts";

export type FontWeight = 400 | 600 | 700;

/** The only family in a chart: its files travel with the program, so every machine draws the same letters. */
export const FONT_FAMILY = "Be Vietnam Pro";

const FACES: Readonly<Record<FontWeight, string>> = { 400: "400Regular", 600: "600SemiBold", 700: "700Bold" };
const GRAPHEMES = new Intl.Segmenter("vi", { granularity: "grapheme" });

export interface TextStyle {
  /** In logical pixels. */
  readonly size: number;
  readonly weight: FontWeight;
}

export interface ChartFont {
  /** Paths of the TrueType files, for the rasteriser. */
  readonly files: readonly string[];
  /** Advance width of one line of text in logical pixels; kerning left out, so rarely a hair too wide. */
  width(text: string, style: TextStyle): number;
}

function faceFile(weight: FontWeight): string {
  const face = FACES[weight];
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${face}/BeVietnamPro_${face}.ttf`));
}

async function openFace(weight: FontWeight): Promise<(text: string) => number> {
  const [{ create }, bytes] = await Promise.all([import("fontkitten"), readFile(faceFile(weight))]);
  const face = create(bytes);
  if (face.isCollection) throw new TypeError("a font file with one face was expected");
  const advances = new Map<string, number>();
  const advanceOf = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    const advance = face.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / face.unitsPerEm;
    advances.set(character, advance);
    return advance;
  };
  return (text) => Array.from(text, advanceOf).reduce((sum, advance) => sum + advance, 0);
}

/** Reads the font's three weights. Throws when the font package is not installed. */
export async function loadFont(): Promise<ChartFont> {
  const [regular, semiBold, bold] = await Promise.all([openFace(400), openFace(600), openFace(700)]);
  const faces = { 400: regular, 600: semiBold, 700: bold };
  return {
    files: [faceFile(400), faceFile(600), faceFile(700)],
    width: (text, style) => faces[style.weight](text) * style.size,
  };
}

/** One line as it can be drawn and measured: cleaned, composed letters (a combining mark of its own would be measured wrong). */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, (space) => (space === "\u00A0" ? space : " "))
    .trim();
}

interface Wrapping {
  readonly font: ChartFont;
  readonly style: TextStyle;
  readonly width: number;
  /** More lines than this end in an ellipsis. */
  readonly maxLines?: number;
  /** Lines of about equal length instead of one word left over at the end. */
  readonly balanced?: boolean;
}

function breakWord(word: string, { font, style, width }: Wrapping): string[] {
  if (font.width(word, style) <= width) return [word];
  const pieces: string[] = [""];
  for (const { segment } of GRAPHEMES.segment(word)) {
    const last = pieces.length - 1;
    const longer = `${pieces[last]}${segment}`;
    if (pieces[last] === "" || font.width(longer, style) <= width) pieces[last] = longer;
    else pieces.push(segment);
  }
  return pieces;
}

function ellipsis(line: string, { font, style, width }: Wrapping): string {
  const letters = [...GRAPHEMES.segment(line)].map(({ segment }) => segment);
  while (letters.length > 0 && font.width(`${letters.join("").trimEnd()}…`, style) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function fill(words: readonly string[], wrapping: Wrapping): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const longer = `${line} ${word}`;
    if (line !== undefined && wrapping.font.width(longer, wrapping.style) <= wrapping.width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines, at the smallest width that still gives it. */
function balance(words: readonly string[], lines: string[], wrapping: Wrapping): string[] {
  let best = lines;
  for (let width = wrapping.width * 0.97; width > wrapping.width / 2; width *= 0.97) {
    const narrower = fill(words, { ...wrapping, width });
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

/** Words, or the parts between "·" where each of them fits on a line; a "·" stays at the end of its line. */
function unitsOf(text: string, wrapping: Wrapping): string[] {
  const parts = text.split(/(?<=·) /);
  const fits = parts.every((part) => wrapping.font.width(part, wrapping.style) <= wrapping.width);
  if (wrapping.balanced && fits) return parts.length > 1 ? parts : text.split(" ");
  return text.split(/ (?!·)/).flatMap((part) => breakWord(part, wrapping));
}

/**
 * Breaks text at spaces into lines of at most the given width; only a word wider than a whole line is broken inside,
 * between letters.
 */
export function wrap(text: string, wrapping: Wrapping): string[] {
  const units = unitsOf(oneLine(text), wrapping);
  const lines = fill(units, wrapping);
  const most = wrapping.maxLines ?? Infinity;
  if (lines.length > most) return [...lines.slice(0, most - 1), ellipsis(lines.slice(most - 1).join(" "), wrapping)];
  return wrapping.balanced && lines.length > 1 ? balance(units, lines, wrapping) : lines;
}
