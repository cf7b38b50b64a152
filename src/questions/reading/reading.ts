import type { PlainSense, Sense } from "../lexicon/sense.ts";
import type { Item } from "../matching/paths.ts";

/** The sense of that name that a piece may have. */
export function senseOf<Name extends Sense["is"]>(
  item: Item | undefined,
  name: Name,
): Extract<Sense, { is: Name }> | undefined {
  return item?.senses.find((sense): sense is Extract<Sense, { is: Name }> => sense.is === name);
}

const NOWHERE: readonly number[] = [];

type SenseName = PlainSense | Sense["is"];

/** Names of the senses of pieces: the readings of one question share most of their pieces. */
const known = new WeakMap<Item, ReadonlySet<SenseName>>();

function namesOf(item: Item): ReadonlySet<SenseName> {
  const found = known.get(item) ?? new Set(item.senses.map((sense) => sense.is));
  known.set(item, found);
  return found;
}

/** One way to cut a question into pieces, with the pieces that the readers have already taken. */
export class Reading {
  readonly items: readonly Item[];
  readonly #names: readonly ReadonlySet<SenseName>[];
  readonly #places = new Map<SenseName, number[]>();
  readonly #taken: (string | undefined)[];

  constructor(items: readonly Item[]) {
    this.items = items;
    this.#taken = items.map(() => undefined);
    this.#names = items.map(namesOf);
    for (const [at, names] of this.#names.entries())
      for (const name of names) {
        const places = this.#places.get(name);
        if (places) places.push(at);
        else this.#places.set(name, [at]);
      }
  }

  has(at: number, ...names: readonly SenseName[]): boolean {
    const own = this.#names[at];
    return own !== undefined && names.some((name) => own.has(name));
  }

  sense<Name extends Sense["is"]>(at: number, name: Name): Extract<Sense, { is: Name }> | undefined {
    return senseOf(this.items[at], name);
  }

  /** Which reader has taken a piece. */
  takenBy(at: number): string | undefined {
    return this.#taken[at];
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.items.length && this.#taken[at] === undefined;
  }

  take(reader: string, ...places: readonly number[]): void {
    for (const at of places) this.#taken[at] ??= reader;
  }

  /** Places of the pieces that may have one of these senses. */
  places(...names: readonly SenseName[]): number[] {
    const found = names.flatMap((name) => this.#places.get(name) ?? NOWHERE);
    return names.length > 1 && found.length > 1 ? [...new Set(found)].toSorted((a, b) => a - b) : found;
  }

  /** Places of such pieces that no reader has taken. */
  free(...names: readonly SenseName[]): number[] {
    return this.places(...names).filter((at) => this.isFree(at));
  }

  /** Whether a piece can be passed over between two that belong together. */
  isGap(at: number): boolean {
    return (
      (this.has(at, "filler") && !this.has(at, "nth", "number")) ||
      (this.has(at, "unknown") && /^[/&!+-]$/.test(this.items[at]?.text ?? ""))
    );
  }

  /** The next place after `at` that is no gap; the length when there is none. */
  after(at: number): number {
    let next = at + 1;
    while (next < this.items.length && this.isGap(next)) next += 1;
    return next;
  }

  /** The place before `at` that is no gap; −1 when there is none. */
  before(at: number): number {
    let previous = at - 1;
    while (previous >= 0 && this.isGap(previous)) previous -= 1;
    return previous;
  }

  /** Whether nothing but gaps and question tags stands after a place. */
  isAtEnd(at: number): boolean {
    for (let next = at + 1; next < this.items.length; next += 1)
      if (!this.isGap(next) && !this.has(next, "yes-no", "state", "follow")) return false;
    return true;
  }
}
