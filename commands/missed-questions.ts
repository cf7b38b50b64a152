import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import { SYNONYM_ACTION } from "../src/dialogue/synonyms/form.ts";
import { listReach } from "../src/dialogue/synonyms/facts.ts";
import { synonymMessages, type SynonymWords } from "../src/dialogue/synonyms/messages.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { formatInstant } from "../src/render/dates.ts";
import { bold, say, text, type Choice, type Language } from "../src/render/message.ts";
import { findMissedGroup, listMissedGroups, settleMissed, type MissedGroup } from "../src/store/missed-questions.ts";

const NAME = "chuahieu";
const PAGE = 8;
const LABEL_LENGTH = 50;

function cut(value: string): string {
  return value.length > LABEL_LENGTH ? `${value.slice(0, LABEL_LENGTH - 1).trimEnd()}…` : value;
}

function whatWasMissing(group: MissedGroup, words: SynonymWords): string {
  if (group.words !== "") return words.unclearWords(group.words);
  return group.kind === "clarify" ? words.askedBack(group.reply) : words.notUnderstood;
}

function lineOf(group: MissedGroup, language: Language): string {
  const words = synonymMessages[language];
  const line = words.group(group.text, group.count, formatInstant(group.lastAt, language));
  return `• ${line}; ${whatWasMissing(group, words)}`;
}

function choice(label: string, args: Readonly<Record<string, string>>, name = NAME): Choice {
  return { label, action: { name, args } };
}

async function list(turn: Turn, from: number): Promise<Outcome> {
  const words = synonymMessages[turn.language];
  const reach = await listReach(turn);
  const { groups, total } = await listMissedGroups(turn.trx, reach, { limit: PAGE, offset: from });
  if (groups.length === 0) return { replies: [say(words.none)] };
  const rest = total - from - groups.length;
  return {
    replies: [
      {
        blocks: [
          text(bold(words.title(total))),
          ...groups.map((group) => text(lineOf(group, turn.language))),
          text(words.privacy),
          text(words.pick),
        ],
        choices: [
          ...groups.map((group) => choice(cut(group.text), { missed: group.id })),
          ...(rest > 0 ? [choice(words.more(rest), { from: String(from + PAGE) })] : []),
        ],
      },
    ],
  };
}

async function show(turn: Turn, group: MissedGroup): Promise<Outcome> {
  const words = synonymMessages[turn.language];
  return {
    replies: [
      {
        ...say(lineOf(group, turn.language)),
        choices: [
          choice(words.add, { missed: group.id }, SYNONYM_ACTION),
          choice(words.setAside, { missed: group.id, do: "set-aside" }),
          choice(words.back, { from: "0" }),
        ],
      },
    ],
  };
}

async function setAside(turn: Turn, group: MissedGroup): Promise<Outcome> {
  await settleMissed(turn.trx, { folded: [group.folded], unitIds: await listReach(turn) }, { setAsideAt: turn.now });
  return { replies: [say(synonymMessages[turn.language].setAsideDone(group.text))] };
}

/** What was not understood or asked back in vain: the secretariat looks at it and teaches words. */
export const missedQuestionsCommand: Command = {
  name: NAME,
  words: ["chưa hiểu", "câu hỏi chưa hiểu", "/missed", "missed questions"],
  summary: { vi: "Câu hỏi chưa hiểu: xem, dạy thêm từ", en: "Questions not understood: see, teach words" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "accept", "administer"),
  run: (turn) => list(turn, 0),
  async press(turn, args) {
    const { missed, from } = args;
    if (missed === undefined) return list(turn, Number(from) || 0);
    const group = /^\d{1,18}$/.test(missed)
      ? await findMissedGroup(turn.trx, missed, await listReach(turn))
      : undefined;
    if (!group) return { replies: [say(synonymMessages[turn.language].gone)] };
    return args["do"] === "set-aside" ? setAside(turn, group) : show(turn, group);
  },
};
