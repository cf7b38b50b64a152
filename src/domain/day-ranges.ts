import type { WorkingDayRecord } from "./import-working-days.ts";
import { addDays, type IsoDate } from "./time.ts";

/** Days in a row that are off, or worked, under one name. */
export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind: WorkingDayRecord["kind"];
  readonly name: string;
  readonly source: string;
}

/** Joins days that follow each other and say the same; the days in their order. */
export function joinDays(days: readonly WorkingDayRecord[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const { day, kind, name, source } of days) {
    const last = ranges.at(-1);
    if (last && last.kind === kind && last.name === name && addDays(last.to, 1) === day)
      ranges[ranges.length - 1] = { ...last, to: day };
    else ranges.push({ from: day, to: day, kind, name, source });
  }
  return ranges;
}

/** More days in a row than this are off for nobody. */
export const MOST_DAYS_IN_A_ROW = 14;

/** Every day of a range, its ends included. */
export function listDays(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
