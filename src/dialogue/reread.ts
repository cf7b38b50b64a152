import type { DateTime } from "luxon";
import type { Db } from "../store/database.ts";
import { rereadNudge } from "./nudges/send.ts";
import { rereadNotice } from "./reminders/reread.ts";
import type { Outgoing, Reread, Rereader } from "./rereader.ts";

/** Asked in turn. */
const rereaders: readonly Rereader[] = [rereadNotice, rereadNudge];

/** Looks at a broadcast again just before it is sent, so that nobody is told what no longer holds. */
export async function rereadBroadcast(db: Db, message: Outgoing, now: DateTime): Promise<Reread> {
  for (const reread of rereaders) {
    const read = await reread(db, message, now);
    if (read) return read;
  }
  return { kind: "send", reply: message.reply };
}
