import type { Language } from "../src/render/message.ts";

/** Sentences of a figure's history. */
const vi = {
  which: (unit: string, period: string) => `Lịch sử chỉ tiêu nào của ${unit}, ${period}?`,
  whichUnit: "Của đơn vị nào?",
  whichUnitTyped: "Lịch sử số liệu nào, của đơn vị nào? Gõ, ví dụ: “/lichsu hài lòng quý III Huyện Chi Lăng”.",
  unknown: "Không tìm thấy số liệu như vậy trong phạm vi anh/chị được xem. Ví dụ: “/lichsu hài lòng quý III”.",
  noFigures: (unit: string) => `${unit} chưa có số liệu nào.`,
  never: (name: string, unit: string, period: string) => `${name} của ${unit}, ${period}: chưa có số liệu.`,
  title: (name: string, unit: string, period: string) => `Lịch sử ${name} – ${unit}, ${period}`,
  now: "hiện hành",
  outOfForce: (at: string) => `hết hiệu lực ${at}`,
  version: (version: number) => `Bản ${version}`,
  at: (at: string, by: string) => `ghi lúc ${at}, ${by}`,
  report: (version: number, status: string) => `báo cáo lần gửi ${version} (${status})`,
  why: (reason: string) => `lý do sửa: “${reason}”`,
  note: (note: string) => `giữ số vì “${note}”`,
  imported: "nhập từ tệp",
  restored: "khôi phục khi rút báo cáo",
  officer: "cán bộ đầu mối của đơn vị",
};

const en: typeof vi = {
  which: (unit, period) => `The history of which indicator of ${unit}, ${period}?`,
  whichUnit: "Of which unit?",
  whichUnitTyped: "Which figure, of which unit? Type, for example: “/lichsu satisfaction Q3 Huyện Chi Lăng”.",
  unknown: "No such figure within what you may see. For example: “/lichsu satisfaction Q3”.",
  noFigures: (unit) => `${unit} has no figures yet.`,
  never: (name, unit, period) => `${name} of ${unit}, ${period}: no figure.`,
  title: (name, unit, period) => `History of ${name} – ${unit}, ${period}`,
  now: "in force",
  outOfForce: (at) => `until ${at}`,
  version: (version) => `Version ${version}`,
  at: (at, by) => `recorded at ${at}, ${by}`,
  report: (version, status) => `report version ${version} (${status})`,
  why: (reason) => `why: “${reason}”`,
  note: (note) => `kept because “${note}”`,
  imported: "imported from a file",
  restored: "restored when the report was taken back",
  officer: "the unit's officer",
};

export const historyMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
