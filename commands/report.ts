import { randomInt } from "node:crypto";
import { findGeneralIntent } from "../src/dialogue/forms/report-words.ts";
import { reportForm } from "../src/dialogue/forms/report.ts";
import { figuresOf, notesOf, type ReportDraft } from "../src/dialogue/forms/draft.ts";
import type { ReportFacts, ReportPosition, ReportStep } from "../src/dialogue/forms/report-state.ts";
import type { FormMessage } from "../src/dialogue/form.ts";
import { numberIn } from "../src/dialogue/press-args.ts";
import {
  getReportDraft,
  isSent,
  listReportsOf,
  ownFactsOf,
  REPORT_FORM,
  reportingUnits,
  toReportDraft,
} from "../src/dialogue/report-facts.ts";
import { approvalMessages } from "../src/dialogue/approval/messages.ts";
import { isLockedNow, renderLocked, renderOpening, renderSent } from "../src/dialogue/approval/sent.ts";
import { announceSent } from "../src/dialogue/approval/tell.ts";
import { openReportId } from "../src/dialogue/owed-reports.ts";
import { withFacts } from "../src/dialogue/facts-on-demand.ts";
import { hearReporting } from "../src/dialogue/heard.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { daysLate } from "../src/domain/deadline.ts";
import { getPeriod, parsePeriod } from "../src/domain/period.ts";
import { dateOf } from "../src/domain/time.ts";
import { formatDate, formatInstant, periodName } from "../src/render/dates.ts";
import { bold, join, say, text, type Choice, type Reply } from "../src/render/message.ts";
import { findNextDeadline } from "../src/store/deadlines.ts";
import { findSentReport } from "../src/store/decisions.ts";
import { deleteDraft, saveDraft } from "../src/store/drafts.ts";
import {
  findObligation,
  findObligationWithDraft,
  listLockedObligations,
  type Obligation,
} from "../src/store/reports.ts";
import { lockReport, submitReport } from "../src/store/submissions.ts";
import { messages } from "./messages.ts";

const NAME = "baocao";

/** Letters and digits that are not taken for one another when read out. */
const RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

interface ReportFormState extends FormState {
  readonly obligationId: number;
  readonly position: unknown;
}

/** An open report with what has been entered. */
interface Opened {
  readonly obligation: Obligation;
  readonly draft: ReportDraft;
}

function newReceipt(): string {
  return Array.from({ length: 6 }, () => RECEIPT_LETTERS[randomInt(RECEIPT_LETTERS.length)]).join("");
}

async function submit(turn: Turn, opened: Opened, draft: ReportDraft): Promise<Reply> {
  const obligation = await lockReport(turn.trx, opened.obligation.id);
  if (!obligation || isSent(obligation)) return say(approvalMessages[turn.language].sent.changed);
  const receipt = newReceipt();
  const figures = figuresOf(draft.entries);
  const notes = notesOf(draft.entries);
  const { id, version } = await submitReport(
    turn.trx,
    { obligation, figures, notes, personId: turn.person.id, inboxId: turn.inboxId, receipt },
    turn.now,
  );
  const next = await announceSent(turn, id);
  const words = messages[turn.language].report;
  const sent = await findSentReport(turn.trx, id, dateOf(turn.now));
  const firstSentAt = sent?.firstSentAt ?? turn.now;
  const late = daysLate(firstSentAt, obligation.deadline);
  const at = formatInstant(firstSentAt, turn.language);
  const isFirst = at === formatInstant(turn.now, turn.language);
  return say(
    text(bold(words.sent(periodName(getPeriod(obligation.period), turn.language), obligation.unitName))),
    words.receipt(receipt, version),
    ...(isFirst ? [] : [words.again(formatInstant(turn.now, turn.language))]),
    late > 0 ? words.late(at, late) : words.onTime(at),
    next,
  );
}

