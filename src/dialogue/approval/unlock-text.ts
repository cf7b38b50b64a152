import type { Period } from "../../domain/period.ts";
import type { IsoDate } from "../../domain/time.ts";
import { parseReason } from "../forms/reason-words.ts";
import { commandKey } from "../normalise.ts";
import { findDayAfter, takePeriod } from "../time-text.ts";

/** What a request to unlock names; parts that are missing are asked for. */
export interface UnlockRequest {
  /** Folded words that are left for the unit's name. */
  readonly unit: string;
  readonly period: Period | undefined;
  /** Last day of the exception; null: something that is no day. */
  readonly untilOn: IsoDate | null | undefined;
  readonly reason: string | undefined;
}

const REASON = /(?:^|[\s,;])(?:vì|vi|do|bởi|lý do|because)\s*:?\s+(.+)$/isu;
const UNTIL = ["den het", "den", "toi", "het", "until"];
const FILLERS = /(?:^|\s)(?:mo khoa|bao cao|cho|ky|cua|report|of|unlock)(?=\s|$)/g;

/** Reads "Huyện Chi Lăng quý III đến 30/9 vì máy chủ hỏng". */
export function parseUnlock(text: string, today: IsoDate): UnlockRequest {
  const reason = REASON.exec(text);
  const before = reason ? text.slice(0, reason.index) : text;
  const untilOn = findDayAfter(before, UNTIL, today, "coming");
  const at = new RegExp(`(?:^|\\s)(?:${UNTIL.join("|")})\\s+(?:ngay\\s*)?\\d`).exec(commandKey(before));
  const { period, rest } = takePeriod(at ? commandKey(before).slice(0, at.index) : before, today);
  return { unit: rest.replace(FILLERS, " ").replace(/\s+/g, " ").trim(), period, untilOn, reason: reason?.[1]?.trim() };
}

/** Whether folded words name a unit: all of them stand in its name. Nothing names none. */
export function namesUnit(words: string, unitName: string): boolean {
  const name = commandKey(unitName).split(" ");
  return words !== "" && words.split(" ").every((word) => name.includes(word));
}

/** A reason that stands for itself where only a reason is asked for. */
export function parseBareReason(text: string): string | undefined {
  return parseReason(text, 2) ?? REASON.exec(text)?.[1]?.trim();
}
