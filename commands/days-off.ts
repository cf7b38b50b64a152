import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { dayAfter, parseDayOff, type DayOffRequest, type NamedDays } from "../src/dialogue/calendar/day-off-request.ts";
import { parseSource } from "../src/dialogue/calendar/deadline-request.ts";
import { yearIn } from "../src/dialogue/press-args.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { listDays } from "../src/domain/day-ranges.ts";
import { addDays, dateOf, weekdayOf, type IsoDate } from "../src/domain/time.ts";
import { proposeDaysOff } from "../src/plans/holiday-proposal.ts";
import { bold, say, text, type Choice } from "../src/render/message.ts";
import { recordAudit } from "../src/store/audit.ts";
import { deleteDays, listDaysBetween, saveDays, type StoredDay } from "../src/store/calendar.ts";
import { calendarMessages } from "./calendar-messages.ts";
import { daysText, renderDays } from "./calendar-text.ts";

const NAME = "ngaynghi";

interface Range {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

interface DaysState extends FormState {
  readonly days?: Range;
  readonly day?: "off" | "work";
  readonly name?: string;
  readonly source?: string;
  readonly remove?: true;
  /** The year whose proposed days are being confirmed. */
  readonly confirm?: number;
}

function choice(label: string, args: Readonly<Record<string, string>>): Choice {
  return { label, action: { name: NAME, args } };
}

function ask(state: DaysState, prompt: readonly string[], choices: readonly Choice[] = []): Outcome {
  return {
    replies: [{ ...say(...prompt), ...(choices.length > 0 ? { choices } : {}) }],
    conversation: { form: state },
  };
}

function end(sentence: string): Outcome {
  return { replies: [say(sentence)], conversation: { form: null } };
}

function what(turn: Turn, state: DaysState): string {
  const words = calendarMessages[turn.language];
  return `${state.day === "work" ? words.isWork : words.isOff} – ${state.name}`;
}

/** A day of the week that is worked anyway cannot be worked in exchange. */
function isOrdinary(days: Range): boolean {
  return listDays(days.from, days.to).some((day) => weekdayOf(day) <= 5);
}

/** What the open form asks next; with everything known it reads back and asks to save. */
async function goOn(turn: Turn, state: DaysState): Promise<Outcome> {
  const words = calendarMessages[turn.language];
  const { days, day, name, source } = state;
  if (state.confirm !== undefined) return ask(state, [words.confirmBy(state.confirm), words.source]);
  if (!days) return ask(state, [words.how]);
  const named = daysText(days, turn.language);
  if (state.remove)
    return ask(
      state,
      [words.remove(named)],
      [choice(words.doRemove, { do: "save" }), choice(words.leave, { do: "leave" })],
    );
  if (day === undefined)
    return ask(
      state,
      [words.kind(named)],
      [choice(words.isOff, { day: "off" }), choice(words.isWork, { day: "work" })],
    );
  if (day === "work" && isOrdinary(days)) return ask({ command: NAME }, [words.workOnWeekday(named), words.how]);
  if (name === undefined) return ask(state, [day === "off" ? words.name(named) : words.workName(named)]);
  if (source === undefined) return ask(state, [words.source]);
  const there = await listDaysBetween(turn.trx, days.from, dayAfter(days));
  const replaced = there.map((one) => daysText({ from: one.day, to: one.day }, turn.language)).join(", ");
  return ask(
    state,
    [words.ask(named, what(turn, state)), words.from(source), ...(replaced === "" ? [] : [words.replaces(replaced)])],
    [choice(words.save, { do: "save" }), choice(words.leave, { do: "leave" })],
  );
}

function readNamed(turn: Turn, days: NamedDays | undefined, state: DaysState): Promise<Outcome> | Outcome {
  const words = calendarMessages[turn.language];
  if (!days) return ask(state, [words.removeWhich]);
  if (days.kind === "wrong") return ask(state, [words.wrong[days.why]]);
  return goOn(turn, { ...state, days: { from: days.from, to: days.to } });
}

async function remove(turn: Turn, days: NamedDays | undefined): Promise<Outcome> {
  const words = calendarMessages[turn.language];
  if (days?.kind === "days" && (await listDaysBetween(turn.trx, days.from, dayAfter(days))).length === 0)
    return ask({ command: NAME }, [words.notThere(daysText(days, turn.language)), words.how]);
  return readNamed(turn, days, { command: NAME, remove: true });
}

/** A year's table: what is proposed when it has nothing, else what stands there, to be confirmed when it is proposed. */
async function showYear(turn: Turn, year: number): Promise<Outcome> {
  const words = calendarMessages[turn.language];
  const thisYear = Number(dateOf(turn.now).slice(0, 4));
  const stored = await listDaysBetween(turn.trx, `${year}-01-01`, `${year + 1}-01-01`);
  if (stored.length > 0) {
    const isProposed = stored.some(({ isProposal }) => isProposal);
    return {
      replies: [
        {
          blocks: [text(bold(words.year(year))), ...renderDays(stored, turn.language), text(words.how)],
          ...(isProposed ? { choices: [choice(words.confirmYear(year), { confirm: String(year) })] } : {}),
        },
      ],
      conversation: { form: { command: NAME } },
    };
  }
  if (year < thisYear) return end(words.yearPast(year));
  if (year > thisYear + 1) return end(words.yearFar(year));
  const proposed = proposeDaysOff(year).map((day) => ({ ...day, isProposal: false }));
  return {
    replies: [
      {
        blocks: [text(bold(words.proposal(year))), ...renderDays(proposed, turn.language), text(words.proposalNote)],
        choices: [choice(words.saveProposal, { propose: String(year) }), choice(words.leave, { do: "leave" })],
      },
    ],
    conversation: { form: { command: NAME } },
  };
}

async function showAhead(turn: Turn): Promise<Outcome> {
  const words = calendarMessages[turn.language];
  const today = dateOf(turn.now);
  const next = Number(today.slice(0, 4)) + 1;
  const days = await listDaysBetween(turn.trx, today, `${next + 1}-01-01`);
  const ofNext = days.filter(({ day }) => day >= `${next}-01-01`);
  const toConfirm = ofNext.some(({ isProposal }) => isProposal);
  return {
    replies: [
      {
        blocks: [
          text(bold(words.daysOff)),
          ...(days.length > 0 ? renderDays(days, turn.language) : [text(words.noDays)]),
          text(words.how),
        ],
        ...(ofNext.length === 0 ? { choices: [choice(words.proposeYear(next), { year: String(next) })] } : {}),
        ...(toConfirm ? { choices: [choice(words.confirmYear(next), { confirm: String(next) })] } : {}),
      },
    ],
    conversation: { form: { command: NAME } },
  };
}

function begin(turn: Turn, request: DayOffRequest): Promise<Outcome> | Outcome {
  switch (request.kind) {
    case "nothing":
      return showAhead(turn);
    case "year":
      return showYear(turn, request.year);
    case "remove":
      return remove(turn, request.days);
    case "add": {
      const { days, kind: _, ...known } = request;
      return readNamed(turn, days, { command: NAME, ...known });
    }
  }
}

/** Writes days of the table, with who, when and by which document. */
async function commit(turn: Turn, days: readonly StoredDay[], action: "save" | "remove" | "confirm"): Promise<void> {
  const { trx, now, person, inboxId } = turn;
  const first = days[0]?.day as IsoDate;
  const last = days.at(-1)?.day as IsoDate;
  const old = await listDaysBetween(trx, first, addDays(last, 1));
  if (action === "remove")
    await deleteDays(
      trx,
      days.map(({ day }) => day),
    );
  else await saveDays(trx, days);
  await recordAudit(trx, [
    {
      ...{ at: now, actorId: person.id, action: `working-day.${action}`, subject: `working_day_exception/${first}` },
      ...{ old, new: action === "remove" ? undefined : days, reason: days[0]?.source, inboxId },
    },
  ]);
}

async function save(turn: Turn, state: DaysState): Promise<Outcome> {
  const words = calendarMessages[turn.language];
  const { days, day, name, source } = state;
  if (!days) return goOn(turn, state);
  const named = daysText(days, turn.language);
  if (state.remove) {
    const there = await listDaysBetween(turn.trx, days.from, dayAfter(days));
    if (there.length > 0) await commit(turn, there, "remove");
    return end(words.removed(named));
  }
  if (day === undefined || name === undefined || source === undefined) return goOn(turn, state);
  const written = listDays(days.from, days.to).map((on) => ({ day: on, kind: day, name, source, isProposal: false }));
  await commit(turn, written, "save");
  return end(words.saved(named, what(turn, state)));
}

async function propose(turn: Turn, year: number): Promise<Outcome> {
  const days = proposeDaysOff(year).map((day) => ({ ...day, isProposal: true }));
  const there = await listDaysBetween(turn.trx, `${year}-01-01`, `${year + 1}-01-01`);
  if (there.length > 0) return showYear(turn, year);
  await commit(turn, days, "save");
  return end(calendarMessages[turn.language].savedProposal(year, days.length));
}

async function confirm(turn: Turn, year: number, source: string): Promise<Outcome> {
  const proposed = (await listDaysBetween(turn.trx, `${year}-01-01`, `${year + 1}-01-01`)).filter(
    ({ isProposal }) => isProposal,
  );
  if (proposed.length > 0)
    await commit(
      turn,
      proposed.map((day) => ({ ...day, source, isProposal: false })),
      "confirm",
    );
  return end(calendarMessages[turn.language].confirmed(year, source));
}

async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const words = calendarMessages[turn.language];
  const state = turn.conversation.form as DaysState;
  if (isLeaving(input)) return end(words.leftAlone);
  if (input.trim().startsWith("/") || input.includes("?")) return undefined;
  if (state.confirm !== undefined) {
    const source = parseSource(input);
    return source === undefined ? undefined : confirm(turn, state.confirm, source);
  }
  const request = parseDayOff(input, dateOf(turn.now));
  if (!state.days) {
    if (state.remove && request.kind === "add") return remove(turn, request.days);
    return request.kind === "nothing" ? undefined : begin(turn, request);
  }
  if (state.remove || state.day === undefined) return undefined;
  const said = input.trim();
  if (state.name === undefined) return said.length < 3 ? undefined : goOn(turn, { ...state, name: said.slice(0, 120) });
  if (state.source !== undefined) return undefined;
  const source = parseSource(input);
  return source === undefined ? undefined : goOn(turn, { ...state, source });
}

