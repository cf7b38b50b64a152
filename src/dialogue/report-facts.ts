import type { DateTime } from "luxon";
import { isAllowed, type Assignment } from "../domain/permissions.ts";
import { lateRate } from "../domain/late-cases.ts";
import { getPeriod, periodEnd, previousPeriod } from "../domain/period.ts";
import { indicatorsOf, targetOf, type Indicator } from "../domain/plan.ts";
import type { Target } from "../domain/target.ts";
import { isOwed } from "../domain/report-status.ts";
import { dateOf } from "../domain/time.ts";
import { countWorkingDays } from "../domain/working-days.ts";
import { getDayExceptions } from "../store/calendar.ts";
import { findDraftForUpdate } from "../store/drafts.ts";
import { listLateCases } from "../store/late-cases.ts";
import { getFiguresToCompare, listOpenObligations, type Obligation } from "../store/reports.ts";
import { EMPTY_DRAFT, parseEntries, type ReportDraft } from "./forms/draft.ts";
import type { ReportFacts } from "./forms/report-state.ts";
import type { Turn } from "./turn.ts";

/** The name under which drafts of reports are kept. */
export const REPORT_FORM = "report";

/** The units for which a person fills in reports. */
export function reportingUnits(assignments: readonly Assignment[]): number[] {
  const units = [...new Set(assignments.map((assignment) => assignment.unitId))];
  return units.filter((unitId) => isAllowed(assignments, "report", unitId, []));
}

/** The reports that a person can fill in now, those due first at the front. */
export async function listReportsOf(turn: Turn): Promise<Obligation[]> {
  return listOpenObligations(turn.trx, reportingUnits(turn.person.assignments), dateOf(turn.now));
}

/** Whether a report has been sent, has not come back, and is not being revised: an approved one may be, an accepted one not. */
export function isSent({ report, revisionReason }: Pick<Obligation, "report" | "revisionReason">): boolean {
  if (report === null || isOwed(report.status)) return false;
  return !(report.status === "approved" && revisionReason !== null);
}

/** Loads what the report form has to know of one report. */
export async function getReportFacts(turn: Turn, obligation: Obligation): Promise<ReportFacts> {
  const { trx, now, person, language } = turn;
  const { plan, unitCode } = obligation;
  const period = getPeriod(obligation.period);
  const indicators = indicatorsOf(plan, period.kind);
  const targets = indicators.flatMap((indicator): [string, Target][] => {
    const target = targetOf(plan, indicator.code, unitCode);
    return target ? [[indicator.code, target]] : [];
  });
  const before = previousPeriod(period);
  return {
    unitName: obligation.unitName,
    period,
    deadline: obligation.deadline,
    workingDaysLeft: await countDaysLeft(turn, obligation, now),
    indicators,
    targets: new Map(targets),
    previousPeriod: before,
    ...(await getFiguresToCompare(trx, obligation.unitId, { period: period.code, before: before.code })),
    ...(await getRegistered(turn, obligation, indicators)),
    checks: plan.checks,
    whenIncomplete: plan.whenIncomplete,
    person: { id: person.id, name: person.name },
    now,
    language,
  };
}

/**
 * The share of late dossiers explained, from the unit's register: cumulative from 1 January to today, or to the end of
 * the period when that has passed.
 */
async function getRegistered(
  turn: Turn,
  obligation: Obligation,
  indicators: readonly Indicator[],
): Promise<Pick<ReportFacts, "registered">> {
  const asked = indicators.filter(({ register }) => register === "late-cases");
  if (asked.length === 0) return {};
  const period = getPeriod(obligation.period);
  const [today, end] = [dateOf(turn.now), periodEnd(period)];
  const days = { from: `${period.year}-01-01`, to: today < end ? today : end };
  const cases = await listLateCases(turn.trx, [obligation.unitId], days);
  // An empty register says nothing of a unit that does not keep it.
  return cases.length > 0 ? { registered: new Map(asked.map(({ code }) => [code, lateRate(cases)])) } : {};
}

async function countDaysLeft(turn: Turn, obligation: Obligation, now: DateTime): Promise<number> {
  return countWorkingDays(dateOf(now), obligation.deadline.on, await getDayExceptions(turn.trx));
}

/** The shared draft of a report, locked for this message; empty when nobody has begun. */
export async function getReportDraft(turn: Turn, obligation: Obligation): Promise<ReportDraft> {
  const stored = await findDraftForUpdate(turn.trx, REPORT_FORM, obligation.id);
  return stored ? { revision: stored.revision, entries: parseEntries(stored.entries) } : EMPTY_DRAFT;
}
