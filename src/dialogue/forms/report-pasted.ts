import { decimal } from "../../domain/decimal.ts";
import type { FigureValue } from "../../domain/figure.ts";
import { parseFigure, type FigureReading } from "../../domain/figure-input.ts";
import { cleanText } from "../../domain/figure-input-text.ts";
import { indexNames, matchName, type NameIndex } from "./indicator-names.ts";
import { findIndicator, type ReportFacts } from "./report-state.ts";

/** One piece of a pasted text, or a single "name figure". */
export type NamedFigure =
  | { readonly kind: "figure"; readonly code: string; readonly value: FigureValue }
  /** The indicator is clear, its figure is not: a problem, several readings, a word that needs more. */
  | { readonly kind: "open"; readonly code: string; readonly text: string; readonly reading: FigureReading }
  /** A figure whose name fits several indicators. */
  | { readonly kind: "which"; readonly codes: readonly string[]; readonly text: string }
  | { readonly kind: "unknown" };

const UNKNOWN: NamedFigure = { kind: "unknown" };
/** More pieces than a report can have indicators, with room for headings. */
const MOST_PIECES = 120;
/** A name has no more words. */
const MOST_WORDS = 24;

/** Whether a piece ends with a figure, so that a comma or "và" behind it begins the next one. */
const ENDS_WITH_FIGURE = /(?:\d|%|phần trăm|phát sinh|không có|số liệu|kỳ trước)\s*\)?\s*$/iu;

/** Cuts a line at commas, full stops, "và" and "còn" that stand between two figures; "tiếp nhận, xử lý" and "45,5%" stay whole. */
function splitLine(line: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const match of line.matchAll(/[,.](?=\s*[\p{L}"“-])|\s(?:và|va|còn|con|and)\s/gu)) {
    const piece = line.slice(start, match.index);
    if (!ENDS_WITH_FIGURE.test(piece)) continue;
    pieces.push(piece);
    start = match.index + match[0].length;
  }
  return [...pieces, line.slice(start)];
}

/** A row copied from a spreadsheet: its number cells become one figure, "3546 ⇥ 7880 ⇥ 45%" parts and percentage. */
function joinCells(line: string): string {
  if (!line.includes("\t")) return line;
  const cells = line
    .split("\t")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  const firstName = cells.findIndex((cell) => /\p{L}/u.test(cell));
  if (firstName < 0) return cells.join(" ");
  const named = cells.slice(firstName);
  const numbers = named.slice(1).filter((cell) => /^[\d.,\s%-]+$/.test(cell));
  const parts = numbers.filter((cell) => !cell.includes("%"));
  const percent = numbers.find((cell) => cell.includes("%"));
  if (numbers.length !== named.length - 1 || numbers.length === 0) return named.join(" ");
  const figure = parts.length === 2 ? parts.join("/") + (percent ? ` = ${percent}` : "") : numbers.join(" ");
  return `${named[0]}: ${figure}`;
}

/** The pieces of a text that may each name an indicator and its figure. */
export function splitPasted(text: string): string[] {
  return cleanText(text)
    .split(/[\r\n;]+/)
    .map(joinCells)
    .flatMap(splitLine)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\d]/u.test(piece))
    .slice(0, MOST_PIECES);
}

const MARKER = /^(?:[-•*+]+|\(?\d{1,2}\s*[.)](?!\d)|[a-zđ]\s*\))\s*/iu;

/** A bare "không" or a number word alone is too little beside a name: "trễ hạn không" is a question. */
const isTelling = (text: string) => /\d/.test(text) || /\S\s+\S/.test(text.trim());

function settle(code: string, text: string, facts: ReportFacts): NamedFigure | undefined {
  const indicator = findIndicator(facts, code);
  if (!indicator || !isTelling(text)) return undefined;
  const reading = parseFigure(text, indicator);
  if (reading.kind === "not-a-figure") return undefined;
  const value = valueOf(reading, code, facts);
  return value ? { kind: "figure", code, value } : { kind: "open", code, text, reading };
}

/** The figure that a reading gives without asking; undefined when something has to be asked. */
export function valueOf(reading: FigureReading, code: string, facts: ReportFacts): FigureValue | undefined {
  if (reading.kind === "value") return reading.value;
  if (reading.kind !== "word") return undefined;
  const reason = reading.reason === undefined ? {} : { reason: reading.reason };
  if (reading.word === "not-applicable") return { kind: "not-applicable", ...reason };
  if (reading.word === "missing" && reading.reason !== undefined) return { kind: "missing", ...reason };
  if (reading.word === "none" && findIndicator(facts, code)?.kind === "count")
    return { kind: "count", count: decimal(0) };
  const previous = reading.word === "same-as-last" ? facts.previous.get(code) : undefined;
  return previous && previous.kind !== "missing" ? previous : undefined;
}

/** The places where a piece may be cut into a name and a figure, as [left, right]. */
function cutsOf(piece: string): (readonly [string, string])[] {
  const cuts: (readonly [string, string])[] = [];
  for (const match of piece.matchAll(/\s*[:=\t]\s*|\s+-\s+|\s+|(?<=\p{L})(?=\d)/gu)) {
    if (cuts.length >= MOST_WORDS) break;
    cuts.push([piece.slice(0, match.index), piece.slice(match.index + match[0].length)]);
  }
  return cuts;
}

interface Found {
  readonly named: NamedFigure;
  /** Exact names before guessed ones, then longer names before shorter. */
  readonly rank: number;
}

