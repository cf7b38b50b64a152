import type { PeriodKind } from "../domain/period.ts";
import type { Comparison } from "../domain/target.ts";
import type { Level } from "../domain/unit.ts";
import type { Share } from "./lexicon/sense.ts";

/**
 * What a question says, before it is known when and by whom it was asked. Plain JSON: it is kept as the context of the
 * next question, whose parts replace its own.
 */
export type Draft =
  | FigureDraft
  | ReportDraft
  | DeadlineDraft
  | TargetDraft
  | DirectiveDraft
  | DefinitionDraft
  | RevisionDraft
  | NewsDraft
  | HelpDraft;

/** A unit by name: everything that bears it, at any time and level. Date, level and rights decide later. */
export interface UnitRef {
  readonly ids: readonly number[];
  readonly level?: Level;
  /** The kind word before the name when it is narrower than a level: "phường". */
  readonly word?: string;
  /** The kind that was said, which decides among namesakes of one level: "xã" before "thị trấn". */
  readonly own?: string;
  readonly text: string;
}

/** An indicator by name; several codes where the name fits several. */
export interface IndicatorRef {
  readonly codes: readonly string[];
  readonly text: string;
}

/** A report period as it is said. Nothing at all means the latest with figures. */
export interface PeriodRef {
  readonly kind?: PeriodKind;
  readonly year?: { readonly is: "exact"; readonly year: number } | { readonly is: "relative"; readonly years: number };
  readonly step?: "this" | "previous" | "next" | "same-last-year" | "year-start" | "since-start";
  /** Said, but no report covers it: a month, the second or fourth quarter alone, the second half of the year. */
  readonly uncovered?: "month" | "Q2" | "Q4" | "H2" | "months";
  /** Which month, where it was said. */
  readonly month?: number;
}

/** Several periods: the last so many, those named, or from one to another; open ends are the first and the latest. */
export interface SpanRef {
  readonly last?: number;
  /** Exactly these. */
  readonly list?: readonly PeriodRef[];
  readonly from?: PeriodRef;
  readonly to?: PeriodRef;
}

export type Subject =
  /** `withWhole`: beside the province ("Chi Lăng so với toàn tỉnh") · `withSelf`: beside one's own ("huyện mình so với Cao Lộc"). */
  | {
      readonly is: "units";
      readonly units: readonly UnitRef[];
      readonly withWhole?: boolean;
      readonly withSelf?: Extract<Subject, { is: "self" }>;
    }
  | { readonly is: "level"; readonly level?: Level; readonly word?: string; readonly within: readonly UnitRef[] }
  | { readonly is: "self"; readonly level?: Level }
  | { readonly is: "whole"; readonly of: readonly UnitRef[] };

/** Units left out by name or by kind ("trừ thành phố"). */
export interface Exceptions {
  readonly units: readonly UnitRef[];
  readonly words: readonly string[];
}

export type Threshold =
  /** Plain notation with a point. `asDecimal`: the other reading of "1.250" · `share`: a part of the whole that is no decimal. */
  | { readonly is: "number"; readonly value: string; readonly asDecimal?: string; readonly share?: Share }
  /** The number of the target, whatever its comparison. */
  | { readonly is: "target" }
  /** The figure of the whole that the units belong to. */
  | { readonly is: "average" }
  | { readonly is: "unit"; readonly unit: UnitRef };

export type Test =
  | { readonly is: "compare"; readonly comparison: Comparison; readonly threshold: Threshold }
  /** Against each unit's own target, with the target's own comparison. */
  | { readonly is: "standing"; readonly met: boolean };

/** All tests hold for one indicator, or, negated, not all of them. A unit without figure satisfies neither. */
export interface Condition {
  readonly indicator?: IndicatorRef;
  readonly tests: readonly Test[];
  readonly negated: boolean;
  /** Whether the number was written with a percent sign: it cannot be about a count. */
  readonly percent: boolean;
}

export type Direction = "high" | "low" | "good" | "bad";

export interface Order {
  /** `gap`: how far those are from their target that have not met it. */
  readonly by: "value" | "change" | "gap";
  readonly direction: Direction;
  /** How many from the top; all when absent. */
  readonly take?: number;
  /** Only the one at this place. */
  readonly nth?: number;
  /** Said as "top" or "đứng đầu": unclear where few is good. */
  readonly vague?: boolean;
  /** Both ends ("cao nhất, thấp nhất"). */
  readonly both?: boolean;
}

/** How an answer is to be shown; the answer itself is the same. */
export type View = "chart" | "map" | "file" | "detail" | "why";

interface Common {
  readonly subject?: Subject;
  readonly except?: Exceptions;
  readonly period?: PeriodRef;
  readonly view?: View;
}

