import { noAnswer, type Gold, type Operator } from "../gold.ts";
import { generator, withoutMarks, withSlips } from "../spellings.ts";
import type { CsvRow, DataSet, SetIndicator } from "./data-set.ts";
import { SetGold } from "./set-gold.ts";

/** A question of a data set in one spelling, with its right answer. */
export interface SetQuestion {
  readonly id: string;
  readonly text: string;
  readonly gold: Gold;
}

/** What a template draws its words from. */
export interface Draw {
  readonly gold: SetGold;
  readonly set: DataSet;
  readonly period: string;
  /** The period before the last, and how people say it. */
  readonly earlier: { readonly code: string; readonly said: string };
  readonly units: readonly string[];
  readonly level: string;
  readonly levelEn: string;
  /** A number from 0 to below `count`. */
  readonly pick: (count: number) => number;
  readonly indicator: () => { readonly one: SetIndicator; readonly said: string };
  readonly unit: () => { readonly code: string; readonly name: string };
  /** A threshold near the figures of an indicator, and as it is written. */
  readonly threshold: (indicator: SetIndicator) => { readonly value: number; readonly said: string };
}

type Template = (draw: Draw) => readonly [string, Gold];

const write = (value: number, isRate: boolean): string => `${String(value).replace(".", ",")}${isRate ? "%" : ""}`;

function compare(operator: Operator, words: (level: string, said: string, number: string) => string): Template {
  return ({ gold, indicator, threshold, level, period, units }) => {
    const { one, said } = indicator();
    const { value, said: written } = threshold(one);
    return [words(level, said, written), gold.where(gold.select(one.code, period, units), [[operator, value]])];
  };
}

