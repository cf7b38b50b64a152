/** A question as typed without diacritics. */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}

/** A small generator of numbers in [0, 1), so that every run makes the same slips. */
export function generator(seed: number): () => number {
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
export function withSlips(text: string, seed: number): string {
  const random = generator(seed);
  const words = text.split(" ");
  const long = words.flatMap((word, index) => (/^\p{L}{5,}$/u.test(word.normalize("NFC")) ? [index] : []));
  for (let slips = 0; slips < 2 && long.length > 0; slips += 1) {
    const [index = 0] = long.splice(Math.floor(random() * long.length), 1);
    words[index] = slip((words[index] ?? "").normalize("NFC"), random);
  }
  return words.join(" ");
}
