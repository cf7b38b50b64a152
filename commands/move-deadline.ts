import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { hearMove } from "../src/dialogue/heard.ts";
import { parseMove, parseSource } from "../src/dialogue/calendar/deadline-request.ts";
import { REPORT_ACTION } from "../src/dialogue/forms/report-choices.ts";
import {
  commitMove,
  currentDates,
  decideMoveFor,
  listMovable,
  listReportersOf,
  type Movable,
  type MoveReach,
} from "../src/dialogue/calendar/move-deadline.ts";
import { dayIn, numberIn } from "../src/dialogue/press-args.ts";
import { parseDay } from "../src/dialogue/time-text.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { namesUnit } from "../src/dialogue/approval/unlock-text.ts";
import type { Deadline } from "../src/domain/deadline.ts";
import { getPeriod } from "../src/domain/period.ts";
import type { ScheduledReport } from "../src/domain/plan.ts";
import { addDays, dateOf, weekdayOf, type IsoDate } from "../src/domain/time.ts";
import type { Level } from "../src/domain/unit.ts";
import { formatDate, periodName, weekdayName } from "../src/render/dates.ts";
import { bold, say, text, type Choice, type Language } from "../src/render/message.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { moveDeadlineMessages } from "./move-deadline-messages.ts";

const NAME = "doihan";

const OFFERED_DAYS = [3, 5, 10];
const MOST_LISTED = 6;

interface MoveState extends FormState {
  readonly plan: string;
  readonly period: string;
  readonly reach?:
    | { readonly kind: "all" }
    | { readonly kind: "level"; readonly level: Level }
    | { readonly kind: "unit"; readonly unitId: number };
  readonly on?: IsoDate;
  readonly reason?: string;
}

function dueText(deadline: Deadline, language: Language): string {
  return moveDeadlineMessages[language][deadline.kind](formatDate(deadline.on));
}

function reportText(movable: Movable, language: Language): string {
  return periodName(getPeriod(movable.report.period), language);
}

function choice(label: string, args: Readonly<Record<string, string>>): Choice {
  return { label, action: { name: NAME, args } };
}

async function findMovable(turn: Turn, state: MoveState): Promise<Movable | undefined> {
  const all = await listMovable(turn);
  return all.find(({ stored, report }) => stored.plan.code === state.plan && report.period === state.period);
}

async function resolveReach(turn: Turn, movable: Movable, state: MoveState): Promise<MoveReach | undefined> {
  const { reach } = state;
  if (reach?.kind === "level" && !movable.stored.plan.reporterLevels.includes(reach.level)) return undefined;
  if (reach?.kind !== "unit") return reach;
  const unit = (await listReportersOf(turn, movable)).find(({ id }) => id === reach.unitId);
  return unit && { kind: "unit", unit };
}

function reachText(reach: MoveReach, language: Language): string {
  const words = moveDeadlineMessages[language];
  if (reach.kind === "all") return words.forAll;
  return reach.kind === "level" ? words.levels[reach.level] : reach.unit.name;
}

/** What the open form asks next; with everything known it reads back and asks to save. */
async function goOn(turn: Turn, state: MoveState, lead: readonly string[] = []): Promise<Outcome> {
  const words = moveDeadlineMessages[turn.language];
  const movable = await findMovable(turn, state);
  if (!movable) return { replies: [say(words.notAllowed)], conversation: { form: null } };
  const name = reportText(movable, turn.language);
  const ask = (prompt: string, choices: readonly Choice[]): Outcome => ({
    replies: [{ ...say(...lead, prompt, words.leaveHint), ...(choices.length > 0 ? { choices } : {}) }],
    conversation: { form: state },
  });
  const reach = await resolveReach(turn, movable, state);
  if (!reach) return askReach(turn, movable, ask);
  const dates = currentDates(movable, reach);
  const { on, reason } = state;
  if (on === undefined) {
    const days = OFFERED_DAYS.map((count) => addDays(dates.deadline.on, count));
    const open = days.filter((day) => typeof decideMoveFor(movable, reach, day, dateOf(turn.now)) !== "string");
    return ask(
      words.until[dates.deadline.kind](`${name} (${reachText(reach, turn.language)})`),
      open.map((day) => choice(formatDate(day), { on: day })),
    );
  }
  const next = decideMoveFor(movable, reach, on, dateOf(turn.now));
  if (typeof next === "string") {
    const { on: _, ...rest } = state;
    return goOn(turn, rest, [words.refusals[next]]);
  }
  if (reason === undefined) return ask(words.why(dueText(next.deadline, turn.language)), []);
  return readBack(turn, { movable, reach, dates: next, reason }, state);
}

