import { roundDecimal } from "../../domain/decimal.ts";
import type { FigureValue } from "../../domain/figure.ts";
import { findDoubts, type CheckContext, type Finding } from "../../domain/figure-input-checks.ts";
import { figureOf } from "./draft.ts";
import { markOf, showChange, showFigure, showNumber, showTarget, standingAgainst } from "./figure-text.ts";
import { figureMessages } from "./figure-messages.ts";
import { messages, type Messages } from "./messages.ts";
import { getIndicator, numberOf, type OwnFacts, type ReportFacts, type ReportTurn } from "./report-state.ts";

/** The sentences in the reader's language. */
export function wordsFor(facts: OwnFacts): Messages {
  return messages[facts.language];
}

/** The short name of an indicator in the reader's language. */
export function nameOf(facts: OwnFacts, code: string): string {
  return getIndicator(facts, code).shortName[facts.language];
}

/** Several short names in one sentence; there are names with a comma of their own. */
export function namesOf(facts: OwnFacts, codes: readonly string[]): string {
  return codes.map((code) => nameOf(facts, code)).join("; ");
}

/** A figure of the report in a line: `3. Thanh toán trực tuyến: 3.546/7.880 = 45%`. */
export function lineOf(facts: OwnFacts, code: string, value: FigureValue): string {
  return `${numberOf(facts, code)}. ${nameOf(facts, code)}: ${showFigure(value, facts.language, facts.targets.get(code))}`;
}

/** The figure of last period, unless there is none to show or to copy. */
export function previousOf(facts: ReportFacts, code: string): FigureValue | undefined {
  const previous = facts.previous.get(code);
  return previous && previous.kind !== "missing" ? previous : undefined;
}

/** The read-back of a stored figure: the line, how it stands against the target, the change against last period. */
export function echoOf(facts: ReportFacts, code: string, value: FigureValue): string {
  const words = figureMessages[facts.language];
  const target = facts.targets.get(code);
  const standing = standingAgainst(value, target);
  const judged =
    target && (standing === "met" || standing === "unmet")
      ? ` ${markOf(standing)} ${words.standing[standing](showTarget(target, getIndicator(facts, code), facts.language))}`
      : "";
  const change = showChange(value, facts.previous.get(code), facts.language);
  return `${lineOf(facts, code, value)}${judged}${change === undefined ? "" : `; ${words.change.against(change)}`}.`;
}

/** What the soft rules of the plan find about a figure, held against the other figures of the report. */
export function doubtsOf(
  report: { readonly facts: ReportFacts; readonly figures: CheckContext["figures"] },
  code: string,
  value: FigureValue,
): Finding[] {
  const { facts, figures } = report;
  const previous = facts.previous.get(code);
  return findDoubts(value, facts.checks, {
    indicator: getIndicator(facts, code),
    ...(previous ? { previous } : {}),
    isSameYear: facts.previousPeriod.year === facts.period.year,
    figures,
    // Looked up by the rules that need them alone.
    get history() {
      return facts.history?.get(code) ?? [];
    },
    get peers() {
      return facts.peers?.get(code) ?? [];
    },
  });
}

/** A finding in a sentence. */
export function showFinding(finding: Finding, facts: ReportFacts): string {
  const words = wordsFor(facts).confirm;
  switch (finding.kind) {
    case "below-previous":
      return words["below-previous"](words.parts[finding.part], showNumber(finding.given), showNumber(finding.before));
    case "outlier":
      return words.outlier[finding.against](showNumber(roundDecimal(finding.median, 2)));
    case "late-count":
      return words["late-count"](nameOf(facts, finding.other), showNumber(finding.given), showNumber(finding.expected));
    case "repeats-last-year":
    case "percent-only":
      return words[finding.kind];
    default:
      return finding satisfies never;
  }
}

/** What others have entered since this chat's prompt was made, by the person who did; nothing when nobody has. */
export function newsOf(turn: ReportTurn): string[] {
  const { facts, draft, position } = turn;
  const lines = new Map<string, string[]>();
  for (const { code } of facts.indicators) {
    const entry = draft.entries[code];
    if (!entry || entry.revision <= position.revision || entry.by.id === facts.person.id) continue;
    const line = lineOf(facts, code, figureOf(entry.figure));
    lines.set(entry.by.name, [...(lines.get(entry.by.name) ?? []), line]);
  }
  return [...lines].map(([name, entered]) => wordsFor(facts).colleague(name, entered.join("; ")));
}
