import { getPeriod } from "../../domain/period.ts";
import { indicatorsOf, type Plan } from "../../domain/plan.ts";
import type { DayExceptions } from "../../domain/working-days.ts";
import { inSentence } from "../../questions/wording.ts";
import { periodName } from "../../render/dates.ts";
import { bold, text, type Choice, type Language, type Reply } from "../../render/message.ts";
import type { DueNudge } from "../../store/nudges.ts";
import { deadlineText, timeLeft } from "../boards/text.ts";
import { parseEntries, progressOf } from "../forms/draft.ts";
import { REPORT_ACTION } from "../forms/report-choices.ts";
import { nudgeMessages } from "./messages.ts";
import type { Turn } from "../turn.ts";

export const NUDGE_ACTION = "nhac";
/** More names than this are a number. */
const MOST_NAMES = 15;
/** More reports than this do not fit one message. */
const MOST_REPORTS = 6;

/** Names separated by commas, cut; behind them how many were left out. Units may bear one name: each is given once. */
export function cutNames(
  names: readonly string[],
  most = MOST_NAMES,
): { readonly names: string; readonly more: number } {
  return { names: names.slice(0, most).join(", "), more: Math.max(0, names.length - most) };
}

/** The same as one text: "A, B … (+3)". */
export function namesText(all: readonly string[]): string {
  const { names, more } = cutNames(all);
  return more > 0 ? `${names} … (+${more})` : names;
}

/** "quý III/2024", or nothing where reports of several periods are meant. */
export function sharedPeriod(reports: readonly { readonly period: string }[], language: Language): string | undefined {
  const [first] = reports;
  const isShared = first && reports.every(({ period }) => period === first.period);
  return isShared ? inSentence(periodName(getPeriod(first.period), language)) : undefined;
}

/**
 * What an officer is told: who asks, for which reports until when, how far each is, and the way to it. Undefined when none
 * of them is owed any more.
 */
export function renderNudge(
  due: DueNudge,
  now: Turn["now"],
  rules: { readonly plans: ReadonlyMap<number, Plan>; readonly exceptions: DayExceptions },
): Reply | undefined {
  const { language } = due;
  const words = nudgeMessages[language].told;
  const owed = due.reports.filter(({ isOwed }) => isOwed);
  if (owed.length === 0) return undefined;
  const listed = owed.slice(0, MOST_REPORTS).map((report) => {
    const name = `${periodName(getPeriod(report.period), language)} – ${report.unitName}`;
    const plan = rules.plans.get(report.planId);
    const indicators = plan ? indicatorsOf(plan, getPeriod(report.period).kind) : [];
    const entries = report.draftEntries ? parseEntries(report.draftEntries) : {};
    const { entered, total } = progressOf(entries, indicators, language);
    const left = timeLeft(report.deadline, { now, language }, rules.exceptions);
    const state = report.isReturned ? words.returned : words.entered(entered, total);
    const line = `${words.report(name, deadlineText(report.deadline, language), left)}; ${state}.`;
    const action = { name: REPORT_ACTION, args: { obligation: String(report.obligationId) } };
    return { line, choice: { label: words.open(name), action } satisfies Choice };
  });
  const more = owed.length - listed.length;
  return {
    blocks: [
      text(bold(words.title(due.askerName))),
      ...listed.map(({ line }) => text(line)),
      ...(more > 0 ? [text(words.more(more))] : []),
    ],
    choices: listed.map(({ choice }) => choice),
  };
}
