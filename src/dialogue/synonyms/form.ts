import { findMeanings, findWordRefusal, foldPhrase, proposePhrases, type Meaning } from "../../questions/synonym.ts";
import type { Frame } from "../../questions/answers/answer.ts";
import { indicatorName } from "../../questions/wording.ts";
import { bold, say, text, type Block, type Choice, type Language, type Reply } from "../../render/message.ts";
import { findMissedGroup, settleMissed } from "../../store/missed-questions.ts";
import { addSynonym } from "../../store/synonyms.ts";
import { tell } from "../approval/tell.ts";
import { isLeaving } from "../approval/reason.ts";
import {
  explainRefusal,
  listReach,
  listScopes,
  nameMeaning,
  openWorld,
  todayOf,
  tryWord,
  vocabularyUnits,
} from "./facts.ts";
import { synonymMessages, type SynonymWords } from "./messages.ts";
import { commandKey } from "../normalise.ts";
import type { FormState, Outcome, Turn } from "../turn.ts";

/** The command that lists and adds words. */
export const SYNONYM_ACTION = "tudien";
const SHOWN = 3;
const YES = new Set(["co", "dong y", "them", "ok", "dung", "yes", "add"]);
const MOST_INDICATORS = 15;

/** Where somebody is in adding a word. */
export interface SynonymState extends FormState {
  /** Of the missed question that it began with. */
  readonly missedId?: string;
  readonly phrase?: string;
  readonly meaning?: Meaning;
}

function choice(label: string, args: Readonly<Record<string, string>>): Choice {
  return { label, action: { name: SYNONYM_ACTION, args } };
}

function ask(state: SynonymState, blocks: readonly Block[], choices: readonly Choice[], words: SynonymWords): Outcome {
  const all = [...choices, choice(words.cancel, { step: "cancel" })];
  return { replies: [{ blocks, choices: all }], conversation: { form: state } };
}

/** Words of a missed question that may be what is missing, the likeliest first. */
async function listProposals(turn: Turn, state: SynonymState): Promise<string[]> {
  if (state.missedId === undefined) return [];
  const group = await findMissedGroup(turn.trx, state.missedId, await listReach(turn));
  if (!group) return [];
  const { vocabulary } = await openWorld(turn);
  return proposePhrases(group.text, group.words, vocabulary).slice(0, SHOWN);
}

function askMeaning(state: SynonymState, frame: Frame, lead: string, only?: readonly Meaning[]): Outcome {
  const { vocabulary, language } = frame;
  const words = synonymMessages[language];
  const offered = only ?? vocabulary.planned.slice(0, MOST_INDICATORS).map(({ code }) => ({ indicator: code }));
  const choices = offered.map((meaning) =>
    "indicator" in meaning
      ? choice(indicatorName(meaning.indicator, vocabulary, language), { indicator: meaning.indicator })
      : choice(nameMeaning(meaning, vocabulary, language), { unit: String(meaning.unitId) }),
  );
  return ask(state, [text(lead)], choices, words);
}

function lines<Item>(items: readonly Item[], line: (item: Item) => string, words: SynonymWords): Block[] {
  const rest = items.length - SHOWN;
  return [...items.slice(0, SHOWN).map((item) => text(line(item))), ...(rest > 0 ? [text(words.and(rest))] : [])];
}

async function preview(
  turn: Turn,
  state: SynonymState,
  word: { readonly phrase: string; readonly meaning: Meaning },
  frame: Frame,
): Promise<Outcome> {
  const words = synonymMessages[turn.language];
  const { gained, changed } = await tryWord(turn, word, frame);
  const blocks = [
    text(bold(words.preview(word.phrase, nameMeaning(word.meaning, frame.vocabulary, turn.language)))),
    text(gained.length > 0 ? words.gained(gained.length) : words.gainedNone),
    ...lines(gained, (one) => words.gainedLine(one.text, one.as), words),
    ...(changed.length > 0 ? [text(bold(words.changed(changed.length)))] : []),
    ...lines(changed, (one) => words.changedAs(one.text, one.as), words),
    text(words.effect),
  ];
  return ask(
    state,
    blocks,
    [choice(words.confirm, { step: "confirm" }), choice(words.otherPhrase, { step: "phrase" })],
    words,
  );
}

/** Asks for what is missing: the phrase, then what it means, then a yes, with the effect before it. */
export async function goOn(turn: Turn, state: SynonymState): Promise<Outcome> {
  const words = synonymMessages[turn.language];
  const { phrase, meaning } = state;
  if (phrase === undefined) {
    const proposed = await listProposals(turn, state);
    const choices = proposed.map((piece) => choice(`“${piece}”`, { phrase: piece }));
    return ask(state, [text(words.askPhrase)], choices, words);
  }
  const frame = await openWorld(turn);
  if (meaning === undefined) return askMeaning(state, frame, words.askMeaning(phrase));
  const refusal = findWordRefusal(phrase, meaning, frame.vocabulary);
  if (!refusal) return preview(turn, state, { phrase, meaning }, frame);
  const again = withoutPhrase(state);
  const next = await goOn(turn, again);
  const [reply] = next.replies;
  const sentence = text(explainRefusal(refusal, { phrase, meaning }, frame));
  return { ...next, replies: reply ? [{ ...reply, blocks: [sentence, ...reply.blocks] }] : [] };
}

