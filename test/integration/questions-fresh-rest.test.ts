import { beforeAll, expect, test } from "vitest";
import { loadSample } from "../../src/sample/load-sample.ts";
import { examine } from "../questions/examine.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/** Reports, dates, targets, tasks, what cannot be told, rights and long dialogues in words that no other set has; answers computed from the sample's files elsewhere. */
test("fresh questions about everything else are answered as the files say; what is not known is not answered", async () => {
  const { count, missed, wrong } = await examine(db, "fresh-rest.jsonl");

  expect(count).toBeGreaterThan(400);
  expect(wrong.length / count, wrong.join(", ")).toBeLessThanOrEqual(0.003);
  expect(1 - missed.length / count, missed.join("\n")).toBeGreaterThanOrEqual(0.94);
});
