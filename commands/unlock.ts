import { hearUnlock } from "../src/dialogue/heard.ts";
import { mayAnywhere, rightsOn } from "../src/dialogue/approval/facts.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { nameOfReport } from "../src/dialogue/approval/render.ts";
import { UNLOCK_ACTION } from "../src/dialogue/approval/sent.ts";
import { tell } from "../src/dialogue/approval/tell.ts";
import { REPORT_ACTION } from "../src/dialogue/forms/report-choices.ts";
import { dayIn, numberIn } from "../src/dialogue/press-args.ts";
import { isSent } from "../src/dialogue/report-facts.ts";
import { parseDay } from "../src/dialogue/time-text.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { namesUnit, parseBareReason, parseUnlock, type UnlockRequest } from "../src/dialogue/approval/unlock-text.ts";
import { addDays, dateOf, type IsoDate } from "../src/domain/time.ts";
import { formatDate } from "../src/render/dates.ts";
import { say, type Reply } from "../src/render/message.ts";
import { grantLockException } from "../src/store/decisions.ts";
import { findObligation, listLockedObligations, type Obligation } from "../src/store/reports.ts";
import { listUnitsWithin } from "../src/store/unit-tree.ts";
import { unlockMessages } from "./unlock-messages.ts";

/** Choices for the last day, counted from today. */
const OFFERED_DAYS = [1, 3, 7];
/** A longer exception is a new calendar, which is the plan's. */
const MOST_DAYS = 60;
const MOST_LISTED = 8;
const MOST_READ = 1000;

interface UnlockState extends FormState {
  readonly obligationId: number;
  readonly untilOn?: IsoDate;
  readonly reason?: string;
}

async function listLocked(turn: Turn): Promise<Obligation[]> {
  const { assignments } = turn.person;
  const mine = assignments.filter((one) => mayAnywhere([one], "accept")).map(({ unitId }) => unitId);
  const units = await listUnitsWithin(turn.trx, mine);
  return listLockedObligations(turn.trx, units, dateOf(turn.now), MOST_READ);
}

/** What the open form asks for: the last day, then the reason; both known, it is done. */
async function goOn(turn: Turn, state: UnlockState, lead?: (report: string) => string): Promise<Outcome> {
  const words = unlockMessages[turn.language];
  const obligation = await findObligation(turn.trx, state.obligationId);
  const may = obligation && (await rightsOn(turn, obligation.unitId));
  if (!obligation || !may?.("accept")) return { replies: [say(words.notAllowed)], conversation: { form: null } };
  const name = nameOfReport(obligation, turn.language);
  const today = dateOf(turn.now);
  const { untilOn, reason } = state;
  if (today < obligation.lockedOn) return { replies: [say(words.notLocked(name))], conversation: { form: null } };
  if (untilOn === undefined) {
    const choices = OFFERED_DAYS.map((days) => {
      const date = addDays(today, days);
      return {
        label: words.day(formatDate(date)),
        action: { name: UNLOCK_ACTION, args: { obligation: String(obligation.id), until: date } },
      };
    });
    return { replies: [{ ...say((lead ?? words.until)(name)), choices }], conversation: { form: state } };
  }
  if (reason === undefined)
    return {
      replies: [say(words.why(name, formatDate(untilOn)), words.leaveHint)],
      conversation: { form: state },
    };
  return { replies: [await grant(turn, obligation, { untilOn, reason })], conversation: { form: null } };
}

async function grant(
  turn: Turn,
  obligation: Obligation,
  exception: { readonly untilOn: IsoDate; readonly reason: string },
): Promise<Reply> {
  const { person, inboxId, now, trx } = turn;
  const date = formatDate(exception.untilOn);
  const audience = { verb: "report", unitId: obligation.unitId, about: `unlocked~${inboxId}` } as const;
  const told = await tell(turn, audience, (language) => {
    const words = unlockMessages[language];
    const action = { name: REPORT_ACTION, args: { obligation: String(obligation.id) } };
    return {
      ...say(words.told(nameOfReport(obligation, language), date, exception.reason)),
      choices: [{ label: words.open, action }],
    };
  });
  await grantLockException(trx, { obligationId: obligation.id, personId: person.id, inboxId, ...exception }, now);
  const words = unlockMessages[turn.language];
  const name = nameOfReport(obligation, turn.language);
  return say(told.length > 0 ? words.done(name, date, exception.reason) : words.untold(name, date));
}

