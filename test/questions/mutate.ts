import { withoutMarks } from "./spellings.ts";

/** What can happen to a question on its way from a head through fingers, phones and clipboards. */
type Mutation = (text: string, random: () => number) => string;

const pick = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)] as Item;

function at(text: string, random: () => number): number {
  return Math.floor(random() * (text.length + 1));
}

function insert(text: string, piece: string, random: () => number): string {
  const place = at(text, random);
  return text.slice(0, place) + piece + text.slice(place);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzăâđêôơưáàảãạếềểễệ".split("");
const STRANGE = [
  "\u0000",
  "\u200b",
  "\u202e",
  "\u2066",
  "\ud800",
  "\u0301\u0302\u0303",
  "😀",
  "👨‍👩‍👧‍👦",
  "🇻🇳",
  "ﬁ",
  "①",
  "٣",
  "½",
  "Ⅳ",
  "مرحبا",
  "שלום",
  "日本",
  "Привет",
  "\n\n",
  "\t",
];
const NUMBERS = [
  "-45%",
  "999999999999999999999999999999",
  "0,0000000000000000001%",
  "1e308",
  "45..5",
  "4,5,6",
  "1.250.000,5",
  "00045",
  "NaN",
  "∞",
  "١٢",
  "45%%",
  "100,0%",
  "−3",
  "45,",
];
const CODE = [
  "'; drop table figure; --",
  "' or 1=1 --",
  "$1",
  "${process.env}",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "../../etc/passwd",
  "\\u0000",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty valueOf",
  "%s%n",
];
const OTHER = [
  "what is the highest",
  "compare with last year",
  "quel district est le meilleur",
  "哪个区最低",
  "và hoặc không trừ",
  "nhất nhất nhất",
  "dưới trên dưới",
  "từ đến từ đến",
  "top top 3",
  "năm năm năm năm",
  "ba mươi bốn mươi năm mươi",
  "quý quý III năm năm",
  "so với so với",
  "tân tân tân thành",
];

const mutations: readonly Mutation[] = [
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.slice(place + 1);
  },
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2);
  },
  (text, random) => insert(text, pick(LETTERS, random), random),
  (text, random) => insert(text, pick(STRANGE, random), random),
  (text, random) => insert(text, ` ${pick(NUMBERS, random)} `, random),
  (text, random) => insert(text, ` ${pick(CODE, random)} `, random),
  (text, random) => insert(text, ` ${pick(OTHER, random)} `, random),
  (text, random) => text.replace(/\d+/, () => pick(NUMBERS, random)),
  (text) => text.replaceAll(" ", ""),
  (text, random) => text.replaceAll(" ", () => (random() < 0.3 ? "" : " ")),
  (text, random) => text.replaceAll(" ", () => pick([" ", "  ", "\u00a0", "-", "_", ".", ", ", "/"], random)),
  (text, random) =>
    Array.from(text)
      .map((letter) => (random() < 0.1 ? "" : letter))
      .join(""),
  (text, random) =>
    text
      .split(" ")
      .toSorted(() => random() - 0.5)
      .join(" "),
  (text, random) =>
    text
      .split(" ")
      .filter(() => random() > 0.3)
      .join(" "),
  (text, random) =>
    text
      .split(" ")
      .flatMap((word) => (random() < 0.2 ? [word, word] : [word]))
      .join(" "),
  (text) => withoutMarks(text).toUpperCase(),
  (text) => text.normalize("NFD"),
  (text) => text.normalize("NFD").replaceAll(/[a-zđ]/gi, ""),
  (text, random) => `${text} `.repeat(1 + Math.floor(random() * 60)),
  (text, random) => pick(LETTERS, random).repeat(1 + Math.floor(random() * 2000)) + text,
  (text) => Array.from(text).toReversed().join(""),
  (_, random) => pick(["", " ", "\n", "?", "…", "%", "%%%%%%%%%%", "0", "-1", "\u0300\u0301", "💯"], random),
  (_, random) => String.fromCodePoint(...Array.from({ length: 40 }, () => Math.floor(random() * 0xd7ff))),
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
];

/** A question after one to three things have happened to it. The same numbers give the same text. */
export function mutate(text: string, random: () => number): string {
  let mutated = text;
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) mutated = pick(mutations, random)(mutated, random).slice(0, 5000);
  return mutated;
}
