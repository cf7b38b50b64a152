import { formatCode } from "../src/domain/access-code.ts";
import { mayGrantAnywhere } from "../src/domain/permissions.ts";
import { addDays, dateOf, type IsoDate } from "../src/domain/time.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { hearWho } from "../src/dialogue/heard.ts";
import { grantableOn, listGrantableUnits } from "../src/dialogue/people/granting.ts";
import { INVITE_ACTION } from "../src/dialogue/people/invite-list.ts";
import { invitationMessages } from "../src/dialogue/people/invitation-messages.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { roleName, spanName, untilName } from "../src/dialogue/people/role-words.ts";
import { dayIn, numberIn } from "../src/dialogue/press-args.ts";
import { parseDay } from "../src/dialogue/time-text.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { formatDate, formatInstant } from "../src/render/dates.ts";
import { bold, say, text, type Block, type Choice } from "../src/render/message.ts";
import { issueLinkCode, listOpenInvitations, revokeInvitation } from "../src/store/access-codes.ts";
import { listAccounts } from "../src/store/accounts.ts";
import { recordAudit } from "../src/store/audit.ts";
import { addToOutbox } from "../src/store/outbox.ts";
import { findChatOf, getPerson } from "../src/store/people.ts";
import { endRole, findRoleForUpdate, listRolesOf, listRolesOfUnits, type HeldRole } from "../src/store/roles.ts";
import { endSessionsOf } from "../src/store/sign-in.ts";
import { peopleMessages } from "./people-messages.ts";

const PEOPLE_ACTION = "nhansu";
const MOST_LISTED = 8;
const MOST_CHOICES = 6;
/** Last days that are offered, in days from today. */
const OFFERED_DAYS = [7, 30, 90];

interface PeopleState extends FormState {
  readonly roleId: number;
}

const action = (args: Readonly<Record<string, string>>) => ({ name: PEOPLE_ACTION, args });

/** The roles that this person manages, on every unit within reach. */
async function listManaged(turn: Turn): Promise<HeldRole[]> {
  const units = new Map((await listGrantableUnits(turn)).map((unit) => [unit.id, unit.roles]));
  const held = await listRolesOfUnits(turn.trx, [...units.keys()], dateOf(turn.now));
  return held.filter((one) => units.get(one.unitId)?.some(({ role, mustEnd }) => role === one.role && !mustEnd));
}

/**
 * Whether this person manages one role, as of this message: who may give it without an end may end it. So no acting head
 * ever ends the head whom they stand in for.
 */
async function manages(turn: Turn, held: HeldRole): Promise<boolean> {
  const grantable = await grantableOn(turn, held.unitId);
  return grantable.some(({ role, mustEnd }) => role === held.role && !mustEnd);
}

function describe(turn: Turn, held: HeldRole): Block {
  const words = peopleMessages[turn.language];
  const span = spanName(held, dateOf(turn.now), turn.language);
  const line = words.line(roleName(held.role, turn.language), held.unitName, span);
  return text(bold(held.name), line, held.hasAccount ? "" : words.noAccount);
}

async function list(turn: Turn, typed: string): Promise<Outcome> {
  const words = peopleMessages[turn.language];
  const all = await listManaged(turn);
  const key = commandKey(typed);
  const found = all.filter((one) => commandKey(`${one.name} ${one.unitName}`).includes(key));
  const units = (await listGrantableUnits(turn)).map(({ id }) => id);
  const pending = await listOpenInvitations(turn.trx, units, turn.now);
  const more: Choice[] = [
    ...(pending.length > 0 ? [{ label: words.pending(pending.length), action: action({ do: "pending" }) }] : []),
    { label: words.invite, action: { name: INVITE_ACTION, args: {} } },
  ];
  if (found.length === 0)
    return { replies: [{ ...say(key === "" ? words.none : words.noneOf(typed)), choices: more }] };
  const rest = found.length - MOST_LISTED;
  const blocks = [
    text(key === "" ? words.title(found.length) : words.titleOf(typed, found.length)),
    ...found.slice(0, MOST_LISTED).map((held) => describe(turn, held)),
    ...(rest > 0 ? [text(words.more(rest))] : []),
  ];
  const choices = found.slice(0, MOST_CHOICES).map((held): Choice => ({
    label: `${held.name} (${roleName(held.role, turn.language)})`,
    action: action({ role: String(held.id) }),
  }));
  return { replies: [{ blocks, choices: [...choices, ...more] }] };
}

