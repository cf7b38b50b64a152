import type { Language } from "../../render/message.ts";

/** How figures, targets and what is wrong with a figure are worded. */
const vi = {
  target: {
    ">": (number: string) => `trên ${number}`,
    ">=": (number: string) => `từ ${number} trở lên`,
    "=": (number: string) => `đạt ${number}`,
    "<=": (number: string) => `không quá ${number}`,
    "<": (number: string) => `dưới ${number}`,
  },
  figure: {
    missing: "chưa có số liệu",
    notApplicable: "không phát sinh",
    none: "chưa nhập",
  },
  standing: {
    met: (target: string) => `đạt chỉ tiêu (${target})`,
    unmet: (target: string) => `chưa đạt chỉ tiêu (${target})`,
  },
  change: {
    points: (difference: string) => `${difference} điểm %`,
    none: "không đổi",
    against: (change: string) => `${change} so với kỳ trước`,
  },
  problem: {
    "part-over-whole": (numerator: string, denominator: string) =>
      `Chưa ghi: tử số ${numerator} lớn hơn mẫu số ${denominator}.`,
    "zero-of-zero": "0/0 là không có gì để tính. Nếu kỳ này không phát sinh, chọn “Không phát sinh”.",
    "denominator-zero": (numerator: string) => `Chưa ghi: mẫu số là 0 mà tử số là ${numerator}.`,
    "not-whole": (number: string) => `Chưa ghi: ở đây cần số nguyên, ${number} có phần lẻ.`,
    negative: (number: string) => `Chưa ghi: ${number} là số âm.`,
    "percent-over-most": (number: string, most: string) => `Chưa ghi: ${number}% vượt quá ${most}%.`,
    "needs-denominator": (number: string) => `Chưa ghi: ${number} mới là một số, cần cả mẫu số.`,
    "percent-for-count": "Chưa ghi: chỉ tiêu này là số đếm, không phải phần trăm.",
    "ratio-for-count": "Chưa ghi: chỉ tiêu này là một số đếm, không có tử số/mẫu số.",
    approximate: "Chưa ghi: báo cáo cần số chính xác, không ghi khoảng.",
    "percent-mismatch": (stated: string, computed: string) =>
      `Chưa ghi: ${stated}% không khớp với tử số/mẫu số (${computed}).`,
  },
};

const en: typeof vi = {
  target: {
    ">": (number) => `above ${number}`,
    ">=": (number) => `at least ${number}`,
    "=": (number) => `exactly ${number}`,
    "<=": (number) => `at most ${number}`,
    "<": (number) => `below ${number}`,
  },
  figure: { missing: "no data", notApplicable: "not applicable", none: "not entered" },
  standing: {
    met: (target) => `target met (${target})`,
    unmet: (target) => `target not met (${target})`,
  },
  change: {
    points: (difference) => `${difference} points`,
    none: "unchanged",
    against: (change) => `${change} against last period`,
  },
  problem: {
    "part-over-whole": (numerator, denominator) =>
      `Not saved: the part ${numerator} is larger than the whole ${denominator}.`,
    "zero-of-zero": "0/0 measures nothing. If nothing occurred in this period, choose “Not applicable”.",
    "denominator-zero": (numerator) => `Not saved: the denominator is 0 but the numerator is ${numerator}.`,
    "not-whole": (number) => `Not saved: a whole number is needed, ${number} is none.`,
    negative: (number) => `Not saved: ${number} is negative.`,
    "percent-over-most": (number, most) => `Not saved: ${number}% is over ${most}%.`,
    "needs-denominator": (number) => `Not saved: ${number} is one number, the denominator is needed too.`,
    "percent-for-count": "Not saved: this indicator is a count, not a percentage.",
    "ratio-for-count": "Not saved: this indicator is one count, without numerator and denominator.",
    approximate: "Not saved: the report needs an exact number.",
    "percent-mismatch": (stated, computed) => `Not saved: ${stated}% does not agree with its parts (${computed}).`,
  },
};

/** The words for figures. */
export const figureMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
