import { DateTime } from "luxon";
import { beforeAll, expect, test } from "vitest";
import { dateOf, ZONE } from "../../src/domain/time.ts";
import { answerQuestion, type QuestionContext } from "../../src/questions/answer-question.ts";
import { loadSample } from "../../src/sample/load-sample.ts";
import { findPersonByCode } from "../../src/store/people.ts";
import { isRight } from "../questions/judge.ts";
import { unseen } from "../questions/unseen.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const NOW = at("2024-10-10T09:00:00");
const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: NOW, groupPlatforms: [] }));

test("questions written before anything was built for them are answered as the files say", async () => {
  const contexts = new Map<string, QuestionContext>();
  const wrong: string[] = [];
  for (const { id, as = "leader", now, text, session, gold } of unseen) {
    const moment = now === undefined ? NOW : (DateTime.fromISO(now, { zone: ZONE }) as DateTime<true>);
    const person = await findPersonByCode(db, as, dateOf(moment));
    const context = session === undefined ? undefined : contexts.get(session);
    const answer = await answerQuestion(db, {
      text,
      viewer: { assignments: person?.assignments ?? [], language: "vi" },
      now: moment,
      ...(context ? { context } : {}),
    });
    if (session !== undefined && answer.context) contexts.set(session, answer.context);
    if (!isRight(gold, answer)) wrong.push(`${id}: ${text} → ${answer.kind} ${answer.interpretation}`);
  }

  expect(unseen.length).toBeGreaterThan(230);
  expect(wrong).toEqual([]);
});
