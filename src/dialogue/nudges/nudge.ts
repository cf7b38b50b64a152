import { isOverdue } from "../../domain/reminder.ts";
import { decideNudges, type NudgeCandidate } from "../../domain/nudge.ts";
import { isAllowed } from "../../domain/permissions.ts";
import { getPeriod, type Period } from "../../domain/period.ts";
import type { ReportDraft } from "../../questions/draft.ts";
import { resolveRequestScope } from "../../questions/report-request.ts";
import type { ScopeProblem } from "../../questions/scope.ts";
import { referenceDay, resolvePeriod, type Uncovered } from "../../questions/when.ts";
import { recordAudit } from "../../store/audit.ts";
import {
  listOfficersOf,
  listOwedNow,
  planNudges,
  type NewNudge,
  type OwedNow,
  type UnitOfficer,
} from "../../store/nudges.ts";
import { unitsIn, type BoardFrame } from "../boards/board.ts";
import { sendDueNudges } from "./send.ts";
import type { Turn } from "../turn.ts";

/** A report that may be asked after, with its people. */
export interface Candidate extends OwedNow, NudgeCandidate {
  readonly officers: readonly UnitOfficer[];
}

/** Whether the person may ask after a unit's reports. */
function mayNudge(turn: Turn, frame: BoardFrame, unitId: number): boolean {
  return isAllowed(turn.person.assignments, "nudge", unitId, frame.sight.ancestors(unitId));
}

/** Owed reports of units that the person may ask, with those who would be told. */
async function loadCandidates(turn: Turn, frame: BoardFrame, unitIds: readonly number[]): Promise<Candidate[]> {
  const mine = unitIds.filter((id) => mayNudge(turn, frame, id));
  const owed = await listOwedNow(turn.trx, mine, frame.today);
  const units = [...new Set(owed.map(({ unitId }) => unitId))];
  const officers = Map.groupBy(await listOfficersOf(turn.trx, units, frame.today), ({ unitId }) => unitId);
  return owed
    .map((report) => ({
      ...report,
      isNudged: report.nudgedAt !== null,
      officers: officers.get(report.unitId) ?? [],
    }))
    .toSorted((a, b) => a.unitName.localeCompare(b.unitName, "vi"));
}

/** What a request to ask after reports is about, or why nothing can be asked. */
export type NudgeScope =
  | {
      readonly is: "reports";
      readonly candidates: readonly Candidate[];
      readonly period: Period | undefined;
      /** Reports that are owed too, but not in the state that was named. */
      readonly others: number;
    }
  | { readonly is: "period"; readonly asked: Uncovered }
  | { readonly is: "scope"; readonly problem: ScopeProblem }
  /** The reports of that period cannot be filled in: they are locked, or nobody owes them yet. */
  | { readonly is: "closed"; readonly period: Period; readonly isLocked: boolean }
  | { readonly is: "no-right" };

/** Finds the reports that a request means: of the period it names, else all that can be filled in; of the states it names. */
export async function findNudgeable(turn: Turn, frame: BoardFrame, draft: ReportDraft): Promise<NudgeScope> {
  const available = frame.periods.map(({ period }) => getPeriod(period)).toReversed();
  const resolved = draft.period && resolvePeriod(draft.period, { today: frame.today, available });
  if (resolved && "uncovered" in resolved) return { is: "period", asked: resolved };
  const { vocabulary, sight, today } = frame;
  const on = resolved ? referenceDay(resolved, [...frame.plans.values()]) : today;
  const scope = resolveRequestScope(draft, { vocabulary, sight, on });
  if (scope.is === "problem") return { is: "scope", problem: scope.problem };
  const units = unitsIn(scope, frame);
  if (!units.some((id) => mayNudge(turn, frame, id))) return { is: "no-right" };
  const all = await loadCandidates(turn, frame, units);
  const onlyReturned = draft.states.includes("returned");
  const onlyLate = draft.states.includes("late");
  const ofPeriod = all.filter((one) => !resolved || one.period === resolved.code);
  const candidates = ofPeriod.filter(
    (one) => (!onlyReturned || one.isReturned) && (!onlyLate || isOverdue(one.deadline, turn.now)),
  );
  // a single unit may have been unlocked, so what is owed is looked at first
  const known = frame.periods.filter(({ period }) => period === resolved?.code);
  if (resolved && candidates.length === 0 && !known.some(({ isOpen }) => isOpen))
    return { is: "closed", period: resolved, isLocked: known.length > 0 };
  return { is: "reports", candidates, period: resolved, others: ofPeriod.length - candidates.length };
}

/** What came of a confirmed request: names of units, each once. */
export interface NudgeOutcome {
  readonly reached: readonly string[];
  readonly unreachable: readonly string[];
  readonly nudged: readonly string[];
  /** Reports that had been shown and are not owed any more, or that the person may not ask after any more. */
  readonly gone: number;
}

/** A confirmed request: which of the reports that were shown, when to send, and whether again to those asked today. */
export interface ConfirmedNudge {
  readonly requestId: string;
  readonly obligationIds: readonly number[];
  readonly sendAt: Turn["now"];
  readonly again: boolean;
}

/** One report of each unit: names of units repeat, and a unit may owe several reports. */
export function byUnit(reports: readonly Candidate[]): Candidate[] {
  return [...new Map(reports.map((report) => [report.unitId, report])).values()];
}

const unitNames = (reports: readonly Candidate[]): string[] => byUnit(reports).map(({ unitName }) => unitName);

/**
 * Writes a confirmed request into the ledger, and sends at once what is due at once. Rights and what is owed are looked
 * at anew: only what was shown, may still be asked after and is still owed is told.
 */
export async function confirmNudge(turn: Turn, frame: BoardFrame, confirmed: ConfirmedNudge): Promise<NudgeOutcome> {
  const { trx, now, person } = turn;
  const shown = new Set(confirmed.obligationIds);
  const candidates = (await loadCandidates(turn, frame, frame.visible)).filter(({ obligationId }) =>
    shown.has(obligationId),
  );
  const { told, reached, unreachable, nudged } = decideNudges(candidates, confirmed.again);
  const lines: NewNudge[] = [
    ...[...told].flatMap(([personId, reports]) => reports.map(({ obligationId }) => ({ obligationId, personId }))),
    ...unreachable.map(({ obligationId }) => ({ obligationId, personId: null })),
  ];
  const request = { id: confirmed.requestId, askedBy: person.id, sendAt: confirmed.sendAt };
  await planNudges(trx, request, lines, now);
  if (confirmed.sendAt <= now) while ((await sendDueNudges(trx, now)) > 0);
  if (lines.length > 0)
    await recordAudit(trx, [
      {
        at: now,
        actorId: person.id,
        action: "nudge.ask",
        subject: `nudge/${confirmed.requestId}`,
        new: {
          sendAt: confirmed.sendAt.toISO(),
          reports: reached.map(({ obligationId }) => obligationId),
          unreachable: unreachable.map(({ obligationId }) => obligationId),
        },
        inboxId: turn.inboxId,
      },
    ]);
  return {
    reached: unitNames(reached),
    unreachable: unitNames(unreachable),
    nudged: unitNames(nudged),
    gone: shown.size - candidates.length,
  };
}
