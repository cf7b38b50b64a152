import { comparePeriods, type Period } from "../../domain/period.ts";
import type { Unit } from "../../domain/unit.ts";
import { text } from "../../render/message.ts";
import { membersOf } from "../scope.ts";
import { referenceDay } from "../when.ts";
import { areReportRates } from "../report-rates.ts";
import { questionChoice, type Frame, type Result } from "./answer.ts";
import { hasNumber, isGroup, loadFigures, type Figures } from "./figure-data.ts";
import type { Prepared } from "./prepare.ts";

/** The period before, where far more units have figures than in the newest one, which is still being collected. */
export interface Fuller {
  readonly period: Period;
  /** Units with a figure in the newest period, in the one before, and in all. */
  readonly have: number;
  readonly before: number;
  readonly of: number;
}

function membersIn(prepared: Prepared, period: Period, frame: Frame): readonly Unit[] {
  const on = referenceDay(period, frame.plans);
  return prepared.scope.units.flatMap((unit) =>
    isGroup(unit) ? membersOf(unit, { vocabulary: frame.vocabulary, on }) : [unit],
  );
}

function countOf(units: readonly Unit[], code: string, period: Period, figures: Figures): number {
  return units.filter((unit) => hasNumber(figures.cell(unit, code, period))).length;
}

/**
 * Where nobody said when, and fewer than half of the units have a figure yet: the period before, if nearly all have one
 * there. Figures of a few units are true, but they are not what "the districts" stand at.
 */
export async function findFullerPeriod(prepared: Prepared, frame: Frame): Promise<Fuller | undefined> {
  const { period, indicators, available, figures } = prepared;
  const [code] = indicators;
  const units = membersIn(prepared, period, frame);
  if (code === undefined || areReportRates(indicators) || units.length < 3) return undefined;
  const have = countOf(units, code, period, figures);
  if (have * 2 >= units.length) return undefined;
  const previous = available.findLast((candidate) => comparePeriods(candidate, period) < 0);
  if (!previous) return undefined;
  const others = membersIn(prepared, previous, frame);
  const loaded = await loadFigures(frame, { units: others, indicators: [code], periods: [previous] });
  const before = countOf(others, code, previous, loaded);
  return before * 5 >= others.length * 4 ? { period: previous, have, before, of: others.length } : undefined;
}

/** The answer with a word about who is still missing, and the period before one tap away. */
export function withFuller(answer: Result, fuller: Fuller, { draft }: Prepared, frame: Frame): Result {
  const { words } = frame;
  const { kind, year } = fuller.period;
  const name = words.period(kind, year);
  const asked = { ...draft, period: { kind, year: { is: "exact", year } } } as const;
  return {
    ...answer,
    blocks: [...answer.blocks, text(words.stillCollecting(fuller.have, fuller.before, fuller.of, name))],
    choices: [questionChoice(words.seePeriod(name), asked, frame), ...(answer.choices ?? [])],
  };
}
