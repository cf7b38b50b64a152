import type { DateTime } from "luxon";
import { dateOf } from "../domain/time.ts";
import type { ChartSpec } from "../render/chart-spec.ts";
import { say, text, type Language, type Reply } from "../render/message.ts";
import type { Db } from "../store/database.ts";
import { readForQuestion, type AsOf } from "../store/question-reader.ts";
import { answerDefinition, answerHelp, answerNews, answerRevisions, examples } from "./answers/about.ts";
import {
  clarify,
  questionChoice,
  toReply,
  type AnswerKind,
  type Frame,
  type Result,
  type Row,
} from "./answers/answer.ts";
import { answerDeadlines } from "./answers/deadlines.ts";
import { answerDirectives } from "./answers/directives.ts";
import { answerFigures } from "./answers/figures.ts";
import { answerReportRun } from "./answers/report-runs.ts";
import { answerReports } from "./answers/reports.ts";
import { understoodLine } from "./answers/show.ts";
import { answerTargets } from "./answers/targets.ts";
import type { Draft } from "./draft.ts";
import { isBareIndicator, isFragment, mergeFollowUp, type UnitTree } from "./follow-up.ts";
import { messages } from "./messages.ts";
import { resolveThose } from "./pointing-back.ts";
import { ONLY_LIKELIEST, understand, type Reading, type Spread } from "./understand.ts";
import { Sight, type Viewer } from "./viewer.ts";
import { wordQuestion } from "./wording.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { getWorld } from "./world.ts";

export type { Viewer } from "./viewer.ts";
export type { Row } from "./answers/answer.ts";

/** What the last question of a person in a chat was about. Plain JSON; it is forgotten after half an hour. */
export interface QuestionContext {
  readonly draft: Draft;
  /** ISO instant of the question. */
  readonly askedAt: string;
  /** Whether it was asked back and waits for what was missing. */
  readonly open: boolean;
  /** Another question came after it and was not understood: what points back may be about that one. */
  readonly lost?: true;
  /** It was not plain what was meant: whatever goes on from it is asked back, too. */
  readonly unsure?: true;
}

/** What a question leads to. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly rows: readonly Row[];
  /** Where "how many" was asked. */
  readonly count?: number;
  /** The question as it was understood, in the asker's language; empty where it was not. */
  readonly interpretation: string;
  readonly reply: Reply;
  readonly chart?: ChartSpec;
  readonly context?: QuestionContext;
  /** What was asked, typed: the same query on the same data has the same answer. Only of answers from data. */
  readonly query?: Draft;
  /** The words that nothing explained, where it was not understood. */
  readonly unexplained?: string;
  /** In which it is given: the question's own where that is plain, else the asker's. */
  readonly language?: Language;
}

export interface Question {
  readonly text: string;
  readonly viewer: Viewer;
  readonly now: DateTime;
  readonly context?: QuestionContext;
  /** Figures and reports as they were then; as they are when absent. */
  readonly asOf?: AsOf;
}

/** A reading with at most so much unexplained is answered; up to the second limit it is asked back; beyond, not understood. */
const SURE = 0.75;
const GUESS = 3;
/** How long what was talked about is remembered. */
export const MEMORY_MINUTES = 30;

function isFresh(context: QuestionContext | undefined, now: DateTime): context is QuestionContext {
  if (!context || context.lost) return false;
  const ageMs = now.toMillis() - Date.parse(context.askedAt);
  return ageMs >= 0 && ageMs <= MEMORY_MINUTES * 60_000;
}

/** The draft that is meant, completed by the question before where it points back or says too little by itself. */
function completed(reading: Reading, context: QuestionContext | undefined, tree: UnitTree): Draft {
  const { draft } = reading;
  if (!context || reading.doubt > SURE) return draft;
  const needsMore =
    lacksSubject(draft, context.draft) ||
    (isFragment(draft) && (!isBareIndicator(draft) || context.open || reading.follows || isAboutUnits(context.draft)));
  return needsMore || (reading.follows && draft.topic !== "help")
    ? mergeFollowUp(draft, context.draft, tree, context.open)
    : draft;
}

/** Units that were named are still what the next indicator is asked of: "hài lòng" after "số hóa của Chi Lăng". */
function isAboutUnits({ topic, subject }: Draft): boolean {
  return topic === "figures" && subject?.is === "units";
}

