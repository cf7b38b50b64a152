import { beforeAll, expect, test } from "vitest";
import { loadSample } from "../../src/sample/load-sample.ts";
import { examine } from "../questions/examine.ts";
import { at } from "../support/province.ts";
import { createTestDatabase } from "../support/test-database.ts";

const { db } = await createTestDatabase();
beforeAll(() => loadSample(db, { asOf: at("2024-10-10T09:00:00"), groupPlatforms: [] }));

/**
 * Questions by examiners who had not seen the code, with answers that were computed from the sample's files elsewhere: how
 * many there are at least, which part of them is answered rightly, and which may be wrong; what is neither is asked back.
 */
const sets = [
  { file: "examined.jsonl", about: "of every kind", count: 650, right: 0.95, wrong: 0.01 },
  {
    file: "outside.jsonl",
    about: "in up to four spellings, with speech and courtesy",
    count: 900,
    right: 0.97,
    wrong: 0.003,
  },
  { file: "fresh-figures.jsonl", about: "about figures, with many traps", count: 500, right: 0.95, wrong: 0.003 },
  { file: "fresh-rest.jsonl", about: "about everything but figures", count: 400, right: 0.94, wrong: 0.003 },
  { file: "representative.jsonl", about: "as each kind of person would ask", count: 400, right: 0.94, wrong: 0.003 },
  {
    file: "relations.jsonl",
    about: "whose words are known and whose relations are the point",
    count: 300,
    right: 0.75,
    wrong: 0.004,
  },
];

test.each(sets)("questions $about are answered as the files say ($file)", async ({ file, count, right, wrong }) => {
  const examined = await examine(db, file);

  expect(examined.count).toBeGreaterThan(count);
  expect(examined.wrong.length / examined.count, examined.wrong.join(", ")).toBeLessThanOrEqual(wrong);
  expect(1 - examined.missed.length / examined.count, examined.missed.join("\n")).toBeGreaterThanOrEqual(right);
});
