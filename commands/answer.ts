import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { answerMessages } from "../src/dialogue/answers/messages.ts";
import { ANSWER_ACTION, exportAnswer, showAnswer } from "../src/dialogue/answers/replay.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { answerCode, isAnswerCode, parseAnswerCode } from "../src/domain/answer-code.ts";
import { say } from "../src/render/message.ts";
import { listRecentAnswers } from "../src/store/answers.ts";

const RECENT = 5;
const LABEL_LENGTH = 60;

async function offerRecent(turn: Turn): Promise<Outcome> {
  const words = answerMessages[turn.language];
  const recent = await listRecentAnswers(turn.trx, { personId: turn.person.id, chatId: turn.chat.id }, RECENT);
  if (recent.length === 0) return { replies: [say(words.none)] };
  const choices = recent.map(({ id, interpretation }) => {
    const label = `${answerCode(id)}: ${interpretation}`;
    const short = label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH - 1).trimEnd()}…` : label;
    return { label: short, action: { name: ANSWER_ACTION, args: { id } } };
  });
  return { replies: [{ ...say(words.which), choices }] };
}

/** An answer once more, by its code: as it was, with its query, rows and sources; or as a file. */
export const answerCommand: Command = {
  name: ANSWER_ACTION,
  words: ["xem lại câu trả lời", "câu trả lời cũ", "/answer", "answers"],
  summary: { vi: "Xem lại một câu trả lời theo mã", en: "See an answer again by its code" },
  where: "anywhere",
  mayUse: (assignments) => mayAnywhere(assignments, "see"),
  hears: (input) => (isAnswerCode(input) ? input : undefined),
  async run(turn, argument) {
    if (argument === "") return offerRecent(turn);
    const id = parseAnswerCode(argument);
    const words = answerMessages[turn.language];
    return {
      replies: [id === undefined ? say(words.notCode(argument.slice(0, LABEL_LENGTH))) : await showAnswer(turn, id)],
    };
  },
  async press(turn, args) {
    const { id = "", as } = args;
    if (!/^\d{1,18}$/.test(id)) return { replies: [say(answerMessages[turn.language].none)] };
    const format = as === "csv" || as === "xlsx" ? as : undefined;
    return { replies: [format ? await exportAnswer(turn, id, format) : await showAnswer(turn, id)] };
  },
};
