import { aggregate, isMeasured, type FigureValue } from "../../domain/figure.ts";
import { comparePeriods, type Period } from "../../domain/period.ts";
import { countReports, onTimeRate, reportingRate, type OwedOrSent } from "../../domain/reporting-rate.ts";
import { targetOf, type Plan, type PlannedTarget } from "../../domain/plan.ts";
import { standingOf, type Standing } from "../../domain/target.ts";
import type { Level, Unit } from "../../domain/unit.ts";
import {
  findLatestReportedPeriod,
  listFiguresForQuestion,
  listPeriodsWithFigures,
  listReportsForQuestion,
  type QuestionFigure,
} from "../../store/questions.ts";
import { membersOf } from "../scope.ts";
import { isReportRate, ON_TIME, RECEIVED } from "../report-rates.ts";
import { knownPeriods, lastDayOn, periodsOfYear, referenceDay, yearPeriod } from "../when.ts";
import type { Frame } from "./answer.ts";

/** The figure of one unit, indicator and period; of a group with what it is made of. */
export interface Cell {
  readonly unit: Unit;
  readonly indicator: string;
  readonly period: Period;
  /** Undefined where there is no row; a value may still say "missing" or "not applicable". */
  readonly value: FigureValue | undefined;
  readonly members?: { readonly have: readonly Unit[]; readonly missing: readonly Unit[] };
}

const key = (unitId: number, indicator: string, period: string): string => `${unitId} ${indicator} ${period}`;

/** Whether a unit's own figure is never stored but made of the units below it. */
export function isGroup(unit: Unit): boolean {
  return unit.level === "province";
}

/** Figures that were loaded together. */
export class Figures {
  readonly #byKey: ReadonlyMap<string, Pick<QuestionFigure, "value">>;
  readonly #frame: Frame;

  constructor(rows: readonly Pick<QuestionFigure, "unitId" | "indicator" | "period" | "value">[], frame: Frame) {
    this.#byKey = new Map(rows.map((row) => [key(row.unitId, row.indicator, row.period), row]));
    this.#frame = frame;
  }

