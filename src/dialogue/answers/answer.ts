import { answerQuestion, MEMORY_MINUTES, type Answer, type QuestionContext } from "../../questions/answer-question.ts";
import { LIST_LIMIT } from "../../questions/answers/show.ts";
import { QUERY_VERSION } from "../../questions/replay.ts";
import { plainText, say, type Choice, type Reply } from "../../render/message.ts";
import { saveAnswer } from "../../store/answers.ts";
import { noteMissed, notePicked } from "../../store/missed-questions.ts";
import { answerMessages } from "./messages.ts";
import { mayAnywhere } from "../approval/facts.ts";
import { codeLine, exportAnswer, fileChoice, viewerOf } from "./replay.ts";
import { invitationMessages } from "../people/invitation-messages.ts";
import { messages } from "../messages.ts";
import { commandKey } from "../normalise.ts";
import { attachChart } from "../picture.ts";
import type { Outcome, Turn } from "../turn.ts";

/** A question is kept no longer than this: what is longer was pasted. */
const TEXT_LENGTH = 1000;
/** Longer texts are no questions. */
const MISSED_LENGTH = 300;

async function keep(turn: Turn, asked: string, answer: Answer): Promise<string | undefined> {
  if (!answer.query) return undefined;
  const { assignments, groupUnitId } = viewerOf(turn);
  return saveAnswer(turn.trx, {
    personId: turn.person.id,
    chatId: turn.chat.id,
    inboxId: turn.inboxId,
    askedAt: turn.now,
    text: asked.slice(0, TEXT_LENGTH),
    query: answer.query,
    queryVersion: QUERY_VERSION,
    interpretation: answer.interpretation,
    language: turn.language,
    scope: { assignments, ...(groupUnitId === undefined ? {} : { groupUnitId }) },
    rows: answer.rows,
    count: answer.count,
  });
}

/** Rows that go on beyond the phone are offered as a file; beside an open form its own choices come first, alone. */
function fileChoices(turn: Turn, id: string, answer: Answer): Choice[] {
  const words = answerMessages[turn.language];
  const isFormOpen = turn.conversation.form !== null && turn.chat.kind === "private";
  if (answer.rows.length < 2 || isFormOpen) return [];
  return [fileChoice(id, "xlsx", answer.rows.length > LIST_LIMIT ? words.wholeAsExcel : words.excel)];
}

const FILE_WORDS = new Set(["gui file", "gui tep", "send a file"]);

/** After a question "gửi file" asks for its answer as a file, of everybody but those who send files themselves. */
export function asksForFile({ conversation, person }: Turn, input: string): boolean {
  return (
    FILE_WORDS.has(commandKey(input)) && conversation.question !== null && !mayAnywhere(person.assignments, "report")
  );
}

async function render(asking: Turn, asked: string, answer: Answer): Promise<Reply> {
  const turn = { ...asking, language: answer.language ?? asking.language };
  const id = await keep(turn, asked, answer);
  if (id !== undefined && answer.query && "view" in answer.query && answer.query.view === "file")
    return exportAnswer(turn, id, /\bcsv\b/.test(commandKey(asked)) ? "csv" : "xlsx");
  const { reply } = answer;
  const attachments = answer.chart ? [await attachChart(turn, answer.chart, "bieu-do.png")] : [];
  const choices = [...(reply.choices ?? []), ...(id === undefined ? [] : fileChoices(turn, id, answer))];
  return {
    blocks: id === undefined ? reply.blocks : [...reply.blocks, codeLine(id, turn)],
    ...(choices.length ? { choices } : {}),
    ...(attachments.length ? { attachments } : {}),
  };
}

/** Notes what was not understood or asked back, and what was answered after all; texts meant for an open form are not questions. */
async function note(turn: Turn, asked: string, answer: Answer, before: QuestionContext | null): Promise<void> {
  const { trx, person, chat, now } = turn;
  const whose = { personId: person.id, chatId: chat.id };
  const { kind } = answer;
  if (before?.open && (kind === "answer" || kind === "none"))
    await notePicked(trx, whose, now.minus({ minutes: MEMORY_MINUTES }), now);
  const isForForm = kind === "unknown" && turn.conversation.form !== null && chat.kind === "private";
  const folded = commandKey(asked);
  if ((kind !== "unknown" && kind !== "clarify") || isForForm || folded.length < 2 || asked.length > MISSED_LENGTH)
    return;
  const reply = plainText({ blocks: answer.reply.blocks.slice(0, 1) });
  const missed = {
    ...whose,
    text: asked,
    folded,
    language: turn.language,
    kind,
    words: answer.unexplained ?? "",
    reply,
  };
  await noteMissed(trx, missed, now);
}

/** Answers a text as a question, within what the asker may see here, and keeps the answer under its code. */
export async function answerAsQuestion(
  turn: Turn,
  asked: string,
): Promise<{ outcome: Outcome; understood: boolean; answer?: Answer }> {
  const { chat, language, person } = turn;
  if (person.assignments.length === 0)
    return { outcome: { replies: [say(invitationMessages[language].withoutRole)] }, understood: true };
  if (chat.kind === "group" && chat.unitId === null)
    return { outcome: { replies: [say(messages[language].groupUnregistered)] }, understood: true };
  const before = turn.conversation.question as QuestionContext | null;
  const answer = await answerQuestion(turn.trx, {
    text: asked,
    viewer: viewerOf(turn),
    now: turn.now,
    ...(before ? { context: before } : {}),
  });
  await note(turn, asked, answer, before);
  return {
    outcome: {
      replies: [await render(turn, asked, answer)],
      ...(answer.context ? { conversation: { question: answer.context } } : {}),
    },
    understood: answer.kind !== "unknown" || (answer.context !== undefined && !answer.context.lost),
    answer,
  };
}
