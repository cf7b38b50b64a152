import type { DateTime } from "luxon";
import { formatCode } from "../../domain/access-code.ts";
import { dateOf } from "../../domain/time.ts";
import { renderCodeSheet, type CodeSlip } from "../../render/code-sheet.ts";
import { formatInstant } from "../../render/dates.ts";
import type { Language } from "../../render/message.ts";
import { issueInvitation, issueLinkCode, type Invitation, type IssuedCode } from "../../store/access-codes.ts";
import { recordAudit } from "../../store/audit.ts";
import type { Trx } from "../../store/database.ts";
import { findWaitingPerson } from "../../store/people.ts";
import { inviteMessages } from "./invite-messages.ts";
import type { ListedPerson } from "./invitation-list.ts";
import { roleName } from "./role-words.ts";

/** Who makes codes, and the message in which it was asked for. */
export interface Inviter {
  /** Undefined: the server's console. */
  readonly personId?: number;
  readonly inboxId?: string;
}

/**
 * Makes the code of an invitation. Somebody who is registered with that very role but has no account yet gets a code that
 * ties one to them, so that nobody is registered twice.
 */
export async function invite(trx: Trx, inviter: Inviter, invitation: Invitation, now: DateTime): Promise<IssuedCode> {
  const waiting = await findWaitingPerson(trx, invitation, dateOf(now));
  const { personId, inboxId } = inviter;
  const issued =
    waiting === undefined
      ? await issueInvitation(trx, invitation, personId, now)
      : await issueLinkCode(trx, waiting, personId, now);
  const { unitId: unit, role, from, until, replacesId: replaces } = invitation;
  const what = waiting === undefined ? { unit, role, from, until, replaces } : { person: waiting };
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: personId, action: "invitation.issue", subject: `access_code/${issued.id}`, inboxId },
      new: { ...what, expiresAt: issued.expiresAt.toISO() },
    },
  ]);
  return issued;
}

/** Makes a code for everybody of a list, and the sheet to print them on. */
export async function inviteAll(
  trx: Trx,
  inviter: Inviter & { readonly language: Language; readonly publicUrl?: string },
  people: readonly ListedPerson[],
  now: DateTime,
): Promise<Buffer> {
  const slips: CodeSlip[] = [];
  for (const { name, unit, role, until } of people) {
    const invitation = { name, unitId: unit.id, role, from: dateOf(now), until };
    const { code, expiresAt } = await invite(trx, inviter, invitation, now);
    slips.push({
      ...{ name, unit: unit.name, role: roleName(role, inviter.language) },
      ...{ code: formatCode(code), until: formatInstant(expiresAt, inviter.language) },
    });
  }
  const words = inviteMessages[inviter.language];
  return renderCodeSheet(slips, words.sheetHowTo(inviter.publicUrl ?? ""), inviter.language);
}
