import { formatCode } from "../src/domain/access-code.ts";
import { mayEndOn, mayGrantAnywhere, type Grantable, type Role } from "../src/domain/permissions.ts";
import { addDays, dateOf, type IsoDate } from "../src/domain/time.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { readCells } from "../src/dialogue/files/sheet.ts";
import type { ReceivedFile } from "../src/dialogue/files/kinds.ts";
import { grantableOn, listGrantableUnits } from "../src/dialogue/people/granting.ts";
import { parseName } from "../src/dialogue/people/invitation-list.ts";
import { invite } from "../src/dialogue/people/invite.ts";
import { INVITE_ACTION, issueList, offerList } from "../src/dialogue/people/invite-list.ts";
import { inviteMessages } from "../src/dialogue/people/invite-messages.ts";
import { parseRole, roleName, spanName, untilName } from "../src/dialogue/people/role-words.ts";
import { dayIn, numberIn } from "../src/dialogue/press-args.ts";
import { parseDay } from "../src/dialogue/time-text.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { findUnitsNamed, labelAmong } from "../src/dialogue/unit-names.ts";
import { formatDate, formatInstant } from "../src/render/dates.ts";
import { bold, say, text, type Choice, type Reply } from "../src/render/message.ts";
import { renderQr } from "../src/render/qr.ts";
import { saveAttachment } from "../src/store/attachments.ts";
import { findRoleForUpdate, type UnitChoice } from "../src/store/roles.ts";
import { getUnitName } from "../src/store/unit-tree.ts";
import { findBotWithRoom } from "../src/store/bots.ts";

const MOST_UNITS = 6;
/** Last days that are offered for an acting head, in days from today. */
const OFFERED_DAYS = [30, 90];

/** What is known of an invitation so far; the first part that is missing is asked for. */
interface InviteState extends FormState {
  readonly name?: string;
  readonly unitId?: number;
  readonly role?: Role;
  /** First day on which the role no longer holds. */
  readonly until?: IsoDate;
  /** A last day was asked for and is awaited. */
  readonly wantsUntil?: true;
  readonly replacesId?: number;
}

const EMPTY: InviteState = { command: INVITE_ACTION };

/** The state as the arguments of a choice, so that a press means the same whatever has been said since. */
function toArgs(state: InviteState): Record<string, string> {
  const { name, unitId, role, until, replacesId } = state;
  return Object.fromEntries(
    Object.entries({ name, unit: unitId, role, until, replaces: replacesId })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  );
}

function fromArgs(args: Readonly<Record<string, string>>): InviteState {
  const role = parseRole(args["role"] ?? "");
  const { name, unit, replaces } = args;
  const until = dayIn(args, "until");
  return {
    ...EMPTY,
    ...(name === undefined ? {} : { name }),
    ...(unit === undefined ? {} : { unitId: numberIn(args, "unit") }),
    ...(role === undefined ? {} : { role }),
    ...(until === undefined ? {} : { until }),
    ...(replaces === undefined ? {} : { replacesId: numberIn(args, "replaces") }),
  };
}

const choice = (label: string, state: InviteState, more: Record<string, string> = {}): Choice => ({
  label,
  action: { name: INVITE_ACTION, args: { ...toArgs(state), ...more } },
});

const unitChoices = (units: readonly UnitChoice[], state: InviteState): Choice[] =>
  units
    .slice(0, MOST_UNITS)
    .map((unit, _, offered) => choice(labelAmong(unit, offered), { ...state, unitId: unit.id }));

const ask = (state: InviteState, reply: Reply): Outcome => ({ replies: [reply], conversation: { form: state } });

/** Asks for the first part that is missing; with all of them reads the invitation back. */
async function goOn(turn: Turn, state: InviteState, lead?: string): Promise<Outcome> {
  const words = inviteMessages[turn.language];
  const { name, unitId } = state;
  if (name === undefined) return ask(state, say(lead ?? words.askName, ...(lead ? [] : [words.many])));
  if (unitId === undefined) return askUnit(turn, state, name, lead);
  const grantable = await grantableOn(turn, unitId);
  const unitName = await getUnitName(turn.trx, unitId);
  const only = grantable.length === 1 ? grantable[0] : undefined;
  const given = grantable.find(({ role }) => role === state.role) ?? (state.role ? undefined : only);
  if (!given && state.role) return { replies: [say(words.notAllowed)], conversation: { form: null } };
  if (!given) {
    const choices = grantable.map(({ role }) => choice(roleName(role, turn.language), { ...state, role }));
    return ask(state, { ...say(lead ?? words.askRole(name, unitName)), choices });
  }
  const known = { ...state, name, unitId, role: given.role };
  const { until, ...open } = known;
  if (until !== undefined && given.latestUntil !== undefined && !mayEndOn(given, until))
    return askLastDay(turn, open, given, words.tooLate(formatDate(addDays(given.latestUntil, -1))));
  if (until === undefined && (given.mustEnd || state.wantsUntil)) return askLastDay(turn, open, given, lead);
  return readBack(turn, known, unitName);
}