/** Commits what a step of the form led to: the draft, or the sent report. */
async function commit(turn: Turn, opened: Opened, step: ReportStep): Promise<Outcome | undefined> {
  const { obligation, draft } = opened;
  if (step.kind === "not-mine") return undefined;
  if (step.kind === "handled") {
    if (step.state.draft !== draft)
      await saveDraft(
        turn.trx,
        { form: REPORT_FORM, obligationId: obligation.id },
        { ...step.state.draft, personId: turn.person.id },
        turn.now,
      );
    const form = { command: NAME, obligationId: obligation.id, position: step.state.position };
    return { replies: [step.reply], conversation: { form } };
  }
  const replies = [step.reply];
  for (const effect of step.effects) {
    if (effect.kind === "submit") replies.push(await submit(turn, opened, { ...step.draft, entries: effect.entries }));
    else await deleteDraft(turn.trx, REPORT_FORM, obligation.id);
  }
  if (step.effects.length === 0 && step.draft !== draft)
    await saveDraft(
      turn.trx,
      { form: REPORT_FORM, obligationId: obligation.id },
      { ...step.draft, personId: turn.person.id },
      turn.now,
    );
  return { replies: [join(replies.filter((reply) => reply.blocks.length > 0))], conversation: { form: null } };
}

/** The report that is open in this chat and where in it the person is; undefined when it is gone or no longer theirs. */
async function resume(
  turn: Turn,
  purpose: "read" | "change",
): Promise<(Opened & { readonly position: ReportPosition | undefined }) | undefined> {
  const state = turn.conversation.form as ReportFormState | null;
  if (state?.command !== NAME) return undefined;
  const found = await findObligationWithDraft(turn.trx, state.obligationId, purpose);
  if (!found || isSent(found.obligation)) return undefined;
  if (!reportingUnits(turn.person.assignments).includes(found.obligation.unitId)) return undefined;
  return {
    obligation: found.obligation,
    draft: toReportDraft(found.draft),
    position: reportForm.parsePosition(state.position),
  };
}

/** Opens a report in this chat, or says why it cannot be: sent already, or locked. */
export async function beginReport(turn: Turn, obligation: Obligation): Promise<Outcome> {
  if (isSent(obligation)) return { replies: [await renderSent(turn, obligation)] };
  if (isLockedNow(turn, obligation)) return { replies: [await sayLocked(turn, obligation)] };
  const draft = await getReportDraft(turn, obligation);
  const above = await renderOpening(turn, obligation, ownFactsOf(turn, obligation));
  const step = await withFacts(turn, obligation, (facts) => reportForm.start(draft, facts));
  const outcome = (await commit(turn, { obligation, draft }, step)) as Outcome;
  return above.length > 0 ? { ...outcome, replies: [join([{ blocks: above }, ...outcome.replies])] } : outcome;
}

async function pass(turn: Turn, message: FormMessage): Promise<Outcome | undefined> {
  const resumed = await resume(turn, "change");
  if (!resumed) return undefined;
  const { obligation, draft, position } = resumed;
  if (isLockedNow(turn, obligation))
    return { replies: [await sayLocked(turn, obligation)], conversation: { form: null } };
  if (!position) return beginReport(turn, obligation);
  const step = await withFacts(turn, obligation, (facts) => reportForm.answer({ position, draft }, message, facts));
  return commit(turn, resumed, step);
}

/** From when the next report can be filled in; undefined when none is planned, or one is open already. */
async function findNextOpening(turn: Turn): Promise<string | undefined> {
  const today = dateOf(turn.now);
  const next = await findNextDeadline(turn.trx, today, reportingUnits(turn.person.assignments));
  if (!next || next.opensOn <= today) return undefined;
  const { due, report: words } = messages[turn.language];
  const on = (next.kind === "before" ? due.before : due.by)(formatDate(next.on));
  return words.nextOpens(periodName(getPeriod(next.period), turn.language), formatDate(next.opensOn), on);
}

/** That a report is locked, and when the next one opens. */
async function sayLocked(turn: Turn, obligation: Obligation): Promise<Reply> {
  const next = await findNextOpening(turn);
  const locked = renderLocked(turn, obligation);
  return next === undefined ? locked : { ...locked, blocks: [...locked.blocks, text(next)] };
}

/** That nothing is open, and when the next report is; one that was locked before it was sent is spoken of first. */
async function nothingOpen(turn: Turn): Promise<Outcome> {
  const words = messages[turn.language].report;
  const [locked] = await listLockedObligations(turn.trx, reportingUnits(turn.person.assignments), dateOf(turn.now), 1);
  if (locked && !isSent(locked)) return { replies: [await sayLocked(turn, locked)] };
  const next = await findNextOpening(turn);
  return { replies: [say(next === undefined ? words.none : `${words.noneOpen} ${next}`)] };
}

