import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { openBoards, type BoardFrame } from "../src/dialogue/boards/board.ts";
import { declinePeriod, declineScope } from "../src/dialogue/boards/declines.ts";
import { BOARD_ACTION } from "../src/dialogue/boards/render.ts";
import { messages as dialogueMessages } from "../src/dialogue/messages.ts";
import { commandKey } from "../src/dialogue/normalise.ts";
import { byUnit, confirmNudge, findNudgeable, type Candidate } from "../src/dialogue/nudges/nudge.ts";
import { nudgeMessages } from "../src/dialogue/nudges/messages.ts";
import { cutNames, namesText, NUDGE_ACTION, sharedPeriod } from "../src/dialogue/nudges/render.ts";
import { longNumberIn, momentIn, numberIn, periodIn, type PressArgs } from "../src/dialogue/press-args.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { decideNudges } from "../src/domain/nudge.ts";
import { isOfficeTime, nextOfficeMoment } from "../src/domain/reminder-hours.ts";
import { dateOf, ZONE } from "../src/domain/time.ts";
import type { ReportDraft } from "../src/questions/draft.ts";
import { readReportRequest } from "../src/questions/report-request.ts";
import { inSentence } from "../src/questions/wording.ts";
import { formatInstant, periodName } from "../src/render/dates.ts";
import { bold, say, text, type Block, type Choice, type Reply } from "../src/render/message.ts";
import { recordAudit } from "../src/store/audit.ts";
import { getDayExceptions } from "../src/store/calendar.ts";
import { cancelNudges, findNudgeRequest } from "../src/store/nudges.ts";

/** Words of reporting for a text that names only a period or units; read by the question engine, so in its language. */
const TOPIC = "chưa nộp báo cáo";

/** More people than this are a number. */
const MOST_PEOPLE = 6;

const one = (reply: Reply): Outcome => ({ replies: [reply] });

function nameOf(candidate: Candidate, turn: Turn): string {
  return candidate.isReturned ? nudgeMessages[turn.language].returned(candidate.unitName) : candidate.unitName;
}

/** "09:05", or with its date when that is not today. */
function timeText(at: Turn["now"], turn: Turn): string {
  return dateOf(at) === dateOf(turn.now) ? at.setZone(ZONE).toFormat("HH:mm") : formatInstant(at, turn.language);
}

/** A choice of this command; `reports` are those that were shown, so that nobody else is told. */
function choice(label: string, step: string, args: Record<string, string> = {}): Choice {
  return { label, action: { name: NUDGE_ACTION, args: { do: step, ...args } } };
}

function sendArgs(turn: Turn, reports: readonly Candidate[]): Record<string, string> {
  return { request: turn.inboxId, reports: reports.map(({ obligationId }) => obligationId).join(",") };
}

/** Who would be told, by name in private; a group learns how many. */
function peopleBlocks(turn: Turn, reached: readonly Candidate[]): Block[] {
  const words = nudgeMessages[turn.language];
  const officers = reached.flatMap((report) => report.officers.filter(({ chatId }) => chatId !== null));
  const people = [...new Map(officers.map((officer) => [officer.personId, officer])).values()];
  const count = people.length;
  if (count === 0) return [];
  if (turn.chat.kind === "group") return [text(words.peopleCount(count))];
  const { names, more } = cutNames(
    people.map(({ name }) => name),
    MOST_PEOPLE,
  );
  return [text(words.people(count, names, more))];
}

async function sendChoices(turn: Turn, reached: readonly Candidate[]): Promise<Choice[]> {
  if (reached.length === 0) return [];
  const words = nudgeMessages[turn.language].choices;
  const args = sendArgs(turn, reached);
  const exceptions = await getDayExceptions(turn.trx);
  const units = byUnit(reached).length;
  if (isOfficeTime(turn.now, exceptions)) return [choice(words.now(units), "send", args)];
  const office = nextOfficeMoment(turn.now, exceptions);
  return [
    choice(words.office(timeText(office, turn)), "send", { ...args, at: office.toISO() }),
    choice(words.nowAnyway, "send", args),
  ];
}

