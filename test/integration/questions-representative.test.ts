import { beforeAll, expect, test } from "vitest";
import { loadSample } from "../../src/sample/load-sample.ts";
import { examine } from "../questions/examine.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/** Questions of every kind as an outsider expects them of the people who will ask, each worded for itself. */
test("questions of every kind are answered as the files say", async () => {
  const { count, missed, wrong } = await examine(db, "representative.jsonl");

  expect(count).toBeGreaterThan(300);
  expect(wrong.length / count, wrong.join(", ")).toBeLessThanOrEqual(0.003);
  expect(1 - missed.length / count, missed.join("\n")).toBeGreaterThanOrEqual(0.94);
});