/**
 * Puts the figures of a file up for acceptance, in the open report or in one that is opened by it; undefined when `read`
 * finds nothing to put up. The obligation has been checked: it is the person's, and not sent.
 */
export async function takeFileFigures(
  turn: Turn,
  obligation: Obligation,
  read: (facts: ReportFacts) => FormMessage | undefined,
): Promise<Outcome | undefined> {
  const resumed = openReportId(turn) === obligation.id ? await resume(turn, "change") : undefined;
  const opened = resumed ?? { obligation, draft: await getReportDraft(turn, obligation) };
  const { draft } = opened;
  const step = await withFacts(turn, obligation, (facts) => {
    const message = read(facts);
    if (!message) return undefined;
    const position = resumed?.position;
    const started = position ? undefined : reportForm.start(draft, facts);
    const state = position ? { position, draft } : started?.kind === "handled" ? started.state : undefined;
    return state && reportForm.answer(state, message, facts);
  });
  return step && commit(turn, opened, step);
}

function choose(turn: Turn, obligations: readonly Obligation[]): Outcome {
  const words = messages[turn.language].report;
  const choices = obligations.map((obligation): Choice => ({
    label: `${periodName(getPeriod(obligation.period), turn.language)} · ${obligation.unitName}`,
    action: { name: NAME, args: { obligation: String(obligation.id) } },
  }));
  return { replies: [{ ...say(words.which), choices }] };
}

/** Fills in and sends a unit's report, indicator by indicator, over as many messages, days and chats as it takes. */
export const reportCommand: Command = {
  name: NAME,
  words: [
    "báo cáo",
    "nộp báo cáo",
    "nhập báo cáo",
    "làm báo cáo",
    "gửi báo cáo",
    "tiếp tục báo cáo",
    "/report",
    "report",
  ],
  summary: { vi: "Nhập và gửi báo cáo", en: "Fill in and send the report" },
  where: "private",
  mayUse: (assignments) => reportingUnits(assignments).length > 0,
  hears: hearReporting,

  async run(turn, argument) {
    const reports = await listReportsOf(turn);
    const wanted = parsePeriod(argument.toUpperCase());
    const matching = wanted ? reports.filter((report) => report.period === wanted.code) : reports;
    const owed = matching.filter((report) => !isSent(report));
    if (owed.length > 1) return choose(turn, owed);
    const only = owed[0] ?? matching.at(-1);
    return only ? beginReport(turn, only) : nothingOpen(turn);
  },

  async press(turn, args) {
    if (args["obligation"] !== undefined) {
      const wanted = await findObligation(turn.trx, numberIn(args, "obligation"));
      const isOwn = wanted && reportingUnits(turn.person.assignments).includes(wanted.unitId);
      return isOwn ? beginReport(turn, wanted) : { replies: [say(messages[turn.language].report.none)] };
    }
    if (args["key"] === undefined) return reportCommand.run(turn, "");
    return (await pass(turn, { kind: "press", args })) ?? { replies: [say(messages[turn.language].report.closed)] };
  },

  form: {
    keepsDraft: true,
    claims: (input) => findGeneralIntent(input) !== undefined,
    ownsNumbers(turn) {
      const position = reportForm.parsePosition((turn.conversation.form as ReportFormState | null)?.position);
      return position === undefined || reportForm.ownsNumbers(position);
    },
    answer: (turn, input) => pass(turn, { kind: "text", text: input }),
    async repeat(turn) {
      const resumed = await resume(turn, "read");
      const position = resumed?.position;
      if (!position) return say(messages[turn.language].report.closed);
      const { obligation, draft } = resumed;
      return withFacts(turn, obligation, (facts) => reportForm.repeat({ position, draft }, facts));
    },
    async explain(turn, input) {
      const resumed = await resume(turn, "read");
      const position = resumed?.position;
      if (!position) return { replies: [say(messages[turn.language].report.closed)] };
      const { obligation, draft } = resumed;
      const reply = await withFacts(turn, obligation, (facts) => reportForm.explain({ position, draft }, input, facts));
      return { replies: [reply] };
    },
  },
};
