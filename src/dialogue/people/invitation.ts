import type { DateTime } from "luxon";
import { mayTryCode } from "../../domain/access-code.ts";
import { grantableRoles, mayEndOn, type Role } from "../../domain/permissions.ts";
import { dateOf, type IsoDate } from "../../domain/time.ts";
import { findUsableCode, markCodeUsed, type UsableCode } from "../../store/access-codes.ts";
import { linkAccount, type Account } from "../../store/accounts.ts";
import { recordAudit, type AuditEntry } from "../../store/audit.ts";
import type { Trx } from "../../store/database.ts";
import { handOverGroups } from "../../store/groups.ts";
import { addToOutbox } from "../../store/outbox.ts";
import { addPerson, findChatOf, findPersonByAccount, getPerson, type Person } from "../../store/people.ts";
import { endRole, findRoleForUpdate, getUnitSpan, grantRole } from "../../store/roles.ts";
import { countStranger, lockStrangerCounts } from "../../store/strangers.ts";
import { listUnitsAbove } from "../../store/unit-tree.ts";
import { say, text, bold, type Language, type Reply } from "../../render/message.ts";
import { invitationMessages } from "./invitation-messages.ts";
import { roleName, spanName } from "./role-words.ts";

/** Who types a code, and where. */
export interface Redeemer {
  /** Under which attempts are counted: the account, or on the sign-in page the address. */
  readonly counted: Account;
  /** Many people may stand behind what is counted: an office's address. */
  readonly isShared?: true;
  /** The account that is tied to the person; for the web it follows from the person's code. */
  readonly accountOf: (personCode: string) => Account;
  /** The person of the account, when it already has one. */
  readonly person?: Person;
  readonly inboxId?: string;
}

/** What a code led to. `refused` covers wrong, used, revoked, expired, tried too often, and not for this account. */
export type Redeemed =
  | { readonly kind: "refused"; readonly mayAnswer: boolean }
  | { readonly kind: "entered"; readonly person: Person; readonly role: GivenRole }
  | { readonly kind: "linked"; readonly person: Person };

