import type { Language } from "../src/render/message.ts";

/** Sentences of unlocking. */
const vi = {
  none: "Không có báo cáo nào đang khoá trong phạm vi của anh/chị.",
  which: "Mở khoá báo cáo nào? Chọn, hoặc gõ “/mokhoa Huyện Chi Lăng quý III đến 30/9 vì lỗi máy chủ”.",
  unknown: (name: string) => `Không thấy báo cáo đang khoá nào của “${name}”.`,
  until: (report: string) => `Mở khoá báo cáo ${report} đến hết ngày nào? Chọn hoặc gõ ngày, ví dụ 30/9.`,
  badDay: (report: string) =>
    `Ngày này không đúng hoặc đã qua. Mở khoá báo cáo ${report} đến hết ngày nào, ví dụ 30/9?`,
  tooLong: (days: number, report: string) =>
    `Chỉ mở khoá được tối đa ${days} ngày. Mở khoá báo cáo ${report} đến hết ngày nào?`,
  why: (report: string, date: string) => `Vì sao mở khoá báo cáo ${report} đến hết ngày ${date}? Lý do được lưu lại.`,
  leaveHint: "Gõ “huỷ” để thôi.",
  left: "Không mở khoá.",
  done: (report: string, date: string, reason: string) =>
    `✓ Đã mở khoá báo cáo ${report} đến hết ngày ${date}, lý do: “${reason}”. Cán bộ của đơn vị đã được báo.`,
  untold: (report: string, date: string) =>
    `✓ Đã mở khoá báo cáo ${report} đến hết ngày ${date}. Đơn vị chưa có cán bộ nào dùng trợ lý này.`,
  told: (report: string, date: string, reason: string) =>
    `Báo cáo ${report} được mở khoá đến hết ngày ${date}, lý do: “${reason}”.`,
  notAllowed: "Anh/chị không có quyền mở khoá báo cáo này; không có gì thay đổi.",
  notLocked: (report: string) => `Báo cáo ${report} chưa khoá nên không cần mở.`,
  day: (date: string) => `Đến ${date}`,
  open: "Mở báo cáo",
  explain: "Gõ ngày (30/9) hoặc lý do (từ hai chữ trở lên) theo câu hỏi trên; gõ “huỷ” để thôi.",
};

const en: typeof vi = {
  none: "No report within your reach is locked.",
  which:
    "Which report do you unlock? Choose, or type “/mokhoa Huyện Chi Lăng Q3 until 30/9 because the server failed”.",
  unknown: (name) => `No locked report of “${name}” was found.`,
  until: (report) => `Until the end of which day is report ${report} unlocked? Choose or type a day such as 30/9.`,
  badDay: (report) =>
    `There is no such day, or it has passed. Until which day is report ${report} unlocked, such as 30/9?`,
  tooLong: (days, report) => `At most ${days} days. Until which day is report ${report} unlocked?`,
  why: (report, date) => `Why is report ${report} unlocked until the end of ${date}? The reason is kept.`,
  leaveHint: "Type “cancel” to leave it.",
  left: "Nothing was unlocked.",
  done: (report, date, reason) =>
    `✓ Report ${report} unlocked until the end of ${date}, reason: “${reason}”. The unit's officers have been told.`,
  untold: (report, date) =>
    `✓ Report ${report} unlocked until the end of ${date}. No officer of the unit can be told here.`,
  told: (report, date, reason) => `Report ${report} is unlocked until the end of ${date}, reason: “${reason}”.`,
  notAllowed: "You have no right to unlock this report; nothing was changed.",
  notLocked: (report) => `Report ${report} is not locked.`,
  day: (date) => `Until ${date}`,
  open: "Open the report",
  explain: "Type the day (30/9) or the reason (two words or more) that is asked for; type “cancel” to leave it.",
};

export const unlockMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