/** "Chỉ tiêu là bao nhiêu", "tính thế nào" behind a question about an indicator. */
function lacksSubject(draft: Draft, before: Draft): boolean {
  return (
    (draft.topic === "targets" || draft.topic === "definition") &&
    draft.indicators.length === 0 &&
    "indicators" in before &&
    before.indicators.length > 0
  );
}

/** How much more a reading may cost that stays with the topic of the question before. */
const SAME_TOPIC = 1.5;
/** Up to this doubt the likeliest reading is taken whatever was talked about. */
const PLAIN = 0.2;

/** The readings among which {@link chooseReading} chooses. */
function spreadFor(context: QuestionContext | undefined): Spread {
  return context ? (likeliest) => (likeliest.doubt <= PLAIN ? 0 : SAME_TOPIC) : ONLY_LIKELIEST;
}

/** The likeliest reading; an unsure one gives way to one about what was talked about just now. */
function chooseReading(readings: readonly Reading[], context: QuestionContext | undefined): Reading | undefined {
  const [best] = readings;
  // what was asked back is no surer for being said again
  if (!best || !context || context.open || best.doubt <= PLAIN) return best;
  const same = readings.find(
    (reading) =>
      reading.draft.topic === context.draft.topic &&
      reading.cost <= best.cost + SAME_TOPIC &&
      reading.unexplained.length === 0,
  );
  return same && same.draft.topic !== "figures" ? { ...same, doubt: 0, follows: true } : best;
}

function isComplete(draft: Draft): boolean {
  return !isFragment(draft) || isBareIndicator(draft);
}

function answerDraft(draft: Draft, frame: Frame): Result | Promise<Result> {
  switch (draft.topic) {
    case "figures":
      return answerFigures(draft, frame);
    case "reports":
      return draft.over ? answerReportRun(draft, draft.over, frame) : answerReports(draft, frame);
    case "deadlines":
      return answerDeadlines(draft, frame);
    case "targets":
      return answerTargets(draft, frame);
    case "directives":
      return answerDirectives(draft, frame);
    case "definition":
      return answerDefinition(draft, frame);
    case "revisions":
      return answerRevisions(draft, frame);
    case "news":
      return answerNews(draft, frame);
    case "help":
      return answerHelp(draft, frame);
  }
}

function notUnderstood(unexplained: readonly string[], frame: Frame): Answer {
  const { words } = frame;
  const blocks = [text(unexplained.length > 0 ? words.unknownWords(unexplained.slice(0, 6).join(" ")) : words.unknown)];
  const reply = toReply({ blocks, choices: examples(frame) });
  const { language } = frame;
  return { kind: "unknown", rows: [], interpretation: "", reply, unexplained: unexplained.join(" "), language };
}

/** Something in the text is unexplained, but the rest makes a question: is that what was meant? */
function askWhetherMeant(reading: Reading, frame: Frame): Result {
  const label = wordQuestion(reading.draft, frame.vocabulary, frame.language);
  return clarify(frame.words.didYouMean(reading.unexplained.join(" ")), [questionChoice(label, reading.draft, frame)]);
}

function toAnswer(result: Result, draft: Draft, frame: Frame): Answer {
  const interpretation = wordQuestion(result.understood ?? draft, frame.vocabulary, frame.language);
  const isAboutBot = draft.topic === "help";
  const shown =
    result.kind === "answer" && !isAboutBot ? [...result.blocks, understoodLine(interpretation, frame)] : result.blocks;
  const isKept = result.kind !== "refuse" && !isAboutBot;
  return {
    kind: result.kind,
    rows: result.rows,
    ...(result.count === undefined ? {} : { count: result.count }),
    interpretation,
    language: frame.language,
    reply: toReply({ blocks: shown, ...(result.choices ? { choices: result.choices } : {}) }),
    ...(result.chart ? { chart: result.chart } : {}),
    ...(result.kind === "answer" && !isAboutBot ? { query: draft } : {}),
    ...(isKept ? { context: { draft, askedAt: frame.now.toISO() ?? "", open: result.kind === "clarify" } } : {}),
  };
}

