import { beforeAll, expect, test } from "vitest";
import { loadSample } from "../../src/sample/load-sample.ts";
import { examine } from "../questions/examine.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/** Questions by an examiner who had not seen the code, with answers that were computed from the sample's files elsewhere. */
test("an examiner's questions are answered as the files say; what is not is rather asked back than wrong", async () => {
  const { count, missed, wrong } = await examine(db, "examined.jsonl");

  expect(count).toBeGreaterThan(650);
  expect(wrong.length / count, wrong.join(", ")).toBeLessThanOrEqual(0.01);
  expect(1 - missed.length / count, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
});
