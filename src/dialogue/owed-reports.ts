import { getPeriod } from "../domain/period.ts";
import { periodName } from "../render/dates.ts";
import type { Obligation } from "../store/reports.ts";
import { REPORT_ACTION } from "./forms/report-choices.ts";
import { isSent, listReportsOf } from "./report-facts.ts";
import type { FormState, Turn } from "./turn.ts";

/** The id of the report that is being filled in in this chat, if one is. */
export function openReportId(turn: Turn): number | undefined {
  const state = turn.conversation.form as FormState | null;
  return state?.command === REPORT_ACTION ? Number(state["obligationId"]) : undefined;
}

/** The reports that the person can fill in now and has not sent; of these the one that is open in the chat alone. */
export async function listOwedReports(turn: Turn): Promise<Obligation[]> {
  const owed = (await listReportsOf(turn)).filter((report) => !isSent(report));
  const open = owed.find((report) => report.id === openReportId(turn));
  return open ? [open] : owed;
}

/** "Quý III/2024 – Huyện Chi Lăng". */
export function reportName(turn: Turn, report: Pick<Obligation, "period" | "unitName">): string {
  return `${periodName(getPeriod(report.period), turn.language)} – ${report.unitName}`;
}
