import { isLocked } from "../../domain/deadline.ts";
import { dateOf } from "../../domain/time.ts";
import { formatDate, formatInstant } from "../../render/dates.ts";
import { bold, say, text, type Block, type Choice, type Reply } from "../../render/message.ts";
import { findLastReturn, findSentReport } from "../../store/decisions.ts";
import { listFiguresInForce } from "../../store/figure-history.ts";
import type { Obligation } from "../../store/reports.ts";
import { approvalMessages } from "./messages.ts";
import { nameOfReport, showStatus } from "./render.ts";
import { renderReturn } from "./tell.ts";
import type { OwnFacts } from "../forms/report-state.ts";
import type { Turn } from "../turn.ts";

/** The command that starts a revision, or asks the secretariat to allow one. */
export const REVISE_ACTION = "sua";
/** The command of the secretariat that unlocks a report. */
export const UNLOCK_ACTION = "mokhoa";
/** The command that takes a sent report back. */
const WITHDRAW_ACTION = "rut";

function onReport(label: string, name: string, obligation: Obligation): Choice {
  return { label, action: { name, args: { obligation: String(obligation.id) } } };
}

/** Whether a report can no longer be filled in at this moment. */
export function isLockedNow(turn: Turn, obligation: Obligation): boolean {
  return isLocked(obligation, dateOf(turn.now));
}

/** That a report is locked, that nothing entered is lost, and whom to ask. */
export function renderLocked(turn: Turn, obligation: Obligation): Reply {
  const words = approvalMessages[turn.language];
  const name = nameOfReport(obligation, turn.language);
  return {
    ...say(words.lock.locked(name, formatDate(obligation.lockedOn))),
    choices: [onReport(words.choices.askUnlock, REVISE_ACTION, obligation)],
  };
}

/** When a report was sent, where it stands, and what its officer can still do with it. */
export async function renderSent(turn: Turn, obligation: Obligation): Promise<Reply> {
  const { language } = turn;
  const words = approvalMessages[language];
  const report = obligation.report && (await findSentReport(turn.trx, obligation.report.id, dateOf(turn.now)));
  if (!report) return say(words.revise.none);
  const lines = [
    words.state(nameOfReport(obligation, language), formatInstant(report.submittedAt, language)),
    showStatus(report, language),
    words.noneOwed,
  ];
  const choices = {
    submitted: [onReport(words.choices.withdraw, WITHDRAW_ACTION, obligation)],
    approved: [onReport(words.choices.revise, REVISE_ACTION, obligation)],
    accepted: [onReport(words.choices.askReopen, REVISE_ACTION, obligation)],
    returned: [],
    withdrawn: [],
  }[report.status];
  return { ...say(lines.join(" ")), ...(choices.length > 0 ? { choices } : {}) };
}

/** What stands above the first prompt of a report that came back, is being revised, or was unlocked. */
export async function renderOpening(turn: Turn, obligation: Obligation, facts: OwnFacts): Promise<Block[]> {
  const { trx, language } = turn;
  const words = approvalMessages[language];
  const { report, revisionReason, exceptionUntil, lockedOn } = obligation;
  const isExcepted = exceptionUntil !== null && dateOf(turn.now) >= lockedOn;
  const unlocked = isExcepted ? [text(words.lock.exception(formatDate(exceptionUntil)))] : [];
  if (report?.status === "approved" && revisionReason !== null)
    return [text(words.revise.begun(revisionReason)), ...unlocked];
  const returned = report?.status === "returned" ? await findLastReturn(trx, obligation.id) : undefined;
  if (!returned) return unlocked;
  const figures = await listFiguresInForce(trx, obligation.unitId, obligation.period);
  const at = formatInstant(returned.at, language);
  const title = text(bold(words.told.returned(nameOfReport(obligation, language))));
  return [title, ...renderReturn({ facts, figures }, { ...returned, by: returned.byName, at }), ...unlocked];
}
