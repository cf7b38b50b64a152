import {
  BOARD_TOPIC,
  choosePeriods,
  loadBoard,
  openBoards,
  scopeOf,
  type BoardFrame,
  type BoardView,
} from "../src/dialogue/boards/board.ts";
import { drawBoard, fileBoard } from "../src/dialogue/boards/files.ts";
import { boardMessages } from "../src/dialogue/boards/messages.ts";
import {
  BOARD_ACTION,
  boardChoice,
  boardTitle,
  renderAreas,
  renderBoard,
  renderList,
  type BoardArgs,
} from "../src/dialogue/boards/render.ts";
import { declinePeriod, declineScope, declineText } from "../src/dialogue/boards/declines.ts";
import { receivedParts, receivedRate } from "../src/dialogue/boards/text.ts";
import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { messages as dialogueMessages } from "../src/dialogue/messages.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { NUDGE_ACTION } from "../src/dialogue/nudges/render.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { BOARD_STATES, type BoardList } from "../src/domain/board.ts";
import { getPeriod } from "../src/domain/period.ts";
import type { Plan } from "../src/domain/plan.ts";
import type { ReportDraft } from "../src/questions/draft.ts";
import { readReportRequest } from "../src/questions/report-request.ts";
import { inSentence } from "../src/questions/wording.ts";
import { periodName } from "../src/render/dates.ts";
import { bold, say, text, type Choice, type Reply } from "../src/render/message.ts";
import type { BoardPeriod } from "../src/store/board.ts";

/** More plans than this are not offered at once. */
const MOST_PLANS = 5;
const LISTS: readonly string[] = [...BOARD_STATES, "waiting", "missing"] satisfies readonly BoardList[];

const unregistered = (turn: Turn): Outcome => ({
  replies: [say(dialogueMessages[turn.language].groupUnregistered)],
});

/** Which board is wanted: a plan and period, and the words or the unit that say whose. */
interface Wanted {
  readonly of: BoardPeriod;
  readonly draft: ReportDraft;
  readonly args: BoardArgs;
}

/** Loads the board that is wanted, or says why there is none. */
async function load(turn: Turn, frame: BoardFrame, wanted: Wanted): Promise<BoardView | { readonly declined: Reply }> {
  const { of, draft, args } = wanted;
  const words = boardMessages[turn.language];
  const period = getPeriod(of.period);
  const unit = args.unit === "" ? undefined : frame.vocabulary.unitsById.get(Number(args.unit));
  if (args.unit !== "" && !(unit && frame.sight.canSee(unit.id))) return { declined: say(words.hidden) };
  const scope = unit ? ({ is: "within", unit } as const) : scopeOf(draft, period, frame);
  if (scope.is === "problem")
    return {
      declined: declineScope(turn, frame, scope.problem, (label, id) =>
        boardChoice(label, "show", { ...args, unit: String(id), text: "" }),
      ),
    };
  const view = await loadBoard(turn, frame, of, scope);
  if (!view || view.board.reports.length === 0)
    return { declined: say(words.noneOf(inSentence(periodName(period, turn.language)))) };
  return view;
}

/** Ways on that are no part of the board: asking after what is missing, the period before, the file. */
function extraChoices(turn: Turn, frame: BoardFrame, { of, args }: Wanted, view: BoardView): Choice[] {
  const words = boardMessages[turn.language].choices;
  const { states } = view.board.summary;
  const isOwed = states.overdue + states["not-due"] + states.returned > 0;
  const before = frame.periods
    .slice(frame.periods.indexOf(of) + 1)
    .find(({ planId, period }) => planId === of.planId && period !== of.period);
  return [
    ...(isOwed && of.isOpen && mayAnywhere(turn.person.assignments, "nudge")
      ? [{ label: words.nudge, action: { name: NUDGE_ACTION, args: { do: "ask", ...args } } }]
      : []),
    ...(before
      ? [
          boardChoice(words.previous(periodName(getPeriod(before.period), turn.language)), "show", {
            ...args,
            period: before.period,
          }),
        ]
      : []),
    boardChoice(words.file, "file", args),
  ];
}

async function show(
  turn: Turn,
  frame: BoardFrame,
  wanted: Wanted,
  view: BoardView | { readonly declined: Reply },
): Promise<Outcome> {
  if ("declined" in view) return { replies: [view.declined] };
  const reply = renderBoard(turn, view, frame, {
    args: wanted.args,
    exceptions: frame.dayExceptions,
    isOpen: wanted.of.isOpen,
    namePlan: frame.periods.some(({ planId, period }) => planId !== view.planId && period === view.period.code),
    choices: extraChoices(turn, frame, wanted, view),
  });
  if (view.board.reports.length < 2) return { replies: [reply] };
  return { replies: [{ ...reply, attachments: [await drawBoard(turn, view, frame)] }] };
}

