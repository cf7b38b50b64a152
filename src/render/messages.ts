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
  },
};

/** The words that renderers add to what they are given: legends of charts, notes of spreadsheets. */
export const renderMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
