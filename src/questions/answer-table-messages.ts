import type { Language } from "../render/message.ts";

/** Headings of an answer in rows. */
const vi = {
  columns: {
    unit: "Đơn vị",
    unitCode: "Mã đơn vị",
    indicator: "Chỉ tiêu",
    period: "Kỳ báo cáo",
    value: "Giá trị",
    numerator: "Tử số",
    denominator: "Mẫu số",
    change: "Thay đổi",
    target: "Mức giao",
    standing: "Kết quả",
    rank: "Xếp thứ",
    of: "Trên tổng số",
    status: "Trạng thái",
    submitted_at: "Gửi lúc",
    days_late: "Số ngày trễ",
    due_before: "Phải gửi trước ngày",
    days_left: "Số ngày còn lại",
    working_days_left: "Số ngày làm việc còn lại",
    directive: "Mã nhiệm vụ",
    done: "Đã làm",
    total: "Tổng số",
    due: "Hạn",
    version: "Bản",
    recorded_at: "Ghi lúc",
  },
  yes: "có",
  no: "không",
};

const en: typeof vi = {
  columns: {
    unit: "Unit",
    unitCode: "Unit code",
    indicator: "Indicator",
    period: "Period",
    value: "Value",
    numerator: "Numerator",
    denominator: "Denominator",
    change: "Change",
    target: "Target",
    standing: "Standing",
    rank: "Place",
    of: "Of",
    status: "Status",
    submitted_at: "Sent at",
    days_late: "Days late",
    due_before: "Due before",
    days_left: "Days left",
    working_days_left: "Working days left",
    directive: "Task code",
    done: "Done",
    total: "Total",
    due: "Due",
    version: "Version",
    recorded_at: "Recorded at",
  },
  yes: "yes",
  no: "no",
};

export type ColumnName = keyof typeof vi.columns;

export const tableMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
