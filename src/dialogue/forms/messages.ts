import type { Language } from "../../render/message.ts";

/** Sentences of the report form: prompts, read-backs, doubts and refusals. */
const vi = {
  heading: (period: string, unit: string) => `Báo cáo ${period} – ${unit}`,
  before: (date: string, last: string) => `Gửi trước ngày ${date} (chậm nhất hết ngày ${last})`,
  by: (date: string) => `Gửi chậm nhất hết ngày ${date}`,
  workingDaysLeft: (days: number) => `, còn ${days} ngày làm việc`,
  overdue: (days: number) => `, đã quá hạn ${days} ngày`,
  progress: (entered: number, total: number) => `Đã nhập ${entered}/${total} chỉ tiêu.`,
  howTo:
    "Gõ số theo từng chỉ tiêu, hoặc dán nhiều chỉ tiêu trong một tin. Không có số: gõ “chưa có số liệu” hoặc “không phát sinh”.",

  prompt: {
    typeRatio: (part: string, whole: string) => `Gõ số ${part} / số ${whole}, ví dụ 120/150.`,
    typeRatioPlain: "Gõ tử số/mẫu số, ví dụ 120/150.",
    typeCount: (measure: string) => `Gõ số ${measure}, ví dụ 12.`,
    typeSigned: (measure: string) => `Gõ số ${measure} (giảm thì gõ âm, ví dụ -2).`,
    accumulation: {
      cumulative: (year: number) => `Luỹ kế từ 1/1/${year}.`,
      "per-period": () => "Tính riêng trong kỳ.",
      moment: () => "Tại thời điểm báo cáo.",
    },
    previous: (period: string, figure: string) => `Kỳ trước (${period}): ${figure}.`,
    noPrevious: (period: string) => `Kỳ trước (${period}): chưa có số liệu.`,
    target: (target: string) => `Chỉ tiêu: ${target}.`,
    current: (figure: string, by: string) =>
      `Đang có: ${figure} (${by} nhập). Gõ số mới để thay, hoặc “bỏ qua” để giữ.`,
  },

  choices: {
    same: "Như kỳ trước",
    registered: (figure: string) => `Theo sổ: ${figure}`,
    skip: "Bỏ qua",
    back: "Quay lại",
    pause: "Để sau",
    send: "Gửi báo cáo",
    edit: "Sửa",
    fillRest: "Nhập tiếp",
    review: "Xem lại",
    keep: "Đúng, giữ",
    retype: "Nhập lại",
    goOn: "Tiếp tục báo cáo",
    discard: "Xoá hết",
    stay: "Không xoá",
    mine: "Dùng số của tôi",
    theirs: "Giữ số đã có",
    accept: "Ghi",
    acceptSome: "Ghi số hiểu được",
    acceptAndSend: "Ghi và gửi",
    drop: "Bỏ",
    notApplicable: "Không phát sinh",
    missing: "Chưa có số liệu",
    part: (number: string) => `${number} là tử số`,
    reasons: ["Đang tổng hợp", "Lỗi phần mềm", "Chưa được cung cấp"],
  },

  stored: (line: string) => `Đã ghi ${line}`,
  alreadySame: (line: string) => `Đã có đúng số này: ${line}`,
  skipped: (name: string) => `Để trống: ${name}.`,
  kept: (name: string) => `Giữ nguyên: ${name}.`,
  colleague: (name: string, lines: string) => `${name} vừa nhập ${lines}.`,
  firstAlready: "Đây là chỉ tiêu đầu tiên.",
  noPreviousToCopy: (name: string) => `Kỳ trước chưa có số liệu “${name}” nên không dùng “như kỳ trước” được.`,

  doubt: {
    readings: (text: string) => `“${text}” có thể hiểu khác nhau. Chọn số đúng hoặc gõ lại:`,
    single: (text: string, reading: string) => `“${text}” là ${reading}, phải không? Chọn để ghi, hoặc gõ lại.`,
    none: "“Không có” nghĩa là gì? 0% (có phát sinh nhưng không hồ sơ nào đạt), không phát sinh gì để tính, hay chưa có số liệu?",
    notAvailable: "“n/a” là không phát sinh, hay chưa có số liệu?",
    part: (number: string) => `${number} là tử số. Gõ cả hai, dạng ${number}/mẫu số.`,
  },
  which: (text: string) => `“${text}” là của chỉ tiêu nào? Chọn một:`,
  reason: (names: string) => `Vì sao chưa có số liệu: ${names}? Gõ lý do ngắn gọn (“do phần mềm lỗi”) hoặc chọn:`,
  confirm: {
    title: (line: string) => `Đã ghi, xin kiểm tra lại ${line}`,
    kept: (line: string) => `Đã xác nhận ${line}`,
    "below-previous": (part: string, given: string, before: string) =>
      `${part} ${given} thấp hơn kỳ trước (${before}); số luỹ kế thường không giảm.`,
    parts: { numerator: "Tử số", denominator: "Mẫu số", count: "Số" },
    zero: "Nếu kỳ này không có gì để tính, gõ “nhập lại không phát sinh”.",
    "repeats-last-year": "Trùng số luỹ kế của năm trước; năm nay tính lại từ 1/1.",
    "percent-only": "Mới có phần trăm. Gõ cả tử số/mẫu số thì mới cộng được vào số chung.",
    outlier: {
      history: (median: string) => `Khác xa các kỳ trước của đơn vị (mức giữa ${median}).`,
      peers: (median: string) => `Khác xa các đơn vị cùng cấp (mức giữa ${median}).`,
    },
    "late-count": (other: string, given: string, expected: string) =>
      `Không khớp với “${other}”: mẫu số trừ tử số là ${expected}, số trễ hạn là ${given}.`,
    ask: "Đúng thì gõ “đúng” (có thể kèm lý do: “đúng vì …”), sai thì gõ “nhập lại”; hoặc nhập tiếp:",
  },
  conflict: (by: string, at: string, line: string, mine: string) =>
    `${by} vừa nhập lúc ${at}: ${line}. Số của anh/chị: ${mine}. Dùng số nào?`,
  cancel: {
    ask: (count: number) => `Xoá cả ${count} số liệu đã nhập của báo cáo này? Không lấy lại được.`,
    others: (names: string) => `Trong đó có số do ${names} nhập.`,
    askEmpty: "Huỷ báo cáo đang nhập (chưa có số liệu nào)?",
    done: "Đã huỷ. Gõ “báo cáo” để nhập lại từ đầu.",
  },
  pick: "Sửa chỉ tiêu nào? Chọn, hoặc gõ số thứ tự.",

  summary: {
    title: "Kiểm tra trước khi gửi",
    head: ["Chỉ tiêu", "Số liệu", "So kỳ trước"],
    counts: (met: number, unmet: number, without: number) =>
      `✓ đạt ${met} · ✗ chưa đạt ${unmet} · – chưa có số ${without}`,
    howTo: "Sửa: gõ “sửa 3” hoặc “sửa 3: 120/150”. Đúng rồi thì gõ “gửi”.",
    again: "Gõ “gửi” để gửi, “xem lại” để xem từng số.",
    incomplete: (names: string) => `Chưa nhập: ${names}.`,
    bareNumber: "Ở bước này số gõ riêng không được ghi.",
    changed: "Số liệu vừa thay đổi, xin xem lại rồi gửi.",
  },
  pasted: {
    title: (count: number) => `Đọc được ${count} số liệu, chưa ghi:`,
    unclear: (count: number) => `Chưa hiểu ${count} dòng:`,
    unclearName: "chưa rõ chỉ tiêu",
    unclearFigure: "chưa rõ số",
    more: (count: number) => `… và ${count} dòng khác`,
    replaces: (figure: string) => `thay ${figure}`,
    accept: "Đúng thì chọn “Ghi”. Sai chỗ nào gõ lại chỗ đó, ví dụ “sửa 3: 120/150”.",
    changed: "Vừa có số liệu khác được nhập, xin xem lại:",
    done: (count: number) => `Đã ghi ${count} số liệu.`,
    dropped: "Đã bỏ các số vừa dán; số liệu đã ghi trước đó vẫn giữ nguyên.",
    first: "Các số vừa dán chưa được ghi. Chọn “Ghi” hoặc “Bỏ” trước.",
  },

  file: {
    nothingNew: "Tệp không có số liệu nào khác với số đã nhập.",
  },
  incompleteRefused: (names: string) =>
    `Chưa gửi được vì còn thiếu: ${names}. Nếu chưa có số, gõ “chưa có số liệu” kèm lý do.`,
  paused: (entered: number, total: number) =>
    `Đã lưu ${entered}/${total} chỉ tiêu. Gõ “báo cáo” để nhập tiếp bất cứ lúc nào.`,
  pausedPending: (line: string) => `Số chưa xác nhận không được ghi: ${line}.`,

  stale: "Nút này thuộc câu hỏi trước nên không thay đổi gì. Câu đang hỏi:",
  explain: {
    lead: "Chưa hiểu. Số liệu đã nhập vẫn còn.",
    figure: (number: number, total: number, name: string) => `Đang hỏi ${number}/${total} ${name}:`,
    words: "Hoặc gõ: như kỳ trước, bỏ qua, quay lại, để sau, chưa có số liệu, không phát sinh.",
    summary: "Gõ “gửi” để gửi, “sửa 3: 120/150” để sửa chỉ tiêu số 3, “để sau” để tạm dừng.",
    pick: (total: number) => `Gõ số thứ tự từ 1 đến ${total} của chỉ tiêu cần sửa, hoặc “xem lại”.`,
    reason: "Gõ lý do chưa có số liệu (từ ba chữ trở lên), hoặc gõ số nếu đã có.",
    which: "Gõ tên một trong các chỉ tiêu trên, hoặc “quay lại”.",
    conflict: "Gõ “dùng số của tôi” hoặc “giữ số đã có”.",
    pasted: "Gõ “ghi” để ghi các số đã đọc, “bỏ” để bỏ, hoặc “sửa 3: 120/150” để sửa một số.",
    cancel: "Gõ “xoá hết” để xoá, hoặc “không xoá” để nhập tiếp.",
    edit: (total: number) =>
      `Chưa rõ sửa chỉ tiêu nào. Gõ “sửa” kèm số thứ tự từ 1 đến ${total} hoặc tên, ví dụ “sửa 3: 120/150”.`,
    editFigure: (name: string) => `Chưa rõ số mới của “${name}”.`,
  },
};

