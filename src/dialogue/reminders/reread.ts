import type { DateTime } from "luxon";
import { dateOf } from "../../domain/time.ts";
import { getDayExceptions } from "../../store/calendar.ts";
import type { Db } from "../../store/database.ts";
import { findNoticeOf, listNoticeLines, markUnneeded, replaceOutgoing } from "../../store/notices.ts";
import { getPlansOf } from "../../store/plans.ts";
import { renderNotice } from "./reminder.ts";
import { createNoticeContext } from "./words.ts";
import type { Outgoing, Reread } from "../reread.ts";

/**
 * A notice just before it is sent: reports that came in meanwhile drop out, noted in the ledger, and the text is made
 * anew from what is left. With nothing left it is not sent.
 */
export async function rereadNotice(db: Db, message: Outgoing, now: DateTime): Promise<Reread | undefined> {
  const noticeId = await findNoticeOf(db, message.id);
  if (noticeId === undefined) return undefined;
  const lines = await listNoticeLines(db, [noticeId], { now, today: dateOf(now) });
  const gone = lines.filter(({ isNeeded }) => !isNeeded).map(({ reminderId }) => reminderId);
  if (gone.length > 0) await markUnneeded(db, gone, "report sent");
  const left = lines.filter(({ isNeeded }) => isNeeded);
  if (left.length === 0) return { kind: "drop", reason: "report sent" };
  if (message.isRepeat || message.partsSent > 0) return { kind: "send", reply: message.reply };
  const plans = await getPlansOf(db, [...new Set(left.map(({ planId }) => planId))]);
  const reply = renderNotice(left, createNoticeContext(now, { plans, exceptions: await getDayExceptions(db) }));
  await replaceOutgoing(db, message.id, reply);
  return { kind: "send", reply };
}
