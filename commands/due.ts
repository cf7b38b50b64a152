import { listWaitingFor, mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { approvalMessages } from "../src/dialogue/approval/messages.ts";
import { APPROVE_ACTION } from "../src/dialogue/approval/render.ts";
import { choosePeriods, loadBoard, openBoards, type BoardFrame } from "../src/dialogue/boards/board.ts";
import { BOARD_ACTION } from "../src/dialogue/boards/render.ts";
import { deadlineText, receivedParts, receivedRate, timeLeft } from "../src/dialogue/boards/text.ts";
import { parseEntries, progressOf } from "../src/dialogue/forms/draft.ts";
import { REPORT_ACTION } from "../src/dialogue/forms/report-choices.ts";
import { isSent, reportingUnits } from "../src/dialogue/report-facts.ts";
import { reportName } from "../src/dialogue/owed-reports.ts";
import type { Command, Turn } from "../src/dialogue/turn.ts";
import { datesFor } from "../src/domain/deadline-exceptions.ts";
import { isAllowed } from "../src/domain/permissions.ts";
import { getPeriod } from "../src/domain/period.ts";
import { indicatorsOf, type ScheduledReport } from "../src/domain/plan.ts";
import { dateOf, daysBetween } from "../src/domain/time.ts";
import type { DayExceptions } from "../src/domain/working-days.ts";
import { formatDate, formatInstant, periodName } from "../src/render/dates.ts";
import { bold, say, text, type Block, type Choice } from "../src/render/message.ts";
import { findLastReturn, findSentReport, type SentReport } from "../src/store/decisions.ts";
import { listDirectivesForQuestion } from "../src/store/questions.ts";
import { listOpenWithDrafts, type Obligation } from "../src/store/reports.ts";
import { dueMessages } from "./due-messages.ts";

/** More reports of a kind than this are a number. */
const MOST_NAMES = 4;
/** More tasks than these are a number. */
const MOST_DIRECTIVES = 5;
/** Deadlines ahead that are worth a line. */
const MOST_DATES = 2;

/** What is said together: lines for a heading, and ways on. */
interface Section {
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
}

const NOTHING: Section = { blocks: [], choices: [] };

/** Who is at it now, of a report that has been sent. */
async function stepOf(turn: Turn, report: NonNullable<Obligation["report"]>): Promise<string> {
  const { steps } = dueMessages[turn.language];
  if (report.status === "accepted") return steps.accepted;
  const sent = await findSentReport(turn.trx, report.id, dateOf(turn.now));
  return report.status === "submitted" && sent?.approval === "head" ? steps.head : steps.secretariat;
}

/** What there is to know of one report: how far it is, and how long there is. */
async function stateOf(turn: Turn, owed: Obligation, rules: Rules): Promise<string> {
  const words = dueMessages[turn.language];
  const { report, plan, deadline } = owed;
  if (report && isSent(owed))
    return `${words.sent(formatInstant(report.submittedAt, turn.language))}, ${await stepOf(turn, report)}`;
  const entries = rules.drafts.get(owed.id);
  const indicators = indicatorsOf(plan, getPeriod(owed.period).kind);
  const { entered, total } = progressOf(entries ? parseEntries(entries) : {}, indicators, turn.language);
  const progress = entered > 0 ? words.entered(entered, total) : words.notBegun;
  if (report?.status === "approved" && owed.revisionReason !== null)
    return `${approvalMessages[turn.language].revise.inProgress(owed.revisionReason)}, ${progress}`;
  const time = `${deadlineText(deadline, turn.language)}, ${timeLeft(deadline, turn, rules.exceptions)}`;
  const returned = report?.status === "returned" ? await findLastReturn(turn.trx, owed.id) : undefined;
  return returned ? `${words.returned(returned.reason)}; ${progress}; ${time}` : `${time}; ${progress}`;
}

interface Rules {
  readonly drafts: ReadonlyMap<number, unknown>;
  readonly exceptions: DayExceptions;
}

/** Reports under a heading; those of the person's own making can be opened. */
interface Listed {
  readonly title: string;
  readonly reports: readonly Obligation[];
  readonly isOwn: boolean;
}

/** Reports with their states. */
async function listReports(turn: Turn, { title, reports, isOwn }: Listed, rules: Rules): Promise<Section> {
  if (reports.length === 0) return NOTHING;
  const words = dueMessages[turn.language].choices;
  const blocks: Block[] = [text(bold(title))];
  for (const owed of reports) blocks.push(text(`${reportName(turn, owed)}: `, `${await stateOf(turn, owed, rules)}.`));
  const open = isOwn ? reports.filter((owed) => !isSent(owed)) : [];
  const choices = open.map((owed): Choice => {
    const name = reports.length === 1 ? periodName(getPeriod(owed.period), turn.language) : reportName(turn, owed);
    const label = (owed.report?.status === "returned" ? words.correct : words.report)(name);
    return { label, action: { name: REPORT_ACTION, args: { obligation: String(owed.id) } } };
  });
  return { blocks, choices };
}

/** Open reports that the person fills in, and those of units that they lead without filling them in. */
async function listOpen(
  turn: Turn,
): Promise<{ readonly own: Obligation[]; readonly led: Obligation[]; readonly drafts: Rules["drafts"] }> {
  const { assignments } = turn.person;
  const own = new Set(reportingUnits(assignments));
  const led = new Set(
    assignments.map(({ unitId }) => unitId).filter((id) => isAllowed(assignments, "approve", id, [])),
  );
  const open = await listOpenWithDrafts(turn.trx, [...new Set([...own, ...led])], dateOf(turn.now));
  const listed = open.map(({ obligation }) => obligation);
  return {
    own: listed.filter(({ unitId }) => own.has(unitId)),
    led: listed.filter(({ unitId }) => led.has(unitId)),
    drafts: new Map(open.flatMap(({ obligation, draft }) => (draft ? [[obligation.id, draft.entries]] : []))),
  };
}

/** What waits for the person's own decision. */
function listDecisions(turn: Turn, waiting: readonly SentReport[]): Section {
  const words = dueMessages[turn.language];
  if (waiting.length === 0) return NOTHING;
  const line = (say: typeof words.approve, reports: readonly SentReport[]): Block[] => {
    const names = reports.slice(0, MOST_NAMES).map((report) => reportName(turn, report));
    return reports.length > 0 ? [text(say(reports.length, names.join("; "), reports.length - names.length))] : [];
  };
  const isForHead = ({ status, approval }: SentReport): boolean => status === "submitted" && approval === "head";
  return {
    blocks: [
      text(bold(words.waiting)),
      ...line(words.approve, waiting.filter(isForHead)),
      ...line(
        words.accept,
        waiting.filter((report) => !isForHead(report)),
      ),
    ],
    choices: [
      {
        label: words.choices.decide(waiting.length),
        action: { name: APPROVE_ACTION, args: { do: "list", filter: "", from: "0" } },
      },
    ],
  };
}

/** The tasks that were given to the person's own units and are not done, with how far they are; those due first come first. */
async function listDirectives(turn: Turn): Promise<Section> {
  const words = dueMessages[turn.language];
  const units = turn.person.assignments.map(({ unitId }) => unitId);
  const given = await listDirectivesForQuestion(turn.trx, [...new Set(units)]);
  const open = given.filter(({ done, total }) => done < total);
  if (open.length === 0) return NOTHING;
  const lines = open.slice(0, MOST_DIRECTIVES).map(({ title, done, total, dueOn }): Block => {
    const line = words.directive(title, `${done}/${total}`, formatDate(dueOn));
    const late = daysBetween(dueOn, dateOf(turn.now));
    return late > 0 ? text(`${line}, `, bold(words.overdueBy(late)), ".") : text(`${line}.`);
  });
  const hidden = open.length - lines.length;
  const more = hidden > 0 ? [text(words.moreDirectives(hidden))] : [];
  return { blocks: [text(bold(words.directives)), ...lines, ...more], choices: [] };
}

/** How far the units are that the person follows besides those named already, a line a plan. */
async function listFollowed(turn: Turn, frame: BoardFrame): Promise<Section> {
  const words = dueMessages[turn.language];
  const mine = new Set(turn.person.assignments.map(({ unitId }) => unitId));
  if (frame.visible.every((id) => mine.has(id))) return NOTHING;
  const periods = choosePeriods({ topic: "reports", states: [] }, frame);
  if ("problem" in periods) return NOTHING;
  const blocks: Block[] = [];
  for (const of of periods.filter(({ isOpen }) => isOpen)) {
    const view = await loadBoard(turn, frame, of, { is: "all" });
    if (!view?.deadline || view.board.reports.every(({ unitId }) => mine.has(unitId))) continue;
    const { summary } = view.board;
    const due = deadlineText(view.deadline, turn.language);
    const period = periodName(view.period, turn.language);
    blocks.push(text(words.received(period, receivedParts(summary), receivedRate(summary), due)));
  }
  if (blocks.length === 0) return NOTHING;
  const board = { label: words.choices.board, action: { name: BOARD_ACTION, args: { do: "ask", text: "" } } };
  return { blocks: [text(bold(words.followed)), ...blocks], choices: [board] };
}

/** The next dates of the plans by which the person's units report, as they hold for the first of these units. */
function listDates(turn: Turn, frame: BoardFrame): Section {
  const words = dueMessages[turn.language];
  const home = frame.sight.home();
  const plans = [...new Set(frame.periods.map(({ planId }) => planId))].flatMap((id) => frame.plans.get(id) ?? []);
  const coming = plans
    .flatMap((plan) => plan.calendar.map((report) => (home ? datesFor(report, plan.exceptions ?? [], home) : report)))
    .filter(({ opensOn }) => opensOn > frame.today)
    .toSorted((a, b) => (a.deadline.on < b.deadline.on ? -1 : 1));
  const distinct = new Map(coming.map((report) => [`${report.period} ${report.deadline.on}`, report]));
  const shown = [...distinct.values()].slice(0, MOST_DATES);
  const line = ({ period, deadline, opensOn }: ScheduledReport): Block =>
    text(
      words.date(
        periodName(getPeriod(period), turn.language),
        deadlineText(deadline, turn.language),
        formatDate(opensOn),
      ),
    );
  return shown.length > 0 ? { blocks: [text(bold(words.next)), ...shown.map(line)], choices: [] } : NOTHING;
}

/** What is due for the person, for their unit with its tasks, and for those they follow, and how long there is. */
export const dueCommand: Command = {
  name: "handop",
  words: ["hạn nộp", "hạn nộp của tôi", "việc của tôi", "báo cáo phải nộp", "/due", "due", "my reports"],
  summary: { vi: "Báo cáo phải nộp và thời hạn", en: "Reports due and their dates" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  async run(turn) {
    const words = dueMessages[turn.language];
    const frame = await openBoards(turn);
    if (!frame) return { replies: [say(words.nothing)] };
    const { own, led: all, drafts } = await listOpen(turn);
    const decides = mayAnywhere(turn.person.assignments, "approve", "accept");
    const waiting = decides ? await listWaitingFor(turn, frame.vocabulary) : [];
    const named = new Set([...own.map(({ id }) => id), ...waiting.map(({ obligationId }) => obligationId)]);
    const led = all.filter(({ id }) => !named.has(id));
    const rules = { drafts, exceptions: frame.dayExceptions };
    const tasks = [
      await listReports(turn, { title: words.own, reports: own, isOwn: true }, rules),
      listDecisions(turn, waiting),
      await listReports(turn, { title: words.led, reports: led, isOwn: false }, rules),
      await listDirectives(turn),
      await listFollowed(turn, frame),
    ].filter(({ blocks }) => blocks.length > 0);
    const dates = listDates(turn, frame);
    const sections = [...tasks, ...(dates.blocks.length > 0 ? [dates] : [])];
    const blocks = sections.flatMap((section, index) => [...(index > 0 ? [text("")] : []), ...section.blocks]);
    const choices = sections.flatMap((section) => section.choices);
    const lead = tasks.length === 0 ? say(words.nothing).blocks : [];
    return { replies: [{ blocks: [...lead, ...blocks], ...(choices.length > 0 ? { choices } : {}) }] };
  },
};
