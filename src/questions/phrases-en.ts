import type { vietnamese } from "./phrases-vi.ts";

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

/** The English of the same pieces. */
export const english: typeof vietnamese = {
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
      month: month === undefined ? `${english.stepWords[step ?? "this"]} month` : (EN_MONTHS[month - 1] ?? ""),
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
    return [month === undefined ? `${english.stepWords[step ?? "this"]} month` : EN_MONTHS[month - 1], year]
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
  those: (subject, take) => (take === undefined ? `all ${subject}` : `top ${take} ${subject}`),
  among: "among",
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
  degrees: { high: "high", low: "low", good: "good", bad: "weak" },
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
