import type { DateTime } from "luxon";
import type { OfficeHours, Priority, Recipient } from "./plan.ts";
import type { Economy } from "./quota.ts";
import { isOfficeTime } from "./reminder-hours.ts";
import { addDays, dateOf, weekdayOf, type IsoDate } from "./time.ts";
import { isWorkingDay, type DayExceptions } from "./working-days.ts";

/** A rung that is not in the ledger yet for one reader, due now or later today. */
interface OpenRung {
  readonly rung: number;
  readonly dueAt: DateTime;
  readonly recipient: Recipient;
  readonly priority: Priority;
}

/** One unsent report for one reader. */
export interface OpenLine {
  readonly obligationId: number;
  readonly hours: OfficeHours;
  readonly rungs: readonly OpenRung[];
  /** The snooze that holds; null without one. */
  readonly snooze: { readonly id: number; readonly until: DateTime; readonly recipient: Recipient } | null;
  /** The ledger has rungs of another deadline of the report: it was moved. */
  readonly wasMoved: boolean;
}

/** Somebody who may have to be written to: a person, or a group. */
export interface Reader {
  readonly lines: readonly OpenLine[];
  /** The day of the last notice but for extra ones; null when there has been none. */
  readonly lastNoticeOn: IsoDate | null;
  /** Where the reader can be written to, the best first. */
  readonly chats: readonly { readonly id: number; readonly economy: Economy }[];
}

/** Why something is said later than on its day. Only after an outage the reader is told. */
type Delay = "outage" | "snoozed" | "one-a-day" | "digest" | "deadline-moved";

/** What becomes of a rung, or of a snooze that has run out (`rung` null). */
export interface LineDecision {
  readonly obligationId: number;
  readonly rung: number | null;
  readonly snoozeId: number | null;
  readonly recipient: Recipient;
  readonly dueAt: DateTime;
  readonly outcome: "sent" | "late" | "overtaken" | "unreachable" | "economised";
  /** Words of {@link Delay}, or `by <rung>` for what was overtaken. */
  readonly reason: string | null;
}

/** A snooze that ends now: the reader is reminded, or something urgent did not wait for it. */
interface SnoozeEnd {
  readonly id: number;
  readonly ending: "reminded" | "overruled";
}

export interface NoticeDecision {
  readonly lines: readonly LineDecision[];
  readonly snoozes: readonly SnoozeEnd[];
  /** The message, if one goes out now; `isExtra` when it is not the day's only one. */
  readonly notice: { readonly chatId: number; readonly isExtra: boolean } | null;
}

const NOTHING: NoticeDecision = { lines: [], snoozes: [], notice: null };

/** What one line has to say now, before the reader's other lines are looked at. */
interface Saying {
  readonly line: OpenLine;
  /** Due rungs, the last of them to be said. None: a snooze alone has run out. */
  readonly due: readonly OpenRung[];
  readonly snoozeEnds: SnoozeEnd["ending"] | null;
  readonly isPressing: boolean;
}

/**
 * A snooze holds back what is not urgent. An urgent rung comes through it and ends it: whoever snoozes is told so at
 * once, and a deadline is never slept through.
 */
function readLine(line: OpenLine, now: DateTime, exceptions: DayExceptions): Saying | undefined {
  if (!isOfficeTime(now, exceptions, line.hours)) return undefined;
  const due = line.rungs.filter(({ dueAt }) => dueAt <= now);
  const isUrgent = due.some(({ priority }) => priority === "urgent");
  if (!line.snooze) return due.length > 0 ? { line, due, snoozeEnds: null, isPressing: isUrgent } : undefined;
  if (now >= line.snooze.until) return { line, due, snoozeEnds: "reminded", isPressing: true };
  return isUrgent ? { line, due, snoozeEnds: "overruled", isPressing: true } : undefined;
}

/** Whether this is the day of the week's digest: its first working day. */
export function isDigestDay(today: IsoDate, exceptions: DayExceptions): boolean {
  if (!isWorkingDay(today, exceptions)) return false;
  for (let back = weekdayOf(today) - 1; back > 0; back -= 1)
    if (isWorkingDay(addDays(today, -back), exceptions)) return false;
  return true;
}

type Verdict = "send" | "send-extra" | "wait" | "economise";

