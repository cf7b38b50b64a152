import type { DateTime } from "luxon";

/**
 * Letters that are no beginning of anything people type with a number behind: no H1, Q3, T5, N2024, K1 (kỳ), and none
 * that looks like a digit.
 */
const LETTERS = "ABCDEGLMPRSUVX".split("");

/** Every code, the short ones first: A … X, then AA … XX. */
const CODES = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))];

/** For so long a code means one message only. */
const KEPT_FOR = { days: 14 } as const;

/**
 * The code under which the choices of a message are answered in a chat without buttons, however many have come since:
 * the shortest that no message of the last fourteen days has, or the one longest out of use.
 */
export function choosePromptCode(assigned: ReadonlyMap<string, DateTime>, now: DateTime): string {
  const before = now.minus(KEPT_FOR);
  const free = CODES.find((code) => {
    const at = assigned.get(code);
    return at === undefined || at < before;
  });
  if (free !== undefined) return free;
  const [oldest] = [...assigned].toSorted(([, a], [, b]) => a.toMillis() - b.toMillis());
  return oldest?.[0] ?? "A";
}

/** Reads "B3", "b 3" or "ab-12" as a choice (from 0) of the message that has the code; undefined for everything else. */
export function parsePromptCode(folded: string): { readonly code: string; readonly index: number } | undefined {
  const match = /^([a-z]{1,2})[\s-]?([1-9]\d?)$/.exec(folded);
  const code = match?.[1]?.toUpperCase();
  return code !== undefined && CODES.includes(code) ? { code, index: Number(match?.[2]) - 1 } : undefined;
}
