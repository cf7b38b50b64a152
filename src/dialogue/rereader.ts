import type { DateTime } from "luxon";
import type { Reply } from "../render/message.ts";
import type { Db } from "../store/database.ts";

/** A broadcast whose turn to be sent has come. */
export interface Outgoing {
  readonly id: string;
  readonly reply: Reply;
  /** It may have arrived already: what it says, and its choices, stay as they were. */
  readonly isRepeat: boolean;
  /** How many of its parts have gone out before. */
  readonly partsSent: number;
}

/** What becomes of it: it goes out, perhaps with another text, or it is no longer needed. */
export type Reread =
  | { readonly kind: "send"; readonly reply: Reply }
  | { readonly kind: "drop"; readonly reason: string };

/** Somebody's broadcasts, looked at again; undefined when the message is not of that kind. */
export type Rereader = (db: Db, message: Outgoing, now: DateTime) => Promise<Reread | undefined>;
