import { beforeAll, describe, expect, test } from "vitest";
import { dateOf } from "../../src/domain/time.ts";
import { answerQuestion, type Viewer } from "../../src/questions/answer-question.ts";
import { findPersonByCode } from "../../src/store/people.ts";
import { isRight } from "../questions/judge.ts";
import { coast } from "../questions/sets/coast.ts";
import { LEADER, loadDataSet } from "../questions/sets/data-set.ts";
import { makeQuestions } from "../questions/sets/templates.ts";
import { twoLevels } from "../questions/sets/two-levels.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** Of each template. */
const TIMES = 6;
const RIGHT = 0.95;
const WRONG_AS_IF_RIGHT = 0.01;

const worlds = await Promise.all([coast, twoLevels].map(async (set) => ({ set, ...(await createTestDatabase()) })));

describe.each(worlds)("questions about $set.name", ({ set, db }) => {
  let viewer: Viewer;
  let ask: (text: string) => ReturnType<typeof answerQuestion>;

  beforeAll(async () => {
    await loadDataSet(db, set);
    const person = await findPersonByCode(db, LEADER, dateOf(at(set.now)));
    viewer = { assignments: person?.assignments ?? [], language: "vi" };
    ask = (text) => answerQuestion(db, { text, viewer, now: at(set.now) });
  });

  test("are answered as its files say, or asked back", { timeout: 60_000 }, async () => {
    const questions = makeQuestions(set, TIMES);
    const missed: string[] = [];
    const wrong: string[] = [];
    for (const { id, text, gold } of questions) {
      const answer = await ask(text);
      if (isRight(gold, answer)) continue;
      missed.push(`${id}: ${text} → ${answer.kind} ${answer.interpretation}`);
      if (answer.kind === "answer")
        wrong.push(`${id}: ${text} → ${answer.interpretation} ${JSON.stringify(answer.rows).slice(0, 200)}`);
    }
    const summary = `${questions.length} questions, ${missed.length} missed, ${wrong.length} wrong as if right`;

    expect(questions.length, summary).toBeGreaterThanOrEqual(450);
    expect(missed.length / questions.length, [summary, ...missed].join("\n")).toBeLessThanOrEqual(1 - RIGHT);
    expect(wrong.length / questions.length, [summary, ...wrong].join("\n")).toBeLessThanOrEqual(WRONG_AS_IF_RIGHT);
  });
});
