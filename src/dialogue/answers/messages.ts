import type { Language } from "../../render/message.ts";

/** Sentences around answers: their codes, files, sources. */
const vi = {
  code: (code: string, at: string) => `Mã ${code} · số liệu lúc ${at}`,
  excel: "Xuất Excel",
  csv: "Xuất CSV",
  wholeAsExcel: "Xem hết (Excel)",
  file: (format: string, rows: number) => `Tệp ${format}, ${rows} dòng:`,
  fileAlt: (title: string) => `Bảng số liệu: ${title}`,
  nothingToExport: "Câu trả lời này không có dòng số liệu nào để xuất thành tệp.",
  title: (code: string) => `Câu trả lời ${code}`,
  askedAt: (at: string) => `, hỏi lúc ${at}`,
  asked: (text: string) => `Anh/chị đã hỏi: “${text}”`,
  rows: (rows: number, figures: number) =>
    figures > 0 ? `${rows} dòng kết quả, lập từ ${figures} số liệu.` : `${rows} dòng kết quả.`,
  same: "✓ Số liệu của thời điểm đó vẫn nguyên: kết quả đúng như đã trả lời.",
  differs:
    "⚠ Kết quả này không còn khớp với lúc trả lời: đơn vị, kế hoạch, hạn hoặc nhiệm vụ đã được sửa sau đó, và các phần này không giữ bản cũ.",
  today: {
    same: "Hỏi lại bây giờ: kết quả vẫn vậy.",
    other: (rows: number) => `Hỏi lại bây giờ: kết quả khác (${rows} dòng).`,
    unknown: "Chưa so được với số liệu bây giờ.",
  },
  askAgain: "Hỏi lại bây giờ",
  sources: "Nguồn:",
  sourcesMore: (count: number) => `… còn ${count} nguồn nữa trong tệp Excel.`,
  figure: (unit: string, indicator: string, period: string, value: string) =>
    `${unit}, ${indicator} ${period}: ${value}`,
  figureOf: (unit: string, value: string) => `${unit}: ${value}`,
  recorded: (at: string, by: string) => `ghi lúc ${at}, ${by}`,
  reportVersion: (version: number, status: string) => `báo cáo lần gửi ${version} (${status})`,
  figureVersion: (version: number) => `bản ${version} của số liệu`,
  reportOf: (unit: string, period: string, version: number) => `${unit}, báo cáo ${period}, lần gửi ${version}`,
  sentBy: (at: string, by: string) => `gửi lúc ${at}, ${by}`,
  task: (code: string, source: string) => `Nhiệm vụ ${code}: ${source}`,
  imported: "nhập từ tệp",
  officer: "cán bộ đầu mối",
  noNumber: "không có số",
  unknown: (code: string) =>
    `Không tìm thấy câu trả lời ${code} trong phạm vi anh/chị được xem. Mã ở cuối mỗi câu trả lời, ví dụ TL-7K3M; câu trả lời được giữ 400 ngày.`,
  outdated: (code: string, question: string) =>
    `Câu trả lời ${code} do bản cũ của trợ lý lập nên không dựng lại được. Câu hỏi khi đó: ${question}. Anh/chị hỏi lại câu này để xem số liệu bây giờ.`,
  tooSlow: "Dựng lại câu trả lời này mất quá nhiều thời gian nên tôi đã dừng. Anh/chị thử lại sau ít phút.",
  notCode: (text: string) => `“${text}” không phải mã câu trả lời. Gõ như “/traloi TL-7K3M”.`,
  which: "Xem lại câu trả lời nào? Chọn, hoặc gõ “/traloi” kèm mã ở cuối câu trả lời, ví dụ “/traloi TL-7K3M”.",
  none: "Chưa có câu trả lời nào ở đây. Gõ “/traloi” kèm mã ở cuối một câu trả lời, ví dụ “/traloi TL-7K3M”.",
  columns: {
    unit: "Đơn vị",
    indicator: "Chỉ tiêu",
    period: "Kỳ báo cáo",
    value: "Giá trị",
    version: "Bản",
    report: "Lần gửi báo cáo",
    status: "Trạng thái báo cáo",
    at: "Ghi/gửi lúc",
    by: "Người ghi/gửi",
  },
};

const en: typeof vi = {
  code: (code, at) => `Answer ${code} · figures of ${at}`,
  excel: "As Excel",
  csv: "As CSV",
  wholeAsExcel: "Show all (Excel)",
  file: (format, rows) => `${format} file, ${rows} ${rows === 1 ? "row" : "rows"}:`,
  fileAlt: (title) => `Table: ${title}`,
  nothingToExport: "This answer has no rows to put into a file.",
  title: (code) => `Answer ${code}`,
  askedAt: (at) => `, asked at ${at}`,
  asked: (text) => `You asked: “${text}”`,
  rows: (rows, figures) =>
    `${rows} ${rows === 1 ? "row" : "rows"}${figures > 0 ? `, made of ${figures} ${figures === 1 ? "figure" : "figures"}` : ""}.`,
  same: "✓ The data of that moment is unchanged: this is the answer as it was given.",
  differs:
    "⚠ This no longer matches the answer that was given: units, plans, deadlines or tasks were changed since, and of these no old versions are kept.",
  today: {
    same: "Asked now, the answer is the same.",
    other: (rows) => `Asked now, the answer is different (${rows} ${rows === 1 ? "row" : "rows"}).`,
    unknown: "It could not be compared with the figures of now.",
  },
  askAgain: "Ask again now",
  sources: "Sources:",
  sourcesMore: (count) => `… and ${count} more in the Excel file.`,
  figure: (unit, indicator, period, value) => `${unit}, ${indicator} ${period}: ${value}`,
  figureOf: (unit, value) => `${unit}: ${value}`,
  recorded: (at, by) => `recorded at ${at}, ${by}`,
  reportVersion: (version, status) => `report version ${version} (${status})`,
  figureVersion: (version) => `version ${version} of the figure`,
  reportOf: (unit, period, version) => `${unit}, report for ${period}, version ${version}`,
  sentBy: (at, by) => `sent at ${at}, ${by}`,
  task: (code, source) => `Task ${code}: ${source}`,
  imported: "imported from a file",
  officer: "the unit's officer",
  noNumber: "no number",
  unknown: (code) =>
    `There is no answer ${code} within what you may see. The code stands at the end of each answer, such as TL-7K3M; answers are kept for 400 days.`,
  outdated: (code, question) =>
    `Answer ${code} was made by an older version of this assistant and cannot be shown again. The question was: ${question}. Ask it again for the figures of now.`,
  tooSlow: "Showing this answer again took too long, so I stopped. Please try again in a few minutes.",
  notCode: (text) => `“${text}” is not the code of an answer. Type it as “/traloi TL-7K3M”.`,
  which: "Which answer? Choose, or type “/traloi” with the code at the end of an answer, such as “/traloi TL-7K3M”.",
  none: "There are no answers here yet. Type “/traloi” with the code at the end of an answer, such as “/traloi TL-7K3M”.",
  columns: {
    unit: "Unit",
    indicator: "Indicator",
    period: "Period",
    value: "Value",
    version: "Version",
    report: "Report version",
    status: "Report status",
    at: "Recorded or sent at",
    by: "Recorded or sent by",
  },
};

export const answerMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
