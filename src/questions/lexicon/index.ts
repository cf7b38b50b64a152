import { comparators, courses, orders, standings } from "./comparing.ts";
import { kinds } from "./kinds.ts";
import type { LexiconEntry } from "./sense.ts";
import { times } from "./time.ts";
import { fillers, joints, subjects } from "./words.ts";
import { asking, work } from "./work.ts";

/** Everything that is said the same way under every plan and in every province. */
export const lexicon: readonly LexiconEntry[] = [
  ...fillers,
  ...joints,
  ...subjects,
  ...comparators,
  ...standings,
  ...orders,
  ...courses,
  ...times,
  ...work,
  ...asking,
  ...kinds,
];

