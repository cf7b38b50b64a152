import type { Language } from "./message.ts";

const vi = {
  chart: {
    met: "Đạt",
    unmet: "Chưa đạt",
    notJudged: "Không xét",
    missing: (count: number) => `Chưa có số liệu (${count})`,
    closeUp: "Trục giá trị không bắt đầu từ 0.",
    gap: "Chỗ đứt quãng: chưa có số liệu.",
  },
  sheet: {
    data: "Số liệu",
    notes: "Ghi chú",
    title: "Nội dung",
    queryId: "Mã tra cứu",
    askedAt: "Thời điểm lập",
    explanation: "Giải thích",
    sources: "Nguồn",
  },
  template: {
    sheet: "Báo cáo",
    title: "BÁO CÁO CẢI CÁCH HÀNH CHÍNH",
    unit: "Đơn vị",
    period: "Kỳ báo cáo",
    due: "Hạn gửi",
    id: "Mã mẫu (không sửa)",
    howTo:
      "Chỉ nhập vào ô nền vàng, rồi gửi lại tệp này vào trò chuyện. Không có số: ghi “không phát sinh”, hoặc “chưa có số liệu” kèm lý do, vào cột Ghi chú.",
    code: "Mã chỉ tiêu (không sửa)",
    columns: {
      number: "STT",
      name: "Chỉ tiêu",
      what: "Cần nhập",
      numerator: "Tử số",
      denominator: "Mẫu số",
      value: "Phần trăm hoặc số lượng",
      previous: (period: string) => `Kỳ trước (${period})`,
      target: "Chỉ tiêu giao",
      note: "Ghi chú",
    },
  },
  codeSheet: {
    sheet: "Mã mời",
    columns: ["Họ và tên", "Đơn vị", "Vai trò", "Mã", "Dùng được đến"],
  },
};

const en: typeof vi = {
  chart: {
    met: "Met",
    unmet: "Not met",
    notJudged: "Not judged",
    missing: (count: number) => `No figure yet (${count})`,
    closeUp: "The value axis does not start at 0.",
    gap: "Break in a line: no figure yet.",
  },
  sheet: {
    data: "Data",
    notes: "Notes",
    title: "Subject",
    queryId: "Query ID",
    askedAt: "Prepared at",
    explanation: "Explanation",
    sources: "Sources",
  },
  template: {
    sheet: "Report",
    title: "ADMINISTRATIVE REFORM REPORT",
    unit: "Unit",
    period: "Period",
    due: "Due",
    id: "Template id (do not change)",
    howTo:
      "Fill in the yellow cells only, then send this file back in the chat. No figure: write “not applicable”, or “no data” with the reason, in the column Note.",
    code: "Indicator code (do not change)",
    columns: {
      number: "No.",
      name: "Indicator",
      what: "What to enter",
      numerator: "Numerator",
      denominator: "Denominator",
      value: "Percent or count",
      previous: (period: string) => `Last period (${period})`,
      target: "Target",
      note: "Note",
    },
  },
  codeSheet: {
    sheet: "Codes",
    columns: ["Name", "Unit", "Role", "Code", "Valid until"],
  },
};

/** The words that renderers add to what they are given: legends of charts, notes of spreadsheets. */
export const renderMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
