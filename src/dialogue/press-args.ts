import { DateTime } from "luxon";
import { parsePeriod, type Period } from "../domain/period.ts";
import { ZONE, type IsoDate } from "../domain/time.ts";

/** What a pressed choice carries: written by an earlier version perhaps, or made up. */
export type PressArgs = Readonly<Record<string, string>>;

/** The largest number that a row can have. */
const LARGEST_NUMBER = 2_147_483_647;

/**
 * The number of a row that a choice names. Trap: 0 when there is none or what is there is no number; no row has it, so that
 * what a command says about something that is gone holds for what was never there.
 */
export function numberIn(args: PressArgs, key: string): number {
  const written = args[key] ?? "";
  const number = /^\d{1,10}$/.test(written) ? Number(written) : 0;
  return number <= LARGEST_NUMBER ? number : 0;
}

/** The long number of a row (bigint, as text) that a choice names; undefined when there is none or it is no number. */
export function longNumberIn(args: PressArgs, key: string): string | undefined {
  const written = args[key] ?? "";
  return /^\d{1,18}$/.test(written) ? written : undefined;
}

/** The date that a choice names; undefined when there is none or what is there is no date. */
export function dayIn(args: PressArgs, key: string): IsoDate | undefined {
  const written = args[key] ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(written) && DateTime.fromISO(written, { zone: ZONE }).isValid ? written : undefined;
}

/** The period that a choice names by its code; undefined when there is none or what is there is no period. */
export function periodIn(args: PressArgs, key: string): Period | undefined {
  return parsePeriod(args[key] ?? "");
}

/** The instant that a choice names; undefined when there is none or what is there is none. */
export function momentIn(args: PressArgs, key: string): DateTime<true> | undefined {
  const moment = DateTime.fromISO(args[key] ?? "", { zone: ZONE });
  return moment.isValid ? moment : undefined;
}

/** The year that a choice names; undefined when there is none or what is there is no year of four digits. */
export function yearIn(args: PressArgs, key: string): number | undefined {
  return /^[12]\d{3}$/.test(args[key] ?? "") ? Number(args[key]) : undefined;
}
