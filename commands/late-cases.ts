import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { isLeaving } from "../src/dialogue/approval/reason.ts";
import { parseLateCase, type LateCaseLine } from "../src/dialogue/late-case-text.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { reportingUnits } from "../src/dialogue/report-facts.ts";
import type { Command, FormState, Outcome, Turn } from "../src/dialogue/turn.ts";
import { namesUnit } from "../src/dialogue/approval/unlock-text.ts";
import { decideLateCase, isSettled, lateRate, type LateCase } from "../src/domain/late-cases.ts";
import { formatFigure } from "../src/domain/number-format.ts";
import { dateOf } from "../src/domain/time.ts";
import { formatDate } from "../src/render/dates.ts";
import { bold, say, text, type Block, type Choice, type Reply } from "../src/render/message.ts";
import {
  findLateCase,
  listLateCases,
  removeLateCase,
  saveLateCase,
  type StoredLateCase,
} from "../src/store/late-cases.ts";
import { getUnitName, listUnitsWithin } from "../src/store/unit-tree.ts";
import { lateCaseMessages } from "./late-cases-messages.ts";

const NAME = "trehen";
const MOST_LISTED = 8;
/** Choices are offered for this many of the oldest open cases. */
const MOST_OFFERED = 2;

const DONE = new Set(["xong", "thoat", "dong", "done", "close"]);

interface RegisterState extends FormState {
  readonly unitId: number;
}

const yearOf = (turn: Turn): string => dateOf(turn.now).slice(0, 4);

function listThisYear(turn: Turn, unitIds: readonly number[]): Promise<StoredLateCase[]> {
  return listLateCases(turn.trx, unitIds, { from: `${yearOf(turn)}-01-01`, to: dateOf(turn.now) });
}

function describe(turn: Turn, late: LateCase): string {
  const words = lateCaseMessages[turn.language];
  const { explainedOn, apologisedOn } = late;
  const todo = isSettled(late)
    ? "nothing"
    : explainedOn !== null
      ? "apologise"
      : apologisedOn !== null
        ? "explain"
        : "both";
  const finished = late.finishedOn === null ? words.unfinished : words.finished(formatDate(late.finishedOn));
  return `${words.due(formatDate(late.dueOn))}, ${finished}, ${words.todo[todo]}`;
}

function rateLine(turn: Turn, cases: readonly LateCase[]): string {
  const words = lateCaseMessages[turn.language];
  const percent = formatFigure(lateRate(cases));
  return percent === undefined ? words.none : words.rate(cases.filter(isSettled).length, cases.length, percent);
}

function registerBlocks(turn: Turn, cases: readonly StoredLateCase[]): Block[] {
  const words = lateCaseMessages[turn.language];
  const open = cases.filter((late) => !isSettled(late));
  const hidden = open.length - MOST_LISTED;
  if (cases.length > 0 && open.length === 0) return [text(rateLine(turn, cases)), text(words.allSettled)];
  return [
    text(rateLine(turn, cases)),
    ...(open.length > 0 ? [text(words.open(open.length))] : []),
    ...open.slice(0, MOST_LISTED).map((late) => text(bold(late.dossier), `: ${describe(turn, late)}`)),
    ...(hidden > 0 ? [text(words.more(hidden))] : []),
  ];
}

/** What is left to do about the oldest open cases, a tap each. */
function offers(turn: Turn, unitId: number, cases: readonly StoredLateCase[]): Choice[] {
  const words = lateCaseMessages[turn.language];
  const act = (label: string, step: "explained" | "apologised", { dossier }: LateCase): Choice => ({
    label,
    action: { name: NAME, args: { do: step, unit: String(unitId), dossier } },
  });
  return cases
    .filter((late) => !isSettled(late))
    .slice(0, MOST_OFFERED)
    .flatMap((late) => [
      ...(late.explainedOn === null ? [act(words.explained(late.dossier), "explained", late)] : []),
      ...(late.apologisedOn === null ? [act(words.apologised(late.dossier), "apologised", late)] : []),
    ]);
}

/** The register of the officer's unit. It stays open for further lines, unless another form is open in the chat. */
async function openRegister(turn: Turn, unitId: number, lead: readonly string[] = []): Promise<Outcome> {
  const words = lateCaseMessages[turn.language];
  const cases = await listThisYear(turn, [unitId]);
  const unitName = await getUnitName(turn.trx, unitId);
  const form = turn.conversation.form as FormState | null;
  const isFree = form === null || form.command === NAME;
  const choices = offers(turn, unitId, cases);
  const state: RegisterState = { command: NAME, unitId };
  const reply: Reply = {
    blocks: [
      ...lead.map((line) => text(line)),
      text(bold(words.title(unitName, yearOf(turn)))),
      ...registerBlocks(turn, cases),
      text(words.howTo),
    ],
    ...(choices.length > 0 ? { choices } : {}),
  };
  return { replies: [reply], ...(isFree ? { conversation: { form: state } } : {}) };
}

