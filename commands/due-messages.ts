/** Sentences of what is due. */
const vi = {
  nothing: "Hiện không có báo cáo nào đang chờ anh/chị.",
  own: "Báo cáo phải nộp:",
  led: "Báo cáo của đơn vị anh/chị phụ trách:",
  waiting: "Chờ anh/chị xử lý:",
  approve: (count: number, names: string, more: number) =>
    `Duyệt ${count} báo cáo: ${names}${more > 0 ? ` và ${more} báo cáo khác` : ""}.`,
  accept: (count: number, names: string, more: number) =>
    `Tiếp nhận ${count} báo cáo: ${names}${more > 0 ? ` và ${more} báo cáo khác` : ""}.`,
  directives: "Nhiệm vụ được giao:",
  directive: (title: string, progress: string, due: string) => `${title}: ${progress}, hạn ${due}`,
  overdueBy: (days: number) => `quá hạn ${days} ngày`,
  moreDirectives: (count: number) => `… và ${count} nhiệm vụ khác. Gõ “nhiệm vụ của đơn vị tôi” để xem đủ.`,
  followed: "Các đơn vị anh/chị theo dõi:",
  received: (period: string, parts: string, rate: string, due: string) =>
    `${period}, đã nộp ${parts} (${rate}), hạn ${due}.`,
  next: "Hạn sắp tới:",
  date: (period: string, due: string, opens: string) => `${period}: ${due} (nhập được từ ${opens}).`,
  sent: (at: string) => `đã gửi ${at}`,
  steps: {
    head: "chờ lãnh đạo đơn vị duyệt",
    secretariat: "chờ Thư ký tiếp nhận",
    accepted: "Thư ký đã tiếp nhận",
  },
  returned: (reason: string) => `bị trả lại (“${reason}”)`,
  entered: (entered: number, total: number) => `đã nhập ${entered}/${total} chỉ tiêu`,
  notBegun: "chưa nhập",
  choices: {
    report: (report: string) => `Nhập ${report}`,
    correct: (report: string) => `Sửa ${report}`,
    decide: (count: number) => `Xem ${count} báo cáo chờ xử lý`,
    board: "Xem tình hình nộp",
  },
};

const en: typeof vi = {
  nothing: "No report is waiting for you at present.",
  own: "Reports due:",
  led: "Reports of the unit that you lead:",
  waiting: "Waiting for you:",
  approve: (count, names, more) => `${count} to approve: ${names}${more > 0 ? ` and ${more} more` : ""}.`,
  accept: (count, names, more) => `${count} to accept: ${names}${more > 0 ? ` and ${more} more` : ""}.`,
  directives: "Tasks given to your unit:",
  directive: (title, progress, due) => `${title}: ${progress}, due ${due}`,
  overdueBy: (days) => `${days} ${days === 1 ? "day" : "days"} overdue`,
  moreDirectives: (count) => `… and ${count} more. Type “tasks of my unit” to see them all.`,
  followed: "Units that you follow:",
  received: (period, parts, rate, due) => `${period}, received ${parts} (${rate}), due ${due}.`,
  next: "Coming deadlines:",
  date: (period, due, opens) => `${period}: ${due} (open from ${opens}).`,
  sent: (at) => `sent ${at}`,
  steps: {
    head: "waiting for the head's approval",
    secretariat: "waiting for the secretariat",
    accepted: "accepted by the secretariat",
  },
  returned: (reason) => `returned (“${reason}”)`,
  entered: (entered, total) => `${entered} of ${total} indicators entered`,
  notBegun: "not begun",
  choices: {
    report: (report) => `Fill in ${report}`,
    correct: (report) => `Correct ${report}`,
    decide: (count) => `See the ${count} waiting`,
    board: "See who has reported",
  },
};

export const dueMessages = { vi, en };
