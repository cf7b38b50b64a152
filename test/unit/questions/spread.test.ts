import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ONLY_LIKELIEST, understand } from "../../../src/questions/understand.ts";
import { vocabulary } from "./world.ts";

/** Every so many-th question of the sets: some hundred texts of all kinds, half-understood ones too. */
const EVERY = 4;
const MORE = 1.5;

const texts = ["own", "examined"]
  .flatMap((name) =>
    readFileSync(join(import.meta.dirname, `../../questions/${name}.jsonl`), "utf8")
      .trim()
      .split("\n"),
  )
  .filter((_, at) => at % EVERY === 0)
  .map((line) => (JSON.parse(line) as { text: string }).text);

test("whoever takes the likeliest reading alone gets the same one, and none beyond the spread that was asked for is missed", () => {
  expect(texts.length).toBeGreaterThan(300);
  const best = (text: string) => understand(text, vocabulary).readings[0];

  expect(texts.map((text) => understand(text, vocabulary, ONLY_LIKELIEST).readings[0])).toEqual(texts.map(best));
  for (const text of texts) {
    const near = (readings: readonly { readonly cost: number }[]) =>
      readings.filter(({ cost }) => cost <= (readings[0]?.cost ?? 0) + MORE);
    expect(near(understand(text, vocabulary, () => MORE).readings)).toEqual(
      near(understand(text, vocabulary).readings),
    );
  }
});
