import { beforeAll, expect, test } from "vitest";
import { dateOf } from "../../src/domain/time.ts";
import { answerQuestion, type Viewer } from "../../src/questions/answer-question.ts";
import { understand } from "../../src/questions/understand.ts";
import { getWorld } from "../../src/questions/world.ts";
import { findPersonByCode } from "../../src/store/people.ts";
import { coast } from "../questions/sets/coast.ts";
import { LEADER, loadDataSet } from "../questions/sets/data-set.ts";
import { makeQuestions } from "../questions/sets/templates.ts";
import { generator } from "../questions/spellings.ts";
import { mutate } from "../questions/mutate.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** 100,000 in a full run: MUTATIONS=100000. */
const COUNT = Number(process.env["MUTATIONS"] ?? 800);
/** What hangs takes seconds; how fast it is otherwise is measured by test/bench. */
const MOST_MS = 500;

const { db } = await createTestDatabase();
const now = at(coast.now);
let viewer: Viewer;

/** Milliseconds of processor time: what else the machine does is not the question's fault. */
function cpuTime(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

beforeAll(async () => {
  await loadDataSet(db, coast);
  const person = await findPersonByCode(db, LEADER, dateOf(now));
  viewer = { assignments: person?.assignments ?? [], language: "vi" };
});

test(
  `${COUNT} mutated questions are answered without a fault, and understood in bounded time`,
  { timeout: 3_600_000 },
  async () => {
    const { vocabulary } = await getWorld(db, dateOf(now), viewer);
    const texts = makeQuestions(coast, 3).map((question) => question.text);
    const random = generator(7);
    const kinds = new Map<string, number>();
    let worst = { ms: 0, text: "" };
    for (let count = 0; count < COUNT; count += 1) {
      const text = mutate(texts[Math.floor(random() * texts.length)] ?? "", random);
      const ms = cpuTime(() => understand(text, vocabulary));
      if (ms > worst.ms) worst = { ms, text };
      const answer = await answerQuestion(db, { text, viewer, now }).catch((error: unknown) => {
        throw new Error(`fault at ${JSON.stringify(text)}`, { cause: error });
      });
      kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1);
    }
    if (COUNT > 10_000) console.log(worst, Object.fromEntries(kinds));

    expect(kinds.size).toBeGreaterThan(2);
    expect(worst.ms, JSON.stringify(worst.text)).toBeLessThanOrEqual(MOST_MS);
  },
);
