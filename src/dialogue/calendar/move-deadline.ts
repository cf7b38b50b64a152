import { lastDay, type Deadline } from "../../domain/deadline.ts";
import { datesFor, decideMove, type MoveRefusal, type Reach } from "../../domain/deadline-exceptions.ts";
import type { ScheduledReport } from "../../domain/plan.ts";
import { dateOf, type IsoDate } from "../../domain/time.ts";
import type { Language, Reply } from "../../render/message.ts";
import { recordAudit } from "../../store/audit.ts";
import {
  listDeadlineExceptions,
  listOfficersOwing,
  listReporters,
  saveDeadlineExceptions,
  type PlannedException,
  type Reporter,
} from "../../store/deadlines.ts";
import { openObligations } from "../../store/obligations.ts";
import { addToOutbox } from "../../store/outbox.ts";
import { listPlans, type StoredPlan } from "../../store/plans.ts";
import { rightsOn } from "../approval/facts.ts";
import type { Turn } from "../turn.ts";

/** A report whose deadline may be moved: its lock lies ahead. */
export interface Movable {
  readonly stored: StoredPlan;
  readonly report: ScheduledReport;
}

/** For whom a deadline is to move. */
export type MoveReach =
  | { readonly kind: "all" }
  | { readonly kind: "level"; readonly level: Reporter["level"] }
  | { readonly kind: "unit"; readonly unit: Reporter };

/** Reports not locked yet, of the plans that the person keeps the calendar of, the next due first. */
export async function listMovable(turn: Turn): Promise<Movable[]> {
  const today = dateOf(turn.now);
  const movable: Movable[] = [];
  for (const stored of await listPlans(turn.trx))
    if ((await rightsOn(turn, stored.scopeId))("schedule"))
      for (const report of stored.plan.calendar) if (report.lockedOn > today) movable.push({ stored, report });
  return movable.toSorted((a, b) => a.report.deadline.on.localeCompare(b.report.deadline.on));
}

/** The units that report for it. */
export function listReportersOf(turn: Turn, { stored, report }: Movable): Promise<Reporter[]> {
  const { scopeId, plan } = stored;
  return listReporters(turn.trx, scopeId, plan.reporterLevels, lastDay(report.deadline));
}

/** Dates now, as they hold for whom the deadline is to move. */
export function currentDates({ stored, report }: Movable, reach: MoveReach): ScheduledReport {
  if (reach.kind === "all") return report;
  const exceptions = stored.plan.exceptions ?? [];
  if (reach.kind === "unit") return datesFor(report, exceptions, reach.unit);
  return exceptions.find((one) => one.period === report.period && one.level === reach.level) ?? report;
}

/** The dates after the move, or why it cannot be. */
export function decideMoveFor(
  movable: Movable,
  reach: MoveReach,
  on: IsoDate,
  today: IsoDate,
): ScheduledReport | MoveRefusal {
  return decideMove(currentDates(movable, reach), on, today);
}

function toReach(reach: MoveReach): Reach {
  if (reach.kind === "all") return {};
  return reach.kind === "level" ? { level: reach.level } : { unit: reach.unit.code };
}

/** A move that has been decided. */
export interface Move {
  readonly movable: Movable;
  readonly reach: MoveReach;
  readonly dates: ScheduledReport;
  readonly reason: string;
}

/**
 * Writes a move, opens what it makes owed, and tells the officers who have not sent the report yet.
 *
 * @returns how many were told.
 */
export async function commitMove(
  turn: Turn,
  move: Move,
  tell: (language: Language, old: Deadline) => Reply,
): Promise<number> {
  const { trx, now, inboxId, person } = turn;
  const { movable, dates, reason } = move;
  const { id: planId, plan } = movable.stored;
  const reach = toReach(move.reach);
  const exception: PlannedException = { plan: plan.code, ...dates, ...reach, source: reason };
  const before = (await listDeadlineExceptions(trx)).find(
    (one) =>
      one.plan === plan.code && one.period === dates.period && one.level === reach.level && one.unit === reach.unit,
  );
  const old = currentDates(movable, move.reach);
  await saveDeadlineExceptions(trx, { added: [exception], changed: [], unchanged: 0 });
  await openObligations(trx, now);
  const whom =
    move.reach.kind === "all"
      ? {}
      : move.reach.kind === "level"
        ? { level: move.reach.level }
        : { unitId: move.reach.unit.id };
  const officers = await listOfficersOwing(trx, { planId, period: dates.period, ...whom }, dateOf(now));
  const replies = { vi: tell("vi", old.deadline), en: tell("en", old.deadline) };
  const told = officers.filter(({ personId }) => personId !== person.id);
  await addToOutbox(
    trx,
    told.map(({ personId, chatId, language }) => ({
      key: `deadline~${inboxId}~${personId}`,
      chatId,
      reply: replies[language],
      priority: "broadcast" as const,
    })),
    now,
  );
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: "deadline.move", subject: `deadline/${plan.code}/${dates.period}` },
      ...{ old: before ?? old, new: exception, reason, inboxId },
    },
  ]);
  return told.length;
}
