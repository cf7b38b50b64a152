import type { Gold, Operator } from "../gold.ts";
import { withoutMarks, withSlips } from "../spellings.ts";
import type { DataSet } from "./data-set.ts";
import { drawFrom, sayPeriod, type SetQuestion } from "./templates.ts";

type Bound = readonly [Operator, number];

/** Ways to compare: words around a number, and what they mean. */
const comparisons: readonly (readonly [Operator, (number: string) => string])[] = [
  ["<", (x) => `dưới ${x}`],
  ["<", (x) => `thấp hơn ${x}`],
  ["<", (x) => `nhỏ hơn ${x}`],
  ["<", (x) => `chưa tới ${x}`],
  ["<", (x) => `chưa đến ${x}`],
  ["<", (x) => `chưa đạt ${x}`],
  ["<", (x) => `không đạt ${x}`],
  ["<", (x) => `kém hơn ${x}`],
  ["<", (x) => `< ${x}`],
  ["<=", (x) => `không quá ${x}`],
  ["<=", (x) => `tối đa ${x}`],
  ["<=", (x) => `không vượt quá ${x}`],
  ["<=", (x) => `không trên ${x}`],
  ["<=", (x) => `không cao hơn ${x}`],
  ["<=", (x) => `từ ${x} trở xuống`],
  ["<=", (x) => `≤ ${x}`],
  [">", (x) => `trên ${x}`],
  [">", (x) => `hơn ${x}`],
  [">", (x) => `vượt ${x}`],
  [">", (x) => `cao hơn ${x}`],
  [">", (x) => `lớn hơn ${x}`],
  [">", (x) => `> ${x}`],
  [">=", (x) => `từ ${x} trở lên`],
  [">=", (x) => `tối thiểu ${x}`],
  [">=", (x) => `ít nhất ${x}`],
  [">=", (x) => `không dưới ${x}`],
  [">=", (x) => `không thấp hơn ${x}`],
  [">=", (x) => `đạt ${x}`],
  [">=", (x) => `>= ${x}`],
  ["=", (x) => `đúng bằng ${x}`],
  ["=", (x) => `bằng ${x}`],
];

const ranges: readonly (readonly [Operator, Operator, (low: string, high: string) => string])[] = [
  [">=", "<=", (low, high) => `từ ${low} đến ${high}`],
  [">", "<", (low, high) => `trên ${low} và dưới ${high}`],
  [">", "<", (low, high) => `từ trên ${low} đến dưới ${high}`],
  [">=", "<=", (low, high) => `${low} - ${high}`],
  [">=", "<=", (low, high) => `trong khoảng từ ${low} đến ${high}`],
];

const orders: readonly ((level: string, said: string, condition: string) => string)[] = [
  (level, said, condition) => `${level} nào có ${said} ${condition}`,
  (level, said, condition) => `${level} nào ${said} ${condition}`,
  (level, said, condition) => `các ${level} có ${said} ${condition}`,
  (level, said, condition) => `những ${level} nào ${condition} về ${said}`,
  (level, said, condition) => `cho biết ${level} có ${said} ${condition}`,
  (level, said, condition) => `${said} ${condition} là những ${level} nào`,
  (level, said, condition) => `liệt kê giúp tôi ${level} có ${said} ${condition} nhé`,
  (level, said, condition) => `${said}: ${level} nào ${condition}`,
];

const written: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace("%", " %"),
  (text) => text.replace(",", "."),
  (text) => text.replace("%", " phần trăm"),
];

const spelled: readonly ((text: string, seed: number) => string)[] = [
  (text) => text,
  (text) => withoutMarks(text),
  (text, seed) => withSlips(text, seed),
  (text, seed) => withoutMarks(withSlips(text, seed)),
  (text) => text.toUpperCase(),
];

/**
 * Questions that differ from each other in one thing at a time: the comparison, the number, the indicator, the period, the
 * unit left out, the order of words, the spelling. Each comes with the answer to its own meaning, so that one taken for its
 * neighbour shows.
 */
export function changedQuestion(set: DataSet, seed: number): SetQuestion {
  const { gold, pick, indicator, threshold, unit, level, units, period, earlier } = drawFrom(set, seed);
  const one = indicator();
  const asksEarlier = pick(4) === 0 && (one.one.periods ?? ["Q1", "H1", "Q3", "Y"]).includes(earlier.code.slice(5));
  const when = asksEarlier ? earlier.code : period;
  const isSaid = asksEarlier || pick(3) === 0;
  const left = pick(5) === 0 ? unit() : undefined;
  const number = (): { value: number; said: string } => {
    const { value, said } = threshold(one.one);
    return { value, said: (written[pick(written.length)] ?? String)(said) };
  };
  const [bounds, condition] = ((): [Bound[], string] => {
    if (pick(5) === 0) {
      const [low, high] = [number(), number()].toSorted((a, b) => a.value - b.value);
      const [from, to, words] = ranges[pick(ranges.length)] ?? [">=", "<=", () => ""];
      return [
        [
          [from, low?.value ?? 0],
          [to, high?.value ?? 0],
        ],
        words(low?.said ?? "", high?.said ?? ""),
      ];
    }
    const [operator, words] = comparisons[pick(comparisons.length)] ?? ["<", String];
    const { value, said } = number();
    return [[[operator, value]], words(said)];
  })();
  const plain = (orders[pick(orders.length)] ?? orders[0])?.(level, one.said, condition) ?? "";
  const text = `${plain}${isSaid ? ` ${sayPeriod(when)}` : ""}${left ? ` trừ ${left.name}` : ""}`;
  const asked = units.filter((code) => code !== left?.code);
  const answer: Gold = gold.where(gold.select(one.one.code, when, asked), bounds);
  return { id: String(seed), text: (spelled[pick(spelled.length)] ?? String)(text, seed), gold: answer };
}
