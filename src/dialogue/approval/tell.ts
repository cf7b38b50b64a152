import type { Verb } from "../../domain/permissions.ts";
import { dateOf } from "../../domain/time.ts";
import { formatInstant } from "../../render/dates.ts";
import { bold, say, text, type Language, type Reply } from "../../render/message.ts";
import type { SentReport } from "../../store/decisions.ts";
import { addToOutbox } from "../../store/outbox.ts";
import { listRecipients, type Recipient } from "../../store/recipients.ts";
import { readReport } from "./facts.ts";
import { approvalMessages } from "./messages.ts";
import { decisionChoice, disputedLines, nameOfReport, renderReadBack, type ReadReport } from "./render.ts";
import { renderFigures } from "../forms/report-read-back.ts";
import { REPORT_ACTION } from "../forms/report-choices.ts";
import type { OwnFacts } from "../forms/report-state.ts";
import type { Turn } from "../turn.ts";

/** Who has to be told of something, and the one thing of which they are told once. */
interface Audience {
  readonly verb: Verb;
  readonly unitId: number;
  /** Begins the outbox keys: `approved~12`. */
  readonly about: string;
}

/**
 * Tells everybody who holds a right on a unit, each in their language and once; the person at hand knows already.
 *
 * @returns the people who have a chat to be told in.
 */
export async function tell(
  turn: Turn,
  audience: Audience,
  render: (language: Language) => Reply | Promise<Reply>,
): Promise<readonly Recipient[]> {
  const { trx, now } = turn;
  const people = await listRecipients(trx, audience.verb, audience.unitId, dateOf(now));
  const reachable = people.filter(({ chatId }) => chatId !== null);
  const others = reachable.filter(({ personId }) => personId !== turn.person.id);
  const replies = new Map<Language, Reply>();
  for (const language of new Set(others.map((one) => one.language))) replies.set(language, await render(language));
  await addToOutbox(
    trx,
    others.map(({ personId, chatId, language }) => ({
      key: `${audience.about}~${personId}`,
      chatId: chatId as number,
      reply: replies.get(language) as Reply,
      priority: "reply" as const,
    })),
    now,
  );
  return reachable;
}

/** Asks whoever decides next about a report that has just been sent; says how it goes on, for the receipt. */
export async function announceSent(turn: Turn, reportId: number): Promise<string> {
  const words = approvalMessages[turn.language].sent;
  const read = await readReport(turn, reportId, turn.language);
  if (!read) return words.none;
  const { report } = read;
  const event = report.approval === "head" ? "approve" : "accept";
  const audience = { verb: event, unitId: report.unitId, about: `sent~${report.id}` } as const;
  const told = await tell(turn, audience, async (language) => {
    const readIn = language === turn.language ? read : await readReport(turn, reportId, language);
    return renderReadBack(readIn ?? read, event);
  });
  if (event === "accept") return words.none;
  return told.length > 0 ? words.head : words.headUnreachable;
}

function renderArrival(read: ReadReport, approvedBy: number): Reply {
  const { report, facts } = read;
  const words = approvalMessages[facts.language];
  const counts = renderFigures(facts, new Map(read.figures.map(({ code, value }) => [code, value]))).at(-1);
  return {
    blocks: [
      text(words.told.arrived(nameOfReport(report, facts.language))),
      ...(report.submittedBy === approvedBy ? [text(words.own.told)] : []),
      ...(counts ? [counts] : []),
    ],
    choices: [
      decisionChoice(words.choices.accept, "accept", report),
      decisionChoice(words.choices.return, "return", report),
      decisionChoice(words.choices.see, "open", report),
    ],
  };
}

/** Tells the officers that their report was approved, and the secretariat that it has one to accept. */
export async function tellApproved(turn: Turn, report: SentReport): Promise<void> {
  const { unitId } = report;
  const about = `approved~${report.id}`;
  await tell(turn, { verb: "report", unitId, about }, (language) =>
    say(
      approvalMessages[language].told.approved(
        nameOfReport(report, language),
        formatInstant(turn.now, language),
        turn.person.name,
      ),
    ),
  );
  await tell(turn, { verb: "accept", unitId, about: `arrived~${report.id}` }, async (language) => {
    const read = await readReport(turn, report.id, language);
    return read ? renderArrival(read, turn.person.id) : say(approvalMessages[language].gone);
  });
}

/** Tells the officers that their report was accepted. */
export async function tellAccepted(turn: Turn, report: SentReport): Promise<void> {
  const audience = { verb: "report", unitId: report.unitId, about: `accepted~${report.id}` } as const;
  await tell(turn, audience, (language) => {
    const at = formatInstant(turn.now, language);
    return say(approvalMessages[language].told.accepted(nameOfReport(report, language), at));
  });
}

/** Why a report came back and what has to be entered again, as the unit's officers read it. */
export function renderReturn(
  read: Pick<ReadReport, "figures"> & { readonly facts: OwnFacts },
  returned: {
    readonly reason: string;
    readonly indicators: readonly string[];
    readonly by: string;
    readonly at: string;
  },
): Reply["blocks"] {
  const words = approvalMessages[read.facts.language].told;
  const lines = disputedLines(read.facts, returned.indicators, read.figures);
  return [
    text(words.returnedBy(returned.by, returned.at, returned.reason)),
    ...(lines.length > 0
      ? [text(words.figures), ...lines.map((line) => text(line)), text(words.kept)]
      : [text(words.whole)]),
  ];
}

/** Tells the officers that their report came back, with the reason and a choice that opens exactly what is disputed. */
export async function tellReturned(
  turn: Turn,
  report: SentReport,
  returned: { readonly reason: string; readonly indicators: readonly string[] },
): Promise<boolean> {
  const audience = { verb: "report", unitId: report.unitId, about: `returned~${report.id}` } as const;
  const told = await tell(turn, audience, async (language) => {
    const words = approvalMessages[language];
    const read = await readReport(turn, report.id, language);
    const at = formatInstant(turn.now, language);
    const title = text(bold(words.told.returned(nameOfReport(report, language))));
    const action = { name: REPORT_ACTION, args: { obligation: String(report.obligationId) } };
    return {
      blocks: [title, ...(read ? renderReturn(read, { ...returned, by: turn.person.name, at }) : [])],
      choices: [{ label: words.choices.correct, action }],
    };
  });
  return told.length > 0;
}
