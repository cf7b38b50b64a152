import type { DateTime } from "luxon";
import { z } from "zod";
import type { Deadline } from "../../domain/deadline.ts";
import type { FigureValue } from "../../domain/figure.ts";
import type { FigureCheck } from "../../domain/figure-input-checks.ts";
import type { FigureMeasure } from "../../domain/figure-input-limits.ts";
import type { Period } from "../../domain/period.ts";
import type { Indicator } from "../../domain/plan.ts";
import type { Target } from "../../domain/target.ts";
import type { Language } from "../../render/message.ts";
import type { FormState, Step } from "../form.ts";
import { storedFigure, type DraftEntries, type ReportDraft } from "./draft.ts";

/** What is known by indicator code. */
type ByCode<Item> = Pick<ReadonlyMap<string, Item>, "get">;

/**
 * What the report form has to know. Loaded anew for every message; nothing of it is stored with the form. Trap: what is
 * looked up by code may be read from the database only because it was looked up, so nothing is looked up in vain.
 */
export interface ReportFacts {
  readonly unitName: string;
  readonly period: Period;
  readonly deadline: Deadline;
  /** Working days left until the last day on time, where the caller knows the calendar. */
  readonly workingDaysLeft?: number | undefined;
  /** The indicators that the period asks for, in the order of the plan. */
  readonly indicators: readonly (Indicator & FigureMeasure)[];
  /** The targets that hold for the unit, by indicator code. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The unit's figures of the period before. */
  readonly previous: ByCode<FigureValue>;
  readonly previousPeriod: Period;
  /** The unit's own figures of earlier periods and its peers' of this one, for checks that need them. */
  readonly history?: ByCode<readonly FigureValue[]>;
  readonly peers?: ByCode<readonly FigureValue[]>;
  /** Figures that the bot's own registers give: offered, never entered unasked. */
  readonly registered?: ByCode<FigureValue>;
  /** The soft rules of the plan. */
  readonly checks: readonly FigureCheck[];
  /** Whether indicators nobody answered hinder sending, or only need a reason. */
  readonly whenIncomplete: "refuse" | "reason";
  /** Who is writing. */
  readonly person: { readonly id: number; readonly name: string };
  readonly now: DateTime;
  readonly language: Language;
}

/** What comes with the report itself: its unit, plan and dates, and who is writing. */
export type OwnFacts = Omit<ReportFacts, "previous" | "history" | "peers" | "registered" | "workingDaysLeft">;

const walk = z.enum(["next", "summary"]);
/** Where to go once a figure is settled: on to the next open indicator, back to the summary, or back to a prompt. */
const onward = z.union([walk, z.object({ code: z.string(), onward: walk })]);
export type Onward = z.output<typeof onward>;

const item = z.object({ code: z.string(), figure: storedFigure, note: z.string().exactOptional() });
export type PastedItem = z.output<typeof item>;

const openPlace = z.discriminatedUnion("kind", [
  /** One indicator's figure is asked for; `doubt` is a text with several readings that was asked back about. */
  z.object({ kind: z.literal("indicator"), code: z.string(), onward, doubt: z.string().exactOptional() }),
  z.object({ kind: z.literal("summary") }),
  /** Which figure is to be corrected. */
  z.object({ kind: z.literal("pick") }),
  /** Which of several indicators a figure belongs to. */
  z.object({ kind: z.literal("which"), codes: z.array(z.string()).min(1), text: z.string(), onward }),
  /** Why there are no figures for some indicators. */
  z.object({ kind: z.literal("reason"), codes: z.array(z.string()).min(1), onward }),
  /** A figure that differs from one which came in meanwhile. */
  z.object({ kind: z.literal("conflict"), code: z.string(), figure: storedFigure, onward }),
  /** Many figures at once, read back and not stored yet; `unclear` are the pieces that were not understood. */
  z.object({ kind: z.literal("pasted"), items: z.array(item), unclear: z.array(z.string()), onward }),
]);
export type OpenPlace = z.output<typeof openPlace>;

const place = z.union([openPlace, z.object({ kind: z.literal("cancel"), back: openPlace })]);
/** What the person is being asked. */
export type Place = z.output<typeof place>;
export type PlaceOf<K extends Place["kind"]> = Extract<Place, { readonly kind: K }>;

const position = z.object({
  /** Names the prompt, so that a tap on an older one is told from a tap on this one. */
  prompt: z.string(),
  /** The draft's revision that the prompt showed. */
  revision: z.number(),
  place,
  /** The figure entered last, when a soft rule doubts it: it can be confirmed or typed again beside the prompt. */
  doubted: z.string().exactOptional(),
});
export type ReportPosition = z.output<typeof position>;

/** Reads a stored position; undefined when it is of another make. */
export function parsePosition(json: unknown): ReportPosition | undefined {
  const parsed = position.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** What the caller has to commit when the form closes. */
export type ReportEffect =
  | { readonly kind: "submit"; readonly entries: DraftEntries }
  /** The draft is thrown away, with everybody's entries. */
  | { readonly kind: "discard" };

export type ReportState = FormState<ReportPosition, ReportDraft>;
export type ReportStep = Step<ReportPosition, ReportDraft, ReportEffect>;

/** A form in the middle of a message: its state and the facts. */
export interface ReportTurn {
  readonly facts: ReportFacts;
  readonly position: ReportPosition;
  readonly draft: ReportDraft;
}

/** The indicator of a code; undefined when the plan no longer asks for it. */
export function findIndicator(facts: OwnFacts, code: string): OwnFacts["indicators"][number] | undefined {
  return facts.indicators.find((indicator) => indicator.code === code);
}

/** Like {@link findIndicator}; throws. For codes that have been checked. */
export function getIndicator(facts: OwnFacts, code: string): OwnFacts["indicators"][number] {
  const found = findIndicator(facts, code);
  if (!found) throw new RangeError(`the report does not ask for ${code}`);
  return found;
}

/** The number of an indicator in the report, from 1: what "sửa 3" means. */
export function numberOf(facts: OwnFacts, code: string): number {
  return facts.indicators.findIndex((indicator) => indicator.code === code) + 1;
}

/** The first indicator without an entry, behind a given one if there is such, else undefined. */
export function findNextOpen(facts: ReportFacts, draft: ReportDraft, after?: string): string | undefined {
  return facts.indicators
    .slice(after === undefined ? 0 : numberOf(facts, after))
    .find((one) => !draft.entries[one.code])?.code;
}

/** The codes that a place speaks of. */
function codesOf(place: OpenPlace): readonly string[] {
  const ofOnward = "onward" in place && typeof place.onward === "object" ? [place.onward.code] : [];
  switch (place.kind) {
    case "summary":
    case "pick":
      return [];
    case "reason":
    case "which":
      return [...place.codes, ...ofOnward];
    case "pasted":
      return [...place.items.map(({ code }) => code), ...ofOnward];
    case "indicator":
    case "conflict":
      return [place.code, ...ofOnward];
    default:
      return place satisfies never;
  }
}

/** Whether the report still asks for everything a position speaks of: a plan may have changed while the form lay open. */
export function isCurrent(position: ReportPosition, facts: ReportFacts): boolean {
  const { place } = position;
  return codesOf(place.kind === "cancel" ? place.back : place).every(
    (code) => findIndicator(facts, code) !== undefined,
  );
}
