import { isDeepStrictEqual } from "node:util";
import type { DateTime } from "luxon";
import type { Plan } from "../../domain/plan.ts";
import { dateOf } from "../../domain/time.ts";
import type { Reply } from "../../render/message.ts";
import { getDayExceptions } from "../../store/calendar.ts";
import type { Db } from "../../store/database.ts";
import { listLinesOfMessage, markUnneeded, replaceOutgoing, type NoticeLine } from "../../store/notices.ts";
import { getPlanTexts } from "../../store/plans.ts";
import { renderNotice } from "./reminder.ts";
import { createNoticeContext } from "./words.ts";
import type { Outgoing, Reread } from "../rereader.ts";

/** A report that was put off meanwhile waits for its hour, unless what is said of it is urgent. */
function isHeldBack(line: NoticeLine, plans: ReadonlyMap<number, Plan>): boolean {
  const rung = plans.get(line.planId)?.ladder.find(({ workingDays }) => workingDays === line.rung);
  return line.isPutOff && rung?.priority !== "urgent";
}

const isSame = (one: Reply, other: Reply): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(one)), other);

/**
 * A notice just before it is sent: reports that came in meanwhile or were put off drop out, noted in the ledger, and the
 * text is made anew from what is left. With nothing left it is not sent. It costs two queries when nothing has changed:
 * whole waves are read again.
 */
export async function rereadNotice(db: Db, message: Outgoing, now: DateTime): Promise<Reread | undefined> {
  const lines = await listLinesOfMessage(db, message.id, { now, today: dateOf(now) });
  if (lines.length === 0) return undefined;
  const plans = await getPlanTexts(
    db,
    lines.map(({ planId, planVersion }) => ({ id: planId, version: planVersion })),
  );
  const gone = lines.filter(({ isNeeded }) => !isNeeded);
  const held = lines.filter((line) => line.isNeeded && isHeldBack(line, plans));
  await drop(db, gone, "report sent");
  await drop(db, held, "snoozed");
  const left = lines.filter((line) => !gone.includes(line) && !held.includes(line));
  if (left.length === 0) return { kind: "drop", reason: held.length > 0 ? "snoozed" : "report sent" };
  if (message.isRepeat || message.partsSent > 0) return { kind: "send", reply: message.reply };
  const reply = renderNotice(left, createNoticeContext(now, { plans, exceptions: await getDayExceptions(db) }));
  if (isSame(reply, message.reply)) return { kind: "send", reply: message.reply };
  await replaceOutgoing(db, message.id, reply);
  return { kind: "send", reply };
}

async function drop(db: Db, lines: readonly NoticeLine[], reason: string): Promise<void> {
  const ids = lines.map(({ reminderId }) => reminderId);
  if (ids.length > 0) await markUnneeded(db, ids, reason);
}