/** "chưa có số liệu *về* thanh toán", "không có hồ sơ trễ hạn *nào*": what ties a fact to its name and belongs to neither. */
const TIE_BEHIND_FACT = /\s+(?:về|ve|của|cua|cho|ở|phần|mục|chỗ)$/iu;
const TIE_BEHIND_NAME = /\s+(?:nào|nao|cả|hết|thì|thi)$/iu;

function readCut(named: string, said: string, names: NameIndex, facts: ReportFacts): Found | undefined {
  const [name, figure] = [named.replace(TIE_BEHIND_NAME, ""), said.replace(TIE_BEHIND_FACT, "")];
  if (name === "" || figure === "") return undefined;
  const match = matchName(name, names);
  if (match.kind === "none") return undefined;
  const length = name.length / 1000;
  if (match.kind === "one") {
    const named = settle(match.code, figure, facts);
    return named && { named, rank: (match.isExact ? 2 : 1) + length };
  }
  const readable = match.codes.filter((code) => settle(code, figure, facts) !== undefined);
  return readable.length > 0 ? { named: { kind: "which", codes: readable, text: figure }, rank: length } : undefined;
}

/**
 * Reads one "name figure" ("hài lòng 620/665", "Thanh toán trực tuyến: 45%", "12 hồ sơ trễ hạn"). `unknown` unless the
 * whole text is a name and a figure: a question that mentions both is none.
 */
export function parseNamedFigure(
  text: string,
  facts: ReportFacts,
  names: NameIndex = indexNames(facts.indicators),
): NamedFigure {
  const piece = cleanText(text).trim();
  if (piece.length > 300 || piece.includes("?")) return UNKNOWN;
  const bare = piece.replace(MARKER, "");
  let best: Found | undefined;
  for (const [left, right] of cutsOf(bare)) {
    for (const found of [readCut(left, right, names, facts), readCut(right, left, names, facts)])
      if (found && (!best || found.rank > best.rank)) best = found;
  }
  return best?.named ?? UNKNOWN;
}

/**
 * "3. 620/665", "mục 3 là 45%": the number of the indicator in the report and its figure. Standing alone it takes a slash or
 * a per cent sign; other lines only count in lists, where they come together.
 */
export function parseNumberedPiece(piece: string, facts: ReportFacts): NamedFigure {
  const match =
    /^(?:chỉ tiêu|ct|mục|câu|dòng)?\s*(?:số\s*)?\(?(\d{1,2})\s*(?:[:)]\s*|[.-]\s+|\s(?:là|thành|bằng)\s)(.+)$/iu.exec(
      piece,
    );
  const indicator = match && facts.indicators[Number(match[1]) - 1];
  return (indicator && settle(indicator.code, match[2] as string, facts)) ?? UNKNOWN;
}

/** Nothing but a figure: "12734/13466", "45,5%", a row of two cells; not "3. 620/665", whose 3 is the indicator's number. */
const BARE_FIGURE = /^(?!\d{1,2}\.\s)[\d.,%/\s]*\d[\d.,%/\s]*$/;

/** A column of figures without names, copied whole: one for each indicator, in the order of the report. */
function parseColumn(pieces: readonly string[], facts: ReportFacts): Pasted["pieces"] | undefined {
  const { indicators } = facts;
  if (indicators.length < 2 || pieces.length !== indicators.length) return undefined;
  if (!pieces.every((piece) => BARE_FIGURE.test(piece))) return undefined;
  return indicators.map(({ code, shortName }, at) => {
    const piece = (pieces[at] as string).replace(/^([\d.,]+)\s+([\d.,]+)$/, "$1/$2");
    return { text: `${shortName[facts.language]}: ${piece}`, named: settle(code, piece, facts) ?? UNKNOWN };
  });
}

/** A text of several bare figures: "9000/9800, 8000/9500" has two. Undefined when there is but one, or anything else in it. */
export function splitBare(text: string): readonly string[] | undefined {
  const pieces = cleanText(text)
    .split(/[\r\n;]+|,\s+|\s+(?:và|va|rồi|roi|and)\s+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const isList = pieces.length > 1 && pieces.every((piece) => BARE_FIGURE.test(piece) && /[/%]/.test(piece));
  return isList ? pieces : undefined;
}

export interface Pasted {
  readonly pieces: readonly { readonly text: string; readonly named: NamedFigure }[];
}

/** Reads a text of many figures, in any order and under any names. A later figure of the same indicator replaces an earlier one. */
export function parsePasted(text: string, facts: ReportFacts): Pasted {
  const names = indexNames(facts.indicators);
  const texts = splitPasted(text);
  const column = parseColumn(texts, facts);
  if (column) return { pieces: column };
  const named = texts.map((piece) => ({ text: piece, named: parseNamedFigure(piece, facts, names) }));
  const numbered = texts.map((piece, at) =>
    named[at]?.named.kind === "unknown" ? parseNumberedPiece(piece, facts) : UNKNOWN,
  );
  const isList = numbered.filter(({ kind }) => kind !== "unknown").length >= 2;
  return {
    pieces: named.map((piece, at) => {
      const byNumber = numbered[at];
      if (!isList || !byNumber || byNumber.kind === "unknown") return piece;
      // Said again by name, the piece can be read alone.
      const name = byNumber.kind === "open" && findIndicator(facts, byNumber.code)?.shortName[facts.language];
      return { text: name ? `${name}: ${byNumber.text}` : piece.text, named: byNumber };
    }),
  };
}
