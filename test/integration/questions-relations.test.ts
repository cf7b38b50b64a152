import { beforeAll, expect, test } from "vitest";
import { loadSample } from "../../src/sample/load-sample.ts";
import { examine } from "../questions/examine.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/** Questions whose words are all known and whose relations are the point: choices within choices, exceptions, changes, sums. */
test("questions whose relations matter are answered as the files say, or asked back", async () => {
  const { count, missed, wrong } = await examine(db, "relations.jsonl");

  expect(count).toBeGreaterThan(300);
  expect(wrong.length / count, wrong.join(", ")).toBeLessThanOrEqual(0.004);
  expect(1 - missed.length / count, missed.join("\n")).toBeGreaterThanOrEqual(0.75);
});
