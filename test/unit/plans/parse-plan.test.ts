import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "../../../src/domain/decimal.ts";
import { targetOf } from "../../../src/domain/plan.ts";
import { parsePlan } from "../../../src/plans/parse.ts";
import { renderPlanProblem } from "../../../src/plans/problems.ts";
import { PLAN_TEXT, planWith } from "./plan-text.ts";

function problemsOf(text: string): string[] {
  const parsed = parsePlan(text, "thu.yaml");
  return "plan" in parsed ? [] : parsed.problems.map((problem) => renderPlanProblem(problem, "vi"));
}

function planOf(text: string) {
  const parsed = parsePlan(text, "thu.yaml");
  if ("problems" in parsed) throw new Error(parsed.problems.map((problem) => problem.message.en).join("\n"));
  return parsed.plan;
}

describe("a sound plan", () => {
  it("spells the calendar rule out, year by year, with opening and lock", () => {
    const { calendar } = planOf(PLAN_TEXT);

    expect(calendar.map(({ period, deadline }) => `${period} ${deadline.kind} ${deadline.on}`)).toEqual([
      "2024-Q1 before 2024-02-25",
      "2024-Y before 2024-11-20",
      "2025-Q1 before 2025-02-25",
      "2025-Y before 2025-11-20",
    ]);
    expect(calendar[0]).toMatchObject({ opensOn: "2024-01-26", lockedOn: "2024-03-26" });
  });

  it("keeps numbers exact, and a unit's own target before the general one", () => {
    const plan = planOf(PLAN_TEXT);

    expect(plain(targetOf(plan, "paid-online", "180")?.value ?? { digits: 0n, scale: 0 })).toBe("45.5");
    expect(targetOf(plan, "paid-online", "178")).toMatchObject({ comparison: ">=", value: { digits: 50n, scale: 0 } });
    expect(targetOf(plan, "late", "178")).toBeUndefined();
  });

  it("is read with a byte order mark and with decomposed letters", () => {
    expect(planOf(`\uFEFF${PLAN_TEXT.normalize("NFD")}`).title.vi).toBe("Kế hoạch thử");
  });
});