/** Shows whom a request would reach, and asks. Nothing has been sent or written yet. */
async function preview(turn: Turn, candidates: readonly Candidate[], asked?: string): Promise<Outcome> {
  const words = nudgeMessages[turn.language];
  if (candidates.length === 0) return one(say(words.allSent(asked)));
  const { reached, unreachable, nudged } = decideNudges(candidates, false);
  const period = sharedPeriod(candidates, turn.language);
  const units = byUnit(reached).length;
  const { names, more } = cutNames(byUnit(reached).map((report) => nameOf(report, turn)));
  const lastNudge = nudged.flatMap(({ nudgedAt }) => nudgedAt ?? []).toSorted((a, b) => b.toMillis() - a.toMillis())[0];
  const isOffice = isOfficeTime(turn.now, await getDayExceptions(turn.trx));
  const blocks: Block[] = [
    ...(units > 0 ? [text(bold(period === undefined ? words.titleMixed(units) : words.title(units, period)))] : []),
    ...(units > 0 ? [text(words.units(names, more))] : []),
    ...peopleBlocks(turn, reached),
    ...(unreachable.length > 0 ? [text(words.unreachable(...counted(unreachable)))] : []),
    ...(lastNudge
      ? [
          text(
            (lastNudge > turn.now ? words.promised : words.nudged)(
              ...counted(nudged),
              timeText(lastNudge as Turn["now"], turn),
            ),
          ),
        ]
      : []),
    ...(units > 0 && !isOffice ? [text(words.outside)] : []),
  ];
  const again = decideNudges(nudged, true).reached;
  const choices = [
    ...(await sendChoices(turn, reached)),
    ...(again.length > 0
      ? [choice(words.choices.again(counted(again)[0]), "send", { ...sendArgs(turn, again), again: "yes" })]
      : []),
    ...(units > 0 || again.length > 0 ? [choice(words.choices.leave, "leave")] : []),
  ];
  return one({ blocks, ...(choices.length > 0 ? { choices } : {}) });
}

/** How many units, and their names as one text. */
function counted(reports: readonly Candidate[]): [count: number, names: string] {
  const names = byUnit(reports).map(({ unitName }) => unitName);
  return [names.length, namesText(names)];
}

async function ask(turn: Turn, frame: BoardFrame, draft: ReportDraft): Promise<Outcome> {
  const words = nudgeMessages[turn.language];
  const found = await findNudgeable(turn, frame, draft);
  switch (found.is) {
    case "period":
      return one(declinePeriod(turn, frame, found.asked));
    case "closed":
      return one(
        say((found.isLocked ? words.locked : words.notYet)(inSentence(periodName(found.period, turn.language)))),
      );
    case "scope":
      return one(declineScope(turn, frame, found.problem, choiceForUnit));
    case "no-right":
      return one(say(words.noRight));
    case "reports": {
      const period = found.period && inSentence(periodName(found.period, turn.language));
      if (found.candidates.length === 0 && found.others > 0)
        return one(say(draft.states.includes("returned") ? words.noneReturned : words.noneLate));
      return preview(turn, found.candidates, period);
    }
  }
}

/** A unit that was meant, chosen among namesakes. */
function choiceForUnit(label: string, unitId: number): Choice {
  return choice(label, "ask", { unit: String(unitId), period: "", text: "" });
}

async function run(turn: Turn, argument: string): Promise<Outcome> {
  const frame = await openBoards(turn);
  if (!frame) return one(say(dialogueMessages[turn.language].groupUnregistered));
  const read = readReportRequest(argument, frame.vocabulary, TOPIC);
  if (read.is === "unknown") return one(say(nudgeMessages[turn.language].unknown(read.words.slice(0, 6).join(" "))));
  return ask(turn, frame, read.draft);
}

/** A board's units and period, or a unit chosen among namesakes. */
async function askAgain(turn: Turn, frame: BoardFrame, args: Readonly<Record<string, string>>): Promise<Outcome> {
  const read = readReportRequest(args["text"] ?? "", frame.vocabulary, TOPIC);
  if (read.is === "unknown") return run(turn, "");
  const unit = frame.vocabulary.unitsById.get(numberIn(args, "unit"));
  const period = periodIn(args, "period");
  const draft: ReportDraft = {
    ...read.draft,
    ...(unit
      ? { subject: { is: "units", units: [{ ids: [unit.id], level: unit.level, text: unit.name }] } as const }
      : {}),
    ...(period ? { period: { kind: period.kind, year: { is: "exact", year: period.year } } as const } : {}),
  };
  return ask(turn, frame, draft);
}

