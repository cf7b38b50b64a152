import { mayAnywhere } from "../src/dialogue/approval/facts.ts";
import {
  answer,
  begin,
  goOn,
  press,
  SYNONYM_ACTION,
  tellOthers,
  type SynonymState,
} from "../src/dialogue/synonyms/form.ts";
import { longNumberIn, numberIn } from "../src/dialogue/press-args.ts";
import { listScopes, nameMeaning, openWorld } from "../src/dialogue/synonyms/facts.ts";
import { synonymMessages } from "../src/dialogue/synonyms/messages.ts";
import type { Command, Outcome, Turn } from "../src/dialogue/turn.ts";
import { formatInstant } from "../src/render/dates.ts";
import { bold, say, text } from "../src/render/message.ts";
import { listSynonyms, removeSynonym } from "../src/store/synonyms.ts";
import { foldPhrase } from "../src/questions/synonym.ts";

const PAGE = 8;

async function list(turn: Turn, from: number): Promise<Outcome> {
  const { language } = turn;
  const words = synonymMessages[language];
  const all = await listSynonyms(turn.trx, await listScopes(turn));
  if (all.length === 0) return { replies: [say(words.empty)] };
  const { vocabulary } = await openWorld(turn);
  const shown = all.slice(from, from + PAGE);
  const rest = all.length - from - shown.length;
  const lines = shown.map(({ phrase, meaning, addedBy, addedAt }) =>
    text(words.line(phrase, nameMeaning(meaning, vocabulary, language), addedBy, formatInstant(addedAt, language))),
  );
  const choice = (label: string, args: Record<string, string>) => ({ label, action: { name: SYNONYM_ACTION, args } });
  return {
    replies: [
      {
        blocks: [text(bold(words.listTitle(all.length))), ...lines, text(words.howTo)],
        choices: [
          ...shown.map(({ id, phrase }) => choice(words.remove(phrase), { remove: String(id) })),
          ...(rest > 0 ? [choice(words.more(rest), { from: String(from + PAGE) })] : []),
        ],
      },
    ],
  };
}

async function remove(turn: Turn, id: number): Promise<Outcome> {
  const words = synonymMessages[turn.language];
  const { vocabulary } = await openWorld(turn);
  const word = (await listSynonyms(turn.trx, await listScopes(turn))).find((one) => one.id === id);
  if (!word) return { replies: [say(words.removedAlready)] };
  await tellOthers(turn, `synonym-removed~${turn.inboxId}`, (language) =>
    say(
      synonymMessages[language].toldRemoved(
        turn.person.name,
        word.phrase,
        nameMeaning(word.meaning, vocabulary, language),
      ),
    ),
  );
  const author = { personId: turn.person.id, inboxId: turn.inboxId, at: turn.now };
  const removed = await removeSynonym(turn.trx, id, author);
  if (!removed) return { replies: [say(words.removedAlready)] };
  return { replies: [say(words.removed(word.phrase, nameMeaning(word.meaning, vocabulary, turn.language)))] };
}

async function removeByWord(turn: Turn, folded: string): Promise<Outcome> {
  const word = (await listSynonyms(turn.trx, await listScopes(turn))).find(
    ({ phrase }) => foldPhrase(phrase) === folded,
  );
  return word ? remove(turn, word.id) : { replies: [say(synonymMessages[turn.language].removedAlready)] };
}

/** Words that were added to the vocabulary: lists them, takes them back, adds one ("/tudien cụm từ = tên chỉ tiêu"). */
export const synonymsCommand: Command = {
  name: SYNONYM_ACTION,
  words: ["từ điển", "từ đồng nghĩa", "/synonyms", "synonyms"],
  summary: { vi: "Từ đồng nghĩa đã thêm: xem, thêm, bỏ", en: "Added synonyms: list, add, remove" },
  where: "private",
  mayUse: (assignments) => mayAnywhere(assignments, "accept", "administer"),
  async run(turn, argument) {
    const match = /^(.+?)\s*(?:=|\blà\b|->|→)\s*(.+)$/su.exec(argument.replaceAll(/[“”"]/g, ""));
    if (argument === "") return list(turn, 0);
    return match?.[1] && match[2]
      ? begin(turn, { phrase: match[1].trim(), name: match[2].trim() })
      : begin(turn, { phrase: argument });
  },
  async press(turn, args) {
    const { remove: id, removeWord, from, missed } = args;
    if (id !== undefined) return remove(turn, numberIn(args, "remove"));
    if (removeWord !== undefined) return removeByWord(turn, removeWord);
    if (missed !== undefined) return begin(turn, { missedId: longNumberIn(args, "missed") ?? "0" });
    if (from !== undefined) return list(turn, Number(from) || 0);
    return (await press(turn, args)) ?? list(turn, 0);
  },
  form: {
    ownsNumbers: () => false,
    answer,
    async repeat(turn) {
      const outcome = await goOn(turn, turn.conversation.form as SynonymState);
      return outcome.replies[0] ?? say(synonymMessages[turn.language].explain);
    },
    explain: async (turn) => ({ replies: [say(synonymMessages[turn.language].explain)] }),
  },
};
