import type { DateTime } from "luxon";
import { isAllowed } from "../domain/permissions.ts";
import { formatFigure } from "../domain/number-format.ts";
import { plainText } from "../render/message.ts";
import type { AnswerTable } from "../render/spreadsheet.ts";
import { fingerprintOf, type StoredAnswer } from "../store/answers.ts";
import type { Db } from "../store/database.ts";
import { readForQuestion, type TimedOut } from "../store/question-reader.ts";
import { answerQuery, openFrame, type Answer, type Viewer } from "./answer-question.ts";
import { tableOfAnswer } from "./answer-table.ts";
import type { Frame, ReadFigure } from "./answers/answer.ts";
import type { Draft } from "./draft.ts";
import type { Sight } from "./viewer.ts";
import { indicatorName, periodName, unitName } from "./wording.ts";

/** The make of stored queries. Raise it when a change of {@link Draft} makes older ones unreadable. */
export const QUERY_VERSION = 1;

/** A figure that an answer was made of, in words. */
export interface UsedFigure {
  readonly id: string;
  readonly unitId: number;
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  /** `41,05%`; empty where there is no number. */
  readonly value: string;
  readonly mayName: boolean;
}

/** An answer once more, from the data of its instant. */
export interface Replay {
  readonly answer: Answer;
  readonly topic: Draft["topic"];
  readonly table: Pick<AnswerTable, "title" | "columns" | "rows" | "notes">;
  readonly figures: readonly UsedFigure[];
  /** How the plans in force then are cited. */
  readonly documents: readonly string[];
  /** Whether the rows are those of then. */
  readonly isSame: boolean;
  readonly unitIdOf: (code: string) => number | undefined;
  readonly nameOfUnit: (unitId: number) => string;
  /** Whether people may be named to the reader who report and decide for a unit: in private, to its own and the secretariat. */
  readonly mayName: (unitId: number) => boolean;
}

/** What has become of an answer: to show, of a make that can no longer be read, or not for this reader. */
export type ReplayResult = Replay | { readonly outdated: true } | { readonly hidden: true } | TimedOut;

/** Whether a reader sees every unit that the asker saw. */
function covers(reader: Sight, asker: Sight, frame: Frame): boolean {
  return frame.vocabulary.units.every((unit) => !asker.canSee(unit.id) || reader.canSee(unit.id));
}

function isSameAnswer(one: Answer, other: Answer): boolean {
  return fingerprintOf(one) === fingerprintOf(other) && plainText(one.reply) === plainText(other.reply);
}

function mayNamePeople(
  unitId: number,
  { viewer, ancestors }: { viewer: Viewer; ancestors: readonly number[] },
): boolean {
  if (viewer.groupUnitId !== undefined) return false;
  return (["report", "approve", "accept"] as const).some((verb) =>
    isAllowed(viewer.assignments, verb, unitId, ancestors),
  );
}

function nameUnit(unitId: number, { vocabulary, language }: Frame): string {
  const unit = vocabulary.unitsById.get(unitId);
  return unit ? unitName(unit, vocabulary, language) : "";
}

function describe(figure: ReadFigure, frame: Frame, mayName: Replay["mayName"]): UsedFigure | undefined {
  const { vocabulary, language } = frame;
  if (figure.id === undefined) return undefined;
  return {
    id: figure.id,
    unitId: figure.unitId,
    unit: nameUnit(figure.unitId, frame),
    indicator: indicatorName(figure.indicator, vocabulary, language),
    period: periodName(figure.period, language),
    value: formatFigure(figure.value) ?? "",
    mayName: mayName(figure.unitId),
  };
}

/** The figures of the rows first, then those that they were compared with. */
function usedFigures(answer: Answer, frame: Frame, mayName: Replay["mayName"]): UsedFigure[] {
  const shown = new Set(answer.rows.map((row) => frame.vocabulary.unitsByCode.get(String(row["unit"]))?.id));
  const places = new Map([...shown].map((id, at) => [id, at]));
  const place = (figure: ReadFigure): number => places.get(figure.unitId) ?? places.size;
  const read = new Map((frame.trace ?? []).flatMap((figure) => (figure.id === undefined ? [] : [[figure.id, figure]])));
  return [...read.values()]
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((figure) => describe(figure, frame, mayName) ?? []);
}

/**
 * Gives an answer once more: the stored query, on figures and reports as they were, within what the asker saw.
 *
 * The reader's rights are those of now. Whoever sees all that the asker saw gets the asker's answer; anybody else gets it
 * only when asking the same would have led to the same, word for word. In all other cases nothing is told.
 */
export async function replayAnswer(db: Db, stored: StoredAnswer, reader: Viewer): Promise<ReplayResult> {
  const { asOf, scope } = stored;
  return readForQuestion(
    db,
    async (trx): Promise<ReplayResult> => {
      const asker: Viewer = { ...scope, language: reader.language };
      const frame: Frame = { ...(await openFrame(trx, asker, asOf.instant)), trace: [] };
      const own = await openFrame(trx, reader, asOf.instant);
      const isCovered = covers(own.sight, frame.sight, frame);
      if (stored.queryVersion !== QUERY_VERSION) return isCovered ? { outdated: true } : { hidden: true };
      const draft = stored.query as Draft;
      const answer = await answerQuery(draft, frame);
      if (!isCovered && !isSameAnswer(answer, await answerQuery(draft, own))) return { hidden: true };
      const mayName = (unitId: number): boolean =>
        mayNamePeople(unitId, { viewer: reader, ancestors: own.sight.ancestors(unitId) });
      return {
        answer,
        topic: draft.topic,
        table: tableOfAnswer(answer, frame),
        figures: usedFigures(answer, frame, mayName),
        documents: frame.vocabulary.plans.map((plan) => plan.document[frame.language]),
        isSame: fingerprintOf(answer) === stored.fingerprint,
        unitIdOf: (code) => frame.vocabulary.unitsByCode.get(code)?.id,
        nameOfUnit: (unitId) => nameUnit(unitId, frame),
        mayName,
      };
    },
    { asOf },
  );
}

/** How many rows the same question would give otherwise at a moment, as those of the answer of then; zero: the same answer. */
export async function countDifferentRows(
  db: Db,
  stored: StoredAnswer,
  then: Answer,
  now: DateTime,
): Promise<number | undefined> {
  const today = await readForQuestion(db, async (trx) => {
    const frame = await openFrame(trx, { ...stored.scope, language: stored.language }, now);
    return answerQuery(stored.query as Draft, frame);
  });
  if ("timedOut" in today) return undefined;
  if (fingerprintOf(today) === fingerprintOf(then)) return 0;
  const [before, after] = [then, today].map((answer) => new Set(answer.rows.map((row) => JSON.stringify(row))));
  const news = [...(after ?? [])].filter((row) => !before?.has(row)).length;
  const gone = [...(before ?? [])].filter((row) => !after?.has(row)).length;
  return Math.max(news, gone, 1);
}
