import { decideDelegation, type DelegationRequest } from "../../domain/delegation.ts";
import { addDays, dateOf, type IsoDate } from "../../domain/time.ts";
import { formatDate } from "../../render/dates.ts";
import { say, text, bold, type Choice, type Language, type Reply } from "../../render/message.ts";
import {
  addDelegation,
  endDelegation,
  getReach,
  listColleagues,
  listDelegations,
  listOwnUnits,
  lockDelegator,
  type Colleague,
  type OwnUnit,
  type StoredDelegation,
} from "../../store/delegations.ts";
import { addToOutbox } from "../../store/outbox.ts";
import { delegationMessages } from "./messages.ts";
import { findNamed } from "./text.ts";
import type { FormState, Outcome, Turn } from "../turn.ts";

/** The command to which its choices come back. */
export const DELEGATE_ACTION = "uyquyen";

const MOST_COLLEAGUES = 8;

/** What is known of a delegation that is being made; parts that are missing are asked for. */
export interface DelegationState extends FormState {
  readonly unitId?: number;
  readonly firstOn?: IsoDate;
  readonly lastOn?: IsoDate;
  /** As typed, until it is found to be somebody. */
  readonly name?: string;
  readonly toId?: number;
}

function act(label: string, args: Readonly<Record<string, string>>): Choice {
  return { label, action: { name: DELEGATE_ACTION, args } };
}

function rangeWords(first: IsoDate, last: IsoDate, language: Language): string {
  return delegationMessages[language].dateRange(formatDate(first), formatDate(last));
}

function datesOf(delegation: StoredDelegation, language: Language): string {
  return rangeWords(delegation.validFrom, addDays(delegation.validUntil, -1), language);
}

/** Ends the dialogue of this command, if it is the one that is open. */
export function close(turn: Turn, reply: Reply): Outcome {
  const open = turn.conversation.form as FormState | null;
  return { replies: [reply], ...(open?.command === DELEGATE_ACTION ? { conversation: { form: null } } : {}) };
}

/** What the open dialogue asks for next: the unit, the days, the colleague, then agreement. */
export async function goOn(turn: Turn, state: DelegationState, lead?: string): Promise<Outcome> {
  const words = delegationMessages[turn.language];
  const today = dateOf(turn.now);
  const units = await listOwnUnits(turn.trx, turn.person.id, today);
  if (units.length === 0) return close(turn, say(words.noUnit));
  const unit = units.length === 1 ? units[0] : units.find(({ unitId }) => unitId === state.unitId);
  const ask = (next: DelegationState, line: string, choices: readonly Choice[]): Outcome => ({
    replies: [{ ...say(...(lead === undefined ? [] : [lead]), line), ...(choices.length > 0 ? { choices } : {}) }],
    conversation: { form: next },
  });
  if (!unit)
    return ask(
      state,
      words.which,
      units.map((one) => act(one.unitName, { do: "unit", unit: String(one.unitId) })),
    );
  const { firstOn, lastOn } = state;
  if (firstOn === undefined || lastOn === undefined) {
    const line = firstOn === undefined ? words.dates : words.until(formatDate(firstOn));
    return ask({ ...state, unitId: unit.unitId }, line, []);
  }
  const { unitId } = unit;
  // Nobody is asked for who, before the days can be.
  const dated = decideDelegation({ unitId, firstOn, lastOn, fromPersonId: turn.person.id, toPersonId: 0 }, [], today);
  if (dated.kind === "refused")
    return ask({ command: DELEGATE_ACTION, unitId }, `${words.refused[dated.why]} ${words.dates}`, []);
  return askColleague(turn, { ...state, unitId, firstOn, lastOn }, unit, ask);
}

type Ask = (next: DelegationState, line: string, choices: readonly Choice[]) => Outcome;
type Dated = DelegationState & Required<Pick<DelegationState, "unitId" | "firstOn" | "lastOn">>;

async function askColleague(turn: Turn, state: Dated, unit: OwnUnit, ask: Ask): Promise<Outcome> {
  const words = delegationMessages[turn.language];
  const people = await listColleagues(turn.trx, unit.unitId, turn.person.id, dateOf(turn.now));
  if (people.length === 0) return close(turn, say(words.nobody(unit.unitName)));
  const { name, toId, ...rest } = state;
  const named = name === undefined ? people : findNamed(name, people);
  const found = people.find(({ personId }) => personId === toId) ?? (name && named.length === 1 ? named[0] : undefined);
  const dates = rangeWords(state.firstOn, state.lastOn, turn.language);
  if (!found) {
    const offered = named.length > 0 ? named : people;
    const choices = offered
      .slice(0, MOST_COLLEAGUES)
      .map((one) => act(one.name, { do: "to", to: String(one.personId) }));
    const line = name === undefined ? words.who(dates) : (named.length > 0 ? words.several : words.unknownName)(name);
    return ask({ ...rest, command: DELEGATE_ACTION }, line, choices);
  }
  const why = (await decide(turn, { ...state, toPersonId: found.personId })).refusal;
  if (why === "overlaps") return close(turn, say(words.refused[why]));
  if (why === "away")
    return askColleague(turn, rest, unit, (next, line, choices) => ask(next, `${words.refused[why]} ${line}`, choices));
  const args = {
    ...{ do: "confirm", unit: String(unit.unitId), to: String(found.personId) },
    ...{ first: state.firstOn, last: state.lastOn },
  };
  return {
    replies: [
      {
        ...say(text(bold(words.confirm(dates, found.name, unit.unitName))), words.effect),
        choices: [act(words.yes, args), act(words.no, { do: "leave" })],
      },
    ],
    conversation: { form: { ...rest, command: DELEGATE_ACTION, toId: found.personId } },
  };
}