/** The ways of asking; each is filled several times with other words. */
export const templates: Readonly<Record<string, Template>> = {
  below: compare("<", (level, said, number) => `${level} nào có ${said} dưới ${number}?`),
  above: compare(">", (level, said, number) => `những ${level} có ${said} trên ${number}`),
  "at least": compare(">=", (level, said, number) => `${level} nào ${said} từ ${number} trở lên`),
  "at most": compare("<=", (level, said, number) => `danh sách ${level} có ${said} không quá ${number}`),
  range: ({ gold, indicator, threshold, level, period, units }) => {
    const { one, said } = indicator();
    const ends = [threshold(one), threshold(one)].toSorted((a, b) => a.value - b.value);
    const [low, high] = [ends[0], ends[1]].map((end) => end ?? { value: 0, said: "" }) as [
      { value: number; said: string },
      { value: number; said: string },
    ];
    const rows = gold.where(gold.select(one.code, period, units), [
      [">=", low.value],
      ["<=", high.value],
    ]);
    return [`${level} nào ${said} từ ${low.said} đến ${high.said}`, rows];
  },
  count: ({ gold, indicator, threshold, level, period, units }) => {
    const { one, said } = indicator();
    const { value, said: written } = threshold(one);
    const rows = gold.where(gold.select(one.code, period, units), [["<", value]]);
    return [`có bao nhiêu ${level} ${said} dưới ${written}`, { ...rows, count: rows.rows?.length ?? 0 }];
  },
  value: ({ gold, indicator, unit, period }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    return [`${said} của ${name} là bao nhiêu?`, gold.values(gold.select(one.code, period, [code]))];
  },
  "value first": ({ gold, indicator, unit, period }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    return [`${name} ${said} bao nhiêu`, gold.values(gold.select(one.code, period, [code]))];
  },
  "value of a period": ({ gold, indicator, unit, earlier }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    const periods = one.periods ?? ["Q1", "H1", "Q3", "Y"];
    if (!periods.includes(earlier.code.slice(5))) return [`${said} của ${name} ${earlier.said}`, noAnswer];
    return [`${said} của ${name} ${earlier.said}`, gold.values(gold.select(one.code, earlier.code, [code]))];
  },
  highest: ({ gold, indicator, level, period, units, pick }) => {
    const { one, said } = indicator();
    const count = 2 + pick(4);
    return [`${count} ${level} có ${said} cao nhất`, gold.ranked(gold.select(one.code, period, units), "desc", count)];
  },
  lowest: ({ gold, indicator, level, period, units }) => {
    const { one, said } = indicator();
    return [`${level} nào có ${said} thấp nhất?`, gold.ranked(gold.select(one.code, period, units), "asc", 1)];
  },
  ranking: ({ gold, indicator, level, period, units }) => {
    const { one, said } = indicator();
    const direction = one.better === "higher" ? "desc" : "asc";
    return [`xếp hạng các ${level} theo ${said}`, gold.ranked(gold.select(one.code, period, units), direction)];
  },
  place: ({ gold, indicator, unit, period, units }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    return [
      `${name} đứng thứ mấy về ${said}`,
      gold.place(gold.find(code, one.code, period), gold.select(one.code, period, units)),
    ];
  },
  unmet: ({ gold, indicator, level, period, units }) => {
    const { one, said } = indicator();
    return [`${level} nào chưa đạt chỉ tiêu ${said}`, gold.met(gold.select(one.code, period, units), false)];
  },
  met: ({ gold, indicator, level, period, units }) => {
    const { one, said } = indicator();
    const rows = gold.met(gold.select(one.code, period, units), true);
    return [`bao nhiêu ${level} đã đạt chỉ tiêu ${said}?`, { ...rows, count: rows.rows?.length ?? 0 }];
  },
  total: ({ gold, indicator, set, period, units }) => {
    const { one, said } = indicator();
    return [`${said} toàn tỉnh`, gold.total(set.province, gold.select(one.code, period, units))];
  },
  compare: ({ gold, indicator, unit, period }) => {
    const { one, said } = indicator();
    const [first, second] = [unit(), unit()];
    const codes = [...new Set([first.code, second.code])];
    return [`so sánh ${said} của ${first.name} và ${second.name}`, gold.values(gold.select(one.code, period, codes))];
  },
  trend: ({ gold, indicator, unit, set }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    const periods = [...new Set(set.figures.map((row) => row["period"] ?? ""))];
    const figures = periods.flatMap((period) => gold.find(code, one.code, period) ?? []);
    return [`diễn biến ${said} của ${name} qua các kỳ`, { ...gold.values(figures), ordered: true }];
  },
  change: ({ gold, indicator, unit, period, earlier }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    return [
      `${said} của ${name} thay đổi thế nào so với ${earlier.said}`,
      gold.changed(one.code, [earlier.code, period], [code]),
    ];
  },
  risers: ({ gold, indicator, level, units, period, earlier }) => {
    const { one, said } = indicator();
    return [
      `${level} nào có ${said} giảm so với ${earlier.said}`,
      gold.changed(one.code, [earlier.code, period], units, "down"),
    ];
  },
  both: ({ gold, indicator, threshold, level, period, units }) => {
    const [first, second] = [indicator(), indicator()];
    const [low, high] = [threshold(first.one), threshold(second.one)];
    const text = `${level} nào ${first.said} dưới ${low.said} và ${second.said} trên ${high.said}`;
    const below = rowsOf(gold.where(gold.select(first.one.code, period, units), [["<", low.value]]));
    const above = rowsOf(gold.where(gold.select(second.one.code, period, units), [[">", high.value]]));
    return [
      text,
      { kind: "answer", rows: below.filter((unit) => above.includes(unit)).map((unit) => ({ unit })), ordered: false },
    ];
  },
  target: ({ indicator }) => {
    const { one, said } = indicator();
    const row = { indicator: one.code, comparison: one.target?.comparison ?? "", target: one.target?.value ?? 0 };
    return [`chỉ tiêu ${said} là bao nhiêu`, { kind: "answer", rows: [row] }];
  },
  lack: ({ gold, indicator, level, period, units }) => {
    const { one, said } = indicator();
    const rows = units.filter((unit) => !gold.find(unit, one.code, period)).map((unit) => ({ unit, period }));
    return [`${level} nào chưa có số liệu ${said}?`, { kind: "answer", rows, ordered: false }];
  },
  "unmet of a unit": ({ gold, unit, set, period }) => {
    const { code, name } = unit();
    const figures = set.indicators.flatMap((one) => gold.find(code, one.code, period) ?? []);
    return [`${name} chưa đạt những chỉ tiêu nào`, gold.met(figures, false)];
  },
  gap: ({ gold, indicator, unit, period }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    return [`${name} còn cách chỉ tiêu bao nhiêu về ${said}`, gold.values(gold.select(one.code, period, [code]))];
  },
  "above a unit": ({ gold, indicator, unit, level, period, units }) => {
    const [{ one, said }, { code, name }] = [indicator(), unit()];
    const [own] = gold.select(one.code, period, [code]);
    const text = `${level} nào có ${said} cao hơn ${name}`;
    if (!own) return [text, { kind: ["none", "answer", "clarify"], rows: null }];
    const others = gold
      .select(one.code, period, units)
      .filter((figure) => figure.top * own.bottom > own.top * figure.bottom);
    return [text, gold.answer(others)];
  },
  "below, in English": ({ gold, indicator, threshold, levelEn, period, units }) => {
    const { one } = indicator();
    const { value, said } = threshold(one);
    const text = `which ${levelEn} have ${one.synonyms.en[0].toLowerCase()} below ${said.replace(",", ".")}`;
    return [text, gold.where(gold.select(one.code, period, units), [["<", value]])];
  },
  "top, in English": ({ gold, indicator, levelEn, period, units, pick }) => {
    const { one } = indicator();
    const count = 2 + pick(4);
    const text = `${count} ${levelEn} with the highest ${one.synonyms.en[0].toLowerCase()}`;
    return [text, gold.ranked(gold.select(one.code, period, units), "desc", count)];
  },
  "no such indicator": ({ unit }) => [`tỷ lệ ly hôn của ${unit().name}`, noAnswer],
  "no such unit": ({ indicator }) => [`${indicator().said} của huyện Trường Thọ Xuyên`, noAnswer],
  "not yet": ({ indicator, unit }) => [`${indicator().said} của ${unit().name} quý III năm 2031`, noAnswer],
};