describe("a problem names its line, in words a secretary understands", () => {
  const cases: [what: string, text: string, expected: string][] = [
    [
      "an unknown comparison",
      planWith('comparison: ">"', 'comparison: "=>"'),
      'thu.yaml, dòng 29, cột 27: so sánh phải là một trong >, >=, =, <=, <, đặt trong ngoặc kép, ví dụ ">="',
    ],
    [
      "a unit code that YAML takes for a number",
      planWith('scope: "20"', "scope: 06277"),
      'thu.yaml, dòng 4, cột 8: mã phải đặt trong ngoặc kép: "06277"',
    ],
    [
      "a tab",
      planWith("  years:", "\tyears:"),
      "thu.yaml, dòng 9, cột 1: không dùng phím Tab để thụt dòng, hãy dùng dấu cách",
    ],
    [
      "an unquoted greater-than sign",
      planWith('comparison: ">"', "comparison: >"),
      "thu.yaml, dòng 29, cột 27: không đọc được chỗ này; kiểm tra thụt dòng, dấu hai chấm, và đặt chữ có ký tự đặc biệt (>, #, :) trong ngoặc kép",
    ],
    [
      "an entry written twice",
      planWith("kind: ratio", "kind: ratio\n    kind: ratio"),
      "thu.yaml, dòng 23, cột 5: mục này đã có ở trên, mỗi mục chỉ viết một lần",
    ],
    [
      "an entry left out",
      planWith("    better: lower\n", ""),
      "thu.yaml, dòng 31, cột 5: thiếu better (chiều tốt hơn): cần higher (cao hơn là tốt) hoặc lower (thấp hơn là tốt)",
    ],
    [
      "an entry nobody knows",
      planWith("source: thu II.2", "nguồn: thu II.2"),
      'thu.yaml, dòng 29, cột 45: không có mục "nguồn" ở đây; các mục dùng được: comparison, value, source, alsoWritten, note',
    ],
    [
      "a number with a comma",
      planWith("value: 45.5", 'value: "45,5"'),
      "thu.yaml, dòng 29, cột 39: số mục tiêu phải là một số viết bằng dấu chấm thập phân, ví dụ 45 hoặc 33.8",
    ],
    [
      "a code used twice",
      planWith("code: late", "code: paid-online").replace(
        "  - { kind: late-count, count: late, ratio: paid-online }",
        "  []",
      ),
      'thu.yaml, dòng 31, cột 11: mã chỉ tiêu "paid-online" đã dùng ở trên',
    ],
    [
      "a target of an indicator that is not there",
      planWith("indicator: paid-online", "indicator: paid-onlin"),
      'thu.yaml, dòng 45, cột 18: không có chỉ tiêu "paid-onlin" trong kế hoạch này',
    ],
    [
      "a ratio without its parts",
      planWith("    denominator: { vi: giao dịch, en: transactions }\n", ""),
      "thu.yaml, dòng 22, cột 11: chỉ tiêu tỷ lệ (ratio) phải mô tả cả numerator (tử số) và denominator (mẫu số)",
    ],
    [
      "a day that a year does not have",
      planWith("Q1: 02-25", "Q1: 02-29"),
      "thu.yaml, dòng 11, cột 14: năm 2025 không có ngày 02-29",
    ],
    [
      "a due date that no year has",
      planWith("Q1: 02-25", "Q1: 02-30"),
      "thu.yaml, dòng 11, cột 14: năm 2024 không có ngày 02-30",
    ],
    [
      "a deadline after the plan's end",
      planWith("validUntil: 2026-01-01", "validUntil: 2025-11-20"),
      "thu.yaml, dòng 11, cột 24: hạn 2025-11-20 nằm ngoài thời gian hiệu lực của kế hoạch",
    ],
    [
      "due dates in the wrong order",
      planWith("Q1: 02-25, Y: 11-20", "Q1: 11-25, Y: 11-20"),
      "thu.yaml, dòng 11, cột 8: ngày đến hạn phải theo thứ tự Q1, H1, Q3, Y",
    ],
    [
      "a rung given twice",
      planWith("workingDays: 1,", "workingDays: -7,"),
      "thu.yaml, dòng 16, cột 20: bậc nhắc -7 ngày làm việc đã có ở trên",
    ],
    [
      "a reader of a rung listed twice",
      planWith('at: "08:00" }', 'at: "08:00", to: [head, head] }'),
      "thu.yaml, dòng 15, cột 41: một người nhận được ghi hai lần",
    ],
    [
      "a reader that there is not",
      planWith('at: "08:00" }', 'at: "08:00", to: [boss] }'),
      "thu.yaml, dòng 15, cột 42: người nhận lời nhắc phải là danh sách gồm officer, deputy, head, secretariat, leaders, leaders-group",
    ],
    [
      "office hours that end before lunch does",
      planWith(
        "ladder:",
        'officeHours: { from: "08:00", until: "13:00", lunchFrom: "11:30", lunchUntil: "13:00" }\nladder:',
      ),
      "thu.yaml, dòng 14, cột 14: giờ làm việc phải theo thứ tự from, lunchFrom, lunchUntil, until",
    ],
    [
      "office hours in the evening",
      planWith(
        "ladder:",
        'officeHours: { from: "08:00", until: "18:01", lunchFrom: "11:30", lunchUntil: "13:00" }\nladder:',
      ),
      "thu.yaml, dòng 14, cột 14: giờ nhắc phải nằm trong khoảng 07:00 đến 18:00",
    ],
    [
      "a synonym of two indicators",
      planWith("vi: [hồ sơ muộn]", "vi: [Thanh  toán online]"),
      'thu.yaml, dòng 39, cột 22: "Thanh  toán online" cũng là cách gọi của chỉ tiêu "paid-online"; bỏ bớt một nơi hoặc đưa vào danh sách ambiguous',
    ],
    [
      "a shared phrase that is not shared",
      planWith("ambiguous: { vi: []", "ambiguous: { vi: [online]"),
      'thu.yaml, dòng 17, cột 19: "online" không phải cách gọi của từ hai chỉ tiêu trở lên',
    ],
    [
      "a second target of one unit",
      `${PLAN_TEXT}  - { indicator: paid-online, unit: "178", comparison: ">", value: 60 }\n`,
      "thu.yaml, dòng 46, cột 37: đơn vị này đã có mục tiêu cho chỉ tiêu này ở trên",
    ],
    [
      "an unknown check",
      planWith("kind: late-count", "kind: late"),
      "thu.yaml, dòng 41, cột 13: loại kiểm tra phải là một trong below-previous, repeats-last-year, percent-only, outlier, late-count",
    ],
    [
      "a check that names the wrong kind of indicator",
      planWith("count: late,", "count: paid-online,"),
      'thu.yaml, dòng 41, cột 32: chỉ tiêu "paid-online" phải là loại count',
    ],
    [
      "a check of an unknown indicator",
      planWith("kind: late-count, count: late, ratio: paid-online", "kind: percent-only, only: [lat]"),
      'thu.yaml, dòng 41, cột 34: không có chỉ tiêu "lat" trong kế hoạch này',
    ],
    [
      "an entry a check does not have",
      planWith("ratio: paid-online }", "ratio: paid-online, x: 1 }"),
      'thu.yaml, dòng 41, cột 58: không có mục "x" ở đây; các mục dùng được: kind, only, against, threshold, atLeast, count, ratio',
    ],
    [
      "an approver that there is not",
      planWith("approval: head", "approval: leader"),
      "thu.yaml, dòng 43, cột 11: người duyệt báo cáo phải là head (lãnh đạo đơn vị) hoặc none (không cần duyệt)",
    ],
    [
      "a register behind a count",
      planWith("kind: count", "kind: count\n    register: late-cases"),
      "thu.yaml, dòng 35, cột 15: register chỉ dùng cho chỉ tiêu tỷ lệ (ratio)",
    ],
    [
      "an anchor",
      planWith("vi: Văn bản thử", "vi: &a Văn bản thử").replace("en: Test document", "en: *a"),
      "thu.yaml, dòng 3, cột 37: không dùng neo và bí danh (&, *)",
    ],
  ];

  it.each(cases)("%s", (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it("names all of them at once, in the order of the file", () => {
    const text = planWith("kind: count", "kind: sum").replace("validFrom: 2024-01-01", "validFrom: 2024-13-01");

    expect(problemsOf(text)).toEqual([
      "thu.yaml, dòng 5, cột 12: ngày bắt đầu hiệu lực phải là một ngày có thật dạng 2024-12-31",
      "thu.yaml, dòng 34, cột 11: loại chỉ tiêu phải là ratio (tỷ lệ) hoặc count (số đếm)",
    ]);
  });

  it("says so in English too", () => {
    const parsed = parsePlan(planWith('comparison: ">"', 'comparison: "=>"'), "thu.yaml");

    expect("problems" in parsed && renderPlanProblem(parsed.problems[0]!, "en")).toBe(
      'thu.yaml, line 29, column 27: the comparison must be one of >, >=, =, <=, < in quotes, such as ">="',
    );
  });
});

describe("limits", () => {
  it.each([
    ["0", true],
    ["100", true],
    ["-0.1", false],
    ["100.1", false],
  ])("a ratio's target of %s is possible: %s", (value, isPossible) => {
    expect(problemsOf(planWith("value: 45.5", `value: ${value}`)).length === 0).toBe(isPossible);
  });

  it("a ratio that may exceed its whole has targets up to there", () => {
    const most = planWith("better: higher", "better: higher\n    mostPercent: 120");

    expect(problemsOf(most.replace("value: 45.5", "value: 120"))).toEqual([]);
    expect(problemsOf(most.replace("value: 45.5", "value: 120.1"))).toHaveLength(1);
    expect(problemsOf(most.replace("mostPercent: 120", "mostPercent: 99"))).toHaveLength(1);
  });

  it.each([
    ["0", "", true],
    ["-1", "", false],
    ["-1", "\n    signed: true", true],
    ["1.5", "", false],
    ["1.5", "\n    decimals: true", true],
  ])("a count's target of %s with%s is possible: %s", (value, permission, isPossible) => {
    const text = planWith(
      "better: lower",
      `better: lower${permission}\n    target: { comparison: "=", value: ${value} }`,
    );

    expect(problemsOf(text).length === 0).toBe(isPossible);
  });

  it("a short name has 32 characters at most, Vietnamese letters counted once", () => {
    const most = "Ở".repeat(32);

    expect(problemsOf(planWith("vi: Hồ sơ trễ hạn, en", `vi: ${most.normalize("NFD")}, en`))).toEqual([]);
    expect(problemsOf(planWith("vi: Hồ sơ trễ hạn, en", `vi: ${most}Ở, en`))).toHaveLength(1);
  });

  it("a rung may come as early as the report opens, not before", () => {
    // 30 days hold 21 working days of plain weeks.
    expect(problemsOf(planWith("workingDays: -7", "workingDays: -21"))).toEqual([]);
    expect(problemsOf(planWith("workingDays: -7", "workingDays: -22"))).toHaveLength(1);
  });

  it("a deadline on the first day of validity is within it", () => {
    expect(problemsOf(planWith("validFrom: 2024-01-01", "validFrom: 2024-02-25"))).toEqual([]);
    expect(problemsOf(planWith("validFrom: 2024-01-01", "validFrom: 2024-02-26"))).toHaveLength(1);
  });

  it("two tone placements of one phrase are one phrase, two tones are two", () => {
    const one = planWith("vi: [thanh toán online]", "vi: [số hoá]");

    expect(problemsOf(one.replace("vi: [hồ sơ muộn]", "vi: [số hóa]"))).toHaveLength(1);
    expect(problemsOf(one.replace("vi: [hồ sơ muộn]", "vi: [số hòa]"))).toEqual([]);
  });
});

it("never throws, whatever is cut out of or pasted into a plan", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("\t", "- ", ": ", "{", "}", "[", '"', "&a", "*a", "---\n", "? ", "!!x ", "1e400", "\n"),
  );
  fc.assert(
    fc.property(fc.nat(PLAN_TEXT.length), fc.nat(60), piece, (at, cut, pasted) => {
      const parsed = parsePlan(PLAN_TEXT.slice(0, at) + pasted + PLAN_TEXT.slice(at + cut), "thu.yaml");
      if ("problems" in parsed)
        for (const problem of parsed.problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.message.vi).not.toBe("");
        }
    }),
    { numRuns: 500 },
  );
});
