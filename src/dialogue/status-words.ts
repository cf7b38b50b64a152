import type { ReportStatus } from "../domain/report-status.ts";
import type { Language } from "../render/message.ts";

const NAMES: Readonly<Record<Language, Readonly<Record<ReportStatus, string>>>> = {
  vi: {
    submitted: "chờ duyệt",
    approved: "đã duyệt",
    accepted: "đã tiếp nhận",
    returned: "bị trả lại",
    withdrawn: "đã rút",
  },
  en: {
    submitted: "waits for approval",
    approved: "approved",
    accepted: "accepted",
    returned: "returned",
    withdrawn: "taken back",
  },
};

/** What has become of a sent report, in a word or two. */
export function statusName(status: ReportStatus, language: Language): string {
  return NAMES[language][status];
}