export interface FigureDraft extends Common {
  readonly topic: "figures";
  /**
   * `figures`: of units, all or those that satisfy the conditions · `check`: of named units, and whether they satisfy them ·
   * `lack`: units without a figure · `profile`: the indicators of a unit, all or those met or not.
   */
  readonly ask: "figures" | "check" | "place" | "trend" | "change" | "compare" | "gap" | "lack" | "profile";
  readonly indicators: readonly IndicatorRef[];
  /** Any of these groups holds, each with all of its conditions. Empty: no condition. */
  readonly conditions: readonly (readonly Condition[])[];
  readonly order?: Order;
  /** How many rather than which. */
  readonly count?: boolean;
  /** "huyện nào kém": against what is asked back. */
  readonly degree?: Direction;
  /** One figure of the group instead of one each ("tổng", "bình quân"). */
  readonly together?: boolean;
  /** Of counts what one unit has on the average, not their sum. */
  readonly mean?: boolean;
  readonly base?: PeriodRef;
  readonly span?: SpanRef;
  readonly keep?: "up" | "down" | "better" | "worse" | "not-up" | "not-down";
  /** States that the unit's report must be in besides ("… và đã nộp báo cáo"). */
  readonly reports?: readonly ReportState[];
  /** Those that the question before left out ("còn lại thì sao"). */
  readonly others?: boolean;
  /** Only of the units that were talked about ("những huyện đó"), which takes the place of this. */
  readonly those?: boolean;
  /** Only of those units that this question finds; of the same period, where it has none of its own. */
  readonly among?: FigureDraft | ReportDraft;
  /** Every indicator of the plan is meant ("tất cả các chỉ tiêu"). */
  readonly allIndicators?: boolean;
}

/** A day as it is said. */
export interface DayRef {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
}

/** A state of a report; `sent` includes those returned, `unapproved` those missing. */
export type ReportState = "missing" | "sent" | "late" | "on-time" | "returned" | "approved" | "unapproved" | "waiting";

/**
 * Reports of several periods that have fallen due. `each`: every report in the states · `never`: units of which none is ·
 * `always`: units of which all are · `count`: units by how many are, `most` those with the most.
 */
export interface ReportRun {
  readonly ask: "each" | "never" | "always" | "count" | "most";
  readonly year?: NonNullable<PeriodRef["year"]>;
  readonly list?: readonly PeriodRef[];
}

export interface ReportDraft extends Common {
  readonly topic: "reports";
  /** All of them hold. Empty: every report, with its state. */
  readonly states: readonly ReportState[];
  readonly count?: boolean;
  /** Only the first or the last to come in. */
  readonly extreme?: "first" | "last";
  /** Late by so many days. */
  readonly lateBy?: { readonly comparison: Comparison; readonly days: number };
  /** First sent before, on or after a day, or up to it. Of this year where none was said. */
  readonly sentOn?: DayRef & { readonly how: "before" | "by" | "in" | "after" };
  /** Whether all are in ("nộp đủ chưa"). */
  readonly complete?: boolean;
  /** Over several periods: those named, those of a year, or all. */
  readonly over?: ReportRun;
}

export interface DeadlineDraft extends Common {
  readonly topic: "deadlines";
  readonly ask: "one" | "next" | "calendar";
  /** A day of which somebody asks whether it is still on time. */
  readonly day?: DayRef;
  /** The one to come rather than the one just past ("còn mấy ngày nữa"). */
  readonly ahead?: boolean;
  /** Several reports ("quý I và 6 tháng năm 2025"). */
  readonly list?: readonly PeriodRef[];
  /** The next so many. */
  readonly take?: number;
}

export interface TargetDraft extends Common {
  readonly topic: "targets";
  readonly indicators: readonly IndicatorRef[];
  /** A number of which somebody asks whether it meets the target. */
  readonly value?: string;
  /** The target as they word it themselves: "trên 99%". */
  readonly stated?: { readonly comparison: Comparison; readonly value: string };
}

export type DirectiveState = "open" | "done" | "overdue" | "untouched";

/** When tasks are due: before a day or a month, up to its end, or in it. Of this year where none was said. */
export interface DueRef {
  readonly how: "before" | "by" | "in";
  readonly day?: number;
  readonly month?: number;
  readonly quarter?: 1 | 2 | 3 | 4;
  readonly year?: NonNullable<PeriodRef["year"]>;
  /** "tháng này", "tháng sau". */
  readonly step?: "this" | "previous" | "next";
}

export interface DirectiveDraft extends Common {
  readonly topic: "directives";
  readonly states: readonly DirectiveState[];
  readonly due?: DueRef;
  /** The words of the title that were said. */
  readonly title?: string;
  /** Ids of the directives whose title was named; nothing said when absent. */
  readonly named?: readonly number[];
  readonly count?: boolean;
}

export interface DefinitionDraft extends Common {
  readonly topic: "definition";
  readonly indicators: readonly IndicatorRef[];
}

export interface RevisionDraft extends Common {
  readonly topic: "revisions";
  readonly indicators: readonly IndicatorRef[];
}

export interface NewsDraft extends Common {
  readonly topic: "news";
  readonly since: "yesterday" | "today" | "week";
}

export interface HelpDraft extends Common {
  readonly topic: "help";
  readonly said: "help" | "greeting" | "thanks" | "reporting" | "mistake" | "extension";
}
