import { restoreDraft } from "../src/dialogue/approval/draft.ts";
import { approvalMessages } from "../src/dialogue/approval/messages.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { decisionChoice, nameOfReport } from "../src/dialogue/approval/render.ts";
import { isLockedNow, renderSent, REVISE_ACTION, UNLOCK_ACTION } from "../src/dialogue/approval/sent.ts";
import { tell } from "../src/dialogue/approval/tell.ts";
import { hearCorrection } from "../src/dialogue/heard.ts";
import { parseReason } from "../src/dialogue/forms/reason-words.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import { isSent, reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { takePeriod } from "../src/dialogue/time-text.ts";
import { parsePeriod, type Period } from "../src/domain/period.ts";
import { dateOf } from "../src/domain/time.ts";
import { formatDate } from "../src/render/dates.ts";
import { say, text, type Language, type Reply } from "../src/render/message.ts";
import { findDraftForUpdate } from "../src/store/drafts.ts";
import { findObligation, listOpenWithDrafts, listSentObligations, type Obligation } from "../src/store/reports.ts";
import { lockReport } from "../src/store/submissions.ts";
import { beginReport } from "./report.ts";

/** Reports older than these are not offered for revision. */
const MOST_LISTED = 4;

interface ReviseState extends FormState {
  readonly obligationId: number;
}

/** What the reason that is asked for leads to. */
type Way = "revise" | "reopen" | "unlock";

/** How a report can be changed at this moment; undefined when it needs no reason: it has come back, or can be taken back. */
function wayOf(turn: Turn, obligation: Obligation): Way | undefined {
  const status = obligation.report?.status;
  if (isLockedNow(turn, obligation)) return "unlock";
  if (status === "accepted") return "reopen";
  return status === "approved" && isSent(obligation) ? "revise" : undefined;
}

async function findOwn(turn: Turn, id: number): Promise<Obligation | undefined> {
  const obligation = await findObligation(turn.trx, id);
  return obligation && reportingUnits(turn.person.assignments).includes(obligation.unitId) ? obligation : undefined;
}

function question(turn: Turn, obligation: Obligation, way: Way): Reply {
  const words = approvalMessages[turn.language].revise;
  const name = nameOfReport(obligation, turn.language);
  switch (way) {
    case "revise":
      return say(words.why(name));
    case "reopen":
      return say(words.whyReopen(name));
    case "unlock":
      return say(words.whyUnlock(name, formatDate(obligation.lockedOn)));
    default:
      return way satisfies never;
  }
}

/** Asks why a report is to be changed, or opens it when no reason is needed. */
async function start(turn: Turn, obligation: Obligation): Promise<Outcome> {
  const words = approvalMessages[turn.language].revise;
  const way = wayOf(turn, obligation);
  if (way) {
    const form: ReviseState = { command: REVISE_ACTION, obligationId: obligation.id };
    return { replies: [question(turn, obligation, way)], conversation: { form } };
  }
  if (!isSent(obligation)) return beginReport(turn, obligation);
  const sent = await renderSent(turn, obligation);
  const lead = text(words.pending(nameOfReport(obligation, turn.language)));
  return { replies: [{ ...sent, blocks: [lead] }] };
}

async function revise(turn: Turn, obligation: Obligation, reason: string): Promise<Outcome> {
  await findDraftForUpdate(turn.trx, "report", obligation.id);
  const locked = await lockReport(turn.trx, obligation.id);
  if (!locked || wayOf(turn, locked) !== "revise") return locked ? start(turn, locked) : { replies: [] };
  await restoreDraft(turn, locked, { reason });
  return beginReport(turn, { ...locked, revisionReason: reason });
}

/** Passes a request on to the secretariat, with the choice that grants it. */
async function request(turn: Turn, obligation: Obligation, way: "reopen" | "unlock", reason: string): Promise<Outcome> {
  const { unitId, unitName, report } = obligation;
  const render = (language: Language): Reply => {
    const words = approvalMessages[language];
    const name = nameOfReport(obligation, language);
    const asked =
      way === "reopen" ? words.revise.reopenAsked(unitName, name) : words.revise.unlockAsked(unitName, name);
    const unlock = {
      label: words.choices.unlock,
      action: { name: UNLOCK_ACTION, args: { obligation: String(obligation.id) } },
    };
    return {
      ...say(asked, words.reason.given(reason)),
      choices: [
        ...(way === "unlock" ? [unlock] : []),
        ...(way === "reopen" && report ? [decisionChoice(words.choices.sendBackToRevise, "return", report)] : []),
        ...(report ? [decisionChoice(words.choices.see, "open", report)] : []),
      ],
    };
  };
  const told = await tell(turn, { verb: "accept", unitId, about: `${way}~${turn.inboxId}` }, render);
  const words = approvalMessages[turn.language].revise;
  return { replies: [say(told.length > 0 ? words.asked : words.askedUntold)], conversation: { form: null } };
}

