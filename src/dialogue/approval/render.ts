import { daysLate } from "../../domain/deadline.ts";
import { getPeriod } from "../../domain/period.ts";
import type { FigureValue } from "../../domain/figure.ts";
import { formatInstant, periodName } from "../../render/dates.ts";
import { bold, text, type Block, type Choice, type Language, type Reply } from "../../render/message.ts";
import type { SentReport } from "../../store/decisions.ts";
import type { FigureChange, FigureInForce } from "../../store/figure-history.ts";
import { showFigure } from "../forms/figure-text.ts";
import { lineOf, nameOf } from "../forms/report-lines.ts";
import { headingOf, renderFigures } from "../forms/report-read-back.ts";
import { findIndicator, numberOf, type OwnFacts, type ReportFacts } from "../forms/report-state.ts";
import { approvalMessages } from "./messages.ts";

/** The command to which choices about sent reports go. */
export const APPROVE_ACTION = "duyet";
/** The command that lists a report's files. */
const EVIDENCE_ACTION = "minhchung";

/** "Quý III/2024 – Huyện Chi Lăng". */
export function nameOfReport(
  report: { readonly period: string; readonly unitName: string },
  language: Language,
): string {
  return `${periodName(getPeriod(report.period), language)} – ${report.unitName}`;
}

/** A choice about a version of a report. */
export function decisionChoice(
  label: string,
  act: "approve" | "accept" | "return" | "open",
  report: Pick<SentReport, "id">,
): Choice {
  return { label, action: { name: APPROVE_ACTION, args: { do: act, report: String(report.id) } } };
}

/** A sent report with everything that a decision about it needs. */
export interface ReadReport {
  readonly report: SentReport;
  readonly facts: ReportFacts;
  readonly figures: readonly FigureInForce[];
  readonly changes: readonly FigureChange[];
  /** How many files go with it. */
  readonly files: number;
}

function sentLine({ report, facts }: ReadReport): string {
  const { language, deadline } = facts;
  const words = approvalMessages[language].read;
  const at = formatInstant(report.submittedAt, language);
  const days = daysLate(report.firstSentAt, deadline);
  const first = formatInstant(report.firstSentAt, language);
  return [
    report.submittedByName === null ? words.sentUnknown(at) : words.sent(at, report.submittedByName),
    ...(first === at ? [] : [words.first(first)]),
    days > 0 ? words.late(days) : words.onTime,
    ...(report.version > 1 ? [words.version(report.version)] : []),
    ...(report.reason === null ? [] : [words.revised(report.reason)]),
  ].join(" ");
}

function numbered(facts: OwnFacts, code: string): string {
  return `${numberOf(facts, code)}. ${nameOf(facts, code)}`;
}

function changeLines({ report, facts, changes }: ReadReport): Block[] {
  if (report.version === 1) return [];
  const words = approvalMessages[facts.language].read;
  const asked = changes.filter(({ code }) => findIndicator(facts, code));
  if (asked.length === 0) return [text(words.noChange)];
  const show = (code: string, value: FigureValue) => showFigure(value, facts.language, facts.targets.get(code));
  return [
    text(words.changes),
    ...asked.map(({ code, before, after }) =>
      text(words.change(numbered(facts, code), show(code, before), show(code, after))),
    ),
  ];
}

function noteLines({ facts, figures }: ReadReport): Block[] {
  const words = approvalMessages[facts.language].read;
  return facts.indicators.flatMap(({ code }) => {
    const note = figures.find((figure) => figure.code === code)?.note;
    return note ? [text(words.note(numbered(facts, code), note))] : [];
  });
}

/** Where a report stands, in a sentence. */
export function showStatus(report: Pick<SentReport, "status" | "approval">, language: Language): string {
  const words = approvalMessages[language].read;
  return report.status === "submitted" && report.approval === "none"
    ? words.waitsForSecretary
    : words.status[report.status];
}

/**
 * The whole report read back to whoever decides about it: when and by whom it was sent, every figure as in the officer's
 * summary, what changed since the version before, why doubtful figures were kept, and the choices that the person has.
 */
export function renderReadBack(
  read: ReadReport,
  decision: "approve" | "accept" | undefined,
  reader?: { readonly id: number },
): Reply {
  const { report, facts } = read;
  const words = approvalMessages[facts.language];
  const ask = decision === "approve" ? words.read.askHead : words.read.askSecretary;
  const values = new Map(read.figures.map(({ code, value }) => [code, value]));
  const files = {
    label: words.choices.files(read.files),
    action: { name: EVIDENCE_ACTION, args: { do: "list", obligation: String(report.obligationId) } },
  };
  const choices = [
    ...(decision
      ? [
          decisionChoice(words.choices[decision], decision, report),
          decisionChoice(words.choices.return, "return", report),
        ]
      : []),
    ...(read.files > 0 ? [files] : []),
  ];
  return {
    blocks: [
      text(bold(headingOf(facts))),
      text(sentLine(read)),
      ...renderFigures(facts, values),
      ...changeLines(read),
      ...noteLines(read),
      ...(decision === "approve" && reader?.id === report.submittedBy ? [text(words.own.ask)] : []),
      text(decision ? bold(ask) : showStatus(report, facts.language)),
    ],
    ...(choices.length > 0 ? { choices } : {}),
  };
}

/** The disputed figures as they were sent, a line each. */
export function disputedLines(
  facts: OwnFacts,
  disputed: readonly string[],
  figures: readonly Pick<FigureInForce, "code" | "value">[],
): string[] {
  return disputed.flatMap((code) => {
    if (!findIndicator(facts, code)) return [];
    const value = figures.find((figure) => figure.code === code)?.value;
    return [value ? lineOf(facts, code, value) : numbered(facts, code)];
  });
}
