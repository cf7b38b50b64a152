import { parsePeriod, type Period } from "../../domain/period.ts";
import type { ScopeProblem } from "../../questions/scope.ts";
import type { Uncovered } from "../../questions/when.ts";
import { inSentence, unitName } from "../../questions/wording.ts";
import { periodName } from "../../render/dates.ts";
import { say, type Choice, type Reply } from "../../render/message.ts";
import type { BoardFrame } from "./board.ts";
import { boardMessages } from "./messages.ts";
import { BOARD_ACTION } from "./render.ts";
import type { Turn } from "../turn.ts";

/** A question back has at most three choices. */
const MOST_CHOICES = 3;

const withChoices = (reply: Reply, choices: readonly Choice[]): Reply =>
  choices.length > 0 ? { ...reply, choices } : reply;

/** Says that a text was not understood, and what to type instead. */
export function declineText(turn: Turn, words: readonly string[]): Reply {
  return say(boardMessages[turn.language].unknown(words.slice(0, 6).join(" ")));
}

/** Says that no report covers a time, or that none is owed for it, and offers periods that are there. */
export function declinePeriod(turn: Turn, frame: BoardFrame, asked: Uncovered | Period): Reply {
  const { language } = turn;
  const words = boardMessages[language];
  const known = [...new Set(frame.periods.map(({ period }) => period))];
  const isKnown = ({ code }: Period): boolean => known.includes(code);
  const offered =
    "uncovered" in asked ? asked.nearest.filter(isKnown) : known.flatMap((code) => parsePeriod(code) ?? []);
  const choices = offered.slice(0, MOST_CHOICES).map((period) => {
    const name = periodName(period, language);
    return { label: name, action: { name: BOARD_ACTION, args: { do: "ask", text: name } } };
  });
  if ("uncovered" in asked) return withChoices(say(words.uncovered), choices);
  return withChoices(say(words.noneFor(inSentence(periodName(asked, language))), words.otherPeriods), choices);
}

/**
 * Says why it is not clear, or not allowed, whose reports are meant; `choose` makes the choice of a unit. Whoever may not
 * see a unit does not learn whether it exists.
 */
export function declineScope(
  turn: Turn,
  frame: BoardFrame,
  problem: ScopeProblem,
  choose: (label: string, unitId: number) => Choice,
): Reply {
  const words = boardMessages[turn.language];
  switch (problem.is) {
    case "ambiguous":
    case "not-then": {
      const choices = problem.units
        .slice(0, MOST_CHOICES)
        .map((unit) => choose(unitName(unit, frame.vocabulary, turn.language), unit.id));
      const ask = problem.is === "ambiguous" ? words.whichUnit(problem.text) : words.notThen(problem.text);
      return withChoices(say(ask), choices);
    }
    default:
      return say(words.hidden);
  }
}
