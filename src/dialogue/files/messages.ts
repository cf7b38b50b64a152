import type { Language } from "../../render/message.ts";

/** What is said about files: why one is not taken, and what is wrong in the cells of a filled template. */
const vi = {
  cell: (address: string, name: string, problem: string) => `• Ô ${address} (${name}): ${problem}`,
  more: (count: number) => `… và ${count} ô khác.`,
  wrong: (count: number) => `Có ${count} ô chưa đọc được. Sửa trong tệp rồi gửi lại, hoặc gõ số ngay tại đây:`,
  problem: {
    "part-over-whole": (numerator: string, denominator: string) => `tử số ${numerator} lớn hơn mẫu số ${denominator}`,
    "zero-of-zero": "0/0 là không có gì để tính; nếu không phát sinh, ghi “không phát sinh” vào cột Ghi chú",
    "denominator-zero": (numerator: string) => `mẫu số là 0 mà tử số là ${numerator}`,
    "not-whole": (number: string) => `cần số nguyên, ${number} có phần lẻ`,
    negative: (number: string) => `${number} là số âm`,
    "percent-over-most": (number: string, most: string) => `${number}% vượt quá ${most}%`,
    "percent-for-count": "chỉ tiêu này là số đếm, không phải phần trăm",
    "ratio-for-count": "chỉ tiêu này là một số đếm, không có tử số và mẫu số",
    approximate: "cần số chính xác, không ghi khoảng",
    "percent-mismatch": (stated: string, computed: string) => `${stated}% không khớp với tử số/mẫu số (${computed})`,
    "no-denominator": "thiếu mẫu số",
    "no-numerator": "thiếu tử số",
    unreadable: (text: string) => `“${text}” không phải là số`,
    ambiguous: (text: string) => `“${text}” có thể hiểu khác nhau; ghi rõ hơn`,
    fraction: (text: string, percent: string) => `${text} là ${text}% hay ${percent}%? Ghi kèm dấu %`,
    "needs-reason": "cần ghi lý do, ví dụ “chưa có số liệu do lỗi phần mềm”",
    "note-only": "có ghi chú mà chưa có số; nếu chưa có số, ghi “chưa có số liệu” kèm lý do",
    twice: "chỉ tiêu này đã có ở dòng trên",
    "not-a-number": "là ngày tháng hoặc công thức lỗi, không phải là số",
  },
  template: {
    damaged:
      "Tôi không mở được tệp này. Anh/chị lưu lại dạng .xlsx (hoặc CSV UTF-8) rồi gửi lại, hoặc gõ “mẫu” để lấy tệp mới.",
    "not-unicode":
      "Tệp CSV này không ở dạng UTF-8 nên mất dấu tiếng Việt. Trong Excel chọn “CSV UTF-8” khi lưu, rồi gửi lại.",
    unknown: "Tôi không nhận ra mã của mẫu này. Anh/chị gõ “mẫu” để lấy mẫu đúng của đơn vị mình.",
    otherUnit:
      "Mẫu này không phải của đơn vị anh/chị, nên tôi không đọc số trong đó. Gõ “mẫu” để lấy mẫu của đơn vị mình.",
    sent: (report: string) => `Mẫu này là của báo cáo ${report}, đã gửi rồi. Tôi không đọc số trong đó.`,
    closed: (report: string) =>
      `Mẫu này là của báo cáo ${report}, hiện không mở để nhập. Gõ “mẫu” để lấy mẫu của kỳ đang mở.`,
    otherOpen: (report: string, open: string) =>
      `Mẫu này là của báo cáo ${report}, còn anh/chị đang nhập báo cáo ${open}. Gõ “để sau” rồi gửi lại tệp này.`,
    changed: "Bảng trong tệp đã bị thêm, bớt hoặc đổi cột nên tôi không dám đọc. Gõ “mẫu” để lấy tệp mới.",
    otherPlan: "Tệp có chỉ tiêu không thuộc báo cáo này, có lẽ là mẫu cũ. Gõ “mẫu” để lấy tệp mới.",
    empty: "Tệp chưa có số liệu nào trong các ô nền vàng.",
  },
  refused: {
    "too-big": (most: string) =>
      `Tệp lớn hơn ${most} MB nên tôi không nhận. Anh/chị gửi tệp nhỏ hơn (ảnh chụp lại, hoặc chia tệp).`,
    empty: "Tệp rỗng. Anh/chị kiểm tra rồi gửi lại.",
    unsupported:
      "Tôi không nhận loại tệp này. Tôi nhận ảnh (jpg, png, webp), pdf, docx, xlsx (không có macro), và mẫu báo cáo (gõ “mẫu”).",
    "damaged-image": "Ảnh này bị hỏng, tôi không mở được. Anh/chị chụp hoặc xuất lại rồi gửi.",
    gone: "Tệp này không còn trên máy chủ. Anh/chị gửi lại giúp tôi.",
    unexpected:
      "Tôi đã nhận tệp nhưng không có việc gì cần đến nó, nên không lưu. Gõ “trợ giúp” để xem tôi làm được gì.",
  },
};