async function decide(turn: Turn, wish: Pick<DelegationRequest, "unitId" | "firstOn" | "lastOn" | "toPersonId">) {
  const { unitId, firstOn, lastOn, toPersonId } = wish;
  const request = { unitId, firstOn, lastOn, toPersonId, fromPersonId: turn.person.id };
  const today = dateOf(turn.now);
  const others = await listDelegations(turn.trx, [turn.person.id, toPersonId], today);
  const decision = decideDelegation(request, others, today);
  return decision.kind === "granted"
    ? { delegation: decision.delegation, refusal: undefined }
    : { delegation: undefined, refusal: decision.why };
}

async function tellPerson(
  turn: Turn,
  to: Pick<Colleague, "chatId">,
  message: { readonly key: string; readonly reply: Reply },
): Promise<void> {
  if (to.chatId === null) return;
  await addToOutbox(turn.trx, [{ ...message, chatId: to.chatId, priority: "reply" }], turn.now);
}

/** Grants what was agreed to, as of now: rights and dates are asked again, and a second press changes nothing. */
export async function confirm(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const { trx, now, person, inboxId, language } = turn;
  const words = delegationMessages[language];
  const today = dateOf(now);
  await lockDelegator(trx, person.id);
  const unit = (await listOwnUnits(trx, person.id, today)).find(({ unitId }) => String(unitId) === args["unit"]);
  const people = unit ? await listColleagues(trx, unit.unitId, person.id, today) : [];
  const to = people.find(({ personId }) => String(personId) === args["to"]);
  const { first = "", last = "" } = args;
  if (!unit || !to) return close(turn, say(words.gone));
  const wish = { unitId: unit.unitId, firstOn: first, lastOn: last, toPersonId: to.personId };
  const { delegation, refusal } = await decide(turn, wish);
  const dates = rangeWords(first, last, language);
  const done = say(words.done(dates, to.name, unit.unitName), ...(to.chatId === null ? [words.unreachable] : []));
  if (refusal === "repeated") return close(turn, done);
  if (!delegation) return close(turn, say(words.refused[refusal]));
  const id = await addDelegation(trx, delegation, { inboxId, at: now });
  const theirs = delegationMessages[to.language];
  await tellPerson(turn, to, {
    key: `delegated~${id}`,
    reply: {
      ...say(
        text(bold(theirs.told(rangeWords(first, last, to.language), person.name, unit.unitName))),
        theirs.toldEffect,
      ),
      choices: [
        ...(first === today ? [{ label: theirs.due, action: { name: "handop", args: {} } }] : []),
        act(theirs.decline, { do: "end", id: String(id) }),
      ],
    },
  });
  return close(turn, done);
}

/** Ends a delegation before its time: by whoever gave it, or whoever has it and cannot keep it. Both are told. */
export async function end(turn: Turn, id: string): Promise<Outcome> {
  const { trx, now, person, inboxId, language } = turn;
  const words = delegationMessages[language];
  const today = dateOf(now);
  const found = (await listDelegations(trx, [person.id], today)).find((one) => String(one.id) === id);
  if (!found) return close(turn, say(words.gone));
  const isMine = found.fromPersonId === person.id;
  const other = isMine ? found.toPersonId : found.fromPersonId;
  const reach = await getReach(trx, other);
  const theirs = delegationMessages[reach.language];
  await tellPerson(turn, reach, {
    key: `delegation-ended~${found.id}`,
    reply: say(theirs.endedByOther(person.name, found.unitName), ...(isMine ? [] : [theirs.backToYou])),
  });
  await endDelegation(trx, found, { actorId: person.id, inboxId, at: now, today });
  return close(turn, say(isMine ? words.ended(found.toName, found.unitName) : words.declined(found.fromName)));
}

/** What holds or is to come, with a choice to end each; undefined when there is nothing. */
export async function showDelegations(turn: Turn): Promise<Reply | undefined> {
  const words = delegationMessages[turn.language];
  const all = await listDelegations(turn.trx, [turn.person.id], dateOf(turn.now));
  if (all.length === 0) return undefined;
  const mine = all.filter((one) => one.fromPersonId === turn.person.id);
  const standing = all.filter((one) => one.toPersonId === turn.person.id);
  return {
    ...say(
      ...mine.map((one) => words.list(datesOf(one, turn.language), one.toName, one.unitName)),
      ...standing.map((one) => words.standing(datesOf(one, turn.language), one.fromName, one.unitName)),
    ),
    choices: [
      ...mine.map((one) => act(words.end(one.toName), { do: "end", id: String(one.id) })),
      ...standing.map((one) => act(words.endMine(one.fromName), { do: "end", id: String(one.id) })),
      act(words.again, { do: "new" }),
    ],
  };
}
