import type { Period } from "../../domain/period.ts";
import type { IsoDate } from "../../domain/time.ts";
import { commandKey } from "../normalise.ts";
import { findDayAfter, takePeriod } from "../time-text.ts";
import { parseBareReason } from "../approval/unlock-text.ts";

/** What a request to move a deadline names; parts that are missing are asked for. */
export interface MoveRequest {
  readonly period: Period | undefined;
  /** The new date; null: something that is no day. */
  readonly on: IsoDate | null | undefined;
  /** Folded words that are left for the unit's name. */
  readonly unit: string;
  readonly reason: string | undefined;
}

const TO = ["sang", "thanh", "den", "toi", "to", "until"];
const REASON = /(?:^|[\s,;])(?:vì|vi|do|theo|lý do|because|by)\s*:?\s+(.+)$/isu;
const FILLERS = /(?:^|\s)(?:doi|gia|han|nop|bao cao|truoc|ngay|cho|ky|cua|report|deadline|for|of|the)(?=\s|$)/g;

/** Reads "quý III sang 30/8 cho Huyện Chi Lăng vì bão số 3". */
export function parseMove(text: string, today: IsoDate): MoveRequest {
  const reason = REASON.exec(text);
  const before = reason ? text.slice(0, reason.index) : text;
  const on = findDayAfter(before, TO, today, "coming");
  const key = commandKey(before);
  const day = new RegExp(String.raw`(?:^|\s)(?:${TO.join("|")})\s+(?:truoc\s*)?(?:ngay\s*)?\d[\d/.-]*`);
  const { period, rest } = takePeriod(key.replace(day, " "), today);
  const unit = ` ${rest} `.replace(FILLERS, " ").replace(FILLERS, " ").replace(/\s+/g, " ").trim();
  return { period, on, unit, reason: reason?.[1]?.trim() };
}

/** The reason or document that a change rests on, where only that is asked for. */
export function parseSource(text: string): string | undefined {
  const said = text.trim();
  if (said.startsWith("/") || said.includes("?") || said.length > 300) return undefined;
  // "CV 1256/SNV-CCHC" and "Nghị quyết 28/2026/QH16" are documents, too short for a reason.
  return /\d/.test(said) && said.length >= 4 ? said : parseBareReason(text);
}