/** Why a day cannot be the last of an exception; undefined when it can. */
function problemOf(turn: Turn, untilOn: IsoDate | null): ((report: string) => string) | undefined {
  const words = unlockMessages[turn.language];
  const today = dateOf(turn.now);
  if (untilOn === null || untilOn < today) return words.badDay;
  return untilOn > addDays(today, MOST_DAYS) ? (report) => words.tooLong(MOST_DAYS, report) : undefined;
}

function choose(turn: Turn, locked: readonly Obligation[], lead: string): Outcome {
  const choices = locked.slice(0, MOST_LISTED).map((obligation) => ({
    label: nameOfReport(obligation, turn.language),
    action: { name: UNLOCK_ACTION, args: { obligation: String(obligation.id) } },
  }));
  return { replies: [{ ...say(lead), choices }] };
}

/** Finds the report that a request means; of several periods the newest, of several units it is asked which. */
async function begin(turn: Turn, request: UnlockRequest): Promise<Outcome> {
  const words = unlockMessages[turn.language];
  const locked = await listLocked(turn);
  const owed = locked.filter((obligation) => !isSent(obligation));
  if (locked.length === 0) return { replies: [say(words.none)] };
  if (request.unit === "") return choose(turn, owed.length > 0 ? owed : locked, words.which);
  const { period } = request;
  const matching = locked.filter(
    (one) => namesUnit(request.unit, one.unitName) && (period === undefined || one.period === period.code),
  );
  const units = [...new Map(matching.map((obligation) => [obligation.unitId, obligation])).keys()];
  const newest = matching[0];
  if (!newest) return choose(turn, owed.length > 0 ? owed : locked, words.unknown(request.unit));
  if (units.length > 1) return choose(turn, matching, words.which);
  const { untilOn, reason } = request;
  const problem = untilOn === undefined ? undefined : problemOf(turn, untilOn);
  const state: UnlockState = {
    command: UNLOCK_ACTION,
    obligationId: newest.id,
    ...(untilOn && !problem ? { untilOn } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
  return goOn(turn, state, problem);
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const state = turn.conversation.form as UnlockState;
  if (isLeaving(input)) return { replies: [say(unlockMessages[turn.language].left)], conversation: { form: null } };
  if (state.untilOn === undefined) {
    const untilOn = parseDay(input, dateOf(turn.now), "coming");
    if (untilOn === undefined)
      return /^\s*\d{1,2}\s*[/.-]\s*\d{1,2}/.test(input) ? goOn(turn, state, problemOf(turn, null)) : undefined;
    const problem = problemOf(turn, untilOn);
    return goOn(turn, problem ? state : { ...state, untilOn }, problem);
  }
  const reason = input.trim().startsWith("/") ? undefined : parseBareReason(input);
  return reason === undefined ? undefined : goOn(turn, { ...state, reason });
}

/** Lets one unit change a locked report until a day, for a reason: the secretariat's alone. */
export const unlockCommand: Command = {
  name: UNLOCK_ACTION,
  words: ["mở khoá", "mở khoá báo cáo", "/unlock", "unlock", "unlock a report"],
  summary: { vi: "Mở khoá báo cáo cho một đơn vị", en: "Unlock a unit's report" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "accept"),
  hears: hearUnlock,
  run: (turn, argument) => begin(turn, parseUnlock(argument, dateOf(turn.now))),
  async press(turn, args) {
    const obligationId = numberIn(args, "obligation");
    const state = turn.conversation.form as UnlockState | null;
    const isOpen = state?.command === UNLOCK_ACTION && state.obligationId === obligationId;
    const untilOn = args["until"] === undefined ? undefined : (dayIn(args, "until") ?? null);
    const begun: UnlockState = isOpen ? state : { command: UNLOCK_ACTION, obligationId };
    if (untilOn === undefined) return goOn(turn, begun);
    const problem = problemOf(turn, untilOn);
    return goOn(turn, problem || untilOn === null ? begun : { ...begun, untilOn }, problem);
  },
  form: {
    // "30/9" is a day, not the number of a choice; a bare number is neither.
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const outcome = await goOn(turn, turn.conversation.form as UnlockState);
      return outcome.replies[0] ?? say(unlockMessages[turn.language].explain);
    },
    explain: async (turn) => ({ replies: [say(unlockMessages[turn.language].explain)] }),
  },
};
