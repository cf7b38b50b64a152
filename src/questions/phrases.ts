import type { PeriodKind } from "../domain/period.ts";
import type { Comparison } from "../domain/target.ts";
import type { Level } from "../domain/unit.ts";
import type { Language } from "../render/message.ts";
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

const EN_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The pieces that questions are put together from again; each is read back by the lexicon. */
const vi = {
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
      month: month === undefined ? `tháng ${vi.stepWords[step ?? "this"]}` : `tháng ${month}`,
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
    return [month === undefined ? `tháng ${vi.stepWords[step ?? "this"]}` : `tháng ${month}`, tail]
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
  self: (level: Level | undefined) => (level === undefined ? "đơn vị tôi" : `${vi.level(level)} mình`),
  whole: "toàn tỉnh",
  list: (items: readonly string[]): string =>
    items.length > 1 ? `${items.slice(0, -1).join(", ")} và ${items.at(-1)}` : (items[0] ?? ""),
  which: (subject: string, take: number | undefined) =>
    take === undefined || take === 1 ? nounFirst(subject, "nào") : `${take} ${subject}`,
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

const en: typeof vi = {
  of: "of",
  ofUnit: "of",
  and: "and",
  or: "or",
  not: "not",
  except: "except",
  from: "from",
  untilNow: "until now",
  since: "compared with",
  by: "by",
  period: (kind, year) =>
    ({
      Q1: `Q1${year && ` ${year}`}`,
      H1: year ? `first half of the year ${year}` : "first half of the year",
      Q3: `Q3${year && ` ${year}`}`,
      Y: `full year${year && ` ${year}`}`,
    })[kind],
  year: (year) => (/^\d/.test(year) ? `year ${year}` : year),
  uncovered: (what, { month, step, year }) => {
    const name = {
      month: month === undefined ? `${en.stepWords[step ?? "this"]} month` : (EN_MONTHS[month - 1] ?? ""),
      months: "",
      Q2: "Q2",
      Q4: "Q4",
      H2: "second half",
    };
    return [name[what], what === "months" ? "" : year].filter(Boolean).join(" ");
  },
  stepWords: {
    this: "this",
    previous: "last",
    next: "next",
    "same-last-year": "",
    "year-start": "",
    "since-start": "",
  },
  time: ({ day, month, quarter, step, year }) => {
    if (day !== undefined) return `${day}/${month ?? ""}${/^\d+$/.test(year) ? `/${year}` : ""}`;
    if (quarter !== undefined) return [`Q${quarter}`, year].filter(Boolean).join(" ");
    return [month === undefined ? `${en.stepWords[step ?? "this"]} month` : EN_MONTHS[month - 1], year]
      .filter(Boolean)
      .join(" ");
  },
  dueAt: (how, time) => `due ${{ before: "before", by: "by", in: "in" }[how]} ${time}`,
  relativeYear: (years) => (years === 0 ? "this year" : years < 0 ? "last year" : "next year"),
  steps: {
    this: "this period",
    previous: "last period",
    next: "next period",
    "same-last-year": "same period last year",
    "year-start": "start of the year",
    "since-start": "year to date",
  },
  level: (level) =>
    level === undefined
      ? "units"
      : { province: "provinces", department: "departments", district: "districts", commune: "communes" }[level],
  self: (level) =>
    level === undefined
      ? "our unit"
      : { province: "our province", department: "our department", district: "our district", commune: "our commune" }[
          level
        ],
  whole: "whole province",
  list: (items) => (items.length > 1 ? `${items.slice(0, -1).join(", ")} and ${items.at(-1)}` : (items[0] ?? "")),
  which: (subject, take) => (take === undefined || take === 1 ? `which ${subject}` : `top ${take} ${subject}`),
  all: (subject) => `all ${subject}`,
  howMany: (subject) => `how many ${subject}`,
  compare: (comparison, number) =>
    ({
      ">": `above ${number}`,
      ">=": `at least ${number}`,
      "=": `exactly ${number}`,
      "<=": `at most ${number}`,
      "<": `below ${number}`,
    })[comparison],
  other: (number) => `not exactly ${number}`,
  compareWith: (comparison, what) =>
    ({
      ">": `above ${what}`,
      ">=": `not below ${what}`,
      "=": `equal to ${what}`,
      "<=": `not above ${what}`,
      "<": `below ${what}`,
    })[comparison],
  range: ({ low, high, above, below }) => `from ${above ? "above " : ""}${low} to ${below ? "below " : ""}${high}`,
  targetNumber: "target",
  average: "the average",
  met: "met the target",
  unmet: "missed the target",
  isIt: "?",
  superlative: { high: "highest", low: "lowest", good: "best", bad: "worst" },
  nth: (place, from) =>
    ({
      good: `rank ${place}`,
      bad: `rank ${place} from the bottom`,
      high: `rank ${place} from the highest`,
      low: `rank ${place} from the lowest`,
    })[from],
  rank: "ranking",
  together: "average",
  total: "total",
  lack: "lack figures",
  place: "what place",
  gap: "gap to target",
  gapBy: "gap to target",
  gapMost: { high: ["furthest from the", "target"], low: ["closest to the", "target"] },
  about: "for",
  points: "points",
  trend: "trend",
  lastPeriods: (count) => `last ${count} periods`,
  compareUnits: "compare",
  changed: "change",
  changeMost: { high: "increased most", low: "decreased most", good: "improved most", bad: "worsened most" },
  keep: {
    up: "increased",
    down: "decreased",
    better: "improved",
    worse: "worsened",
    "not-up": "not increased",
    "not-down": "not decreased",
  },
  reached: "met",
  notReached: "missed",
  whichIndicators: "which indicators",
  inIndicators: "in which indicators",
  allOfThem: "all the indicators",
  allIndicators: "all indicators",
  who: "who",
  reportStatus: "report status",
  days: (count) => `${count} ${count === 1 ? "day" : "days"}`,
  onDay: (how, time) => `${{ before: "before", by: "by", in: "on", after: "after" }[how]} ${time}`,
  runs: {
    each: (what) => `ever ${what}`,
    listed: (what) => what,
    never: (what) => `never once ${what}`,
    always: (what) => `always ${what}`,
    count: (what) => `${what} how many times`,
    most: (what) => `${what} most often`,
  },
  extremes: { first: "submitted the report earliest", last: "submitted the report latest" },
  states: {
    missing: "not submitted the report",
    sent: "submitted the report",
    late: "submitted the report late",
    "on-time": "submitted the report on time",
    returned: "report returned",
    approved: "report approved",
    unapproved: "report not approved",
    waiting: "report pending approval",
  },
  calendar: "report calendar",
  deadline: "report deadline",
  nextDeadline: "next report deadline",
  nextDeadlines: (count) => `deadlines of the next ${count} reports`,
  targetOf: "target",
  enoughFor: "enough to meet the target",
  isEnough: "",
  tasks: "tasks",
  taskStates: { open: "unfinished", done: "done", overdue: "overdue", untouched: "not started" },
  howComputed: "how is it calculated",
  revisions: "revisions",
  news: "what's new",
  help: "help",
};

export const phrases: Readonly<Record<Language, typeof vi>> = { vi, en };