async function listPending(turn: Turn): Promise<Outcome> {
  const words = peopleMessages[turn.language];
  const units = (await listGrantableUnits(turn)).map(({ id }) => id);
  const pending = await listOpenInvitations(turn.trx, units, turn.now);
  if (pending.length === 0) return { replies: [say(words.pendingNone)] };
  const lines = pending
    .slice(0, MOST_LISTED)
    .map((one) =>
      text(
        bold(one.name),
        words.pendingLine(roleName(one.role, turn.language), one.unitName, formatInstant(one.expiresAt, turn.language)),
      ),
    );
  const choices = pending.slice(0, MOST_LISTED).map((one): Choice => ({
    label: words.takeBack(one.name),
    action: action({ revoke: String(one.id) }),
  }));
  return { replies: [{ blocks: [text(words.pendingTitle), ...lines], choices }] };
}

async function takeBack(turn: Turn, id: number): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = peopleMessages[turn.language];
  const units = await listGrantableUnits(turn);
  const pending = await listOpenInvitations(
    trx,
    units.map((unit) => unit.id),
    now,
  );
  const found = pending.find((one) => one.id === id);
  if (!found || !(await revokeInvitation(trx, id, now))) return { replies: [say(words.codeGone)] };
  const subject = `access_code/${id}`;
  await recordAudit(trx, [{ at: now, actorId: person.id, action: "invitation.revoke", subject, inboxId }]);
  return { replies: [say(words.takenBack(found.name))] };
}

async function showCard(turn: Turn, held: HeldRole): Promise<Outcome> {
  const words = peopleMessages[turn.language];
  const names = invitationMessages[turn.language].platforms;
  const accounts = await listAccounts(turn.trx, held.personId);
  const platforms = [...new Set(accounts.map(({ platform }) => names[platform] ?? platform))].join(", ");
  const of = (what: string) => action({ role: String(held.id), do: what });
  const handOver = { unit: String(held.unitId), role: held.role, replaces: String(held.id) };
  const choices: Choice[] = [
    { label: words.end, action: of("end") },
    { label: words.until, action: of("until") },
    { label: words.handOver, action: { name: INVITE_ACTION, args: handOver } },
    { label: words.code, action: of("code") },
  ];
  const known = accounts.length > 0 ? words.accounts(platforms) : words.accountsNone;
  return { replies: [{ blocks: [describe(turn, held), text(known)], choices }] };
}

/** Ends a role now: the person's next message finds it gone, and without any role left their sessions end too. */
async function end(turn: Turn, held: HeldRole): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const today = dateOf(now);
  await endRole(trx, held.id, today);
  const holder = await getPerson(trx, held.personId, today);
  if (holder.assignments.length === 0) await endSessionsOf(trx, held.personId, now);
  const chatId = await findChatOf(trx, held.personId);
  if (chatId !== null && held.personId !== person.id) {
    const told = peopleMessages[holder.language].endedTold(roleName(held.role, holder.language), held.unitName);
    await addToOutbox(trx, [{ key: `role-ended~${inboxId}`, chatId, reply: say(told), priority: "reply" }], now);
  }
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: "role.end", subject: `assignment/${held.id}`, inboxId },
      ...{ old: { until: held.until }, new: { until: today } },
    },
  ]);
  const words = peopleMessages[turn.language];
  return { replies: [say(words.ended(held.name, roleName(held.role, turn.language), held.unitName))] };
}

function askEnd(turn: Turn, held: HeldRole): Outcome {
  const words = peopleMessages[turn.language];
  const question = words.confirmEnd(held.name, roleName(held.role, turn.language), held.unitName);
  const choices = [{ label: words.yesEnd, action: action({ role: String(held.id), do: "end", sure: "yes" }) }];
  return { replies: [{ ...say(question), choices }] };
}

