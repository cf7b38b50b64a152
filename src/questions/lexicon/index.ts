import { asking } from "./asking.ts";
import { comparators, shares, standings } from "./comparators.ts";
import { fillers } from "./fillers.ts";
import { kinds } from "./kinds.ts";
import { courses, orders } from "./order.ts";
import type { LexiconEntry } from "./sense.ts";
import { joints, subjects } from "./sentence.ts";
import { times } from "./time.ts";
import { work } from "./work.ts";

/** Everything that is said the same way under every plan and in every province. */
export const lexicon: readonly LexiconEntry[] = [
  ...fillers,
  ...joints,
  ...subjects,
  ...comparators,
  ...shares,
  ...standings,
  ...orders,
  ...courses,
  ...times,
  ...work,
  ...asking,
  ...kinds,
];
