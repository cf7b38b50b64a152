import { isAllowed, type Assignment } from "../domain/permissions.ts";
import { getPeriod, previousPeriod } from "../domain/period.ts";
import { indicatorsOf, targetOf } from "../domain/plan.ts";
import type { Target } from "../domain/target.ts";
import { isOwed } from "../domain/report-status.ts";
import { dateOf } from "../domain/time.ts";
import { getFiguresToCompare } from "../store/compared-figures.ts";
import { findDraftForUpdate, type StoredDraft } from "../store/drafts.ts";
import { listOpenObligations, type Obligation } from "../store/reports.ts";
import { EMPTY_DRAFT, parseEntries, type ReportDraft } from "./forms/draft.ts";
import type { OwnFacts, ReportFacts } from "./forms/report-state.ts";
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

/** What the report form knows of a report without asking the database. */
export function ownFactsOf({ now, person, language }: Turn, obligation: Obligation): OwnFacts {
  const { plan, unitCode } = obligation;
  const period = getPeriod(obligation.period);
  const indicators = indicatorsOf(plan, period.kind);
  const targets = indicators.flatMap((indicator): [string, Target][] => {
    const target = targetOf(plan, indicator.code, unitCode);
    return target ? [[indicator.code, target]] : [];
  });
  return {
    unitName: obligation.unitName,
    period,
    deadline: obligation.deadline,
    indicators,
    targets: new Map(targets),
    previousPeriod: previousPeriod(period),
    checks: plan.checks,
    whenIncomplete: plan.whenIncomplete,
    person: { id: person.id, name: person.name },
    now,
    language,
  };
}

/** What is needed to read a report: its figures are shown beside those of the period before, and not doubted. */
export async function getReportFacts(turn: Turn, obligation: Obligation): Promise<ReportFacts> {
  const facts = ownFactsOf(turn, obligation);
  const periods = { period: facts.period.code, before: facts.previousPeriod.code };
  const { previous } = await getFiguresToCompare(turn.trx, obligation.unitId, periods);
  return { ...facts, previous };
}

/** A stored draft as the form has it; empty when nobody has begun. */
export function toReportDraft(stored: StoredDraft | undefined): ReportDraft {
  return stored ? { revision: stored.revision, entries: parseEntries(stored.entries) } : EMPTY_DRAFT;
}

/** The shared draft of a report, locked for this message. */
export async function getReportDraft(turn: Turn, obligation: Pick<Obligation, "id">): Promise<ReportDraft> {
  return toReportDraft(await findDraftForUpdate(turn.trx, REPORT_FORM, obligation.id));
}
