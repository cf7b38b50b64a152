/** Letters that Telex turns into shapes; left in the text when the input method was off. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/dd/g, "d"],
  [/aa/g, "a"],
  [/ee/g, "e"],
  [/oo/g, "o"],
  [/([aou])w/g, "$1"],
  [/uwow?|uow/g, "uo"],
];

/**
 * The plain letters behind raw Telex typing ("truwcj" → "truc", "huyeenj" → "huyen"), or undefined when the word holds
 * no Telex keys. Only for words that nothing else explains: many plain words end in s, f, r, x or j by themselves.
 */
export function plainFromTelex(word: string): string | undefined {
  if (!/^[a-z]+$/.test(word) || word.length < 3) return undefined;
  let plain = word.replace(/^(.*[aeiouyw].*?)[sfrxj]([a-z]*)$/, "$1$2");
  for (const [pattern, letters] of SHAPES) plain = plain.replace(pattern, letters);
  return plain === word ? undefined : plain;
}

/** Chat spellings of letters: f for ph, z for d or gi, w for qu, j for gi, c for k. Candidates only; the vocabulary decides. */
export function chatLetters(word: string): string[] {
  const forms: string[] = [];
  if (word.startsWith("f")) forms.push(`ph${word.slice(1)}`);
  if (word.startsWith("z")) forms.push(`d${word.slice(1)}`, `gi${word.slice(1)}`);
  if (word.startsWith("j")) forms.push(`gi${word.slice(1)}`);
  if (word.startsWith("w")) forms.push(`qu${word.slice(1)}`);
  if (/^k[^h]/.test(word)) forms.push(`c${word.slice(1)}`);
  if (/^c[^h]/.test(word)) forms.push(`k${word.slice(1)}`);
  if (word.endsWith("k")) forms.push(`${word.slice(0, -1)}ch`, `${word.slice(0, -1)}c`);
  if (word.endsWith("g") && !word.endsWith("ng")) forms.push(`${word.slice(0, -1)}ng`);
  return forms;
}
