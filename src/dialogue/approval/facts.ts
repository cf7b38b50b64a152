import { isAllowed, type Assignment, type Verb } from "../../domain/permissions.ts";
import { decideReportEvent, decideSecondPerson } from "../../domain/report-status.ts";
import { dateOf } from "../../domain/time.ts";
import { unitsWithin } from "../../questions/scope.ts";
import { ancestorsOf } from "../../questions/viewer.ts";
import type { Vocabulary } from "../../questions/vocabulary.ts";
import { getWorldOf } from "../../questions/world.ts";
import type { Language } from "../../render/message.ts";
import { findSentReport, listUndecidedReports, type SentReport } from "../../store/decisions.ts";
import { listEvidence } from "../../store/evidence.ts";
import { listChangesOf, listFiguresInForce } from "../../store/figure-history.ts";
import { findObligation } from "../../store/reports.ts";
import { listUnitsAbove } from "../../store/unit-tree.ts";
import type { ReadReport } from "./render.ts";
import { getReportFacts } from "../report-facts.ts";
import type { Turn } from "../turn.ts";

/** Whether a person has a right anywhere at all: who sees a command in the help. */
export function mayAnywhere(assignments: readonly Assignment[], ...verbs: readonly Verb[]): boolean {
  return verbs.some((verb) => assignments.some(({ unitId }) => isAllowed(assignments, verb, unitId, [])));
}

/** What the person may do on a unit, as of this message. */
export async function rightsOn(turn: Turn, unitId: number): Promise<(verb: Verb) => boolean> {
  const above = await listUnitsAbove(turn.trx, unitId);
  return (verb) => isAllowed(turn.person.assignments, verb, unitId, above);
}

/** What the person may do with a sent report: whoever sent it leaves approving and returning it to another head. */
export async function rightsOnReport(
  turn: Turn,
  report: Pick<SentReport, "unitId" | "submittedBy" | "otherHeads">,
): Promise<(verb: Verb) => boolean> {
  return withSecondPerson(report, turn.person.id, await rightsOn(turn, report.unitId));
}

function withSecondPerson(
  report: Pick<SentReport, "submittedBy" | "otherHeads">,
  personId: number,
  may: (verb: Verb) => boolean,
): (verb: Verb) => boolean {
  const isForOthers = decideSecondPerson(report, personId) === "for-others";
  return (verb) => may(verb) && !(verb === "approve" && isForOthers);
}

/** What the person can decide about a report now: let it pass as head, as secretariat, or nothing. */
export function passingEvent(
  report: Pick<SentReport, "status" | "approval">,
  may: (verb: Verb) => boolean,
): "approve" | "accept" | undefined {
  return (["approve", "accept"] as const).find(
    (event) => decideReportEvent(event, report.status, report.approval, may).kind === "moved",
  );
}

/**
 * Reports that wait for this person, the newest first.
 *
 * @param known the vocabulary of the person's units, where it has been read already.
 */
export async function listWaitingFor(turn: Turn, known?: Vocabulary): Promise<SentReport[]> {
  const { assignments } = turn.person;
  const deciding = assignments.filter((one) => mayAnywhere([one], "approve", "accept")).map(({ unitId }) => unitId);
  const today = dateOf(turn.now);
  const vocabulary = known ?? (await getWorldOf(turn.trx, today, deciding)).vocabulary;
  const { unitsById } = vocabulary;
  const roots = deciding.flatMap((id) => unitsById.get(id) ?? []);
  const within = unitsWithin(roots, vocabulary).map(({ id }) => id);
  const reports = await listUndecidedReports(turn.trx, within, today);
  return reports.filter((report) => {
    const { unitId } = report;
    const mayHere = (verb: Verb): boolean => isAllowed(assignments, verb, unitId, ancestorsOf(unitId, unitsById));
    return passingEvent(report, withSecondPerson(report, turn.person.id, mayHere)) !== undefined;
  });
}

/** Loads a sent report as somebody reads it; undefined when a newer version has replaced it. */
export async function readReport(turn: Turn, reportId: number, language: Language): Promise<ReadReport | undefined> {
  const { trx } = turn;
  const report = await findSentReport(trx, reportId, dateOf(turn.now));
  const obligation = report && (await findObligation(trx, report.obligationId));
  if (!report || !obligation) return undefined;
  return {
    report,
    facts: await getReportFacts({ ...turn, language }, obligation),
    figures: await listFiguresInForce(trx, report.unitId, report.period),
    changes: await listChangesOf(trx, report.id),
    files: (await listEvidence(trx, report.obligationId)).length,
  };
}