const en: typeof vi = {
  cell: (address, name, problem) => `• Cell ${address} (${name}): ${problem}`,
  more: (count) => `… and ${count} more.`,
  wrong: (count) =>
    `${count} ${count === 1 ? "cell" : "cells"} could not be read. Correct the file and send it again, or type the figures here:`,
  problem: {
    "part-over-whole": (numerator, denominator) => `the part ${numerator} is larger than the whole ${denominator}`,
    "zero-of-zero": "0/0 measures nothing; if nothing occurred, write “not applicable” in the column Note",
    "denominator-zero": (numerator) => `the denominator is 0 but the numerator is ${numerator}`,
    "not-whole": (number) => `a whole number is needed, ${number} is none`,
    negative: (number) => `${number} is negative`,
    "percent-over-most": (number, most) => `${number}% is over ${most}%`,
    "percent-for-count": "this indicator is a count, not a percentage",
    "ratio-for-count": "this indicator is one count, without numerator and denominator",
    approximate: "an exact number is needed",
    "percent-mismatch": (stated, computed) => `${stated}% does not agree with its parts (${computed})`,
    "no-denominator": "the denominator is missing",
    "no-numerator": "the numerator is missing",
    unreadable: (text) => `“${text}” is not a number`,
    ambiguous: (text) => `“${text}” can be read in several ways; please write it more clearly`,
    fraction: (text, percent) => `is ${text} meant as ${text}% or as ${percent}%? Write it with the % sign`,
    "needs-reason": "a reason is needed, such as “no data because of a software fault”",
    "note-only": "there is a note but no figure; if there is none, write “no data” with the reason",
    twice: "this indicator stands in a row above already",
    "not-a-number": "a date or a failed formula, not a number",
  },
  template: {
    damaged:
      "I cannot open this file. Please save it as .xlsx (or CSV UTF-8) and send it again, or type “template” for a new one.",
    "not-unicode": "This CSV is not in UTF-8. In Excel choose “CSV UTF-8” when saving, then send it again.",
    unknown: "I do not know the id of this template. Type “template” for the one of your unit.",
    otherUnit:
      "This template is not your unit's, so I do not read its figures. Type “template” for the one of your unit.",
    sent: (report) => `This template is of the report for ${report}, which has been sent. I do not read its figures.`,
    closed: (report) =>
      `This template is of the report for ${report}, which is not open now. Type “template” for an open one.`,
    otherOpen: (report, open) =>
      `This template is of the report for ${report}, but you are filling in ${open}. Type “later”, then send this file again.`,
    changed:
      "Columns of the table were added, removed or renamed, so I do not dare to read it. Type “template” for a new file.",
    otherPlan:
      "The file has indicators that are not part of this report; it may be an old template. Type “template” for a new one.",
    empty: "The yellow cells of the file have no figures yet.",
  },
  refused: {
    "too-big": (most) => `The file is larger than ${most} MB, so I do not take it. Please send a smaller one.`,
    empty: "The file is empty. Please check it and send it again.",
    unsupported:
      "I do not take files of this kind. I take pictures (jpg, png, webp), pdf, docx, xlsx (without macros), and report templates (type “template”).",
    "damaged-image": "This picture is damaged and I cannot open it. Please take or export it again.",
    gone: "The file is no longer on the server. Please send it again.",
    unexpected: "I received the file, but nothing needs it, so it is not kept. Type “help” to see what I can do.",
  },
};

/** Sentences about files. */
export const fileMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