async function send(turn: Turn, frame: BoardFrame, requestId: string, args: PressArgs): Promise<Outcome> {
  const words = nudgeMessages[turn.language];
  const before = await findNudgeRequest(turn.trx, requestId);
  if (before)
    return one(
      say(
        before.planned > 0
          ? words.alreadyPlanned(timeText(before.sendAt as Turn["now"], turn))
          : words.alreadyDone(timeText(before.askedAt as Turn["now"], turn)),
      ),
    );
  const later = momentIn(args, "at");
  const sendAt = later && later > turn.now ? later : turn.now;
  const obligationIds = (args["reports"] ?? "")
    .split(",")
    .map((id) => numberIn({ id }, "id"))
    .filter((id) => id > 0);
  const outcome = await confirmNudge(turn, frame, { requestId, obligationIds, sendAt, again: args["again"] === "yes" });
  const isLater = sendAt > turn.now;
  const count = outcome.reached.length;
  const lines = [
    count === 0 ? words.nobody : isLater ? words.planned(count, timeText(sendAt, turn)) : words.done(count),
    ...(outcome.unreachable.length > 0
      ? [words.doneUnreachable(outcome.unreachable.length, namesText(outcome.unreachable))]
      : []),
    ...(outcome.nudged.length > 0 ? [words.doneNudged(outcome.nudged.length, namesText(outcome.nudged))] : []),
    ...(outcome.gone > 0 ? [words.sentMeanwhile(outcome.gone)] : []),
  ];
  const board: Choice = { label: words.choices.board, action: { name: BOARD_ACTION, args: { do: "ask", text: "" } } };
  const cancel = isLater && count > 0 ? [choice(words.choices.cancel, "cancel", { request: requestId })] : [];
  return one({ ...say(...lines), choices: [...cancel, board] });
}

async function cancel(turn: Turn, requestId: string): Promise<Outcome> {
  const words = nudgeMessages[turn.language];
  const count = await cancelNudges(turn.trx, requestId, turn.person.id);
  if (count === 0) return one(say(words.notCancelled));
  await recordAudit(turn.trx, [
    {
      at: turn.now,
      actorId: turn.person.id,
      action: "nudge.cancel",
      subject: `nudge/${requestId}`,
      new: { reports: count },
      inboxId: turn.inboxId,
    },
  ]);
  return one(say(words.cancelled(count)));
}

const POLITE = "(?:(?:anh|chi|em|ban|bot|nho|giup|hay|xin|vui long|lam on|please|toi|minh) )*";
/** "Nhắc … chưa nộp", "đôn đốc … gửi báo cáo", "remind … not reported"; "nhắc lại chiều nay" and "nhắc tôi" are not this. */
const HEARD = new RegExp(
  `^${POLITE}(?:nhac nho|nhac|don doc|thuc giuc|giuc|remind|nudge|chase)(?: (?:giup|gium|ho|dum)(?: (?:anh|chi|em|toi|minh))?)? (?:lai (?=(?:cac|nhung|may|tat ca|don vi|dv|xa|huyen|phuong|thi tran)\\b))?(?!lai\\b|toi\\b|minh\\b|me\\b)(?=.*(?:chua |no bao cao|nop|gui|tra lai|muon|tre|qua han|thieu|report|late|overdue|returned|sent|submitted)|(?:(?:cac|nhung|may|tat ca|moi) )?(?:don vi|dv|huyen|xa|phuong|thi tran|thanh pho|tp|so)\\b(?!.* (?:nao|chua|roi)\\b))`,
);
const CLOSING =
  /(?:\s+(?:giúp|giùm|hộ|dùm|cho|với|giup|gium|ho|dum|voi|nhé|nhe|đi|di|ạ|a|nha|please|for me|anh|chị|chi|em|tôi|toi|mình|minh)(?:\s+(?:anh|chị|chi|em|tôi|toi|mình|minh))?)+\s*[.!?]*$/iu;

/** Asks the officers of units that have not reported to do so, by name of who asks; after a yes, once. */
export const nudgeCommand: Command = {
  name: NUDGE_ACTION,
  words: [
    "nhắc",
    "nhắc giúp",
    "nhắc giúp anh",
    "nhắc giúp tôi",
    "nhắc nộp báo cáo",
    "nhắc đơn vị chưa nộp",
    "đôn đốc",
    "/nudge",
    "nudge",
  ],
  summary: { vi: "Nhắc các đơn vị chưa nộp báo cáo", en: "Ask units for reports that are owed" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "nudge"),
  hears(input) {
    const match = HEARD.exec(commandKey(input));
    if (!match) return undefined;
    // folding keeps the number of words: what follows them is taken as it was typed
    const words = match[0].trim().split(" ").length;
    const rest = input.trim().split(/\s+/u).slice(words).join(" ");
    return rest.replace(CLOSING, "");
  },
  run,

  async press(turn, args) {
    const step = args["do"];
    if (step === "leave") return one(say(nudgeMessages[turn.language].left));
    const requestId = longNumberIn(args, "request");
    if (step === "cancel" && requestId !== undefined) return cancel(turn, requestId);
    const frame = await openBoards(turn);
    if (!frame) return one(say(dialogueMessages[turn.language].groupUnregistered));
    return step === "send" && requestId !== undefined
      ? send(turn, frame, requestId, args)
      : askAgain(turn, frame, args);
  },
};