/**
 * The reports whose figures can be corrected: those that were begun and not sent, and those sent that are not locked.
 * Locked ones, for which the secretariat has to be asked, only where there is no other.
 */
async function listChangeable(turn: Turn, wanted: Period | undefined): Promise<Obligation[]> {
  const units = reportingUnits(turn.person.assignments);
  const isWanted = ({ period }: Obligation): boolean => wanted === undefined || period === wanted.code;
  const open = await listOpenWithDrafts(turn.trx, units, dateOf(turn.now));
  const begun = open.flatMap(({ obligation, draft }) => (draft && !isSent(obligation) ? [obligation] : []));
  const isBegun = ({ id }: Obligation): boolean => begun.some((one) => one.id === id);
  const sent = (await listSentObligations(turn.trx, units, MOST_LISTED)).filter((one) => !isBegun(one));
  const unlocked = [...begun, ...sent].filter((one) => isWanted(one) && !isLockedNow(turn, one));
  return unlocked.length > 0 ? unlocked : sent.filter(isWanted);
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const words = approvalMessages[turn.language].revise;
  const state = turn.conversation.form as ReviseState;
  if (isLeaving(input)) return { replies: [say(words.left)], conversation: { form: null } };
  const reason = parseReason(input, 2);
  if (reason === undefined || input.trim().startsWith("/")) return undefined;
  const obligation = await findOwn(turn, state.obligationId);
  const way = obligation && wayOf(turn, obligation);
  if (!obligation || !way) {
    const outcome = obligation ? await start(turn, obligation) : { replies: [say(words.none)] };
    return { conversation: { form: null }, ...outcome };
  }
  return way === "revise" ? revise(turn, obligation, reason) : request(turn, obligation, way, reason);
}

/** Changes what has been sent: a revision with its reason, or a request to the secretariat where that has the say. */
export const reviseCommand: Command = {
  name: REVISE_ACTION,
  words: [
    "sửa báo cáo",
    "sửa báo cáo đã gửi",
    "sửa số liệu đã gửi",
    "đính chính",
    "đính chính báo cáo",
    "/revise",
    "revise",
    "revise report",
  ],
  summary: { vi: "Sửa số liệu đã gửi", en: "Revise figures already sent" },
  where: "private",
  mayUse: (assignments) => reportingUnits(assignments).length > 0,
  hears: hearCorrection,
  async run(turn, argument) {
    const words = approvalMessages[turn.language].revise;
    const wanted = parsePeriod(argument.toUpperCase()) ?? takePeriod(argument, dateOf(turn.now)).period;
    const meant = await listChangeable(turn, wanted);
    const candidates = meant.length > 0 ? meant : await listChangeable(turn, undefined);
    const [only] = candidates;
    if (!only) return { replies: [say(words.none)] };
    if (candidates.length === 1) return start(turn, only);
    const choices = candidates.map((obligation) => ({
      label: nameOfReport(obligation, turn.language),
      action: { name: REVISE_ACTION, args: { obligation: String(obligation.id) } },
    }));
    return { replies: [{ ...say(words.which), choices }] };
  },
  async press(turn, args) {
    const obligation = await findOwn(turn, numberIn(args, "obligation"));
    return obligation ? start(turn, obligation) : { replies: [say(approvalMessages[turn.language].revise.none)] };
  },
  form: {
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const obligation = await findOwn(turn, (turn.conversation.form as ReviseState).obligationId);
      const way = obligation && wayOf(turn, obligation);
      return way ? question(turn, obligation, way) : say(approvalMessages[turn.language].revise.none);
    },
    explain: async (turn) => ({ replies: [say(approvalMessages[turn.language].revise.explain)] }),
  },
};