  cell(unit: Unit, indicator: string, period: Period): Cell {
    if (!isGroup(unit))
      return { unit, indicator, period, value: this.#byKey.get(key(unit.id, indicator, period.code))?.value };
    const members = membersOf(unit, {
      vocabulary: this.#frame.vocabulary,
      on: referenceDay(period, this.#frame.plans),
    });
    return this.group(unit, members, indicator, period);
  }

  /** Rates by the sums of their parts, counts by sum. What belongs to each unit alone (a change of rank) is never summed. */
  group(unit: Unit, members: readonly Unit[], indicator: string, period: Period): Cell {
    const cells = members.map((member) => this.cell(member, indicator, period));
    const have = cells.filter((cell) => cell.value && isMeasured(cell.value));
    const missing = cells.filter((cell) => !cell.value || cell.value.kind === "missing").map((cell) => cell.unit);
    const isSummable = !this.#frame.vocabulary.indicators.get(indicator)?.signed;
    const value = isSummable ? aggregate(have.flatMap((cell) => cell.value ?? [])) : undefined;
    return { unit, indicator, period, value, members: { have: have.map((cell) => cell.unit), missing } };
  }
}

/** Loads what the cells of units, indicators and periods are made of, in one query. */
export async function loadFigures(
  frame: Frame,
  wanted: {
    readonly units: readonly Unit[];
    readonly indicators: readonly string[];
    readonly periods: readonly Period[];
  },
): Promise<Figures> {
  const ids = new Set<number>();
  for (const unit of wanted.units) {
    ids.add(unit.id);
    if (!isGroup(unit)) continue;
    for (const on of new Set(wanted.periods.map((period) => referenceDay(period, frame.plans))))
      for (const member of membersOf(unit, { vocabulary: frame.vocabulary, on })) ids.add(member.id);
  }
  const rows = await listFiguresForQuestion(frame.db, {
    unitIds: [...ids],
    indicators: wanted.indicators.filter((code) => !isReportRate(code)),
    periods: wanted.periods.map((period) => period.code),
  });
  const rates = wanted.indicators.some(isReportRate) ? await loadReportRates(frame, [...ids], wanted.periods) : [];
  const read = [...rows, ...rates];
  frame.trace?.push(...read);
  return new Figures(read, frame);
}

/** The rates of reporting of units: of a period by its one report, of a year by all of its reports that have fallen due. */
async function loadReportRates(
  frame: Frame,
  unitIds: readonly number[],
  periods: readonly Period[],
): Promise<Pick<QuestionFigure, "unitId" | "indicator" | "period" | "value">[]> {
  const parts = new Map(
    periods.map((period) => [
      period.code,
      period.code === yearPeriod(period.year).code
        ? periodsOfYear(period.year, frame).map((part) => part.code)
        : [period.code],
    ]),
  );
  const reports = await listReportsForQuestion(frame.db, { unitIds, periods: [...parts.values()].flat() });
  const byUnit = Map.groupBy(reports, (report) => report.unitId);
  return periods.flatMap((period) =>
    [...byUnit].flatMap(([unitId, own]) => {
      const owed: OwedOrSent[] = own.filter((report) => parts.get(period.code)?.includes(report.period));
      if (owed.length === 0) return [];
      const counts = countReports(owed);
      return [
        { unitId, indicator: RECEIVED, period: period.code, value: reportingRate(counts) },
        { unitId, indicator: ON_TIME, period: period.code, value: onTimeRate(counts) },
      ];
    }),
  );
}

/** The periods whose reports have fallen due, or of which one has been sent. */
export async function loadReported(frame: Frame): Promise<Period[]> {
  const periods = knownPeriods(frame.plans);
  const sent = await findLatestReportedPeriod(
    frame.db,
    periods.map((period) => period.code),
  );
  const newest = periods.findLast((period) => period.code === sent || referenceDay(period, frame.plans) < frame.today);
  return newest ? periods.filter((period) => comparePeriods(period, newest) <= 0) : [];
}

/** The periods that have figures of indicators in the asker's provinces, where `levelOf` tells whose figures count in each. */
export async function loadAvailable(
  frame: Frame,
  indicators: readonly string[],
  levelOf: (period: Period) => Level | undefined,
): Promise<Period[]> {
  const periods = knownPeriods(frame.plans);
  const byLevel = new Map<Level, Period[]>();
  for (const period of periods) {
    const level = levelOf(period);
    if (level) byLevel.set(level, [...(byLevel.get(level) ?? []), period]);
  }
  const found = new Set<string>();
  for (const [level, group] of byLevel) {
    const codes = await listPeriodsWithFigures(frame.db, {
      indicators,
      periods: group.map((period) => period.code),
      unitIds: frame.vocabulary.idsOfLevel.get(level) ?? [],
    });
    for (const code of codes) found.add(code);
  }
  return periods.filter((period) => found.has(period.code));
}

/** Plans that bind a unit, the narrowest first. */
function plansFor(unit: Unit, frame: Frame): Plan[] {
  const lineage = [unit.id, ...frame.sight.ancestors(unit.id)].map((id) => frame.vocabulary.unitsById.get(id)?.code);
  return frame.plans
    .filter((plan) => lineage.includes(plan.scope))
    .toSorted((a, b) => lineage.indexOf(a.scope) - lineage.indexOf(b.scope));
}

/** The plan whose target holds for a unit and period: of the plans in force on the period's last day on time, the narrowest that has one. */
export function findTarget(
  frame: Frame,
  indicator: string,
  unit: Unit,
  period: Period,
): { target: PlannedTarget; plan: Plan } | undefined {
  const candidates = plansFor(unit, frame).flatMap((plan) => {
    const target = targetOf(plan, indicator, unit.code);
    return target ? [{ target, plan }] : [];
  });
  const inForce = candidates.find(({ plan }) => {
    const day = lastDayOn(plan, period.code);
    return day !== undefined && plan.validFrom <= day && day < plan.validUntil;
  });
  return inForce ?? candidates[0];
}

export function standingOfCell(frame: Frame, cell: Cell): Standing | undefined {
  const found = findTarget(frame, cell.indicator, cell.unit, cell.period);
  return found && standingOf(cell.value, found.target);
}

/** Whether there is a number to show and compare. */
export function hasNumber(cell: Cell): cell is Cell & { value: FigureValue } {
  return cell.value !== undefined && isMeasured(cell.value);
}
