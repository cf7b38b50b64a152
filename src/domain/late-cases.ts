import { decimal } from "./decimal.ts";
import type { FigureValue } from "./figure.ts";
import type { IsoDate } from "./time.ts";

/**
 * A dossier that was not settled on its day. Decree 61/2018/NĐ-CP wants an explanation to the head and an apology to the
 * citizen for each.
 */
export interface LateCase {
  /** The dossier's number in the one-stop system. */
  readonly dossier: string;
  readonly receivedOn: IsoDate | null;
  readonly dueOn: IsoDate;
  /** Null while there is no result yet. */
  readonly finishedOn: IsoDate | null;
  readonly explainedOn: IsoDate | null;
  readonly apologisedOn: IsoDate | null;
}

/** Whether nothing is left to do about a case: both the explanation and the apology are there. */
export function isSettled(late: Pick<LateCase, "explainedOn" | "apologisedOn">): boolean {
  return late.explainedOn !== null && late.apologisedOn !== null;
}

/** The share of late dossiers with both. Where none was late nothing is measured: neither 0 nor 100 %. */
export function lateRate(cases: readonly Pick<LateCase, "explainedOn" | "apologisedOn">[]): FigureValue {
  if (cases.length === 0) return { kind: "not-applicable" };
  return { kind: "ratio", numerator: decimal(cases.filter(isSettled).length), denominator: decimal(cases.length) };
}

/** The dates of a case that a message gives; those left out stay. */
export type LateCaseDates = Partial<
  Record<"receivedOn" | "dueOn" | "finishedOn" | "explainedOn" | "apologisedOn", IsoDate>
>;

/** Why dates cannot be those of a late dossier. */
export type LateCaseProblem =
  | "no-due-day"
  /** It was settled on its day or before, or its day has not passed. */
  | "not-late"
  | "received-after-due"
  /** Something is said to have happened that lies ahead. */
  | "ahead"
  /** Explained or apologised for before it was late. */
  | "too-early";

/** A case with new dates, or what is wrong with them. Nothing may lie after today. */
export function decideLateCase(
  dossier: string,
  before: LateCase | undefined,
  dates: LateCaseDates,
  today: IsoDate,
): LateCase | LateCaseProblem {
  const dueOn = dates.dueOn ?? before?.dueOn;
  if (dueOn === undefined) return "no-due-day";
  const merged: LateCase = {
    dossier: before?.dossier ?? dossier,
    receivedOn: dates.receivedOn ?? before?.receivedOn ?? null,
    dueOn,
    finishedOn: dates.finishedOn ?? before?.finishedOn ?? null,
    explainedOn: dates.explainedOn ?? before?.explainedOn ?? null,
    apologisedOn: dates.apologisedOn ?? before?.apologisedOn ?? null,
  };
  const { receivedOn, finishedOn, explainedOn, apologisedOn } = merged;
  if ([receivedOn, finishedOn, explainedOn, apologisedOn].some((date) => date !== null && date > today)) return "ahead";
  if ((finishedOn ?? today) <= dueOn) return "not-late";
  if (receivedOn !== null && receivedOn > dueOn) return "received-after-due";
  if ([explainedOn, apologisedOn].some((date) => date !== null && date <= dueOn)) return "too-early";
  return merged;
}
