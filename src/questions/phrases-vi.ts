import type { PeriodKind } from "../domain/period.ts";
import type { Comparison } from "../domain/target.ts";
import type { Level } from "../domain/unit.ts";
import type { Direction, DueRef, PeriodRef } from "./draft.ts";

type UncoveredWord = NonNullable<PeriodRef["uncovered"]>;

/** A time as it was said; the year in words or digits, empty where there was none. */
interface SaidTime {
  readonly day?: number | undefined;
  readonly month?: number | undefined;
  readonly quarter?: number | undefined;
  readonly step?: NonNullable<PeriodRef["step"]> | undefined;
  readonly year: string;
}

/** The pieces that questions are put together from again; each is read back by the lexicon. */
export const vietnamese = {
  of: "thuộc",
  ofUnit: "của",
  and: "và",
  or: "hoặc",
  not: "không",
  except: "trừ",
  from: "từ",
  untilNow: "đến nay",
  since: "so với",
  by: "theo",
  period: (kind: PeriodKind, year: string): string =>
    ({
      Q1: `quý I${year && ` năm ${year}`}`,
      H1: `6 tháng đầu năm${year && ` ${year}`}`,
      Q3: `quý III${year && ` năm ${year}`}`,
      Y: `cả năm${year && ` ${year}`}`,
    })[kind],
  year: (year: string) => `năm ${year}`,
  uncovered: (what: UncoveredWord, { month, step, year }: SaidTime) => {
    const name = {
      month: month === undefined ? `tháng ${vietnamese.stepWords[step ?? "this"]}` : `tháng ${month}`,
      months: "",
      Q2: "quý II",
      Q4: "quý IV",
      H2: "6 tháng cuối năm",
    };
    return [name[what], year && what !== "months" ? `năm ${year}` : ""].filter(Boolean).join(" ");
  },
  stepWords: { this: "này", previous: "trước", next: "sau", "same-last-year": "", "year-start": "", "since-start": "" },
  time: ({ day, month, quarter, step, year }: SaidTime) => {
    const tail = year && `năm ${year}`;
    if (day !== undefined) return `ngày ${day}/${month ?? ""}${/^\d+$/.test(year) ? `/${year}` : ""}`;
    if (quarter !== undefined) return ["quý", ["I", "II", "III", "IV"][quarter - 1], tail].filter(Boolean).join(" ");
    return [month === undefined ? `tháng ${vietnamese.stepWords[step ?? "this"]}` : `tháng ${month}`, tail]
      .filter(Boolean)
      .join(" ");
  },
  dueAt: (how: DueRef["how"], time: string) => `đến hạn ${{ before: "trước ", by: "đến ", in: "" }[how]}${time}`,
  relativeYear: (years: number): string => (years === 0 ? "nay" : years < 0 ? "ngoái" : "sau"),
  steps: {
    this: "kỳ này",
    previous: "kỳ trước",
    next: "kỳ tới",
    "same-last-year": "cùng kỳ năm trước",
    "year-start": "đầu năm",
    "since-start": "từ đầu năm đến nay",
  },
  level: (level: Level | undefined): string =>
    level === undefined ? "đơn vị" : { province: "tỉnh", department: "sở", district: "huyện", commune: "xã" }[level],
  self: (level: Level | undefined) => (level === undefined ? "đơn vị tôi" : `${vietnamese.level(level)} mình`),
  whole: "toàn tỉnh",
  list: (items: readonly string[]): string =>
    items.length > 1 ? `${items.slice(0, -1).join(", ")} và ${items.at(-1)}` : (items[0] ?? ""),
  which: (subject: string, take: number | undefined) =>
    take === undefined || take === 1 ? nounFirst(subject, "nào") : `${take} ${subject}`,
  those: (subject: string, take: number | undefined) =>
    take === undefined ? `các ${subject}` : take === 1 ? subject : `${take} ${subject}`,
  among: "trong số",
  all: (subject: string) => `các ${subject}`,
  howMany: (subject: string) => `bao nhiêu ${subject}`,
  compare: (comparison: Comparison, number: string): string =>
    ({
      ">": `trên ${number}`,
      ">=": `từ ${number} trở lên`,
      "=": `đúng bằng ${number}`,
      "<=": `không quá ${number}`,
      "<": `dưới ${number}`,
    })[comparison],
  other: (number: string) => `khác ${number}`,
  compareWith: (comparison: Comparison, what: string): string =>
    ({
      ">": `cao hơn ${what}`,
      ">=": `không thấp hơn ${what}`,
      "=": `bằng ${what}`,
      "<=": `không cao hơn ${what}`,
      "<": `thấp hơn ${what}`,
    })[comparison],
  range: ({ low, high, above, below }: { low: string; high: string; above: boolean; below: boolean }) =>
    `từ ${above ? "trên " : ""}${low} đến ${below ? "dưới " : ""}${high}`,
  targetNumber: "chỉ tiêu",
  average: "mức bình quân chung",
  met: "đạt chỉ tiêu",
  unmet: "chưa đạt chỉ tiêu",
  isIt: "không",
  degrees: { high: "cao", low: "thấp", good: "tốt", bad: "kém" },
  superlative: { high: "cao nhất", low: "thấp nhất", good: "tốt nhất", bad: "kém nhất" },
  nth: (place: number, from: Direction) =>
    ({
      good: `đứng thứ ${place} về`,
      bad: `đứng thứ ${place} từ dưới lên về`,
      high: `cao thứ ${place} về`,
      low: `thấp thứ ${place} về`,
    })[from],
  rank: "xếp hạng",
  together: "bình quân",
  total: "tổng cộng",
  lack: "chưa có số liệu",
  place: "đứng thứ mấy về",
  gap: "còn cách chỉ tiêu bao nhiêu về",
  gapBy: "còn cách chỉ tiêu",
  gapMost: { high: ["còn xa chỉ tiêu", "nhất"], low: ["gần chỉ tiêu", "nhất mà chưa đạt"] },
  about: "về",
  points: "điểm phần trăm",
  trend: "diễn biến",
  lastPeriods: (count: number) => `${count} kỳ gần đây`,
  compareUnits: "so sánh",
  changed: "thay đổi thế nào",
  changeMost: { high: "tăng nhiều nhất", low: "giảm nhiều nhất", good: "tiến bộ nhất", bad: "sa sút nhất" },
  keep: {
    up: "tăng",
    down: "giảm",
    better: "tiến bộ",
    worse: "sa sút",
    "not-up": "không tăng",
    "not-down": "không giảm",
  },
  reached: "đạt",
  notReached: "chưa đạt",
  whichIndicators: "những chỉ tiêu nào",
  inIndicators: "ở những chỉ tiêu nào",
  allOfThem: "tất cả các chỉ tiêu",
  allIndicators: "tất cả các chỉ tiêu",
  who: "đơn vị nào",
  reportStatus: "tình hình nộp báo cáo",
  days: (count: number) => `${count} ngày`,
  onDay: (how: "before" | "by" | "in" | "after", time: string) =>
    `${{ before: "trước ", by: "đến ", in: "", after: "sau " }[how]}${time}`,
  runs: {
    each: (what: string) => `từng ${what}`,
    listed: (what: string) => what,
    never: (what: string) => `chưa lần nào ${what}`,
    always: (what: string) => `kỳ nào cũng ${what}`,
    count: (what: string) => `${what} bao nhiêu lần`,
    most: (what: string) => `${what} nhiều lần nhất`,
  },
  extremes: { first: "nộp báo cáo sớm nhất", last: "nộp báo cáo muộn nhất" },
  states: {
    missing: "chưa nộp báo cáo",
    sent: "đã nộp báo cáo",
    late: "nộp báo cáo trễ hạn",
    "on-time": "nộp báo cáo đúng hạn",
    returned: "có báo cáo bị trả lại",
    approved: "có báo cáo đã được duyệt",
    unapproved: "có báo cáo chưa được duyệt",
    waiting: "có báo cáo đang chờ duyệt",
  },
  calendar: "lịch báo cáo",
  deadline: "hạn nộp báo cáo",
  nextDeadline: "hạn nộp báo cáo tiếp theo",
  nextDeadlines: (count: number) => `hạn nộp ${count} báo cáo tiếp theo`,
  targetOf: "chỉ tiêu",
  enoughFor: "có đạt chỉ tiêu",
  isEnough: "không",
  tasks: "nhiệm vụ",
  taskStates: { open: "chưa hoàn thành", done: "đã hoàn thành", overdue: "quá hạn", untouched: "chưa bắt đầu" },
  howComputed: "cách tính",
  revisions: "lịch sử sửa số liệu",
  news: "có gì mới từ hôm qua",
  help: "trợ giúp",
};

/** "xã nào thuộc huyện Văn Quan": the question word stands behind the noun, before what narrows it down. */
function nounFirst(subject: string, word: string): string {
  const at = subject.indexOf(" thuộc ");
  return at < 0 ? `${subject} ${word}` : `${subject.slice(0, at)} ${word}${subject.slice(at)}`;
}
