import { pass, prepareEvent, sendBack } from "../src/dialogue/approval/approval.ts";
import {
  listWaitingFor,
  mayAnywhere,
  passingEvent,
  readReport,
  rightsOn,
  rightsOnReport,
} from "../src/dialogue/approval/facts.ts";
import { approvalMessages } from "../src/dialogue/approval/messages.ts";
import { APPROVE_ACTION, decisionChoice, nameOfReport, renderReadBack } from "../src/dialogue/approval/render.ts";
import { isLeaving, parseReturnReason } from "../src/dialogue/approval/reason.ts";
import { hearDecision } from "../src/dialogue/heard.ts";
import { namesOf } from "../src/dialogue/forms/report-lines.ts";
import { numberIn, periodIn } from "../src/dialogue/press-args.ts";
import { takePeriod } from "../src/dialogue/time-text.ts";
import { namesUnit } from "../src/dialogue/approval/unlock-text.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { indicatorsOf } from "../src/domain/plan.ts";
import { comparePeriods, getPeriod } from "../src/domain/period.ts";
import { dateOf } from "../src/domain/time.ts";
import { periodName } from "../src/render/dates.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import type { SentReport } from "../src/store/decisions.ts";
import type { Obligation } from "../src/store/reports.ts";

/** More choices than these do not fit a phone. */
const MOST_LISTED = 10;

/** A return that is being given its reason; with a reason it waits for a last yes. */
interface ReturnState extends FormState {
  readonly reportId: number;
  readonly reason?: string;
  readonly disputed?: readonly string[];
}

const YES = new Set([
  "dung",
  "dong y",
  "co",
  "ok",
  "vang",
  "tra lai",
  "tra lai bao cao",
  "yes",
  "return",
  "return the report",
]);

const done = (outcome: Outcome): Outcome => ({ ...outcome, conversation: { form: null } });

/** Forgets an open return; a form of another command stays open. */
function close(turn: Turn, outcome: Outcome): Outcome {
  return stateOf(turn) ? done(outcome) : outcome;
}

function stateOf(turn: Turn): ReturnState | undefined {
  const state = turn.conversation.form as ReturnState | null;
  return state?.command === APPROVE_ACTION ? state : undefined;
}

async function open(turn: Turn, reportId: number): Promise<Outcome> {
  const words = approvalMessages[turn.language];
  const read = await readReport(turn, reportId, turn.language);
  if (!read) return { replies: [say(words.gone)] };
  const may = await rightsOn(turn, read.report.unitId);
  if (!may("approve") && !may("accept")) return { replies: [say(words.notAllowed)] };
  const event = passingEvent(read.report, await rightsOnReport(turn, read.report));
  return { replies: [renderReadBack(read, event, turn.person)] };
}

/** What of all that waits is to be listed; `from` is how many were listed before. */
interface ListWish {
  readonly filter: string;
  readonly period?: string | undefined;
  readonly from: number;
}

/** What waits, of a unit or period if one was named; else of the newest period, with the others behind a choice. */
async function list(turn: Turn, { filter, period: chosen, from }: ListWish): Promise<Outcome> {
  const { language } = turn;
  const words = approvalMessages[language];
  const { period, rest } = takePeriod(filter, dateOf(turn.now));
  const wanted = chosen ?? period?.code;
  const all = (await listWaitingFor(turn)).filter((report) => rest === "" || namesUnit(rest, report.unitName));
  const shown = wanted ?? (rest === "" ? periodsOf(all)[0] : undefined);
  const waiting = all.filter((report) => shown === undefined || report.period === shown);
  const [only] = waiting;
  if (!only) return { replies: [say(all.length > 0 ? words.list.noneOf : words.list.none)] };
  const others = wanted === undefined ? all.length - waiting.length : 0;
  if (waiting.length === 1 && others === 0) return open(turn, only.id);
  // Nobody should have to turn a page for one or two.
  const size = waiting.length <= MOST_LISTED + 2 ? waiting.length : MOST_LISTED;
  const listed = waiting.slice(from, from + size);
  const hidden = waiting.length - from - listed.length;
  const next = { do: "list", filter, from: String(from + size), ...(wanted ? { period: wanted } : {}) };
  const choices = [
    ...listed.map((report): Choice => decisionChoice(nameOfReport(report, language), "open", report)),
    ...(hidden > 0 ? [listChoice(words.choices.next, next)] : []),
    ...(others > 0 ? [listChoice(words.choices.otherPeriods(others), { do: "periods" })] : []),
  ];
  const title =
    shown === undefined
      ? words.list.title(waiting.length)
      : words.list.titleOf(waiting.length, periodName(getPeriod(shown), language));
  const more = hidden > 0 ? [words.list.more(hidden)] : [];
  return { replies: [{ ...say(text(bold(title)), ...more), choices }] };
}

const listChoice = (label: string, args: Readonly<Record<string, string>>): Choice => ({
  label,
  action: { name: APPROVE_ACTION, args },
});

/** The periods of reports, newest first. */
function periodsOf(reports: readonly SentReport[]): string[] {
  return [...new Set(reports.map(({ period }) => period))].sort((a, b) => comparePeriods(getPeriod(b), getPeriod(a)));
}

/** How many reports wait of which period. */
async function listPeriods(turn: Turn): Promise<Outcome> {
  const words = approvalMessages[turn.language];
  const waiting = await listWaitingFor(turn);
  if (waiting.length === 0) return { replies: [say(words.list.none)] };
  const choices = periodsOf(waiting).map((period) => {
    const count = waiting.filter((report) => report.period === period).length;
    const label = `${periodName(getPeriod(period), turn.language)} (${count})`;
    return listChoice(label, { do: "list", filter: "", from: "0", period });
  });
  return { replies: [{ ...say(words.list.periods(waiting.length)), choices }] };
}

