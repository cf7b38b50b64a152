import { getDayExceptions } from "../../store/calendar.ts";
import type { Db, Trx } from "../../store/database.ts";
import { claimDueNudges, findNudgeOf, markNudgesUnneeded, settleNudges, type DueNudge } from "../../store/nudges.ts";
import { replaceOutgoing } from "../../store/notices.ts";
import { getPlansOf } from "../../store/plans.ts";
import { renderNudge } from "./render.ts";
import type { Rereader } from "../rereader.ts";
import type { Turn } from "../turn.ts";

/** People told in one go. */
const BATCH = 500;

async function loadRules(db: Db, nudges: readonly DueNudge[]) {
  const plans = new Set(nudges.flatMap(({ reports }) => reports.map(({ planId }) => planId)));
  return { plans: await getPlansOf(db, [...plans]), exceptions: await getDayExceptions(db) };
}

/** Tells the next people who are to be asked for reports by now, and settles the ledger; how many people that were. */
export async function sendDueNudges(trx: Trx, now: Turn["now"]): Promise<number> {
  const claimed = await claimDueNudges(trx, now, BATCH);
  if (claimed.length === 0) return 0;
  const rules = await loadRules(trx, claimed);
  const settled = claimed.map((due) => ({ due, reply: renderNudge(due, now, rules) }));
  await settleNudges(trx, settled, now);
  return claimed.length;
}

/** Looks at a message that asks for reports again: what has been sent meanwhile drops out, and with the last of it all. */
export const rereadNudge: Rereader = async (db, message, now) => {
  const nudge = await findNudgeOf(db, message.id);
  if (!nudge) return undefined;
  const gone = nudge.reports.filter(({ isOwed }) => !isOwed).map(({ obligationId }) => obligationId);
  if (gone.length === 0) return { kind: "send", reply: message.reply };
  await markNudgesUnneeded(db, message.id, gone);
  const reply = renderNudge(nudge, now as Turn["now"], await loadRules(db, [nudge]));
  if (!reply) return { kind: "drop", reason: "report sent" };
  if (message.isRepeat || message.partsSent > 0) return { kind: "send", reply: message.reply };
  await replaceOutgoing(db, message.id, reply);
  return { kind: "send", reply };
};
