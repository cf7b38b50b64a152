/**
 * Whether two words differ by at most one slip of the finger: a letter too many, missing, wrong, or two neighbours swapped.
 */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Every form of a word with one letter left out, and the word itself. */
function deletions(word: string): string[] {
  const forms = [word];
  for (let index = 0; index < word.length; index += 1) forms.push(word.slice(0, index) + word.slice(index + 1));
  return forms;
}

/** Shorter words have too many neighbours to guess at. */
const SHORTEST = 3;

/** So many typed words are remembered with their neighbours, and none that is longer than words are. */
const MOST_TYPED = 5_000;
const LONGEST_WORD = 24;

/** Finds the known words that are one slip away from a typed one, at a cost that does not grow with the vocabulary. */
export class SlipIndex {
  readonly #byDeletion = new Map<string, string[]>();
  readonly #known = new Set<string>();
  readonly #typed = new Map<string, readonly string[]>();

  /** Adds a word; short words are left out, because everything is one slip away from them. */
  add(word: string): void {
    if (word.length < SHORTEST || !/[aeiouy]/.test(word) || this.#known.has(word)) return;
    this.#known.add(word);
    this.#typed.clear();
    for (const form of deletions(word)) {
      const words = this.#byDeletion.get(form);
      if (words) words.push(word);
      else this.#byDeletion.set(form, [word]);
    }
  }

  /** Known words one slip away, without the word itself. */
  near(word: string): readonly string[] {
    const before = this.#typed.get(word);
    if (before) return before;
    const near = this.#find(word);
    if (word.length > LONGEST_WORD) return near;
    if (this.#typed.size >= MOST_TYPED) this.#typed.clear();
    this.#typed.set(word, near);
    return near;
  }

  #find(word: string): string[] {
    const found = new Set<string>();
    for (const form of deletions(word))
      for (const candidate of this.#byDeletion.get(form) ?? [])
        if (candidate !== word && isOneSlip(word, candidate)) found.add(candidate);
    return [...found];
  }
}
