import type { Sense } from "../lexicon/sense.ts";
import type { Token } from "../text/tokens.ts";
import type { Match } from "./lattice.ts";

/** One piece of a reading: a stretch of tokens with everything that it can mean. */
export interface Item {
  readonly from: number;
  readonly until: number;
  readonly senses: readonly Sense[];
  /** What it costs to believe the likeliest of them. */
  readonly cost: number;
  /** How unsure it is that this was meant at all: what nothing explains, or a guess at a half-named thing. */
  readonly doubt: number;
  /** Whether a comma stands before it. */
  readonly afterComma: boolean;
  /** Whether no space parts it from the piece before. */
  readonly glued: boolean;
  readonly text: string;
}

/** A way to cut a whole question into pieces. */
export interface Path {
  readonly items: readonly Item[];
  readonly cost: number;
}

/** Every piece costs a little, so that long phrases win over short ones. */
const PIECE = 0.12;
const UNKNOWN = 2.2;
const UNKNOWN_LETTER = 0.9;
const UNKNOWN_SIGN = 0.1;
/** Senses of one stretch that cost this much more than the likeliest are forgotten. */
const SLACK = 0.45;

function unknownCost(token: Token): number {
  if (token.kind === "sign") return UNKNOWN_SIGN;
  return token.text.length === 1 ? UNKNOWN_LETTER : UNKNOWN;
}

function keyOf(sense: Sense): string {
  switch (sense.is) {
    case "compare-with":
      return sense.is + sense.comparison;
    case "degree":
    case "distance":
    case "superlative":
      return sense.is + sense.direction;
    case "placed":
    case "from-end":
      return `${sense.is} ${sense.from}`;
    case "number":
    case "nth":
      return sense.is + sense.value;
    case "kind":
      return sense.is + sense.level + (sense.word ?? "") + (sense.own ?? "");
    default:
      return sense.is;
  }
}

/** Senses that change what a question is about stand in readings of their own; the others share a piece. */
function classOf(sense: Sense): string {
  return sense.is === "unit" || sense.is === "indicator" || sense.is === "topic" ? sense.is : "word";
}

/** Several units or indicators of one spelling are one sense with several candidates; of any other double sense the cheaper stays. */
function bundle(tokens: readonly Token[], matches: readonly Match[]): Item {
  const sorted = matches.toSorted((a, b) => a.cost - b.cost);
  const best = sorted[0] as Match;
  const kept = sorted.filter((match) => match.cost <= best.cost + SLACK && match.doubt <= best.doubt + SLACK);
  const { from, until } = best;
  return {
    from,
    until,
    senses: mergeSenses(kept),
    cost: best.cost,
    doubt: best.doubt,
    afterComma: tokens[from]?.afterComma ?? false,
    glued: tokens[from]?.glued ?? false,
    text: tokens
      .slice(from, until)
      .map((token) => token.text)
      .join(" "),
  };
}