/** Asks for the last day of a role; none is offered beyond the giver's own. */
function askLastDay(turn: Turn, state: Complete, given: Grantable, lead: string | undefined): Outcome {
  const words = inviteMessages[turn.language];
  const { wantsUntil: _, ...settled } = state;
  const own = given.latestUntil === undefined ? undefined : addDays(given.latestUntil, -1);
  const offered = OFFERED_DAYS.map((days) => addDays(dateOf(turn.now), days));
  const days = own === undefined ? offered : [...offered.filter((day) => day < own), own];
  const choices = days.map((day) => choice(words.day(formatDate(day)), { ...settled, until: addDays(day, 1) }));
  const question = given.mustEnd
    ? words.askUntil(state.name, roleName(given.role, turn.language))
    : words.askOptionalUntil;
  return ask({ ...state, wantsUntil: true }, { ...say(lead ?? question), choices });
}

type Complete = InviteState & Required<Pick<InviteState, "name" | "unitId" | "role">>;

async function readBack(turn: Turn, state: Complete, unitName: string): Promise<Outcome> {
  const words = inviteMessages[turn.language];
  const role = roleName(state.role, turn.language);
  const replaced =
    state.replacesId === undefined ? undefined : await findRoleForUpdate(turn.trx, state.replacesId, dateOf(turn.now));
  const question = replaced
    ? words.confirmHandover(replaced.name, state.name, role, unitName)
    : words.confirm(state.name, role, unitName);
  const { until } = state;
  const choices = [
    choice(words.issue, state, { do: "issue" }),
    ...(until === undefined ? [choice(words.setUntil, state, { do: "until" })] : []),
    { label: words.leave, action: { name: INVITE_ACTION, args: { do: "leave" } } },
  ];
  const span = until === undefined ? [] : [words.span(untilName(until, turn.language))];
  return ask(state, { ...say(question, ...span), choices });
}

async function askUnit(turn: Turn, state: InviteState, name: string, lead?: string): Promise<Outcome> {
  const words = inviteMessages[turn.language];
  const units = await listGrantableUnits(turn);
  const [first] = units;
  if (units.length === 1 && first) return goOn(turn, { ...state, unitId: first.id });
  const choices = unitChoices(units, state);
  return ask(state, { ...say(lead ?? words.askUnit(name)), choices });
}

async function takeUnit(turn: Turn, state: InviteState, typed: string): Promise<Outcome> {
  const words = inviteMessages[turn.language];
  const named = findUnitsNamed(await listGrantableUnits(turn), typed);
  const [first] = named;
  if (!first) return goOn(turn, state, words.unknownUnit(typed));
  if (named.length === 1) return goOn(turn, { ...state, unitId: first.id });
  return ask(state, { ...say(words.whichUnit(typed)), choices: unitChoices(named, state) });
}

async function takeDay(turn: Turn, state: InviteState, typed: string): Promise<Outcome | undefined> {
  const today = dateOf(turn.now);
  const day = parseDay(typed, today, "coming");
  const isDayLike = /^\D{0,12}\d{1,2}\s*[/.-]\s*\d{1,2}/.test(typed);
  if (day === undefined && !isDayLike) return undefined;
  if (day === undefined || day < today) return goOn(turn, state, inviteMessages[turn.language].badDay);
  const { wantsUntil: _, ...settled } = state;
  return goOn(turn, { ...settled, until: addDays(day, 1) });
}

/** One line with everything: "Nguyễn Văn An, Chi Lăng, cán bộ đầu mối, 31/12". Every part but the name is found by what it is. */
async function takeLine(turn: Turn, line: string, state: InviteState): Promise<Outcome> {
  const words = inviteMessages[turn.language];
  const [first = "", ...rest] = line.split(/\s*[,;]\s*/u);
  const name = parseName(first);
  if (name === undefined) return goOn(turn, state, words.badName);
  const today = dateOf(turn.now);
  let known: InviteState = { ...state, name };
  let unit: string | undefined;
  for (const part of rest.filter((one) => one !== "")) {
    const role = parseRole(part);
    const day = parseDay(part, today, "coming");
    if (role) known = { ...known, role };
    else if (day !== undefined && day >= today) known = { ...known, until: addDays(day, 1) };
    else unit = part;
  }
  return unit === undefined ? goOn(turn, known) : takeUnit(turn, known, unit);
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const words = inviteMessages[turn.language];
  const state = turn.conversation.form as InviteState;
  if (isLeaving(input)) return { replies: [say(words.left)], conversation: { form: null } };
  if (input.trim().startsWith("/") || input.includes("?")) return undefined;
  if (state.name === undefined) return takeLine(turn, input, state);
  if (state.unitId === undefined) return takeUnit(turn, state, input.trim());
  if (state.role === undefined) {
    const role = parseRole(input);
    return role ? goOn(turn, { ...state, role }) : goOn(turn, state, words.unknownRole);
  }
  return takeDay(turn, state, input);
}

