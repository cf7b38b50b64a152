import type { Decimal } from "./decimal.ts";
import type { FigureCheck } from "./figure-input-checks.ts";
import type { Accumulation, PeriodKind } from "./period.ts";
import type { Deadline } from "./deadline.ts";
import type { DeadlineException } from "./deadline-exceptions.ts";
import type { IndicatorKind } from "./figure.ts";
import type { Target } from "./target.ts";
import type { IsoDate } from "./time.ts";
import type { Level } from "./unit.ts";

/** A sentence or name in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** What is measured. The same code in two plans is the same measure, with a target of its own in each. */
export interface Indicator {
  readonly code: string;
  /** As the document words it. */
  readonly name: Bilingual;
  /** As people say it; used in prompts, buttons and answers. */
  readonly shortName: Bilingual;
  readonly kind: IndicatorKind;
  /** Unit of measure: `%` for ratios, else a noun such as "hồ sơ". */
  readonly measure: Bilingual;
  /** What is counted above and below the line of a ratio. */
  readonly numerator?: Bilingual;
  readonly denominator?: Bilingual;
  readonly accumulation: Accumulation;
  /** Which direction is good: decides "best", "worst" and the colour of a change. */
  readonly better: "higher" | "lower";
  /** Reports that ask for it: an index published once a year is asked for once a year. */
  readonly periods: readonly PeriodKind[];
  readonly target?: PlannedTarget;
  /** A count that may fall below zero, such as a change of rank. */
  readonly signed?: boolean;
  /** Counts and parts of a ratio that may have decimals, such as days or money; without it they are whole. */
  readonly decimals?: boolean;
  /** The largest percentage of a ratio that may exceed its whole, such as work ahead of plan; 100 without it. */
  readonly mostPercent?: Decimal;
  /** The register that the bot keeps of the cases behind a ratio, from which it proposes the figure. */
  readonly register?: "late-cases";
  /** Further ways people write it, for questions and pasted blocks. */
  readonly synonyms: { readonly vi: readonly string[]; readonly en: readonly string[] };
}

export interface PlannedTarget extends Target {
  /** Document and item that set it, e.g. "lang-son-2024 II.2"; absent when no document does. */
  readonly source?: string;
  /** Other numbers that the document gives for the same target: which one holds is for its owner to say. */
  readonly alsoWritten?: readonly Decimal[];
  /** What a reader must know about the target. */
  readonly note?: Bilingual;
}

/** A target that the plan sets for one unit instead of the general one. */
export interface UnitTarget extends PlannedTarget {
  readonly indicator: string;
  readonly unit: string;
}

/**
 * Whom a rung of the ladder speaks to. `officer` is the one of a unit's officers who is asked first, `deputy` every other
 * one; `secretariat` and `leaders` get one list of the units they look after, `leaders-group` a digest without persons.
 */
export const RECIPIENTS = ["officer", "deputy", "head", "secretariat", "leaders", "leaders-group"] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export const TONES = ["friendly", "firm", "formal"] as const;
export type Tone = (typeof TONES)[number];

/** What gives way first when messages are scarce; `urgent` never waits for another day. */
export const PRIORITIES = ["low", "normal", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** A step of the reminder ladder, in working days from the deadline: −7 is seven before, 1 is one after. */
export interface Rung {
  readonly workingDays: number;
  /** Local time of day, `HH:mm`; messages go out on the next full hour. */
  readonly at: string;
  readonly to: readonly Recipient[];
  readonly tone: Tone;
  readonly priority: Priority;
}

/** The hours of a working day in which people are written to unasked, `HH:mm`: `[from, until)` without lunch. */
export interface OfficeHours {
  readonly from: string;
  readonly until: string;
  readonly lunchFrom: string;
  readonly lunchUntil: string;
}

/** One dated report of a plan's calendar. */
export interface ScheduledReport {
  readonly period: string;
  readonly deadline: Deadline;
  /** First day on which the report can no longer be changed without an exception. */
  readonly lockedOn: IsoDate;
  /** First day on which it can be filled in. */
  readonly opensOn: IsoDate;
}

/** Indicators, targets, calendar and reminders of one document. Always data (`src/plans/*.yaml`), never code. */
export interface Plan {
  readonly code: string;
  readonly title: Bilingual;
  /** How the document is cited, e.g. "Kế hoạch phát động đợt thi đua cao điểm 150 ngày (UBND tỉnh Lạng Sơn, 4/2024)". */
  readonly document: Bilingual;
  /** Code of the unit whose plan it is. */
  readonly scope: string;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
  /** Who reports: the units of these levels below the scope (or the scope itself), that exist on the due date. */
  readonly reporterLevels: readonly Level[];
  readonly calendar: readonly ScheduledReport[];
  /** Deadlines that were moved for a level or a unit; never part of a plan's file. */
  readonly exceptions?: readonly DeadlineException[];
  readonly ladder: readonly Rung[];
  readonly officeHours: OfficeHours;
  /** Readers who are addressed with "Kính gửi", whatever the tone of the rung. */
  readonly formalTo: readonly Recipient[];
  readonly indicators: readonly Indicator[];
  readonly unitTargets: readonly UnitTarget[];
  /** Soft rules: a figure that breaks one is asked about, and may be kept. */
  readonly checks: readonly FigureCheck[];
  /** Whether indicators that nobody answered hinder sending, or only need a reason. */
  readonly whenIncomplete: "refuse" | "reason";
  /** Who lets a sent report pass to the secretariat: the unit's head, or nobody. */
  readonly approval: "head" | "none";
  /** Phrases that several indicators share ("trực tuyến"): a question with one of them is asked back, never guessed. */
  readonly ambiguous: { readonly vi: readonly string[]; readonly en: readonly string[] };
}

const askedIn = new WeakMap<readonly Indicator[], Partial<Record<PeriodKind, readonly Indicator[]>>>();

/**
 * The indicators that a report of a period kind asks for, in the order of the plan. The same list whenever the same plan
 * is asked, so that more can be kept with it.
 */
export function indicatorsOf({ indicators }: Pick<Plan, "indicators">, kind: PeriodKind): readonly Indicator[] {
  const known = askedIn.get(indicators);
  const asked = known?.[kind] ?? indicators.filter((indicator) => indicator.periods.includes(kind));
  if (!known?.[kind]) askedIn.set(indicators, { ...known, [kind]: asked });
  return asked;
}

/** The target that holds for a unit: its own if the plan sets one, else the general one. */
export function targetOf(
  plan: Pick<Plan, "indicators" | "unitTargets">,
  indicator: string,
  unit: string,
): PlannedTarget | undefined {
  return (
    plan.unitTargets.find((target) => target.indicator === indicator && target.unit === unit) ??
    plan.indicators.find((candidate) => candidate.code === indicator)?.target
  );
}