async function askReason(turn: Turn, reportId: number): Promise<Outcome> {
  const movable = await prepareEvent(turn, { event: "return", reportId });
  if ("refused" in movable) return { replies: [movable.refused] };
  const words = approvalMessages[turn.language];
  const state: ReturnState = { command: APPROVE_ACTION, reportId };
  const ask = words.reason.ask(nameOfReport(movable.report, turn.language));
  return { replies: [say(ask, words.reason.leaveHint)], conversation: { form: state } };
}

/** The report of an open return, unless it was decided or sent anew meanwhile. */
async function findReturn(
  turn: Turn,
  state: ReturnState,
): Promise<{ readonly report: SentReport; readonly obligation: Obligation } | { readonly outcome: Outcome }> {
  const movable = await prepareEvent(turn, { event: "return", reportId: state.reportId });
  return "refused" in movable ? { outcome: done({ replies: [movable.refused] }) } : movable;
}

function indicatorsIn(obligation: Obligation) {
  return indicatorsOf(obligation.plan, getPeriod(obligation.period).kind);
}

/** Reads a return's reason back before anything is done. */
async function confirm(turn: Turn, state: ReturnState, report: SentReport): Promise<Outcome> {
  const words = approvalMessages[turn.language];
  const { reason = "", disputed = [] } = state;
  const read = await readReport(turn, report.id, turn.language);
  const figures =
    read && disputed.length > 0 ? words.reason.figures(namesOf(read.facts, disputed)) : words.reason.whole;
  const act = (label: string, step: string): Choice => ({
    label,
    action: { name: APPROVE_ACTION, args: { do: step, report: String(report.id) } },
  });
  return {
    replies: [
      {
        ...say(
          text(bold(words.reason.confirm(nameOfReport(report, turn.language)))),
          words.reason.given(reason),
          figures,
          words.reason.confirmHint,
        ),
        choices: [
          act(words.choices.sendBack, "send-back"),
          act(words.choices.again, "return"),
          act(words.choices.leave, "leave"),
        ],
      },
    ],
    conversation: { form: state },
  };
}

async function finish(turn: Turn, state: ReturnState): Promise<Outcome> {
  const { reason = "", disputed = [] } = state;
  return done({ replies: [await sendBack(turn, state.reportId, { reason, indicators: disputed })] });
}

async function leave(turn: Turn, state: ReturnState): Promise<Outcome> {
  const found = await findReturn(turn, state);
  if ("outcome" in found) return found.outcome;
  return done({
    replies: [say(approvalMessages[turn.language].reason.left(nameOfReport(found.report, turn.language)))],
  });
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const state = stateOf(turn);
  if (!state) return undefined;
  if (isLeaving(input)) return leave(turn, state);
  if (state.reason !== undefined && YES.has(commandKey(input))) return finish(turn, state);
  const found = await findReturn(turn, state);
  if ("outcome" in found) return found.outcome;
  const parsed = parseReturnReason(input, indicatorsIn(found.obligation));
  if (parsed.kind !== "reason") return undefined;
  return confirm(turn, { ...state, reason: parsed.reason, disputed: parsed.disputed }, found.report);
}

async function repeat(turn: Turn) {
  const words = approvalMessages[turn.language];
  const state = stateOf(turn);
  const found = state && (await findReturn(turn, state));
  if (!found || "outcome" in found) return say(words.gone);
  const asked = state.reason === undefined ? undefined : await confirm(turn, state, found.report);
  return asked?.replies[0] ?? say(words.reason.repeat(nameOfReport(found.report, turn.language)));
}

/** Lists what waits for a head or the secretariat, opens a report, and lets it pass or sends it back. */
export const approveCommand: Command = {
  name: APPROVE_ACTION,
  words: [
    "duyệt",
    "duyệt báo cáo",
    "chờ duyệt",
    "báo cáo chờ duyệt",
    "việc chờ duyệt",
    "tiếp nhận",
    "tiếp nhận báo cáo",
    "trả lại",
    "trả lại báo cáo",
    "/approve",
    "approve",
    "approvals",
  ],
  summary: { vi: "Duyệt, tiếp nhận hoặc trả lại báo cáo", en: "Approve, accept or return reports" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "approve", "accept"),
  hears: hearDecision,
  run: async (turn, argument) => close(turn, await list(turn, { filter: argument, from: 0 })),

  async press(turn, args) {
    const reportId = numberIn(args, "report");
    const step = args["do"];
    const state = stateOf(turn);
    if (step === "list")
      return list(turn, {
        filter: args["filter"] ?? "",
        period: periodIn(args, "period")?.code,
        from: numberIn(args, "from"),
      });
    if (step === "periods") return listPeriods(turn);
    if (step === "open") return close(turn, await open(turn, reportId));
    if (step === "approve" || step === "accept") return close(turn, { replies: [await pass(turn, step, reportId)] });
    if (step === "return") return askReason(turn, reportId);
    // The rest belongs to a return that is still open in this chat.
    if (state?.reportId !== reportId) return open(turn, reportId);
    if (step === "send-back" && state.reason !== undefined) return finish(turn, state);
    return leave(turn, state);
  },

  form: {
    ownsNumbers: () => false,
    answer,
    repeat,
    explain: async (turn) => ({ replies: [say(approvalMessages[turn.language].reason.explain)] }),
  },
};
