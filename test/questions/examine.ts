import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { dateOf, ZONE } from "../../src/domain/time.ts";
import { answerQuestion, type QuestionContext } from "../../src/questions/answer-question.ts";
import type { Db } from "../../src/store/database.ts";
import { findPersonByCode } from "../../src/store/people.ts";
import type { Gold } from "./gold.ts";
import { isRight, type Said } from "./judge.ts";

interface Line {
  readonly id: string;
  readonly as?: string;
  readonly now?: string;
  readonly text: string;
  readonly session?: string;
  readonly gold: Gold | { readonly either: readonly Gold[] };
}

const NOW = "2024-10-10T09:00:00+07:00";
const EVERY_ROW = { newestFigure: "9223372036854775807", newestReport: 2 ** 31 - 1, newestDecision: 2 ** 31 - 1 };

const isAnyRight = (gold: Line["gold"], said: Said): boolean =>
  "either" in gold ? gold.either.some((one) => isRight(one, said)) : isRight(gold, said);

/** What became of a set of questions: which were missed, and which of those were answered as if that were right. */
export interface Examined {
  readonly count: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Asks the questions of a file of this folder, one JSON object a line, those of one session as turns of one chat. */
export async function examine(db: Db, file: string): Promise<Examined> {
  const lines = readFileSync(join(import.meta.dirname, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const contexts = new Map<string, QuestionContext>();
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const { id, as = "leader", now = NOW, text, session, gold } of lines) {
    const moment = DateTime.fromISO(now, { zone: ZONE });
    const person = await findPersonByCode(db, as, dateOf(moment));
    const context = session === undefined ? undefined : contexts.get(session);
    const answer = await answerQuestion(db, {
      text,
      viewer: { assignments: person?.assignments ?? [], language: "vi" },
      now: moment,
      asOf: { ...EVERY_ROW, instant: moment },
      ...(context ? { context } : {}),
    });
    if (session !== undefined && answer.context) contexts.set(session, answer.context);
    if (isAnyRight(gold, answer)) continue;
    missed.push(`${id}: ${text} → ${answer.kind} ${answer.interpretation}`);
    if (answer.kind === "answer") wrong.push(id);
  }
  return { count: lines.length, missed, wrong };
}