/** The world as it is to a viewer at a moment. `db` is where questions may read: see store/question-reader.ts. */
export async function openFrame(db: Db, viewer: Viewer, now: DateTime): Promise<Frame> {
  const today = dateOf(now);
  const { vocabulary, plans, successions, dayExceptions } = await getWorld(db, today, viewer);
  const { language } = viewer;
  const sight = new Sight(viewer, vocabulary.unitsById);
  return { db, vocabulary, plans, successions, dayExceptions, sight, now, today, language, words: messages[language] };
}

/** Answers a typed query. */
export async function answerQuery(draft: Draft, frame: Frame): Promise<Answer> {
  return toAnswer(await answerDraft(draft, frame), draft, frame);
}

/** Whoever asks in the other language is answered in it. */
function inLanguage(language: Language | undefined, frame: Frame): Frame {
  return language === undefined || language === frame.language
    ? frame
    : { ...frame, language, words: messages[language] };
}

/** How something is computed or what it must reach is asked beside what was talked about: that is still what "còn Cao Lộc" is about. */
function keepTalk(answer: Answer, before: QuestionContext | undefined, now: DateTime): Answer {
  const topic = answer.context?.draft.topic;
  const isAside = topic === "definition" || topic === "targets";
  if (!isAside || before?.draft.topic !== "figures" || answer.kind !== "answer") return answer;
  return { ...answer, context: { ...before, askedAt: now.toISO() ?? "" } };
}

/** What is said after half a question may go on from that one. Whatever names nothing of ours changes no subject. */
function losing(answer: Answer, draft: Draft, before: QuestionContext | undefined): Answer {
  const says = draft.topic === "figures" && (draft.period ?? draft.conditions[0]) !== undefined;
  return before && says ? { ...answer, context: { ...before, lost: true } } : answer;
}

async function answerText({ text: asked, context, now }: Question, own: Frame): Promise<Answer> {
  const { vocabulary } = own;
  const before = isFresh(context, now) ? context : undefined;
  const { readings, language } = understand(asked, vocabulary, spreadFor(before));
  const frame = inLanguage(language, own);
  const best = chooseReading(readings, before);
  if (!best) return notUnderstood([], frame);
  const isPointing = best.draft.topic === "figures" && best.draft.those === true;
  const draft = isPointing ? resolveThose(best.draft, before?.draft) : completed(best, before, vocabulary.kinds);
  if (!draft) return toAnswer(clarify(frame.words.whichThose, []), best.draft, frame);
  const isUnsure = before?.unsure === true && draft !== best.draft;
  if (best.doubt <= SURE && !isUnsure) return keepTalk(await answerQuery(draft, frame), before, now);
  if (best.doubt > GUESS || !isComplete(draft)) return losing(notUnderstood(best.unexplained, frame), draft, before);
  const unexplained = best.unexplained.join(" ");
  const back = toAnswer(askWhetherMeant({ ...best, draft }, frame), draft, frame);
  return { ...back, unexplained, ...(back.context ? { context: { ...back.context, unsure: true } } : {}) };
}

/** What a text alone would be taken for and answered; undefined where it would be asked back or not understood. */
export function readAlone(asked: string, vocabulary: Vocabulary): Draft | undefined {
  const [best] = understand(asked, vocabulary, ONLY_LIKELIEST).readings;
  return best && best.doubt <= SURE && isComplete(best.draft) && isDecided(best.draft) ? best.draft : undefined;
}

/** Whether every indicator that is named is one. */
function isDecided(draft: Draft): boolean {
  return !("indicators" in draft) || draft.indicators.every((ref) => ref.codes.length === 1);
}

function onlySaying(kind: "none" | "refuse", sentence: string): Answer {
  return { kind, rows: [], interpretation: "", reply: say(sentence) };
}

/**
 * Answers a question in Vietnamese or English from what the asker may see: with rows and words, with a question back of at
 * most three choices, or by saying what is not known. The same question on the same data has the same answer.
 *
 * It reads under the role of questions, and says so when that takes too long. Whoever holds no role learns nothing, not
 * even whether the question made sense.
 */
export async function answerQuestion(db: Db, question: Question): Promise<Answer> {
  const { viewer, now, asOf } = question;
  const words = messages[viewer.language];
  if (viewer.assignments.length === 0) return onlySaying("refuse", words.refuse);
  const answer = await readForQuestion(
    db,
    async (trx) => answerText(question, await openFrame(trx, viewer, now)),
    asOf ? { asOf } : {},
  );
  return "timedOut" in answer ? onlySaying("none", words.tooSlow) : answer;
}