interface GivenRole {
  readonly role: Role;
  readonly unitId: number;
  readonly unitName: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

/** Whether the one who made a code may still do so: an invitation ends with its maker's right. */
async function isStillGranted(trx: Trx, code: UsableCode & { kind: "invitation" }, today: IsoDate): Promise<boolean> {
  if (code.createdBy === null) return true;
  const maker = await getPerson(trx, code.createdBy, today);
  const above = await listUnitsAbove(trx, code.unitId);
  const grant = grantableRoles(maker.assignments, { id: code.unitId, above }).find(({ role }) => role === code.role);
  return grant !== undefined && mayEndOn(grant, code.until);
}

interface Redeeming {
  readonly trx: Trx;
  readonly who: Redeemer;
  readonly now: DateTime<true>;
}

async function enter(
  { trx, who, now }: Redeeming,
  code: UsableCode & { kind: "invitation" },
): Promise<Redeemed | undefined> {
  const today = dateOf(now);
  if (!(await isStillGranted(trx, code, today)) || (code.until !== null && code.until <= today)) return undefined;
  const { id, code: personCode } = who.person ?? (await addPerson(trx, code.name));
  if (!who.person && !(await linkAccount(trx, who.accountOf(personCode), id)))
    throw new Error("the account of a stranger was taken meanwhile");
  const from = code.from > today ? code.from : today;
  const unit = await getUnitSpan(trx, code.unitId);
  const until = code.until ?? unit.until;
  const roleId = await grantRole(trx, { personId: id, role: code.role, unitId: code.unitId, from, until });
  const audit: AuditEntry[] = [
    {
      ...{ at: now, actorId: id, action: "role.grant", subject: `assignment/${roleId}`, inboxId: who.inboxId },
      new: { person: id, role: code.role, unit: code.unitId, from, until, invitation: code.id },
    },
  ];
  const replaced = code.replacesId === undefined ? undefined : await findRoleForUpdate(trx, code.replacesId, today);
  if (replaced && replaced.personId !== id) {
    await endRole(trx, replaced.id, from);
    await handOverGroups(trx, { from: replaced.personId, to: id, unitId: code.unitId });
    audit.push({
      ...{ at: now, actorId: id, action: "role.end", subject: `assignment/${replaced.id}`, inboxId: who.inboxId },
      ...{ old: { until: replaced.until }, new: { until: from, handedTo: id } },
    });
  }
  await markCodeUsed(trx, code.id, id, now);
  const role = { role: code.role, unitId: code.unitId, unitName: unit.name, from, until: code.until };
  await tellMaker(trx, code, { name: code.name, role, isKnown: who.person?.name }, now);
  await recordAudit(trx, audit);
  return { kind: "entered", person: await getPerson(trx, id, today), role };
}

/** Whoever made an invitation hears that it was used, and by whom, so that a code in wrong hands shows. */
async function tellMaker(
  trx: Trx,
  code: UsableCode,
  used: { readonly name: string; readonly role: GivenRole; readonly isKnown: string | undefined },
  now: DateTime<true>,
): Promise<void> {
  const chatId = code.createdBy === null ? null : await findChatOf(trx, code.createdBy);
  if (code.createdBy === null || chatId === null) return;
  const { language } = await getPerson(trx, code.createdBy, dateOf(now));
  const words = invitationMessages[language];
  const role = roleName(used.role.role, language);
  const line = words.used(used.name, role, used.role.unitName);
  const reply = say(
    used.isKnown === undefined || used.isKnown === used.name ? line : `${line} ${words.usedBy(used.isKnown)}`,
  );
  await addToOutbox(trx, [{ key: `invitation-used~${code.id}`, chatId, reply, priority: "reply" }], now);
}

async function link({ trx, who, now }: Redeeming, code: UsableCode & { kind: "link" }): Promise<Redeemed | undefined> {
  const person = await getPerson(trx, code.personId, dateOf(now));
  if (who.person && who.person.id !== person.id) return undefined;
  const account = who.accountOf(person.code);
  // Another of the person's chats is told, so that an account tied by somebody else is noticed.
  const chatId = await findChatOf(trx, person.id);
  const isNew = await linkAccount(trx, account, person.id);
  const owner = isNew ? person : await findPersonByAccount(trx, account, dateOf(now));
  if (owner?.id !== person.id) return undefined;
  await markCodeUsed(trx, code.id, person.id, now);
  if (isNew && chatId !== null) {
    const words = invitationMessages[person.language];
    const reply = say(words.linkedElsewhere(words.platforms[account.platform] ?? account.platform));
    await addToOutbox(trx, [{ key: `linked~${code.id}`, chatId, reply, priority: "reply" }], now);
  }
  const subject = `person/${person.id}`;
  const entry = { at: now, actorId: person.id, action: "account.link", subject, inboxId: who.inboxId };
  if (isNew) await recordAudit(trx, [{ ...entry, new: { platform: account.platform, bot: account.bot } }]);
  return { kind: "linked", person };
}

/**
 * Uses a code up for whoever typed it: an invitation makes a person with a role, or gives one who is known a further
 * role; a linking code ties the account to its person. All of it in the caller's transaction.
 */
export async function redeemCode(trx: Trx, who: Redeemer, code: string, now: DateTime<true>): Promise<Redeemed> {
  const counts = await lockStrangerCounts(trx, who.counted, now);
  const found = await findUsableCode(trx, code, now);
  const redeeming = { trx, who, now };
  const redeemed =
    found && mayTryCode(counts, who.isShared)
      ? await (found.kind === "link" ? link(redeeming, found) : enter(redeeming, found))
      : undefined;
  if (redeemed) return redeemed;
  await countStranger(trx, who.counted, "failed");
  return { kind: "refused", mayAnswer: mayTryCode({ ...counts, failedInAll: 0 }, who.isShared) };
}

/** What a role is for, as the first three things that can be tapped. */
const FIRST_STEPS: Readonly<Record<Role, readonly (keyof typeof invitationMessages.vi.firstSteps)[]>> = {
  officer: ["baocao", "handop", "trogiup"],
  head: ["duyet", "nhansu", "trogiup"],
  leader: ["trogiup", "toi", "kenh"],
  secretary: ["duyet", "moi", "trogiup"],
  admin: ["moi", "nhansu", "trogiup"],
};

function firstSteps(role: Role, language: Language): NonNullable<Reply["choices"]> {
  const words = invitationMessages[language].firstSteps;
  return FIRST_STEPS[role].map((name) => ({ label: words[name], action: { name, args: {} } }));
}

/** What somebody hears whose code worked. */
export function renderRedeemed(redeemed: Exclude<Redeemed, { kind: "refused" }>, now: DateTime): Reply {
  const { person } = redeemed;
  const { language } = person;
  const words = invitationMessages[language];
  if (redeemed.kind === "linked") {
    const [first] = person.assignments;
    return {
      ...say(text(bold(words.linkedTitle(person.name))), words.linked),
      ...(first ? { choices: firstSteps(first.role, language) } : {}),
    };
  }
  const { role } = redeemed;
  const span = spanName(role, dateOf(now), language);
  const isComing = role.from > dateOf(now);
  return {
    ...say(
      text(bold(words.welcome(person.name))),
      words.welcomeRole(roleName(role.role, language), role.unitName, span),
      isComing ? words.welcomeComing : words.welcomeNext,
    ),
    ...(isComing ? {} : { choices: firstSteps(role.role, language) }),
  };
}
