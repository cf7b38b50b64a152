import type { DateTime } from "luxon";
import type { Plan } from "../../domain/plan.ts";
import type { IsoDate } from "../../domain/time.ts";
import type { Succession } from "../../domain/unit.ts";
import type { DayExceptions } from "../../domain/working-days.ts";
import type { ChartSpec } from "../../render/chart-spec.ts";
import { formatDate } from "../../render/dates.ts";
import { text, type Block, type Choice, type Language, type Reply } from "../../render/message.ts";
import type { Db } from "../../store/database.ts";
import type { QuestionFigure } from "../../store/questions.ts";
import type { Draft } from "../draft.ts";
import type { QuestionWords } from "../messages.ts";
import type { Sight } from "../viewer.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { wordQuestion } from "../wording.ts";

/** One line of an answer for programs: units, indicators, periods and directives by their codes, rates in percent. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export type AnswerKind = "answer" | "clarify" | "none" | "refuse" | "unknown";

/** What an answering part gives back; the context of the next question is added by its caller. */
export interface Result {
  readonly kind: AnswerKind;
  readonly rows: readonly Row[];
  readonly count?: number;
  readonly blocks: readonly Block[];
  readonly choices?: readonly Choice[];
  readonly chart?: ChartSpec;
  /** The question as it was understood, with everything spelled out; the asked draft where absent. */
  readonly understood?: Draft;
}

/** A figure that an answer was made of; one that is computed from reports has no row of its own. */
export type ReadFigure = Pick<QuestionFigure, "unitId" | "indicator" | "period" | "value"> & { readonly id?: string };

/** What every answer needs: the world as it is, who asks, and when. */
export interface Frame {
  readonly db: Db;
  readonly vocabulary: Vocabulary;
  /** Every plan, also those no longer in force: their targets and calendars still hold for their time. */
  readonly plans: readonly Plan[];
  readonly successions: readonly Succession[];
  /** The days that differ from the plain week. */
  readonly dayExceptions: DayExceptions;
  readonly sight: Sight;
  readonly now: DateTime;
  readonly today: IsoDate;
  readonly language: Language;
  readonly words: QuestionWords;
  /** Takes down every figure that is read, for those who ask where an answer comes from. */
  readonly trace?: ReadFigure[];
  /** The whole question, where only a step of it is being answered: what a choice must ask. */
  readonly completed?: (step: Draft) => Draft;
}

/** A choice that asks a question in full. The text behind it is Vietnamese whatever the label's language: both are understood. */
export function questionChoice(label: string, draft: Draft, frame: Frame): Choice {
  const whole = frame.completed?.(draft) ?? draft;
  return { label, action: { name: "question", args: { text: wordQuestion(whole, frame.vocabulary, frame.language) } } };
}

/** A question back. At most three choices: more is not a question but a menu. */
export function clarify(sentence: string | readonly Block[], choices: readonly Choice[]): Result {
  const blocks = typeof sentence === "string" ? [text(sentence)] : sentence;
  return { kind: "clarify", rows: [], blocks, choices: choices.slice(0, 3) };
}

export function none(...sentences: (string | undefined)[]): Result {
  return { kind: "none", rows: [], blocks: sentences.flatMap((sentence) => (sentence ? [text(sentence)] : [])) };
}

export function refuse(sentence: string): Result {
  return { kind: "refuse", rows: [], blocks: [text(sentence)] };
}

export function toReply(result: Pick<Result, "blocks" | "choices">): Reply {
  return { blocks: result.blocks, ...(result.choices?.length ? { choices: result.choices } : {}) };
}

/** Day and time as officials write them: "09:00 10/10/2024". */
export function momentText(at: DateTime): string {
  return at.toFormat("HH:mm d/M/yyyy");
}

/** "25/8/2024". */
export function dayText(day: IsoDate): string {
  return formatDate(day);
}