const en: typeof vi = {
  heading: (period, unit) => `Report for ${period} – ${unit}`,
  before: (date, last) => `Due before ${date} (by the end of ${last})`,
  by: (date) => `Due by the end of ${date}`,
  workingDaysLeft: (days) => `, ${days} working ${days === 1 ? "day" : "days"} left`,
  overdue: (days) => `, ${days} ${days === 1 ? "day" : "days"} overdue`,
  progress: (entered, total) => `${entered} of ${total} indicators entered.`,
  howTo:
    "Type the figure of each indicator, or paste many in one message. No figure: type “no data” or “not applicable”.",

  prompt: {
    typeRatio: (part, whole) => `Type the number of ${part} / of ${whole}, for example 120/150.`,
    typeRatioPlain: "Type numerator/denominator, for example 120/150.",
    typeCount: (measure) => `Type the number of ${measure}, for example 12.`,
    typeSigned: (measure) => `Type the number of ${measure} (with a minus for a fall, for example -2).`,
    accumulation: {
      cumulative: (year) => `Cumulative from 1/1/${year}.`,
      "per-period": () => "For this period alone.",
      moment: () => "As of the time of reporting.",
    },
    previous: (period, figure) => `Last period (${period}): ${figure}.`,
    noPrevious: (period) => `Last period (${period}): no figure.`,
    target: (target) => `Target: ${target}.`,
    current: (figure, by) => `Entered: ${figure} (by ${by}). Type a new figure to replace it, or “skip” to keep it.`,
  },

  choices: {
    same: "Same as last period",
    registered: (figure) => `By the register: ${figure}`,
    skip: "Skip",
    back: "Back",
    pause: "Later",
    send: "Send report",
    edit: "Edit",
    fillRest: "Fill in the rest",
    review: "Review",
    keep: "Correct, keep",
    retype: "Enter again",
    goOn: "Go on with the report",
    discard: "Delete all",
    stay: "Keep",
    mine: "Use mine",
    theirs: "Keep theirs",
    accept: "Save",
    acceptSome: "Save what was read",
    acceptAndSend: "Save and send",
    drop: "Drop",
    notApplicable: "Not applicable",
    missing: "No data",
    part: (number) => `${number} is the numerator`,
    reasons: ["Still being compiled", "The software failed", "Not provided to us"],
  },

  stored: (line) => `Saved ${line}`,
  alreadySame: (line) => `Already entered: ${line}`,
  skipped: (name) => `Left open: ${name}.`,
  kept: (name) => `Kept as it is: ${name}.`,
  colleague: (name, lines) => `${name} has just entered ${lines}.`,
  firstAlready: "This is the first indicator.",
  noPreviousToCopy: (name) => `There is no figure of last period for “${name}”.`,

  doubt: {
    readings: (text) => `“${text}” can be read in different ways. Choose one or type again:`,
    single: (text, reading) => `Does “${text}” mean ${reading}? Choose it to save, or type again.`,
    none: "What does “none” mean? 0% (some occurred, none of them succeeded), nothing occurred at all, or no data yet?",
    notAvailable: "Is “n/a” not applicable, or no data yet?",
    part: (number) => `${number} is the numerator. Type both, as ${number}/denominator.`,
  },
  which: (text) => `Which indicator does “${text}” belong to?`,
  reason: (names) =>
    `Why is there no data: ${names}? Type a short reason (“because the software failed”) or choose one:`,
  confirm: {
    title: (line) => `Saved, but please check ${line}`,
    kept: (line) => `Confirmed ${line}`,
    "below-previous": (part, given, before) =>
      `${part} ${given} is lower than last period (${before}); cumulative figures rarely fall.`,
    parts: { numerator: "The numerator", denominator: "The denominator", count: "The number" },
    zero: "If there was nothing to measure in this period, type “enter again not applicable”.",
    "repeats-last-year": "It repeats last year's cumulative figure; counting began anew on 1/1.",
    "percent-only": "This is a percentage alone. Only with numerator/denominator can it be added to the total.",
    outlier: {
      history: (median) => `Far from the unit's earlier periods (median ${median}).`,
      peers: (median) => `Far from other units (median ${median}).`,
    },
    "late-count": (other, given, expected) =>
      `It does not agree with “${other}”: denominator minus numerator is ${expected}, late are ${given}.`,
    ask: "If it is right type “correct” (a reason may follow: “correct because …”), else “enter again”; or just go on:",
  },
  conflict: (by, at, line, mine) => `${by} has just entered at ${at}: ${line}. Yours: ${mine}. Which one holds?`,
  cancel: {
    ask: (count) => `Delete all ${count} figures entered for this report? They cannot be restored.`,
    others: (names) => `Some were entered by ${names}.`,
    askEmpty: "Cancel this report (nothing entered yet)?",
    done: "Cancelled. Type “report” to start again.",
  },
  pick: "Which indicator shall be corrected? Choose it or type its number.",

  summary: {
    title: "Check before sending",
    head: ["Indicator", "Figure", "Change"],
    counts: (met, unmet, without) => `✓ met ${met} · ✗ not met ${unmet} · – no figure ${without}`,
    howTo: "To correct: “edit 3” or “edit 3: 120/150”. If all is right, type “send”.",
    again: "Type “send” to send it, “review” to see the figures.",
    incomplete: (names) => `Not entered: ${names}.`,
    bareNumber: "A number alone changes nothing here.",
    changed: "The figures have just changed; please review them, then send.",
  },
  pasted: {
    title: (count) => `Read ${count} figures, not saved yet:`,
    unclear: (count) => `${count} lines not understood:`,
    unclearName: "which indicator?",
    unclearFigure: "which figure?",
    more: (count) => `… and ${count} more lines`,
    replaces: (figure) => `replaces ${figure}`,
    accept: "If right choose “Save”. Correct single figures by typing, for example “edit 3: 120/150”.",
    changed: "Other figures have just come in, please review:",
    done: (count) => `Saved ${count} figures.`,
    dropped: "The pasted figures are dropped; what was saved before is kept.",
    first: "The pasted figures are not saved yet. Choose “Save” or “Drop” first.",
  },

  file: {
    nothingNew: "The file has no figure that differs from those entered.",
  },
  incompleteRefused: (names) =>
    `Cannot be sent yet, still missing: ${names}. Where there is no figure, type “no data” and why.`,
  paused: (entered, total) => `Saved ${entered} of ${total} indicators. Type “report” to go on at any time.`,
  pausedPending: (line) => `Not confirmed, so not saved: ${line}.`,

  stale: "This button belongs to an earlier question, nothing was changed. The open question:",
  explain: {
    lead: "I did not understand. Your entries are kept.",
    figure: (number, total, name) => `The question is ${number}/${total} ${name}:`,
    words: "Or type: same as last period, skip, back, later, no data, not applicable.",
    summary: "Type “send” to send, “edit 3: 120/150” to correct number 3, “later” to pause.",
    pick: (total) => `Type the number, 1 to ${total}, of the indicator to correct, or “review”.`,
    reason: "Type why there is no data, in three words or more, or the figure if you have it.",
    which: "Type the name of one of these indicators, or “back”.",
    conflict: "Type “use mine” or “keep theirs”.",
    pasted: "Type “save” to save what was read, “drop” to drop it, or “edit 3: 120/150” to correct one.",
    cancel: "Type “delete all” to delete, or “keep” to go on.",
    edit: (total) => `Which indicator? Type “edit” with its number, 1 to ${total}, or its name: “edit 3: 120/150”.`,
    editFigure: (name) => `The new figure of “${name}” is not clear.`,
  },
};

/** Every sentence of the report form. */
export const messages: Readonly<Record<Language, typeof vi>> = { vi, en };
export type Messages = typeof vi;