function askUntil(turn: Turn, held: HeldRole, lead?: string): Outcome {
  const words = peopleMessages[turn.language];
  const today = dateOf(turn.now);
  const choices = OFFERED_DAYS.map((days): Choice => {
    const day = addDays(today, days);
    return { label: words.day(formatDate(day)), action: action({ role: String(held.id), do: "until", day }) };
  });
  const state: PeopleState = { command: PEOPLE_ACTION, roleId: held.id };
  const question = lead ?? words.askUntil(held.name, roleName(held.role, turn.language));
  return { replies: [{ ...say(question), choices }], conversation: { form: state } };
}

async function setUntil(turn: Turn, held: HeldRole, day: IsoDate): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = peopleMessages[turn.language];
  if (day < dateOf(now)) return askUntil(turn, held, words.badDay);
  const until = addDays(day, 1);
  await endRole(trx, held.id, until);
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: "role.change", subject: `assignment/${held.id}`, inboxId },
      ...{ old: { until: held.until }, new: { until } },
    },
  ]);
  const sentence = words.untilSet(held.name, roleName(held.role, turn.language), untilName(until, turn.language));
  return { replies: [say(sentence)], conversation: { form: null } };
}

/** A code with which somebody who is registered comes in with a new account: only for who manages all their roles. */
async function makeCode(turn: Turn, held: HeldRole): Promise<Outcome> {
  const { trx, now, person, inboxId } = turn;
  const words = peopleMessages[turn.language];
  for (const role of await listRolesOf(trx, held.personId, dateOf(now)))
    if (!(await manages(turn, role))) return { replies: [say(words.notAllowed)] };
  const { id, code, expiresAt } = await issueLinkCode(trx, held.personId, person.id, now);
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: "invitation.issue", subject: `access_code/${id}`, inboxId },
      new: { person: held.personId },
    },
  ]);
  const once = words.codeOnce(formatInstant(expiresAt, turn.language));
  return { replies: [say(words.codeReady(held.name), text(bold(formatCode(code))), once)] };
}

async function pressRole(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const words = peopleMessages[turn.language];
  const held = await findRoleForUpdate(turn.trx, numberIn(args, "role"), dateOf(turn.now));
  if (!held) return { replies: [say(words.gone)] };
  if (!(await manages(turn, held))) return { replies: [say(words.notAllowed)] };
  const day = dayIn(args, "day");
  switch (args["do"]) {
    case "end":
      return args["sure"] === "yes" ? end(turn, held) : askEnd(turn, held);
    case "until":
      return day === undefined ? askUntil(turn, held) : setUntil(turn, held, day);
    case "code":
      return makeCode(turn, held);
    case undefined:
    default:
      return showCard(turn, held);
  }
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const words = peopleMessages[turn.language];
  const { roleId } = turn.conversation.form as PeopleState;
  if (isLeaving(input)) return { replies: [say(words.left)], conversation: { form: null } };
  const day = parseDay(input, dateOf(turn.now), "coming");
  const isDayLike = /^\D{0,12}\d{1,2}\s*[/.-]\s*\d{1,2}/.test(input);
  if (day === undefined && !isDayLike) return undefined;
  const held = await findRoleForUpdate(turn.trx, roleId, dateOf(turn.now));
  if (!held || !(await manages(turn, held)))
    return { replies: [say(held ? words.notAllowed : words.gone)], conversation: { form: null } };
  return day === undefined ? askUntil(turn, held, words.badDay) : setUntil(turn, held, day);
}

/** Who holds which role, its last day, handing it over, and the invitations that wait. */
export const peopleCommand: Command = {
  name: PEOPLE_ACTION,
  words: ["nhân sự", "nhân sự và quyền", "phân quyền", "/people", "people"],
  summary: { vi: "Nhân sự, quyền, mã mời", en: "People, roles, invitations" },
  where: "private",
  mayUse: mayGrantAnywhere,
  hears: hearWho,
  run: list,
  async press(turn, args) {
    if (args["do"] === "pending") return listPending(turn);
    if (args["revoke"] !== undefined) return takeBack(turn, numberIn(args, "revoke"));
    return args["role"] === undefined ? list(turn, "") : pressRole(turn, args);
  },
  form: {
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const { roleId } = turn.conversation.form as PeopleState;
      const held = await findRoleForUpdate(turn.trx, roleId, dateOf(turn.now));
      return (held && askUntil(turn, held).replies[0]) ?? say(peopleMessages[turn.language].gone);
    },
    explain: async (turn) => ({ replies: [say(peopleMessages[turn.language].explain)] }),
  },
};
