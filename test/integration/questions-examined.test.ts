import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { beforeAll, expect, test } from "vitest";
import { dateOf, ZONE } from "../../src/domain/time.ts";
import { answerQuestion, type QuestionContext } from "../../src/questions/answer-question.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { findPersonByCode } from "../../src/store/people.ts";
import type { Gold } from "../questions/gold.ts";
import { isRight, type Said } from "../questions/judge.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

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
const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/** Questions by an examiner who had not seen the code, with answers that were computed from the sample's files elsewhere. */
const lines = readFileSync(join(import.meta.dirname, "..", "questions", "examined.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Line);

const isAnyRight = (gold: Line["gold"], said: Said): boolean =>
  "either" in gold ? gold.either.some((one) => isRight(one, said)) : isRight(gold, said);

test("an examiner's questions are answered as the files say; what is not is rather asked back than wrong", async () => {
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

  expect(lines.length).toBeGreaterThan(650);
  expect(wrong.length / lines.length, wrong.join(", ")).toBeLessThanOrEqual(0.01);
  expect(1 - missed.length / lines.length, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
});
