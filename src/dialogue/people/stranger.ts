import type { DateTime } from "luxon";
import { MOST_STRANGER_ANSWERS, parseCode } from "../../domain/access-code.ts";
import type { Content } from "../../domain/incoming.ts";
import { say, type Reply } from "../../render/message.ts";
import type { Account } from "../../store/accounts.ts";
import type { Trx } from "../../store/database.ts";
import type { Chat } from "../../store/inbox.ts";
import { linkPrivateChat, type Person } from "../../store/people.ts";
import { countStranger, lockStrangerCounts } from "../../store/strangers.ts";
import { invitationMessages } from "./invitation-messages.ts";
import { redeemCode, renderRedeemed } from "./invitation.ts";

/** A message from an account in a private chat, whoever it belongs to. */
export interface Arrival {
  readonly trx: Trx;
  readonly now: DateTime<true>;
  readonly chat: Chat;
  readonly account: Account;
  readonly inboxId: string;
  readonly content: Content;
}

/** The code in what was said, if all of it is one. */
export function codeIn(content: Content): string | undefined {
  return content.kind === "text" ? parseCode(content.text) : undefined;
}

/**
 * Uses the code that somebody typed. Silent for an account that has tried too often, so that trying on tells nothing;
 * otherwise every code that does not work gets the same sentence.
 */
export async function answerCode(arrival: Arrival, code: string, person?: Person): Promise<Reply | undefined> {
  const { trx, now, chat, account, inboxId } = arrival;
  const who = { counted: account, accountOf: () => account, inboxId, ...(person ? { person } : {}) };
  const redeemed = await redeemCode(trx, who, code, now);
  if (redeemed.kind === "refused")
    return redeemed.mayAnswer ? say(invitationMessages[person?.language ?? "vi"].refused) : undefined;
  await linkPrivateChat(trx, chat.id, redeemed.person.id);
  return renderRedeemed(redeemed, now);
}

/**
 * What somebody unknown hears: in a group nothing, in private one sentence that tells nothing, a few times an hour.
 * Codes are {@link answerCode}'s.
 */
export async function answerStranger(arrival: Arrival): Promise<Reply | undefined> {
  if (arrival.chat.kind === "group") return undefined;
  const { trx, account, now } = arrival;
  const counts = await lockStrangerCounts(trx, account, now);
  if (counts.answered >= MOST_STRANGER_ANSWERS) return undefined;
  await countStranger(trx, account, "answered");
  return say(invitationMessages.vi.stranger);
}
