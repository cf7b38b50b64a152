import { isLocked } from "../../domain/deadline.ts";
import {
  decideReportEvent,
  decideSecondPerson,
  type ReportEvent,
  type ReportStatus,
} from "../../domain/report-status.ts";
import { dateOf } from "../../domain/time.ts";
import { formatDate, formatInstant } from "../../render/dates.ts";
import { say, text, type Reply } from "../../render/message.ts";
import {
  findLastDecision,
  findObligationOf,
  findReportForDecision,
  recordDecision,
  type SentReport,
} from "../../store/decisions.ts";
import { findDraftForUpdate } from "../../store/drafts.ts";
import { withdrawFigures } from "../../store/figure-history.ts";
import { findObligation, type Obligation } from "../../store/reports.ts";
import { restoreDraft } from "./draft.ts";
import { rightsOnReport } from "./facts.ts";
import { approvalMessages } from "./messages.ts";
import { nameOfReport } from "./render.ts";
import { tell, tellAccepted, tellApproved, tellReturned } from "./tell.ts";
import { REPORT_FORM } from "../report-facts.ts";
import type { Turn } from "../turn.ts";

/** A report that this message may move, locked until its transaction ends. */
export interface Movable {
  readonly report: SentReport;
  readonly obligation: Obligation;
  readonly to: ReportStatus;
}

/** What a person wants to do with a version of a report. */
interface Attempt {
  readonly event: ReportEvent;
  readonly reportId: number;
}

/**
 * Loads and locks a report for a decision and asks the rules about it; a reply when it cannot be: decided meanwhile,
 * replaced by a newer version, or not this person's.
 *
 * Trap: the draft is locked before the report, as by officers who send it; the other way round the two would wait for
 * each other.
 */
export async function prepareEvent(turn: Turn, attempt: Attempt): Promise<Movable | { readonly refused: Reply }> {
  const { trx, language } = turn;
  const words = approvalMessages[language];
  const obligationId = await findObligationOf(trx, attempt.reportId);
  if (obligationId !== undefined) await findDraftForUpdate(trx, REPORT_FORM, obligationId);
  const report = await findReportForDecision(trx, attempt.reportId, dateOf(turn.now));
  const obligation = report && (await findObligation(trx, report.obligationId));
  if (!report || !obligation) return { refused: say(words.gone) };
  const may = await rightsOnReport(turn, report);
  const decision = decideReportEvent(attempt.event, report.status, report.approval, may);
  if (decision.kind === "moved") return { report, obligation, to: decision.to };
  if (decision.why === "not-allowed" && isLeftToOthers(turn, report, attempt.event))
    return { refused: say(words.own.others(nameOfReport(report, language), report.otherHeads.join(", "))) };
  const mayDecide = may("approve") || may("accept") || may("report");
  // Somebody who has just decided may not decide again in the new status, and is told what was decided.
  const isTold = decision.why === "not-now" || (mayDecide && (await findLastDecision(trx, report.id)) !== undefined);
  return { refused: isTold ? await tellState(turn, report) : say(words.notAllowed) };
}

/** Whether only having sent the report keeps somebody from approving or returning it. */
function isLeftToOthers(turn: Turn, report: SentReport, event: ReportEvent): boolean {
  const isHead = turn.person.assignments.some(({ role, unitId }) => role === "head" && unitId === report.unitId);
  const isNow = report.status === "submitted" && report.approval === "head" && event !== "withdraw";
  return isHead && isNow && decideSecondPerson(report, turn.person.id) === "for-others";
}

/** What has become of a report instead. */
async function tellState(turn: Turn, report: SentReport): Promise<Reply> {
  const words = approvalMessages[turn.language].already;
  const name = nameOfReport(report, turn.language);
  const last = await findLastDecision(turn.trx, report.id);
  return say(last ? words[last.event](name, formatInstant(last.at, turn.language), last.byName) : words.none(name));
}

async function record(turn: Turn, movable: Movable, event: ReportEvent, why: Why = {}): Promise<void> {
  const { report, to } = movable;
  const { person, inboxId } = turn;
  const isOwn = event === "approve" && report.submittedBy === person.id;
  await recordDecision(turn.trx, { report, event, to, personId: person.id, inboxId, isOwn, ...why }, turn.now);
}

interface Why {
  readonly reason?: string;
  readonly indicators?: readonly string[];
}

/** Approves or accepts a report and tells those whom it concerns. */
export async function pass(turn: Turn, event: "approve" | "accept", reportId: number): Promise<Reply> {
  const movable = await prepareEvent(turn, { event, reportId });
  if ("refused" in movable) return movable.refused;
  const { report } = movable;
  await (event === "approve" ? tellApproved(turn, report) : tellAccepted(turn, report));
  await record(turn, movable, event);
  const words = approvalMessages[turn.language];
  const isOwn = event === "approve" && report.submittedBy === turn.person.id;
  return say(words.done[event](nameOfReport(report, turn.language)), ...(isOwn ? [words.own.done] : []));
}

/** Sends a report back, with the reason and the figures that have to be entered again; all others stay in the draft. */
export async function sendBack(turn: Turn, reportId: number, why: Required<Why>): Promise<Reply> {
  const movable = await prepareEvent(turn, { event: "return", reportId });
  if ("refused" in movable) return movable.refused;
  const { report, obligation } = movable;
  await restoreDraft(turn, obligation, { without: why.indicators });
  const isTold = await tellReturned(turn, report, why);
  await record(turn, movable, "return", why);
  const words = approvalMessages[turn.language].done;
  const name = nameOfReport(report, turn.language);
  const locked = isLocked(obligation, dateOf(turn.now)) ? [words.returnLocked(formatDate(obligation.lockedOn))] : [];
  return say(text(isTold ? words.return(name) : words.returnUntold(name)), ...locked);
}

/** Takes a report back that nobody has decided about: its figures become a draft again and are no longer in force. */
export async function withdraw(turn: Turn, reportId: number): Promise<Reply> {
  const movable = await prepareEvent(turn, { event: "withdraw", reportId });
  const words = approvalMessages[turn.language];
  if ("refused" in movable) return movable.refused;
  const { report, obligation } = movable;
  const name = nameOfReport(report, turn.language);
  if (isLocked(obligation, dateOf(turn.now))) return say(words.lock.locked(name, formatDate(obligation.lockedOn)));
  await restoreDraft(turn, obligation, report.reason === null ? {} : { reason: report.reason });
  const { person, inboxId } = turn;
  const verb = report.approval === "head" ? "approve" : "accept";
  await tell(turn, { verb, unitId: report.unitId, about: `withdrawn~${report.id}` }, (language) => {
    const at = formatInstant(turn.now, language);
    return say(approvalMessages[language].told.withdrawn(nameOfReport(report, language), at));
  });
  await withdrawFigures(turn.trx, { reportId: report.id, personId: person.id, inboxId }, turn.now);
  await record(turn, movable, "withdraw");
  return say(words.withdraw.done(name));
}
