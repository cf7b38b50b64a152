import type { IsoDate } from "./time.ts";

export const LEVELS = ["province", "department", "district", "commune"] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Part of the tree, valid in `[validFrom, validUntil)`. The code is our own key: office (GSO) codes are re-used for
 * other units and names repeat (Chi Lăng was five units at once), so neither identifies a unit.
 */
export interface Unit {
  readonly id: number;
  readonly code: string;
  /** With its kind: "Huyện Chi Lăng". */
  readonly name: string;
  /** Without it: "Chi Lăng". */
  readonly shortName: string;
  readonly level: Level;
  readonly parentId: number | null;
  readonly validFrom: IsoDate;
  /** First day on which it no longer exists; null while it does. */
  readonly validUntil: IsoDate | null;
}

/** Whether the unit exists on a date. */
export function existsOn(unit: Unit, date: IsoDate): boolean {
  return unit.validFrom <= date && (unit.validUntil === null || date < unit.validUntil);
}

/** What became of a unit on a date; a `partial` successor took only a piece, so its figures cannot be compared. */
export interface Succession {
  readonly oldId: number;
  readonly newId: number;
  readonly extent: "full" | "partial";
  readonly on: IsoDate;
}