function mergeSenses(matches: readonly Match[]): Sense[] {
  const best = matches[0] as Match;
  // typed without marks, "tan thanh" is Tân Thanh as well as Tân Thành
  const same = matches.filter((match) => match.cost <= best.cost + 0.1);
  if (best.sense.is === "unit")
    return [{ is: "unit", ids: unique(same.flatMap(({ sense }) => (sense.is === "unit" ? sense.ids : []))) }];
  if (best.sense.is === "indicator")
    return [
      { is: "indicator", codes: unique(same.flatMap(({ sense }) => (sense.is === "indicator" ? sense.codes : []))) },
    ];
  if (best.sense.is === "topic")
    return [
      { is: "topic", directives: unique(same.flatMap(({ sense }) => (sense.is === "topic" ? sense.directives : []))) },
    ];
  const senses = new Map<string, Sense>();
  for (const { sense } of matches) if (!senses.has(keyOf(sense))) senses.set(keyOf(sense), sense);
  return [...senses.values()];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/**
 * What it costs to take words for mere fillers that stand within a longer phrase with a meaning of its own. Without marks
 * that phrase may be there by chance ("toi da" is "tối đa" and "tôi đã").
 */
const TORN = { marked: 0.8, bare: 0.6 };
/** Names of units are believed even with a wrong mark: what else would stand there. */
const TORN_NAME = 0.75;

function isFiller({ sense }: Match): boolean {
  return sense.is === "filler";
}

const HARD_TO_TELL = new Set<Sense["is"]>(["untold", "always", "never-yet", "ever", "how-often"]);

/** What is hard to tell is never answered without it, however its words are cut. */
function isUntellable({ sense }: Match): boolean {
  return HARD_TO_TELL.has(sense.is);
}

/** Fillers torn out of a phrase ("bị trả lại" → "bị", "tra", "lại") would let a reading lose what was said. */
function withTornFillers(matches: readonly Match[]): Match[] {
  const phrases = matches.filter(
    (match) =>
      !isFiller(match) &&
      match.until - match.from > 1 &&
      match.cost < (match.sense.is === "unit" ? TORN_NAME : 0.4) &&
      match.doubt === 0,
  );
  return matches.map((match) => {
    const { from, until } = match;
    const whole = phrases.find(
      (phrase) =>
        (isFiller(match) || isUntellable(phrase)) &&
        phrase.from <= from &&
        until <= phrase.until &&
        phrase.until - phrase.from > until - from,
    );
    if (!whole) return match;
    const torn = whole.cost > 0 && !isUntellable(whole) ? TORN.bare : TORN.marked;
    return { ...match, cost: match.cost + torn, doubt: match.doubt + torn };
  });
}

/** What a slip costs at least, and how near another reading of it must be to be as likely. */
const SLIP = 0.85;
const AS_LIKELY = 0.4;
const RATHER_ELSE = { cost: 0.45, doubt: 0.8 };

/** A slip of the finger is rather one of a word that says something ("têrn" is "trên" before it is "tên"). */
function withDoubtfulFillers(matches: readonly Match[]): Match[] {
  return matches.map((match) => {
    if (!isFiller(match) || match.cost < SLIP) return match;
    const rival = matches.some(
      (other) =>
        !isFiller(other) &&
        other.from === match.from &&
        other.until === match.until &&
        other.cost <= match.cost + AS_LIKELY,
    );
    return rival ? { ...match, cost: match.cost + RATHER_ELSE.cost, doubt: match.doubt + RATHER_ELSE.doubt } : match;
  });
}

function itemsByStart(tokens: readonly Token[], matches: readonly Match[]): Item[][] {
  const spans = new Map<string, Match[]>();
  for (const match of matches) {
    const key = `${match.from} ${match.until} ${classOf(match.sense)}`;
    const group = spans.get(key);
    if (group) group.push(match);
    else spans.set(key, [match]);
  }
  const starts: Item[][] = tokens.map(() => []);
  for (const group of spans.values()) starts[group[0]?.from ?? 0]?.push(bundle(tokens, group));
  for (const [at, token] of tokens.entries())
    starts[at]?.push({
      from: at,
      until: at + 1,
      senses: [{ is: "unknown" }],
      cost: unknownCost(token),
      doubt: unknownCost(token),
      afterComma: token.afterComma,
      glued: token.glued,
      text: token.text,
    });
  return starts;
}

interface Partial {
  readonly cost: number;
  readonly item: Item | undefined;
  readonly before: Partial | undefined;
}

/** The cheapest ways to cut a question into pieces, at most `limit`, the cheapest first. */
export function cheapestPaths(tokens: readonly Token[], matches: readonly Match[], limit: number): Path[] {
  const starts = itemsByStart(tokens, withDoubtfulFillers(withTornFillers(matches)));
  const reached: Partial[][] = Array.from({ length: tokens.length + 1 }, () => []);
  reached[0]?.push({ cost: 0, item: undefined, before: undefined });
  for (let at = 0; at < tokens.length; at += 1) {
    const here = (reached[at] ?? []).toSorted((a, b) => a.cost - b.cost).slice(0, limit);
    for (const item of starts[at] ?? [])
      for (const before of here) reached[item.until]?.push({ cost: before.cost + item.cost + PIECE, item, before });
  }
  const ends = (reached[tokens.length] ?? []).toSorted((a, b) => a.cost - b.cost).slice(0, limit);
  return ends.map((end) => ({ items: unwind(end), cost: end.cost }));
}

function unwind(end: Partial): Item[] {
  const items: Item[] = [];
  for (let step: Partial | undefined = end; step?.item; step = step.before) items.push(step.item);
  return items.toReversed();
}