function askReach(turn: Turn, movable: Movable, ask: (prompt: string, choices: readonly Choice[]) => Outcome): Outcome {
  const words = moveDeadlineMessages[turn.language];
  const levels = movable.stored.plan.reporterLevels;
  return ask(words.reach(reportText(movable, turn.language), dueText(movable.report.deadline, turn.language)), [
    choice(words.all, { reach: "all" }),
    ...(levels.length > 1 ? levels.map((level) => choice(words.levels[level], { reach: level })) : []),
    choice(words.unit, { reach: "unit" }),
  ]);
}

function readBack(
  turn: Turn,
  move: {
    readonly movable: Movable;
    readonly reach: MoveReach;
    readonly dates: ScheduledReport;
    readonly reason: string;
  },
  state: MoveState,
): Outcome {
  const { language } = turn;
  const words = moveDeadlineMessages[language];
  const { deadline, lockedOn } = move.dates;
  const old = currentDates(move.movable, move.reach).deadline;
  const isWeekend = weekdayOf(deadline.on) > 5;
  return {
    replies: [
      {
        blocks: [
          text(bold(words.readBack(reportText(move.movable, language), reachText(move.reach, language)))),
          text(words.change(dueText(old, language), dueText(deadline, language))),
          text(words.lock(formatDate(lockedOn))),
          text(words.reason(move.reason)),
          ...(isWeekend ? [text(words.weekend(weekdayName(deadline.on, language)))] : []),
        ],
        choices: [choice(words.save, { do: "save" }), choice(words.leave, { do: "leave" })],
      },
    ],
    conversation: { form: state },
  };
}

async function save(turn: Turn, state: MoveState): Promise<Outcome> {
  const { language } = turn;
  const words = moveDeadlineMessages[language];
  const movable = await findMovable(turn, state);
  const reach = movable && (await resolveReach(turn, movable, state));
  if (!movable || !reach || state.on === undefined || state.reason === undefined)
    return { replies: [say(words.notAllowed)], conversation: { form: null } };
  const dates = decideMoveFor(movable, reach, state.on, dateOf(turn.now));
  if (typeof dates === "string") return goOn(turn, state);
  const { reason } = state;
  const told = await commitMove(turn, { movable, reach, dates, reason }, (to, old) => ({
    ...say(
      moveDeadlineMessages[to].told(reportText(movable, to), dueText(dates.deadline, to), dueText(old, to), reason),
    ),
    choices: [{ label: moveDeadlineMessages[to].open, action: { name: REPORT_ACTION, args: {} } }],
  }));
  const name = `${reportText(movable, language)} (${reachText(reach, language)})`;
  return {
    replies: [say(words.done(name, dueText(dates.deadline, language), told))],
    conversation: { form: null },
  };
}

/** Reads a unit's name; several of one name are asked back, none is undefined. */
async function readUnit(turn: Turn, state: MoveState, typed: string): Promise<Outcome | undefined> {
  const words = moveDeadlineMessages[turn.language];
  const movable = await findMovable(turn, state);
  if (!movable) return { replies: [say(words.notAllowed)], conversation: { form: null } };
  const named = (await listReportersOf(turn, movable)).filter(({ name }) => namesUnit(commandKey(typed), name));
  const exact = named.filter(({ name }) => commandKey(name) === commandKey(typed));
  const found = exact.length > 0 ? exact : named;
  const [only] = found;
  if (!only) return undefined;
  if (found.length === 1) return goOn(turn, { ...state, reach: { kind: "unit", unitId: only.id } });
  const choices = found.slice(0, MOST_LISTED).map(({ id, name }) => choice(name, { unit: String(id) }));
  return { replies: [{ ...say(words.severalUnits), choices }], conversation: { form: state } };
}

function unknownUnit(turn: Turn, state: MoveState, typed: string): Outcome {
  const words = moveDeadlineMessages[turn.language];
  return { replies: [say(words.unknownUnit(typed), words.leaveHint)], conversation: { form: state } };
}

/** The period whose report is being filled in at present, when there is only one: it is meant where none is named. */
function findOpenPeriod(movable: readonly Movable[], today: IsoDate): string | undefined {
  const open = new Set(movable.filter(({ report }) => report.opensOn <= today).map(({ report }) => report.period));
  return open.size === 1 ? [...open][0] : undefined;
}

