import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { specs, type Spec } from "./specs.ts";

/** Writes `own.jsonl` beside this file: every question in up to four spellings, with its right answer. Run: node test/questions/make.ts */
const NOW = "2024-10-10T09:00:00+07:00";

function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}

/** A small generator of numbers in [0, 1), so that every run makes the same slips. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  switch (Math.floor(random() * 3)) {
    case 0:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    case 1:
      return word.slice(0, at) + word.charAt(at) + word.slice(at);
    default:
      return word.slice(0, at) + word.slice(at + 1);
  }
}

/** Slips of the finger in up to two of the longer words: letters swapped, doubled or left out. */
function withSlips(text: string, seed: number): string {
  const random = generator(seed);
  const words = text.split(" ");
  const long = words.flatMap((word, index) => (/^\p{L}{5,}$/u.test(word.normalize("NFC")) ? [index] : []));
  for (let slips = 0; slips < 2 && long.length > 0; slips += 1) {
    const [index = 0] = long.splice(Math.floor(random() * long.length), 1);
    words[index] = slip((words[index] ?? "").normalize("NFC"), random);
  }
  return words.join(" ");
}

function spellings(spec: Spec, seed: number): [string, string][] {
  if (spec.english)
    return [
      ["en", spec.vi],
      ["en-lower", spec.vi.toLowerCase().replace(/\?$/, "")],
    ];
  return [
    ["marks", spec.vi],
    ["bare", withoutMarks(spec.vi)],
    ["typo", withSlips(spec.vi, seed)],
    ...(spec.chat ? ([["chat", spec.chat]] satisfies [string, string][]) : []),
  ];
}

const lines = specs.flatMap((spec, seed) =>
  spellings(spec, seed).map(([spelling, text]) =>
    JSON.stringify({
      id: `${spec.id}-${spelling}`,
      as: spec.as ?? "leader",
      now: NOW,
      text,
      gold: spec.gold,
      ...(spec.session ? { session: `${spec.session}-${spelling}` } : {}),
    }),
  ),
);
const bySpelling = lines.toSorted((a, b) => sessionOf(a).localeCompare(sessionOf(b)));
writeFileSync(join(import.meta.dirname, "own.jsonl"), `${bySpelling.join("\n")}\n`);
console.log(`${specs.length} questions, ${lines.length} lines`);

/** Turns of one conversation stay together and in order; single questions come first. */
function sessionOf(line: string): string {
  return (JSON.parse(line) as { session?: string }).session ?? "";
}
