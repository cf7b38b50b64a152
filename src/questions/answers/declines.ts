import { addDays } from "../../domain/time.ts";
import { existsOn, type Unit } from "../../domain/unit.ts";
import { text, type Block } from "../../render/message.ts";
import type { Draft, IndicatorRef, PeriodRef, UnitRef } from "../draft.ts";
import { seenUnits, type ScopeProblem } from "../scope.ts";
import type { Uncovered } from "../when.ts";
import { indicatorName } from "../wording.ts";
import { clarify, dayText, none, questionChoice, refuse, type Frame, type Result } from "./answer.ts";
import { nameOf, namesOf } from "./show.ts";

/** Puts one meaning in the place of every mention of a name in a draft. */
function replaceUnit(draft: Draft, named: UnitRef, unit: Unit): Draft {
  const swap = (ref: UnitRef): UnitRef =>
    ref.text === named.text ? { ids: [unit.id], level: unit.level, text: unit.name } : ref;
  const { subject, except } = draft;
  return {
    ...draft,
    ...(subject?.is === "units" ? { subject: { ...subject, units: subject.units.map(swap) } } : {}),
    ...(subject?.is === "level" ? { subject: { ...subject, within: subject.within.map(swap) } } : {}),
    ...(except ? { except: { ...except, units: except.units.map(swap) } } : {}),
  };
}

function successorsOf(unit: Unit, frame: Frame): Unit[] {
  return frame.successions
    .filter((succession) => succession.oldId === unit.id)
    .flatMap((succession) => frame.vocabulary.unitsById.get(succession.newId) ?? []);
}

function notThen(problem: Extract<ScopeProblem, { is: "not-then" }>, draft: Draft, frame: Frame, on: string): Result {
  const { words } = frame;
  const lines = [words.notThen(problem.text, dayText(on))];
  for (const unit of problem.others.slice(0, 2)) {
    if (unit.validUntil !== null && unit.validUntil <= on) {
      lines.push(words.livedUntil(nameOf(unit, frame), dayText(addDays(unit.validUntil, -1))));
      const successors = successorsOf(unit, frame);
      if (successors.length > 0) lines.push(words.becameInto(namesOf(successors, frame)));
    } else if (unit.validFrom > on) lines.push(words.since(nameOf(unit, frame), dayText(unit.validFrom)));
  }
  const choices = problem.units
    .slice(0, 3)
    .map((unit) =>
      questionChoice(nameOf(unit, frame), replaceUnit(draft, { ids: [], text: problem.text }, unit), frame),
    );
  const blocks = lines.map((line) => text(line));
  return choices.length > 0 ? clarify(blocks, choices) : { kind: "none", rows: [], blocks };
}

/** What is said when it is not clear, or not allowed, whom a question is about. */
export function declineScope(problem: ScopeProblem, draft: Draft, frame: Frame, on: string): Result {
  const { words } = frame;
  switch (problem.is) {
    case "forbidden":
      return refuse(words.refuse);
    case "ambiguous": {
      const named: UnitRef = { ids: [], text: problem.text };
      const choices = problem.units
        .slice(0, 3)
        .map((unit) => questionChoice(nameOf(unit, frame), replaceUnit(draft, named, unit), frame));
      const blocks: Block[] = [text(words.whichUnit(problem.text))];
      if (problem.units.length > 3) blocks.push(text(words.moreUnits(problem.units.length - 3)));
      return clarify(blocks, choices);
    }
    case "not-then":
      return notThen(problem, draft, frame, on);
    case "no-level": {
      const lower: Draft = { ...draft, subject: { is: "level", level: "commune", within: [] } };
      const decline = words.noLevel(words.levels[problem.level], dayText(on));
      return problem.level === "district"
        ? clarify(decline, [questionChoice(words.levels.commune, lower, frame)])
        : none(decline);
    }
    case "whose": {
      const seen = seenUnits(frame).filter((unit) => unit.level === "district" && existsOn(unit, on));
      return clarify(
        words.whose,
        seen
          .slice(0, 3)
          .map((unit) =>
            questionChoice(
              nameOf(unit, frame),
              { ...draft, subject: { is: "units", units: [{ ids: [unit.id], level: unit.level, text: unit.name }] } },
              frame,
            ),
          ),
      );
    }
  }
}

/** No report covers the time that was said: offers those that come nearest. */
export function declineUncovered(uncovered: Uncovered, draft: Draft, frame: Frame): Result {
  const choices = uncovered.nearest.map((period) => {
    const ref: PeriodRef = { kind: period.kind, year: { is: "exact", year: period.year } };
    return questionChoice(frame.words.period(period.kind, period.year), { ...draft, period: ref }, frame);
  });
  return clarify(frame.words.uncovered[uncovered.uncovered], choices);
}

/** Puts one indicator in the place of an unclear or missing one. */
export function withIndicator(draft: Draft, unclear: IndicatorRef | undefined, code: string): Draft {
  if (!("indicators" in draft)) return draft;
  const chosen: IndicatorRef = { codes: [code], text: code };
  const swap = (ref: IndicatorRef): IndicatorRef =>
    unclear && ref.codes.join() === unclear.codes.join() ? chosen : ref;
  const indicators = unclear ? draft.indicators.map(swap) : [chosen];
  if (draft.topic !== "figures") return { ...draft, indicators };
  const conditions = draft.conditions.map((group) =>
    group.map((condition) => ({ ...condition, indicator: condition.indicator ? swap(condition.indicator) : chosen })),
  );
  return { ...draft, indicators, conditions };
}

/** Asks which indicator is meant, the likeliest first. */
export function askIndicator(
  draft: Draft,
  unclear: IndicatorRef | undefined,
  codes: readonly string[],
  frame: Frame,
): Result {
  const { words, vocabulary, language } = frame;
  const choices = codes
    .slice(0, 3)
    .map((code) =>
      questionChoice(indicatorName(code, vocabulary, language), withIndicator(draft, unclear, code), frame),
    );
  return clarify(unclear ? words.whichOf(unclear.text) : words.whichIndicator, choices);
}
