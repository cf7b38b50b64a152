import { makeBoard, type Board } from "../../domain/board.ts";
import type { Deadline } from "../../domain/deadline.ts";
import { getPeriod, type Period } from "../../domain/period.ts";
import type { Plan } from "../../domain/plan.ts";
import { dateOf, type IsoDate } from "../../domain/time.ts";
import type { Unit } from "../../domain/unit.ts";
import type { DayExceptions } from "../../domain/working-days.ts";
import type { ReportDraft } from "../../questions/draft.ts";
import { resolveRequestScope, type RequestScope } from "../../questions/report-request.ts";
import { Sight } from "../../questions/viewer.ts";
import type { Vocabulary } from "../../questions/vocabulary.ts";
import { referenceDay, resolvePeriod, type Uncovered } from "../../questions/when.ts";
import { getWorld } from "../../questions/world.ts";
import { listBoardPeriods, listBoardReports, type BoardPeriod, type StoredBoardReport } from "../../store/board.ts";
import type { Turn } from "../turn.ts";

/** Words of reporting for a text that names only a period or a unit; read by the question engine, so in its language. */
export const BOARD_TOPIC = "tình hình nộp báo cáo";

/** What boards are made in: who looks, at which units, and which periods those owe reports for. */
export interface BoardFrame {
  readonly vocabulary: Vocabulary;
  readonly sight: Sight;
  readonly today: IsoDate;
  readonly plans: ReadonlyMap<number, Plan>;
  /** Ids of the units that may be seen here: in a group what both it and the asker may see. */
  readonly visible: readonly number[];
  /** The latest due first. */
  readonly periods: readonly BoardPeriod[];
  /** The days that differ from the plain week. */
  readonly dayExceptions: DayExceptions;
}

/** Loads what boards are made in; undefined in a group that has not been registered, where nothing is shown. */
export async function openBoards(turn: Turn): Promise<BoardFrame | undefined> {
  const { chat, trx, person } = turn;
  if (chat.kind === "group" && chat.unitId === null) return undefined;
  const today = dateOf(turn.now);
  const viewer = {
    assignments: person.assignments,
    language: turn.language,
    ...(chat.kind === "group" && chat.unitId !== null ? { groupUnitId: chat.unitId } : {}),
  };
  const { vocabulary, storedPlans, dayExceptions } = await getWorld(trx, today, viewer);
  const sight = new Sight(viewer, vocabulary.unitsById);
  const visible = vocabulary.units.filter(({ id }) => sight.canSee(id)).map(({ id }) => id);
  const periods = await listBoardPeriods(trx, visible, today);
  const owed = new Set(periods.map(({ planId }) => planId));
  const plans = new Map(storedPlans.filter(({ id }) => owed.has(id)).map(({ id, plan }) => [id, plan]));
  return { vocabulary, sight, today, plans, visible, periods, dayExceptions };
}

/**
 * The plans and the period that a request means. Nothing said: what is being collected now, of every plan that does; else
 * what was collected last.
 */
export function choosePeriods(
  draft: ReportDraft,
  frame: BoardFrame,
): readonly BoardPeriod[] | { readonly problem: Uncovered | Period } {
  const { periods, today } = frame;
  if (draft.period) {
    const available = periods.map(({ period }) => getPeriod(period)).toReversed();
    const resolved = resolvePeriod(draft.period, { today, available });
    if ("uncovered" in resolved) return { problem: resolved };
    const meant = periods.filter(({ period }) => period === resolved.code);
    return meant.length > 0 ? meant : { problem: resolved };
  }
  const newest = [...Map.groupBy(periods, ({ planId }) => planId).values()].flatMap(([first]) => first ?? []);
  const open = newest.filter(({ isOpen }) => isOpen);
  const [last] = newest.toSorted((a, b) => (a.dueOn < b.dueOn ? 1 : -1));
  return open.length > 0 ? open : last ? newest.filter(({ dueOn }) => dueOn === last.dueOn) : [];
}

/** A board of one plan and period as somebody sees it. */
export interface BoardView {
  readonly planId: number;
  readonly plan: Plan;
  readonly period: Period;
  /** The one unit whose board it is; undefined where it is of several or of everything that may be seen. */
  readonly unit: Unit | undefined;
  readonly board: Board<StoredBoardReport>;
  /** The deadline of most of the reports; undefined where nothing is owed. */
  readonly deadline: Deadline | undefined;
  readonly hasOwnDates: boolean;
  /** How many more have been received than a day ago at this time. */
  readonly change: number;
}

/** Whose reports a request names in a period, within what may be seen. */
export function scopeOf(draft: ReportDraft, period: Period, frame: BoardFrame): RequestScope {
  const { vocabulary, sight } = frame;
  return resolveRequestScope(draft, { vocabulary, sight, on: referenceDay(period, [...frame.plans.values()]) });
}

/** The ids of the units of a scope that may be seen. */
export function unitsIn(scope: Exclude<RequestScope, { is: "problem" }>, frame: BoardFrame): readonly number[] {
  if (scope.is === "all") return frame.visible;
  if (scope.is === "units") return scope.units.map(({ id }) => id).filter((id) => frame.sight.canSee(id));
  const { unit, level } = scope;
  return frame.visible.filter(
    (id) =>
      frame.sight.isWithin(id, unit.id) && (level === undefined || frame.vocabulary.unitsById.get(id)?.level === level),
  );
}

function mostCommon(reports: readonly StoredBoardReport[]): { deadline: Deadline | undefined; hasOwnDates: boolean } {
  const groups = Map.groupBy(reports, ({ deadline }) => `${deadline.kind} ${deadline.on}`);
  const [largest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  return { deadline: largest?.[0]?.deadline, hasOwnDates: groups.size > 1 };
}

/** Where the areas of a board branch off: its unit, the asker's own, or what lies above both. */
function rootOf(unit: Unit | undefined, reports: readonly StoredBoardReport[], frame: BoardFrame): number {
  if (unit) return unit.id;
  const home = frame.sight.home();
  const lineage = home ? [home.id, ...frame.sight.ancestors(home.id)] : [];
  const holds = (root: number): boolean => reports.every(({ unitId }) => frame.sight.isWithin(unitId, root));
  return lineage.find(holds) ?? lineage.at(-1) ?? 0;
}

/** Loads the board of a period of a plan for a scope. */
export async function loadBoard(
  turn: Turn,
  frame: BoardFrame,
  of: Pick<BoardPeriod, "planId" | "period">,
  scope: Exclude<RequestScope, { is: "problem" }>,
): Promise<BoardView | undefined> {
  const plan = frame.plans.get(of.planId);
  if (!plan) return undefined;
  const { planId, period } = of;
  const before = turn.now.minus({ days: 1 });
  const reports = await listBoardReports(turn.trx, { planId, period, unitIds: unitsIn(scope, frame), before });
  const unit = scope.is === "within" ? scope.unit : undefined;
  const board = makeBoard(reports, rootOf(unit, reports, frame), frame.vocabulary.unitsById, turn.now);
  const change = board.summary.received - reports.filter(({ wasReceived }) => wasReceived).length;
  return { planId, plan, period: getPeriod(period), unit, board, ...mostCommon(reports), change };
}