async function renderIssued(turn: Turn, state: Complete, issued: { code: string; until: string }): Promise<Reply> {
  const { language, publicUrl, trx, now } = turn;
  const words = inviteMessages[language];
  const code = formatCode(issued.code);
  const page = publicUrl === undefined ? "" : `${publicUrl}/vao`;
  const deepLink = turn.startLink?.(issued.code);
  const zalo = await findBotWithRoom(trx, now);
  const picture = await renderQr(deepLink ?? (page === "" ? code : `${page}#${code}`));
  const hash = await saveAttachment(trx, { mime: "image/png", content: picture }, now);
  const span = spanName({ from: dateOf(now), until: state.until ?? null }, dateOf(now), language);
  const unitName = await getUnitName(trx, state.unitId);
  return {
    blocks: [
      text(words.ready(state.name)),
      text(bold(code)),
      text(words.readyRole(roleName(state.role, language), unitName, span)),
      text(words.once(issued.until)),
      text(words.howTo(page)),
      ...(deepLink === undefined ? [] : [text(words.deepLink(deepLink))]),
      ...(zalo ? [text(words.zalo(zalo.name, zalo.shareLink ?? ""))] : []),
    ],
    attachments: [{ hash, name: `${words.qrName(code)}.png`, mime: "image/png", alt: words.qrAlt(state.name) }],
  };
}

async function issue(turn: Turn, state: InviteState): Promise<Outcome> {
  const words = inviteMessages[turn.language];
  const { name, unitId, role, until, replacesId } = state;
  const today = dateOf(turn.now);
  if (name === undefined || unitId === undefined || role === undefined) return goOn(turn, state);
  const given = (await grantableOn(turn, unitId)).find((one) => one.role === role);
  const replaced = replacesId === undefined ? undefined : await findRoleForUpdate(turn.trx, replacesId, today);
  const isHandoverSound =
    replacesId === undefined || (replaced?.unitId === unitId && replaced.role === role && given?.mustEnd === false);
  if (!given || !isHandoverSound || (until !== undefined && until <= today))
    return { replies: [say(words.notAllowed)], conversation: { form: null } };
  if (!mayEndOn(given, until ?? null)) return goOn(turn, state);
  const handover = replacesId === undefined ? {} : { replacesId };
  const invitation = { name, unitId, role, from: today, until: until ?? null, ...handover };
  const { person, inboxId, trx, now } = turn;
  const { code, expiresAt } = await invite(trx, { personId: person.id, inboxId }, invitation, now);
  const complete: Complete = { ...state, name, unitId, role };
  const reply = await renderIssued(turn, complete, { code, until: formatInstant(expiresAt, turn.language) });
  return { replies: [reply], conversation: { form: null } };
}

async function takeFile(turn: Turn, file: ReceivedFile): Promise<Outcome | undefined> {
  if (file.kind !== "xlsx") return undefined;
  const cells = await readCells(file);
  return typeof cells === "string" ? undefined : offerList(turn, cells, file.hash);
}

/** Invites people to a unit and a role, one by questions or one line, many by an Excel file. */
export const inviteCommand: Command = {
  name: INVITE_ACTION,
  words: ["mời", "mời cán bộ", "mời người", "/invite", "invite"],
  summary: { vi: "Mời cán bộ vào dùng trợ lý", en: "Invite people" },
  where: "private",
  mayUse: mayGrantAnywhere,
  run: (turn, argument) => (argument === "" ? goOn(turn, EMPTY) : takeLine(turn, argument, EMPTY)),
  async press(turn, args) {
    if (args["list"] !== undefined) return issueList(turn, args["list"]);
    const state = fromArgs(args);
    switch (args["do"]) {
      case "leave":
        return { replies: [say(inviteMessages[turn.language].left)], conversation: { form: null } };
      case "issue":
        return issue(turn, state);
      case "until":
        return goOn(turn, { ...state, wantsUntil: true });
      case undefined:
      default:
        return goOn(turn, state);
    }
  },
  file: takeFile,
  form: {
    // A day is typed as 31/12; a bare number is the number of a choice.
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const outcome = await goOn(turn, turn.conversation.form as InviteState);
      return outcome.replies[0] ?? say(inviteMessages[turn.language].explain);
    },
    explain: async (turn) => ({ replies: [say(inviteMessages[turn.language].explain)] }),
  },
};
