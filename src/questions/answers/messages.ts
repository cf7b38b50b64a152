import { capital } from "../capital.ts";
import type { Language } from "../../render/message.ts";

interface Task {
  readonly unit: string;
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly due: string;
}

interface Revised {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly before: string;
  readonly now: string;
  readonly moment: string;
}

const vi = {
  reportRow: (state: string, sent: string, late: string) => [state, sent, late].filter(Boolean).join(", "),
  sentAt: (moment: string) => `gửi ${moment}`,
  daysLate: (days: number) => `trễ ${days} ngày`,
  onTime: "đúng hạn",
  overdueBy: (days: number) => `quá hạn ${days} ngày`,
  dueIn: (days: number) => `còn ${days} ngày`,
  reportHead: (count: number, of: number, what: string) => `${count}/${of} đơn vị ${what}.`,
  reportNone: (of: number, what: string) => `Không có đơn vị nào trong ${of} đơn vị ${what}.`,
  states: {
    missing: "chưa nộp báo cáo",
    sent: "đã nộp báo cáo",
    late: "nộp báo cáo trễ hạn",
    "on-time": "nộp báo cáo đúng hạn",
    returned: "bị trả lại báo cáo",
    approved: "được duyệt báo cáo",
    unapproved: "chưa được duyệt báo cáo",
    waiting: "có báo cáo chờ duyệt",
  },
  runReports: (count: number, of: number) => (count === of ? `${of} báo cáo:` : `${count}/${of} báo cáo:`),
  runEach: (units: number, of: number, what: string, reports: number) =>
    units > 0
      ? `${units}/${of} đơn vị ${what} (${reports} báo cáo).`
      : `Không có đơn vị nào trong ${of} đơn vị ${what}.`,
  runWhole: {
    never: (count: number, of: number, what: string) => `${count}/${of} đơn vị chưa lần nào ${what}.`,
    always: (count: number, of: number, what: string) => `${count}/${of} đơn vị kỳ nào cũng ${what}.`,
  },
  runMissing: (names: string) => `Trong đó có kỳ chưa nộp: ${names}.`,
  runCount: (what: string) => `Số lần ${what}:`,
  runTimes: (unit: string, times: number, periods: string) =>
    periods ? `${unit}: ${times} lần (${periods})` : `${unit}: ${times} lần`,
  runOver: (count: number, first: string, last: string, moment: string) =>
    count > 1
      ? `Xét ${count} kỳ báo cáo đã đến hạn, từ ${first} đến ${last}; tính đến ${moment}.`
      : `Xét báo cáo ${first}; tính đến ${moment}.`,
  allIn: (of: number) => `Đã nộp đủ ${of}/${of} báo cáo.`,
  notAllIn: (have: number, of: number) => `Đã nộp ${have}/${of}. Còn thiếu:`,
  statusHead: (sent: number, of: number) => `Đã nộp ${sent}/${of} báo cáo.`,
  stillMissing: (names: string) => `Chưa nộp: ${names}.`,
  reportPeriod: (period: string, due: string, moment: string) => `Báo cáo ${period}, ${due}; tính đến ${moment}.`,
  dueBefore: (day: string) => `gửi trước ngày ${day}`,
  dueBy: (day: string) => `chậm nhất ngày ${day}`,
  lastDay: (day: string) => `ngày cuối còn đúng hạn là ${day}`,
  daysLeft: (days: number, working: number) => `còn ${days} ngày (${working} ngày làm việc)`,
  passed: (days: number) => `đã qua ${days} ngày`,
  nextDue: (period: string) => `Báo cáo ${period}`,
  dayIsLate: (day: string, rule: string) => `Gửi ngày ${day} là trễ: hạn là ${rule}.`,
  dayIsOnTime: (day: string, rule: string) => `Gửi ngày ${day} là đúng hạn: hạn là ${rule}.`,

  targetOf: (indicator: string, target: string) => `${capital(indicator)}: ${target}`,
  targetFrom: (source: string) => `nguồn: ${source}`,
  wouldMeet: (value: string, target: string) => `${value} là đạt: chỉ tiêu ${target}.`,
  wouldMiss: (value: string, target: string) => `${value} chưa đạt: chỉ tiêu ${target}.`,
  computed: (indicator: string, numerator: string, denominator: string) =>
    `${capital(indicator)} = ${numerator} ÷ ${denominator} × 100%.`,
  countOf: (indicator: string, measure: string) => `${capital(indicator)} là một số đếm, đơn vị tính: ${measure}.`,
  accumulation: {
    cumulative: "Lũy kế từ đầu năm.",
    "per-period": "Tính riêng từng kỳ.",
    moment: "Tính tại thời điểm chốt số liệu.",
  },
  groupRule: "Số của tỉnh lấy tổng tử số chia tổng mẫu số của các đơn vị, không lấy trung bình các tỷ lệ.",

  directiveHead: (count: number) => `${count} nhiệm vụ:`,
  directive: ({ unit, title, done, total, due }: Task) => `${unit}: ${title} – ${done}/${total}, hạn ${due}`,
  overdue: "quá hạn",
  revisionHead: (count: number) => `${count} lần sửa số liệu:`,
  noRevision: "Không có số liệu nào bị sửa.",
  revision: ({ unit, indicator, period, before, now, moment }: Revised) =>
    `${unit}, ${indicator} ${period}: ${before} → ${now}, lúc ${moment}`,
  newsHead: (since: string) => `Từ ${since}:`,
  noNews: (since: string) => `Từ ${since} không có báo cáo hay số liệu mới.`,
  newReport: (unit: string, period: string, moment: string) => `${unit} gửi báo cáo ${period}, lúc ${moment}`,
  chartTitle: (indicator: string) => capital(indicator),
  chartTarget: (target: string) => `Chỉ tiêu: ${target}`,
  chartAlt: (title: string, subtitle: string, bars: string) => `Biểu đồ ${title}, ${subtitle}: ${bars}.`,
  changeColumn: (base: string, unit: string) => `So với ${base}${unit && ` (${unit})`}`,
  mapAlt: (title: string, subtitle: string, tiles: string) => `Bản đồ ô ${title}, ${subtitle}: ${tiles}.`,
  changeSubtitle: (before: string, now: string) => `${now} so với ${before}`,
  chartFirst: (shown: number, of: number) => `vẽ ${shown}/${of} đơn vị đầu danh sách`,
  chartSubtitle: (period: string, have: number, all: number) => `${capital(period)} · ${have}/${all} đơn vị có số liệu`,
  fileLater: "Chưa xuất được tệp ở đây; số liệu đầy đủ ở trên.",
};

