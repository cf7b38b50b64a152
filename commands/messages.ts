/** Sentences of the commands. */
const vi = {
  help: {
    title: (name: string) => `Chào ${name}. Tôi giúp được các việc sau:`,
    questions: "Hoặc hỏi số liệu bằng câu bình thường, ví dụ:",
    examples: [
      "huyện nào dưới 45% thanh toán trực tuyến?",
      "đơn vị nào chưa nộp báo cáo?",
      "bao giờ đến hạn báo cáo tiếp theo?",
    ],
  },
  report: {
    none: "Hiện đơn vị anh/chị không có báo cáo nào đang mở. Khi đến kỳ tôi sẽ nhắn.",
    nextOpens: (period: string, opens: string, due: string) =>
      `Hiện không có báo cáo nào đang mở. Báo cáo tiếp theo: ${period}, nhập được từ ngày ${opens}, gửi ${due}. Khi đến kỳ tôi sẽ nhắn.`,
    closed: "Báo cáo này đã đóng. Gõ “báo cáo” để xem báo cáo phải nộp.",
    which: "Anh/chị nhập báo cáo nào?",
    alreadySent: (period: string, at: string) => `Báo cáo ${period} đã gửi lúc ${at}. Không còn báo cáo nào phải nộp.`,
    sent: (period: string, unit: string) => `✓ Đã gửi báo cáo ${period} của ${unit}`,
    receipt: (code: string, version: number) =>
      version === 1 ? `Mã biên nhận: ${code}` : `Mã biên nhận: ${code} (lần gửi thứ ${version})`,
    onTime: (at: string) => `Gửi lúc ${at}, đúng hạn.`,
    late: (at: string, days: number) => `Gửi lúc ${at}, muộn ${days} ngày.`,
    next: "Báo cáo chờ lãnh đạo đơn vị duyệt. Tôi không nhắc kỳ này nữa.",
  },
  template: {
    ready: (report: string) => `Mẫu báo cáo ${report}.`,
    howTo: "Điền các ô nền vàng rồi gửi lại tệp này vào đây; tôi đọc lại số để anh/chị xác nhận trước khi ghi.",
    name: (period: string, unit: string) => `Bao-cao-${period}-${unit}`,
    alt: (report: string) => `Mẫu điền số liệu báo cáo ${report}`,
    csv: "Lấy tệp CSV",
    xlsx: "Lấy tệp Excel",
    noPrevious: "chưa có",
    noTarget: "không giao",
    ratioPlain: "tử số / mẫu số",
    count: (measure: string) => `Số ${measure}`,
  },
  language: {
    ask: "Anh/chị muốn tôi dùng ngôn ngữ nào?",
    changed: "Từ nay tôi dùng tiếng Việt.",
  },
  due: {
    nothing: "Hiện đơn vị anh/chị không có báo cáo nào phải nộp.",
    title: "Báo cáo phải nộp:",
    before: (date: string) => `trước ngày ${date}`,
    by: (date: string) => `chậm nhất ngày ${date}`,
    left: (days: number) => (days === 1 ? "còn 1 ngày làm việc" : `còn ${days} ngày làm việc`),
    overdue: (days: number) => `đã quá hạn ${days} ngày`,
    sent: (date: string) => `đã gửi ${date}`,
    entered: (entered: number, total: number) => `${entered}/${total} chỉ tiêu đã nhập`,
    report: (period: string) => `Nhập báo cáo ${period}`,
  },
};

const en: typeof vi = {
  help: {
    title: (name) => `Hello ${name}. I can help with:`,
    questions: "Or ask for figures in plain words, for example:",
    examples: [
      "which districts are below 45% online payment?",
      "who has not submitted the report?",
      "when is the next report due?",
    ],
  },
  report: {
    none: "Your unit has no report open at present. I will write when one opens.",
    nextOpens: (period, opens, due) =>
      `No report is open at present. The next one: ${period}, open from ${opens}, due ${due}. I will write when it opens.`,
    closed: "This report is closed. Type “report” to see what is due.",
    which: "Which report do you want to fill in?",
    alreadySent: (period, at) => `The report for ${period} was sent at ${at}. Nothing else is due.`,
    sent: (period, unit) => `✓ Report for ${period} of ${unit} sent`,
    receipt: (code, version) => (version === 1 ? `Receipt: ${code}` : `Receipt: ${code} (version ${version})`),
    onTime: (at) => `Sent at ${at}, on time.`,
    late: (at, days) => `Sent at ${at}, ${days} days late.`,
    next: "It now waits for the head's approval. I will not remind you of this period again.",
  },
  template: {
    ready: (report) => `Template of the report for ${report}.`,
    howTo: "Fill in the yellow cells and send the file back here; I read the figures back for you to confirm.",
    name: (period, unit) => `Report-${period}-${unit}`,
    alt: (report) => `Template for the figures of ${report}`,
    csv: "As CSV",
    xlsx: "As Excel",
    noPrevious: "none",
    noTarget: "none",
    ratioPlain: "numerator / denominator",
    count: (measure) => `Number of ${measure}`,
  },
  language: {
    ask: "Which language shall I use?",
    changed: "I will use English from now on.",
  },
  due: {
    nothing: "Your unit has no report due at present.",
    title: "Reports due:",
    before: (date) => `before ${date}`,
    by: (date) => `by ${date}`,
    left: (days) => (days === 1 ? "1 working day left" : `${days} working days left`),
    overdue: (days) => `${days} days overdue`,
    sent: (date) => `sent ${date}`,
    entered: (entered, total) => `${entered} of ${total} indicators entered`,
    report: (period) => `Fill in ${period}`,
  },
};

export const messages = { vi, en };
