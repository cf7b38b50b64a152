import { dateOf } from "../../domain/time.ts";
import { openFrame } from "../../questions/answer-question.ts";
import type { Frame } from "../../questions/answers/answer.ts";
import { effectOf, withWord, type Effect, type Meaning, type WordRefusal } from "../../questions/synonym.ts";
import type { Vocabulary } from "../../questions/vocabulary.ts";
import { indicatorName, unitName } from "../../questions/wording.ts";
import type { Language } from "../../render/message.ts";
import { listAnsweredTexts } from "../../store/answers.ts";
import { listMissedTexts } from "../../store/missed-questions.ts";
import { getVocabularyKey } from "../../store/questions.ts";
import { listUnitsWithin } from "../../store/unit-tree.ts";
import { mayAnywhere } from "../approval/facts.ts";
import { synonymMessages } from "./messages.ts";
import type { Turn } from "../turn.ts";

/** Texts that an added word is tried on: enough to see its effect, few enough for a second's answer. */
const MOST_TEXTS = 300;
const ANSWERED_DAYS = 90;

/** The units of the person's that give the right to the log and the vocabulary. */
export function vocabularyUnits(turn: Turn): number[] {
  return turn.person.assignments
    .filter((one) => mayAnywhere([one], "accept", "administer"))
    .map(({ unitId }) => unitId);
}

/** Those units and everything below them: whose questions the person may read. */
export function listReach(turn: Turn): Promise<number[]> {
  return listUnitsWithin(turn.trx, vocabularyUnits(turn));
}

/** The provinces of those units: where the words that the person adds hold, and which words may be taken back. */
export async function listScopes(turn: Turn): Promise<readonly number[]> {
  return (await getVocabularyKey(turn.trx, vocabularyUnits(turn))).roots;
}

/** The world in which the person's words are understood. */
export function openWorld({ trx, person, language, now }: Turn): Promise<Frame> {
  return openFrame(trx, { assignments: person.assignments, language }, now);
}

/** What a word means, by name. */
export function nameMeaning(meaning: Meaning, vocabulary: Vocabulary, language: Language): string {
  if ("indicator" in meaning)
    return vocabulary.indicators.has(meaning.indicator)
      ? `“${indicatorName(meaning.indicator, vocabulary, language)}”`
      : synonymMessages[language].missingIndicator;
  const unit = vocabulary.unitsById.get(meaning.unitId);
  return unit ? unitName(unit, vocabulary, language) : synonymMessages[language].missingIndicator;
}

/** Why a word cannot be added, as a sentence. */
export function explainRefusal(
  refusal: WordRefusal,
  word: { readonly phrase: string; readonly meaning: Meaning },
  { vocabulary, language }: Frame,
): string {
  const words = synonymMessages[language];
  const { phrase, meaning } = word;
  const names = (indicators: readonly string[], unitIds: readonly number[]): string =>
    [
      ...new Set([
        ...indicators.map((indicator) => nameMeaning({ indicator }, vocabulary, language)),
        ...unitIds.map((unitId) => nameMeaning({ unitId }, vocabulary, language)),
      ]),
    ]
      .slice(0, 3)
      .join(", ");
  switch (refusal.why) {
    case "too-short":
      return words.tooShort(phrase);
    case "too-long":
      return words.tooLong;
    case "number":
      return words.number(phrase);
    case "everyday":
      return words.everyday(phrase);
    case "known":
      return words.known(phrase, nameMeaning(meaning, vocabulary, language));
    case "taken":
      return words.taken(phrase, names(refusal.indicators, refusal.unitIds));
    case "task":
      return words.task(phrase, refusal.title);
    case "part":
      return words.part(phrase, names(refusal.indicators, []));
  }
}

/** What a word more would do, and the spellings of missed questions that it settles. */
export async function tryWord(
  turn: Turn,
  word: { readonly phrase: string; readonly meaning: Meaning },
  frame: Frame,
): Promise<Effect & { readonly settles: readonly string[] }> {
  const reach = await listReach(turn);
  const missed = await listMissedTexts(turn.trx, reach, MOST_TEXTS);
  const answered = await listAnsweredTexts(turn.trx, reach, turn.now.minus({ days: ANSWERED_DAYS }), MOST_TEXTS);
  const next = withWord(frame.vocabulary, word.phrase, word.meaning);
  const texts = { missed: missed.map(({ text }) => text), answered };
  const effect = effectOf(texts, frame.vocabulary, next, turn.language);
  const gained = new Set(effect.gained.map(({ text }) => text));
  return { ...effect, settles: missed.filter(({ text }) => gained.has(text)).map(({ folded }) => folded) };
}

/** Today, for which names hold. */
export function todayOf(turn: Turn): string {
  return dateOf(turn.now);
}