function withoutPhrase({ command, missedId, meaning }: SynonymState): SynonymState {
  return { command, ...(missedId === undefined ? {} : { missedId }), ...(meaning ? { meaning } : {}) };
}

/** Tells everybody else who has the right, each once. */
export async function tellOthers(turn: Turn, about: string, render: (language: Language) => Reply): Promise<void> {
  for (const unitId of new Set(vocabularyUnits(turn)))
    for (const verb of ["accept", "administer"] as const) await tell(turn, { verb, unitId, about }, render);
}

async function commit(turn: Turn, state: SynonymState): Promise<Outcome> {
  const { phrase, meaning } = state;
  const words = synonymMessages[turn.language];
  const frame = await openWorld(turn);
  if (phrase === undefined || meaning === undefined || findWordRefusal(phrase, meaning, frame.vocabulary))
    return goOn(turn, state);
  const { settles } = await tryWord(turn, { phrase, meaning }, frame);
  const author = { personId: turn.person.id, inboxId: turn.inboxId, at: turn.now };
  const [scopeId] = await listScopes(turn);
  if (scopeId === undefined) return { replies: [say(words.left)], conversation: { form: null } };
  await tellOthers(turn, `synonym~${turn.inboxId}`, (language) => {
    const sentence = synonymMessages[language];
    const named = nameMeaning(meaning, frame.vocabulary, language);
    return {
      ...say(sentence.told(turn.person.name, phrase, named)),
      choices: [choice(sentence.remove(phrase), { removeWord: foldPhrase(phrase) })],
    };
  });
  const id = await addSynonym(turn.trx, { scopeId, phrase, folded: foldPhrase(phrase), meaning }, author);
  if (id === undefined) return { replies: [say(words.lost(phrase))], conversation: { form: null } };
  await settleMissed(turn.trx, { folded: settles, unitIds: await listReach(turn) }, { synonymId: id });
  const named = nameMeaning(meaning, frame.vocabulary, turn.language);
  return { replies: [say(words.done(phrase, named))], conversation: { form: null } };
}

/** Begins with what is known already: a missed question, or a phrase and the name of what it means. */
export async function begin(
  turn: Turn,
  known: { readonly missedId?: string; readonly phrase?: string; readonly name?: string },
): Promise<Outcome> {
  const state: SynonymState = {
    command: SYNONYM_ACTION,
    ...(known.missedId === undefined ? {} : { missedId: known.missedId }),
    ...(known.phrase === undefined ? {} : { phrase: known.phrase }),
  };
  return known.name === undefined ? goOn(turn, state) : takeName(turn, state, known.name);
}

async function takeName(turn: Turn, state: SynonymState, name: string): Promise<Outcome> {
  const frame = await openWorld(turn);
  const words = synonymMessages[turn.language];
  const found = findMeanings(name, frame.vocabulary, todayOf(turn));
  const [only] = found;
  if (!only) return askMeaning(state, frame, words.noMeaning(name));
  return found.length === 1
    ? goOn(turn, { ...state, meaning: only })
    : askMeaning(state, frame, words.whichMeaning(name), found);
}

/** A typed message while a word is being added. */
export async function answer(turn: Turn, input: string): Promise<Outcome | undefined> {
  const state = turn.conversation.form as SynonymState;
  const words = synonymMessages[turn.language];
  if (isLeaving(input)) return { replies: [say(words.left)], conversation: { form: null } };
  if (input.trim().startsWith("/")) return undefined;
  if (state.phrase === undefined) {
    const phrase = input
      .replaceAll(/[“”"'«»]/g, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    return goOn(turn, { ...state, phrase });
  }
  if (state.meaning === undefined) return takeName(turn, state, input);
  if (YES.has(commandKey(input))) return commit(turn, state);
  const { vocabulary } = await openWorld(turn);
  // another name in place of the meaning that was read back
  return findMeanings(input, vocabulary, todayOf(turn)).length > 0 ? takeName(turn, state, input) : undefined;
}

/** A pressed choice of the form. Undefined when no form is open. */
export async function press(turn: Turn, args: Readonly<Record<string, string>>): Promise<Outcome | undefined> {
  const open = turn.conversation.form as SynonymState | null;
  if (open?.command !== SYNONYM_ACTION) return undefined;
  const { step, phrase, indicator, unit } = args;
  const words = synonymMessages[turn.language];
  if (step === "cancel") return { replies: [say(words.left)], conversation: { form: null } };
  if (step === "confirm") return commit(turn, open);
  if (step === "phrase") return goOn(turn, withoutPhrase(open));
  if (phrase !== undefined) return goOn(turn, { ...open, phrase });
  if (indicator !== undefined) return goOn(turn, { ...open, meaning: { indicator } });
  if (unit !== undefined && /^\d{1,9}$/.test(unit)) return goOn(turn, { ...open, meaning: { unitId: Number(unit) } });
  return goOn(turn, open);
}