async function begin(turn: Turn, argument: string): Promise<Outcome> {
  const words = moveDeadlineMessages[turn.language];
  const movable = await listMovable(turn);
  if (movable.length === 0) return { replies: [say(words.none)] };
  const request = parseMove(argument, dateOf(turn.now));
  const wanted = request.period?.code ?? (argument === "" ? undefined : findOpenPeriod(movable, dateOf(turn.now)));
  const named = movable.filter(({ report }) => report.period === wanted);
  const [only] = named;
  if (!only || named.length > 1) {
    const plans = new Set(movable.map(({ stored }) => stored.plan.code)).size;
    const choices = (only ? named : movable).slice(0, MOST_LISTED).map((one) => {
      const { plan } = one.stored;
      const label = `${reportText(one, turn.language)}: ${dueText(one.report.deadline, turn.language)}`;
      return choice(plans > 1 ? `${label} (${plan.code})` : label, { plan: plan.code, period: one.report.period });
    });
    return { replies: [{ ...say(words.which), choices }] };
  }
  const state: MoveState = {
    command: NAME,
    plan: only.stored.plan.code,
    period: only.report.period,
    ...(request.on ? { on: request.on } : {}),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  };
  if (request.on === null) return goOn(turn, state, [words.refusals["no-day"]]);
  if (request.unit === "") return goOn(turn, state);
  return (await readUnit(turn, state, request.unit)) ?? unknownUnit(turn, state, request.unit);
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const words = moveDeadlineMessages[turn.language];
  const state = turn.conversation.form as MoveState;
  if (isLeaving(input)) return { replies: [say(words.left)], conversation: { form: null } };
  if (input.trim().startsWith("/")) return undefined;
  if (!state.reach) return input.includes("?") ? undefined : readUnit(turn, state, input.trim());
  if (state.on === undefined) {
    const on = parseDay(input.replace(/^\s*(?:trước|truoc|before)\s+/iu, ""), dateOf(turn.now), "coming");
    if (on !== undefined) return goOn(turn, { ...state, on });
    return /^\s*\d{1,2}\s*[/.-]\s*\d{1,2}/.test(input) ? goOn(turn, state, [words.refusals["no-day"]]) : undefined;
  }
  if (state.reason !== undefined) return undefined;
  const reason = parseSource(input);
  return reason === undefined ? undefined : goOn(turn, { ...state, reason });
}

async function press(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const words = moveDeadlineMessages[turn.language];
  const { plan, period, reach, unit } = args;
  const on = dayIn(args, "on");
  if (plan !== undefined && period !== undefined) return goOn(turn, { command: NAME, plan, period });
  const state = turn.conversation.form as MoveState | null;
  if (state?.command !== NAME) return begin(turn, "");
  if (args["do"] === "save") return save(turn, state);
  if (args["do"] === "leave") return { replies: [say(words.left)], conversation: { form: null } };
  if (on !== undefined) return goOn(turn, { ...state, on });
  if (unit !== undefined) return goOn(turn, { ...state, reach: { kind: "unit", unitId: numberIn(args, "unit") } });
  if (reach === "all") return goOn(turn, { ...state, reach: { kind: "all" } });
  if (reach === "unit" || reach === undefined)
    return { replies: [say(words.whichUnit, words.leaveHint)], conversation: { form: state } };
  return goOn(turn, { ...state, reach: { kind: "level", level: reach as Level } });
}

/** Moves a deadline for everybody, a level or one unit: for whoever keeps the plan's calendar. */
export const moveDeadlineCommand: Command = {
  name: NAME,
  words: ["đổi hạn", "đổi hạn nộp", "gia hạn", "gia hạn báo cáo", "/extend", "move a deadline"],
  summary: { vi: "Đổi hạn nộp báo cáo", en: "Move a deadline" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "schedule"),
  hears: hearMove,
  run: begin,
  press,
  form: {
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const outcome = await goOn(turn, turn.conversation.form as MoveState);
      return outcome.replies[0] ?? say(moveDeadlineMessages[turn.language].explain);
    },
    async explain(turn, input) {
      const state = turn.conversation.form as MoveState;
      if (!state.reach) return unknownUnit(turn, state, input.trim());
      return { replies: [say(moveDeadlineMessages[turn.language].explain)] };
    },
  },
};
