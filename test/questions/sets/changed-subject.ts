import type { Gold } from "../gold.ts";
import { withoutMarks, withSlips } from "../spellings.ts";
import type { DataSet } from "./data-set.ts";
import { drawFrom, type Draw, type SetQuestion } from "./templates.ts";

/** Ways to name a period of a year. */
const periodNames: Readonly<Record<string, readonly ((year: string) => string)[]>> = {
  Q1: [(year) => `quý I năm ${year}`, (year) => `quý 1/${year}`, (year) => `Q1 ${year}`, (year) => `quý một ${year}`],
  H1: [
    (year) => `6 tháng đầu năm ${year}`,
    (year) => `sáu tháng đầu năm ${year}`,
    (year) => `6 tháng ${year}`,
    (year) => `nửa đầu năm ${year}`,
  ],
  Q3: [(year) => `quý III năm ${year}`, (year) => `quý 3/${year}`, (year) => `Q3/${year}`, (year) => `quý ba ${year}`],
  Y: [(year) => `cả năm ${year}`, (year) => `năm ${year}`],
};

interface Asked extends Draw {
  readonly one: ReturnType<Draw["indicator"]>["one"];
  readonly said: string;
  readonly when: string;
  readonly whenSaid: string;
}

type Form = (asked: Asked) => readonly [string, Gold];

const WORDS = ["", "một", "hai", "ba", "bốn", "năm", "sáu"];

/** What is asked of a period: each differs from its neighbours in whom it is about or from which end it counts. */
const forms: readonly Form[] = [
  ({ gold, one, said, when, whenSaid, unit }) => {
    const { code, name } = unit();
    return [`${said} ${whenSaid} của ${name}`, gold.values(gold.select(one.code, when, [code]))];
  },
  ({ gold, one, said, when, whenSaid, unit }) => {
    const { code, name } = unit();
    return [`${whenSaid} ${name} có ${said} là mấy`, gold.values(gold.select(one.code, when, [code]))];
  },
  ({ gold, one, said, when, whenSaid, unit, set }) => {
    const { code } = unit();
    const short = set.units.find((row) => row["code"] === code)?.["short_name"] ?? "";
    return [`${short} ${said} ${whenSaid}`, gold.values(gold.select(one.code, when, [code]))];
  },
  ({ gold, one, said, when, whenSaid, unit }) => {
    const [first, second] = [unit(), unit()];
    const codes = [...new Set([first.code, second.code])];
    return [`${said} của ${first.name}, ${second.name} ${whenSaid}`, gold.values(gold.select(one.code, when, codes))];
  },
  ({ gold, one, said, when, whenSaid, level, units, pick }) => {
    const count = 2 + pick(4);
    const [words, direction] = pick(2) === 0 ? (["cao nhất", "desc"] as const) : (["thấp nhất", "asc"] as const);
    const text = `${pick(2) === 0 ? count : WORDS[count]} ${level} ${said} ${words} ${whenSaid}`;
    return [text, gold.ranked(gold.select(one.code, when, units), direction, count)];
  },
  ({ gold, one, said, when, whenSaid, level, units, pick }) => {
    const [words, isBest] = pick(2) === 0 ? (["tốt nhất", true] as const) : (["kém nhất", false] as const);
    const direction = (one.better === "higher") === isBest ? "desc" : "asc";
    return [
      `${level} nào ${words} về ${said} ${whenSaid}`,
      gold.ranked(gold.select(one.code, when, units), direction, 1),
    ];
  },
  ({ gold, one, said, when, whenSaid, level, units, pick }) => {
    const isMet = pick(2) === 0;
    const text = `những ${level} ${isMet ? "đạt" : "không đạt"} chỉ tiêu về ${said} ${whenSaid}`;
    return [text, gold.met(gold.select(one.code, when, units), isMet)];
  },
  ({ gold, one, said, when, whenSaid, level, units, unit, pick }) => {
    const left = unit();
    const [words, direction] = pick(2) === 0 ? (["cao nhất", "desc"] as const) : (["thấp nhất", "asc"] as const);
    const others = units.filter((code) => code !== left.code);
    const text = `ngoài ${left.name} thì ${level} nào có ${said} ${words} ${whenSaid}`;
    return [text, gold.ranked(gold.select(one.code, when, others), direction, 1)];
  },
  ({ gold, one, said, when, whenSaid, set, units }) => [
    `${said} toàn tỉnh ${whenSaid}`,
    gold.total(set.province, gold.select(one.code, when, units)),
  ],
  ({ gold, one, said, when, whenSaid, unit, units }) => {
    const { code, name } = unit();
    const text = `${name} xếp thứ mấy về ${said} ${whenSaid}`;
    return [text, gold.place(gold.find(code, one.code, when), gold.select(one.code, when, units))];
  },
  ({ gold, one, said, when, whenSaid, period, unit }) => {
    const { code, name } = unit();
    if (when === period) return [`${said} của ${name} ${whenSaid}`, gold.values(gold.select(one.code, when, [code]))];
    return [`${said} của ${name} so với ${whenSaid}`, gold.changed(one.code, [when, period], [code])];
  },
  ({ gold, one, said, when, whenSaid, units, level, pick }) => {
    const isMany = pick(2) === 0;
    const lacking = units.filter((unit) => !gold.find(unit, one.code, when)).map((unit) => ({ unit, period: when }));
    const text = `${isMany ? `bao nhiêu ${level}` : `${level} nào`} chưa có số liệu ${said} ${whenSaid}`;
    return [text, { kind: "answer", rows: lacking, ordered: false }];
  },
  ({ gold, one, said, when, whenSaid, unit }) => {
    const { code, name } = unit();
    return [`${name} đã đạt chỉ tiêu ${said} ${whenSaid} chưa`, gold.values(gold.select(one.code, when, [code]))];
  },
];

const spelled: readonly ((text: string, seed: number) => string)[] = [
  (text) => text,
  (text) => withoutMarks(text),
  (text, seed) => withSlips(text, seed),
  (text, seed) => withoutMarks(withSlips(text, seed)),
  (text) => text.toLowerCase(),
];

/** Questions that differ from each other in whom they are about, when, and from which end they count. */
export function changedSubject(set: DataSet, seed: number): SetQuestion {
  const draw = drawFrom(set, seed);
  const { one, said } = draw.indicator();
  const kinds = one.periods ?? ["Q1", "H1", "Q3", "Y"];
  const periods = [...new Set(set.figures.map((row) => row["period"] ?? ""))].filter((period) =>
    kinds.includes(period.slice(5)),
  );
  const when = periods[draw.pick(periods.length)] ?? draw.period;
  const [year = "", kind = ""] = when.split("-");
  const names = periodNames[kind] ?? [];
  const whenSaid = names[draw.pick(names.length)]?.(year) ?? when;
  const [text, gold] = (forms[draw.pick(forms.length)] as Form)({ ...draw, one, said, when, whenSaid });
  return { id: String(seed), text: (spelled[draw.pick(spelled.length)] ?? String)(text, seed), gold };
}
