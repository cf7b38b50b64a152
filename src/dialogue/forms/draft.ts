import { z } from "zod";
import { decimal, plain } from "../../domain/decimal.ts";
import type { FigureValue } from "../../domain/figure.ts";
import type { Indicator } from "../../domain/plan.ts";
import type { Language } from "../../render/message.ts";

const number = z.string().regex(/^-?\d{1,30}(?:\.\d{1,20})?$/);
const reason = z.string().exactOptional();

/** A figure as JSON: exact numbers in plain notation. */
export const storedFigure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ratio"), numerator: number, denominator: number }),
  z.object({ kind: z.literal("percent"), percent: number }),
  z.object({ kind: z.literal("count"), count: number }),
  z.object({ kind: z.literal("missing"), reason }),
  z.object({ kind: z.literal("not-applicable"), reason }),
]);
export type StoredFigure = z.output<typeof storedFigure>;

const draftEntry = z.object({
  figure: storedFigure,
  by: z.object({ id: z.number(), name: z.string() }),
  /** Instant of the entry, ISO 8601. */
  at: z.string(),
  /** The draft's revision that this entry made: later than a prompt's means that it came in meanwhile. */
  revision: z.number(),
  /** A soft rule doubts the figure and nobody has confirmed it yet. */
  doubtful: z.literal(true).exactOptional(),
  /** Why a figure that looked wrong was kept. */
  note: z.string().exactOptional(),
});
export type DraftEntry = z.output<typeof draftEntry>;

const draftEntries = z.record(z.string(), draftEntry);

/** Entries by indicator code; an indicator without one has not been answered. */
export type DraftEntries = Readonly<Record<string, DraftEntry>>;

/** The unfinished report of a unit. */
export interface ReportDraft {
  /** Grows by one with every change. */
  readonly revision: number;
  readonly entries: DraftEntries;
}

export const EMPTY_DRAFT: ReportDraft = { revision: 0, entries: {} };

/** Reads the entries of a stored draft. Throws on anything that this module has not written. */
export function parseEntries(json: unknown): DraftEntries {
  return draftEntries.parse(json);
}

/** The JSON form of a figure. */
export function storeFigure(value: FigureValue): StoredFigure {
  switch (value.kind) {
    case "ratio":
      return { kind: "ratio", numerator: plain(value.numerator), denominator: plain(value.denominator) };
    case "percent":
      return { kind: "percent", percent: plain(value.percent) };
    case "count":
      return { kind: "count", count: plain(value.count) };
    case "missing":
    case "not-applicable":
      return value.reason === undefined ? { kind: value.kind } : { kind: value.kind, reason: value.reason };
    default:
      return value satisfies never;
  }
}

/** The figure of its JSON form. */
export function figureOf(stored: StoredFigure): FigureValue {
  switch (stored.kind) {
    case "ratio":
      return { kind: "ratio", numerator: decimal(stored.numerator), denominator: decimal(stored.denominator) };
    case "percent":
      return { kind: "percent", percent: decimal(stored.percent) };
    case "count":
      return { kind: "count", count: decimal(stored.count) };
    case "missing":
    case "not-applicable":
      return stored;
    default:
      return stored satisfies never;
  }
}

/** Whether two figures are the same fact, part for part: 45 % and 90/200 are not. */
export function isSameFigure(a: StoredFigure, b: StoredFigure): boolean {
  return JSON.stringify(storeFigure(figureOf(a))) === JSON.stringify(storeFigure(figureOf(b)));
}

/** The figures of a draft by indicator code. */
export function figuresOf(entries: DraftEntries): Map<string, FigureValue> {
  return new Map(Object.entries(entries).map(([code, entry]) => [code, figureOf(entry.figure)]));
}

/** Why figures that looked wrong were kept, by indicator code. */
export function notesOf(entries: DraftEntries): Map<string, string> {
  return new Map(Object.entries(entries).flatMap(([code, { note }]) => (note === undefined ? [] : [[code, note]])));
}

/** The figures of a draft one at a time, for those who need few of many. */
export function lookUpFigures(entries: DraftEntries): Pick<ReadonlyMap<string, FigureValue>, "get"> {
  return {
    get(code) {
      const entry = entries[code];
      return entry && figureOf(entry.figure);
    },
  };
}

export interface Progress {
  readonly entered: number;
  readonly total: number;
  /** Short names of the indicators not answered yet, in the order of the plan. */
  readonly missing: readonly string[];
}

/** How far a draft is, for reminders: "chưa có số liệu" with its reason counts as answered. */
export function progressOf(entries: DraftEntries, indicators: readonly Indicator[], language: Language): Progress {
  const missing = indicators.filter((indicator) => !entries[indicator.code]);
  return {
    entered: indicators.length - missing.length,
    total: indicators.length,
    missing: missing.map((indicator) => indicator.shortName[language]),
  };
}
