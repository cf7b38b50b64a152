/** A small sound plan, to be broken by tests. Line numbers in tests count from its first line. */
export const PLAN_TEXT = `code: thu
title: { vi: Kế hoạch thử, en: Test plan }
document: { vi: Văn bản thử, en: Test document }
scope: "20"
validFrom: 2024-01-01
validUntil: 2026-01-01
reporterLevels: [district]
calendar:
  years: [2024, 2025]
  deadline: before
  due: { Q1: 02-25, Y: 11-20 }
  opensDaysBefore: 30
  locksDaysAfter: 30
ladder:
  - { workingDays: -7, at: "08:00" }
  - { workingDays: 1, at: "08:00" }
ambiguous: { vi: [], en: [] }
indicators:
  - code: paid-online
    name: { vi: Tỷ lệ thanh toán trực tuyến, en: Share paid online }
    shortName: { vi: Thanh toán trực tuyến, en: Online payment }
    kind: ratio
    measure: { vi: "%", en: "%" }
    numerator: { vi: giao dịch trực tuyến, en: online transactions }
    denominator: { vi: giao dịch, en: transactions }
    accumulation: cumulative
    better: higher
    periods: [Q1, Y]
    target: { comparison: ">", value: 45.5, source: thu II.2 }
    synonyms: { vi: [thanh toán online], en: [payment] }
  - code: late
    name: { vi: Số hồ sơ trễ hạn, en: Number of late dossiers }
    shortName: { vi: Hồ sơ trễ hạn, en: Late dossiers }
    kind: count
    measure: { vi: hồ sơ, en: dossiers }
    accumulation: cumulative
    better: lower
    periods: [Q1, Y]
    synonyms: { vi: [hồ sơ muộn], en: [late files] }
checks:
  - { kind: late-count, count: late, ratio: paid-online }
whenIncomplete: reason
approval: head
unitTargets:
  - { indicator: paid-online, unit: "178", comparison: ">=", value: 50 }
`;

/** The plan with one piece of text replaced. Throws when the piece is not there, so that a test cannot miss it. */
export function planWith(from: string, to: string): string {
  if (!PLAN_TEXT.includes(from)) throw new Error(`not in the plan: ${from}`);
  return PLAN_TEXT.replace(from, to);
}