const rowsOf = (gold: Gold): string[] => (gold.rows ?? []).map((row) => String(row["unit"]));

/** The words and figures that one question is made of; the same seed gives the same ones. */
export function drawFrom(set: DataSet, seed: number): Draw {
  const gold = new SetGold(set);
  const random = generator(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const isOf = ({ level, valid_to: until }: CsvRow): boolean => level === set.reporterLevel && !until;
  const own = set.units.filter(isOf);
  const names = set.units.filter((unit) => !unit["valid_to"]).map((unit) => unit["short_name"]);
  const unique = own.filter((unit) => names.filter((name) => name === unit["short_name"]).length === 1);
  const periods = [...new Set(set.figures.map((row) => row["period"] ?? ""))].toSorted(byTime);
  const [period = "", before = ""] = [periods.at(-1), periods.at(-2)];
  const units = own.map((unit) => unit["code"] ?? "");
  const isDistrict = set.reporterLevel === "district";
  return {
    gold,
    set,
    period,
    earlier: { code: before, said: sayPeriod(before) },
    units,
    level: isDistrict ? "huyện" : pick(2) === 0 ? "xã" : "đơn vị",
    levelEn: isDistrict ? "districts" : "communes",
    pick,
    indicator: () => {
      // those that the last report does not ask for have no figure to ask about
      const asked = set.indicators.filter((one) => !one.periods || one.periods.includes(period.slice(5)));
      const one = asked[pick(asked.length)] as SetIndicator;
      const names = [one.vi, ...one.synonyms.vi].filter((name) => !set.ambiguous.includes(name));
      const said = names[pick(names.length)] ?? one.vi;
      return { one, said: /^\p{Lu}\p{Ll}/u.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said };
    },
    unit: () => {
      const unit = unique[pick(unique.length)];
      return { code: unit?.["code"] ?? "", name: unit?.["name"] ?? "" };
    },
    threshold: (indicator) => {
      const figures = gold.select(indicator.code, period, units);
      const figure = figures[pick(figures.length)];
      const exact = figure ? Number((figure.top * 1000n) / figure.bottom) / 1000 : 50;
      // the target itself, or a number near one of the figures
      const value =
        pick(5) === 0
          ? (indicator.target?.value ?? 50)
          : indicator.kind === "count" && !indicator.decimals
            ? Math.round(exact)
            : Math.round(exact * 10) / 10;
      return { value, said: write(value, indicator.kind === "ratio") };
    },
  };
}

const KINDS = ["Q1", "H1", "Q3", "Y"];

function byTime(a: string, b: string): number {
  return a.slice(0, 4).localeCompare(b.slice(0, 4)) || KINDS.indexOf(a.slice(5)) - KINDS.indexOf(b.slice(5));
}

/** A period as people say it. */
export function sayPeriod(code: string): string {
  const [year = "", kind = ""] = code.split("-");
  return (
    { Q1: `quý I năm ${year}`, H1: `6 tháng đầu năm ${year}`, Q3: `quý III năm ${year}`, Y: `cả năm ${year}` }[kind] ??
    code
  );
}

/** Every template filled `times` over, each question as written, without diacritics, and with slips of the finger. */
export function makeQuestions(set: DataSet, times: number): SetQuestion[] {
  return Object.entries(templates).flatMap(([name, template], place) =>
    Array.from({ length: times }, (_, round) => round).flatMap((round) => {
      const seed = place * 1000 + round;
      const [text, gold] = template(drawFrom(set, seed));
      const spellings = name.endsWith("English")
        ? [["en", text]]
        : [
            ["marks", text],
            ["bare", withoutMarks(text)],
            ["typo", withSlips(text, seed)],
          ];
      return spellings.map(([spelling, spelled]) => ({
        id: `${name} ${round} ${spelling}`,
        text: spelled ?? text,
        gold,
      }));
    }),
  );
}
