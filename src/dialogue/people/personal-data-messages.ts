import type { DataKind } from "../../store/personal-data.ts";
import type { Language } from "../../render/message.ts";

const kindsVi: Readonly<Record<DataKind, string>> = {
  person: "Thông tin chung",
  roles: "Vai trò",
  accounts: "Tài khoản",
  messages: "Tin nhắn",
  reports: "Báo cáo đã gửi",
  decisions: "Đã duyệt, trả lại",
  files: "Tệp đã gửi",
  reminders: "Lời nhắc",
  actions: "Nhật ký",
};

/** Sentences about what is kept of a person. */
const vi = {
  title: "Những gì tôi biết về anh/chị:",
  name: (name: string) => `Họ tên: ${name}`,
  roles: (roles: string) => `Vai trò: ${roles}`,
  noRole: "hiện không có",
  accounts: (accounts: string) => `Tài khoản: ${accounts}`,
  language: "Ngôn ngữ: tiếng Việt",
  messages: (count: number, since: string, kept: string) =>
    count === 0 ? `Tin nhắn: chưa có (giữ ${kept}).` : `Tin nhắn: ${count} tin từ ngày ${since}, giữ ${kept} rồi xoá.`,
  work: (reports: number, reminders: number) => `Báo cáo đã gửi: ${reports}. Lời nhắc đã nhận: ${reminders}.`,
  stays: "Số liệu và nhật ký thay đổi thuộc về đơn vị, được giữ lâu dài.",
  months: (months: number) => `${months} tháng`,
  days: (days: number) => `${days} ngày`,
  xlsx: "Tải về (Excel)",
  json: "Tải về (JSON)",
  erase: "Xoá dữ liệu của tôi",
  channels: "Tài khoản và kênh",
  exported: "Đây là tất cả những gì tôi giữ về anh/chị. Tệp có tin nhắn riêng, đừng chuyển tiếp.",
  fileName: "Du-lieu-cua-toi",
  fileAlt: "Dữ liệu về tôi",
  confirm:
    "Xoá dữ liệu của anh/chị? Mọi tài khoản bị bỏ, vai trò kết thúc, tin nhắn bị xoá, họ tên thay bằng số. Báo cáo đã gửi vẫn thuộc đơn vị. Không lấy lại được; muốn dùng lại phải có mã mời mới.",
  yes: "Xoá hẳn",
  no: "Thôi",
  left: "Không xoá gì.",
  done: "✓ Đã xoá. Cảm ơn anh/chị. Muốn dùng lại, xin Thư ký Ban Chỉ đạo cấp mã mời mới.",
  vacant: (role: string, unit: string) =>
    `Vai trò ${role} của ${unit} vừa trống: người giữ đã xoá dữ liệu cá nhân. Gõ /moi để mời người khác.`,
  pseudonym: (id: number) => `Cán bộ số ${id}`,
  erased: "(đã xoá)",
  kinds: kindsVi,
};

const kindsEn: typeof kindsVi = {
  person: "Person",
  roles: "Roles",
  accounts: "Accounts",
  messages: "Messages",
  reports: "Reports sent",
  decisions: "Decisions",
  files: "Files sent",
  reminders: "Reminders",
  actions: "Log",
};

const en: typeof vi = {
  title: "What I know about you:",
  name: (name) => `Name: ${name}`,
  roles: (roles) => `Roles: ${roles}`,
  noRole: "none at present",
  accounts: (accounts) => `Accounts: ${accounts}`,
  language: "Language: English",
  messages: (count, since, kept) =>
    count === 0 ? `Messages: none yet (kept ${kept}).` : `Messages: ${count} since ${since}, erased after ${kept}.`,
  work: (reports, reminders) => `Reports sent: ${reports}. Reminders received: ${reminders}.`,
  stays: "Figures and the log of changes belong to the unit and are kept.",
  months: (months) => `${months} months`,
  days: (days) => `${days} days`,
  xlsx: "Download (Excel)",
  json: "Download (JSON)",
  erase: "Erase my data",
  channels: "Accounts and channels",
  exported: "This is everything I keep about you. The file has private messages; do not pass it on.",
  fileName: "My-data",
  fileAlt: "Data about me",
  confirm:
    "Erase your data? Every account is removed, your roles end, messages are erased, your name becomes a number. Reports sent stay with the unit. This cannot be undone; to come back you need a new invitation.",
  yes: "Erase it all",
  no: "Leave it",
  left: "Nothing was erased.",
  done: "✓ Erased. Thank you. To come back, ask the secretariat for a new invitation.",
  vacant: (role, unit) =>
    `Nobody is ${role} of ${unit} any more: the holder erased their personal data. Type /moi to invite somebody.`,
  pseudonym: (id) => `Officer no. ${id}`,
  erased: "(erased)",
  kinds: kindsEn,
};

export const personalDataMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