/** Several plans collect at once: a line each, and which one is to be opened. */
async function showPlans(turn: Turn, frame: BoardFrame, wanted: readonly Wanted[]): Promise<Outcome> {
  const { language } = turn;
  const words = boardMessages[language];
  const views: { view: BoardView; one: Wanted }[] = [];
  let declined: Reply | undefined;
  for (const one of wanted) {
    if (views.length > MOST_PLANS) break;
    const view = await load(turn, frame, one);
    if ("declined" in view) declined = view.declined;
    else views.push({ view, one });
  }
  const [only] = views;
  if (!only) return { replies: [declined ?? say(words.none)] };
  if (views.length === 1) return show(turn, frame, only.one, only.view);
  const shown = views.slice(0, MOST_PLANS);
  const nameOf = (plan: Plan): string => {
    const title = plan.title[language];
    const isUnique = shown.filter(({ view }) => view.plan.title[language] === title).length === 1;
    return isUnique ? title : `${title} (${frame.vocabulary.unitsByCode.get(plan.scope)?.name ?? plan.scope})`;
  };
  const blocks = shown.map(({ view }) => {
    const { summary } = view.board;
    const period = periodName(view.period, language);
    const line = words.planLine(period, receivedParts(summary), receivedRate(summary));
    return text(bold(nameOf(view.plan)), `: ${line}`);
  });
  const more = views.length > shown.length ? [text(words.morePlans)] : [];
  const choices = shown.map(({ view, one }) => boardChoice(nameOf(view.plan), "show", one.args));
  return { replies: [{ blocks: [text(words.several), ...blocks, ...more], choices }] };
}

async function run(turn: Turn, argument: string): Promise<Outcome> {
  const frame = await openBoards(turn);
  if (!frame) return unregistered(turn);
  const words = boardMessages[turn.language];
  if (frame.periods.length === 0) return { replies: [say(words.none)] };
  const read = readReportRequest(argument, frame.vocabulary, BOARD_TOPIC);
  if (read.is === "unknown") return { replies: [declineText(turn, read.words)] };
  const periods = choosePeriods(read.draft, frame);
  if ("problem" in periods) return { replies: [declinePeriod(turn, frame, periods.problem)] };
  const wanted = periods.map((of): Wanted => ({
    of,
    draft: read.draft,
    args: { plan: String(of.planId), period: of.period, unit: "", text: argument },
  }));
  return showPlans(turn, frame, wanted);
}

/** The board that a choice carries, with everything checked anew; undefined when there is no such thing any more. */
function wantedBy(args: Readonly<Record<string, string>>, frame: BoardFrame): Wanted | undefined {
  const { plan = "", period = "", unit = "", text: said = "" } = args;
  const of = frame.periods.find((one) => String(one.planId) === plan && one.period === period);
  const read = readReportRequest(said, frame.vocabulary, BOARD_TOPIC);
  return of && read.is === "request" ? { of, draft: read.draft, args: { plan, period, unit, text: said } } : undefined;
}

async function press(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const frame = await openBoards(turn);
  if (!frame) return unregistered(turn);
  if (args["do"] === "ask") return run(turn, args["text"] ?? "");
  const wanted = wantedBy(args, frame);
  if (!wanted) return { replies: [say(boardMessages[turn.language].none)] };
  const from = Math.max(0, Number(args["from"] ?? "0")) || 0;
  const step = args["do"];
  const view = await load(turn, frame, wanted);
  if (step !== "list" && step !== "areas" && step !== "file") return show(turn, frame, wanted, view);
  if ("declined" in view) return { replies: [view.declined] };
  if (step === "areas") return { replies: [renderAreas(turn, view, frame, { from, args: wanted.args })] };
  if (step === "file") {
    const ready = say(boardMessages[turn.language].file.ready(boardTitle(turn, view, frame)));
    return { replies: [{ ...ready, attachments: [await fileBoard(turn, view, frame)] }] };
  }
  const list = LISTS.includes(args["list"] ?? "") ? (args["list"] as BoardList) : "missing";
  return { replies: [renderList(turn, view, frame, { list, from, args: wanted.args })] };
}

/** "Tình hình nộp báo cáo quý III của Chi Lăng": what is behind the topic is the argument. */
const HEARD =
  /^(?:(?:xem|cho|xin|anh|em|toi|minh|coi|bao cao) )*(?:tinh (?:hinh|trang)|bang theo doi|tien do) (?:(?:nop|gui) )?(?:(?:bao cao|bc)(?: |$))/;

/** The board of reports: who has sent, late, been returned, is missing, per level and area, down to every commune. */
export const boardCommand: Command = {
  name: BOARD_ACTION,
  words: [
    "tình trạng",
    "tình trạng báo cáo",
    "tình hình báo cáo",
    "tình hình nộp báo cáo",
    "tình trạng nộp báo cáo",
    "tiến độ báo cáo",
    "tiến độ nộp báo cáo",
    "/status",
    "/board",
    "status",
    "board",
    "report status",
    "reporting status",
  ],
  summary: { vi: "Tình hình nộp báo cáo của các đơn vị", en: "Who has sent reports, and who has not" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  hears(input) {
    const match = HEARD.exec(commandKey(input));
    if (!match) return undefined;
    // folding keeps the number of words: what follows them is taken as it was typed
    const words = match[0].trim().split(" ").length;
    return input.trim().split(/\s+/u).slice(words).join(" ");
  },
  run,
  press,
};
