import { beforeAll, expect, test } from "vitest";
import { loadSample } from "../../src/sample/load-sample.ts";
import { examine } from "../questions/examine.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/** Combined conditions, negations, places, shares, gaps, changes, corrections, courtesy, speech: kinds that other sets have few of. In up to four spellings, with answers computed from the sample's files elsewhere. */
test("an outsider's questions are answered as the files say, in every spelling; none is answered as if a wrong answer were right", async () => {
  const { count, missed, wrong } = await examine(db, "outside.jsonl");

  expect(count).toBeGreaterThan(900);
  expect(wrong.length / count, wrong.join(", ")).toBeLessThanOrEqual(0.003);
  expect(1 - missed.length / count, missed.join("\n")).toBeGreaterThanOrEqual(0.97);
});
