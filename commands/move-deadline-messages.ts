import type { Level } from "../src/domain/unit.ts";
import type { Language } from "../src/render/message.ts";

/** Sentences of moving a deadline. */
const vi = {
  none: "Không còn kỳ báo cáo nào sắp tới hoặc chưa khoá trong phạm vi của anh/chị.",
  which: "Đổi hạn nộp của kỳ nào? Chọn, hoặc gõ “/doihan quý III sang 30/8 cho Huyện Chi Lăng vì mưa bão”.",
  reach: (report: string, due: string) => `Hạn ${report} đang là ${due}. Đổi cho ai? Chọn, hoặc gõ tên đơn vị.`,
  all: "Mọi đơn vị",
  unit: "Một đơn vị…",
  whichUnit: "Gõ tên đơn vị được đổi hạn, ví dụ: Huyện Chi Lăng.",
  unknownUnit: (name: string) => `Không có đơn vị nộp báo cáo nào tên “${name}”. Gõ lại tên đơn vị.`,
  severalUnits: "Có nhiều đơn vị trùng tên. Anh/chị chọn:",
  levels: {
    province: "Cấp tỉnh",
    department: "Sở, ban, ngành",
    district: "Cấp huyện",
    commune: "Cấp xã",
  } satisfies Record<Level, string>,
  forAll: "mọi đơn vị",
  before: (date: string) => `trước ngày ${date}`,
  by: (date: string) => `chậm nhất ngày ${date}`,
  until: {
    before: (report: string) => `Hạn mới của ${report}: gửi trước ngày nào? Chọn hoặc gõ ngày, ví dụ 30/8.`,
    by: (report: string) => `Hạn mới của ${report}: gửi chậm nhất ngày nào? Chọn hoặc gõ ngày, ví dụ 30/8.`,
  },
  refusals: {
    same: "Ngày này chính là hạn đang có.",
    past: "Hạn mới không được ở quá khứ: sẽ làm mọi đơn vị thành nộp muộn.",
    "too-far": "Chỉ đổi được tối đa 90 ngày. Xa hơn xin sửa kế hoạch.",
    "no-day": "Không có ngày như vậy.",
  },
  why: (due: string) => `Đổi thành ${due} theo văn bản nào, hoặc vì sao? Lý do được lưu và gửi cho các đơn vị.`,
  leaveHint: "Gõ “huỷ” để thôi.",
  left: "Không đổi hạn.",
  readBack: (report: string, reach: string) => `Đổi hạn ${report} cho ${reach}:`,
  change: (old: string, next: string) => `${old} → ${next}`,
  lock: (date: string) => `Khoá nhập từ ngày ${date}.`,
  reason: (reason: string) => `Lý do: ${reason}`,
  weekend: (day: string) => `Lưu ý: hạn rơi vào ${day}; nhắc việc vẫn tính theo ngày làm việc trước đó.`,
  save: "Đổi hạn",
  leave: "Thôi",
  done: (report: string, due: string, told: number) =>
    `✓ Đã đổi hạn ${report}: ${due}. ${told > 0 ? `Đã báo ${told} cán bộ chưa gửi báo cáo.` : "Chưa có cán bộ nào cần báo."} Lịch nhắc việc tự tính lại.`,
  told: (report: string, next: string, old: string, reason: string) =>
    `Hạn báo cáo ${report} đổi thành ${next} (trước đây: ${old}). Lý do: ${reason}`,
  open: "Mở báo cáo",
  notAllowed: "Anh/chị không có quyền đổi hạn của kế hoạch này; không có gì thay đổi.",
  explain: "Gõ tên đơn vị, ngày (30/8) hoặc lý do theo câu hỏi trên; gõ “huỷ” để thôi.",
};

const en: typeof vi = {
  none: "No report to come or unlocked is within your reach.",
  which: "Which deadline moves? Choose, or type “/doihan Q3 to 30/8 for Huyện Chi Lăng because of the storm”.",
  reach: (report, due) => `${report} is due ${due}. For whom does it move? Choose, or type a unit's name.`,
  all: "Every unit",
  unit: "One unit…",
  whichUnit: "Type the unit's name, for example: Huyện Chi Lăng.",
  unknownUnit: (name) => `No reporting unit is called “${name}”. Type the name again.`,
  severalUnits: "Several units have this name. Choose:",
  levels: { province: "Province", department: "Departments", district: "Districts", commune: "Communes" },
  forAll: "every unit",
  before: (date) => `before ${date}`,
  by: (date) => `by ${date}`,
  until: {
    before: (report) => `The new deadline of ${report}: before which day? Choose or type a day such as 30/8.`,
    by: (report) => `The new deadline of ${report}: by which day? Choose or type a day such as 30/8.`,
  },
  refusals: {
    same: "That is the deadline already.",
    past: "The new deadline cannot lie in the past: everybody would be late.",
    "too-far": "A deadline moves by at most 90 days. For more, change the plan.",
    "no-day": "There is no such day.",
  },
  why: (due) => `On which document, or for what reason, does it become ${due}? It is kept and sent to the units.`,
  leaveHint: "Type “cancel” to leave it.",
  left: "Nothing was moved.",
  readBack: (report, reach) => `The deadline of ${report} for ${reach}:`,
  change: (old, next) => `${old} → ${next}`,
  lock: (date) => `Locked from ${date}.`,
  reason: (reason) => `Reason: ${reason}`,
  weekend: (day) => `Note: it falls on a ${day}; reminders count back in working days.`,
  save: "Move it",
  leave: "Leave it",
  done: (report, due, told) =>
    `✓ The deadline of ${report} is now ${due}. ${told > 0 ? `${told} officers who have not sent it were told.` : "Nobody had to be told."} Reminders follow.`,
  told: (report, next, old, reason) => `Report ${report} is now due ${next} (was ${old}). Reason: ${reason}`,
  open: "Open the report",
  notAllowed: "You have no right to move this plan's deadlines; nothing was changed.",
  explain: "Type the unit, the day (30/8) or the reason that is asked for; type “cancel” to leave it.",
};

export const moveDeadlineMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
