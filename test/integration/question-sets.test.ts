import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion, type Answer } from "../../src/questions/answer-question.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { isRight } from "../questions/judge.ts";
import { changedQuestion } from "../questions/sets/changed-meaning.ts";
import { changedSubject } from "../questions/sets/changed-subject.ts";
import { coast } from "../questions/sets/coast.ts";
import { loadDataSet } from "../questions/sets/data-set.ts";
import { sample } from "../questions/sets/sample.ts";
import { makeQuestions, type SetQuestion } from "../questions/sets/templates.ts";
import { twoLevels } from "../questions/sets/two-levels.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** Questions of each template. */
const TIMES = 5;
/** Questions of changed meaning. */
const CHANGED = 100;
const RIGHT = 0.95;
const WRONG_AS_IF_RIGHT = 0.01;

const worlds = await Promise.all(
  [coast, twoLevels, sample].map(async (set) => ({ set, ...(await createTestDatabase()) })),
);

describe.each(worlds)("questions about $set.name", ({ set, db }) => {
  let ask: (text: string) => Promise<Answer>;

  beforeAll(async () => {
    if (set === sample) await loadSample(db, { asOf: at(set.now), groupPlatforms: [] });
    else await loadDataSet(db, set);
    const { id } = await db.selectFrom("unit").select("id").where("code", "=", set.province).executeTakeFirstOrThrow();
    const viewer = { assignments: [{ role: "leader", unitId: id }], language: "vi" } as const;
    ask = (text) => answerQuestion(db, { text, viewer, now: at(set.now) });
  });

  /** Those that are not answered as they should be, and of these the ones that are answered all the same. */
  async function judge(questions: readonly SetQuestion[]): Promise<{ missed: string[]; wrong: string[] }> {
    const missed: string[] = [];
    const wrong: string[] = [];
    for (const { id, text, gold } of questions) {
      const answer = await ask(text);
      if (isRight(gold, answer)) continue;
      const line = `${id}: ${text} → ${answer.kind} ${answer.interpretation}`;
      missed.push(line);
      if (answer.kind === "answer") wrong.push(`${line} ${JSON.stringify(answer.rows).slice(0, 200)}`);
    }
    return { missed, wrong };
  }

  test("are answered as its files say, or asked back", { timeout: 60_000 }, async () => {
    const questions = makeQuestions(set, TIMES);
    const { missed, wrong } = await judge(questions);

    expect(questions.length).toBeGreaterThanOrEqual(400);
    expect(missed.length / questions.length, missed.join("\n")).toBeLessThanOrEqual(1 - RIGHT);
    expect(wrong.length / questions.length, wrong.join("\n")).toBeLessThanOrEqual(WRONG_AS_IF_RIGHT);
  });

  test("that differ in one thing are never taken for each other", { timeout: 60_000 }, async () => {
    const seeds = Array.from({ length: CHANGED }, (_, seed) => seed);
    const questions = seeds.flatMap((seed) => [changedQuestion(set, seed), changedSubject(set, seed)]);
    const { missed, wrong } = await judge(questions);

    expect(missed.length / questions.length, missed.join("\n")).toBeLessThanOrEqual(1 - RIGHT);
    expect(wrong).toEqual([]);
  });
});
