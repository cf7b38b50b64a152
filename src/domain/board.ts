import type { DateTime } from "luxon";
import { byAlphabet } from "./alphabet.ts";
import { isOnTime, lateFrom } from "./deadline.ts";
import { compareFigures } from "./figure.ts";
import { countReports, reportingRate, type OwedOrSent, type ReportCounts } from "./reporting-rate.ts";
import type { Level } from "./unit.ts";

/** A report that is owed, as a board counts it. */
export interface BoardReport extends OwedOrSent {
  readonly unitId: number;
  /** Of the newest version; missing before the first and after a withdrawal. */
  readonly status: "missing" | "submitted" | "approved" | "accepted" | "returned";
}

/** Where a report stands for those who wait for it. Each report is in exactly one state. */
export const BOARD_STATES = ["on-time", "late", "returned", "overdue", "not-due"] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** What a list of a board can show: a state, those that nobody has approved yet, or everything that is not there. */
export type BoardList = BoardState | "waiting" | "missing";

/**
 * The state of a report at an instant. One that came back is `returned` whenever it was sent, because something has to be
 * done about it; for the rates it still counts as received.
 */
export function boardStateOf(report: BoardReport, now: DateTime): BoardState {
  if (report.status === "returned") return "returned";
  if (report.sentAt === null) return now >= lateFrom(report.deadline) ? "overdue" : "not-due";
  return isOnTime(report.sentAt, report.deadline) ? "on-time" : "late";
}

/** Whether a report belongs to a list. */
export function isListed(report: BoardReport, list: BoardList, now: DateTime): boolean {
  if (list === "waiting") return report.status === "submitted";
  if (list === "missing") return report.sentAt === null;
  return boardStateOf(report, now) === list;
}

/** The numbers of a group of reports. */
export interface BoardSummary extends ReportCounts {
  readonly states: Readonly<Record<BoardState, number>>;
  /** Sent, and neither approved nor returned. */
  readonly waiting: number;
}

/** Counts a group of reports at an instant. */
export function summarise(reports: readonly BoardReport[], now: DateTime): BoardSummary {
  const states: Record<BoardState, number> = { "on-time": 0, late: 0, returned: 0, overdue: 0, "not-due": 0 };
  for (const report of reports) states[boardStateOf(report, now)] += 1;
  return {
    ...countReports(reports),
    states,
    waiting: reports.filter(({ status }) => status === "submitted").length,
  };
}

/** Where a unit stands in the tree. */
export interface BoardUnit {
  readonly id: number;
  readonly name: string;
  readonly level: Level;
  readonly parentId: number | null;
}

/** The reports of one part of a board. */
export interface BoardArea<Report extends BoardReport = BoardReport> {
  readonly unit: BoardUnit;
  readonly reports: readonly Report[];
  readonly summary: BoardSummary;
}

/** A board of a unit: everything owed within it, per level and per area. */
export interface Board<Report extends BoardReport = BoardReport> {
  readonly reports: readonly Report[];
  readonly summary: BoardSummary;
  /** From the top level down; one line where all reporters are of one level. */
  readonly levels: readonly { readonly level: Level; readonly summary: BoardSummary }[];
  /** The units directly below the board's, each with all within it; the lowest reporting rate first. */
  readonly areas: readonly BoardArea<Report>[];
}

const LEVEL_ORDER: readonly Level[] = ["province", "department", "district", "commune"];

/** The unit directly below the board's that a unit lies in; the board's own report is an area by itself. */
function areaOf(unitId: number, root: number, units: ReadonlyMap<number, BoardUnit>): BoardUnit | undefined {
  let unit = units.get(unitId);
  for (let steps = 0; unit && unit.id !== root && unit.parentId !== root && steps < 20; steps += 1)
    unit = unit.parentId === null ? undefined : units.get(unit.parentId);
  return unit ?? units.get(unitId);
}

function compareAreas(a: BoardArea, b: BoardArea): number {
  const byRate = compareFigures(reportingRate(a.summary), reportingRate(b.summary)) ?? 0;
  return byRate || b.summary.owed - a.summary.owed || byAlphabet(a.unit.name, b.unit.name);
}

/**
 * Makes the board of a unit from the reports owed within it.
 *
 * @param units all units by id, of all times: the parents of the reporters are looked up in it.
 */
export function makeBoard<Report extends BoardReport>(
  reports: readonly Report[],
  root: number,
  units: ReadonlyMap<number, BoardUnit>,
  now: DateTime,
): Board<Report> {
  const byLevel = Map.groupBy(reports, (report) => units.get(report.unitId)?.level);
  const byArea = Map.groupBy(reports, (report) => areaOf(report.unitId, root, units));
  const areas = [...byArea].flatMap(([unit, group]): BoardArea<Report>[] =>
    unit ? [{ unit, reports: group, summary: summarise(group, now) }] : [],
  );
  return {
    reports,
    summary: summarise(reports, now),
    levels: LEVEL_ORDER.flatMap((level) => {
      const group = byLevel.get(level);
      return group ? [{ level, summary: summarise(group, now) }] : [];
    }),
    areas: areas.toSorted(compareAreas),
  };
}
