import { getPeriod } from "../../domain/period.ts";
import { indicatorsOf, type Plan, type Tone } from "../../domain/plan.ts";
import { dateOf } from "../../domain/time.ts";
import { formatDate, periodName } from "../../render/dates.ts";
import { bold, text, type Block, type Choice, type Reply } from "../../render/message.ts";
import type { NoticeLine } from "../../store/notices.ts";
import { parseEntries, progressOf, type Progress } from "../forms/draft.ts";
import { REPORT_ACTION } from "../forms/report-choices.ts";
import { boardChoices, renderUnitLists } from "./list.ts";
import { reminderMessages } from "./messages.ts";
import { snoozeChoices } from "./snooze.ts";
import { dueWords, type NoticeContext } from "./words.ts";

/** More names than this make a reminder too long for a phone. */
const MOST_NAMES = 4;
const MOST_REPORTS = 4;

function planOf(line: NoticeLine, { plans }: NoticeContext): Plan {
  const plan = plans.get(line.planId);
  if (!plan) throw new Error(`a notice of plan ${line.planId}, which is not there`);
  return plan;
}

function progressOfLine(line: NoticeLine, context: NoticeContext): Progress {
  const indicators = indicatorsOf(planOf(line, context), getPeriod(line.period).kind);
  return progressOf(line.draftEntries ? parseEntries(line.draftEntries) : {}, indicators, line.language);
}

function toneOf(line: NoticeLine, context: NoticeContext): Tone {
  const plan = planOf(line, context);
  if (plan.formalTo.includes(line.recipient)) return "formal";
  return plan.ladder.find((rung) => rung.workingDays === line.rung)?.tone ?? "friendly";
}

/** Why it comes now: after an outage, a moved deadline or a snooze. */
function whyNow(line: NoticeLine): Block[] {
  const words = reminderMessages[line.language];
  if (line.rung === null || line.reason === "snoozed") return [text(words.snoozed)];
  if (line.reason === "deadline-moved") return [text(words.moved)];
  return line.reason === "outage" ? [text(words.late(formatDate(dateOf(line.dueAt))))] : [];
}

function renderOne(line: NoticeLine, context: NoticeContext): Block[] {
  const words = reminderMessages[line.language];
  const { due, left } = dueWords(line, context);
  const progress = progressOfLine(line, context);
  const names = progress.missing.slice(0, MOST_NAMES).join("; ");
  const more = Math.max(0, progress.missing.length - MOST_NAMES);
  const request = words.tone[toneOf(line, context)][dueWords(line, context).isOver ? "over" : "ahead"];
  return [
    text(bold(words.title(periodName(getPeriod(line.period), line.language), line.unitName))),
    text(words.due(due)),
    text(bold(words.progress(progress.entered, progress.total, left))),
    ...(progress.missing.length === 0 ? [text(words.complete)] : []),
    ...(progress.missing.length > 0 && progress.entered > 0 ? [text(words.missing(names, more))] : []),
    ...(request === "" ? [] : [text(request)]),
    ...whyNow(line),
  ];
}

function reportOf(line: NoticeLine): string {
  return `${periodName(getPeriod(line.period), line.language)} – ${line.unitName}`;
}

function renderMany(lines: readonly NoticeLine[], context: NoticeContext): Block[] {
  const [first] = lines as [NoticeLine];
  const words = reminderMessages[first.language];
  const rows = lines.map((line) => {
    const { due, left } = dueWords(line, context);
    const { entered, total } = progressOfLine(line, context);
    return text(bold(reportOf(line)), `: ${due}; ${words.progress(entered, total, left)}`);
  });
  const request = words.tone[toneOf(first, context)][dueWords(first, context).isOver ? "over" : "ahead"];
  return [
    text(bold(words.titleMany(lines.length))),
    ...rows,
    ...(request === "" ? [] : [text(request)]),
    ...whyNow(first),
  ];
}

/** The head reads what the unit owes, and who fills it in. */
function renderForHead(lines: readonly NoticeLine[], context: NoticeContext): Block[] {
  return lines.flatMap((line) => {
    const words = reminderMessages[line.language];
    const { due, left } = dueWords(line, context);
    const { entered, total } = progressOfLine(line, context);
    const officers = line.officers.length > 0 ? words.head.officers(line.officers.join(", ")) : words.head.noOfficer;
    const title = words.head.title(periodName(getPeriod(line.period), line.language), line.unitName, left);
    return [
      text(bold(title)),
      text(`${words.due(due)} ${words.head.progress(entered, total)} ${officers}`),
      ...whyNow(line),
    ];
  });
}

function fillChoices(lines: readonly NoticeLine[], context: NoticeContext): Choice[] {
  return lines.slice(0, MOST_REPORTS).map((line) => {
    const words = reminderMessages[line.language];
    const isBegun = progressOfLine(line, context).entered > 0;
    const label = lines.length > 1 ? words.fill(reportOf(line)) : isBegun ? words.goOn : words.begin;
    return { label, action: { name: REPORT_ACTION, args: { obligation: String(line.obligationId) } } };
  });
}

/**
 * The one message of a reader: what to fill in first, then what a head answers for, then the lists of those who look
 * after many units; the most urgent first. Choices go on exactly where each report stands, and put the reminder off.
 *
 * @param lines of one notice, at least one.
 */
export function renderNotice(lines: readonly NoticeLine[], context: NoticeContext): Reply {
  const sorted = lines.toSorted((a, b) => dueWords(a, context).lateAt - dueWords(b, context).lateAt);
  const [first] = sorted as [NoticeLine];
  const words = reminderMessages[first.language];
  const own = sorted.filter(({ recipient }) => recipient === "officer" || recipient === "deputy");
  const answeredFor = sorted.filter(({ recipient }) => recipient === "head");
  const listed = sorted.filter((line) => !own.includes(line) && !answeredFor.includes(line));
  const isFormal = sorted.some((line) => planOf(line, context).formalTo.includes(line.recipient));
  const dear = first.name === null ? words.dearGroup : words.dear(first.name);
  const personal = [...own, ...answeredFor];
  const choices = [
    ...fillChoices(own, context),
    ...boardChoices(listed),
    ...(personal.length > 0 ? snoozeChoices(first.noticeId, personal, context) : []),
  ];
  return {
    blocks: [
      ...(isFormal ? [text(dear)] : []),
      ...(own.length === 1 ? renderOne(own[0] as NoticeLine, context) : []),
      ...(own.length > 1 ? renderMany(own, context) : []),
      ...(answeredFor.length > 0 ? [...renderForHead(answeredFor, context), text(words.head.request)] : []),
      ...renderUnitLists(listed, context),
    ],
    ...(choices.length > 0 ? { choices } : {}),
  };
}
