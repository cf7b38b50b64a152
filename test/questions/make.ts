import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { specs, type Spec } from "./specs.ts";
import { withoutMarks, withSlips } from "./spellings.ts";

/** Writes `own.jsonl` beside this file: every question in up to four spellings, with its right answer. Run: node test/questions/make.ts */
const NOW = "2024-10-10T09:00:00+07:00";

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