async function apply(turn: Turn, unitId: number, line: LateCaseLine): Promise<Outcome> {
  const words = lateCaseMessages[turn.language];
  if (line.kind === "none") return { replies: [say(words.notUnderstood)] };
  if (line.kind === "bad-day") return { replies: [say(words.badDay)] };
  const { trx, now, person, inboxId } = turn;
  const by = { unitId, personId: person.id, inboxId };
  const before = await findLateCase(trx, unitId, line.dossier);
  if (line.kind === "remove") {
    if (!before) return { replies: [say(words.unknown(line.dossier))] };
    await removeLateCase(trx, before, by, now);
    return openRegister(turn, unitId, [words.removed(before.dossier)]);
  }
  if (!before && line.dates.dueOn === undefined) return { replies: [say(words.unknown(line.dossier))] };
  const after = decideLateCase(line.dossier, before, line.dates, dateOf(now));
  if (typeof after === "string") return { replies: [say(words.problem[after])] };
  await saveLateCase(trx, { before, after }, by, now);
  return openRegister(turn, unitId, [words.saved(after.dossier, describe(turn, after))]);
}

/** Every unit whose register may be seen, those with most to do first; with a name that unit's register. */
async function survey(turn: Turn, name: string): Promise<Outcome> {
  const words = lateCaseMessages[turn.language];
  const { assignments } = turn.person;
  const seen = assignments.filter((one) => mayAnywhere([one], "see")).map(({ unitId }) => unitId);
  const cases = await listThisYear(turn, await listUnitsWithin(turn.trx, seen));
  if (name !== "") {
    const found = cases.filter((late) => namesUnit(commandKey(name), late.unitName));
    const titles = [...new Set(found.map(({ unitName }) => unitName))];
    if (titles.length === 0) return { replies: [say(words.noUnit(name))] };
    const blocks = titles.flatMap((title) => [
      text(bold(words.title(title, yearOf(turn)))),
      ...registerBlocks(
        turn,
        found.filter(({ unitName }) => unitName === title),
      ),
    ]);
    return { replies: [{ blocks }] };
  }
  if (cases.length === 0) return { replies: [say(words.noUnits(yearOf(turn)))] };
  const byUnit = [...Map.groupBy(cases, ({ unitName }) => unitName)].map(([unitName, own]) => ({
    unitName,
    own,
    open: own.filter((late) => !isSettled(late)).length,
  }));
  const rows = byUnit
    .toSorted((a, b) => b.open - a.open)
    .map(({ unitName, own, open }) => [
      unitName,
      `${own.length - open}/${own.length} = ${formatFigure(lateRate(own)) ?? ""}`,
      String(open),
    ]);
  return { replies: [{ blocks: [text(bold(words.units(yearOf(turn)))), { kind: "table", head: words.head, rows }] }] };
}

function whichUnit(turn: Turn, unitIds: readonly number[]): number | undefined {
  const state = turn.conversation.form as RegisterState | null;
  if (state?.command === NAME && unitIds.includes(state.unitId)) return state.unitId;
  return unitIds[0];
}

/** The register of late dossiers: each has its explanation and its apology (Decree 61/2018/NĐ-CP). */
export const lateCasesCommand: Command = {
  name: NAME,
  words: ["sổ trễ hạn", "sổ hồ sơ trễ hạn", "hồ sơ trễ hẹn", "sổ trễ hẹn", "/late", "late dossiers"],
  summary: { vi: "Sổ hồ sơ trễ hạn: giải trình, xin lỗi", en: "Late dossiers: explanations and apologies" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  async run(turn, argument) {
    const unitId = whichUnit(turn, reportingUnits(turn.person.assignments));
    if (unitId === undefined) return survey(turn, argument);
    return argument === ""
      ? openRegister(turn, unitId)
      : apply(turn, unitId, parseLateCase(argument, dateOf(turn.now)));
  },
  async press(turn, args) {
    const unitId = reportingUnits(turn.person.assignments).find((id) => String(id) === args["unit"]);
    if (unitId === undefined) return lateCasesCommand.run(turn, "");
    const today = dateOf(turn.now);
    const dates = args["do"] === "explained" ? { explainedOn: today } : { apologisedOn: today };
    return apply(turn, unitId, { kind: "change", dossier: args["dossier"] ?? "", dates });
  },
  form: {
    ownsNumbers: () => false,
    async answer(turn, input) {
      const words = lateCaseMessages[turn.language];
      if (DONE.has(commandKey(input)) || isLeaving(input))
        return { replies: [say(words.closed)], conversation: { form: null } };
      const unitId = whichUnit(turn, reportingUnits(turn.person.assignments));
      const line =
        input.includes("?") || input.trim().startsWith("/") ? undefined : parseLateCase(input, dateOf(turn.now));
      return unitId === undefined || !line || line.kind === "none" ? undefined : apply(turn, unitId, line);
    },
    repeat: async (turn) => say(lateCaseMessages[turn.language].repeat),
    explain: async (turn) => ({ replies: [say(lateCaseMessages[turn.language].notUnderstood)] }),
  },
};
