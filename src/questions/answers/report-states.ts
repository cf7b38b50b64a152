import { isOnTime } from "../../domain/deadline.ts";
import type { QuestionReport } from "../../store/questions.ts";
import type { ReportState } from "../draft.ts";

function isLate(report: QuestionReport): boolean {
  return report.sentAt !== null && !isOnTime(report.sentAt, report.deadline);
}

/** Whether a report is in a state. One returned counts as sent; one never sent is neither late nor on time. */
export function isIn(report: QuestionReport, state: ReportState): boolean {
  const isApproved = report.status === "approved" || report.status === "accepted";
  switch (state) {
    case "missing":
      return report.status === "missing";
    case "sent":
      return report.status !== "missing";
    case "late":
      return isLate(report);
    case "on-time":
      return report.sentAt !== null && !isLate(report);
    case "returned":
      return report.status === "returned";
    case "approved":
      return isApproved;
    case "unapproved":
      return !isApproved;
    case "waiting":
      return report.status === "submitted";
  }
}
