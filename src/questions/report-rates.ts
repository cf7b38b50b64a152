import { PERIOD_KINDS } from "../domain/period.ts";
import type { Indicator } from "../domain/plan.ts";

/** The share of owed reports that were received, as an indicator that questions can name. */
export const RECEIVED = "reporting-rate";
/** The share of owed reports that were received on time. */
export const ON_TIME = "on-time-reporting-rate";

const common = {
  kind: "ratio",
  measure: { vi: "%", en: "%" },
  denominator: { vi: "báo cáo phải nộp", en: "reports owed" },
  accumulation: "per-period",
  better: "higher",
  periods: PERIOD_KINDS,
} as const satisfies Partial<Indicator>;

/**
 * What is known of the reports themselves, in percent: no plan asks for it and no report holds it, so it has neither target
 * nor stored figures. By {@link file://../domain/reporting-rate.ts}.
 */
export const reportRates: readonly Indicator[] = [
  {
    ...common,
    code: RECEIVED,
    name: { vi: "Tỷ lệ nộp báo cáo", en: "Reporting rate" },
    shortName: { vi: "Tỷ lệ nộp báo cáo", en: "Reporting rate" },
    numerator: { vi: "báo cáo đã nộp", en: "reports received" },
    synonyms: {
      vi: [
        "tỷ lệ báo cáo",
        "tỷ lệ gửi báo cáo",
        "tỷ lệ nộp",
        "tỷ lệ đã nộp",
        "tỷ lệ đã nộp báo cáo",
        "tỷ lệ hoàn thành báo cáo",
        "tỷ lệ hoàn thành nộp báo cáo",
        "tỷ lệ đơn vị nộp báo cáo",
        "tỷ lệ đơn vị đã nộp báo cáo",
        "tỷ lệ đơn vị báo cáo",
      ],
      en: [
        "report rate",
        "rate of reporting",
        "submission rate",
        "report submission rate",
        "reporting completeness",
        "share of reports received",
      ],
    },
  },
  {
    ...common,
    code: ON_TIME,
    name: { vi: "Tỷ lệ nộp báo cáo đúng hạn", en: "On-time reporting rate" },
    shortName: { vi: "Tỷ lệ nộp báo cáo đúng hạn", en: "On-time reporting rate" },
    numerator: { vi: "báo cáo nộp đúng hạn", en: "reports received on time" },
    synonyms: {
      vi: [
        "tỷ lệ nộp đúng hạn",
        "tỷ lệ báo cáo đúng hạn",
        "tỷ lệ gửi báo cáo đúng hạn",
        "tỷ lệ gửi đúng hạn",
        "tỷ lệ đúng hạn nộp báo cáo",
        "tỷ lệ đúng hạn báo cáo",
        "tỷ lệ đúng hạn của báo cáo",
        "tỷ lệ nộp báo cáo đúng thời hạn",
        "tỷ lệ nộp báo cáo kịp hạn",
        "tỷ lệ đơn vị nộp báo cáo đúng hạn",
        "tỷ lệ đơn vị nộp đúng hạn",
      ],
      en: [
        "reporting on time rate",
        "reporting rate on time",
        "on time submission rate",
        "report on time rate",
        "on time report rate",
        "on time rate of reports",
        "reporting timeliness",
        "timeliness of reporting",
        "share of reports on time",
      ],
    },
  },
];

const CODES = new Set(reportRates.map((rate) => rate.code));

/** Whether a code names one of the rates of reporting rather than an indicator of a plan. */
export function isReportRate(code: string): boolean {
  return CODES.has(code);
}

/** Whether a question is about rates of reporting and nothing else. */
export function areReportRates(codes: readonly string[]): boolean {
  return codes.length > 0 && codes.every(isReportRate);
}