const en: typeof vi = {
  reportRow: (state, sent, late) => [state, sent, late].filter(Boolean).join(", "),
  sentAt: (moment) => `sent ${moment}`,
  daysLate: (days) => `${days} ${days === 1 ? "day" : "days"} late`,
  onTime: "on time",
  overdueBy: (days) => `${days} ${days === 1 ? "day" : "days"} overdue`,
  dueIn: (days) => `${days} ${days === 1 ? "day" : "days"} left`,
  reportHead: (count, of, what) => `${count} of ${of} units ${what}.`,
  reportNone: (of, what) => `None of ${of} units ${what}.`,
  runReports: (count, of) => (count === of ? `${of} reports:` : `${count} of ${of} reports:`),
  runEach: (units, of, what, reports) =>
    units > 0 ? `${units} of ${of} units ${what} (${reports} reports).` : `None of ${of} units ${what}.`,
  runWhole: {
    never: (count, of, what) => `${count} of ${of} units: never ${what}.`,
    always: (count, of, what) => `${count} of ${of} units: always ${what}.`,
  },
  runMissing: (names) => `Of these, a report is missing from: ${names}.`,
  runCount: (what) => `How often ${what}:`,
  runTimes: (unit, times, periods) => {
    const often = times === 1 ? "once" : `${times} times`;
    return periods ? `${unit}: ${often} (${periods})` : `${unit}: ${often}`;
  },
  runOver: (count, first, last, moment) =>
    count > 1
      ? `${count} reports that have fallen due, ${first} to ${last}; as of ${moment}.`
      : `Report ${first}; as of ${moment}.`,
  states: {
    missing: "have not sent the report",
    sent: "have sent the report",
    late: "sent the report late",
    "on-time": "sent the report on time",
    returned: "had the report returned",
    approved: "have an approved report",
    unapproved: "have no approved report",
    waiting: "have a report waiting for approval",
  },
  allIn: (of) => `All ${of} reports are in.`,
  notAllIn: (have, of) => `${have} of ${of} are in. Missing:`,
  statusHead: (sent, of) => `${sent} of ${of} reports are in.`,
  stillMissing: (names) => `Not sent: ${names}.`,
  reportPeriod: (period, due, moment) => `Report ${period}, ${due}; as of ${moment}.`,
  dueBefore: (day) => `due before ${day}`,
  dueBy: (day) => `due by ${day}`,
  lastDay: (day) => `the last day on time is ${day}`,
  daysLeft: (days, working) => `${days} days left (${working} working days)`,
  passed: (days) => `${days} days ago`,
  nextDue: (period) => `Report ${period}`,
  dayIsLate: (day, rule) => `Sent on ${day} it is late: ${rule}.`,
  dayIsOnTime: (day, rule) => `Sent on ${day} it is on time: ${rule}.`,

  targetOf: (indicator, target) => `${capital(indicator)}: ${target}`,
  targetFrom: (source) => `source: ${source}`,
  wouldMeet: (value, target) => `${value} meets the target: ${target}.`,
  wouldMiss: (value, target) => `${value} does not meet the target: ${target}.`,
  computed: (indicator, numerator, denominator) => `${capital(indicator)} = ${numerator} ÷ ${denominator} × 100%.`,
  countOf: (indicator, measure) => `${capital(indicator)} is a count, measured in ${measure}.`,
  accumulation: {
    cumulative: "Cumulative since 1 January.",
    "per-period": "For each period alone.",
    moment: "At the moment of closing.",
  },
  groupRule: "The province's rate is the sum of numerators over the sum of denominators, never an average of rates.",

  directiveHead: (count) => `${count} ${count === 1 ? "task" : "tasks"}:`,
  directive: ({ unit, title, done, total, due }) => `${unit}: ${title} – ${done}/${total}, due ${due}`,
  overdue: "overdue",
  revisionHead: (count) => `${count} ${count === 1 ? "revision" : "revisions"}:`,
  noRevision: "No figure was revised.",
  revision: ({ unit, indicator, period, before, now, moment }) =>
    `${unit}, ${indicator} ${period}: ${before} → ${now}, at ${moment}`,
  newsHead: (since) => `Since ${since}:`,
  noNews: (since) => `No new reports or figures since ${since}.`,
  newReport: (unit, period, moment) => `${unit} sent the report ${period}, at ${moment}`,
  chartTitle: (indicator) => capital(indicator),
  chartTarget: (target) => `Target: ${target}`,
  chartAlt: (title, subtitle, bars) => `Chart of ${title}, ${subtitle}: ${bars}.`,
  changeColumn: (base, unit) => `Against ${base}${unit && ` (${unit})`}`,
  mapAlt: (title, subtitle, tiles) => `Tile map of ${title}, ${subtitle}: ${tiles}.`,
  changeSubtitle: (before, now) => `${now} compared with ${before}`,
  chartFirst: (shown, of) => `the first ${shown} of ${of} drawn`,
  chartSubtitle: (period, have, all) => `${capital(period)} · ${have} of ${all} units have a figure`,
  fileLater: "Files cannot be made here yet; the full figures are above.",
};

export type WorkWords = typeof vi;

/** What answers about reports, deadlines, targets, tasks and the figures themselves say. */
export const workMessages: Readonly<Record<Language, WorkWords>> = { vi, en };