function judge(reader: Reader, sayings: readonly Saying[], now: DateTime, exceptions: DayExceptions): Verdict {
  const today = dateOf(now);
  const canAllGoAt = (moment: DateTime): boolean =>
    sayings.every(({ line }) => isOfficeTime(moment, exceptions, line.hours));
  const isPressing = sayings.some((saying) => saying.isPressing);
  // Not before today: a clock that was set back does not begin the day anew.
  if (reader.lastNoticeOn !== null && reader.lastNoticeOn >= today) return isPressing ? "send-extra" : "wait";
  if (isPressing) return "send";
  const economy = bestChat(reader)?.economy ?? "none";
  if (economy === "urgent-only") return "economise";
  if (economy === "digest" && !isDigestDay(today, exceptions)) return "wait";
  // One message a day: with more to come later today, all of it goes out at the later hour.
  const isMoreToCome = reader.lines.some(
    ({ snooze, rungs }) => snooze === null && rungs.some(({ dueAt }) => dueAt > now && canAllGoAt(dueAt)),
  );
  return isMoreToCome ? "wait" : "send";
}

/** Of a reader's chats the first whose messages are not scarce, else the first. */
function bestChat({ chats }: Reader): Reader["chats"][number] | undefined {
  return chats.find(({ economy }) => economy === "none") ?? chats[0];
}

function delayOf(reader: Reader, { line }: Saying, dueAt: DateTime): Delay {
  if (line.snooze) return "snoozed";
  if (line.wasMoved) return "deadline-moved";
  if (reader.lastNoticeOn === dateOf(dueAt)) return "one-a-day";
  return bestChat(reader)?.economy === "digest" ? "digest" : "outage";
}

function settleLine(reader: Reader, saying: Saying, verdict: Verdict, now: DateTime): LineDecision[] {
  const { line, due, snoozeEnds } = saying;
  const { obligationId } = line;
  const last = due.at(-1);
  const overtaken = due.slice(0, -1).map((one): LineDecision => ({
    ...{ obligationId, rung: one.rung, snoozeId: null, recipient: one.recipient, dueAt: one.dueAt },
    ...{ outcome: "overtaken", reason: `by ${last?.rung}` },
  }));
  if (!last && line.snooze && snoozeEnds === "reminded") {
    const { id: snoozeId, until: dueAt, recipient } = line.snooze;
    const outcome = bestChat(reader) ? "sent" : "unreachable";
    return [{ obligationId, rung: null, snoozeId, recipient, dueAt, outcome, reason: null }];
  }
  if (!last) return [];
  const { rung, recipient, dueAt } = last;
  const said = { obligationId, rung, snoozeId: null, recipient, dueAt } as const;
  if (!bestChat(reader)) return [...overtaken, { ...said, outcome: "unreachable", reason: null }];
  if (verdict === "economise") return [...overtaken, { ...said, outcome: "economised", reason: "quota" }];
  const isLate = dateOf(dueAt) < dateOf(now);
  return [
    ...overtaken,
    { ...said, outcome: isLate ? "late" : "sent", reason: isLate ? delayOf(reader, saying, dueAt) : null },
  ];
}

/**
 * Decides what one reader is told now, as a function of now, the ledger and the reader's reports: all that is due in one
 * message, at most one a day.
 *
 * Of one report at most one rung is said; earlier ones that were missed are overtaken by it, with the reason. A second
 * message on a day comes only when something urgent or a snooze demands it, and then carries everything that waits. A
 * reader without a chat is noted as unreachable at once. Nothing is decided outside office hours: the next sweep finds
 * the same.
 */
export function decideNotice(reader: Reader, now: DateTime, exceptions: DayExceptions): NoticeDecision {
  const sayings = reader.lines.flatMap((line) => readLine(line, now, exceptions) ?? []);
  if (sayings.length === 0) return NOTHING;
  const chat = bestChat(reader);
  const verdict = chat ? judge(reader, sayings, now, exceptions) : "send";
  if (verdict === "wait") return NOTHING;
  return {
    lines: sayings.flatMap((saying) => settleLine(reader, saying, verdict, now)),
    snoozes: sayings.flatMap(({ line, snoozeEnds }) =>
      line.snooze && snoozeEnds ? [{ id: line.snooze.id, ending: snoozeEnds }] : [],
    ),
    notice: chat && verdict !== "economise" ? { chatId: chat.id, isExtra: verdict === "send-extra" } : null,
  };
}