function press(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome> | Outcome {
  const state = turn.conversation.form as DaysState | null;
  const isOpen = state?.command === NAME;
  const [year, proposed, confirmed] = ["year", "propose", "confirm"].map((key) => yearIn(args, key));
  if (year !== undefined) return showYear(turn, year);
  if (proposed !== undefined) return propose(turn, proposed);
  if (confirmed !== undefined) return goOn(turn, { command: NAME, confirm: confirmed });
  if (args["do"] === "leave") return end(calendarMessages[turn.language].leftAlone);
  if (!isOpen) return showAhead(turn);
  if (args["do"] === "save") return save(turn, state);
  return goOn(turn, { ...state, day: args["day"] === "work" ? "work" : "off" });
}

/** Keeps the table of days off and swapped working days, for whoever keeps the calendar. */
export const daysOffCommand: Command = {
  name: NAME,
  words: ["đổi ngày nghỉ", "ngày nghỉ làm bù", "ngày làm bù", "bảng ngày nghỉ", "/holidays", "days off"],
  summary: { vi: "Ngày nghỉ, làm bù", en: "Days off and swapped working days" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "schedule"),
  run: async (turn, argument) => begin(turn, parseDayOff(argument, dateOf(turn.now))),
  press: async (turn, args) => press(turn, args),
  form: {
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const outcome = await goOn(turn, turn.conversation.form as DaysState);
      return outcome.replies[0] ?? say(calendarMessages[turn.language].explain);
    },
    explain: async (turn) => ({ replies: [say(calendarMessages[turn.language].explain)] }),
  },
};
